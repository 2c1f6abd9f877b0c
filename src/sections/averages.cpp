// How many criteria the communes of a group meet on average, year by year.
#include "sections/all.hpp"
#include "sections/layout.hpp"
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
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    const YearCounts& all = summary.counts(0, year);
    if (all.counted == 0 || all.counted == all.communes) continue;
    table.notes.push_back(
        {"{}: {} of {} communes reported.", summary.years()[year], Count{all.counted}, Count{all.communes}});
  }
  return {table};
}

}  // namespace ntm
