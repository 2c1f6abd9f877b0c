// Numbers that are hardly right, where a figure that is printed hangs on them.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "ntm/sections.hpp"
#include "sections/layout.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// A figure of all communes, and what some of them add to its numerator and denominator.
struct Contribution {
  Phrase figure;
  Ratio numerator;  // of all
  Integer denominator = 0;
  Ratio own_numerator;
  Integer own_denominator = 0;

  [[nodiscard]] std::optional<Ratio> with() const { return quotient(numerator, denominator); }
  [[nodiscard]] std::optional<Ratio> without() const {
    return quotient(numerator - own_numerator, denominator - own_denominator);
  }
  // Whether they move the figure by more than the last digit that is shown.
  [[nodiscard]] bool moves() const {
    if (!with() || !without()) return false;
    const Ratio by = *with() - *without();
    return (by < Ratio(0) ? Ratio(0) - by : by) > Ratio(1, 100);
  }

 private:
  static std::optional<Ratio> quotient(const Ratio& part, Integer whole) {
    return whole == 0 ? std::nullopt : std::optional(part / Ratio(whole));
  }
};

Contribution sum_income(const YearCounts& counts, const Observation& unit) {
  const bool is_counted = unit.income().has_value() && unit.population().has_value();
  const Integer people = is_counted ? Integer{unit.population().value()} : 0;
  const Ratio own = is_counted ? Ratio(Integer{unit.income().value()} * people, income_scale) : Ratio(0);
  return {"the income", counts.income_sum(), counts.income_population, own, people};
}

Contribution sum_poverty(const YearCounts& counts, const Observation& unit) {
  const bool is_counted = unit.households().has_value() && unit.poor_households().has_value();
  const std::int64_t poor = is_counted ? unit.poor_households().value() : 0;
  const std::int64_t all = is_counted ? unit.households().value() : 0;
  return {"the poverty rate", Ratio(Integer{counts.poor_households} * 100), counts.poverty_households,
          Ratio(Integer{poor} * 100), all};
}

Contribution average_of(const YearCounts& counts, const Observation& unit) {
  const Reported met = unit.criteria_met();
  if (!counts.all_counted() || !met.has_value()) return {};
  return {"the average", Ratio(counts.criteria_met), counts.counted, Ratio(met.value()), 1};
}

// The figures that hang on a quantity.
std::vector<Contribution> figures_of(Quantity what, const YearCounts& counts, const Observation& unit) {
  switch (what) {
    case Quantity::income:
    case Quantity::income_to_median:
    case Quantity::income_change:
    case Quantity::population:
    case Quantity::population_change: return {sum_income(counts, unit)};
    case Quantity::people_per_household: return {sum_income(counts, unit), sum_poverty(counts, unit)};
    case Quantity::households:
    case Quantity::household_change:
    case Quantity::poor_share_change:
    case Quantity::poor_share: return {sum_poverty(counts, unit)};
    case Quantity::criteria_lost: return {average_of(counts, unit)};
    case Quantity::district_income:
    case Quantity::district_people_per_household: break;  // of many communes
  }
  return {};
}

// What several communes add to one figure.
struct Together {
  Contribution all;
  std::string first;
  Integer communes = 0;

  void add(const Contribution& one, std::string_view name) {
    if (communes++ == 0) {
      all = one;
      first = name;
      return;
    }
    all.own_numerator = all.own_numerator + one.own_numerator;
    all.own_denominator += one.own_denominator;
  }
};

}  // namespace

std::vector<Message> described_outliers(const Summary& summary, std::span<const Implausible> implausible) {
  constexpr std::size_t most_named = 5;
  const std::size_t year = summary.years().size() - 1;
  const Panel& panel = summary.panel();
  const YearCounts& counts = summary.counts(0, year);
  std::vector<Message> sentences;
  std::set<std::pair<UnitKey, Phrase>> seen;  // one number of a commune that moves a figure is enough
  std::size_t more = 0;
  std::map<Phrase, Together> others;  // those that move a figure together only, if they do
  for (const Implausible& one : implausible) {
    if (one.year != summary.report_year()) continue;
    const Observations found = panel.observations(year, one.unit, one.unit + 1);
    if (found.empty()) continue;
    const Observation unit = *found.begin();
    for (const Contribution& figure : figures_of(one.what, counts, unit)) {
      if (!seen.emplace(one.unit, figure.figure).second) continue;
      if (!figure.moves()) {
        others[figure.figure].add(figure, panel.name(unit));
      } else if (sentences.size() == most_named) {
        ++more;
      } else {
        sentences.push_back({"Doubtful: {} of '{}' in {}: {}; without that commune {} would be {}, not {}.",
                             Message::in_both(one.range->words_en, one.range->words_vi), panel.name(unit), one.year,
                             Decimal{one.value.rounded(one.value.denominator() == 1 ? 0 : 1)}, figure.figure,
                             Decimal{figure.without()->rounded(average_decimals)},
                             Decimal{figure.with()->rounded(average_decimals)}});
      }
    }
  }
  if (more > 0)
    sentences.push_back({"{} more numbers like this; `ntm check` lists them.", Count{static_cast<Integer>(more)}});
  for (const auto& [figure, together] : others) {
    if (!together.all.moves()) continue;
    sentences.push_back(
        {"Doubtful numbers of {} communes, such as '{}', in {}; without these communes {} would be {}, "
         "not {}. `ntm check` lists them.",
         Count{together.communes}, together.first, summary.report_year(), figure,
         Decimal{together.all.without()->rounded(average_decimals)},
         Decimal{together.all.with()->rounded(average_decimals)}});
  }
  return sentences;
}

}  // namespace ntm
