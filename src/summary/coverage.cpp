#include "summary/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "rules/poverty_standards.hpp"
#include "summary/reforms.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::int64_t reporting(const YearCounts& counts, Rate rate) {
  return rate == Rate::poverty ? counts.with_poverty : counts.with_income;
}

bool reports(const Observation& unit, Rate rate) {
  return rate == Rate::poverty ? unit.households().has_value() && unit.poor_households().has_value()
                               : unit.income().has_value() && unit.population().has_value();
}

// Whether about as large a share of all communes reports in both years, and of those that are in both the same ones.
bool are_of_same_communes(const Summary& summary, std::size_t comparison, Rate rate) {
  const Comparison& years = summary.comparisons()[comparison];
  const YearCounts& later = summary.counts(0, years.later);
  const YearCounts& earlier = summary.counts(0, years.earlier);
  const std::int64_t in_later = reporting(later, rate);
  const std::int64_t in_earlier = reporting(earlier, rate);
  if (in_later == later.communes && in_earlier == earlier.communes) return true;
  const std::int64_t differ = in_later * earlier.communes - in_earlier * later.communes;
  if (20 * std::abs(differ) > later.communes * earlier.communes) return false;
  std::int64_t in_one = 0;
  std::int64_t in_any = 0;
  summary.match_units(
      comparison,
      [&](const Observation& now, const Observation& before) {
        const bool is_now = reports(now, rate);
        const bool was_before = reports(before, rate);
        in_one += is_now != was_before ? 1 : 0;
        in_any += is_now || was_before ? 1 : 0;
      },
      [](const Observation&) {}, [](const Observation&) {}, [](const Lineage::Unit&) {});
  return 20 * in_one <= in_any;
}

class CoverageTeller {
 public:
  CoverageTeller(const Summary& summary, Diagnostics& diagnostics)
      : summary_(summary), panel_(summary.panel()), diagnostics_(diagnostics) {}

  void tell() {
    for (std::size_t year = 1; year < summary_.years().size(); ++year) {
      tell_missing_years(year);
      // after a reform districts are others, or none
      const Comparison& comparison = summary_.comparisons()[year - 1];
      const std::size_t told = comparison.crosses_reform ? 0 : tell_missing_districts(year);
      if (comparison.has_same_units && !comparison.has_lineage) tell_missing_communes(year, told);
    }
    for (std::size_t year = 0; year < summary_.years().size(); ++year) tell_former_districts(year);
    for (std::size_t comparison = 0; comparison < summary_.comparisons().size(); ++comparison) {
      tell_rate(comparison, Rate::poverty, "poverty rate");
      tell_rate(comparison, Rate::income, "income");
    }
  }

 private:
  void tell_missing_years(std::size_t year) {
    const int before = summary_.years()[year - 1];
    const int after = summary_.years()[year];
    if (after == before + 1) return;
    const std::string missing =
        after == before + 2 ? std::to_string(before + 1) : fmt::format("{}-{}", before + 1, after - 1);
    diagnostics_.warning({}, {"{} is missing between {} and {}", missing, before, after},
                         "add its file, if there is one; changes are over several years");
  }

  void tell_former_districts(std::size_t year) {
    if (!has_former_districts(summary_, year)) return;
    diagnostics_.warning(
        {},
        {"{} names districts, which were abolished on {}: figures by district are those of the former districts",
         summary_.years()[year], reform_of_districts.day},
        "leave the column out if it is no longer needed");
  }

  // More communes without a row than leave the programme in a year; of `told` it was said that their districts are
  // gone.
  void tell_missing_communes(std::size_t year, std::size_t told) {
    constexpr std::int64_t fewest = 3;
    constexpr std::int64_t communes_for_each_left = 10;
    const std::int64_t before = summary_.counts(0, year - 1).communes;
    const std::int64_t left = summary_.changes(0, year - 1).left - static_cast<std::int64_t>(told);
    // where no code is in both years they are of two lists, of which other checks tell
    if (left < fewest || left == before || left * communes_for_each_left <= before) return;
    diagnostics_.warning(
        {},
        {"{} of {} communes of {} have no row in {}: averages and rates of these years cover different communes",
         Count{left}, Count{before}, summary_.years()[year - 1], summary_.years()[year]},
        "add their rows, if the programme still counts them");
  }

  // A district whose communes are all gone, and did not move to another. How many communes these are.
  std::size_t tell_missing_districts(std::size_t year) {
    constexpr std::size_t fewest = 3;
    const std::size_t places = panel_.places().size();
    std::vector<std::size_t> gone(places);
    bool any_district = false;
    bool any_gone = false;
    for (std::size_t place = 0; place < places; ++place) {
      if (panel_.places()[place].district.empty()) continue;
      const bool is_there = panel_.has_units(place, year);
      any_district |= is_there;
      gone[place] = !is_there && panel_.has_units(place, year - 1) ? 1 : 0;
      any_gone |= gone[place] != 0;
    }
    // since July 2025 there are none
    if (!any_district || !any_gone) return 0;
    std::vector<std::size_t> left(places);
    std::vector<bool> has_moved(places);
    std::set<std::string_view> names;
    const Observations later = panel_.observations(year);
    for (const Observation& unit : later) names.insert(panel_.name(unit));
    const auto place_of = [&](const Observation& unit) { return panel_.place_index(unit); };
    match(
        later, panel_.observations(year - 1),
        [&](const Observation&, const Observation& earlier) { has_moved[place_of(earlier)] = true; },
        [](const Observation&) {},
        [&](const Observation& unit) {
          ++left[place_of(unit)];
          if (!panel_.has_code(unit) && names.contains(panel_.name(unit))) has_moved[place_of(unit)] = true;
        });
    std::vector<std::string> missing;
    std::size_t communes = 0;
    for (std::size_t place = 0; place < places; ++place) {
      if (gone[place] == 0 || has_moved[place] || left[place] < fewest) continue;
      missing.push_back(summary_.district_name(panel_.places()[place]));
      communes += left[place];
    }
    if (missing.empty()) return 0;
    constexpr std::size_t most_named = 3;
    const std::size_t more = missing.size() - std::min(missing.size(), most_named);
    missing.resize(missing.size() - more);
    const Message named = Message::verbatim(fmt::format("{}", fmt::join(missing, ", ")));
    diagnostics_.warning({},
                         {"{} has no commune in {}; in {} it had {}",
                          more == 0 ? named : Message{"{}; and {} more", named, Count{static_cast<Integer>(more)}},
                          summary_.years()[year], summary_.years()[year - 1], Count{static_cast<Integer>(communes)}},
                         "add their file, or correct the district's name");
    return communes;
  }

  // Both years say it of some communes, and not of the same ones.
  void tell_rate(std::size_t comparison, Rate rate, const Phrase& name) {
    if (!find_doubts(summary_, comparison, rate).other_communes) return;
    const Comparison& years = summary_.comparisons()[comparison];
    const YearCounts& later = summary_.counts(0, years.later);
    const YearCounts& earlier = summary_.counts(0, years.earlier);
    diagnostics_.warning(
        {},
        {"the {} of {} covers {} of {} communes, that of {} covers {} of {}: the communes compared are not the same",
         name, years.year, Count{reporting(later, rate)}, Count{later.communes}, years.base_year,
         Count{reporting(earlier, rate)}, Count{earlier.communes}},
        "fill in what is missing, or do not publish the change");
  }

  const Summary& summary_;
  const Panel& panel_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool has_former_districts(const Summary& summary, std::size_t year) {
  const int observed = summary.years()[year];
  if (observed < reform_of_districts.year) return false;
  // at the end of the reform's own year the data may still be of the old communes
  const auto crosses = [&](const Comparison& comparison) {
    return comparison.later == year && comparison.crosses_reform;
  };
  if (observed == reform_of_districts.year && std::ranges::none_of(summary.comparisons(), crosses)) return false;
  const Panel& panel = summary.panel();
  for (std::size_t place = 0; place < panel.places().size(); ++place) {
    if (!panel.places()[place].district.empty() && panel.has_units(place, year)) return true;
  }
  return false;
}

RateDoubts find_doubts(const Summary& summary, std::size_t comparison, Rate rate) {
  const Comparison& years = summary.comparisons()[comparison];
  RateDoubts doubts;
  doubts.other_map = years.crosses_reform;
  if (reporting(summary.counts(0, years.later), rate) == 0 || reporting(summary.counts(0, years.earlier), rate) == 0) {
    return doubts;
  }
  doubts.other_communes = !are_of_same_communes(summary, comparison, rate);
  doubts.other_standard = rate == Rate::poverty && !have_one_poverty_standard(years.year, years.base_year);
  return doubts;
}

void tell_coverage(const Summary& summary, Diagnostics& diagnostics) { CoverageTeller(summary, diagnostics).tell(); }

}  // namespace ntm
