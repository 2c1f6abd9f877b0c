// Districts by average in the report year, or provinces where there are several. Ties share the best rank.
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/writer.hpp"

#include <algorithm>

namespace ntm {

std::vector<Ranked> ranked_groups(const Summary& summary) {
  std::vector<Ranked> ranked;
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    if (summary.groups()[group].scope != summary.ranked_scope()) continue;
    const auto average = summary.counts(group, summary.years().size() - 1).average();
    if (average) ranked.push_back({group, *average, 0});
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::average);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool tied = i > 0 && ranked[i].average == ranked[i - 1].average;
    ranked[i].rank = tied ? ranked[i - 1].rank : i + 1;
  }
  return ranked;
}

void compute_ranking(const Summary& summary, FigureSink& figures) {
  std::vector<Ranked> ranked = ranked_groups(summary);
  const auto total = static_cast<Integer>(ranked.size());
  std::ranges::sort(ranked, std::less<>(), &Ranked::group);
  for (const Ranked& row : ranked) {
    FigureWriter writer(figures, summary.groups()[row.group], summary.report_year());
    writer.ratio(Measure::rank, static_cast<Integer>(row.rank), total);
  }
}

std::vector<Table> lay_out_ranking(const Summary& summary, const FigureIndex&) {
  const std::vector<Ranked> ranked = ranked_groups(summary);
  if (ranked.empty()) return {};
  const int year = summary.report_year();
  const bool provinces = summary.ranked_scope() == Scope::province;
  const ChangeColumns changes(summary);
  Table table{provinces ? Message{"Provinces by average in {}", year} : Message{"Districts by average in {}", year},
              {{"Rank", ColumnKind::text},
               {provinces ? Message("Province") : Message("District"), ColumnKind::text},
               {"Communes"},
               {"Average"}},
              {},
              {}};
  changes.add_to(table.columns);
  Figures own;
  compute_ranking(summary, own);
  for (const Ranked& row : ranked) {
    compute_averages_of(summary, row.group, own);
    compute_increments_of(summary, row.group, own);
  }
  const FigureIndex index(own);
  for (const Ranked& row : ranked) {
    const Group& group = summary.groups()[row.group];
    const GroupFigures figures(index, group);
    const Figure* rank = figures.find(Measure::rank, year);
    std::vector<Cell> cells{rank->value().rounded(0), group.name, figures.value(Measure::communes, 0, year),
                            figures.value(Measure::average, average_decimals, year)};
    changes.add_to(cells, figures, Measure::average_change, average_decimals);
    table.add_row(std::move(cells));
  }
  return {table};
}

}  // namespace ntm
