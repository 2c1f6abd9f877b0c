#include "sections/commune_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sections/layout.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// By its label, and by what notices call it.
bool is_called(const Band& band, const std::set<std::string, std::less<>>& wanted) {
  return wanted.contains(name_key(band.label)) || wanted.contains(name_key(to_title(band).in(Language::vietnamese)));
}

}  // namespace

CommuneFilter::CommuneFilter(const std::vector<Condition>& conditions, const Panel& panel, const Rules* rules)
    : panel_(panel), rules_(rules), several_provinces_(has_several_provinces(panel)) {
  for (const Condition& condition : conditions) {
    const bool is_code = condition.trait == CommuneTrait::commune;
    wanted_[condition.trait].insert(is_code ? condition.value : name_key(condition.value));
  }
}

bool CommuneFilter::has(const Observation& commune) const {
  return std::ranges::all_of(wanted_,
                             [&](const auto& of_trait) { return is_any(of_trait.first, of_trait.second, commune); });
}

bool CommuneFilter::is_any(CommuneTrait trait, const Keys& wanted, const Observation& commune) const {
  const auto is_wanted = [&](std::string_view name) { return !name.empty() && wanted.contains(name_key(name)); };
  switch (trait) {
    case CommuneTrait::province: return is_wanted(panel_.place(commune).province);
    case CommuneTrait::district: {
      const Place& place = panel_.place(commune);
      return is_wanted(place.district) || is_wanted(full_district_name(place, several_provinces_));
    }
    case CommuneTrait::commune: return wanted.contains(panel_.code(commune));
    case CommuneTrait::type: return is_wanted(panel_.type(commune));
    case CommuneTrait::band: {
      const Band* const band = rules_ == nullptr ? nullptr : band_of(commune, *rules_);
      return band != nullptr && is_called(*band, wanted);
    }
    case CommuneTrait::pilot:
      return commune.pilot() != Pilot::not_reported && wanted.contains(commune.pilot() == Pilot::yes ? "yes" : "no");
  }
  return false;
}

const Band* band_of(const Observation& commune, const Rules& rules) {
  const Reported met = commune.criteria_met();
  return met.has_value() ? &rules.bands[rules.band_of(static_cast<int>(met.value()))] : nullptr;
}

bool has_band(const Rules& rules, const std::string& name) {
  return std::ranges::any_of(rules.bands, [&](const Band& band) { return is_called(band, {name_key(name)}); });
}

bool has_several_provinces(const Panel& panel) {
  return std::ranges::any_of(panel.places(),
                             [&](const Place& place) { return place.province != panel.places().front().province; });
}

std::string full_district_name(const Place& place, bool several_provinces) {
  if (!several_provinces || place.province.empty() || place.district.empty()) return std::string(place.district);
  return fmt::format("{} / {}", place.province, place.district);
}

}  // namespace ntm
