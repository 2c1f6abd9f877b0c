// Districts by average in the report year, or provinces where there are several. Ties share the best rank.
#include "model/coverage.hpp"
#include "model/reforms.hpp"
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

namespace {

// From the base year to the report year, where these may be compared.
void add_move(const Summary& summary, const GroupFigures& figures, std::vector<Cell>& cells) {
  const int year = summary.report_year();
  const bool compares = figures.find(Measure::average_change, year, summary.base_year()) != nullptr;
  const Figure* const before = compares ? figures.find(Measure::average, summary.base_year()) : nullptr;
  const Figure* const now = figures.find(Measure::average, year);
  Cell drawn = std::string();
  if (now != nullptr) {
    drawn = Move{before == nullptr ? std::nullopt : std::optional(before->value()), now->value(),
                 Ratio(summary.rules().criteria_count())};
  }
  cells.insert(cells.begin() + 2, {std::move(drawn), cell_of(before, average_decimals)});
}

// As many as show why two that follow each other have not the same rank.
int decimals_of(const std::vector<Ranked>& ranked) {
  constexpr int most = 6;
  int decimals = average_decimals;
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    const Ratio& better = ranked[i - 1].average;
    const Ratio& worse = ranked[i].average;
    while (better != worse && decimals < most && better.rounded(decimals) == worse.rounded(decimals)) ++decimals;
  }
  return decimals;
}

std::vector<Table> ranking_tables(const Summary& summary, bool is_drawn) {
  const std::vector<Ranked> ranked = ranked_groups(summary);
  if (ranked.empty()) return {};
  const int year = summary.report_year();
  const bool provinces = summary.ranked_scope() == Scope::province;
  const int decimals = decimals_of(ranked);
  const ChangeColumns changes(summary);
  Table table{provinces ? Message{"Provinces by average in {}", year} : Message{"Districts by average in {}", year},
              {{"Rank", ColumnKind::text},
               {provinces ? Message("Province") : Message("District"), ColumnKind::text},
               {"Communes"},
               {"Average"}},
              {},
              {}};
  changes.add_to(table.columns);
  if (is_drawn) {
    table.columns.insert(table.columns.begin() + 2,
                         {{Message{"From {} to {}", summary.base_year(), year}, ColumnKind::bar,
                           Message{"Ring: average in {}; dot: in {}.", summary.base_year(), year}},
                          {Message{"Average\n{}", summary.base_year()}}});
  }
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
                            figures.value(Measure::average, decimals, year)};
    changes.add_to(cells, figures, Measure::average_change, average_decimals);
    if (is_drawn) add_move(summary, figures, cells);
    table.add_row(std::move(cells));
  }
  if (!provinces && has_former_districts(summary, summary.years().size() - 1)) {
    table.notes.push_back({"Districts were abolished on {}: these are the former ones.", reform_of_districts.day});
  }
  return in_list(std::move(table));
}

}  // namespace

std::vector<Table> lay_out_ranking(const Summary& summary, const FigureIndex&) {
  return ranking_tables(summary, false);
}

std::vector<Table> page_of_ranking(const Summary& summary, const FigureIndex&) {
  return ranking_tables(summary, compares_with_base(summary));
}

}  // namespace ntm
