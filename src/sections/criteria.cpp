// Each criterion by itself: how many communes meet it, and how many still miss it.
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

#include <algorithm>

namespace ntm {
namespace {

Message to_title(const Criterion& criterion) {
  const std::string number = std::to_string(criterion.number);
  return Message::in_both(number, "TC " + number);
}

// Whether every unit of the group that is to count says if it meets the criterion.
bool is_known(const YearCounts& counts, std::size_t criterion) {
  return counts.reporting() > 0 && counts.observed[criterion] == counts.reporting();
}

void compute_year(const Summary& summary, std::size_t group, std::size_t year, const std::vector<std::string>& ids,
                  FigureSink& figures) {
  const YearCounts& counts = summary.counts(group, year);
  FigureWriter writer(figures, summary.groups()[group], summary.years()[year]);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (is_known(counts, i)) writer.count(Measure::criterion_met, counts.met[i], ids[i]);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (is_known(counts, i)) writer.ratio(Measure::criterion_share, counts.met[i], counts.reporting(), ids[i]);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (is_known(counts, i)) writer.count(Measure::criterion_missing, counts.reporting() - counts.met[i], ids[i]);
  }
}

void compute_changes(const Summary& summary, std::size_t group, const Comparison& comparison,
                     const std::vector<std::string>& ids, FigureSink& figures) {
  const YearCounts& later = summary.counts(group, comparison.later);
  const YearCounts& earlier = summary.counts(group, comparison.earlier);
  FigureWriter writer(figures, summary.groups()[group], comparison.year, comparison.base_year);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!is_known(later, i) || !is_known(earlier, i)) continue;
    writer.count(Measure::criterion_change, later.met[i] - earlier.met[i], ids[i]);
  }
}

// The criteria of a group, the one that most communes miss first; those without data last.
std::vector<Criterion> by_missing(const Summary& summary, const GroupFigures& figures) {
  std::vector<Criterion> criteria = summary.rules().criteria;
  const auto missing = [&](const Criterion& criterion) {
    const Figure* figure = figures.find(Measure::criterion_missing, summary.report_year(), {}, criterion.id());
    return figure == nullptr ? Ratio(-1) : figure->value();
  };
  std::ranges::stable_sort(criteria, std::greater<>(), missing);
  return criteria;
}

}  // namespace

void compute_criteria(const Summary& summary, FigureSink& figures) {
  if (summary.selection().list_missing) {
    compute_missing(summary, figures);
    return;
  }
  std::vector<std::vector<std::string>> ids(summary.years().size());  // by year
  for (std::size_t year = 0; year < ids.size(); ++year) {
    for (const Criterion& criterion : summary.rules(year).criteria) ids[year].push_back(criterion.id());
  }
  for_each_listed(summary, [&](std::size_t group) {
    for (std::size_t year = 0; year < ids.size(); ++year) compute_year(summary, group, year, ids[year], figures);
    for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
      const Comparison& comparison = summary.comparisons()[i];
      if (!comparison.is_alike || !summary.has_same_territory(group, i)) continue;
      compute_changes(summary, group, comparison, ids[comparison.later], figures);
    }
  });
}

namespace {

Table criteria_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  const int year = summary.report_year();
  const ChangeColumns changes(summary);
  Table table{{"Criteria in {}, most often missed first", year},
              {{"No.", ColumnContent::text}, {"Criterion", ColumnContent::text}, {"Not met"}, {"Met"}, {"Share %"}},
              {},
              {}};
  const YearCounts& all = summary.counts(0, summary.years().size() - 1);
  if (std::ranges::all_of(all.observed, [](std::int64_t communes) { return communes == 0; })) {
    table.notes.push_back({"{}: no commune reports single criteria.", year});
    return table;
  }
  changes.add_to(table.columns);
  const bool has_departments = summary.rules().names_departments();
  if (has_departments) table.columns.push_back({"Department", ColumnContent::text});
  table.columns.push_back({Message(), ColumnContent::bar});
  for (const Group& group : groups) {
    // The pilot communes' criteria would double the page; the CSV has them.
    if (group.scope == Scope::pilot) continue;
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Criterion& criterion : by_missing(summary, figures)) {
      const std::string id = criterion.id();
      std::vector<Cell> cells{to_title(criterion), Message::in_both(criterion.name_en, criterion.name_vi),
                              figures.value(Measure::criterion_missing, 0, year, id),
                              figures.value(Measure::criterion_met, 0, year, id),
                              figures.value(Measure::criterion_share, share_decimals, year, id)};
      changes.add_to(cells, figures, Measure::criterion_change, 0, id);
      if (has_departments) cells.emplace_back(criterion.department);
      cells.push_back(figures.bar(Measure::criterion_share, year, id));
      table.add_row(std::move(cells));
    }
  }
  return table;
}

// Of each place and criterion, how many communes miss it.
Table missing_by_place(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  const int year = summary.report_year();
  Table table{{"Communes that miss each criterion in {}, by place", year}, {{"Place", ColumnContent::text}}, {}, {}};
  for (const Criterion& criterion : summary.rules().criteria) table.columns.push_back({to_title(criterion)});
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    if (figures.find(Measure::communes, year) == nullptr) continue;
    std::vector<Cell> cells{to_title(group)};
    for (const Criterion& criterion : summary.rules().criteria) {
      cells.push_back(figures.value(Measure::criterion_missing, 0, year, criterion.id()));
    }
    table.add_row(std::move(cells));
  }
  add_note_on_places(summary, table);
  return table;
}

}  // namespace

std::vector<Table> lay_out_criteria(const Summary& summary, const FigureIndex& index) {
  if (summary.selection().list_missing) return lay_out_missing(summary);
  return in_list(criteria_table(summary, index, shown_groups(summary)));
}

std::vector<Table> page_of_criteria(const Summary& summary, const FigureIndex& index) {
  if (summary.selection().list_missing) return lay_out_missing(summary);
  std::vector<Table> tables = in_list(criteria_table(summary, index, main_groups(summary)));
  if (!tables.front().rows.empty()) tables.front().columns.back().header = "Share met";
  const auto groups = places(summary);
  if (!groups.empty() && !tables.front().rows.empty()) tables.push_back(missing_by_place(summary, index, groups));
  return tables;
}

// Criteria that every commune meets, and those that most communes miss: three, or as many as share their numbers.
void say_criteria(Sentences& sentences) {
  const Summary& summary = sentences.summary();
  constexpr std::size_t named = 3;
  constexpr std::size_t most_named = 6;
  std::vector<Message> met_by_all;
  std::vector<std::pair<Integer, Message>> missed;
  for (const Criterion& criterion : summary.rules().criteria) {
    const Figure* const missing = sentences.find(Measure::criterion_missing, sentences.year(), {}, criterion.id());
    if (missing == nullptr) continue;
    const Message name{PhraseWith<2>("{} {}", "criterion"), criterion.number,
                       Message::in_both(criterion.name_en, criterion.name_vi)};
    const Integer communes = missing->value().numerator();
    if (communes == 0) met_by_all.push_back(name);
    if (communes > 0)
      missed.emplace_back(communes, Message{"{} ({} commune{})", name, Count{communes}, plural(communes)});
  }
  if (!met_by_all.empty()) {
    sentences.add({"Criteria that every commune meets: {}.", Message::list(met_by_all, "; ")});
  }
  std::ranges::stable_sort(missed, std::greater<>(), &std::pair<Integer, Message>::first);
  std::vector<Message> most_missed;
  for (std::size_t i = 0; i < missed.size(); ++i) {
    if (i >= named && missed[i].first != missed[i - 1].first) break;
    most_missed.push_back(missed[i].second);
  }
  if (!most_missed.empty() && most_missed.size() <= most_named) {
    sentences.add({"Most often missed: {}.", Message::list(most_missed, "; ")});
  }
}

}  // namespace ntm
