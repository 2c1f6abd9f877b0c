#include "read/header.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "read/head.hpp"
#include "read/header_checks.hpp"
#include "read/header_columns.hpp"
#include "read/records.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

struct Candidate {
  Header header;
  std::size_t score = 0;
};

// Every header has a row of which a cell means something by itself, and data have none.
bool speaks(HeadRow& row, const ColumnTable& table) {
  if (!row.speaks) {
    auto columns = try_columns(std::span(&row, 1), table, 0);
    if (columns) heed_names_of_criteria(*columns, std::span(&row, 1), table);
    row.speaks = columns && score(*columns) > 0;
  }
  return *row.speaks;
}

void take(std::span<const HeadRow> rows, std::size_t first, std::size_t count, char delimiter,
          const std::vector<TriedColumn>& columns, Candidate& best) {
  best.score = score(columns);
  best.header.delimiter = delimiter;
  best.header.line = rows[first].line;
  best.header.rows = count;
  best.header.records_before = first;
  best.header.width = widest(rows.subspan(first, count));
  best.header.columns.clear();
  ColumnStack stack;
  std::string group;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    HeaderColumn& column = best.header.columns.emplace_back();
    stack.take(rows.subspan(first, count), i);
    stack.join(group, column.title);
    column.meaning = columns[i].meaning;
    column.is_other = columns[i].is_other;
    column.year_above = columns[i].year_above;
  }
  best.header.titles.clear();
  for (const HeadRow& row : rows.first(first)) {
    std::string text;
    for (const HeadCell& cell : row.cells) {
      if (!text.empty() && !cell.text.empty()) text += ' ';
      text.append(cell.text);
    }
    best.header.titles.push_back({row.line, std::move(text)});
  }
}

// Whether a row below the header names units of numbers, beside names of criteria: "Quy hoạch;hộ;hộ;%;nghìn đồng".
// What it says of columns that are not read makes no difference.
bool is_row_of_units(const HeadRow& row, const Header& header, const ColumnTable& table) {
  bool any = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].text;
    if (text.empty()) continue;
    const bool is_titled = i < header.columns.size() && !header.columns[i].title.empty();
    const Meaning meaning = is_titled ? header.columns[i].meaning.what : Meaning::unknown;
    if (is_number_column(meaning)) {
      const bool has_unit = meaning == Meaning::criteria_met ? table.is_unit(text) : unit_in(meaning, text).has_value();
      if (!has_unit || (text != "%" && !table.is_unit(text))) return false;
      any = true;
    } else if (meaning == Meaning::criterion) {
      if (!table.is_unit(text) && !table.is_name_of_criterion(text)) return false;
    } else if (meaning != Meaning::unknown) {
      if (!table.is_unit(text)) return false;
    } else if (!is_titled && text != "%") {
      return false;  // it may be a part of the column to its left
    }
  }
  return any;
}

// A share is not a number of households or people, whatever the header above it says.
void heed_units_below(const HeadRow& row, Header& header) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    HeaderColumn& column = header.columns[i];
    column.unit_below = row.cell(i).text;
    if (column.unit_below != "%") continue;
    column.title.append(column.title.empty() ? "%" : " (%)");
    column.is_other |= is_number_column(column.meaning.what);
    column.meaning = {};
  }
}

// Whether a row can go on with the header above it: it names no commune, and its words are no data.
bool may_continue_header(const HeadRow& row, const Header& header, const ColumnTable& table) {
  for (const Meaning meaning : {Meaning::commune_code, Meaning::commune, Meaning::ordinal}) {
    const auto column = header.find(meaning);
    if (column && !row.cell(*column).text.empty()) return false;
  }
  const auto says_words = [](const HeadCell& cell) {
    return std::ranges::any_of(cell.text, [](char c) { return static_cast<unsigned char>(c) >= 'A'; }) &&
           cell.text.size() > 1;
  };
  const auto is_blank_or_year = [](const HeadCell& cell) { return cell.text.empty() || year_of_cell(cell.text); };
  const auto is_indicator = [&](const HeadCell& cell) { return table.understood(cell.text).in_group.indicator > 0; };
  return std::ranges::any_of(row.cells, says_words) || std::ranges::all_of(row.cells, is_blank_or_year) ||
         std::ranges::any_of(row.cells, is_indicator);
}

// Whether a row says of each column of results that it stands below that this is the whole, and of the blank headers
// to its right that they are parts, shares or plans: "Số hộ nghèo" above "Tổng số" and "Tỷ lệ (%)". Then `columns`, of
// both rows, keep what the header says.
bool tells_whole_from_parts(const HeadRow& row, const Header& header, const ColumnTable& table,
                            std::vector<TriedColumn>& columns) {
  bool any_part = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view text = row.cell(i).text;
    const bool has_title = i < header.columns.size() && !header.columns[i].title.empty();
    if (text.empty()) continue;
    if (has_title && columns[i].meaning != header.columns[i].meaning && !table.is_of_all(text)) return false;
    if (!has_title && (columns[i].may_be_known() || !table.stands_beside_results(text))) return false;
    any_part |= !has_title;
  }
  for (std::size_t i = 0; any_part && i < header.columns.size() && i < columns.size(); ++i) {
    const HeaderColumn& said = header.columns[i];
    if (!said.title.empty()) columns[i] = {said.meaning, said.is_other || columns[i].is_other, 0};
  }
  return any_part;
}

// The rows below a header may say more of its columns: units, or what of a number each holds ("Kế hoạch", "Thực hiện").
void extend_downwards(std::span<HeadRow> rows, const ColumnTable& table, Candidate& best) {
  Header& header = best.header;
  const std::size_t first = header.records_before;
  while (first + header.rows < rows.size() && header.rows <= most_header_rows) {
    const HeadRow& next = rows[first + header.rows];
    if (is_row_of_units(next, header, table)) {
      heed_units_below(next, header);
      ++header.rows;
      return;
    }
    if (header.rows == most_header_rows || !may_continue_header(next, header, table)) return;
    const std::span<HeadRow> tried = rows.subspan(first, header.rows + 1);
    auto columns = try_columns(tried, table, 0);
    if (columns && tells_whole_from_parts(next, header, table, *columns)) {
      take(rows, first, header.rows + 1, header.delimiter, *columns, best);
      continue;
    }
    if (!columns || score(*columns) < best.score) return;
    bool differs = columns->size() != header.columns.size();
    for (std::size_t i = 0; !differs && i < columns->size(); ++i) {
      differs = (*columns)[i].meaning != header.columns[i].meaning;
    }
    if (!differs) return;
    take(rows, first, header.rows + 1, header.delimiter, *columns, best);
  }
}

// A row that goes on with the header above it, and whose words or numbers nothing explains: it stands below a column
// of results and the blank headers to its right. Read as data, it would leave the wrong one of these columns.
const HeadRow* find_row_not_understood(std::span<const HeadRow> rows, const Header& header) {
  const std::size_t next = header.records_before + header.rows;
  if (next >= rows.size()) return nullptr;
  const HeadRow& row = rows[next];
  for (const Meaning meaning : {Meaning::commune_code, Meaning::commune, Meaning::ordinal, Meaning::year}) {
    const auto column = header.find(meaning);
    if (column && !row.cell(*column).text.empty()) return nullptr;
  }
  std::size_t filled = 0;
  bool any_below_blank = false;
  bool is_right_of_results = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i < header.columns.size() && !header.columns[i].title.empty()) {
      const ColumnMeaning& meaning = header.columns[i].meaning;
      is_right_of_results = meaning.criterion > 0 || is_number_column(meaning.what);
    } else if (is_right_of_results && !row.cells[i].text.empty()) {
      any_below_blank = true;
    }
    if (!row.cells[i].text.empty()) ++filled;
  }
  return filled > 1 && any_below_blank ? &row : nullptr;
}

// The first row of a table that is turned round: a criterion a row, and a commune a column.
const HeadRow* find_row_of_criterion(std::span<const HeadRow> rows, const ColumnTable& table) {
  constexpr std::size_t columns_looked_at = 3;
  constexpr std::size_t fewest = 3;  // criteria, and communes
  for (std::size_t column = 0; column < columns_looked_at; ++column) {
    std::set<int> criteria;
    const HeadRow* first = nullptr;
    for (const HeadRow& row : rows) {
      if (row.cells.size() <= column + fewest) continue;
      const ColumnTable::Understood understood = table.understood(row.cells[column].text);
      const int named = understood.criterion_named;
      const int criterion = named > 0 ? named : understood.meaning.criterion;
      if (criterion == 0) continue;
      if (first == nullptr) first = &row;
      criteria.insert(criterion);
    }
    if (criteria.size() >= fewest) return first;
  }
  return nullptr;
}

// Programs may number rows in a column that their header does not count.
void find_row_names(std::span<const HeadRow> rows, Header& header) {
  constexpr std::size_t rows_looked_at = 2;
  const std::size_t first = header.records_before + header.rows;
  if (header.rows != 1 || header.find(Meaning::ordinal) || first + rows_looked_at > rows.size()) return;
  for (std::size_t i = 0; i < rows_looked_at; ++i) {
    const HeadRow& row = rows[first + i];
    const bool is_numbered = row.cell(0).text == std::to_string(i + 1) || row.cell(0).text == std::to_string(i);
    if (row.cells.size() != header.columns.size() + 1 || !is_numbered) return;
  }
  header.columns.insert(header.columns.begin(), HeaderColumn{"", {Meaning::ordinal}});
  ++header.width;
}

// Whether a row alone leaves nothing to be understood, so that no other row can be the header.
bool is_perfect(const std::vector<TriedColumn>& columns) {
  const auto is_known = [](const TriedColumn& column) { return column.meaning.what != Meaning::unknown; };
  const auto is_mark = [](const TriedColumn& column) { return column.meaning.criterion > 0; };
  return std::ranges::all_of(columns, is_known) && std::ranges::any_of(columns, is_mark);
}

bool is_of_places(const ColumnMeaning& meaning) {
  return meaning.what == Meaning::commune_code || meaning.what == Meaning::commune || meaning.what == Meaning::district;
}

bool names_places(const Header& header) {
  return std::ranges::any_of(header.columns, is_of_places, &HeaderColumn::meaning);
}

// False when the search is over. Rows that cannot be better than the best so far are not looked at closely.
bool consider(Head head, char delimiter, const ColumnTable& table, Candidate& best) {
  const std::span<HeadRow> rows = head.rows();
  for (std::size_t count = 1; count <= most_header_rows; ++count) {
    for (std::size_t first = 0; first + count <= rows.size(); ++first) {
      const std::span<HeadRow> tried = rows.subspan(first, count);
      if (most_known(tried) <= best.score) continue;
      if (count > 1 && std::ranges::none_of(tried, [&](HeadRow& row) { return speaks(row, table); })) continue;
      auto columns = try_columns(tried, table, best.score);
      if (!columns) continue;
      heed_names_of_criteria(*columns, tried, table);
      heed_numbers_of_criteria(*columns, table.rules().criteria.size());
      if (first > 0) heed_groups_above(*columns, rows[first - 1], table);
      if (score(*columns) <= best.score) continue;
      // a row of data may look like numbers of criteria, but then no column names communes
      if (names_places(best.header) && std::ranges::none_of(*columns, is_of_places, &TriedColumn::meaning)) continue;
      take(rows, first, count, delimiter, *columns, best);
      if (count == 1 && is_perfect(*columns)) return false;
    }
  }
  return true;
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

}  // namespace

std::optional<std::size_t> Header::find(ColumnMeaning meaning) const {
  const auto found = std::ranges::find(columns, meaning, &HeaderColumn::meaning);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

bool Header::marks(int criterion) const {
  return std::ranges::any_of(columns,
                             [&](const HeaderColumn& column) { return column.meaning.criterion == criterion; });
}

bool Header::has_marks() const {
  return std::ranges::any_of(columns, [](const HeaderColumn& column) { return column.meaning.criterion > 0; });
}

bool Header::is_long() const { return find(Meaning::criterion) && find(Meaning::met); }

void Header::choose_columns_for(int year) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnMeaning meaning = columns[i].meaning;
    const auto is_of_year = [&](const HeaderColumn& column) {
      return column.meaning == meaning && year_in(column.title) == year;
    };
    const auto has_meaning = [&](const HeaderColumn& column) { return column.meaning == meaning; };
    if (meaning.what == Meaning::unknown || meaning.what == Meaning::remark || is_of_year(columns[i])) continue;
    if (std::ranges::count_if(columns, has_meaning) < 2 || std::ranges::none_of(columns, is_of_year)) continue;
    columns[i].meaning = {};
    columns[i].is_other = true;
  }
}

bool Header::is_canonical() const {
  const bool is_first = line == 1 && rows == 1 && body_offset == 0 && delimiter == ',';
  return is_first && std::ranges::all_of(columns, [](const HeaderColumn& column) {
           const ColumnMeaning& is = column.meaning;
           const bool is_criterion = is.what == Meaning::criterion && is.criterion > 0 && is.indicator == 0;
           return column.title == (is_criterion ? fmt::format("c{:02}", is.criterion) : name(is.what));
         });
}

std::optional<Header> find_header(std::string_view text, const ColumnTable& table, const std::string& file,
                                  Diagnostics& diagnostics) {
  Candidate best;
  Header start;
  take_separator_line(text, start);
  const std::string_view body = text.substr(start.body_offset);
  const std::string_view head = first_records(body, header_rows_tried);
  if (start.body_offset > 0) {
    consider(Head(head, start.delimiter, start.body_line, table), start.delimiter, table, best);
  } else {
    for (const char delimiter : delimiters) {
      const bool occurs = head.find(delimiter) != std::string_view::npos;
      if (occurs && !consider(Head(head, delimiter, 1, table), delimiter, table, best)) break;
    }
  }
  Header& header = best.header;
  if (best.score >= 2) {
    Head rows(head, header.delimiter, start.body_line, table);
    extend_downwards(rows.rows(), table, best);
    find_row_names(rows.rows(), header);
    if (const HeadRow* const row = find_row_not_understood(rows.rows(), header)) {
      std::vector<std::string_view> words;
      for (const HeadCell& cell : row->cells) {
        if (!cell.text.empty()) words.push_back(cell.text);
      }
      diagnostics.error({file, row->line},
                        {"the row below the header says more about its columns, and is not understood: '{}'",
                         fmt::format("{}", fmt::join(words, " | "))},
                        "write one row of headers, and into each what its column holds");
      return std::nullopt;
    }
  }
  header.body_offset = start.body_offset;
  header.body_line = start.body_line;
  if (!header.has_marks() && !header.is_long() && !header.find(Meaning::criteria_met)) {
    Head rows(head, best.score < 2 ? most_frequent_delimiter(head) : header.delimiter, start.body_line, table);
    if (const HeadRow* const row = find_row_of_criterion(rows.rows(), table)) {
      diagnostics.error({file, row->line}, "each row is a criterion, and each column a commune",
                        "turn the table round: a row for each commune, a column for each criterion (in Excel: copy, "
                        "then Paste Special, Transpose)");
      return std::nullopt;
    }
  }
  // One word that happens to be known is not a header.
  if (best.score < 2) {
    Diagnostics quotes;
    const RecordReader whole(body, most_frequent_delimiter(head), file, quotes, start.body_line);
    if (quotes.has_errors()) {
      for (const Diagnostic& problem : quotes.all()) diagnostics.error(problem.where, problem.message, problem.hint);
    } else {
      diagnostics.error(
          {file}, {"no header: none of the first {} rows names columns of communes and criteria", header_rows_tried},
          "name the columns as the README does, or give their headers to --columns");
    }
    return std::nullopt;
  }
  if (!check_header(header, table, file, diagnostics)) return std::nullopt;
  return header;
}

}  // namespace ntm
