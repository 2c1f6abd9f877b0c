#include "read/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <utility>

#include "ntm/unicode.hpp"
#include "read/head.hpp"
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
  int criterion_named = 0;  // by the whole title

  // Whether it may count, now or when the names of criteria are heeded.
  [[nodiscard]] bool may_be_known() const { return meaning != ColumnMeaning{} || criterion_named > 0; }
};

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
      result = {understood.meaning, understood.criterion_named};
      if (!stack.bottom.text.empty()) titled = column + 1;
    } else {
      stack.join(group, title);
      if (!title.empty()) titled = column + 1;
      const auto understood = table.understood(title);
      result = {understood.meaning, understood.criterion_named};
      const std::string_view top = stack.above[0].text;
      if (top.data() != group_asked.data() || top.size() != group_asked.size()) {
        group_asked = top;
        group_speaks = table.speaks_of_criteria(top);
      }
      if (!top.empty() && group_speaks) {
        int criterion = table.understood(std::string_view(title).substr(top.size())).criterion_in_group;
        // the groups of criteria may stand between: "Tiêu chí" above "I. Quy hoạch" above 1
        if (criterion == 0) criterion = table.understood(stack.bottom.text).criterion_in_group;
        if (criterion > 0) result.meaning = {Meaning::criterion, criterion};
      }
      // A group such as "General" says nothing by itself; one that means something must not be overheard.
      if (result.meaning == ColumnMeaning{} && table.meaning_of(group) == ColumnMeaning{}) {
        result.meaning = table.meaning_of(stack.bottom.text);
      }
    }
    if (!result.may_be_known()) ++unknown;
    if (width - unknown <= enough) return std::nullopt;
  }
  // some programs end every row with blank cells, some only the first
  columns.resize(titled);
  return columns;
}

// A group that stands above the header and means another number than the cell below it: "Số hộ" below "Hộ nghèo" is
// not the number of households.
void heed_groups_above(std::vector<Column>& columns, const HeadRow& row_above, const ColumnTable& table) {
  Meaning group = Meaning::unknown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view above = row_above.cell(i).text;
    if (!above.empty()) group = table.meaning_of(above).meaning;
    Meaning& meaning = columns[i].meaning.meaning;
    if (is_number_column(group) && is_number_column(meaning) && group != meaning) meaning = Meaning::unknown;
  }
}

// How many different things the columns mean.
std::size_t score(const std::vector<Column>& columns) {
  std::bitset<meaning_count + max_criteria + 1> known;
  for (const Column& column : columns) {
    const auto [meaning, criterion] = column.meaning;
    if (meaning == Meaning::unknown) continue;
    known.set(criterion > 0 ? meaning_count + static_cast<std::size_t>(criterion) : static_cast<std::size_t>(meaning));
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
  best.header.columns.clear();
  Stack stack;
  std::string group;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    HeaderColumn& column = best.header.columns.emplace_back();
    stack.take(rows.subspan(first, count), i);
    stack.join(group, column.title);
    column.meaning = columns[i].meaning;
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
  const bool complete = check_complete(header, file, diagnostics);
  const bool unique = check_duplicates(header, file, diagnostics);
  const bool in_rules = check_criteria(header, criteria_count, file, diagnostics);
  const bool in_units = check_units(header, file, diagnostics);
  if (!complete || !unique || !in_rules || !in_units) return std::nullopt;
  return header;
}

}  // namespace ntm
