// The worklist: each commune by itself, with what it meets, what changed, and what it needs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "ntm/panel_builder.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/targets.hpp"
#include "sections/worklist.hpp"
#include "sections/writer.hpp"

namespace ntm {
namespace {

std::string criterion_id(int number) { return Criterion{number, {}, {}, {}, {}}.id(); }

// Levels that are asked of the commune's groups in the report year or later: what it can do its part for.
std::vector<const Target*> targets_of(const Observation& commune, const Summary& summary) {
  const Place& place = summary.panel().place(commune);
  std::vector<Group> groups{{Scope::all, {}, {}, false},
                            {Scope::province, std::string(place.province), {}, false},
                            {Scope::district, summary.district_name(place), std::string(place.district), false}};
  if (commune.pilot() == Pilot::yes) groups.push_back({Scope::pilot, {}, {}, false});
  if (commune.pilot() == Pilot::no) groups.push_back({Scope::other, {}, {}, false});
  std::vector<const Target*> targets;
  for (const Target& target : summary.rules().targets) {
    const bool concerns = std::ranges::any_of(groups, [&](const Group& group) { return is_meant(target, group); });
    if (concerns && !target.is_rise() && target.year >= summary.report_year()) targets.push_back(&target);
  }
  return targets;
}

std::optional<Integer> needed_for(const Target& target, const Observation& commune, const Rules& rules) {
  if (!commune.criteria_met().has_value()) return std::nullopt;
  return fewest_needed(commune.criteria_met().value(), 1, target.test, target.value, rules.criteria_count());
}

void compute_commune(const Summary& summary, const ListedCommune& commune, const std::vector<int>& base_years,
                     Figures& figures) {
  const Rules& rules = summary.rules();
  const int year = summary.report_year();
  const Observation& now = commune.now;
  const Group self{Scope::commune, summary.panel().code(now), {}, true};
  FigureWriter writer(figures, self, year);
  if (now.criteria_met().has_value()) {
    const auto met = now.criteria_met().value();
    writer.count(Measure::criteria_met, met);
    writer.count(Measure::band, 1, rules.bands[rules.band_of(static_cast<int>(met))].label);
    if (const auto next = next_band(now, rules)) writer.count(Measure::next_band, next->needed, next->band->label);
  }
  for (const int number : numbers_of(missed(now))) writer.count(Measure::criterion_missing, 1, criterion_id(number));
  for (std::size_t i = 0; i < base_years.size(); ++i) {
    const auto& earlier = commune.earlier[i];
    if (!earlier) continue;
    FigureWriter changes(figures, self, year, base_years[i]);
    if (const auto change = change_since(earlier, now)) changes.ratio(Measure::matched_change, *change, 1);
    const CriteriaSet known = now.observed() & earlier->observed();
    const CriteriaSet gained = now.met() & ~earlier->met() & known;
    const CriteriaSet lost = earlier->met() & ~now.met() & known;
    if (known == rules.all_criteria()) {
      changes.count(Measure::gained, static_cast<Integer>(numbers_of(gained).size()));
      changes.count(Measure::lost, static_cast<Integer>(numbers_of(lost).size()));
    }
    for (const int number : numbers_of(gained | lost)) {
      changes.count(Measure::criterion_change, (gained >> (number - 1) & 1) != 0 ? 1 : -1, criterion_id(number));
    }
  }
  for (const Target* const target : targets_of(now, summary)) {
    FigureWriter judged(figures, self, target->year, year);
    if (const auto needed = needed_for(*target, now, rules)) judged.count(Measure::needed, *needed, target->item);
  }
}

Message list_of(CriteriaSet set) {
  return set == 0 ? Message("none") : Message::verbatim(fmt::format("{}", fmt::join(numbers_of(set), ", ")));
}

// "missing: 2, 5; gained since 2012: 3"
Message detail_of(const ListedCommune& commune, const std::vector<int>& base_years) {
  const Observation& now = commune.now;
  if (now.observed() == 0) return {};
  std::vector<Message> parts{{"missing: {}", list_of(missed(now))}};
  if (!base_years.empty() && commune.earlier.front()) {
    const Observation& before = *commune.earlier.front();
    const CriteriaSet known = now.observed() & before.observed();
    const CriteriaSet gained = now.met() & ~before.met() & known;
    const CriteriaSet lost = before.met() & ~now.met() & known;
    if (gained != 0) parts.push_back({"gained since {}: {}", base_years.front(), list_of(gained)});
    if (lost != 0) parts.push_back({"lost since {}: {}", base_years.front(), list_of(lost)});
  }
  return Message::list(parts, "; ");
}

// The most that one of its targets asks of the commune; Missing where none asks anything that can be done.
Cell target_cell(const Observation& commune, const Summary& summary) {
  std::optional<Integer> most;
  for (const Target* const target : targets_of(commune, summary)) {
    const auto needed = needed_for(*target, commune, summary.rules());
    if (needed && (!most || *needed > *most)) most = needed;
  }
  return most ? Cell(Number{*most}) : Cell(Missing{});
}

}  // namespace

void compute_communes(const Summary& summary, Figures& figures) {
  const std::vector<int> base_years = ChangeColumns(summary).base_years;
  for (const ListedCommune& commune : listed_communes(summary)) compute_commune(summary, commune, base_years, figures);
}

std::vector<Table> lay_out_communes(const Summary& summary, const FigureIndex&) {
  const Panel& panel = summary.panel();
  const Rules& rules = summary.rules();
  const ChangeColumns changes(summary);
  const std::vector<ListedCommune> communes = listed_communes(summary);
  const auto any = [&](auto is_so) {
    return std::ranges::any_of(communes, [&](const ListedCommune& commune) { return is_so(commune.now); });
  };
  const bool by_district = summary.selection().communes.order == CommuneOrder::district;
  const bool has_codes = any([&](const Observation& commune) { return !is_made_of_names(panel.code(commune)); });
  const bool has_pilots = any([](const Observation& commune) { return commune.pilot() == Pilot::yes; });
  const bool has_targets = any([&](const Observation& commune) { return !targets_of(commune, summary).empty(); });

  Table table{{"Communes in {}", summary.report_year()}, {}, {}, {}};
  if (has_codes) table.columns.push_back({"Code", ColumnKind::text});
  table.columns.push_back({"Commune", ColumnKind::text});
  if (!by_district) table.columns.push_back({"District", ColumnKind::text});
  if (has_pilots) table.columns.push_back({"Pilot", ColumnKind::text});
  table.columns.push_back({"Met"});
  changes.add_to(table.columns);
  table.columns.push_back({"Band", ColumnKind::text});
  table.columns.push_back({"To next\nband"});
  if (has_targets) table.columns.push_back({"To\ntarget"});

  std::optional<std::string> district;
  for (const ListedCommune& commune : communes) {
    const Observation& now = commune.now;
    const std::string its_district = summary.district_name(panel.place(now));
    if (by_district && district != its_district) {
      table.add_heading(its_district.empty() ? Message("District not known") : Message::verbatim(its_district));
    }
    district = its_district;
    const Reported met = now.criteria_met();
    const auto next = next_band(now, rules);
    std::vector<Cell> cells;
    if (has_codes) cells.emplace_back(is_made_of_names(panel.code(now)) ? std::string() : panel.code(now));
    cells.emplace_back(std::string(panel.name(now)));
    if (!by_district) cells.emplace_back(its_district);
    if (has_pilots) cells.emplace_back(std::string(now.pilot() == Pilot::yes ? "x" : ""));
    cells.push_back(met.has_value() ? Cell(Number{met.value()}) : Cell(Missing{}));
    for (const auto& earlier : commune.earlier) {
      const auto change = change_since(earlier, now);
      const Tone tone = !change || *change == 0 ? Tone::plain : *change > 0 ? Tone::good : Tone::bad;
      cells.push_back(change ? Cell(Number{*change, 0, true, tone}) : Cell(Missing{}));
    }
    cells.push_back(met.has_value() ? Cell(title_of(rules.bands[rules.band_of(static_cast<int>(met.value()))]))
                                    : Cell(Missing{}));
    cells.push_back(next ? Cell(Number{next->needed}) : Cell(Missing{}));
    if (has_targets) cells.push_back(target_cell(now, summary));
    table.add_row(std::move(cells), detail_of(commune, changes.base_years));
  }
  table.notes.push_back({"Listed: {} of {} communes.", Count{static_cast<Integer>(communes.size())},
                         Count{static_cast<Integer>(panel.size(summary.years().size() - 1))}});
  if (has_targets && !communes.empty()) {
    table.notes.push_back(
        "To target: the fewest further criteria that the commune needs to satisfy its targets by itself.");
  }
  return {table};
}

}  // namespace ntm
