// What rows near the top of a table say of its columns, if they are its header.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/columns.hpp"
#include "read/head.hpp"

namespace ntm {

inline constexpr std::size_t most_header_rows = 3;

// What the rows [first, first + count) say of one column. A cell of an upper row stands also above the blank cells to
// its right that have something below them: that is how a spreadsheet exports merged cells.
struct ColumnStack {
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

struct TriedColumn {
  ColumnMeaning meaning;
  bool is_other = false;    // it names numbers or marks, but what stands above it makes them something else
  int criterion_named = 0;  // by the whole title
  int number_in_turn = 0;   // that is its whole header, where those to its left count up to it from 1
  int year_above = 0;       // of the group that stands above the header

  // Whether it may count, now or when the names or numbers of criteria are heeded.
  [[nodiscard]] bool may_be_known() const {
    return meaning != ColumnMeaning{} || criterion_named > 0 || number_in_turn > 0;
  }
};

std::size_t widest(std::span<const HeadRow> rows);

// How many columns of these rows can be known, at most: those with words.
std::size_t most_known(std::span<const HeadRow> rows);

// The columns of the header that these rows would be; nothing when no more than `enough` of them can be known.
std::optional<std::vector<TriedColumn>> try_columns(std::span<const HeadRow> rows, const ColumnTable& table,
                                                    std::size_t enough);

// What a group that stands above the header says of the columns below it: "Số hộ" below "Hộ nghèo" is not the number
// of households, and what stands below a plan is not a result.
void heed_groups_above(std::vector<TriedColumn>& columns, const HeadRow& row_above, const ColumnTable& table);

// Where several columns bear the names of criteria, all that do are marks, also by the names of other years: "Thu nhập"
// and "Hộ nghèo" are criteria, too.
void heed_names_of_criteria(std::vector<TriedColumn>& columns, std::span<const HeadRow> rows, const ColumnTable& table);

// Numbers alone, right of what names the communes, that count the criteria of the rules from the first to the last are
// these criteria.
void heed_numbers_of_criteria(std::vector<TriedColumn>& columns, std::size_t criteria_count);

// How many different things the columns mean.
std::size_t score(const std::vector<TriedColumn>& columns);

}  // namespace ntm
