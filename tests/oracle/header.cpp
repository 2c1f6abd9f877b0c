#include "oracle/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "oracle/records.hpp"
#include "oracle/unicode.hpp"

namespace ntm::oracle {
namespace {

constexpr std::size_t most_rows_tried = 40;
constexpr std::size_t most_header_rows = 3;

// A record of the head, kept.
struct HeadRow {
  std::size_t line;
  std::vector<std::string> cells;
  bool speaks = false;  // a cell of it means something by itself: every header has such a row, and data have none
};

std::vector<HeadRow> head_rows(std::string_view text, char delimiter, std::size_t first_line) {
  Diagnostics ignored;  // told when the whole file is read
  RecordReader reader(text, delimiter, {}, ignored, first_line);
  std::vector<HeadRow> rows;
  Record record;
  while (reader.next(record)) {
    HeadRow row{record.line, {}, false};
    for (const std::string_view cell : record.cells) row.cells.push_back(normalized(cell));
    rows.push_back(std::move(row));
  }
  return rows;
}

// The cell at `column`, "" beyond the row's end.
std::string_view cell_at(const HeadRow& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

// The header that the rows [first, first + count) would be. A cell of an upper row stands also above the blank cells
// to its right that have something below them: that is how a spreadsheet exports merged cells.
std::vector<HeaderColumn> columns_of(const std::vector<HeadRow>& rows, std::size_t first, std::size_t count,
                                     const ColumnTable& table) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < count; ++i) width = std::max(width, rows[first + i].cells.size());
  std::vector<HeaderColumn> columns(width);
  std::vector<std::string_view> above(count);
  for (std::size_t column = 0; column < width; ++column) {
    const std::string_view bottom = cell_at(rows[first + count - 1], column);
    std::string group;
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const std::string_view own = cell_at(rows[first + i], column);
      if (!own.empty() || bottom.empty()) above[i] = own;
      if (above[i].empty()) continue;
      if (!group.empty()) group += ' ';
      group.append(above[i]);
    }
    const std::string joined =
        group.empty() || bottom.empty() ? group + std::string(bottom) : fmt::format("{} {}", group, bottom);
    ColumnMeaning meaning = table.meaning_of(joined);
    if (count > 1 && !above[0].empty()) {
      const std::string_view below = std::string_view(joined).substr(std::min(above[0].size(), joined.size()));
      int criterion = table.criterion_in_group(above[0], below);
      // the groups of criteria may stand between: "Tiêu chí" above "I. Quy hoạch" above 1
      if (criterion == 0) criterion = table.criterion_in_group(above[0], bottom);
      if (criterion > 0) meaning = {Meaning::criterion, criterion};
    }
    // A group such as "General" says nothing by itself; one that means something must not be overheard.
    if (meaning == ColumnMeaning{} && table.meaning_of(group) == ColumnMeaning{}) meaning = table.meaning_of(bottom);
    columns[column] = {joined, meaning};
  }
  // some programs end every row with blank cells, some only the first
  while (!columns.empty() && columns.back().title.empty()) columns.pop_back();
  return columns;
}

// A group that stands above the header and means another number than the cell below it: "Số hộ" below "Hộ nghèo" is
// not the number of households.
void heed_groups_above(std::vector<HeaderColumn>& columns, const HeadRow& row_above, const ColumnTable& table) {
  Meaning group = Meaning::unknown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!cell_at(row_above, i).empty()) group = table.meaning_of(cell_at(row_above, i)).meaning;
    Meaning& meaning = columns[i].meaning.meaning;
    if (is_number_column(group) && is_number_column(meaning) && group != meaning) meaning = Meaning::unknown;
  }
}

std::size_t score(const std::vector<HeaderColumn>& columns) {
  std::set<std::pair<Meaning, int>> known;
  for (const HeaderColumn& column : columns) {
    if (column.meaning.meaning != Meaning::unknown) known.emplace(column.meaning.meaning, column.meaning.criterion);
  }
  return known.size();
}

struct Candidate {
  Header header;
  std::size_t score = 0;
};

// Where several columns bear the names of criteria, all that do are marks: "Thu nhập" and "Hộ nghèo" are criteria, too.
void heed_names_of_criteria(std::vector<HeaderColumn>& columns, const ColumnTable& table) {
  constexpr std::ptrdiff_t fewest = 3;
  const auto bears_name = [&](const HeaderColumn& column) {
    return column.meaning == ColumnMeaning{} && table.criterion_named(column.title) > 0;
  };
  if (std::ranges::count_if(columns, bears_name) < fewest) return;
  for (HeaderColumn& column : columns) {
    const int criterion = table.criterion_named(column.title);
    if (criterion > 0) column.meaning = {Meaning::criterion, criterion};
  }
}

void take(const std::vector<HeadRow>& rows, std::size_t first, std::size_t count, char delimiter,
          std::vector<HeaderColumn> columns, Candidate& best) {
  best.score = score(columns);
  best.header.delimiter = delimiter;
  best.header.line = rows[first].line;
  best.header.rows = count;
  best.header.records_before = first;
  best.header.columns = std::move(columns);
  best.header.titles.clear();
  for (std::size_t i = 0; i < first; ++i) {
    best.header.titles.push_back({rows[i].line, normalized(fmt::format("{}", fmt::join(rows[i].cells, " ")))});
  }
}

// Whether a row alone leaves nothing to be understood, so that no other row can be the header.
bool is_perfect(const std::vector<HeaderColumn>& columns) {
  const auto is_known = [](const HeaderColumn& column) { return column.meaning.meaning != Meaning::unknown; };
  const auto is_mark = [](const HeaderColumn& column) { return column.meaning.criterion > 0; };
  return std::ranges::all_of(columns, is_known) && std::ranges::any_of(columns, is_mark);
}

// False when the search is over.
bool consider(std::vector<HeadRow> rows, char delimiter, const ColumnTable& table, Candidate& best) {
  for (std::size_t count = 1; count <= most_header_rows; ++count) {
    for (std::size_t first = 0; first + count <= rows.size(); ++first) {
      if (count > 1 && std::ranges::none_of(std::span(rows).subspan(first, count), &HeadRow::speaks)) continue;
      auto columns = columns_of(rows, first, count, table);
      heed_names_of_criteria(columns, table);
      if (count == 1) rows[first].speaks = score(columns) > 0;
      if (first > 0) heed_groups_above(columns, rows[first - 1], table);
      if (score(columns) <= best.score) continue;
      take(rows, first, count, delimiter, std::move(columns), best);
      if (count == 1 && is_perfect(best.header.columns)) return false;
    }
  }
  return true;
}

char most_frequent_delimiter(std::string_view text) {
  return *std::ranges::max_element(delimiters, {}, [&](char delimiter) { return std::ranges::count(text, delimiter); });
}

// "sep=;" on the first line, as Excel writes and reads it; also in quotes.
void take_separator_line(std::string_view text, Header& header) {
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  const std::string_view bare = line.starts_with('"') ? line.substr(1) : line;
  const bool found = bare.size() >= 5 && bare.starts_with("sep=") &&
                     delimiters.find(bare[4]) != std::string_view::npos &&
                     bare.substr(5).find_first_not_of("\",;\t| ") == std::string_view::npos;
  if (!found) return;
  header.delimiter = bare[4];
  header.body_offset = line.size();
  if (text.substr(line.size()).starts_with("\r\n")) {
    header.body_offset += 2;
  } else if (line.size() < text.size()) {
    header.body_offset += 1;
  }
  header.body_line = 2;
}

bool check_duplicates(const Header& header, const std::string& file, Diagnostics& diagnostics) {
  bool unique = true;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const ColumnMeaning meaning = header.columns[i].meaning;
    if (meaning.meaning == Meaning::unknown || meaning.meaning == Meaning::remark) continue;
    const std::size_t first = *header.find(meaning);
    if (first == i) continue;
    const std::string what =
        meaning.criterion > 0 ? fmt::format("c{:02}", meaning.criterion) : std::string(name(meaning.meaning));
    diagnostics.error({file, header.line, i + 1},
                      {"columns {} ('{}') and {} ('{}') both mean {}", first + 1, header.columns[first].title, i + 1,
                       header.columns[i].title, what},
                      "rename the one that does not");
    unique = false;
  }
  return unique;
}

bool check_units(const Header& header, const std::string& file, Diagnostics& diagnostics) {
  bool known = true;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const Meaning meaning = header.columns[i].meaning.meaning;
    const Message unit = foreign_unit(meaning, header.columns[i].title);
    if (unit.empty()) continue;
    diagnostics.error({file, header.line, i + 1},
                      {"column '{}' is in {}, not in {}", header.columns[i].title, unit,
                       meaning == Meaning::income ? Phrase("million VND per person and year") : Phrase("units of one")},
                      "convert the column and its header");
    known = false;
  }
  return known;
}

bool check_criteria(const Header& header, int criteria_count, const std::string& file, Diagnostics& diagnostics) {
  bool known = true;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const int criterion = header.columns[i].meaning.criterion;
    if (criterion <= criteria_count) continue;
    diagnostics.error(
        {file, header.line, i + 1},
        {"column '{}' is criterion {}, but the rules have {}", header.columns[i].title, criterion, criteria_count},
        "choose the rules of that year with --rules");
    known = false;
  }
  return known;
}

bool check_complete(const Header& header, const std::string& file, Diagnostics& diagnostics) {
  const Where where{file, header.line, 0};
  const bool has_unit = header.find(Meaning::commune_code) || header.find(Meaning::commune);
  const bool has_criteria = header.has_marks() || header.is_long() || header.find(Meaning::criteria_met);
  if (!has_unit) {
    diagnostics.error(where, "no column says which commune a row is about",
                      "name one commune_code or commune, or give its header to --columns");
  }
  if (!has_criteria) {
    diagnostics.error(where, "no column holds criteria",
                      "name them c01, c02, …, or criteria_met for counts, or give their headers to --columns");
  }
  return has_unit && has_criteria;
}

}  // namespace

std::optional<std::size_t> Header::find(ColumnMeaning meaning) const {
  const auto found = std::ranges::find(columns, meaning, &HeaderColumn::meaning);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

bool Header::has_marks() const {
  return std::ranges::any_of(columns, [](const HeaderColumn& column) { return column.meaning.criterion > 0; });
}

bool Header::is_long() const { return find(Meaning::criterion) && find(Meaning::met); }

std::optional<Header> find_header(std::string_view text, const ColumnTable& table, int criteria_count,
                                  const std::string& file, Diagnostics& diagnostics) {
  Candidate best;
  Header start;
  take_separator_line(text, start);
  const std::string_view body = text.substr(start.body_offset);
  const std::string_view head = head_of(body, most_rows_tried);
  if (start.body_offset > 0) {
    consider(head_rows(head, start.delimiter, start.body_line), start.delimiter, table, best);
  } else {
    for (const char delimiter : delimiters) {
      const bool occurs = head.find(delimiter) != std::string_view::npos;
      if (occurs && !consider(head_rows(head, delimiter, 1), delimiter, table, best)) break;
    }
  }
  Header& header = best.header;
  header.body_offset = start.body_offset;
  header.body_line = start.body_line;
  // One word that happens to be known is no header.
  if (best.score < 2) {
    Diagnostics quotes;
    const RecordReader whole(body, most_frequent_delimiter(head), file, quotes, start.body_line);
    if (quotes.has_errors()) {
      for (const Diagnostic& problem : quotes.all()) diagnostics.error(problem.where, problem.message, problem.hint);
    } else {
      diagnostics.error(
          {file}, {"no header: none of the first {} rows names columns of communes and criteria", most_rows_tried},
          "name the columns as the README does, or give their headers to --columns");
    }
    return std::nullopt;
  }
  const bool complete = check_complete(header, file, diagnostics);
  const bool unique = check_duplicates(header, file, diagnostics);
  const bool in_rules = check_criteria(header, criteria_count, file, diagnostics);
  const bool in_units = check_units(header, file, diagnostics);
  if (!complete || !unique || !in_rules || !in_units) return std::nullopt;
  return header;
}

}  // namespace ntm::oracle
