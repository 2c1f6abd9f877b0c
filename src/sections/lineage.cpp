// What communes are made of, in sentences.
#include "sections/lineage.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ntm/sections.hpp"
#include "sections/layout.hpp"
#include "sections/worklist.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// "Xã A (12), a part of Xã B (9)"
Message list_of_parts(const Lineage::Unit& unit, const Panel& panel) {
  std::vector<Message> named;
  for (std::size_t i = 0; i < unit.parts.size(); ++i) {
    const Observation& part = unit.parts[i];
    const Reported met = part.criteria_met();
    const Message name = met.has_value() ? Message{"{} ({})", panel.name(part), met.value()}
                                         : Message::verbatim(std::string(panel.name(part)));
    named.push_back(unit.are_whole[i] ? name : Message{"a part of {}", name});
  }
  return Message::list(named);
}

// What all of its parts met, and what any of them met, where that is known.
void add_bounds(const Lineage::Unit& unit, CriteriaSet all_criteria, std::vector<Message>& described) {
  CriteriaSet any = 0;
  CriteriaSet all = all_criteria;
  for (const Observation& part : unit.parts) {
    if (part.observed() != all_criteria) return;
    any |= part.met();
    all &= part.met();
  }
  described.push_back({"all parts met: {}", list_of_criteria(all)});
  described.push_back({"any part met: {}", list_of_criteria(any)});
}

// The sum of some numbers of units by that of others; nothing where one of them is not known, or all are 0.
std::optional<Ratio> share(std::span<const Observation> units, Reported (Observation::*part)() const,
                           Reported (Observation::*whole)() const) {
  std::int64_t parts = 0;
  std::int64_t wholes = 0;
  for (const Observation& unit : units) {
    if (!(unit.*part)().has_value() || !(unit.*whole)().has_value()) return std::nullopt;
    parts += (unit.*part)().value();
    wholes += (unit.*whole)().value();
  }
  return wholes == 0 ? std::nullopt : std::optional(Ratio(parts, wholes));
}

// Weighted by population.
std::optional<Ratio> income(std::span<const Observation> units) {
  Integer sum = 0;
  std::int64_t people = 0;
  for (const Observation& unit : units) {
    if (!unit.income().has_value() || !unit.population().has_value()) return std::nullopt;
    sum += Integer{unit.income().value()} * unit.population().value();
    people += unit.population().value();
  }
  return people == 0 ? std::nullopt : std::optional(Ratio(sum, Integer{people} * income_scale));
}

// Households and people are those of the same territory, whatever the rules are.
void add_rates(const Lineage::Unit& unit, std::vector<Message>& described) {
  constexpr int income_decimals_shown = 1;
  const std::span<const Observation> now(&unit.now, 1);
  const auto add = [&](PhraseWith<2> phrase, const std::optional<Ratio>& before, const std::optional<Ratio>& after,
                       int decimals) {
    if (before && after) {
      described.push_back({phrase, Decimal{before->rounded(decimals)}, Decimal{after->rounded(decimals)}});
    }
  };
  const auto percent = [](const std::optional<Ratio>& rate) {
    return rate ? std::optional(*rate * Ratio(100)) : std::nullopt;
  };
  const auto poverty = [&](std::span<const Observation> units) {
    return percent(share(units, &Observation::poor_households, &Observation::households));
  };
  add("poor households {}% in the old communes, {}% now", poverty(unit.parts), poverty(now), average_decimals);
  add("income {} in the old communes, {} now", income(unit.parts), income(now), income_decimals_shown);
}

}  // namespace

std::vector<Message> described_parts(const Lineage::Unit& unit, const Summary& summary) {
  if (unit.origin == Origin::unchanged) return {};
  if (unit.parts.empty()) return {"origin not known"};
  const int year = unit.parts.front().year();
  const Message parts = list_of_parts(unit, summary.panel());
  if (!unit.is_complete) return {{"from {} and others in {}", parts, year}};
  if (unit.origin != Origin::merged) return {{"from {} in {}", parts, year}};
  std::vector<Message> described{{"from {} in {}", parts, year}};
  if (summary.are_alike(*summary.index_of(year), summary.years().size() - 1)) {
    add_bounds(unit, summary.rules().all_criteria(), described);
  }
  add_rates(unit, described);
  return described;
}

std::optional<Message> described_lineage(const Summary& summary, std::size_t comparison_index) {
  const Comparison& comparison = summary.comparisons()[comparison_index];
  if (!comparison.has_lineage) return std::nullopt;
  const ChangeCounts& changes = summary.changes(0, comparison_index);
  std::vector<Message> parts;
  const auto add = [&](std::int64_t communes, PhraseWith<1> what) {
    if (communes != 0) parts.push_back({what, Count{communes}});
  };
  const auto of = [&](Origin origin) { return changes.by_origin[static_cast<std::size_t>(origin)]; };
  add(of(Origin::unchanged), "{} unchanged");
  add(of(Origin::merged), "{} merged");
  add(of(Origin::split), "{} split");
  add(of(Origin::irregular), "{} of other origin");
  add(changes.entered, "{} entered");
  add(changes.left, "{} left");
  return Message{"Communes of {} against those of {}: {}.", comparison.year, comparison.base_year,
                 Message::list(parts)};
}

std::vector<Message> described_reforms(const Summary& summary) {
  std::vector<Message> sentences;
  for (std::size_t year = 1; year < summary.years().size(); ++year) {
    // each year with the one before stands first among the comparisons
    const Comparison& comparison = summary.comparisons()[year - 1];
    if (!comparison.crosses_reform) continue;
    sentences.push_back(
        {"Data of {} are for the communes before administrative units were rearranged, data of {} for those after: {} "
         "communes with data, {} before; averages and numbers of communes before and after are not compared.",
         comparison.base_year, comparison.year, Count{summary.counts(0, comparison.later).communes},
         Count{summary.counts(0, comparison.earlier).communes}});
  }
  if (const std::vector<std::size_t> former = former_places(summary); !former.empty()) {
    std::vector<std::string> names;
    for (const std::size_t group : former) names.push_back(summary.groups()[group].name);
    sentences.push_back(
        {"Since administrative units were rearranged, these places have no communes in {}: {}. The list "
         "of figures (-f csv) has their earlier years.",
         summary.report_year(), list_of_names(names)});
  }
  return sentences;
}

}  // namespace ntm
