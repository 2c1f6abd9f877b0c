// How a panel keeps its unit-years: in chunks, column by column, for those who walk over all of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/panel.hpp"
#include "panel/packed_columns.hpp"
#include "panel/unit_names.hpp"
#include "text/texts.hpp"

namespace ntm {

// What very many units have in common.
struct UnitProfile {
  std::uint32_t type = 0;  // index into PanelParts::types
  Pilot pilot = Pilot::not_reported;
  bool counts_marks = false;  // the number of criteria met is that of the marks
  bool is_left_out = false;   // has not reported, and counts in no average, band or criterion
  CriteriaSet observed = 0;   // criteria of which the input says whether they are met

  friend auto operator<=>(const UnitProfile&, const UnitProfile&) = default;
};

// Unit-years of one year whose units ascend. With the criteria and numbers of a commune, a unit-year takes about 17
// bytes; the exact number depends on how large the largest numbers of the chunk are.
class PanelChunk {
 public:
  enum Column : std::uint8_t {
    unit_column,
    profile_column,  // index into PanelParts::profiles
    place_column,    // index into PanelParts::place_numbers
    met_column,      // a CriteriaSet
    // these are one more than the number reported, or 0 where none is
    criteria_met_column,  // 0 where the profile says that the marks give it
    households_column,
    poor_households_column,
    population_column,
    income_column,  // in steps of some millionths of a million VND
    column_count
  };
  using Row = PackedColumns<column_count>::Row;
  using Columns = std::array<std::span<const std::uint64_t>, column_count>;

  // How many unit-years a chunk holds unless something else ends it.
  static constexpr std::size_t size_limit = 2048;
  // Most incomes have one or two decimals: they are whole numbers of steps of this many millionths.
  static constexpr std::int32_t common_income_step = 10'000;

  static constexpr std::uint64_t raw(Reported number) { return static_cast<std::uint64_t>(number.value() + 1); }

  // The columns are of one length, and not empty; units ascend.
  PanelChunk(int year, std::int32_t income_step, const Columns& columns)
      : year_(year), income_step_(income_step), rows_(columns) {}

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] std::int32_t income_step() const { return income_step_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] UnitKey first() const { return unit(0); }
  [[nodiscard]] UnitKey last() const { return unit(size() - 1); }
  [[nodiscard]] UnitKey unit(std::size_t row) const { return rows_.get(row, unit_column); }
  [[nodiscard]] std::uint64_t get(std::size_t row, Column column) const { return rows_.get(row, column); }
  [[nodiscard]] Reported number(std::size_t row, Column column) const {
    return static_cast<std::int64_t>(rows_.get(row, column)) - 1;
  }
  [[nodiscard]] Reported income(std::size_t row) const {
    const Reported steps = number(row, income_column);
    return steps.has_value() ? steps.value() * income_step_ : steps;
  }
  [[nodiscard]] Row row(std::size_t row) const { return rows_[row]; }
  // Fills `numbers` with those of a column from `first` on.
  void copy(Column column, std::size_t first, std::span<std::uint64_t> numbers) const {
    rows_.copy(column, first, numbers);
  }
  // The first row whose unit is not before `unit`.
  [[nodiscard]] std::size_t lower_bound(UnitKey unit) const { return rows_.lower_bound(unit_column, unit); }

 private:
  int year_;
  std::int32_t income_step_;
  PackedColumns<column_count> rows_;
};

// What a panel is made of.
struct PanelParts {
  std::map<int, std::vector<PanelChunk>> years;  // the chunks of a year ascend and do not overlap
  std::vector<UnitProfile> profiles;
  std::vector<std::string> types;
  Texts place_texts;
  std::vector<Place> places;                   // ascending; their names are place_texts
  std::vector<std::uint32_t> place_numbers;    // by number that stands for a place, the index of that place
  std::map<int, std::vector<bool>> places_in;  // by year, which places have units in it
  std::vector<std::string> codes;              // by UnitKey, ascending by bytes; empty where keys hold them
  UnitNames names;
  std::map<std::pair<int, UnitKey>, std::string> other_names;  // of units in years in which they had another name
};

// What a unit is called in a year; `names` are those of `parts`, or a cursor that finds them more quickly.
template <typename Names>
std::string_view find_name(const PanelParts& parts, const Observation& observation, Names& names) {
  if (!parts.other_names.empty()) {
    const auto found = parts.other_names.find({observation.year(), observation.unit()});
    if (found != parts.other_names.end()) return found->second;
  }
  return names.find(observation.unit()).value_or(std::string_view());
}

// Of a unit in a year.
const UnitProfile& profile(const Observation& observation);

// Calls visit(chunk, first row, row behind the last) for all of them together.
template <typename Visit>
void for_each_chunk(const Observations& observations, Visit visit) {
  const PanelChunk* chunk = observations.begin_.chunk_;
  std::size_t row = observations.begin_.row_;
  for (; chunk != observations.end_.chunk_; ++chunk, row = 0) visit(*chunk, row, chunk->size());
  if (row < observations.end_.row_) visit(*chunk, row, observations.end_.row_);
}

// Bounds of parts of about so many unit-years, of all years together: part i has the units from bounds[i] on and before
// bounds[i + 1].
std::vector<UnitKey> bounds_of_parts(const Panel& panel, std::size_t unit_years);

}  // namespace ntm
