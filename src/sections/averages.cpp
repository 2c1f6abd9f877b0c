// How many criteria the communes of a group meet on average, year by year.
#include <algorithm>
#include <set>

#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/targets.hpp"
#include "sections/writer.hpp"
#include "summary/likely_slips.hpp"
#include "words/phrases.hpp"

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

// By the indexes of years, those that are not comparable with the observed year before.
std::vector<bool> years_apart(const Summary& summary) {
  std::vector<bool> apart(summary.years().size());
  for (std::size_t year = 1; year < apart.size(); ++year) apart[year] = !summary.are_comparable(year, year - 1);
  return apart;
}

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

// Says between which years the pilot communes are others.
void note_other_pilots(const Summary& summary, Table& table) {
  for (std::size_t year = 1; year < summary.years().size(); ++year) {
    if (pilots_of_one_year(summary, year, year - 1).empty() && pilots_of_one_year(summary, year - 1, year).empty()) {
      continue;
    }
    table.notes.push_back({"The pilot communes of {} and {} are not the same communes.", summary.years()[year - 1],
                           summary.years()[year]});
  }
}

}  // namespace

std::vector<Table> lay_out_averages(const Summary& summary, const FigureIndex& index) {
  const bool has_base = compares_numbers_with_base(summary);
  Table table{"Average number of criteria met per commune",
              {{"Year", ColumnContent::text}, {"Communes"}, {"Criteria\nmet"}, {"Average"}, {"Since the\nyear before"}},
              {},
              {}};
  if (has_base) table.columns.push_back({Message{"Since\n{}", summary.base_year()}});
  const std::vector<bool> apart = years_apart(summary);
  std::vector<int> comparable;  // the last years that are
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    if (apart[year]) comparable.clear();
    comparable.push_back(summary.years()[year]);
  }
  for (const Group& group : shown_groups(summary, true)) {
    const GroupFigures figures(index, group);
    table.add_heading(to_title(group), figures.trend(Measure::average, comparable));
    for (std::size_t i = 0; i < summary.years().size(); ++i) {
      const int year = summary.years()[i];
      std::vector<Cell> cells{
          std::to_string(year), figures.value(Measure::communes, 0, year),
          figures.value(Measure::criteria_met, 0, year), figures.value(Measure::average, average_decimals, year),
          apart[i] ? Cell(Missing{})
                   : figures.change_since_last(Measure::average_change, average_decimals, i, summary)};
      if (has_base) {
        cells.push_back(figures.change_since_base(Measure::average_change, average_decimals, year, summary));
      }
      table.add_row(std::move(cells));
      table.rows.back().is_apart = apart[i];
    }
  }
  table.notes = coverage_notes(summary);
  note_other_pilots(summary, table);
  add_note_on_map(summary, 0, summary.years().size() - 1, table);
  return in_list(std::move(table));
}

namespace {

// Levels that groups are to reach in the report year or later.
std::vector<Judgement> levels_of(const Summary& summary) {
  std::vector<Judgement> levels = summary.judgements();
  std::erase_if(levels,
                [&](const Judgement& level) { return level.target->is_rise() || is_past(summary, *level.target); });
  return levels;
}

Table average_page(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, bool of_places) {
  const auto levels = levels_of(summary);
  const ChangeColumns changes(summary);
  Table table = table_of_groups("Average number of criteria met, criteria per commune", of_places);
  add_years(table.columns, summary.years());
  const std::vector<bool> apart = years_apart(summary);
  for (std::size_t i = 0; i < apart.size(); ++i) table.columns[i + 1].is_apart = apart[i];
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
    std::vector<Cell> cells{to_title(group)};
    for (const int year : summary.years()) cells.push_back(figures.value(Measure::average, average_decimals, year));
    changes.add_to(cells, figures, Measure::average_change, average_decimals);
    for (const int year : target_years) {
      std::vector<Message> asked;
      for (const Judgement& level : levels) {
        const Group& judged = summary.groups()[level.group];
        const bool is_its = judged.scope == group.scope && judged.name == group.name;
        if (is_its && level.target->year == year) asked.push_back(described(*level.target));
      }
      if (asked.empty()) {
        cells.emplace_back(Missing{});
      } else {
        cells.emplace_back(Message::list(asked, "; "));
      }
    }
    table.add_row(std::move(cells));
  }
  return table;
}

// Groups over the years, where there are several.
void add_chart(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, Table& table) {
  const std::vector<int>& years = summary.years();
  LineChart chart{years, years_apart(summary), 1, {}, {}, average_decimals};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Trend values = GroupFigures(index, groups[i]).trend(Measure::average, years);
    if (values.empty()) continue;
    table.rows[i].line = chart.lines.size();
    for (const Judgement& level : levels_of(summary)) {
      const Group& judged = summary.groups()[level.group];
      if (judged.scope != groups[i].scope) continue;
      chart.goals.push_back({chart.lines.size(), level.target->year, level.target->value, described(*level.target)});
    }
    chart.lines.push_back({to_title(groups[i]), std::move(values)});
  }
  if (!chart.lines.empty()) table.chart = std::move(chart);
}

}  // namespace

std::vector<Table> page_of_averages(const Summary& summary, const FigureIndex& index) {
  const auto groups = main_groups(summary, true);
  std::vector<Table> tables = in_list(average_page(summary, index, groups, false));
  add_chart(summary, index, groups, tables.front());
  tables.front().notes = coverage_notes(summary);
  note_other_pilots(summary, tables.front());
  add_note_on_map(summary, 0, summary.years().size() - 1, tables.front());
  if (const auto others = places(summary); !others.empty())
    tables.push_back(average_page(summary, index, others, true));
  return tables;
}

namespace {

// An average over some communes only must not be taken for that of all.
void say_who_reported(Sentences& sentences) {
  const Count reported = to_count(*sentences.find(Measure::reported, sentences.year()));
  const Count communes = to_count(*sentences.find(Measure::communes, sentences.year()));
  if (reported.value == communes.value) return;
  sentences.add({"{} of {} communes reported.", reported, communes});
}

}  // namespace

void say_averages(Sentences& sentences) {
  const Figure* const average = sentences.find(Measure::average, sentences.year());
  if (average == nullptr) return;
  say_who_reported(sentences);
  const Decimal shown = sentences.decimal(average->value(), average_decimals);
  const Figure* const change = sentences.base_year()
                                   ? sentences.find(Measure::average_change, sentences.year(), sentences.base_year())
                                   : nullptr;
  if (change == nullptr) {
    sentences.add({"In {} the communes met {} criteria on average.", sentences.year(), shown});
  } else if (sentences.has_other_map()) {
    const Decimal before =
        sentences.decimal(sentences.find(Measure::average, *sentences.base_year())->value(), average_decimals);
    sentences.add(
        {"In {} the communes met {} criteria on average; in {}, for the communes before administrative units were "
         "rearranged, {}.",
         sentences.year(), shown, *sentences.base_year(), before});
  } else {
    sentences.add({"In {} the communes met {} criteria on average, {}.", sentences.year(), shown,
                   sentences.change_of_average(change->value(), *sentences.base_year())});
  }
}

}  // namespace ntm
