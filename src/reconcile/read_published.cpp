// Published lines, in the columns of the figures' schema.
#include <algorithm>
#include <array>

#include "ntm/reconcile.hpp"
#include "read/fixed_table.hpp"
#include "read/text.hpp"
#include "reconcile/words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr auto published_columns =
    std::to_array<std::string_view>({"measure", "scope", "name", "item", "year", "base_year", "value"});
// Of what the program prints itself it needs neither numerators nor units.
constexpr auto published_extras =
    std::to_array<std::string_view>({"source", "place", "denominator", "words", "numerator", "unit"});
constexpr TableForm published_form{published_columns, published_extras};

template <typename Value>
struct WordsFor {
  std::string_view words;  // as word_key has them
  Value value;
};

constexpr std::array recognition_words = std::to_array<WordsFor<Recognition>>({
    {"standard", Recognition::standard},
    {"dat chuan", Recognition::standard},
    {"dat chuan ntm", Recognition::standard},
    {"dat chuan nong thon moi", Recognition::standard},
    {"ntm", Recognition::standard},
    {"nong thon moi", Recognition::standard},
    {"advanced", Recognition::advanced},
    {"nang cao", Recognition::advanced},
    {"ntm nang cao", Recognition::advanced},
    {"dat chuan nang cao", Recognition::advanced},
    {"dat chuan ntm nang cao", Recognition::advanced},
    {"nong thon moi nang cao", Recognition::advanced},
    {"model", Recognition::model},
    {"kieu mau", Recognition::model},
    {"ntm kieu mau", Recognition::model},
    {"dat chuan ntm kieu mau", Recognition::model},
    {"nong thon moi kieu mau", Recognition::model},
});

constexpr std::array denominator_words = std::to_array<WordsFor<Denominator>>({
    {"communes", Denominator::communes},
    {"all", Denominator::communes},
    {"all communes", Denominator::communes},
    {"so xa", Denominator::communes},
    {"tong so xa", Denominator::communes},
    {"recognised", Denominator::standard},
    {"recognized", Denominator::standard},
    {"standard", Denominator::standard},
    {"dat chuan", Denominator::standard},
    {"so xa dat chuan", Denominator::standard},
    {"advanced", Denominator::advanced},
    {"nang cao", Denominator::advanced},
    {"so xa nang cao", Denominator::advanced},
});

// The value of a cell that a spreadsheet was kept from taking for something else: ="10-14".
std::string cell_text(std::string_view cell) {
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"')) {
    std::string text;
    for (std::size_t i = 2; i + 1 < cell.size(); ++i) {
      text += cell[i];
      if (cell[i] == '"') ++i;
    }
    return normalized(text);
  }
  return normalized(cell);
}

// Whether it matters what the figure is of; behind other ratios the program prints reduced fractions.
bool has_denominator(Measure measure) {
  return measure == Measure::band_share || measure == Measure::criterion_share ||
         measure == Measure::recognised_share || measure == Measure::rank;
}

// The number of the first line that is not blank if it has no column without which nothing is published.
std::optional<std::size_t> line_of_other_header(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("\r\n ");
  if (begin == std::string_view::npos) return std::nullopt;  // an empty file is another matter
  std::string_view header = text.substr(begin);
  header = header.substr(0, header.find_first_of("\r\n"));
  while (!header.empty()) {
    const std::size_t end = std::min(header.find_first_of(",;"), header.size());
    std::string_view title = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t first = title.find_first_not_of("\" ");
    if (first == std::string_view::npos) continue;
    title = title.substr(first, title.find_last_not_of("\" ") - first + 1);
    if (title == "measure" || title == "value") return std::nullopt;
  }
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, begin), '\n'));
}

class PublishedReader {
 public:
  PublishedReader(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : table_(text, file, published_form, diagnostics) {}

  std::vector<PublishedLine> read() {
    for (const FixedTable::Row& row : table_.rows()) take(row);
    if (table_.is_empty()) table_.error(1, "there is no row", "write one for each published figure");
    return std::move(lines_);
  }

 private:
  using Row = FixedTable::Row;

  [[nodiscard]] std::string text(const Row& row, std::string_view column) const {
    return cell_text(table_.cell(row, column));
  }

  std::optional<int> year(const Row& row, std::string_view column) {
    const std::string written = text(row, column);
    const auto number = Ratio::parse(written, 0);
    if (number && *number >= Ratio(first_year) && *number <= Ratio(last_year)) {
      return static_cast<int>(number->numerator());
    }
    table_.error(row, column, {"{} is '{}', not a number from {} to {}", column, written, first_year, last_year},
                 "correct it");
    return std::nullopt;
  }

  // Some are bands, or what communes are recognised as; others are as they are.
  bool check_item(const Row& row, PublishedLine& line) {
    const auto refuse = [&](Message hint) {
      table_.error(row, "item", {"'{}' is not an item of {}", line.item, ntm::name(line.measure)}, std::move(hint));
      return false;
    };
    switch (line.measure) {
      case Measure::band:
      case Measure::band_share:
      case Measure::band_change:
        if (!read_band(line.item)) return refuse("write a band such as 15-19, 9, <5 or 10+");
        return true;
      case Measure::recognised:
      case Measure::recognised_share:
      case Measure::recognised_change:
        if (line.item.empty()) line.item = "standard";
        if (!find_recognition(line.item)) return refuse("write standard, advanced or model");
        return true;
      default: return true;
    }
  }

  bool read_words(const Row& row, PublishedLine& line) {
    const auto hedge = find_hedge(text(row, "words"));
    if (!hedge) {
      table_.error(row, "words", {"'{}' does not say how a number is meant", text(row, "words")},
                   "write about, almost, over or up to, or nothing");
      return false;
    }
    if (*hedge != Hedge::none) line.number.hedge = *hedge;
    return true;
  }

  bool read_value(const Row& row, PublishedLine& line) {
    const std::string written = text(row, "value");
    const auto number = read_printed(written, is_whole(line.measure));
    if (!number) {
      const bool would_be_number = read_printed(written, false).has_value();
      table_.error(row, "value",
                   would_be_number
                       ? Message{"'{}' is not a whole number, as {} must be", written, ntm::name(line.measure)}
                       : Message{"'{}' is not a number", written},
                   "write it as it was printed, such as 5.458 or 50,1");
      return false;
    }
    line.number = *number;
    return true;
  }

  void take(const Row& row) {
    PublishedLine line;
    line.line = row.line;
    line.source = text(row, "source");
    line.place = text(row, "place");
    line.name = text(row, "name");
    line.item = text(row, "item");
    bool is_right = true;
    if (const auto measure = find_measure(text(row, "measure"))) {
      line.measure = *measure;
    } else {
      table_.error(row, "measure", {"'{}' is not a measure", text(row, "measure")},
                   "write the name of a measure, such as average, band or recognised");
      return;
    }
    if (const auto scope = find_scope(text(row, "scope").empty() ? "all" : text(row, "scope"))) {
      line.scope = *scope;
    } else {
      table_.error(row, "scope", {"'{}' is not a scope", text(row, "scope")},
                   "write all, pilot, other, province, district or commune");
      is_right = false;
    }
    if (const auto read = year(row, "year")) {
      line.year = *read;
    } else {
      is_right = false;
    }
    if (!text(row, "base_year").empty()) {
      line.base_year = year(row, "base_year");
      is_right = is_right && line.base_year.has_value();
    }
    is_right = check_item(row, line) && is_right;
    is_right = read_value(row, line) && is_right;
    is_right = read_words(row, line) && is_right;
    if (const std::string said = text(row, "denominator");
        has_denominator(line.measure) && !said.empty() && !read_denominator(said, line)) {
      table_.error(row, "denominator", {"'{}' does not say what the share is a share of", said},
                   "write communes, recognised, advanced or a number");
      is_right = false;
    }
    if (is_right) lines_.push_back(std::move(line));
  }

  FixedTable table_;
  std::vector<PublishedLine> lines_;
};

}  // namespace

std::optional<Recognition> find_recognition(std::string_view words) {
  const std::string key = word_key(words);
  const auto* const found = std::ranges::find(recognition_words, std::string_view(key), &WordsFor<Recognition>::words);
  return found == recognition_words.end() ? std::nullopt : std::optional(found->value);
}

bool read_denominator(std::string_view words, PublishedLine& line) {
  const std::string key = word_key(words);
  const auto* const found = std::ranges::find(denominator_words, std::string_view(key), &WordsFor<Denominator>::words);
  if (found != denominator_words.end()) {
    line.denominator = found->value;
    return true;
  }
  const auto number = read_printed(words, true);
  if (!number || number->value <= Ratio(0)) return false;
  line.denominator = Denominator::number;
  line.denominator_number = number->value.numerator();
  return true;
}

std::optional<std::vector<PublishedLine>> read_published(std::string_view text, const std::string& file,
                                                         Diagnostics& diagnostics) {
  Diagnostics problems;
  std::optional<std::vector<PublishedLine>> lines;
  const auto decoded = decode(text, {}, file, problems);
  const auto other_header = decoded ? line_of_other_header(decoded->utf8) : std::nullopt;
  if (other_header) {
    std::string header;
    for (const std::string_view column : published_columns) header.append(header.empty() ? "" : ",").append(column);
    problems.error({file, *other_header, 0}, "this is not a table of published figures", {"the header is {}", header});
  } else if (decoded) {
    lines = PublishedReader(decoded->utf8, file, problems).read();
  }
  diagnostics.add(problems);
  return problems.has_errors() ? std::nullopt : std::move(lines);
}

}  // namespace ntm
