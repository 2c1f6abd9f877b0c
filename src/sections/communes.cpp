// The worklist: each commune by itself, with what it meets, what changed, and what it needs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/lineage.hpp"
#include "sections/worklist.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::string id_of(int number, const Summary& summary) {
  return summary.rules().criteria[static_cast<std::size_t>(number - 1)].id();
}

void compute_commune(const Summary& summary, const ListedCommune& commune, const std::vector<int>& base_years,
                     FigureSink& figures) {
  const int year = summary.report_year();
  const CommuneFacts facts = facts_of(commune, summary);
  const Group self = to_group(commune.now, summary);
  FigureWriter writer(figures, self, year);
  if (facts.met) {
    writer.count(Measure::criteria_met, *facts.met);
    writer.count(Measure::band, 1, facts.band->label);
  }
  if (facts.next) writer.count(Measure::next_band, facts.next->needed, facts.next->band->label);
  for (const int number : numbers_of(facts.missing)) {
    writer.count(Measure::criterion_missing, 1, id_of(number, summary));
  }
  for (std::size_t i = 0; i < base_years.size(); ++i) {
    const auto& change = facts.changes[i];
    if (!change) continue;
    FigureWriter changes(figures, self, year, base_years[i]);
    if (change->criteria) changes.ratio(Measure::matched_change, *change->criteria, 1);
    if (change->knows_marks) {
      changes.count(Measure::gained, static_cast<Integer>(numbers_of(change->gained).size()));
      changes.count(Measure::lost, static_cast<Integer>(numbers_of(change->lost).size()));
    }
    for (const int number : numbers_of(change->gained | change->lost)) {
      changes.count(Measure::criterion_change, contains(change->gained, number) ? 1 : -1, id_of(number, summary));
    }
  }
  for (const AskedOfCommune& asked : facts.asked) {
    FigureWriter judged(figures, self, asked.target->year, year);
    if (asked.needed) judged.count(Measure::needed, *asked.needed, asked.target->item);
  }
}

// "missing: 2, 5; gained since 2012: 3"
Message detail_of(const ListedCommune& commune, const CommuneFacts& facts, const Summary& summary) {
  const std::vector<Message> origin =
      commune.made_of == nullptr ? std::vector<Message>() : described_parts(*commune.made_of, summary);
  if (commune.now.observed() == 0) return Message::list(origin, "; ");
  const std::vector<int> base_years = ChangeColumns(summary, ChangeOf::communes).base_years;
  std::vector<Message> parts{{"not met: {}", list_of_criteria(facts.missing)}};
  const CriteriaSet not_reported = summary.rules().all_criteria() & ~commune.now.observed();
  if (not_reported != 0) parts.push_back({"not reported: {}", list_of_criteria(not_reported)});
  if (!base_years.empty() && facts.changes.front()) {
    const CommuneChange& change = *facts.changes.front();
    if (change.gained != 0)
      parts.push_back({"gained since {}: {}", base_years.front(), list_of_criteria(change.gained)});
    if (change.lost != 0) parts.push_back({"lost since {}: {}", base_years.front(), list_of_criteria(change.lost)});
  }
  parts.insert(parts.end(), origin.begin(), origin.end());
  return Message::list(parts, "; ");
}

Cell change_cell(const std::optional<CommuneChange>& change) {
  if (!change || !change->criteria) return Missing{};
  const int criteria = *change->criteria;
  return Number{criteria, 0, true, criteria == 0 ? Tone::plain : criteria > 0 ? Tone::good : Tone::bad};
}

// The most that one of its targets asks of the commune; Missing where none asks anything that can be done.
Cell target_cell(const CommuneFacts& facts) {
  std::optional<Integer> most;
  for (const AskedOfCommune& asked : facts.asked) {
    if (asked.needed && (!most || *asked.needed > *most)) most = asked.needed;
  }
  return most ? Cell(Number{*most}) : Cell(Missing{});
}

// Each criterion of a commune as it is, and what became of it since the first of the years to compare with.
Strip strip_of(const ListedCommune& commune, const CommuneFacts& facts, const Summary& summary) {
  Strip strip;
  const bool compares = !facts.changes.empty() && facts.changes.front();
  for (int number = 1; number <= summary.rules().criteria_count(); ++number) {
    const bool gained = compares && contains(facts.changes.front()->gained, number);
    const bool lost = compares && contains(facts.changes.front()->lost, number);
    Strip::Mark mark = Strip::Mark::unknown;
    if (contains(commune.now.met(), number)) {
      mark = gained ? Strip::Mark::gained : Strip::Mark::met;
    } else if (contains(commune.now.observed(), number)) {
      mark = lost ? Strip::Mark::lost : Strip::Mark::missing;
    }
    strip.marks.push_back(mark);
  }
  strip.words = detail_of(commune, facts, summary);
  return strip;
}

// The columns that the communes fill.
struct WorklistColumns {
  bool code;
  bool district;
  bool pilot;
  bool target;
  bool strip;  // on a page
};

WorklistColumns columns_for(const Summary& summary, const std::vector<ListedCommune>& communes, bool is_drawn) {
  const auto any = [&](auto is_so) { return std::ranges::any_of(communes, is_so); };
  return {
      .code = any([&](const ListedCommune& commune) { return summary.panel().has_code(commune.now); }),
      .district = summary.selection().communes.order != CommuneOrder::district,
      .pilot = any([](const ListedCommune& commune) { return commune.now.pilot() == Pilot::yes; }),
      .target = any([&](const ListedCommune& commune) { return !facts_of(commune, summary).asked.empty(); }),
      .strip = is_drawn && any([](const ListedCommune& commune) { return commune.now.observed() != 0; }),
  };
}

Message described(const Condition& condition) {
  switch (condition.trait) {
    case CommuneTrait::province:
    case CommuneTrait::district:
    case CommuneTrait::commune:
    case CommuneTrait::type: return Message::verbatim(condition.title.empty() ? condition.value : condition.title);
    case CommuneTrait::band: return {"band {}", condition.value};
    case CommuneTrait::pilot:
      return condition.value == "yes" ? Message("pilot communes") : Message("communes that are not pilots");
  }
  return {};
}

}  // namespace

std::vector<Message> described_conditions(const std::vector<Condition>& conditions) {
  std::map<CommuneTrait, Message> by_trait;
  for (const Condition& condition : conditions) {
    const auto [found, is_first] = by_trait.try_emplace(condition.trait, described(condition));
    if (!is_first) found->second = {"{} or {}", found->second, described(condition)};
  }
  std::vector<Message> result;
  for (const auto& [trait, alternatives] : by_trait) result.push_back(alternatives);
  return result;
}

namespace {

Message described(CommuneOrder order) {
  switch (order) {
    case CommuneOrder::district: break;  // which the headings show
    case CommuneOrder::code: return "Sorted by code.";
    case CommuneOrder::name: return "Sorted by name.";
    case CommuneOrder::most: return "Sorted by criteria met, most first.";
    case CommuneOrder::fewest: return "Sorted by criteria met, the fewest first.";
    case CommuneOrder::change: return "Sorted by change since the base year, the largest first.";
    case CommuneOrder::next: return "Sorted by criteria to the next band, the fewest first.";
  }
  return {};
}

// How many are listed, which, and in what order: who reads the list did not write the command.
void tell_choice(const Summary& summary, const std::vector<ListedCommune>& communes, Table& table) {
  const CommuneChoice& choice = summary.selection().communes;
  const Count listed{static_cast<Integer>(communes.size())};
  const Count all{static_cast<Integer>(summary.panel().size(summary.years().size() - 1))};
  Integer met = 0;
  const bool is_known = std::ranges::all_of(communes, [&](const ListedCommune& commune) {
    const Reported counted = commune.now.criteria_met();
    met += counted.has_value() ? counted.value() : 0;
    return counted.has_value();
  });
  if (is_known && !communes.empty()) {
    table.notes.push_back({"Listed: {} of {} communes. Criteria met: {} in all, {} on average.", listed, all,
                           Count{met}, Decimal{Ratio(met, listed.value).rounded(average_decimals)}});
  } else {
    table.notes.push_back({"Listed: {} of {} communes.", listed, all});
  }
  std::vector<Message> conditions = described_conditions(choice.where);
  for (const int missing : choice.missing) conditions.push_back({"criterion {} not met", missing});
  if (!conditions.empty()) table.notes.push_back({"Only: {}.", Message::list(conditions, "; ")});
  if (const Message order = described(choice.order); !order.empty()) table.notes.push_back(order);
}

Message described_strip(const Summary& summary) {
  const auto base_years = ChangeColumns(summary, ChangeOf::communes).base_years;
  if (base_years.empty()) return "Filled: met; empty: not met; dot: not known.";
  const int base = base_years.front();
  return {"Filled: met; with a bar: gained since {}; empty: not met; crossed: lost since {}; dot: not known.", base,
          base};
}

Table empty_worklist(const Summary& summary, const WorklistColumns& columns) {
  Table table{{"Communes in {}", summary.report_year()}, {}, {}, {}};
  table.headings = "District";
  if (columns.code) table.columns.push_back({"Code", ColumnContent::text});
  table.columns.push_back({"Commune", ColumnContent::text});
  if (columns.district) table.columns.push_back({"District", ColumnContent::text});
  if (columns.pilot) table.columns.push_back({"Pilot", ColumnContent::text});
  table.columns.push_back({"Met"});
  ChangeColumns(summary, ChangeOf::communes).add_to(table.columns);
  table.columns.push_back({"Band", ColumnContent::text});
  table.columns.push_back({"To\nnext\nband"});
  if (columns.target) table.columns.push_back({"To\ntarget"});
  if (columns.strip) table.columns.push_back({"Criteria met", ColumnContent::bar, described_strip(summary)});
  return table;
}

void add_commune(const ListedCommune& commune, const Summary& summary, const WorklistColumns& columns, Table& table) {
  const Observation& now = commune.now;
  const Panel& panel = summary.panel();
  const CommuneFacts facts = facts_of(commune, summary);
  std::vector<Cell> cells;
  if (columns.code) cells.emplace_back(panel.has_code(now) ? panel.code(now) : std::string());
  cells.emplace_back(std::string(panel.name(now)));
  if (columns.district) cells.emplace_back(summary.district_name(panel.place(now)));
  if (columns.pilot) cells.emplace_back(std::string(now.pilot() == Pilot::yes ? "x" : ""));
  cells.push_back(facts.met ? Cell(Number{*facts.met}) : Cell(Missing{}));
  for (const auto& change : facts.changes) cells.push_back(change_cell(change));
  cells.push_back(facts.band != nullptr ? Cell(to_title(*facts.band)) : Cell(Missing{}));
  cells.push_back(facts.next ? Cell(Number{facts.next->needed}) : Cell(Missing{}));
  if (columns.target) cells.push_back(target_cell(facts));
  if (!columns.strip) return table.add_row(std::move(cells), detail_of(commune, facts, summary));
  cells.emplace_back(now.observed() == 0 ? Cell(Missing{}) : Cell(strip_of(commune, facts, summary)));
  const std::vector<Message> origin =
      commune.made_of == nullptr ? std::vector<Message>() : described_parts(*commune.made_of, summary);
  table.add_row(std::move(cells), Message::list(origin, "; "));
}

}  // namespace

void compute_communes(const Summary& summary, FigureSink& figures) {
  const std::vector<int> base_years = ChangeColumns(summary, ChangeOf::communes).base_years;
  for (const ListedCommune& commune : listed_communes(summary)) compute_commune(summary, commune, base_years, figures);
}

namespace {

Table worklist(const Summary& summary, const std::vector<ListedCommune>& communes, bool is_drawn) {
  const WorklistColumns columns = columns_for(summary, communes, is_drawn);
  Table table = empty_worklist(summary, columns);
  const bool names_districts = std::ranges::any_of(
      communes, [&](const ListedCommune& commune) { return !summary.panel().place(commune.now).district.empty(); });
  std::optional<std::string> district;
  for (const ListedCommune& commune : communes) {
    const std::string its_district = summary.district_name(summary.panel().place(commune.now));
    if (!columns.district && names_districts && district != its_district)
      table.add_heading(title_of_district(its_district));
    district = its_district;
    add_commune(commune, summary, columns, table);
  }
  tell_choice(summary, communes, table);
  if (columns.target) {
    table.notes.push_back(
        "To target: how many more criteria the commune needs to reach, by itself, every average set as a target for "
        "it.");
  }
  return table;
}

}  // namespace

std::vector<Table> lay_out_communes(const Summary& summary, const FigureIndex&) {
  return in_list(worklist(summary, listed_communes(summary), false));
}

std::vector<Table> page_of_communes(const Summary& summary, const FigureIndex&) {
  return in_list(worklist(summary, listed_communes(summary), true));
}

}  // namespace ntm
