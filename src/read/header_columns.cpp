#include "read/header_columns.hpp"

#include <algorithm>
#include <bitset>
#include <set>

#include "read/cells.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

// What a group says of the column below it: plans are not results, and marks may say what is not met.
void heed_claim(Claim claim, TriedColumn& column) {
  ColumnMeaning& meaning = column.meaning;
  const bool is_result = meaning.criterion > 0 || is_number_column(meaning.what);
  if (claim == Claim::other && is_result) meaning = {};
  if (claim == Claim::not_met && meaning.criterion > 0) meaning.not_met = true;
  if (claim == Claim::not_met && meaning.what == Meaning::criteria_met) meaning = {};
  column.is_other |= is_result && meaning == ColumnMeaning{};
}

// What a group says of the columns below it: as a legend, "đánh dấu x nếu nợ đọng", or by its words.
Claim claim_of_group(std::string_view group, const ColumnTable& table) {
  switch (legend_in(group)) {
    case Legend::not_met: return Claim::not_met;
    case Legend::unclear: return Claim::other;
    default: return table.claim_of(group);
  }
}

// Whether the cells of a row can be groups above columns: a title stands alone, also above what names the communes.
bool may_be_groups(const HeadRow& row, const std::vector<TriedColumn>& columns) {
  const auto is_filled = [](const HeadCell& cell) { return !cell.text.empty(); };
  // a line that explains marks may hold the delimiter: "x là đạt; ô trống là chưa đạt"
  const auto explains_marks = [](const HeadCell& cell) { return legend_in(cell.text) != Legend::none; };
  if (std::ranges::any_of(row.cells, explains_marks)) return false;
  const auto first = std::ranges::find_if(row.cells, is_filled);
  if (first == row.cells.end()) return false;
  if (std::find_if(first + 1, row.cells.end(), is_filled) != row.cells.end()) return true;
  const auto place = static_cast<std::size_t>(first - row.cells.begin());
  for (std::size_t i = place; i < columns.size(); ++i) {
    const Meaning meaning = columns[i].meaning.what;
    if (meaning == Meaning::commune_code || meaning == Meaning::commune) return false;
  }
  return true;
}

// "7", "07" and "(7)" are 7; any other text is 0.
int number_alone(std::string_view text) {
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  const bool is_number = !text.empty() && text.size() <= 2 && std::ranges::all_of(text, is_digit);
  int number = 0;
  for (const char digit : text) number = is_number ? number * 10 + (digit - '0') : 0;
  return number;
}

// Whether a group above numbers leaves them what they are: it says that they are criteria, or nothing.
bool may_stand_above_numbers(std::string_view group, const ColumnTable& table) {
  return group.empty() || (table.claim_of(group) == Claim::result && table.is_known_group_of_criteria(group));
}

}  // namespace

std::size_t widest(std::span<const HeadRow> rows) {
  std::size_t width = 0;
  for (const HeadRow& row : rows) width = std::max(width, row.cells.size());
  return width;
}

std::size_t most_known(std::span<const HeadRow> rows) {
  const std::size_t width = widest(rows);
  std::size_t most = 0;
  ColumnStack stack;
  for (std::size_t column = 0; column < width; ++column) {
    stack.take(rows, column);
    if (!stack.bottom.is_silent || !std::ranges::all_of(stack.above, &HeadCell::is_silent)) ++most;
  }
  return most;
}

std::optional<std::vector<TriedColumn>> try_columns(std::span<const HeadRow> rows, const ColumnTable& table,
                                                    std::size_t enough) {
  const std::size_t width = widest(rows);
  std::vector<TriedColumn> columns(width);
  constexpr std::size_t longest_group = 400;  // bytes; a title may be longer, and stands above every column
  std::size_t titled = 0;
  std::size_t unknown = 0;
  ColumnStack stack;
  std::string group;
  std::string title;
  std::string_view group_asked;
  bool group_speaks = false;
  int group_number = 0;
  for (std::size_t column = 0; column < width; ++column) {
    stack.take(rows, column);
    TriedColumn& result = columns[column];
    if (stack.bottom.is_silent && std::ranges::all_of(stack.above, &HeadCell::is_silent)) {
      stack.join(group, title);
      if (!stack.bottom.text.empty() || !std::ranges::all_of(stack.above, &std::string_view::empty, &HeadCell::text)) {
        titled = column + 1;
      }
    } else if (stack.rows_above == 0) {
      const auto understood = table.understood(stack.bottom.text);
      result = {understood.meaning, false, understood.criterion_named};
      if (!stack.bottom.text.empty()) titled = column + 1;
    } else {
      stack.join(group, title);
      if (group.size() > longest_group) return std::nullopt;
      if (!title.empty()) titled = column + 1;
      const auto understood = table.understood(title);
      result = {understood.meaning, false, understood.criterion_named};
      const std::string_view top = stack.above[0].text;
      if (top.data() != group_asked.data() || top.size() != group_asked.size()) {
        group_asked = top;
        group_speaks = table.speaks_of_criteria(top);
        group_number = table.number_in(top);
      }
      if (!top.empty() && group_speaks) {
        ColumnMeaning mark = table.understood(std::string_view(title).substr(top.size())).in_group;
        // the groups of criteria may stand between: "Tiêu chí" above "I. Quy hoạch" above 1
        if (mark.criterion == 0) mark = table.understood(stack.bottom.text).in_group;
        // "TC5" above 5.1 and 5.2; above 1 and 2 it would make other criteria of these
        const bool is_of_group = group_number == 0 || (mark.indicator > 0 && mark.criterion == group_number);
        if (mark.criterion > 0 && is_of_group && table.is_known_group_of_criteria(group)) {
          result.meaning = mark;
        } else if (mark.criterion > 0) {
          result = {{}, true, 0};
        }
      }
      // A group such as "General" says nothing by itself; one that means something must not be missed.
      if (result.meaning == ColumnMeaning{}) {
        const ColumnMeaning below = table.meaning_of(stack.bottom.text);
        const Meaning of_group = table.meaning_of(group).what;  // "Kết quả" alone is a column of marks
        const bool is_theme = below.criterion > 0 && table.is_known_group_of_criteria(group);
        const bool is_silent =
            is_theme || (table.is_silent_group(group) && (of_group == Meaning::unknown || of_group == Meaning::met));
        if (is_silent) result.meaning = below;
        result.is_other = !is_silent && (below.criterion > 0 || is_number_column(below.what));
      }
      heed_claim(claim_of_group(group, table), result);
    }
    const int number = number_alone(stack.bottom.text);
    const int before = column == 0 ? 0 : columns[column - 1].number_in_turn;
    const bool is_in_turn = number > 0 && (number == before + 1 || number == 1);
    if (is_in_turn && (stack.rows_above == 0 || may_stand_above_numbers(group, table))) result.number_in_turn = number;
    if (!result.may_be_known()) ++unknown;
    if (width - unknown <= enough) return std::nullopt;
  }
  // some programs end every row with blank cells, some only the first
  columns.resize(titled);
  return columns;
}

void heed_groups_above(std::vector<TriedColumn>& columns, const HeadRow& row_above, const ColumnTable& table) {
  if (!may_be_groups(row_above, columns)) return;
  bool stands_any = false;
  Claim claim = Claim::result;
  Meaning of_group = Meaning::unknown;
  bool is_silent = false;
  int year = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view group = row_above.cell(i).text;
    if (!group.empty()) {
      stands_any = true;
      claim = table.claim_of(group);
      of_group = table.meaning_of(group).what;
      is_silent = table.is_silent_group(group);
      year = year_of_cell(group).value_or(0);
    }
    if (!stands_any) continue;
    columns[i].year_above = year;
    ColumnMeaning& meaning = columns[i].meaning;
    heed_claim(claim, columns[i]);
    const bool is_other = is_number_column(of_group) && of_group != meaning.what;
    if (is_number_column(meaning.what) && (is_other || !is_silent)) {
      meaning = {};
      columns[i].is_other = true;
    }
  }
}

std::size_t score(const std::vector<TriedColumn>& columns) {
  constexpr std::size_t marks = max_criteria + 1;
  std::bitset<meaning_count + 2 * marks> known;
  for (const TriedColumn& column : columns) {
    const ColumnMeaning& own = column.meaning;
    if (own.what == Meaning::unknown) continue;
    const std::size_t mark = static_cast<std::size_t>(own.criterion) + (own.indicator > 0 ? marks : 0);
    known.set(own.criterion > 0 ? meaning_count + mark : static_cast<std::size_t>(own.what));
  }
  return known.count();
}

void heed_numbers_of_criteria(std::vector<TriedColumn>& columns, std::size_t criteria_count) {
  const auto names_communes = [](const TriedColumn& column) {
    return column.meaning.what == Meaning::commune_code || column.meaning.what == Meaning::commune;
  };
  const auto commune = std::ranges::find_if(columns, names_communes);
  if (commune == columns.end()) return;
  const auto counted = static_cast<std::ptrdiff_t>(criteria_count);
  for (auto first = commune; columns.end() - first >= counted; ++first) {
    const auto is_criterion = [&](const TriedColumn& column) {
      const int number = static_cast<int>(&column - &*first) + 1;
      return column.number_in_turn == number &&
             (column.meaning == ColumnMeaning{} || column.meaning == ColumnMeaning{Meaning::criterion, number});
    };
    const auto last = first + counted;
    const bool goes_on = last != columns.end() && last->number_in_turn > static_cast<int>(criteria_count);
    if (goes_on || !std::all_of(first, last, is_criterion)) continue;
    for (auto column = first; column != last; ++column) {
      column->meaning = {Meaning::criterion, column->number_in_turn};
      column->is_other = false;
    }
  }
}

void heed_names_of_criteria(std::vector<TriedColumn>& columns, std::span<const HeadRow> rows,
                            const ColumnTable& table) {
  constexpr std::size_t fewest = 3;
  std::set<int> known;
  std::size_t named = 0;
  for (TriedColumn& column : columns) {
    if (column.meaning == ColumnMeaning{} && column.criterion_named > 0) ++named;
    if (column.meaning.criterion > 0) known.insert(column.meaning.criterion);
  }
  if (named >= fewest) {
    for (TriedColumn& column : columns) {
      if (column.criterion_named == 0) continue;
      column.meaning = {Meaning::criterion, column.criterion_named};
      known.insert(column.criterion_named);
    }
  }
  if (known.size() < fewest || known.size() >= table.rules().criteria.size()) return;
  ColumnStack stack;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    stack.take(rows, i);
    TriedColumn& column = columns[i];
    const bool is_number = is_number_column(column.meaning.what);
    if ((column.may_be_known() && !is_number) || column.is_other || stack.bottom.is_silent) continue;
    const int number = table.criterion_named_by_any(stack.bottom.text);
    // "Hộ nghèo" is a criterion where it stands behind the one before it
    const bool is_in_turn = i > 0 && number > 1 && columns[i - 1].meaning.criterion == number - 1;
    if (number > 0 && (!is_number || is_in_turn) && known.insert(number).second) {
      column.meaning = {Meaning::criterion, number};
    }
  }
}

}  // namespace ntm
