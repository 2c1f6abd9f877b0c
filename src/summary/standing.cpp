// The places of provinces among all provinces, or of districts among those of their province.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ntm/summary.hpp"

namespace ntm {
namespace {

struct Sums {
  std::int64_t reporting = 0;
  std::int64_t counted = 0;
  std::int64_t criteria_met = 0;

  void add(const Observation& unit) {
    if (unit.is_left_out()) return;
    ++reporting;
    if (!unit.criteria_met().has_value()) return;
    ++counted;
    criteria_met += unit.criteria_met().value();
  }
  [[nodiscard]] bool all_counted() const { return counted > 0 && counted == reporting; }
  [[nodiscard]] Ratio average() const { return {criteria_met, counted}; }
};

// The scope of all conditions together, if they ask for places alone.
std::optional<Scope> narrowed_scope(const std::vector<Condition>& where) {
  const auto asks_for = [&](CommuneTrait trait) { return std::ranges::count(where, trait, &Condition::trait); };
  const auto provinces = static_cast<std::size_t>(asks_for(CommuneTrait::province));
  const auto districts = static_cast<std::size_t>(asks_for(CommuneTrait::district));
  if (provinces + districts != where.size()) return std::nullopt;
  return districts > 0 ? Scope::district : Scope::province;
}

}  // namespace

std::vector<Standing> Summary::standings_in(const Panel& whole) const {
  const auto scope = narrowed_scope(selection_.where);
  if (!scope) return {};
  using Name = std::pair<std::string_view, std::string_view>;  // of the province, and of the district if there is one
  const auto name_of = [&](const Place& place) {
    return Name(place.province, *scope == Scope::district ? place.district : std::string_view());
  };
  const auto has_name = [&](const Place& place) {
    return !(*scope == Scope::district ? place.district : place.province).empty();
  };
  std::map<Name, Sums> sums;
  for (const Observation& unit : whole.observations(whole.index_of(report_year()))) {
    if (const Place& place = whole.place(unit); has_name(place)) sums[name_of(place)].add(unit);
  }
  std::erase_if(sums, [](const auto& of_place) { return !of_place.second.all_counted(); });
  std::map<std::string_view, std::vector<Ratio>> rivals;  // averages of districts by province; of provinces in one list
  const auto list_of = [&](const Name& name) { return *scope == Scope::district ? name.first : std::string_view(); };
  for (const auto& [name, of_place] : sums) rivals[list_of(name)].push_back(of_place.average());
  for (auto& [province, averages] : rivals) std::ranges::sort(averages, std::greater<>());

  std::vector<Standing> standings;
  std::set<Name> known;
  for (std::size_t place = 0; place < panel_->places().size(); ++place) {
    const Place& own = panel_->places()[place];
    const auto found = sums.find(name_of(own));
    if (!panel_->has_units(place, years_.size() - 1) || found == sums.end() || !known.insert(found->first).second) {
      continue;
    }
    const Ratio average = found->second.average();
    const std::vector<Ratio>& averages = rivals[list_of(found->first)];
    const auto better = std::ranges::lower_bound(averages, average, std::greater<>()) - averages.begin();
    standings.push_back({*scope, *scope == Scope::district ? district_name(own) : std::string(own.province), better + 1,
                         static_cast<std::int64_t>(averages.size())});
  }
  return standings;
}

}  // namespace ntm
