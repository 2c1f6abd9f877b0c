// Changes of counts and rates over the matched panel: the communes that are in both years, whose changes are progress
// and not a change of who is counted.
#include "reconcile/against_data.hpp"
#include "reconcile/view.hpp"

namespace ntm::laws {
namespace {

// What is summed over the matched communes in one year.
struct MatchedSums {
  Integer communes = 0;
  Integer counted = 0;  // of which the number of criteria is known
  Integer in_band = 0;
  Integer judged = 0;  // of which it is known whether they meet the criterion
  Integer meeting = 0;
  Integer households = 0;  // of communes with poor households, too
  Integer poor = 0;
  Integer population = 0;  // of communes with an income
  Integer income = 0;      // millionths of a million x people

  void add(const Observation& unit, const CriteriaRange& band, int criterion) {
    ++communes;
    if (const Reported met = unit.criteria_met(); met.has_value()) {
      ++counted;
      in_band += band.from <= met.value() && met.value() <= band.to ? 1 : 0;
    }
    if (criterion > 0 && contains(unit.observed(), criterion)) {
      ++judged;
      meeting += contains(unit.met(), criterion) ? 1 : 0;
    }
    if (unit.households().has_value() && unit.poor_households().has_value()) {
      households += unit.households().value();
      poor += unit.poor_households().value();
    }
    if (unit.income().has_value() && unit.population().has_value()) {
      population += unit.population().value();
      income += Integer{unit.income().value()} * unit.population().value();
    }
  }

  // What the change of a measure is a change of.
  [[nodiscard]] std::optional<Ratio> value(Measure change) const {
    switch (change) {
      case Measure::band_change: return counted == communes ? std::optional(Ratio(in_band)) : std::nullopt;
      case Measure::criterion_change: return judged == communes ? std::optional(Ratio(meeting)) : std::nullopt;
      case Measure::poverty_rate_change:
        return households > 0 ? std::optional(Ratio(poor * 100, households)) : std::nullopt;
      case Measure::income_change:
        return population > 0 ? std::optional(Ratio(income, population) * Ratio(1, income_scale)) : std::nullopt;
      default: return std::nullopt;
    }
  }
};

// As Summary counts them: a commune is in its group of the later year.
bool is_in(const Summary& summary, const Group& group, const Observation& unit) {
  switch (group.scope) {
    case Scope::all: return true;
    case Scope::pilot: return unit.pilot() == Pilot::yes;
    case Scope::other: return unit.pilot() == Pilot::no;
    case Scope::province: return summary.panel().place(unit).province == group.name;
    case Scope::district: return summary.district_name(summary.panel().place(unit)) == group.name;
    default: return false;
  }
}

int number_of_criterion(const Rules& rules, std::string_view id) {
  for (const Criterion& criterion : rules.criteria) {
    if (criterion.id() == id) return criterion.number;
  }
  return 0;
}

}  // namespace

std::optional<Ratio> AgainstData::matched_change(PublishedLine line) {
  if (!line.base_year || *line.base_year >= line.year) return std::nullopt;
  View* const view = find_view(line.year, line.base_year);
  if (view == nullptr || !translate(line, *view).empty()) return std::nullopt;
  const Summary& summary = view->summary;
  const auto group = view->groups.find({line.scope, line.name});
  const auto comparison = summary.comparison_with(*line.base_year);
  if (group == view->groups.end() || !comparison) return std::nullopt;
  const Comparison& years = summary.comparisons()[*comparison];
  const bool is_of_criteria = line.measure == Measure::band_change || line.measure == Measure::criterion_change;
  if (!years.has_same_units || (is_of_criteria && !years.is_alike)) return std::nullopt;
  const CriteriaRange band = read_band(line.item).value_or(CriteriaRange{});
  const int criterion =
      line.measure == Measure::criterion_change ? number_of_criterion(summary.rules(years.later), line.item) : 0;
  MatchedSums later;
  MatchedSums earlier;
  const auto both = [&](const Observation& now, const Observation& before) {
    if (now.is_left_out() || before.is_left_out()) return;
    if (!is_in(summary, summary.groups()[group->second], now)) return;
    later.add(now, band, criterion);
    earlier.add(before, band, criterion);
  };
  const auto pass = [](const Observation& /*unit*/) {};
  summary.match_units(*comparison, both, pass, pass, [](const Lineage::Unit& /*unit*/) {});
  const auto now = later.value(line.measure);
  const auto before = earlier.value(line.measure);
  return now && before ? std::optional(*now - *before) : std::nullopt;
}

}  // namespace ntm::laws
