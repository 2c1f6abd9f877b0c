// What communes are made of, in sentences.
#include "sections/lineage.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "ntm/sections.hpp"
#include "sections/layout.hpp"
#include "sections/worklist.hpp"
#include "summary/territory.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {

Message list_of_parts(const Lineage::Unit& unit, const Panel& panel, bool with_numbers) {
  std::vector<Message> named;
  for (std::size_t i = 0; i < unit.parts.size(); ++i) {
    const Observation& part = unit.parts[i];
    const Reported met = part.criteria_met();
    const Message name = with_numbers && met.has_value() ? Message{"{} ({})", panel.name(part), met.value()}
                                                         : Message::verbatim(std::string(panel.name(part)));
    named.push_back(unit.are_whole[i] ? name : Message{"a part of {}", name});
  }
  for (const std::string& other : unit.others) named.push_back({"{} (no data)", other});
  return Message::list(named);
}

namespace {

// What all of its parts met, and what any of them met, where that is known.
void add_bounds(const Lineage::Unit& unit, CriteriaSet all_criteria, std::vector<Message>& described) {
  CriteriaSet any = 0;
  CriteriaSet all = all_criteria;
  for (const Observation& part : unit.parts) {
    if (part.observed() != all_criteria) return;
    any |= part.met();
    all &= part.met();
  }
  described.push_back({"met by all parts: {}", list_of_criteria(all)});
  described.push_back({"met by any part: {}", list_of_criteria(any)});
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
  const auto rate = [](const std::optional<RateSums>& sums, const Ratio& scale) {
    return sums && sums->whole != 0 ? std::optional(Ratio(sums->part, sums->whole) * scale) : std::nullopt;
  };
  const Ratio percent(100);
  const Ratio millions(1, income_scale);
  add("poor households {}% in the old communes, {}% now", rate(sum_poverty(unit.parts), percent),
      rate(sum_poverty(now), percent), average_decimals);
  add("income {} in the old communes, {} now", rate(sum_income(unit.parts), millions), rate(sum_income(now), millions),
      income_decimals_shown);
}

}  // namespace

std::vector<Message> described_parts(const Lineage::Unit& unit, const Summary& summary) {
  if (unit.origin == Origin::unchanged) return {};
  if (unit.parts.empty() && unit.others.empty()) return {"origin not known"};
  const Message parts = list_of_parts(unit, summary.panel(), true);
  if (unit.parts.empty()) return {{"from {}", parts}};
  const int year = unit.parts.front().year();
  if (unit.origin != Origin::merged || !unit.is_complete) return {{"from {} in {}", parts, year}};
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
  const std::vector<Lineage::Left>& left = summary.lineage(comparison_index)->left;
  const auto is_known = [](const Lineage::Left& unit) { return !unit.into.empty(); };
  if (!left.empty() && std::ranges::all_of(left, is_known)) {
    std::map<std::string, std::string> in_order;  // by keys that order
    for (const Lineage::Left& unit : left) in_order.emplace(collation_key(unit.into), unit.into);
    std::vector<std::string> into;
    for (const auto& [key, name] : in_order) into.push_back(name);
    parts.push_back({"{} went into units without data ({})", Count{changes.left}, list_of_names(into)});
  } else {
    add(changes.left, "{} left");
  }
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
        {"Data of {} are for the communes before administrative units were rearranged, those of {} for the communes "
         "after: {} communes have data, {} had before; averages and numbers of communes are not compared.",
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
