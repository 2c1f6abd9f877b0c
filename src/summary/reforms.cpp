#include "summary/reforms.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "panel/panel_parts.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// What shows whether communes are gone because others took them in, or because their rows are missing.
class Evidence {
 public:
  Evidence(const Panel& panel, std::size_t later, std::size_t earlier) : panel_(panel), later_(later) {
    match(
        panel.observations(later), panel.observations(earlier),
        [&](const Observation& now, const Observation& before) { look_at_pair(now, before); },
        [](const Observation&) {}, [&](const Observation& unit) { look_at_gone(unit); });
    renamed_ = panel.renamed(later, earlier).size();
    for (std::size_t place = 0; place < panel.places().size(); ++place) {
      names_districts_ |= !panel.places()[place].district.empty() && panel.has_units(place, later);
    }
  }

  [[nodiscard]] bool shows_missing_rows(std::size_t communes) const {
    if (3 * gone_ <= communes) return true;
    if (names_districts_ && 10 * gone_with_district_ >= 9 * gone_) return true;
    constexpr std::size_t fewest_sized = 3;
    return sized_ >= fewest_sized && 2 * grown_ <= sized_ && 20 * renamed_ <= matched_;
  }

 private:
  void look_at_pair(const Observation& now, const Observation& before) {
    ++matched_;
    const auto look_at = [&](Reported after, Reported earlier) {
      if (!after.has_value() || !earlier.has_value() || earlier.value() == 0) return false;
      ++sized_;
      grown_ += 4 * after.value() >= 5 * earlier.value() ? 1 : 0;
      return true;
    };
    if (!look_at(now.households(), before.households())) look_at(now.population(), before.population());
  }

  void look_at_gone(const Observation& unit) {
    ++gone_;
    const std::size_t place = panel_.place_index(unit);
    const bool is_empty = !panel_.has_units(place, later_);
    gone_with_district_ += !panel_.places()[place].district.empty() && is_empty ? 1 : 0;
  }

  const Panel& panel_;
  std::size_t later_;
  std::size_t matched_ = 0;
  std::size_t gone_ = 0;
  std::size_t gone_with_district_ = 0;
  std::size_t sized_ = 0;
  std::size_t grown_ = 0;
  std::size_t renamed_ = 0;
  bool names_districts_ = false;  // in the later year
};

}  // namespace

const Reform* reform_crossed(const Panel& panel, std::size_t later, std::size_t earlier, const Crosswalk& crosswalk) {
  const int year = panel.years()[later];
  const int year_before = panel.years()[earlier];
  const Reform* const reform = reform_between(year, year_before);
  if (reform == nullptr || (year_before < reform->year && reform->year < year)) return reform;
  if (crosswalk.tells_of(*reform)) return crosswalk.lies_between(panel, later, earlier) ? reform : nullptr;
  return Evidence(panel, later, earlier).shows_missing_rows(panel.size(earlier)) ? nullptr : reform;
}

std::size_t codes_in_both(const Panel& panel, std::size_t later, std::size_t earlier) {
  constexpr std::size_t unit_years = 8192;  // what is copied of them stays in the caches of a processor
  const std::vector<UnitKey> bounds = bounds_of_parts(panel, unit_years);
  const auto copy = [&](std::size_t year, std::size_t part, std::vector<UnitKey>& units) {
    std::size_t size = 0;
    for_each_chunk(panel.observations(year, bounds[part], bounds[part + 1]),
                   [&](const PanelChunk& chunk, std::size_t from, std::size_t to) {
                     units.resize(std::max(units.size(), size + to - from));
                     chunk.copy(PanelChunk::unit_column, from, std::span(units).subspan(size, to - from));
                     size += to - from;
                   });
    return std::span(units).first(size);
  };
  std::size_t count = 0;
  std::vector<UnitKey> units_of_later;
  std::vector<UnitKey> units_of_earlier;
  for (std::size_t part = 0; part + 1 < bounds.size(); ++part) {
    const auto in_later = copy(later, part, units_of_later);
    const auto in_earlier = copy(earlier, part, units_of_earlier);
    auto before = in_earlier.begin();
    for (const UnitKey unit : in_later) {
      while (before != in_earlier.end() && *before < unit) ++before;
      if (before == in_earlier.end()) break;
      count += *before == unit ? 1 : 0;
    }
  }
  return count;
}

bool have_same_units(const Panel& panel, std::size_t later, std::size_t earlier, const Crosswalk& crosswalk) {
  if (crosswalk.lies_between(panel, later, earlier)) return false;
  if (reform_crossed(panel, later, earlier, crosswalk) != nullptr) return false;
  return !are_others(panel.renamed(later, earlier).size(), codes_in_both(panel, later, earlier));
}

void tell_reform(const Reform& reform, int later, int earlier, Diagnostics& diagnostics) {
  diagnostics.warning({},
                      {"the communes of {} and {} are those before and after the mergers of {}: they are not matched",
                       earlier, later, reform.day},
                      "use --crosswalk to say what became of them");
}

}  // namespace ntm
