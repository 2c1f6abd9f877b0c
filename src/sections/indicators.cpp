// Rural poverty and income, over the communes that report them.
#include "rules/poverty_standards.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/territory.hpp"
#include "sections/writer.hpp"
#include "summary/coverage.hpp"
#include "words/phrases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>

namespace ntm {
namespace {

std::optional<Ratio> poverty_share(const YearCounts& counts) {
  if (counts.poverty_households == 0) return std::nullopt;
  return Ratio(counts.poor_households, counts.poverty_households);
}

std::optional<Ratio> income(const YearCounts& counts) {
  if (counts.income_population == 0) return std::nullopt;
  return counts.income_sum() / Ratio(counts.income_population);
}

// Whether the rate of the year and that of an earlier one are of the same thing, so that their difference is a change.
bool is_change(const Summary& summary, std::optional<std::size_t> comparison, Measure measure) {
  const Rate rate = measure == Measure::income ? Rate::income : Rate::poverty;
  return comparison && !find_doubts(summary, *comparison, rate).any();
}

Table indicator_table(const Summary& summary, const FigureIndex& index, Message title, Measure base_measure,
                      Column base_column, Measure measure, Column column, Measure change) {
  Table table{std::move(title),
              {{"Year", ColumnContent::text}, std::move(base_column), std::move(column), {"Since the\nyear before"}},
              {},
              {}};
  const auto is_reported = [&](int year) {
    return index.find(base_measure, Scope::all, "", "", year) != nullptr ||
           index.find(measure, Scope::all, "", "", year) != nullptr;
  };
  if (std::ranges::none_of(summary.years(), is_reported)) return table;
  const bool has_base = summary.base_year() != summary.report_year();
  if (has_base) table.columns.push_back({Message{"Since\n{}", summary.base_year()}});
  std::vector<bool> since_last(summary.years().size());
  for (std::size_t i = 1; i < since_last.size(); ++i) since_last[i] = is_change(summary, i - 1, measure);
  const bool since_base = is_change(summary, summary.comparison_with(summary.base_year()), measure);
  for (const Group& group : shown_groups(summary)) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (std::size_t i = 0; i < summary.years().size(); ++i) {
      const int year = summary.years()[i];
      std::vector<Cell> cells{
          std::to_string(year), figures.value(base_measure, 0, year), figures.value(measure, average_decimals, year),
          since_last[i] ? figures.change_since_last(change, average_decimals, i, summary) : Cell(Missing{})};
      if (has_base) {
        const bool compares = year == summary.report_year() ? since_base : since_last[i];
        const Cell cell = figures.change_since_base(change, average_decimals, year, summary);
        cells.push_back(compares || !std::holds_alternative<Number>(cell) ? cell : Cell(Missing{}));
      }
      table.add_row(std::move(cells));
    }
  }
  return table;
}

// Says over how many communes a rate was taken where some do not report it.
void note_coverage(const Summary& summary, Table& table, std::int64_t YearCounts::*reporting, const Message& what) {
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    const YearCounts& all = summary.counts(0, year);
    if (all.*reporting == all.communes) continue;
    const int observed = summary.years()[year];
    table.notes.push_back(all.*reporting == 0 ? Message{"{}: no commune reports {}.", observed, what}
                                              : Message{"{}: {} of {} communes report {}.", observed,
                                                        Count{all.*reporting}, Count{all.communes}, what});
  }
}

// Says between which years the map changed.
void note_map(const Summary& summary, Table& table) {
  add_note_on_map(summary, 0, summary.years().size() - 1,
                  "Between {} and {} administrative units were rearranged: the communes before and after may not cover "
                  "the same territory, and are not compared.",
                  table);
}

// Says by which standards poor households are counted, where there are several.
void note_standards(const Summary& summary, Table& table) {
  struct Years {
    const PovertyStandard* standard;
    std::vector<int> years;
  };
  std::vector<Years> runs;
  for (std::size_t i = 0; i < summary.years().size(); ++i) {
    if (summary.counts(0, i).with_poverty == 0) continue;
    const int year = summary.years()[i];
    const PovertyStandard* const standard = &find_poverty_standard(year);
    if (runs.empty() || runs.back().standard != standard) runs.push_back({standard, {}});
    runs.back().years.push_back(year);
  }
  if (runs.size() < 2) return;
  std::vector<Message> years;
  for (const Years& run : runs) years.push_back({"{}, by {}", list_of_years(run.years), run.standard->name});
  table.notes.push_back(
      {"Poor households are counted by different standards: {}. Figures by different standards are not compared.",
       Message::list(years, "; ")});
}

// Whether rates of two years are of other communes, or count poor households by another standard.
bool stand_apart(const Summary& summary, int year, int other, Measure measure) {
  // each year with the one before stands first among the comparisons
  const auto is_between = [&](const Comparison& one) { return other < one.year && one.year <= year; };
  const auto steps = std::span(summary.comparisons()).first(summary.years().size() - 1);
  const bool has_other_map =
      std::ranges::any_of(steps, [&](const Comparison& one) { return is_between(one) && one.crosses_reform; });
  return has_other_map || (measure == Measure::poverty_rate && !have_one_poverty_standard(year, other));
}

// On a page: groups as rows, the rate of each year as columns.
Table rates_by_year(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, bool of_places,
                    Message title, Measure measure, Measure change) {
  Table table = table_of_groups(std::move(title), of_places);
  std::vector<int> years;
  for (const int year : summary.years()) {
    if (index.find(measure, Scope::all, "", "", year) != nullptr) years.push_back(year);
  }
  if (years.empty()) return table;
  std::vector<int> bases;
  for (const auto base : {year_before(summary), std::optional(summary.base_year())}) {
    if (base && index.find(change, Scope::all, "", "", summary.report_year(), base) != nullptr &&
        is_change(summary, summary.comparison_with(*base), measure) && std::ranges::find(bases, *base) == bases.end()) {
      bases.push_back(*base);
    }
  }
  add_years(table.columns, years);
  for (std::size_t i = 1; i < years.size(); ++i) {
    table.columns[i + 1].is_apart = stand_apart(summary, years[i], years[i - 1], measure);
  }
  for (const int base : bases) table.columns.push_back({Message{"Since\n{}", base}});
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    std::vector<Cell> cells{to_title(group)};
    for (const int year : years) cells.push_back(figures.value(measure, average_decimals, year));
    for (const int base : bases) cells.push_back(figures.change(change, average_decimals, summary.report_year(), base));
    table.add_row(std::move(cells));
  }
  return table;
}

}  // namespace

void compute_indicators(const Summary& summary, FigureSink& figures) {
  for_each_listed(summary, [&](std::size_t group) {
    for (std::size_t year = 0; year < summary.years().size(); ++year) {
      const YearCounts& counts = summary.counts(group, year);
      FigureWriter writer(figures, summary.groups()[group], summary.years()[year]);
      if (counts.with_households > 0) writer.count(Measure::households, counts.households);
      if (counts.with_population > 0) writer.count(Measure::population, counts.population);
      if (counts.communes > 0) {
        writer.count(Measure::poverty_communes, counts.with_poverty);
        writer.count(Measure::income_communes, counts.with_income);
      }
      if (poverty_share(counts)) writer.ratio(Measure::poverty_rate, counts.poor_households, counts.poverty_households);
      if (income(counts)) writer.ratio(Measure::income, counts.income_sum(), counts.income_population);
    }
    for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
      const Comparison& comparison = summary.comparisons()[i];
      const YearCounts& later = summary.counts(group, comparison.later);
      const YearCounts& earlier = summary.counts(group, comparison.earlier);
      FigureWriter writer(figures, summary.groups()[group], comparison.year, comparison.base_year);
      compute_territory(summary.changes(group, i), writer);
      if (!summary.has_same_territory(group, i)) continue;
      if (poverty_share(later) && poverty_share(earlier)) {
        writer.fraction(Measure::poverty_rate_change, *poverty_share(later) - *poverty_share(earlier));
      }
      if (income(later) && income(earlier)) writer.fraction(Measure::income_change, *income(later) - *income(earlier));
    }
  });
}

std::vector<Table> lay_out_indicators(const Summary& summary, const FigureIndex& index) {
  Table poverty = indicator_table(summary, index, "Poor households", Measure::households, {"Households"},
                                  Measure::poverty_rate, {"Poverty\nrate %"}, Measure::poverty_rate_change);
  note_coverage(summary, poverty, &YearCounts::with_poverty, "both households and poor households");
  Table income = indicator_table(summary, index, "Income, million VND per person per year", Measure::population,
                                 {"Population"}, Measure::income, {"Income"}, Measure::income_change);
  note_coverage(summary, income, &YearCounts::with_income, "both income and population");
  note_map(summary, poverty);
  note_standards(summary, poverty);
  note_map(summary, income);
  std::vector<Table> tables = in_list(std::move(poverty), std::move(income));
  add_territory_tables(summary, index, shown_groups(summary), tables);
  return tables;
}

namespace {

// One of the two rates on a page.
struct RatePart {
  Message title;
  Measure measure;
  Measure change;
  std::int64_t YearCounts::*reporting;
  Message reported;
};

}  // namespace

// Rates of all first, then of places: side by side where there is room.
std::vector<Table> page_of_indicators(const Summary& summary, const FigureIndex& index) {
  const std::array rates =
      std::to_array<RatePart>({{"Poor households, % of households", Measure::poverty_rate, Measure::poverty_rate_change,
                                &YearCounts::with_poverty, "both households and poor households"},
                               {"Income, million VND per person per year", Measure::income, Measure::income_change,
                                &YearCounts::with_income, "both income and population"}});
  std::vector<Table> tables;
  std::vector<Table> by_place;
  const auto others = places(summary);
  for (const RatePart& rate : rates) {
    Table table = rates_by_year(summary, index, main_groups(summary), false, rate.title, rate.measure, rate.change);
    note_coverage(summary, table, rate.reporting, rate.reported);
    note_map(summary, table);
    if (rate.measure == Measure::poverty_rate) note_standards(summary, table);
    if (!others.empty() && !table.rows.empty())
      by_place.push_back(rates_by_year(summary, index, others, true, rate.title, rate.measure, rate.change));
    tables.push_back(std::move(table));
  }
  add_territory_tables(summary, index, main_groups(summary), tables);
  std::ranges::move(by_place, std::back_inserter(tables));
  return tables;
}

namespace {

// The figure that a rate or an income is compared with: of the year before, or else of the base year.
const Figure* earlier(const Sentences& sentences, Measure measure) {
  const Summary& summary = sentences.summary();
  for (const auto base : {year_before(summary), std::optional(summary.base_year())}) {
    if (!base || *base == sentences.year()) continue;
    if (const Figure* const figure = sentences.find(measure, *base)) return figure;
  }
  return nullptr;
}

// A rate over some communes only must not be taken for that of all.
void say_coverage(Sentences& sentences, Measure reporting, const Message& rate, const Figure* before) {
  std::vector<int> years{sentences.year()};
  if (before != nullptr) years.push_back(before->year);
  for (const int of : years) {
    const Count some = to_count(*sentences.find(reporting, of));
    const Count all = to_count(*sentences.find(Measure::communes, of));
    if (is_nearly_all(static_cast<std::int64_t>(some.value), static_cast<std::int64_t>(all.value))) continue;
    sentences.add(of == sentences.year() ? Message{"{} covers {} of {} communes.", rate, some, all}
                                         : Message{"{} of {} covers {} of {} communes.", rate, of, some, all});
  }
}

// "by another poverty standard": then both years are stated, and no rise or fall. Empty where nothing stands against
// one.
Message why_not_compared(const Summary& summary, const Figure* before, Rate rate) {
  if (before == nullptr) return {};
  const RateDoubts doubts = find_doubts(summary, *summary.comparison_with(before->year), rate);
  std::vector<Message> reasons;
  if (doubts.other_map) reasons.push_back("for the communes before administrative units were rearranged");
  if (doubts.other_communes) reasons.push_back("for other communes");
  if (doubts.other_standard) reasons.push_back("by another poverty standard");
  Message why = reasons.empty() ? Message() : reasons.front();
  for (std::size_t i = 1; i < reasons.size(); ++i) why = {"{} and {}", std::move(why), reasons[i]};
  return why;
}

void say_poverty(Sentences& sentences) {
  const Figure* const now = sentences.find(Measure::poverty_rate, sentences.year());
  if (now == nullptr) return;
  const Decimal rate = sentences.decimal(now->value(), average_decimals);
  const Figure* const before = earlier(sentences, Measure::poverty_rate);
  const Decimal from = before == nullptr ? rate : sentences.decimal(before->value(), average_decimals);
  if (const Message why = why_not_compared(sentences.summary(), before, Rate::poverty); !why.empty()) {
    sentences.add(
        {"The rural poverty rate in {} was {}%; in {}, {}, {}%.", sentences.year(), rate, before->year, why, from});
  } else if (from.text == rate.text) {
    sentences.add({"The rural poverty rate in {} was {}%.", sentences.year(), rate});
  } else {
    sentences.add(now->value() < before->value() ? Message{"The rural poverty rate fell from {}% in {} to {}% in {}.",
                                                           from, before->year, rate, sentences.year()}
                                                 : Message{"The rural poverty rate rose from {}% in {} to {}% in {}.",
                                                           from, before->year, rate, sentences.year()});
  }
  say_coverage(sentences, Measure::poverty_communes, "The poverty rate", before);
}

void say_income(Sentences& sentences) {
  const Figure* const now = sentences.find(Measure::income, sentences.year());
  if (now == nullptr) return;
  const Decimal income = sentences.decimal(now->value(), income_decimals_shown);
  const Figure* const before = earlier(sentences, Measure::income);
  const Ratio change = before == nullptr ? Ratio(0) : now->value() - before->value();
  if (const Message why = why_not_compared(sentences.summary(), before, Rate::income); !why.empty()) {
    sentences.add({"Rural income in {} was {} million VND per person per year; in {}, {}, {}.", sentences.year(),
                   income, before->year, why, sentences.decimal(before->value(), income_decimals_shown)});
  } else if (sentences.shows_nothing(change, income_decimals_shown)) {
    sentences.add({"Rural income in {} was {} million VND per person per year.", sentences.year(), income});
  } else {
    const Decimal by = sentences.decimal(magnitude(change), income_decimals_shown);
    sentences.add(
        change > Ratio(0)
            ? Message{"Rural income in {} was {} million VND per person per year, {} million more than in {}.",
                      sentences.year(), income, by, before->year}
            : Message{"Rural income in {} was {} million VND per person per year, {} million less than in {}.",
                      sentences.year(), income, by, before->year});
  }
  say_coverage(sentences, Measure::income_communes, "The income", before);
}

}  // namespace

void say_indicators(Sentences& sentences) {
  say_poverty(sentences);
  say_territory_poverty(sentences);
  say_income(sentences);
  say_territory_income(sentences);
}

}  // namespace ntm
