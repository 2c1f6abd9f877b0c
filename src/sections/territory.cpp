#include "sections/territory.hpp"

#include <algorithm>
#include <utility>

#include "rules/poverty_standards.hpp"
#include "sections/layout.hpp"
#include "summary/coverage.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// One of the two rates: its figures, and how its change is said, with this many decimals.
struct TerritoryMeasures {
  Rate rate;
  Measure communes;
  Measure before;
  Measure after;
  Tone more;  // that of a higher rate
  int decimals_said;
  PhraseWith<4> stayed;
  PhraseWith<5> fell;
  PhraseWith<5> rose;
};

constexpr TerritoryMeasures poverty_measures{
    Rate::poverty,
    Measure::territory_poverty_communes,
    Measure::territory_poverty_before,
    Measure::territory_poverty_after,
    Tone::bad,
    average_decimals,
    "In {} commune{} whose territory is the same as in {}, the poverty rate stayed at {}%.",
    "In {} commune{} whose territory is the same as in {}, the poverty rate fell from {}% to {}%.",
    "In {} commune{} whose territory is the same as in {}, the poverty rate rose from {}% to {}%."};
constexpr TerritoryMeasures income_measures{
    Rate::income,
    Measure::territory_income_communes,
    Measure::territory_income_before,
    Measure::territory_income_after,
    Tone::good,
    income_decimals_shown,
    "In {} commune{} whose territory is the same as in {}, the income stayed at {} million VND.",
    "In {} commune{} whose territory is the same as in {}, the income fell from {} to {} million VND.",
    "In {} commune{} whose territory is the same as in {}, the income rose from {} to {} million VND."};

// Whether both years count poor households by one standard; incomes have none.
bool compares(const Comparison& comparison, Rate rate) {
  return rate == Rate::income || have_one_poverty_standard(comparison.year, comparison.base_year);
}

Table territory_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups, Message title,
                      const TerritoryMeasures& measures) {
  Table table{std::move(title),
              {{"Years", ColumnContent::text}, {"Communes"}, {"Before"}, {"Now"}, {"Change"}},
              {},
              {"Covers unchanged communes, and merged communes whose parts all report."}};
  for (const Comparison& comparison : summary.comparisons()) {
    if (!comparison.has_lineage || compares(comparison, measures.rate)) continue;
    table.notes.push_back(
        {"{} from {}: by different poverty standards, not compared.", comparison.year, comparison.base_year});
  }
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    bool is_headed = false;
    for (const Comparison& comparison : summary.comparisons()) {
      const auto find = [&](Measure measure) { return figures.find(measure, comparison.year, comparison.base_year); };
      const Figure* const before = find(measures.before);
      const Figure* const after = find(measures.after);
      if (before == nullptr || after == nullptr) continue;
      if (!std::exchange(is_headed, true)) table.add_heading(to_title(group));
      const Ratio difference = after->value() - before->value();
      const Number change{difference, average_decimals, true, tone_of_change(difference, measures.more)};
      table.add_row({{Message{"{} from {}", comparison.year, comparison.base_year}},
                     to_cell(find(measures.communes)),
                     to_cell(before, average_decimals),
                     to_cell(after, average_decimals),
                     compares(comparison, measures.rate) ? Cell(change) : Missing{}});
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
void say_rate(Sentences& sentences, const TerritoryMeasures& measures) {
  const auto& comparisons = sentences.summary().comparisons();
  const auto comparison = std::ranges::find_if(
      comparisons, [&](const Comparison& years) { return years.year == sentences.year() && years.has_lineage; });
  if (comparison == comparisons.end() || !compares(*comparison, measures.rate)) return;
  const auto find = [&](Measure measure) { return sentences.find(measure, comparison->year, comparison->base_year); };
  if (find(measures.communes) == nullptr) return;
  const Count communes = to_count(*find(measures.communes));
  const Ratio before = find(measures.before)->value();
  const Ratio after = find(measures.after)->value();
  const Decimal from = sentences.decimal(before, measures.decimals_said);
  const Decimal to = sentences.decimal(after, measures.decimals_said);
  const int base_year = comparison->base_year;
  if (from.text == to.text) {
    sentences.add({measures.stayed, communes, plural(communes.value), base_year, to});
  } else {
    sentences.add(
        {after < before ? measures.fell : measures.rose, communes, plural(communes.value), base_year, from, to});
  }
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

void say_territory_poverty(Sentences& sentences) { say_rate(sentences, poverty_measures); }

void say_territory_income(Sentences& sentences) { say_rate(sentences, income_measures); }

}  // namespace ntm
