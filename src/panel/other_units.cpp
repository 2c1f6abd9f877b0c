#include "panel/other_units.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "panel/plausible_bounds.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// How many times a number is too large, and what it then is.
struct OtherUnit {
  Integer times;     // the number is so many times
  Integer part = 1;  // of one so small
  Phrase what;
  std::string_view header;  // as it is written there
};

// The unit in which the median is well within the bounds: at their edges nothing is sure.
template <std::size_t Count>
const OtherUnit* find_unit(const Ratio& median, const Bounds& bounds, const std::array<OtherUnit, Count>& units) {
  const auto lies_within = [&](const Ratio& value) {
    return !bounds.exclude(static_cast<std::int64_t>(value.numerator()),
                           static_cast<std::int64_t>(value.denominator()));
  };
  const auto found = std::ranges::find_if(units, [&](const OtherUnit& unit) {
    const Ratio in_unit = median * Ratio(unit.part, unit.times);
    return lies_within(in_unit * Ratio(2)) && lies_within(in_unit * Ratio(1, 2));
  });
  return found == units.end() ? nullptr : &*found;
}

constexpr std::array income_units = std::to_array<OtherUnit>({
    {1000, 1, "thousand VND", "nghìn đồng/người/năm"},
    {1, 12, "million VND per month", "triệu đồng/người/tháng"},
    {1000, 12, "thousand VND per month", "nghìn đồng/người/tháng"},
    {1'000'000, 1, "VND", "đồng/người/năm"},
    {1'000'000, 12, "VND per month", "đồng/người/tháng"},
});

using BoundsByYear = std::map<int, BoundsOfYear>;

class UnitTeller {
 public:
  UnitTeller(const RowsOfTable& table, const BoundsByYear& bounds, Diagnostics& diagnostics)
      : table_(table), bounds_(bounds), diagnostics_(diagnostics) {}

  void tell() {
    std::map<int, std::vector<const PanelChunk*>> years;
    for (const Part& part : table_.parts) years[part.chunk.year()].push_back(&part.chunk);
    for (const auto& [year, chunks] : years) {
      const BoundsOfYear& bounds = bounds_.at(year);
      tell_incomes(year, chunks, bounds[index_of(Quantity::income)]);
      tell_people(year, chunks, bounds[index_of(Quantity::people_per_household)]);
    }
  }

 private:
  using Chunks = std::vector<const PanelChunk*>;

  // Call visit(numerator, denominator) for each row of which they are known, until that returns false.
  template <typename Visit>
  static void for_incomes(const Chunks& chunks, const Visit& visit) {
    std::vector<std::uint64_t> steps;
    for (const PanelChunk* const chunk : chunks) {
      steps.resize(chunk->size());
      chunk->copy(PanelChunk::income_column, 0, steps);
      for (const std::uint64_t step : steps) {
        if (step == 0) continue;
        if (!visit(static_cast<std::int64_t>(step - 1) * chunk->income_step(), income_scale)) return;
      }
    }
  }

  template <typename Visit>
  static void for_people(const Chunks& chunks, const Visit& visit) {
    std::vector<std::uint64_t> people;
    std::vector<std::uint64_t> households;
    for (const PanelChunk* const chunk : chunks) {
      people.resize(chunk->size());
      households.resize(chunk->size());
      chunk->copy(PanelChunk::population_column, 0, people);
      chunk->copy(PanelChunk::households_column, 0, households);
      for (std::size_t row = 0; row < people.size(); ++row) {
        if (people[row] == 0 || households[row] < 2) continue;
        if (!visit(static_cast<std::int64_t>(people[row] - 1), static_cast<std::int64_t>(households[row] - 1))) return;
      }
    }
  }

  // The median of the fractions that `for_each` gives, if most are out of bounds. As a rule half of them are not, and
  // the rest is not looked at.
  template <typename ForEach>
  static std::optional<Ratio> odd_median(const Chunks& chunks, const Bounds& bounds, const ForEach& for_each) {
    if (bounds.range == nullptr) return std::nullopt;
    std::size_t rows = 0;
    for (const PanelChunk* const chunk : chunks) rows += chunk->size();
    std::size_t known = 0;
    std::size_t fine = 0;
    for_each([&](std::int64_t numerator, std::int64_t denominator) {
      ++known;
      fine += bounds.exclude(numerator, denominator) ? 0 : 1;
      return 2 * fine < rows;
    });
    if (known < fewest_compared || 2 * fine >= known) return std::nullopt;
    std::vector<Ratio> values;
    for_each([&](std::int64_t numerator, std::int64_t denominator) {
      values.emplace_back(numerator, denominator);
      return true;
    });
    return find_median(values);
  }

  void tell_incomes(int year, const Chunks& chunks, const Bounds& bounds) {
    const auto median = odd_median(chunks, bounds, [&](const auto& visit) { for_incomes(chunks, visit); });
    const OtherUnit* const unit = median ? find_unit(*median, bounds, income_units) : nullptr;
    if (unit == nullptr) return;
    diagnostics_.error({table_.file},
                       {"the incomes of {} are about {}, hardly in million VND per person per year; they may be in {}",
                        year, in_digits(*median), unit->what},
                       {"if so, name the unit in the header: ({}); else correct the numbers", unit->header});
  }

  void tell_people(int year, const Chunks& chunks, const Bounds& bounds) {
    static constexpr std::array units = std::to_array<OtherUnit>({
        {1, 1000, "the population may be in thousands", "nghìn người"},
        {1000, 1, "the households may be in thousands", "nghìn hộ"},
    });
    const auto median = odd_median(chunks, bounds, [&](const auto& visit) { for_people(chunks, visit); });
    const OtherUnit* const unit = median ? find_unit(*median, bounds, units) : nullptr;
    if (unit == nullptr) return;
    diagnostics_.error({table_.file},
                       {"in {} a household has about {} people: {}", year, in_digits(*median), unit->what},
                       {"if so, name the unit in the header: ({}); else correct the numbers", unit->header});
  }

  const RowsOfTable& table_;
  const BoundsByYear& bounds_;
  Diagnostics& diagnostics_;
};

}  // namespace

void tell_other_units(const std::vector<RowsOfTable>& tables, const Rulebook& rules, Team& team,
                      Diagnostics& diagnostics) {
  BoundsByYear bounds;
  for (const RowsOfTable& table : tables) {
    for (const Part& part : table.parts) {
      const int year = part.chunk.year();
      if (!bounds.contains(year)) bounds.emplace(year, bounds_in(year, rules));
    }
  }
  std::vector<Diagnostics> told(tables.size());
  team.for_each_part(tables.size(), [&](std::size_t, std::size_t i) { UnitTeller(tables[i], bounds, told[i]).tell(); });
  for (const Diagnostics& of_table : told) diagnostics.add(of_table);
}

}  // namespace ntm
