#include "model/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace ntm {
namespace {

class CoverageTeller {
 public:
  CoverageTeller(const Summary& summary, Diagnostics& diagnostics)
      : summary_(summary), panel_(summary.panel()), diagnostics_(diagnostics) {}

  void tell() {
    for (std::size_t year = 1; year < summary_.years().size(); ++year) {
      tell_missing_years(year);
      // after a reform districts are others, or none
      if (!summary_.comparisons()[year - 1].crosses_reform) tell_missing_districts(year);
    }
    for (const Comparison& comparison : summary_.comparisons()) {
      tell_rate(comparison, &YearCounts::with_poverty, "poverty rate");
      tell_rate(comparison, &YearCounts::with_income, "income");
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

  // A district whose communes are all gone, and did not move to another.
  void tell_missing_districts(std::size_t year) {
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
    if (!any_district || !any_gone) return;
    std::vector<std::size_t> left(places);
    std::vector<bool> has_moved(places);
    std::set<std::string_view> names;
    const Observations later = panel_.observations(year);
    for (const Observation& unit : later) names.insert(panel_.name(unit));
    const auto place_of = [&](const Observation& unit) { return panel_.place_numbers()[unit.place_number()]; };
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
    if (missing.empty()) return;
    constexpr std::size_t most_named = 3;
    const std::size_t more = missing.size() - std::min(missing.size(), most_named);
    missing.resize(missing.size() - more);
    const Message named = Message::verbatim(fmt::format("{}", fmt::join(missing, ", ")));
    diagnostics_.warning({},
                         {"{} has no commune in {}; in {} it had {}",
                          more == 0 ? named : Message{"{}; and {} more", named, Count{static_cast<Integer>(more)}},
                          summary_.years()[year], summary_.years()[year - 1], Count{static_cast<Integer>(communes)}},
                         "add their file, or correct the district's name");
  }

  // Both years say it of some communes, and not of the same share of them.
  void tell_rate(const Comparison& comparison, std::int64_t YearCounts::*reporting, const Phrase& rate) {
    const YearCounts& later = summary_.counts(0, comparison.later);
    const YearCounts& earlier = summary_.counts(0, comparison.earlier);
    if (later.*reporting == 0 || earlier.*reporting == 0) return;
    const std::int64_t of_later = later.*reporting * earlier.communes;
    const std::int64_t of_earlier = earlier.*reporting * later.communes;
    if (20 * std::abs(of_later - of_earlier) <= later.communes * earlier.communes) return;
    diagnostics_.warning(
        {},
        {"the {} of {} covers {} of {} communes, that of {} covers {} of {}: the communes compared are not the same",
         rate, comparison.year, Count{later.*reporting}, Count{later.communes}, comparison.base_year,
         Count{earlier.*reporting}, Count{earlier.communes}},
        "fill in what is missing, or do not publish the change");
  }

  const Summary& summary_;
  const Panel& panel_;
  Diagnostics& diagnostics_;
};

}  // namespace

void tell_coverage(const Summary& summary, Diagnostics& diagnostics) { CoverageTeller(summary, diagnostics).tell(); }

}  // namespace ntm
