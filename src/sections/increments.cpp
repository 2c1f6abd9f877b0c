// What changed between two years: the average as a notice publishes it, the same over the units present in both
// years, and the difference that comes from who is counted.
#include "ntm/sections.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ntm {
namespace {

constexpr std::size_t most_units_named = 12;

Measure measure_of(Origin origin) {
  switch (origin) {
    case Origin::unchanged: return Measure::units_unchanged;
    case Origin::merged: return Measure::units_merged;
    case Origin::split: return Measure::units_split;
    case Origin::irregular: break;
  }
  return Measure::units_irregular;
}

Message against(const Comparison& comparison) { return {"{} from {}", comparison.year, comparison.base_year}; }

// "Xã Nậm Cha (03526, Huyện Sìn Hồ)", and where it went to, if that is known.
Message described(const Panel& panel, const Observation& unit, const std::string& into = {}) {
  const std::string_view district = panel.place(unit).district;
  std::vector<Message> details;
  if (panel.has_code(unit)) details.push_back(Message::verbatim(panel.code(unit)));
  if (!district.empty()) details.push_back(Message::verbatim(std::string(district)));
  if (!into.empty()) details.push_back({"now in {}", into});
  if (details.empty()) return Message::verbatim(std::string(panel.name(unit)));
  return {"{} ({})", panel.name(unit), Message::list(details)};
}

Count to_count(const std::vector<Message>& units) { return {static_cast<Integer>(units.size())}; }

Message list_of(const std::vector<Message>& units) {
  const std::size_t shown = std::min(units.size(), most_units_named);
  Message list = Message::list({units.begin(), units.begin() + static_cast<std::ptrdiff_t>(shown)}, "; ");
  if (shown == units.size()) return list;
  return {"{}; and {} more", list, Count{to_count(units).value - static_cast<Integer>(shown)}};
}

Table average_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  Table table{"Change in the average, and which communes are counted",
              {{"Years", ColumnContent::text},
               {"Average"},
               {"In the same\ncommunes"},
               {"From change\nof communes"},
               {"Communes\nin both"},
               {"Entered"},
               {"Left"}},
              {},
              {}};
  for (const Group& group : groups) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Comparison& comparison : summary.comparisons()) {
      const auto change = [&](Measure measure) {
        return figures.change(measure, average_decimals, comparison.year, comparison.base_year);
      };
      // across another map the averages are of other communes altogether
      const auto change_of_all = [&](Measure measure) {
        return comparison.crosses_reform ? Cell(Missing{}) : change(measure);
      };
      const auto count = [&](Measure measure) {
        return to_cell(figures.find(measure, comparison.year, comparison.base_year));
      };
      table.add_row({against(comparison), change_of_all(Measure::average_change), change(Measure::matched_change),
                     change_of_all(Measure::composition_effect), count(Measure::matched_communes),
                     count(Measure::entered), count(Measure::left)});
    }
  }
  table.notes = {"The average changes as communes gain or lose criteria, and as different communes are counted."};
  add_note_on_unchanged(summary, table);
  add_note_on_map(summary, 0, summary.years().size() - 1, table);
  return table;
}

Table movement_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  Table table{"Progress of the communes present in both years",
              {{"Years", ColumnContent::text},
               {"Improved"},
               {Phrase("Unchanged", "number of criteria")},
               {"Declined"},
               {"Criteria\ngained"},
               {"Criteria\nlost"}},
              {},
              {}};
  for (const Group& group : groups) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Comparison& comparison : summary.comparisons()) {
      if (!comparison.is_alike) continue;
      std::vector<Cell> cells{against(comparison)};
      for (const Measure measure :
           {Measure::improved, Measure::unchanged, Measure::declined, Measure::gained, Measure::lost}) {
        cells.push_back(to_cell(figures.find(measure, comparison.year, comparison.base_year)));
      }
      table.add_row(std::move(cells));
    }
  }
  add_note_on_unchanged(summary, table);
  return table;
}

Table lineage_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  Table table{"How communes were formed",
              {{"Years", ColumnContent::text},
               {"Unchanged"},
               {"Merged"},
               {"Split"},
               {"Other\norigin"},
               {"Merged:\nall marks\nknown"},
               {"Merged:\nchange from\nmet by\nany part"},
               {"Merged:\nchange from\nmet by\nall parts"}},
              {},
              {}};
  for (const Group& group : groups) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Comparison& comparison : summary.comparisons()) {
      if (!comparison.has_lineage) continue;
      std::vector<Cell> cells{against(comparison)};
      for (const Origin origin : {Origin::unchanged, Origin::merged, Origin::split, Origin::irregular}) {
        cells.push_back(to_cell(figures.find(measure_of(origin), comparison.year, comparison.base_year)));
      }
      const Figure* const most = figures.find(Measure::merged_change_most, comparison.year, comparison.base_year);
      cells.push_back(most == nullptr ? Cell(Missing{}) : Cell(Number{most->denominator}));
      for (const Measure measure : {Measure::merged_change_least, Measure::merged_change_most}) {
        cells.push_back(figures.change(measure, average_decimals, comparison.year, comparison.base_year));
      }
      table.add_row(std::move(cells));
    }
  }
  table.notes = {"Only unchanged communes are compared one by one; a merged commune has no single earlier number."};
  return table;
}

// Names those who came and went until the report year, which no figure can.
Table membership_table(const Summary& summary) {
  Table table{"Communes that entered or left",
              {{"Years", ColumnContent::text},
               {Message(), ColumnContent::text},
               {Phrase("Communes", "by name"), ColumnContent::text}},
              {},
              {}};
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    if (comparison.year != summary.report_year() || !comparison.has_same_units) continue;
    std::vector<Message> entered;
    std::vector<Message> left;
    const Panel& panel = summary.panel();
    summary.match_units(
        i, [](const Observation&, const Observation&) {},
        [&](const Observation& unit) { entered.push_back(described(panel, unit)); },
        [&](const Observation& unit) {
          const Lineage* const made_of = summary.lineage(i);
          left.push_back(described(panel, unit, made_of == nullptr ? "" : made_of->left[left.size()].into));
        },
        [](const Lineage::Unit&) {});
    if (!entered.empty())
      table.add_row({against(comparison), Message{"{} entered", to_count(entered)}, list_of(entered)});
    if (!left.empty()) table.add_row({against(comparison), Message{"{} left", to_count(left)}, list_of(left)});
  }
  return table;
}

// What the units of a later year are made of.
void compute_lineage(const ChangeCounts& changes, FigureWriter& writer) {
  for (const Origin origin : {Origin::unchanged, Origin::merged, Origin::split, Origin::irregular}) {
    writer.count(measure_of(origin), changes.by_origin[static_cast<std::size_t>(origin)]);
  }
  if (changes.merged_marked == 0) return;
  writer.ratio(Measure::merged_change_least, changes.merged_change_least, changes.merged_marked);
  writer.ratio(Measure::merged_change_most, changes.merged_change_most, changes.merged_marked);
}

}  // namespace

void compute_increments_of(const Summary& summary, std::size_t group, FigureSink& figures) {
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    const YearCounts& later = summary.counts(group, comparison.later);
    const YearCounts& earlier = summary.counts(group, comparison.earlier);
    const ChangeCounts& changes = summary.changes(group, i);
    if (later.communes == 0 && earlier.communes == 0) continue;
    FigureWriter writer(figures, summary.groups()[group], comparison.year, comparison.base_year);
    const auto after = later.average();
    const auto before = earlier.average();
    const bool compares = comparison.is_alike && after && before && summary.has_same_territory(group, i);
    if (compares) writer.fraction(Measure::average_change, *after - *before);
    if (!comparison.has_same_units) continue;
    writer.count(Measure::matched_communes, changes.matched);
    const bool counted = comparison.is_alike && summary.knows_numbers(group, i);
    if (counted && changes.matched > 0) {
      writer.ratio(Measure::matched_change, changes.change, changes.matched);
      if (compares) {
        writer.fraction(Measure::composition_effect, *after - *before - Ratio(changes.change, changes.matched));
      }
    }
    writer.count(Measure::entered, changes.entered);
    writer.count(Measure::left, changes.left);
    if (comparison.has_lineage) compute_lineage(changes, writer);
    if (counted) {
      writer.count(Measure::improved, changes.improved);
      writer.count(Measure::unchanged, changes.unchanged);
      writer.count(Measure::declined, changes.declined);
    }
    if (comparison.is_alike && summary.knows_marks(group, i)) {
      writer.count(Measure::gained, changes.gained);
      writer.count(Measure::lost, changes.lost);
    }
  }
}

void compute_increments(const Summary& summary, FigureSink& figures) {
  for_each_listed(summary, [&](std::size_t group) { compute_increments_of(summary, group, figures); });
}

namespace {

std::vector<Table> increment_tables(const Summary& summary, const FigureIndex& index,
                                    const std::vector<Group>& groups) {
  if (summary.comparisons().empty()) return {};
  std::vector<Table> tables = in_list(average_table(summary, index, groups));
  if (std::ranges::any_of(summary.comparisons(), &Comparison::is_alike)) {
    tables.push_back(movement_table(summary, index, groups));
  }
  if (std::ranges::any_of(summary.comparisons(), &Comparison::has_lineage)) {
    tables.push_back(lineage_table(summary, index, groups));
  }
  Table membership = membership_table(summary);
  if (!membership.rows.empty()) tables.push_back(std::move(membership));
  return tables;
}

}  // namespace

std::vector<Table> lay_out_increments(const Summary& summary, const FigureIndex& index) {
  return increment_tables(summary, index, shown_groups(summary));
}

std::vector<Table> page_of_increments(const Summary& summary, const FigureIndex& index) {
  std::vector<Table> tables = increment_tables(summary, index, main_groups(summary));
  if (!tables.empty()) add_note_on_places(summary, tables.front());
  return tables;
}

namespace {

// Where other communes are counted than in the base year, their change and that of the same communes differ.
void say_who_is_counted(Sentences& sentences) {
  if (!sentences.base_year() || sentences.has_other_map()) return;
  const Figure* const entered = sentences.find(Measure::entered, sentences.year(), sentences.base_year());
  const Figure* const left = sentences.find(Measure::left, sentences.year(), sentences.base_year());
  const Figure* const change = sentences.find(Measure::matched_change, sentences.year(), sentences.base_year());
  if (entered == nullptr || left == nullptr || (entered->value() == Ratio(0) && left->value() == Ratio(0))) return;
  sentences.add({"Communes counted: {} in {}, {} in {}; {} entered and {} left.",
                 to_count(*sentences.find(Measure::communes, sentences.year())), sentences.year(),
                 to_count(*sentences.find(Measure::communes, *sentences.base_year())), *sentences.base_year(),
                 to_count(*entered), to_count(*left)});
  if (change == nullptr) return;
  const Count both = to_count(*sentences.find(Measure::matched_communes, sentences.year(), sentences.base_year()));
  sentences.add({"In the {} commune{} counted in both years, the average is {}.", both, plural(both.value),
                 sentences.change_of_average(change->value(), *sentences.base_year())});
}

// "8.0 criteria more than", before what parts met.
Message against_bound(const Sentences& sentences, const Ratio& change) {
  if (sentences.shows_nothing(change, change_decimals)) return "as many criteria as";
  const Decimal by = sentences.decimal(magnitude(change), change_decimals);
  return change < Ratio(0) ? Message{"{} criteria fewer than", by} : Message{"{} criteria more than", by};
}

// What communes are made of since the latest year of another map, and what may be said of merged ones.
void say_lineage(Sentences& sentences) {
  const Summary& summary = sentences.summary();
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    if (comparison.year != sentences.year() || !comparison.has_lineage) continue;
    sentences.add(*described_lineage(summary, i));
    const Figure* const change = sentences.find(Measure::matched_change, sentences.year(), comparison.base_year);
    const Figure* const least = sentences.find(Measure::merged_change_least, sentences.year(), comparison.base_year);
    const Figure* const most = sentences.find(Measure::merged_change_most, sentences.year(), comparison.base_year);
    if (change != nullptr) {
      const Count both = to_count(*sentences.find(Measure::matched_communes, sentences.year(), comparison.base_year));
      sentences.add({"In the {} unchanged commune{}, the average is {}.", both, plural(both.value),
                     sentences.change_of_average(change->value(), comparison.base_year)});
    }
    if (least != nullptr) {
      sentences.add(
          {"For {} merged commune{} all parts are known: on average they meet {} those that all parts met, and {} "
           "those that at least one part met.",
           Count{summary.changes(0, i).merged_marked}, plural(summary.changes(0, i).merged_marked),
           against_bound(sentences, most->value()), against_bound(sentences, least->value())});
    }
    return;
  }
}

}  // namespace

void say_increments(Sentences& sentences) {
  say_who_is_counted(sentences);
  sentences.add_all(described_breaks(sentences.summary()));
  sentences.add_all(described_reforms(sentences.summary()));
  say_lineage(sentences);
}

}  // namespace ntm
