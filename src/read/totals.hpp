// Checks the numbers in heading and total rows against the communes that they add up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/ratio.hpp"
#include "ntm/rules.hpp"

namespace ntm {

// One value for each column of the file, in millionths; nothing where a cell is blank or no number.
using ColumnValues = std::vector<std::optional<std::int64_t>>;
using ColumnSums = std::vector<std::int64_t>;

// By criterion, how many sets hold it.
using SumsOfMarks = std::array<std::int64_t, max_criteria>;
SumsOfMarks sums_of_marks(std::span<const std::uint64_t> sets);

// What the rows of a table say of sums, in their order.
struct TotalsEvent {
  enum class What {
    communes,  // that follow each other: their sums; marks count as 1 and 0
    heading,   // a district above its communes: its numbers, if it has any, are theirs
    province,  // likewise, above its districts
    total,     // of all communes above it, or of those since the last heading or total; above the first commune, of all
    unusable,  // a commune could not be read: the sums say nothing any more
  };
  What what = What::communes;
  std::size_t line = 0;
  std::size_t communes = 0;
  ColumnSums sums{};
  ColumnValues values{};
  std::size_t said = 0;  // of how many communes it says that it is; 0 where it does not
};

// Tells, as warnings, where a row and the communes do not agree.
void check_totals(const std::vector<TotalsEvent>& events, std::size_t columns, const std::string& file,
                  Diagnostics& diagnostics);

}  // namespace ntm
