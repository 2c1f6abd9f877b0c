#include "sections/territory.hpp"

#include <utility>

#include "sections/layout.hpp"
#include "summary/coverage.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// One of the two rates.
struct TerritoryMeasures {
  Rate rate;
  Measure communes;
  Measure before;
  Measure after;
};

constexpr TerritoryMeasures poverty_measures{Rate::poverty, Measure::territory_poverty_communes,
                                             Measure::territory_poverty_before, Measure::territory_poverty_after};
constexpr TerritoryMeasures income_measures{Rate::income, Measure::territory_income_communes,
                                            Measure::territory_income_before, Measure::territory_income_after};

Table territory_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, Message title,
                      const TerritoryMeasures& measures) {
  Table table{std::move(title),
              {{"Years", ColumnKind::text}, {"Communes"}, {"Before"}, {"Now"}, {"Change"}},
              {},
              {"Over unchanged communes, and merged ones all of whose parts report."}};
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    if (!comparison.has_lineage || !doubts_of(summary, i, measures.rate).other_standard) continue;
    table.notes.push_back(
        {"{} from {}: by different poverty standards, not compared.", comparison.year, comparison.base_year});
  }
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    bool is_headed = false;
    for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
      const Comparison& comparison = summary.comparisons()[i];
      const auto find = [&](Measure measure) { return figures.find(measure, comparison.year, comparison.base_year); };
      const Figure* const before = find(measures.before);
      const Figure* const after = find(measures.after);
      if (before == nullptr || after == nullptr) continue;
      if (!std::exchange(is_headed, true)) table.add_heading(to_title(group));
      const bool compares = !doubts_of(summary, i, measures.rate).other_standard;
      table.add_row({{Message{"{} from {}", comparison.year, comparison.base_year}},
                     to_cell(find(measures.communes)),
                     to_cell(before, average_decimals),
                     to_cell(after, average_decimals),
                     compares ? Cell(Number{after->value() - before->value(), average_decimals, true}) : Missing{}});
    }
  }
  return table;
}

// `scale` is what a part of the rate is counted in.
void compute_rate(const TerritoryRate& rate, const Ratio& scale, const TerritoryMeasures& measures,
                  FigureWriter& writer) {
  if (!rate.exists()) return;
  writer.count(measures.communes, rate.communes);
  writer.ratio(measures.before, Ratio(rate.before.part) * scale, rate.before.whole);
  writer.ratio(measures.after, Ratio(rate.after.part) * scale, rate.after.whole);
}

// What the latest comparison across another map says of a rate.
struct Said {
  int base_year;
  Count communes;
  const Figure* before;
  const Figure* after;
};

std::optional<Said> what_is_said(const Sentences& sentences, const TerritoryMeasures& measures) {
  const Summary& summary = sentences.summary();
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    if (comparison.year != sentences.year() || !comparison.has_lineage) continue;
    const auto find = [&](Measure measure) { return sentences.find(measure, comparison.year, comparison.base_year); };
    const Figure* const communes = find(measures.communes);
    if (communes == nullptr || doubts_of(summary, i, measures.rate).other_standard) return std::nullopt;
    return Said{comparison.base_year, to_count(*communes), find(measures.before), find(measures.after)};
  }
  return std::nullopt;
}

}  // namespace

void compute_territory(const ChangeCounts& changes, FigureWriter& writer) {
  compute_rate(changes.poverty, Ratio(1), poverty_measures, writer);
  compute_rate(changes.income, Ratio(1, income_scale), income_measures, writer);
}

void add_territory_tables(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups,
                          std::vector<Table>& tables) {
  for (Table& table :
       in_list(territory_table(summary, index, groups, "Poor households on the same territory, %", poverty_measures),
               territory_table(summary, index, groups, "Income on the same territory, million VND", income_measures))) {
    if (!table.rows.empty()) tables.push_back(std::move(table));
  }
}

void say_territory_poverty(Sentences& sentences) {
  const auto said = what_is_said(sentences, poverty_measures);
  if (!said) return;
  const Decimal before = sentences.decimal(said->before->value(), average_decimals);
  const Decimal after = sentences.decimal(said->after->value(), average_decimals);
  if (before.text == after.text) {
    sentences.add({"In {} commune{} whose territory is the same as in {}, the poverty rate stayed at {}%.",
                   said->communes, plural(said->communes.value), said->base_year, after});
    return;
  }
  sentences.add(
      {said->after->value() < said->before->value()
           ? PhraseWith<5>(
                 "In {} commune{} whose territory is the same as in {}, the poverty rate fell from {}% to {}%.")
           : PhraseWith<5>(
                 "In {} commune{} whose territory is the same as in {}, the poverty rate rose from {}% to {}%."),
       said->communes, plural(said->communes.value), said->base_year, before, after});
}

void say_territory_income(Sentences& sentences) {
  const auto said = what_is_said(sentences, income_measures);
  if (!said) return;
  const Decimal before = sentences.decimal(said->before->value(), income_decimals_shown);
  const Decimal after = sentences.decimal(said->after->value(), income_decimals_shown);
  if (before.text == after.text) {
    sentences.add({"In {} commune{} whose territory is the same as in {}, the income stayed at {} million VND.",
                   said->communes, plural(said->communes.value), said->base_year, after});
    return;
  }
  sentences.add(
      {said->after->value() < said->before->value()
           ? PhraseWith<5>(
                 "In {} commune{} whose territory is the same as in {}, the income fell from {} to {} million "
                 "VND.")
           : PhraseWith<5>(
                 "In {} commune{} whose territory is the same as in {}, the income rose from {} to {} million "
                 "VND."),
       said->communes, plural(said->communes.value), said->base_year, before, after});
}

}  // namespace ntm
