#include "panel/plausibility.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "panel/plausible_bounds.hpp"
#include "panel/spread.hpp"
#include "panel/tell_implausible.hpp"
#include "summary/pair_counter.hpp"

namespace ntm {
namespace {

// Unit-years of all years together that are looked at before others.
constexpr std::size_t unit_years_of_part = 8192;

// A commune in one year.
struct Seen {
  UnitKey unit;
  std::uint32_t profile;
  std::uint32_t place;  // index into Panel::places()
  CriteriaSet met;
  // less than 0 where they are not known
  std::int64_t households;
  std::int64_t poor_households;
  std::int64_t population;
  std::int64_t income;  // in millionths
  int criteria_met;

  [[nodiscard]] bool has_household_size() const { return population >= 0 && households > 0; }
  [[nodiscard]] bool has_poor_share() const { return households > 0 && poor_households >= 0; }
  // People per household in thousandths, rounded down.
  [[nodiscard]] std::int64_t household_size() const { return population * 1000 / households; }
};

void see(const Panel& panel, const Observations& observations, std::vector<Seen>& seen) {
  constexpr std::size_t batch = 256;
  std::size_t rows = 0;
  for_each_chunk(observations, [&](const PanelChunk&, std::size_t from, std::size_t to) { rows += to - from; });
  seen.clear();
  seen.reserve(rows);
  std::array<std::array<std::uint64_t, batch>, PanelChunk::column_count> columns;
  const auto add = [&](const PanelChunk& chunk, std::size_t from, std::size_t size) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      chunk.copy(static_cast<PanelChunk::Column>(column), from, std::span(columns[column]).first(size));
    }
    for (std::size_t i = 0; i < size; ++i) {
      const auto number = [&](PanelChunk::Column column) { return static_cast<std::int64_t>(columns[column][i]) - 1; };
      const auto profile = static_cast<std::uint32_t>(columns[PanelChunk::profile_column][i]);
      const CriteriaSet met = columns[PanelChunk::met_column][i];
      const std::int64_t income = number(PanelChunk::income_column);
      seen.push_back({columns[PanelChunk::unit_column][i], profile,
                      panel.parts().place_numbers[columns[PanelChunk::place_column][i]], met,
                      number(PanelChunk::households_column), number(PanelChunk::poor_households_column),
                      number(PanelChunk::population_column), income < 0 ? income : income * chunk.income_step(),
                      panel.parts().profiles[profile].counts_marks
                          ? count_bits(met)
                          : static_cast<int>(number(PanelChunk::criteria_met_column))});
    }
  };
  for_each_chunk(observations, [&](const PanelChunk& chunk, std::size_t from, std::size_t to) {
    for (; from < to; from += batch) add(chunk, from, std::min(batch, to - from));
  });
}

// What districts are held against of one province in one year.
struct Spreads {
  Spread incomes;
  Spread household_sizes;

  void add(const Spreads& more) {
    incomes.add(more.incomes);
    household_sizes.add(more.household_sizes);
  }
};

// A year, and whether its communes can be compared with those of the year before.
struct YearChecked {
  BoundsOfYear bounds;
  bool has_year_before = false;
  bool is_alike = false;  // with the year before
  CriteriaSet all_criteria = 0;
};

// Communes one by one, all years of some of them together.
class Checker {
 public:
  Checker(const Panel& panel, const std::vector<YearChecked>& years, const std::vector<std::uint32_t>& province_of,
          std::size_t provinces)
      : panel_(panel),
        years_(years),
        province_of_(province_of),
        provinces_(provinces),
        spreads_(years.size() * provinces) {}

  void check(UnitKey first, UnitKey end, std::vector<Implausible>& found) {
    found_ = &found;
    for (year_ = 0; year_ < years_.size(); ++year_) {
      see(panel_, panel_.observations(year_, first, end), later_);
      for (const Seen& unit : later_) check(unit);
      if (years_[year_].has_year_before) compare();
      later_.swap(earlier_);
    }
  }

  // Of units of the later year that are one unit of the year before, or several whole ones together: in one territory.
  void compare_across(std::size_t year, const Lineage& lineage, std::vector<Implausible>& found) {
    found_ = &found;
    year_ = year;
    see(panel_, panel_.observations(year), later_);
    see(panel_, panel_.observations(year - 1), earlier_);
    for (const Lineage::Unit& unit : lineage.units) {
      if (!unit.is_complete) continue;
      if (unit.same() != nullptr) {
        compare(find(later_, unit.now), find(earlier_, *unit.same()));
      } else if (unit.origin == Origin::merged) {
        compare_numbers(find(later_, unit.now), together(unit.parts));
      }
    }
  }

  // By year x provinces + province, of all communes that it was asked to check.
  [[nodiscard]] const std::vector<Spreads>& spreads() const { return spreads_; }

 private:
  void hold(Quantity what, const Seen& unit, std::int64_t numerator, std::int64_t denominator) {
    const Bounds& bounds = years_[year_].bounds[index_of(what)];
    if (bounds.exclude(numerator, denominator)) add(what, unit, Ratio(numerator, denominator));
  }

  void add(Quantity what, const Seen& unit, const Ratio& value) {
    found_->push_back({what, panel_.years()[year_], unit.unit, value, years_[year_].bounds[index_of(what)].range});
  }

  void check(const Seen& unit) {
    Spreads& spreads = spreads_[year_ * provinces_ + province_of_[unit.place]];
    if (unit.income >= 0) {
      hold(Quantity::income, unit, unit.income, income_scale);
      spreads.incomes.add(unit.income);
    }
    if (unit.has_household_size()) {
      hold(Quantity::people_per_household, unit, unit.population, unit.households);
      spreads.household_sizes.add(unit.household_size());
    }
    if (unit.households > 0) hold(Quantity::households, unit, unit.households, 1);
    if (unit.population > 0) hold(Quantity::population, unit, unit.population, 1);
    if (unit.has_poor_share()) {
      hold(Quantity::poor_share, unit, unit.poor_households * 100, unit.households);
    }
  }

  // later_ with earlier_.
  void compare() {
    auto before = earlier_.begin();
    for (const Seen& unit : later_) {
      while (before != earlier_.end() && before->unit < unit.unit) ++before;
      if (before == earlier_.end()) break;
      if (before->unit == unit.unit) compare(unit, *before);
    }
  }

  void hold_change(Quantity what, const Seen& unit, std::int64_t now, std::int64_t before) {
    // what is larger is out of the range of the number itself; a hundred times it would not fit 64 bits
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 100;
    if (now >= 0 && before > 0 && std::max(now, before) < most) hold(what, unit, (now - before) * 100, before);
  }

  static const Seen& find(const std::vector<Seen>& seen, const Observation& unit) {
    return *std::ranges::lower_bound(seen, unit.unit(), {}, &Seen::unit);
  }

  // The sums of numbers of units; of incomes there is none.
  [[nodiscard]] Seen together(const std::vector<Observation>& parts) const {
    Seen sum{};
    sum.income = -1;
    for (const Observation& observed : parts) {
      const Seen& part = find(earlier_, observed);
      for (const auto number : {&Seen::households, &Seen::poor_households, &Seen::population}) {
        sum.*number = sum.*number < 0 || part.*number < 0 ? -1 : sum.*number + part.*number;
      }
    }
    return sum;
  }

  void compare(const Seen& unit, const Seen& before) {
    compare_numbers(unit, before);
    compare_criteria(unit, before);
  }

  void compare_numbers(const Seen& unit, const Seen& before) {
    hold_change(Quantity::income_change, unit, unit.income, before.income);
    hold_change(Quantity::household_change, unit, unit.households, before.households);
    hold_change(Quantity::population_change, unit, unit.population, before.population);
    if (unit.has_poor_share() && before.has_poor_share()) {
      // both times all households stay within what a number of 64 bits holds
      constexpr std::int64_t most = std::int64_t{1} << 27U;
      if (unit.households < most && before.households < most) {
        hold(Quantity::poor_share_change, unit,
             (unit.poor_households * before.households - before.poor_households * unit.households) * 100,
             unit.households * before.households);
      }
    }
  }

  void compare_criteria(const Seen& unit, const Seen& before) {
    const YearChecked& year = years_[year_];
    if (!year.is_alike) return;
    const auto& profiles = panel_.parts().profiles;
    if ((profiles[unit.profile].observed & profiles[before.profile].observed) == year.all_criteria) {
      hold(Quantity::criteria_lost, unit, count_bits(before.met & ~unit.met), 1);
    } else if (unit.criteria_met >= 0 && before.criteria_met > unit.criteria_met) {
      hold(Quantity::criteria_lost, unit, before.criteria_met - unit.criteria_met, 1);
    }
  }

  const Panel& panel_;
  const std::vector<YearChecked>& years_;
  const std::vector<std::uint32_t>& province_of_;  // by index into Panel::places()
  std::size_t provinces_;
  std::vector<Spreads> spreads_;
  std::vector<Implausible>* found_ = nullptr;
  std::size_t year_ = 0;
  std::vector<Seen> later_;
  std::vector<Seen> earlier_;
};

// What the spreads of a year do not rule out, exactly: incomes against the median of all, medians of districts against
// that of their province.
class MedianChecker {
 public:
  MedianChecker(const Panel& panel, std::size_t year, const YearChecked& checked,
                const std::vector<std::uint32_t>& province_of, std::vector<Implausible>& found)
      : panel_(panel), year_(year), checked_(checked), province_of_(province_of), found_(found) {
    see(panel, panel.observations(year), units_);
  }

  void check_incomes() {
    std::vector<std::int64_t> incomes;
    for (const Seen& unit : units_) {
      if (unit.income >= 0) incomes.push_back(unit.income);
    }
    const std::int64_t median = incomes.size() < fewest_compared ? 0 : find_median(incomes);
    if (median == 0) return;
    const Bounds& of_all = checked_.bounds[index_of(Quantity::income)];
    for (const Seen& unit : units_) {
      // what is out of its own range is told for that
      if (unit.income < 0 || of_all.exclude(unit.income, income_scale)) continue;
      hold(Quantity::income_to_median, unit.unit, unit.income, median);
    }
  }

  void check_districts() {
    check_districts(Quantity::district_income, [](const Seen& unit) { return unit.income; });
    check_districts(Quantity::district_people_per_household,
                    [](const Seen& unit) { return unit.has_household_size() ? unit.household_size() : -1; });
  }

 private:
  void hold(Quantity what, UnitKey unit, std::int64_t value, std::int64_t median) {
    const Bounds& bounds = checked_.bounds[index_of(what)];
    if (!bounds.exclude(value, median)) return;
    found_.push_back({what, panel_.years()[year_], unit, Ratio(value, median), bounds.range});
  }

  template <typename ValueOf>
  void check_districts(Quantity what, const ValueOf& value_of) {
    const Bounds& bounds = checked_.bounds[index_of(what)];
    std::vector<std::vector<std::int64_t>> provinces(province_of_.back() + 1);
    for (const Seen& unit : units_) {
      if (const std::int64_t value = value_of(unit); value >= 0) provinces[province_of_[unit.place]].push_back(value);
    }
    std::vector<std::int64_t> medians;
    for (auto& values : provinces) medians.push_back(values.empty() ? 0 : find_median(values));
    // the median of a district is out of bounds only if half of its values are
    struct District {
      std::size_t known = 0;
      std::size_t odd = 0;
      std::vector<std::int64_t> values{};
      UnitKey first = 0;
    };
    std::vector<District> districts(province_of_.size());
    for (const Seen& unit : units_) {
      const std::int64_t value = value_of(unit);
      const std::int64_t usual = medians[province_of_[unit.place]];
      if (value < 0 || usual == 0) continue;
      ++districts[unit.place].known;
      districts[unit.place].odd += bounds.exclude(value, usual) ? 1 : 0;
    }
    for (const Seen& unit : units_) {
      District& district = districts[unit.place];
      const std::int64_t value = value_of(unit);
      if (value < 0 || district.known < fewest_compared || 2 * district.odd < district.known) continue;
      if (district.values.empty()) district.first = unit.unit;
      district.values.push_back(value);
    }
    for (std::size_t place = 0; place < districts.size(); ++place) {
      District& district = districts[place];
      if (district.values.empty() || panel_.places()[place].district.empty()) continue;
      hold(what, district.first, find_median(district.values), medians[province_of_[place]]);
    }
  }

  const Panel& panel_;
  std::size_t year_;
  const YearChecked& checked_;
  const std::vector<std::uint32_t>& province_of_;
  std::vector<Implausible>& found_;
  std::vector<Seen> units_;
};

}  // namespace

std::vector<Implausible> tell_implausible(const Panel& panel, const Rulebook& rules, const Crosswalk& crosswalk,
                                          const std::vector<bool>& same_units, Team& team, const FindUnits& find_units,
                                          Diagnostics& diagnostics) {
  const std::vector<int>& years = panel.years();
  std::vector<YearChecked> checked(years.size());
  for (std::size_t year = 0; year < years.size(); ++year) {
    YearChecked& of = checked[year];
    of.bounds = bounds_in(years[year], rules);
    const bool follows = year > 0 && years[year - 1] + 1 == years[year];
    of.has_year_before = follows && same_units[year];
    const Rules* const now = rules.find(years[year], std::nullopt);
    const Rules* const before = follows ? rules.find(years[year - 1], std::nullopt) : nullptr;
    of.is_alike = now != nullptr && before != nullptr && are_alike(*now, *before);
    if (now != nullptr) of.all_criteria = now->all_criteria();
  }
  // places of a province follow each other
  const std::vector<Place>& places = panel.places();
  std::vector<std::uint32_t> province_of(places.size());
  for (std::size_t i = 1; i < places.size(); ++i) {
    province_of[i] = province_of[i - 1] + (places[i].province == places[i - 1].province ? 0 : 1);
  }
  const std::size_t provinces = places.empty() ? 0 : province_of.back() + 1;

  const std::vector<UnitKey> bounds = bounds_of_parts(panel, unit_years_of_part);
  std::vector<std::vector<Implausible>> found_of(bounds.size() - 1);
  std::vector<std::optional<Checker>> checkers(team.size());
  team.for_each_part(found_of.size(), [&](std::size_t worker, std::size_t part) {
    auto& checker = checkers[worker];
    if (!checker) checker.emplace(panel, checked, province_of, provinces);
    checker->check(bounds[part], bounds[part + 1], found_of[part]);
  });

  std::vector<Spreads> spreads(years.size() * provinces);
  for (const auto& checker : checkers) {
    for (std::size_t i = 0; checker && i < spreads.size(); ++i) spreads[i].add(checker->spreads()[i]);
  }
  std::vector<Implausible> found;
  for (const auto& some : found_of) found.insert(found.end(), some.begin(), some.end());
  for (std::size_t year = 1; year < years.size(); ++year) {
    if (years[year - 1] + 1 != years[year] || !crosswalk.lies_between(panel, year, year - 1)) continue;
    Checker(panel, checked, province_of, provinces)
        .compare_across(year, crosswalk.lineage(panel, year, year - 1), found);
  }
  std::vector<std::vector<Implausible>> found_in(years.size());
  team.for_each_part(years.size(), [&](std::size_t, std::size_t year) {
    const BoundsOfYear& of = checked[year].bounds;
    const auto of_year = std::span(spreads).subspan(year * provinces, provinces);
    Spread incomes;
    for (const Spreads& one : of_year) incomes.add(one.incomes);
    const bool are_districts_alike = std::ranges::all_of(of_year, [&](const Spreads& one) {
      return one.incomes.lies_within(of[index_of(Quantity::district_income)]) &&
             one.household_sizes.lies_within(of[index_of(Quantity::district_people_per_household)]);
    });
    const bool are_incomes_alike = incomes.lies_within(of[index_of(Quantity::income_to_median)]);
    if (are_districts_alike && are_incomes_alike) return;
    MedianChecker medians(panel, year, checked[year], province_of, found_in[year]);
    if (!are_incomes_alike) medians.check_incomes();
    if (!are_districts_alike) medians.check_districts();
  });
  for (const auto& some : found_in) found.insert(found.end(), some.begin(), some.end());
  std::ranges::stable_sort(found, {}, [](const Implausible& one) { return std::tuple(one.what, one.year, one.unit); });
  tell(found, panel, find_units, diagnostics);
  return found;
}

}  // namespace ntm
