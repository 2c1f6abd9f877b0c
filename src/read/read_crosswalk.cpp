#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/edit_distance.hpp"
#include "ntm/crosswalk.hpp"
#include "ntm/unicode.hpp"
#include "read/cells.hpp"
#include "read/fixed_table.hpp"
#include "read/text.hpp"

namespace ntm {
namespace {

constexpr auto required_columns = std::to_array<std::string_view>({"old_code", "new_code", "part"});
constexpr auto optional_columns = std::to_array<std::string_view>({"year", "old_name", "new_name"});
// As published it tells much more: provinces, districts, decrees.
constexpr TableForm crosswalk_form{required_columns, optional_columns, nullptr, true};

// What the published table calls its columns, as word keys.
constexpr std::array published_columns = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"ma xa cu", "old_code"},
    {"ten xa cu", "old_name"},
    {"ma xa moi", "new_code"},
    {"ten xa moi", "new_name"},
    {"ghi chu", "part"},
});

// The cells of one line of a published table.
std::vector<std::string_view> cut(std::string_view line, char delimiter) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(delimiter, begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

// The header in our words, if the line is one of a published table.
std::optional<std::string> published_header(std::string_view line) {
  const char delimiter = line.find(';') != std::string_view::npos ? ';' : ',';
  std::string header;
  std::size_t known = 0;
  for (const std::string_view cell : cut(line, delimiter)) {
    const std::string key = word_key(cell);
    const auto* const column =
        std::ranges::find(published_columns, key, &std::pair<std::string_view, std::string_view>::first);
    if (!header.empty()) header += delimiter;
    if (column == published_columns.end()) {
      header += cell;
    } else {
      header += column->second;
      ++known;
    }
  }
  return known >= required_columns.size() ? std::optional(header) : std::nullopt;
}

// Where the header of a published table stands, by lines and in bytes; and that header in our words.
struct PublishedHeader {
  std::size_t lines_before = 0;
  std::size_t end = 0;
  std::string header;
};

std::optional<PublishedHeader> find_published_header(std::string_view text) {
  constexpr std::size_t most_titles = 20;
  std::size_t begin = 0;
  for (std::size_t line = 0; line <= most_titles && begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view own = text.substr(begin, end - begin);
    if (own.ends_with('\r')) own.remove_suffix(1);
    if (auto header = published_header(own)) return PublishedHeader{line, end, std::move(*header)};
    begin = end + 1;
  }
  return std::nullopt;
}

// The table with our names of columns on its first line that is not blank; lines keep their numbers.
std::string without_titles(std::string_view text) {
  const auto found = find_published_header(text);
  if (!found) return std::string(text);
  return std::string(found->lines_before, '\n') + found->header + std::string(text.substr(found->end));
}

// Whether `words` stand one after the other in `note`, each with a slip at most if it is long.
bool says(const std::vector<std::string_view>& note, std::string_view words) {
  constexpr std::size_t long_word = 3;
  const std::vector<std::string_view> wanted = cut(words, ' ');
  const auto is_meant = [](std::string_view written, std::string_view meant) {
    return written == meant || (meant.size() >= long_word && edit_distance(written, meant) <= 1);
  };
  return !std::ranges::search(note, wanted, is_meant).empty();
}

// What went: the whole unit, or a part of it. Nothing where the note does not say it, or says both.
std::optional<bool> is_whole(std::string_view note) {
  const std::string key = word_key(note);
  const std::vector<std::string_view> words = cut(key, ' ');
  const auto says_any = [&](std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return says(words, phrase); });
  };
  static constexpr auto whole = std::to_array<std::string_view>({"whole", "toan bo", "giu nguyen", "doi ten"});
  static constexpr auto part = std::to_array<std::string_view>({"part", "mot phan", "1 phan"});
  const bool says_whole = says_any(whole);
  const bool says_part = says_any(part);
  return says_whole == says_part ? std::nullopt : std::optional(says_whole);
}

class CrosswalkReader {
 public:
  CrosswalkReader(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : table_(text, file, crosswalk_form, diagnostics), diagnostics_(diagnostics) {}

  std::vector<CrosswalkRow> read() {
    restore_zeros_ = has_long_codes();
    for (const auto& row : table_.rows()) take(row);
    if (table_.is_empty()) table_.error(1, "there is no row", "write one for each old commune or part of one");
    for (const auto& [code, first] : old_units_) check_parts(first);
    return std::move(rows_);
  }

 private:
  using Row = FixedTable::Row;

  [[nodiscard]] std::string text(const Row& row, std::string_view column) const {
    std::string storage;
    return std::string(normalized(table_.cell(row, column), storage));
  }

  // Whether some code has the five digits of the national list.
  [[nodiscard]] bool has_long_codes() const {
    return std::ranges::any_of(table_.rows(), [&](const Row& row) {
      return text(row, "old_code").size() == digits_of_list || text(row, "new_code").size() == digits_of_list;
    });
  }

  std::optional<std::string> code(const Row& row, std::string_view column) {
    std::string code = text(row, column);
    if (code.empty() || !is_digits(code)) {
      table_.error(row, column, {"'{}' is no code of a commune", code}, "write the one of the national list");
      return std::nullopt;
    }
    if (restore_zeros_ && code.size() < digits_of_list) code.insert(0, digits_of_list - code.size(), '0');
    return code;
  }

  void take(const Row& row) {
    // headings of provinces, totals, notes
    if (text(row, "old_code").empty() && text(row, "new_code").empty()) return;
    const auto old_code = code(row, "old_code");
    const auto new_code = code(row, "new_code");
    const std::string note = text(row, "part");
    const auto whole = is_whole(note);
    if (!whole) {
      table_.error(row, "part", {"'{}' does not say what went", note}, "write whole or part");
    }
    std::optional<int> year;
    if (const std::string written = text(row, "year"); !written.empty()) {
      const auto number = Ratio::parse(written, 0);
      if (number && *number >= Ratio(first_year) && *number <= Ratio(last_year)) {
        year = static_cast<int>(number->numerator());
      } else {
        table_.error(
            row, "year",
            {"{} is '{}', not a number from {} to {}", std::string_view("year"), written, first_year, last_year},
            "correct it");
        return;
      }
    }
    if (!old_code || !new_code || !whole) return;
    if (!is_of_one_unit(row, "old_code", *old_code, "old_name", old_names_)) return;
    if (!is_of_one_unit(row, "new_code", *new_code, "new_name", new_names_)) return;
    rows_.push_back({*old_code, *new_code, text(row, "old_name"), *whole, year, row.line});
    old_units_[{year, *old_code}].push_back(rows_.size() - 1);
  }

  struct NameOnLine {
    std::string name;
    std::size_t line;
  };

  // False, with an error, where the code stood before with another name.
  bool is_of_one_unit(const Row& row, std::string_view column, const std::string& code, std::string_view column_of_name,
                      std::map<std::string, NameOnLine>& names) {
    const std::string name = text(row, column_of_name);
    if (name.empty()) return true;
    const auto [known, is_new] = names.try_emplace(code, NameOnLine{name, row.line});
    if (is_new || word_key(known->second.name) == word_key(name)) return true;
    table_.error(
        row, column,
        {"the code {} is that of '{}' here and of '{}' on line {}", code, name, known->second.name, known->second.line},
        "correct the one that is wrong");
    return false;
  }

  // All rows of an old unit.
  void check_parts(const std::vector<std::size_t>& rows) {
    const CrosswalkRow& first = rows_[rows.front()];
    if (rows.size() == 1 && !first.is_whole) {
      diagnostics_.warning({table_.file(), first.line, 0},
                           {"of {} only one part stands here; where the rest went is not known", first.old_code},
                           "add the rows of its other parts, or write whole");
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const CrosswalkRow& again = rows_[rows[i]];
      if (again.new_code == first.new_code) {
        diagnostics_.error(
            {table_.file(), again.line, 0},
            {"that {} went into {} stands on line {} already", again.old_code, again.new_code, first.line},
            "delete the row, or correct its codes");
      } else if (first.is_whole || again.is_whole) {
        diagnostics_.error({table_.file(), again.line, 0},
                           {"{} went into {} here and into {} on line {}, and one of them has it whole", again.old_code,
                            again.new_code, first.new_code, first.line},
                           "write part for each, or correct the code that is wrong");
      }
    }
  }

  static constexpr std::size_t digits_of_list = 5;

  FixedTable table_;
  Diagnostics& diagnostics_;
  bool restore_zeros_ = false;
  std::vector<CrosswalkRow> rows_;
  std::map<std::pair<std::optional<int>, std::string>, std::vector<std::size_t>> old_units_;
  std::map<std::string, NameOnLine> old_names_;
  std::map<std::string, NameOnLine> new_names_;
};

}  // namespace

std::optional<Crosswalk> read_crosswalk(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Diagnostics problems;
  std::optional<Crosswalk> crosswalk;
  if (const auto decoded = decode(text, {}, file, problems)) {
    crosswalk.emplace(file, CrosswalkReader(without_titles(decoded->utf8), file, problems).read());
  }
  diagnostics.add(problems);
  return problems.has_errors() ? std::nullopt : std::move(crosswalk);
}

bool is_published_crosswalk(std::string_view text) {
  // most files are done with a glance: none of their first words is cũ
  constexpr std::size_t glance = 4096;
  const std::string_view beginning = text.substr(0, glance);
  const bool may_be =
      beginning.find("c\u0169") != std::string_view::npos || beginning.find("C\u0168") != std::string_view::npos;
  return may_be && find_published_header(text).has_value();
}

}  // namespace ntm
