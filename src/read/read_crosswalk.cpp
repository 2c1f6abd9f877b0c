#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>

#include "ntm/crosswalk.hpp"
#include "panel/place_names.hpp"
#include "read/cells.hpp"
#include "read/fixed_table.hpp"
#include "read/header_words.hpp"
#include "read/records.hpp"
#include "read/text.hpp"
#include "text/csv_cell.hpp"
#include "text/edit_distance.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr auto required_columns = std::to_array<std::string_view>({"old_code", "new_code", "part"});
constexpr auto optional_columns = std::to_array<std::string_view>({"year", "old_name", "new_name"});
// It may tell more: provinces, districts, decrees.
constexpr TableForm crosswalk_form{required_columns, optional_columns, nullptr, true};

// Our name of a column of the published table, by the words of its header and of the group above it: "Mã Xã cũ",
// "Trước sắp xếp" over "Mã ĐVHC". Empty for others, as those of provinces and districts.
std::string_view published_column(const std::string& header) {
  const std::string key = words_in(header);
  const std::vector<std::string_view> words = split_words(key);
  const auto has = [&](std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any,
                               [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
  };
  if (has({"tinh", "huyen"})) return {};
  if (key.starts_with("ghi chu")) return "part";
  const bool is_old = has({"cu", "truoc"});
  const bool is_new = has({"moi", "sau"});
  if (is_old == is_new) return {};
  if (has({"ma"})) return is_old ? "old_code" : "new_code";
  if (has({"ten"})) return is_old ? "old_name" : "new_name";
  return {};
}

// A published table: rows of cells below title rows and a header of one row or two.
class PublishedTable {
 public:
  explicit PublishedTable(std::string_view text) {
    constexpr std::size_t most_titles = 20;
    delimiter_ = most_frequent_delimiter(text.substr(0, text.find('\0')));
    Diagnostics ignored;  // what cannot be cut is no such table
    RecordReader reader(text, delimiter_, {}, ignored);
    Record record;
    std::vector<std::string> above;
    for (std::size_t row = 0; row < most_titles && reader.next(record); ++row) {
      if (find_columns(record, above)) {
        read(reader);
        is_found_ = !ignored.has_errors();
        return;
      }
      above.clear();
      for (const std::string_view cell : record.cells) {
        // a group stands over the columns to its right, too
        above.emplace_back(cell.empty() && !above.empty() ? std::string_view(above.back()) : cell);
      }
    }
  }

  [[nodiscard]] bool is_found() const { return is_found_; }
  // As a table of ours; lines keep their numbers.
  [[nodiscard]] std::string in_our_words() const { return text_; }

 private:
  static constexpr std::array names =
      std::to_array<std::string_view>({"old_code", "old_name", "new_code", "new_name", "part"});

  bool find_columns(const Record& record, const std::vector<std::string>& above) {
    places_.fill(std::string::npos);
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      std::string_view name = published_column(std::string(record.cells[i]));
      if (name.empty() && i < above.size()) name = published_column(above[i] + ' ' + std::string(record.cells[i]));
      const auto* const found = std::ranges::find(names, name);
      if (found == names.end()) continue;
      std::size_t& place = places_[static_cast<std::size_t>(found - names.begin())];
      if (place == std::string::npos) place = i;
    }
    header_line_ = record.line;
    const auto is_there = [&](std::size_t column) { return places_[column] != std::string::npos; };
    return is_there(0) && is_there(2) && is_there(4);
  }

  [[nodiscard]] std::string cell(const Record& record, std::size_t column) const {
    const std::size_t place = places_[column];
    return place < record.cells.size() ? std::string(record.cells[place]) : std::string();
  }

  // "(1) (2) (3)", "1 2 3"
  static bool numbers_columns(const Record& record) {
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const std::string key = words_in(record.cells[i]);
      if (key.empty()) continue;
      if (key != std::to_string(i + 1) && key != std::string(1, static_cast<char>('a' + static_cast<char>(i % 26)))) {
        return false;
      }
      ++numbers;
    }
    return numbers > 2;
  }

  void read(RecordReader& reader) {
    text_.assign(header_line_ - 1, '\n');
    text_ += "old_code,old_name,new_code,new_name,part\n";
    std::size_t line = header_line_ + 1;
    Record record;
    while (reader.next(record)) {
      std::array<std::string, names.size()> cells;
      for (std::size_t i = 0; i < names.size(); ++i) cells[i] = cell(record, i);
      const bool is_of_unit =
          has_digit(cells[0]) && (has_digit(cells[2]) || !cells[4].empty() || is_code_of_list(cells[0]) ||
                                  typed_unit_name(normalized(cells[1])).type != PlaceType::not_said);
      // headings, totals, notes and the numbers of columns tell of no unit
      const bool is_total = cells[4].empty() && std::ranges::any_of(record.cells, says_total);
      if (numbers_columns(record) || is_total || (!is_of_unit && cells[4].empty())) continue;
      // merged cells: the new unit stands beside its first part only
      if (cells[2].empty() && cells[3].empty()) {
        cells[2] = above_[0];
        cells[3] = above_[1];
      }
      above_ = {cells[2], cells[3]};
      for (; line < record.line; ++line) text_ += '\n';
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += ',';
        std::ranges::replace(cells[i], '\n', ' ');
        append_csv_cell(text_, cells[i]);
      }
      text_ += '\n';
      ++line;
    }
  }

  static bool says_total(std::string_view cell) {
    const std::string key = words_in(cell);
    return key.starts_with("tong") || key == "cong" || key.starts_with("cong ");
  }

  // Districts have codes of three digits, provinces of two.
  static bool is_code_of_list(std::string_view text) { return std::ranges::count_if(text, is_digit) > 3; }

  static bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

  char delimiter_ = ',';
  bool is_found_ = false;
  std::size_t header_line_ = 0;
  std::array<std::size_t, names.size()> places_{};
  std::array<std::string, 2> above_;
  std::string text_;
};

// Whether `words` stand one after the other in `note`, each with a slip at most if it is long.
bool says(const std::vector<std::string_view>& note, std::string_view words) {
  constexpr std::size_t long_word = 3;
  const std::vector<std::string_view> wanted = split_words(words);
  const auto is_meant = [](std::string_view written, std::string_view meant) {
    return written == meant || (meant.size() >= long_word && edit_distance(written, meant) <= 1);
  };
  return std::search(note.begin(), note.end(), wanted.begin(), wanted.end(), is_meant) != note.end();
}

// What went: the whole unit, or a part of it. Nothing where the note does not say it, or says both.
std::optional<bool> is_whole(std::string_view note) {
  const std::string key = word_key(note);
  const std::vector<std::string_view> words = split_words(key);
  const auto says_any = [&](std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return says(words, phrase); });
  };
  static constexpr auto whole =
      std::to_array<std::string_view>({"whole", "toan bo", "giu nguyen", "doi ten", "nguyen trang", "khong thay doi"});
  static constexpr auto part = std::to_array<std::string_view>({"part", "mot phan", "1 phan", "phan con lai"});
  const bool says_whole = says_any(whole);
  const bool says_part = says_any(part);
  return says_whole == says_part ? std::nullopt : std::optional(says_whole);
}

class CrosswalkReader {
 public:
  CrosswalkReader(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : table_(text, file, crosswalk_form, diagnostics), diagnostics_(diagnostics) {}

  std::vector<CrosswalkRow> read() {
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

  std::optional<std::string> code(const Row& row, std::string_view column) {
    // as spreadsheets write text and numbers: ="03403", '03403, 3403.0
    std::string code = text(row, column);
    std::erase_if(code, [](char sign) { return sign == '=' || sign == '"' || sign == '\'' || sign == ' '; });
    if (code.ends_with(".0")) code.resize(code.size() - 2);
    if (code.empty() || !is_digits(code)) {
      table_.error(row, column, {"'{}' is not a commune code", text(row, column)},
                   "write the code from the national list");
      return std::nullopt;
    }
    if (code.size() < digits_of_list) code.insert(0, digits_of_list - code.size(), '0');
    return code;
  }

  void take(const Row& row) {
    const std::string note = text(row, "part");
    const auto whole = is_whole(note);
    // headings of provinces, totals, notes
    if (!whole && text(row, "old_code").empty() && text(row, "new_code").empty()) return;
    const auto old_code = code(row, "old_code");
    const auto new_code = code(row, "new_code");
    if (!whole) {
      table_.error(row, "part", {"'{}' does not say how much of the commune went there", note}, "write whole or part");
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
    rows_.push_back({*old_code, *new_code, text(row, "old_name"), text(row, "new_name"), *whole, year, row.line});
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
        {"the code {} belongs to '{}' here and to '{}' on line {}", code, name, known->second.name, known->second.line},
        "correct the one that is wrong");
    return false;
  }

  // All rows of an old unit.
  void check_parts(const std::vector<std::size_t>& rows) {
    const CrosswalkRow& first = rows_[rows.front()];
    if (rows.size() == 1 && !first.is_whole) {
      diagnostics_.warning({table_.file(), first.line, 0},
                           {"only one part of {} is listed; where the rest went is not known", first.old_code},
                           "add the rows of its other parts, or write whole");
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const CrosswalkRow& again = rows_[rows[i]];
      if (again.new_code == first.new_code) {
        diagnostics_.error(
            {table_.file(), again.line, 0},
            {"that {} went into {} is already stated on line {}", again.old_code, again.new_code, first.line},
            "delete the row, or correct its codes");
      } else if (first.is_whole || again.is_whole) {
        diagnostics_.error(
            {table_.file(), again.line, 0},
            {"{} went into {} here and into {} on line {}, and one of the two lines says the whole of it",
             again.old_code, again.new_code, first.new_code, first.line},
            "write part for each, or correct the code that is wrong");
      }
    }
  }

  static constexpr std::size_t digits_of_list = 5;

  FixedTable table_;
  Diagnostics& diagnostics_;
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
    const PublishedTable published(decoded->utf8);
    const std::string text_of_ours = published.is_found() ? published.in_our_words() : decoded->utf8;
    crosswalk.emplace(file, CrosswalkReader(text_of_ours, file, problems).read());
  }
  diagnostics.add(problems);
  return problems.has_errors() ? std::nullopt : std::move(crosswalk);
}

bool is_published_crosswalk(std::string_view text) {
  // most files are done with a glance: none of their first words is cũ, or trước above sau
  constexpr std::size_t glance = 4096;
  const std::string_view beginning = text.substr(0, glance);
  const auto has = [&](std::string_view word) { return beginning.find(word) != std::string_view::npos; };
  const bool may_be = has("c\u0169") || has("C\u0168") || (has("r\u01B0\u1EDBc") && has("au s"));
  return may_be && PublishedTable(text).is_found();
}

}  // namespace ntm
