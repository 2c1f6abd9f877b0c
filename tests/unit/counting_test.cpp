// Counts of a panel that is large enough to be shared among threads, against a plain walk over its units.
#include "summary/counting.hpp"

#include <fmt/format.h>

#include <map>
#include <random>

#include "helpers.hpp"
#include "panel/panel_parts.hpp"

using namespace ntm;

namespace {

constexpr int criteria = 11;

// Most often of two decimals at most, which chunks keep in other steps than those that have more.
std::int64_t sum_income(std::mt19937::result_type drawn, unsigned unit) {
  constexpr std::int64_t step = PanelChunk::common_income_step;
  const auto income = static_cast<std::int64_t>(drawn % 90'000'000);
  return unit % 6000 < 4000 ? income / step * step : income;
}

// Communes of three years; some come and go, move, become pilots, or report less than others.
std::vector<UnitYear> random_units(std::vector<std::string>& texts) {
  std::mt19937 random(7);
  constexpr unsigned units = 9000;
  texts.reserve(units + 40);
  for (unsigned district = 0; district < 40; ++district) texts.push_back(fmt::format("Huyện {}", district));
  for (unsigned unit = 0; unit < units; ++unit) texts.push_back(fmt::format("{:05}", unit));
  std::vector<UnitYear> all;
  for (const int year : {2011, 2012, 2014}) {
    for (unsigned unit = 0; unit < units; ++unit) {
      if (random() % 12 == 0) continue;
      UnitYear made;
      made.year = year;
      made.code = made.name = texts[40 + unit];
      made.district = texts[(unit / 230 + (random() % 50 == 0 ? 1 : 0)) % 40];
      made.province = "P";
      made.pilot = static_cast<Pilot>(random() % 3);
      made.observed = random() % 20 == 0 ? 0b111 : (1U << criteria) - 1;
      made.met = random() & made.observed;
      if (made.observed != 0b111) made.criteria_met = __builtin_popcountll(made.met);
      if (random() % 5 != 0) made.households = static_cast<std::int64_t>(random() % 5000);
      if (random() % 5 != 0 && made.households.has_value()) made.poor_households = made.households.value() / 3;
      if (random() % 5 != 0) made.population = static_cast<std::int64_t>(random() % 20000);
      if (random() % 5 != 0) made.income = sum_income(random(), unit);
      all.push_back(made);
    }
  }
  return all;
}

bool is_in(const Observation& unit, const Group& group, const Panel& panel) {
  switch (group.scope) {
    case Scope::all: return true;
    case Scope::pilot: return unit.pilot() == Pilot::yes;
    case Scope::other: return unit.pilot() == Pilot::no;
    case Scope::district: return panel.place(unit).district == group.name;
    default: return panel.place(unit).province == group.name;
  }
}

std::string told(const YearCounts& counts) {
  std::string text =
      fmt::format("{} {} {} | {} {} {} {} {} {} {} {} {} {} |", counts.communes, counts.counted, counts.criteria_met,
                  counts.with_households, counts.households, counts.with_population, counts.population,
                  counts.with_poverty, counts.poverty_households, counts.poor_households, counts.with_income,
                  counts.income_population, to_string(counts.weighted_income));
  for (int i = 0; i <= criteria; ++i) text += fmt::format(" {}", counts.by_criteria_met[static_cast<std::size_t>(i)]);
  for (std::size_t i = 0; i < criteria; ++i) text += fmt::format(" {}/{}", counts.met[i], counts.observed[i]);
  return text;
}

std::string told(const ChangeCounts& counts) {
  std::string text = fmt::format("{} {} {} {} {} {} {} {} {} {} {} |", counts.matched, counts.matched_counted,
                                 counts.change, counts.improved, counts.unchanged, counts.declined,
                                 counts.matched_marked, counts.gained, counts.lost, counts.entered, counts.left);
  for (const auto count : counts.transitions) text += fmt::format(" {}", count);
  return text;
}

YearCounts walked(const Panel& panel, std::size_t year, const Group& group) {
  YearCounts counts;
  for (const Observation& unit : panel.observations(year)) {
    if (!is_in(unit, group, panel)) continue;
    ++counts.communes;
    if (unit.criteria_met().has_value()) {
      ++counts.counted;
      counts.criteria_met += unit.criteria_met().value();
      ++counts.by_criteria_met[static_cast<std::size_t>(unit.criteria_met().value())];
    }
    for (std::size_t i = 0; i < criteria; ++i) {
      counts.met[i] += static_cast<std::int64_t>(unit.met() >> i & 1);
      counts.observed[i] += static_cast<std::int64_t>(unit.observed() >> i & 1);
    }
    const auto sum = [](Reported number, std::int64_t& with, std::int64_t& total) {
      with += number.has_value() ? 1 : 0;
      total += number.has_value() ? number.value() : 0;
    };
    sum(unit.households(), counts.with_households, counts.households);
    sum(unit.population(), counts.with_population, counts.population);
    if (unit.households().has_value() && unit.poor_households().has_value()) {
      ++counts.with_poverty;
      counts.poverty_households += unit.households().value();
      counts.poor_households += unit.poor_households().value();
    }
    if (unit.income().has_value() && unit.population().has_value()) {
      ++counts.with_income;
      counts.income_population += unit.population().value();
      counts.weighted_income += Integer{unit.income().value()} * unit.population().value();
    }
  }
  return counts;
}

ChangeCounts walked(const Panel& panel, const Comparison& comparison, const Group& group, const Rules& rules) {
  ChangeCounts counts;
  counts.transitions.resize(rules.bands.size() * rules.bands.size());
  match(
      panel.observations(comparison.later), panel.observations(comparison.earlier),
      [&](const Observation& later, const Observation& earlier) {
        if (!is_in(later, group, panel)) return;
        ++counts.matched;
        if (later.criteria_met().has_value() && earlier.criteria_met().has_value()) {
          const auto change = later.criteria_met().value() - earlier.criteria_met().value();
          ++counts.matched_counted;
          counts.change += change;
          ++(change > 0 ? counts.improved : change < 0 ? counts.declined : counts.unchanged);
          const std::size_t from = rules.band_of(static_cast<int>(earlier.criteria_met().value()));
          ++counts
                .transitions[from * rules.bands.size() + rules.band_of(static_cast<int>(later.criteria_met().value()))];
        }
        if ((later.observed() & earlier.observed()) != rules.all_criteria()) return;
        ++counts.matched_marked;
        counts.gained += __builtin_popcountll(later.met() & ~earlier.met());
        counts.lost += __builtin_popcountll(earlier.met() & ~later.met());
      },
      [&](const Observation& entered) { counts.entered += is_in(entered, group, panel) ? 1 : 0; },
      [&](const Observation& left) { counts.left += is_in(left, group, panel) ? 1 : 0; });
  return counts;
}

}  // namespace

TEST_CASE("counts on any number of threads are those of a plain walk") {
  std::vector<std::string> texts;
  PanelBuilder builder;
  for (const UnitYear& unit : random_units(texts)) builder.add(unit);
  Diagnostics diagnostics;
  const Panel panel = std::move(builder).build(diagnostics);
  const Rules rules = test::simple_rules(criteria);
  for (const std::size_t threads : {1U, 2U, 7U}) {
    const auto summary = Summary::make(panel, rules, {.by_province = true, .by_district = true}, diagnostics, threads);
    REQUIRE(summary);
    REQUIRE(summary->groups().size() == 44);
    for (std::size_t i = 0; i < summary->groups().size(); ++i) {
      const Group& group = summary->groups()[i];
      CAPTURE(group.name);
      for (std::size_t year = 0; year < 3; ++year) {
        CHECK(told(summary->counts(i, year)) == told(walked(panel, year, group)));
      }
      for (std::size_t c = 0; c < summary->comparisons().size(); ++c) {
        CHECK(told(summary->changes(i, c)) == told(walked(panel, summary->comparisons()[c], group, rules)));
      }
    }
  }
  CHECK_FALSE(diagnostics.has_errors());
}
