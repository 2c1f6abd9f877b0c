#include "read/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <utility>

#include "ntm/unicode.hpp"
#include "read/head.hpp"
#include "read/header_checks.hpp"
#include "read/records.hpp"

namespace ntm {
namespace {

constexpr std::size_t most_header_rows = 3;

// What the rows [first, first + count) say of one column. A cell of an upper row stands also above the blank cells to
// its right that have something below them: that is how a spreadsheet exports merged cells.
struct Stack {
  std::array<HeadCell, most_header_rows - 1> above{};
  std::size_t rows_above = 0;
  HeadCell bottom;

  // Goes on to the next column.
  void take(std::span<const HeadRow> rows, std::size_t column) {
    rows_above = rows.size() - 1;
    bottom = rows.back().cell(column);
    for (std::size_t i = 0; i < rows_above; ++i) {
      const HeadCell own = rows[i].cell(column);
      if (!own.text.empty() || bottom.text.empty()) above[i] = own;
    }
  }

  // The upper cells joined, and all of them.
  void join(std::string& group, std::string& all) const {
    group.clear();
    for (std::size_t i = 0; i < rows_above; ++i) {
      if (above[i].text.empty()) continue;
      if (!group.empty()) group += ' ';
      group.append(above[i].text);
    }
    all = group;
    if (!group.empty() && !bottom.text.empty()) all += ' ';
    all.append(bottom.text);
  }
};

std::size_t width_of(std::span<const HeadRow> rows) {
  std::size_t width = 0;
  for (const HeadRow& row : rows) width = std::max(width, row.cells.size());
  return width;
}

struct Column {
  ColumnMeaning meaning;
  bool is_other = false;    // it names numbers or marks, but what stands above it makes them something else
  int criterion_named = 0;  // by the whole title

  // Whether it may count, now or when the names of criteria are heeded.
  [[nodiscard]] bool may_be_known() const { return meaning != ColumnMeaning{} || criterion_named > 0; }
};

// What a group says of the column below it: plans are no results, and marks may say what is not met.
void heed_claim(Claim claim, Column& column) {
  ColumnMeaning& meaning = column.meaning;
  const bool is_result = meaning.criterion > 0 || is_number_column(meaning.meaning);
  const bool was_known = is_result;
  if (claim == Claim::other && is_result) meaning = {};
  if (claim == Claim::not_met && meaning.criterion > 0) meaning.not_met = true;
  if (claim == Claim::not_met && meaning.meaning == Meaning::criteria_met) meaning = {};
  column.is_other |= was_known && meaning == ColumnMeaning{};
}

// How many columns of these rows can be known, at most: those with words.
std::size_t most_known(std::span<const HeadRow> rows) {
  const std::size_t width = width_of(rows);
  std::size_t most = 0;
  Stack stack;
  for (std::size_t column = 0; column < width; ++column) {
    stack.take(rows, column);
    if (!stack.bottom.is_silent || !std::ranges::all_of(stack.above, &HeadCell::is_silent)) ++most;
  }
  return most;
}

// The columns of the header that these rows would be; nothing when no more than `enough` of them can be known.
std::optional<std::vector<Column>> columns_of(std::span<const HeadRow> rows, const ColumnTable& table,
                                              std::size_t enough) {
  const std::size_t width = width_of(rows);
  std::vector<Column> columns(width);
  std::size_t titled = 0;
  std::size_t unknown = 0;
  Stack stack;
  std::string group;
  std::string title;
  std::string_view group_asked;
  bool group_speaks = false;
  for (std::size_t column = 0; column < width; ++column) {
    stack.take(rows, column);
    Column& result = columns[column];
    if (stack.bottom.is_silent && std::ranges::all_of(stack.above, &HeadCell::is_silent)) {
      if (!stack.bottom.text.empty() || !std::ranges::all_of(stack.above, &std::string_view::empty, &HeadCell::text)) {
        titled = column + 1;
      }
    } else if (stack.rows_above == 0) {
      const auto understood = table.understood(stack.bottom.text);
      result = {understood.meaning, false, understood.criterion_named};
      if (!stack.bottom.text.empty()) titled = column + 1;
    } else {
      stack.join(group, title);
      if (!title.empty()) titled = column + 1;
      const auto understood = table.understood(title);
      result = {understood.meaning, false, understood.criterion_named};
      const std::string_view top = stack.above[0].text;
      if (top.data() != group_asked.data() || top.size() != group_asked.size()) {
        group_asked = top;
        group_speaks = table.speaks_of_criteria(top);
      }
      if (!top.empty() && group_speaks) {
        ColumnMeaning mark = table.understood(std::string_view(title).substr(top.size())).in_group;
        // the groups of criteria may stand between: "Tiêu chí" above "I. Quy hoạch" above 1
        if (mark.criterion == 0) mark = table.understood(stack.bottom.text).in_group;
        if (mark.criterion > 0) result.meaning = mark;
      }
      // A group such as "General" says nothing by itself; one that means something must not be overheard.
      if (result.meaning == ColumnMeaning{}) {
        const ColumnMeaning below = table.meaning_of(stack.bottom.text);
        const bool is_silent = table.is_silent_group(group) && table.meaning_of(group) == ColumnMeaning{};
        if (is_silent) result.meaning = below;
        result.is_other = !is_silent && (below.criterion > 0 || is_number_column(below.meaning));
      }
      heed_claim(table.claim_of(group), result);
    }
    if (!result.may_be_known()) ++unknown;
    if (width - unknown <= enough) return std::nullopt;
  }
  // some programs end every row with blank cells, some only the first
  columns.resize(titled);
  return columns;
}

// Whether the cells of a row can be groups above columns: a title stands alone, also above what names the communes.
bool may_be_groups(const HeadRow& row, const std::vector<Column>& columns) {
  const auto is_filled = [](const HeadCell& cell) { return !cell.text.empty(); };
  const auto first = std::ranges::find_if(row.cells, is_filled);
  if (first == row.cells.end()) return false;
  if (std::find_if(first + 1, row.cells.end(), is_filled) != row.cells.end()) return true;
  const auto place = static_cast<std::size_t>(first - row.cells.begin());
  for (std::size_t i = place; i < columns.size(); ++i) {
    const Meaning meaning = columns[i].meaning.meaning;
    if (meaning == Meaning::commune_code || meaning == Meaning::commune) return false;
  }
  return true;
}

// What a group that stands above the header says of the columns below it: "Số hộ" below "Hộ nghèo" is not the number
// of households, and what stands below a plan is no result.
void heed_groups_above(std::vector<Column>& columns, const HeadRow& row_above, const ColumnTable& table) {
  if (!may_be_groups(row_above, columns)) return;
  std::string_view group;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view above = row_above.cell(i).text;
    if (!above.empty()) group = above;
    ColumnMeaning& meaning = columns[i].meaning;
    if (group.empty()) continue;
    heed_claim(table.claim_of(group), columns[i]);
    const Meaning of_group = table.meaning_of(group).meaning;
    const bool is_other = is_number_column(of_group) && of_group != meaning.meaning;
    if (is_number_column(meaning.meaning) && (is_other || !table.is_silent_group(group))) {
      meaning = {};
      columns[i].is_other = true;
    }
  }
}

// How many different things the columns mean.
std::size_t score(const std::vector<Column>& columns) {
  constexpr std::size_t marks = max_criteria + 1;
  std::bitset<meaning_count + 2 * marks> known;
  for (const Column& column : columns) {
    const ColumnMeaning& own = column.meaning;
    if (own.meaning == Meaning::unknown) continue;
    const std::size_t mark = static_cast<std::size_t>(own.criterion) + (own.indicator > 0 ? marks : 0);
    known.set(own.criterion > 0 ? meaning_count + mark : static_cast<std::size_t>(own.meaning));
  }
  return known.count();
}

struct Candidate {
  Header header;
  std::size_t score = 0;
};

// Where several columns bear the names of criteria, all that do are marks: "Thu nhập" and "Hộ nghèo" are criteria, too.
void heed_names_of_criteria(std::vector<Column>& columns) {
  constexpr std::ptrdiff_t fewest = 3;
  const auto bears_name = [](const Column& column) {
    return column.meaning == ColumnMeaning{} && column.criterion_named > 0;
  };
  if (std::ranges::count_if(columns, bears_name) < fewest) return;
  for (Column& column : columns) {
    if (column.criterion_named > 0) column.meaning = {Meaning::criterion, column.criterion_named};
  }
}

// Every header has a row of which a cell means something by itself, and data have none.
bool speaks(HeadRow& row, const ColumnTable& table) {
  if (!row.speaks) {
    auto columns = columns_of(std::span(&row, 1), table, 0);
    if (columns) heed_names_of_criteria(*columns);
    row.speaks = columns && score(*columns) > 0;
  }
  return *row.speaks;
}

void take(std::span<const HeadRow> rows, std::size_t first, std::size_t count, char delimiter,
          const std::vector<Column>& columns, Candidate& best) {
  best.score = score(columns);
  best.header.delimiter = delimiter;
  best.header.line = rows[first].line;
  best.header.rows = count;
  best.header.records_before = first;
  best.header.width = width_of(rows.subspan(first, count));
  best.header.columns.clear();
  Stack stack;
  std::string group;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    HeaderColumn& column = best.header.columns.emplace_back();
    stack.take(rows.subspan(first, count), i);
    stack.join(group, column.title);
    column.meaning = columns[i].meaning;
    column.is_other = columns[i].is_other;
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

// Whether a row below the header names units and nothing else: "hộ;hộ;người;nghìn đồng".
bool is_row_of_units(const HeadRow& row, const Header& header, const ColumnTable& table) {
  bool any = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].text;
    if (text.empty()) continue;
    const Meaning meaning = i < header.columns.size() ? header.columns[i].meaning.meaning : Meaning::unknown;
    if (!table.is_unit(text) || !(is_number_column(meaning) || meaning == Meaning::unknown)) return false;
    any |= is_number_column(meaning);
  }
  return any;
}

// Whether a row can go on with the header above it: it names no commune, and its words are no data.
bool may_continue_header(const HeadRow& row, const Header& header) {
  for (const Meaning meaning : {Meaning::commune_code, Meaning::commune, Meaning::ordinal}) {
    const auto column = header.find(meaning);
    if (column && !row.cell(*column).text.empty()) return false;
  }
  const auto says_words = [](const HeadCell& cell) {
    return std::ranges::any_of(cell.text, [](char c) { return static_cast<unsigned char>(c) >= 'A'; }) &&
           cell.text.size() > 1;
  };
  return std::ranges::any_of(row.cells, says_words);
}

// The rows below a header may say more of its columns: units, or what of a number each holds ("Kế hoạch", "Thực hiện").
void extend_downwards(std::span<HeadRow> rows, const ColumnTable& table, Candidate& best) {
  Header& header = best.header;
  const std::size_t first = header.records_before;
  while (first + header.rows < rows.size() && header.rows <= most_header_rows) {
    const HeadRow& next = rows[first + header.rows];
    if (is_row_of_units(next, header, table)) {
      for (std::size_t i = 0; i < header.columns.size(); ++i) header.columns[i].unit_below = next.cell(i).text;
      ++header.rows;
      return;
    }
    if (header.rows == most_header_rows || !may_continue_header(next, header)) return;
    const std::span<HeadRow> tried = rows.subspan(first, header.rows + 1);
    auto columns = columns_of(tried, table, 0);
    if (!columns || score(*columns) < best.score) return;
    bool differs = columns->size() != header.columns.size();
    for (std::size_t i = 0; !differs && i < columns->size(); ++i) {
      differs = (*columns)[i].meaning != header.columns[i].meaning;
    }
    if (!differs) return;
    take(rows, first, header.rows + 1, header.delimiter, *columns, best);
  }
}

// Programs may number rows in a column that their header does not count.
void find_row_names(std::span<const HeadRow> rows, Header& header) {
  constexpr std::size_t rows_looked_at = 2;
  const std::size_t first = header.records_before + header.rows;
  if (header.rows != 1 || first + rows_looked_at > rows.size()) return;
  for (std::size_t i = 0; i < rows_looked_at; ++i) {
    const HeadRow& row = rows[first + i];
    const bool is_numbered = row.cell(0).text == std::to_string(i + 1) || row.cell(0).text == std::to_string(i);
    if (row.cells.size() != header.columns.size() + 1 || !is_numbered) return;
  }
  header.columns.insert(header.columns.begin(), HeaderColumn{"", {Meaning::ordinal}});
  ++header.width;
}

// Whether a row alone leaves nothing to be understood, so that no other row can be the header.
bool is_perfect(const std::vector<Column>& columns) {
  const auto is_known = [](const Column& column) { return column.meaning.meaning != Meaning::unknown; };
  const auto is_mark = [](const Column& column) { return column.meaning.criterion > 0; };
  return std::ranges::all_of(columns, is_known) && std::ranges::any_of(columns, is_mark);
}

// False when the search is over. Rows that cannot be better than the best so far are not looked at closely.
bool consider(Head head, char delimiter, const ColumnTable& table, Candidate& best) {
  const std::span<HeadRow> rows = head.rows();
  for (std::size_t count = 1; count <= most_header_rows; ++count) {
    for (std::size_t first = 0; first + count <= rows.size(); ++first) {
      const std::span<HeadRow> tried = rows.subspan(first, count);
      if (most_known(tried) <= best.score) continue;
      if (count > 1 && std::ranges::none_of(tried, [&](HeadRow& row) { return speaks(row, table); })) continue;
      auto columns = columns_of(tried, table, best.score);
      if (!columns) continue;
      heed_names_of_criteria(*columns);
      if (first > 0) heed_groups_above(*columns, rows[first - 1], table);
      if (score(*columns) <= best.score) continue;
      take(rows, first, count, delimiter, *columns, best);
      if (count == 1 && is_perfect(*columns)) return false;
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

std::optional<Header> find_header(std::string_view text, const ColumnTable& table, int criteria_count,
                                  const std::string& file, Diagnostics& diagnostics) {
  Candidate best;
  Header start;
  take_separator_line(text, start);
  const std::string_view body = text.substr(start.body_offset);
  const std::string_view head = head_of(body, header_rows_tried);
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
  }
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
          {file}, {"no header: none of the first {} rows names columns of communes and criteria", header_rows_tried},
          "name the columns as the README does, or give their headers to --columns");
    }
    return std::nullopt;
  }
  if (!check_header(header, table, criteria_count, file, diagnostics)) return std::nullopt;
  return header;
}

}  // namespace ntm
