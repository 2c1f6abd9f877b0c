// How many criteria the communes of a group meet on average, year by year.
#include <algorithm>
#include <set>

#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/targets.hpp"
#include "sections/writer.hpp"

namespace ntm {

void compute_averages_of(const Summary& summary, std::size_t group, FigureSink& figures) {
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    const YearCounts& counts = summary.counts(group, year);
    if (counts.communes == 0) continue;
    FigureWriter writer(figures, summary.groups()[group], summary.years()[year]);
    writer.count(Measure::communes, counts.communes);
    writer.count(Measure::reported, counts.counted);
    if (!counts.all_counted()) continue;
    writer.count(Measure::criteria_met, counts.criteria_met);
    writer.ratio(Measure::average, counts.criteria_met, counts.counted);
  }
}

void compute_averages(const Summary& summary, FigureSink& figures) {
  for_each_listed(summary, [&](std::size_t group) { compute_averages_of(summary, group, figures); });
}

namespace {

// Says over how many communes an average was taken where some have not reported.
std::vector<Message> coverage_notes(const Summary& summary) {
  std::vector<Message> notes;
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    const YearCounts& all = summary.counts(0, year);
    if (all.counted == 0 || all.counted == all.communes) continue;
    notes.push_back(
        {"{}: {} of {} communes reported.", summary.years()[year], Count{all.counted}, Count{all.communes}});
  }
  return notes;
}

}  // namespace

std::vector<Table> lay_out_averages(const Summary& summary, const FigureIndex& index) {
  const bool has_base = compares_with_base(summary);
  Table table{"Average number of criteria met per commune",
              {{"Year", ColumnKind::text}, {"Communes"}, {"Criteria\nmet"}, {"Average"}, {"Since the\nyear before"}},
              {},
              {}};
  if (has_base) table.columns.push_back({Message{"Since\n{}", summary.base_year()}});
  std::vector<int> alike;  // the last years that may be compared
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    if (year > 0 && !summary.are_alike(year, year - 1)) alike.clear();
    alike.push_back(summary.years()[year]);
  }
  for (const Group& group : shown_groups(summary, true)) {
    const GroupFigures figures(index, group);
    // a single year is no trend
    table.add_heading(title_of(group), alike.size() > 1 ? figures.trend(Measure::average, alike) : Trend());
    for (std::size_t i = 0; i < summary.years().size(); ++i) {
      const int year = summary.years()[i];
      std::vector<Cell> cells{std::to_string(year), figures.value(Measure::communes, 0, year),
                              figures.value(Measure::criteria_met, 0, year),
                              figures.value(Measure::average, average_decimals, year),
                              figures.change_since_last(Measure::average_change, average_decimals, i, summary)};
      if (has_base) {
        cells.push_back(figures.change_since_base(Measure::average_change, average_decimals, year, summary));
      }
      table.add_row(std::move(cells));
      table.rows.back().is_apart = i > 0 && !summary.are_alike(i, i - 1);
    }
  }
  table.notes = coverage_notes(summary);
  return in_list(std::move(table));
}

namespace {

// "at least 8.2", as a chart says it.
Message goal_of(const Target& target) {
  const Decimal value = value_of(target);
  switch (target.test) {
    case Test::at_least: return {PhraseWith<1>("at least {}", "goal"), value};
    case Test::above: return {PhraseWith<1>("more than {}", "goal"), value};
    case Test::at_most: return {PhraseWith<1>("at most {}", "goal"), value};
    case Test::below: return {PhraseWith<1>("less than {}", "goal"), value};
    case Test::equal: return {PhraseWith<1>("exactly {}", "goal"), value};
  }
  return {};
}

// Levels that groups are to reach in the report year or later.
std::vector<Judgement> levels_of(const Summary& summary) {
  std::vector<Judgement> levels = judgements(summary);
  std::erase_if(levels,
                [&](const Judgement& level) { return level.target->is_rise() || is_past(summary, *level.target); });
  return levels;
}

Table average_page(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, bool of_places) {
  const auto levels = levels_of(summary);
  const ChangeColumns changes(summary);
  Table table = table_of_groups("Average number of criteria met, criteria per commune", of_places);
  add_years(table.columns, summary.years());
  changes.add_to(table.columns);
  std::set<int> target_years;
  for (const Judgement& level : levels) {
    const Group& judged = summary.groups()[level.group];
    const auto is_judged = [&](const Group& group) { return group.scope == judged.scope && group.name == judged.name; };
    if (std::ranges::any_of(groups, is_judged)) target_years.insert(level.target->year);
  }
  for (const int year : target_years) table.columns.push_back({Message{"Target\n{}", year}});
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    std::vector<Cell> cells{title_of(group)};
    for (const int year : summary.years()) cells.push_back(figures.value(Measure::average, average_decimals, year));
    changes.add_to(cells, figures, Measure::average_change, average_decimals);
    for (const int year : target_years) {
      std::vector<Message> asked;
      for (const Judgement& level : levels) {
        const Group& judged = summary.groups()[level.group];
        const bool is_its = judged.scope == group.scope && judged.name == group.name;
        if (is_its && level.target->year == year) asked.push_back(goal_of(*level.target));
      }
      cells.push_back(asked.empty() ? Cell(Missing{}) : Cell(Message::list(asked, "; ")));
    }
    table.add_row(std::move(cells));
  }
  return table;
}

// Groups over the years, where there are several.
void add_chart(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, Table& table) {
  const std::vector<int>& years = summary.years();
  LineChart chart{years, {}, 1, {}, {}, average_decimals};
  for (std::size_t i = 0; i < years.size(); ++i) chart.is_apart.push_back(i > 0 && !summary.are_alike(i, i - 1));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Trend values = GroupFigures(index, groups[i]).trend(Measure::average, years);
    if (std::ranges::count_if(values, [](const auto& value) { return value.has_value(); }) < 2) continue;
    table.rows[i].line = chart.lines.size();
    for (const Judgement& level : levels_of(summary)) {
      const Group& judged = summary.groups()[level.group];
      if (judged.scope != groups[i].scope) continue;
      chart.goals.push_back({chart.lines.size(), level.target->year, level.target->value, goal_of(*level.target)});
    }
    chart.lines.push_back({title_of(groups[i]), std::move(values)});
  }
  if (!chart.lines.empty()) table.chart = std::move(chart);
}

}  // namespace

std::vector<Table> page_of_averages(const Summary& summary, const FigureIndex& index) {
  const auto groups = main_groups(summary, true);
  std::vector<Table> tables = in_list(average_page(summary, index, groups, false));
  add_chart(summary, index, groups, tables.front());
  tables.front().notes = coverage_notes(summary);
  if (const auto others = places(summary); !others.empty())
    tables.push_back(average_page(summary, index, others, true));
  return tables;
}

}  // namespace ntm
