#include "ntm/plausibility.hpp"

#include <algorithm>
#include <array>

namespace ntm {
namespace {

constexpr std::array<std::string_view, quantities> quantity_names{
    "income",           "income_to_median",     "income_change",
    "district_income",  "people_per_household", "district_people_per_household",
    "household_change", "population_change",    "households",
    "population",       "poor_share",           "poor_share_change",
    "criteria_lost"};

}  // namespace

std::string_view name(Quantity quantity) { return quantity_names[static_cast<std::size_t>(quantity)]; }

std::optional<Quantity> find_quantity(std::string_view name) {
  const auto* const found = std::ranges::find(quantity_names, name);
  return found == quantity_names.end() ? std::nullopt
                                       : std::optional(static_cast<Quantity>(found - quantity_names.begin()));
}

}  // namespace ntm
