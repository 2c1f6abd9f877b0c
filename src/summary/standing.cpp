// The place of a province among provinces, or of a district among those of its province.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "ntm/summary.hpp"
#include "summary/coverage.hpp"

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

std::optional<Standing> Summary::standing_in(const Panel& whole) const {
  const std::size_t last = years_.size() - 1;
  const auto scope = narrowed_scope(selection_.where);
  if (!scope || (*scope == Scope::district && has_former_districts(*this, last))) return std::nullopt;
  using Name = std::pair<std::string_view, std::string_view>;  // of the province, and of the district if there is one
  const auto name_of = [&](const Place& place) {
    return Name(place.province, *scope == Scope::district ? place.district : std::string_view());
  };
  const Place* own = nullptr;
  for (std::size_t place = 0; place < panel_->places().size(); ++place) {
    if (!panel_->has_units(place, last)) continue;
    const Place& found = panel_->places()[place];
    if (own != nullptr && name_of(*own) != name_of(found)) return std::nullopt;
    own = &found;
  }
  const std::string_view name = own == nullptr              ? std::string_view()
                                : *scope == Scope::district ? own->district
                                                            : own->province;
  if (name.empty()) return std::nullopt;

  std::map<Name, Sums> sums;
  for (const Observation& unit : whole.observations(whole.index_of(report_year()))) {
    const Place& place = whole.place(unit);
    const bool is_among = *scope == Scope::district ? place.province == own->province && !place.district.empty()
                                                    : !place.province.empty();
    if (is_among) sums[name_of(place)].add(unit);
  }
  std::erase_if(sums, [](const auto& of_place) { return !of_place.second.all_counted(); });
  const auto found = sums.find(name_of(*own));
  if (found == sums.end() || sums.size() < 2) return std::nullopt;
  const auto average_of = [](const Sums& of_place) { return Ratio(of_place.criteria_met, of_place.counted); };
  const Ratio average = average_of(found->second);
  const auto better =
      std::ranges::count_if(sums, [&](const auto& other) { return average_of(other.second) > average; });
  return Standing{*scope, std::string(name), better + 1, static_cast<std::int64_t>(sums.size())};
}

}  // namespace ntm
