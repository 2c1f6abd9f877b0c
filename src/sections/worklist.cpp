#include "sections/worklist.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "ntm/sections.hpp"
#include "sections/commune_filter.hpp"
#include "sections/layout.hpp"
#include "sections/targets.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::optional<int> change_since(const std::optional<Observation>& earlier, const Observation& now) {
  if (!earlier || !earlier->criteria_met().has_value() || !now.criteria_met().has_value()) return std::nullopt;
  return static_cast<int>(now.criteria_met().value() - earlier->criteria_met().value());
}

std::optional<NextBand> next_band(const Observation& commune, const Rules& rules) {
  const Band* const band = band_of(commune, rules);
  if (band == nullptr || band == rules.bands.data()) return std::nullopt;
  const Band& next = band[-1];  // bands stand with the best first
  return NextBand{&next, next.from - static_cast<int>(commune.criteria_met().value())};
}

// Sorts by `key`, which is made once for each commune. They come in the order of codes, which stands where nothing else
// decides.
template <typename MakeKey>
void sort_by(std::vector<ListedCommune>& communes, MakeKey make_key) {
  using Keyed = std::pair<decltype(make_key(communes.front())), std::size_t>;
  std::vector<Keyed> order;
  for (std::size_t i = 0; i < communes.size(); ++i) order.emplace_back(make_key(communes[i]), i);
  std::ranges::sort(order);
  std::vector<ListedCommune> sorted;
  for (const Keyed& keyed : order) sorted.push_back(std::move(communes[keyed.second]));
  communes = std::move(sorted);
}

// Puts communes of which what they are sorted by is not known last.
void put_in_order(std::vector<ListedCommune>& communes, const Summary& summary) {
  constexpr int last = std::numeric_limits<int>::max();
  const Panel& panel = summary.panel();
  const auto by_met = [&](int sign) {
    sort_by(communes, [&](const ListedCommune& commune) {
      const Reported met = commune.now.criteria_met();
      return met.has_value() ? sign * static_cast<int>(met.value()) : last;
    });
  };
  switch (summary.selection().communes.order) {
    case CommuneOrder::district:
      sort_by(communes, [&](const ListedCommune& commune) {
        const Place& place = panel.place(commune.now);
        // without codes, their order is one of bytes
        const std::string name = panel.has_code(commune.now) ? std::string() : collation_key(panel.name(commune.now));
        return std::tuple(collation_key(place.province), collation_key(place.district), name);
      });
      break;
    case CommuneOrder::code: break;
    case CommuneOrder::name:
      sort_by(communes, [&](const ListedCommune& commune) { return collation_key(panel.name(commune.now)); });
      break;
    case CommuneOrder::most: by_met(-1); break;
    case CommuneOrder::fewest: by_met(1); break;
    case CommuneOrder::change:
      sort_by(communes, [&](const ListedCommune& commune) {
        const auto change = commune.earlier.empty() ? std::nullopt : change_since(commune.earlier.back(), commune.now);
        return change ? -*change : last;
      });
      break;
    case CommuneOrder::next:
      sort_by(communes, [&](const ListedCommune& commune) {
        const auto next = next_band(commune.now, summary.rules());
        return next ? next->needed : last;
      });
      break;
  }
}

// Levels of the report year or later that are asked of a group of the commune's; those of the same words and year once.
std::vector<const Target*> targets_of(const Observation& commune, const Summary& summary) {
  const Place& place = summary.panel().place(commune);
  std::vector<Group> groups{{Scope::all, {}, {}, false}};
  if (!place.province.empty()) groups.push_back({Scope::province, std::string(place.province), {}, false});
  if (!place.district.empty()) {
    groups.push_back({Scope::district, summary.district_name(place), std::string(place.district), false});
  }
  if (commune.pilot() == Pilot::yes) groups.push_back({Scope::pilot, {}, {}, false});
  if (commune.pilot() == Pilot::no) groups.push_back({Scope::other, {}, {}, false});
  std::set<std::size_t> asked;
  for (const Group& group : groups) {
    for (const std::size_t target : summary.targets_of(group)) asked.insert(target);
  }
  std::vector<const Target*> targets;
  std::set<std::pair<std::string_view, int>> known;
  for (const std::size_t i : asked) {
    const Target& target = *summary.targets()[i];
    if (target.is_rise() || target.year < summary.report_year()) continue;
    if (known.emplace(target.item, target.year).second) targets.push_back(&target);
  }
  return targets;
}

// Of the report year, with the year before if it may be.
const Lineage* latest_lineage(const Summary& summary) {
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    if (summary.comparisons()[i].year != summary.report_year()) continue;
    if (const Lineage* const lineage = summary.lineage(i)) return lineage;
  }
  return nullptr;
}

}  // namespace

CriteriaSet missed(const Observation& commune) { return commune.observed() & ~commune.met(); }

std::vector<int> numbers_of(CriteriaSet set) {
  std::vector<int> numbers;
  for (int number = 1; number <= max_criteria; ++number) {
    if (contains(set, number)) numbers.push_back(number);
  }
  return numbers;
}

Message list_of_criteria(CriteriaSet set) {
  return set == 0 ? Message("none") : Message::verbatim(fmt::format("{}", fmt::join(numbers_of(set), ", ")));
}

CommuneFacts facts_of(const ListedCommune& commune, const Summary& summary) {
  const Observation& now = commune.now;
  const Rules& rules = summary.rules();
  CommuneFacts facts;
  if (now.criteria_met().has_value()) facts.met = static_cast<int>(now.criteria_met().value());
  facts.band = band_of(now, rules);
  facts.next = next_band(now, rules);
  facts.missing = missed(now);
  for (const auto& earlier : commune.earlier) {
    facts.changes.emplace_back();
    if (!earlier) continue;
    const CriteriaSet known = now.observed() & earlier->observed();
    facts.changes.back() = {change_since(earlier, now), known == rules.all_criteria(),
                            now.met() & ~earlier->met() & known, earlier->met() & ~now.met() & known};
  }
  for (const Target* const target : targets_of(now, summary)) {
    facts.asked.push_back({target, std::nullopt});
    if (!facts.met) continue;
    facts.asked.back().needed = fewest_needed(*facts.met, 1, target->relation, target->value, rules.criteria_count());
  }
  return facts;
}

std::vector<ListedCommune> listed_communes(const Summary& summary) {
  const Panel& panel = summary.panel();
  const std::size_t report = summary.years().size() - 1;
  std::vector<ListedCommune> communes;
  for (const Observation& now : panel.observations(report)) communes.push_back({now, {}});
  for (const int base_year : ChangeColumns(summary, ChangeOf::communes).base_years) {
    const auto comparison = summary.comparison_with(base_year);
    if (!comparison || !summary.comparisons()[*comparison].has_same_units) {
      for (ListedCommune& commune : communes) commune.earlier.emplace_back();
      continue;
    }
    auto commune = communes.begin();
    summary.match_units(
        *comparison,
        [&](const Observation&, const Observation& earlier) { (commune++)->earlier.emplace_back(earlier); },
        [&](const Observation&) { (commune++)->earlier.emplace_back(); }, [](const Observation&) {},
        [&](const Lineage::Unit&) { (commune++)->earlier.emplace_back(); });
  }
  if (const Lineage* const lineage = latest_lineage(summary)) {
    for (std::size_t i = 0; i < communes.size(); ++i) communes[i].made_of = &lineage->units[i];
  }
  const CommuneChoice& choice = summary.selection().communes;
  const CommuneFilter filter(choice.where, summary.panel(), &summary.rules());
  std::erase_if(communes, [&](const ListedCommune& commune) {
    const CriteriaSet missing = missed(commune.now);
    const auto is_missed = [&](int criterion) { return contains(missing, criterion); };
    return !filter.has(commune.now) || !std::ranges::all_of(choice.missing, is_missed);
  });
  put_in_order(communes, summary);
  const auto top = summary.selection().communes.top;
  if (top && communes.size() > *top)
    communes.erase(communes.begin() + static_cast<std::ptrdiff_t>(*top), communes.end());
  return communes;
}

}  // namespace ntm
