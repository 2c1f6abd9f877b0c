#include "panel/odd_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "panel/unit_key.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// ---- totals that were read as communes

constexpr std::array summed = {PanelChunk::population_column, PanelChunk::households_column,
                               PanelChunk::poor_households_column};
// In fewer rows one may well be the sum of the others.
constexpr std::size_t fewest_rows = 4;

struct Sums {
  std::size_t rows = 0;
  std::uint64_t sum = 0;
  std::uint64_t most = 0;
  UnitKey unit = std::numeric_limits<UnitKey>::max();  // that has the most

  [[nodiscard]] bool is_total() const { return rows >= fewest_rows && sum > 0 && 2 * most == sum; }
};

using SumsOfYears = std::map<int, Sums>;

SumsOfYears sum_by_year(const RowsOfTable& table, PanelChunk::Column column) {
  SumsOfYears years;
  std::vector<std::uint64_t> numbers;
  for (const Part& part : table.parts) {
    const PanelChunk& chunk = part.chunk;
    numbers.resize(chunk.size());
    chunk.copy(column, 0, numbers);
    Sums& sums = years[chunk.year()];
    sums.rows += chunk.size();
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      const std::uint64_t number = numbers[row] == 0 ? 0 : numbers[row] - 1;
      sums.sum += number;
      // parts stand in the order of blocks: of two that are equal, the unit decides
      if (number < sums.most || (number == sums.most && chunk.unit(row) >= sums.unit)) continue;
      sums.most = number;
      sums.unit = chunk.unit(row);
    }
  }
  return years;
}

// The unit of a year whose numbers are the sums of all others.
std::optional<UnitKey> find_total(const std::array<SumsOfYears, summed.size()>& sums, int year) {
  std::optional<UnitKey> total;
  for (const SumsOfYears& years : sums) {
    const auto found = years.find(year);
    if (found == years.end() || found->second.sum == 0) continue;
    if (!found->second.is_total() || (total && total != found->second.unit)) return std::nullopt;
    total = found->second.unit;
  }
  return total;
}

using UnitsByYear = std::map<int, UnitKey>;

// By year, the unit of a table whose numbers are the sums of all others.
UnitsByYear find_totals(const RowsOfTable& table) {
  UnitsByYear totals;
  // most tables are done with one column
  std::array<SumsOfYears, summed.size()> sums;
  for (std::size_t i = 0; i < summed.size(); ++i) {
    sums[i] = sum_by_year(table, summed[i]);
    const auto rules_out = [](const auto& year) { return year.second.sum > 0 && !year.second.is_total(); };
    if (std::ranges::all_of(sums[i], rules_out)) return totals;
  }
  for (const auto& [year, ignored] : sums[0]) {
    if (const auto total = find_total(sums, year)) totals.emplace(year, *total);
  }
  return totals;
}

void tell_totals(const RowsOfTable& table, std::size_t number, const UnitsByYear& totals, const RowsAgain& rows_again,
                 Diagnostics& diagnostics) {
  for (const auto& [year, total] : totals) {
    rows_again({number}, [&, year = year, total = total](const RowAgain& row) {
      if (row.year != year || row.unit != total) return true;
      diagnostics.error({table.file, row.line, 0},
                        {"the numbers of '{}' are the sums of all other communes of the file", row.name},
                        "delete the row, or call it Tổng cộng and remove its code and running number");
      return false;
    });
  }
}

// ---- codes of districts that were read as those of communes

std::size_t count_digits(UnitKey unit) {
  return most_digits_of_key - static_cast<std::size_t>(std::countr_zero(unit)) / 4;
}

void tell_short_codes(const RowsOfTable& table, std::size_t number, const RowsAgain& rows_again,
                      Diagnostics& diagnostics) {
  constexpr std::size_t digits_of_districts = 3;
  bool keeps_zeros = false;
  unsigned lengths = 0;
  std::size_t rows = 0;
  for (const Part& part : table.parts) {
    keeps_zeros |= part.leading_zeros;
    lengths |= part.code_lengths;
    rows += part.chunk.size();
  }
  const unsigned short_lengths = lengths >> (most_digits_of_key - digits_of_districts);
  if (!keeps_zeros && lengths == 1U << (most_digits_of_key - digits_of_districts) && rows >= fewest_rows) {
    diagnostics.warning({table.file}, "all codes have three digits, as those of districts; those of communes have five",
                        "if the rows are districts, give a row for each commune; else write the codes as text, with "
                        "their leading zeros");
  }
  if (!keeps_zeros || short_lengths == 0) return;
  rows_again({number}, [&](const RowAgain& row) {
    if (row.unit >= numbered_unit || count_digits(row.unit) > digits_of_districts) return true;
    diagnostics.error(
        {table.file, row.line, 0},
        {"'{}' has the code {}, shorter than those of communes", row.name, digits_of_key(row.unit)},
        "correct the code; if the codes are running numbers, call the column STT; if the row is a district "
        "or a total, delete it");
    return false;
  });
}

}  // namespace

void tell_odd_rows(const std::vector<RowsOfTable>& tables, Team& team, const RowsAgain& rows_again,
                   Diagnostics& diagnostics) {
  std::vector<UnitsByYear> totals(tables.size());
  team.for_each_part(tables.size(), [&](std::size_t, std::size_t i) { totals[i] = find_totals(tables[i]); });
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tell_totals(tables[i], i, totals[i], rows_again, diagnostics);
    tell_short_codes(tables[i], i, rows_again, diagnostics);
  }
}

}  // namespace ntm
