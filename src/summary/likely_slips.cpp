#include "summary/likely_slips.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "panel/panel_parts.hpp"
#include "panel/place_names.hpp"
#include "summary/reforms.hpp"
#include "text/edit_distance.hpp"
#include "text/text_hash.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Ascending.
std::vector<UnitKey> pilots(const Panel& panel, std::size_t year) {
  std::vector<UnitKey> found;
  const std::vector<UnitProfile>& profiles = panel.parts().profiles;
  if (!panel.says_who_is_pilot()) return found;
  std::vector<std::uint64_t> profiles_of_rows;
  for_each_chunk(panel.observations(year), [&](const PanelChunk& chunk, std::size_t from, std::size_t to) {
    profiles_of_rows.resize(to - from);
    chunk.copy(PanelChunk::profile_column, from, profiles_of_rows);
    for (std::size_t i = 0; i < profiles_of_rows.size(); ++i) {
      if (profiles[profiles_of_rows[i]].pilot == Pilot::yes) found.push_back(chunk.unit(from + i));
    }
  });
  return found;
}

// Of the pilots of a year those that the other year says are none.
std::vector<Observation> pilots_alone(const Summary& summary, std::size_t year, std::size_t other_year,
                                      const std::vector<UnitKey>& in_year, const std::vector<UnitKey>& in_other_year) {
  const Panel& panel = summary.panel();
  const Comparison& comparison = summary.comparisons()[std::max(year, other_year) - 1];
  std::vector<Observation> alone;
  if (!comparison.has_same_units || comparison.crosses_reform || in_other_year.empty()) return alone;
  std::vector<UnitKey> not_in_other_year;
  std::ranges::set_difference(in_year, in_other_year, std::back_inserter(not_in_other_year));
  for (const UnitKey unit : not_in_other_year) {
    const Observations same = panel.observations(other_year, unit, unit + 1);
    if (same.empty() || (*same.begin()).pilot() == Pilot::not_reported) continue;
    alone.push_back(*panel.observations(year, unit, unit + 1).begin());
  }
  return alone;
}

// Tells what shows in one year, or between it and the year before.
class SlipTeller {
 public:
  // `pilots` by year.
  SlipTeller(const Summary& summary, const std::vector<std::vector<UnitKey>>& pilots, Diagnostics& diagnostics)
      : summary_(summary), panel_(summary.panel()), pilots_(pilots), diagnostics_(diagnostics) {}

  // Names take longest, and need not wait for pilots.
  void tell_names(std::size_t year) {
    if (year + 1 == summary_.years().size() || has_few_rows()) tell_twins(year);
  }

  void tell_changes(std::size_t year) {
    if (year == 0 || summary_.comparisons()[year - 1].crosses_reform) return;
    tell_repeated_year(year);
    tell_mistyped_districts(year);
    tell_other_pilots(year - 1, year);
    tell_other_pilots(year, year - 1);
  }

 private:
  [[nodiscard]] std::size_t place_of(const Observation& unit) const { return panel_.place_index(unit); }

  // Twins of earlier years are mostly there in the last one, too. Names of many rows take longer than all the rest.
  [[nodiscard]] bool has_few_rows() const {
    constexpr std::size_t few = 20'000;
    std::size_t rows = 0;
    for (std::size_t year = 0; year < summary_.years().size(); ++year) rows += panel_.size(year);
    return rows <= few;
  }

  // Two communes of one district never have one name, nor two of one province since districts were abolished.
  void tell_twins(std::size_t year) {
    struct Unit {
      std::size_t place;
      std::string_view name;
      bool operator==(const Unit&) const = default;
    };
    struct Hash {
      std::size_t operator()(const Unit& unit) const {
        return TextHash()(unit.name) ^ (unit.place * 0x9E3779B97F4A7C15U);
      }
    };
    const int observed = summary_.years()[year];
    const auto for_each_named = [&](const auto& visit) {
      UnitNames::Cursor names(panel_.parts().names);
      for (const Observation& unit : panel_.observations(year)) {
        if (!panel_.has_code(unit)) continue;
        const std::size_t place = place_of(unit);
        const Place& where = panel_.places()[place];
        const bool is_known =
            !where.district.empty() || (observed > reform_of_districts.year && !where.province.empty());
        const std::string_view name = find_name(panel_.parts(), unit, names);
        if (is_known && !name.empty()) visit(unit, Unit{place, name});
      }
    };
    // as a rule no hash stands twice; a set of all units would take as much memory as their numbers
    std::vector<std::size_t> hashes;
    hashes.reserve(panel_.size(year));
    for_each_named([&](const Observation&, const Unit& unit) { hashes.push_back(Hash()(unit)); });
    std::ranges::sort(hashes);
    if (std::ranges::adjacent_find(hashes) == hashes.end()) return;
    std::unordered_set<Unit, Hash> seen;
    for_each_named([&](const Observation& observation, const Unit& unit) {
      const auto [first, end] = std::equal_range(hashes.begin(), hashes.end(), Hash()(unit));
      if (end - first < 2 || seen.insert(unit).second) return;
      diagnostics_.warning({},
                           {"two communes of {} have the same name in {}: '{}', one with the code {}",
                            where_of(panel_.places()[unit.place]), observed, unit.name, panel_.code(observation)},
                           "if they are one, delete a row; else correct the name that is wrong");
    });
  }

  [[nodiscard]] std::string where_of(const Place& place) const {
    return place.district.empty() ? std::string(place.province) : summary_.district_name(place);
  }

  // The file of last year, under this year's name.
  void tell_repeated_year(std::size_t year) {
    constexpr std::size_t fewest = 5;
    if (panel_.size(year) < fewest || panel_.size(year) != panel_.size(year - 1)) return;
    const auto facts = [](const Observation& unit) {
      return std::tuple(unit.unit(), unit.met(), unit.criteria_met(), unit.households(), unit.poor_households(),
                        unit.population(), unit.income());
    };
    const Observations now = panel_.observations(year);
    const Observations before = panel_.observations(year - 1);
    const bool is_same = std::equal(now.begin(), now.end(), before.begin(), before.end(),
                                    [&](const Observation& a, const Observation& b) { return facts(a) == facts(b); });
    if (!is_same) return;
    diagnostics_.warning(
        {}, {"{} has the same numbers as {} in every commune", summary_.years()[year], summary_.years()[year - 1]},
        "make sure that its file is not that of the other year");
  }

  // A district that is gone, whose communes are all in one that is new and nearly of its name.
  void tell_mistyped_districts(std::size_t year) {
    const auto is_of = [&](std::size_t place, std::size_t in) {
      return !panel_.places()[place].district.empty() && panel_.has_units(place, in);
    };
    std::vector<bool> gone(panel_.places().size());
    bool any = false;
    for (std::size_t place = 0; place < gone.size(); ++place) {
      gone[place] = is_of(place, year - 1) && !is_of(place, year);
      any |= gone[place];
    }
    if (!any) return;
    std::map<std::size_t, std::optional<std::size_t>> went_to;  // nothing where to several
    match(
        panel_.observations(year), panel_.observations(year - 1),
        [&](const Observation& now, const Observation& before) {
          if (!gone[place_of(before)]) return;
          const auto [found, is_new] = went_to.try_emplace(place_of(before), place_of(now));
          if (!is_new && found->second != place_of(now)) found->second.reset();
        },
        [](const Observation&) {}, [](const Observation&) {});
    for (const auto& [before, now] : went_to) {
      if (!now || is_of(*now, year - 1) || !is_of(*now, year)) continue;
      const std::string_view old_name = panel_.places()[before].district;
      const std::string_view new_name = panel_.places()[*now].district;
      if (!are_near(std::string(old_name), std::string(new_name))) continue;
      diagnostics_.warning({},
                           {"the communes of '{}' in {} are those of '{}' in {}: a name may be mistyped", old_name,
                            summary_.years()[year - 1], new_name, summary_.years()[year]},
                           "write the name in the same way in all years, unless the district was renamed");
    }
  }

  // Pilots are chosen for years: where marks come and go, figures of pilot communes are those of other communes.
  void tell_other_pilots(std::size_t year, std::size_t other_year) {
    const std::vector<Observation> alone = pilots_alone(summary_, year, other_year, pilots_[year], pilots_[other_year]);
    if (alone.empty()) return;
    const auto count = static_cast<Integer>(alone.size());
    diagnostics_.warning({},
                         {"{} commune{} pilot in {} and not in {}, such as '{}': the pilot figures of these years "
                          "cover different communes",
                          Count{count}, std::string_view(count == 1 ? " is" : "s are"), summary_.years()[year],
                          summary_.years()[other_year], panel_.name(alone.front())},
                         "correct the marks, unless other pilots were chosen");
  }

  static bool are_near(const std::string& a, const std::string& b) {
    constexpr std::size_t most = 2;
    const std::string first = word_key(a);
    const std::string second = word_key(b);
    return edit_distance(first, second) <= most || first.find(second) != std::string::npos ||
           second.find(first) != std::string::npos;
  }

  const Summary& summary_;
  const Panel& panel_;
  const std::vector<std::vector<UnitKey>>& pilots_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Observation> pilots_of_one_year(const Summary& summary, std::size_t year, std::size_t other_year) {
  return pilots_alone(summary, year, other_year, pilots(summary.panel(), year), pilots(summary.panel(), other_year));
}

void tell_likely_slips(const Summary& summary, Team& team, Diagnostics& diagnostics) {
  const std::size_t years = summary.years().size();
  std::vector<std::vector<UnitKey>> pilots_of_years(years);
  std::vector<Diagnostics> told(years);
  const auto teller = [&](std::size_t year) { return SlipTeller(summary, pilots_of_years, told[year]); };
  // first names of the last year, for those take longest of all
  team.for_each_part(2 * years, [&](std::size_t, std::size_t part) {
    const std::size_t year = years - 1 - part % years;
    if (part < years) teller(year).tell_names(year);
    if (part >= years) pilots_of_years[year] = pilots(summary.panel(), year);
  });
  team.for_each_part(years, [&](std::size_t, std::size_t year) { teller(year).tell_changes(year); });
  for (const Diagnostics& of_year : told) diagnostics.add(of_year);
}

}  // namespace ntm
