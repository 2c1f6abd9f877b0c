// Districts by average in the report year, or provinces where there are several. Ties share the best rank.
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/writer.hpp"
#include "summary/coverage.hpp"
#include "summary/reforms.hpp"
#include "words/phrases.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace ntm {

namespace {

// A district or province among others, by its average in the report year.
struct Ranked {
  std::size_t group;
  Ratio average;
  std::int64_t rank;
  std::int64_t among;
};

// Whether conditions chose some of the provinces, or of the districts.
bool are_chosen(const Summary& summary, Scope scope) {
  return !summary.standings().empty() && summary.standings().front().scope == scope;
}

// Best first; groups of the same average in the order of groups. Where conditions chose them, their ranks are those
// among all that were read.
std::vector<Ranked> ranked_groups(const Summary& summary, Scope scope) {
  std::vector<Ranked> ranked;
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    if (summary.groups()[group].scope != scope) continue;
    const auto average = summary.counts(group, summary.years().size() - 1).average();
    if (average) ranked.push_back({group, *average, 0, 0});
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::average);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool tied = i > 0 && ranked[i].average == ranked[i - 1].average;
    ranked[i].rank = tied ? ranked[i - 1].rank : static_cast<std::int64_t>(i) + 1;
    ranked[i].among = static_cast<std::int64_t>(ranked.size());
  }
  if (!are_chosen(summary, scope)) return ranked;
  std::map<std::string_view, const Standing*> standings;
  for (const Standing& standing : summary.standings()) standings.emplace(standing.name, &standing);
  for (Ranked& row : ranked) {
    const Standing& standing = *standings.at(summary.groups()[row.group].name);
    row.rank = standing.rank;
    row.among = standing.among;
  }
  return ranked;
}

void compute_ranks(const Summary& summary, Scope scope, FigureSink& figures) {
  std::vector<Ranked> ranked = ranked_groups(summary, scope);
  std::ranges::sort(ranked, std::less<>(), &Ranked::group);
  for (const Ranked& row : ranked) {
    FigureWriter writer(figures, summary.groups()[row.group], summary.report_year());
    writer.ratio(Measure::rank, row.rank, row.among);
  }
}

}  // namespace

void compute_ranking(const Summary& summary, FigureSink& figures) {
  for (const Scope scope : summary.ranked_scopes()) compute_ranks(summary, scope, figures);
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
    drawn = Move{before == nullptr ? std::nullopt : std::optional(before->value()), now->value()};
  }
  cells.insert(cells.begin() + 2, {std::move(drawn), to_cell(before, average_decimals)});
}

// As many as show why two that follow each other have not the same rank.
int shown_decimals(const std::vector<Ranked>& ranked) {
  constexpr int most = 6;
  int decimals = average_decimals;
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    const Ratio& better = ranked[i - 1].average;
    const Ratio& worse = ranked[i].average;
    while (better != worse && decimals < most && better.rounded(decimals) == worse.rounded(decimals)) ++decimals;
  }
  return decimals;
}

bool is_among_others(const Standing& standing) { return standing.among > 1; }

// "By its average, Huyện Sìn Hồ ranks number 6 of 8 districts of the province with data."
Message described(const Standing& standing) {
  const Count rank{standing.rank};
  const Count among{standing.among};
  return standing.scope == Scope::province
             ? Message{"By average, {} ranks number {} among the {} provinces that have data.", standing.name, rank,
                       among}
             : Message{"By average, {} ranks number {} among the {} districts of the province that have data.",
                       standing.name, rank, among};
}

Table ranking_table(const Summary& summary, Scope scope, const std::vector<Ranked>& ranked, bool is_drawn) {
  const int year = summary.report_year();
  const bool provinces = scope == Scope::province;
  const int decimals = shown_decimals(ranked);
  const ChangeColumns changes(summary);
  Table table{provinces ? Message{"Provinces by average in {}", year} : Message{"Districts by average in {}", year},
              {{"Rank", ColumnContent::text},
               {provinces ? Message("Province") : Message("District"), ColumnContent::text},
               {"Communes"},
               {"Average"}},
              {},
              {}};
  changes.add_to(table.columns);
  if (is_drawn) {
    table.columns.insert(table.columns.begin() + 2,
                         {{Message{"From {} to {}", summary.base_year(), year}, ColumnContent::bar,
                           Message{"Ring: average in {}; dot: in {}.", summary.base_year(), year}},
                          {Message{"Average\n{}", summary.base_year()}}});
  }
  Figures own;
  for (const Ranked& row : ranked) {
    compute_averages_of(summary, row.group, own);
    compute_increments_of(summary, row.group, own);
  }
  const FigureIndex index(own);
  for (const Ranked& row : ranked) {
    const Group& group = summary.groups()[row.group];
    const GroupFigures figures(index, group);
    std::vector<Cell> cells{
        are_chosen(summary, scope) ? Cell(Message{PhraseWith<2>("{} of {}", "rank"), Count{row.rank}, Count{row.among}})
                                   : Cell(std::to_string(row.rank)),
        group.name, figures.value(Measure::communes, 0, year), figures.value(Measure::average, decimals, year)};
    changes.add_to(cells, figures, Measure::average_change, average_decimals);
    if (is_drawn) add_move(summary, figures, cells);
    table.add_row(std::move(cells));
  }
  if (are_chosen(summary, scope)) {
    table.notes.push_back(provinces ? Phrase("Rank: among all provinces that have data.")
                                    : Phrase("Rank: among all districts of the province that have data."));
  }
  if (const auto& chosen = summary.standings();
      !provinces && are_chosen(summary, Scope::province) && chosen.size() == 1 && is_among_others(chosen.front())) {
    table.notes.push_back(described(chosen.front()));
  }
  if (!provinces && has_former_districts(summary, summary.years().size() - 1)) {
    table.notes.push_back({"Districts were abolished on {}: these are the former ones.", reform_of_districts.day});
  }
  return table;
}

std::vector<Table> ranking_tables(const Summary& summary, bool is_drawn) {
  std::vector<Table> tables;
  for (const Scope scope : summary.ranked_scopes()) {
    const std::vector<Ranked> ranked = ranked_groups(summary, scope);
    if (!ranked.empty()) tables.push_back(ranking_table(summary, scope, ranked, is_drawn));
  }
  return tables;
}

}  // namespace

std::vector<Table> lay_out_ranking(const Summary& summary, const FigureIndex&) {
  return ranking_tables(summary, false);
}

std::vector<Table> page_of_ranking(const Summary& summary, const FigureIndex&) {
  return ranking_tables(summary, compares_numbers_with_base(summary));
}

namespace {

// The best and the worst, unless all are alike.
void say_best_and_worst(Sentences& sentences, Scope scope) {
  const Summary& summary = sentences.summary();
  const std::vector<Ranked> ranked = ranked_groups(summary, scope);
  if (ranked.empty() || ranked.front().average == ranked.back().average) return;
  const bool are_districts = scope == Scope::district;
  if (are_districts && has_former_districts(summary, summary.years().size() - 1)) return;
  const auto named = [&](const Ratio& average) {
    std::vector<std::string> names;
    for (const Ranked& row : ranked) {
      if (row.average == average) names.push_back(summary.groups()[row.group].name);
    }
    return list_of_names(names);
  };
  const Ratio& best = ranked.front().average;
  const Ratio& worst = ranked.back().average;
  const Count count{static_cast<Integer>(ranked.size())};
  sentences.add({"Of the {} with data, the highest average is that of {} ({}), the lowest that of {} ({}).",
                 are_districts ? Message{"{} districts", count} : Message{"{} provinces", count}, named(best),
                 sentences.decimal(best, average_decimals), named(worst), sentences.decimal(worst, average_decimals)});
}

// The place of each of a few places that conditions chose, among all; of former districts the notice says nothing.
void say_standings(Sentences& sentences) {
  constexpr std::size_t most_said = 5;
  const Summary& summary = sentences.summary();
  const std::vector<Standing>& standings = summary.standings();
  if (standings.size() > most_said) return;
  for (const Standing& standing : standings) {
    const bool is_district = standing.scope == Scope::district;
    if (!is_among_others(standing) || (is_district && has_former_districts(summary, summary.years().size() - 1)))
      continue;
    sentences.add(described(standing));
  }
}

}  // namespace

void say_ranking(Sentences& sentences) {
  say_standings(sentences);
  for (const Scope scope : sentences.summary().ranked_scopes()) {
    if (!are_chosen(sentences.summary(), scope)) say_best_and_worst(sentences, scope);
  }
}

}  // namespace ntm
