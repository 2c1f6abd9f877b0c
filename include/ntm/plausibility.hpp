// What numbers of communes are plausible: a table of the rules (checks.csv), as DHIS2 has validation rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

enum class Quantity {
  income,            // million VND per person and year
  income_to_median,  // against the median of all communes of the year
  income_change,     // percent, since the year before, of the same commune
  district_income,   // the district's median against that of its province
  people_per_household,
  district_people_per_household,  // likewise
  household_change,               // as income_change
  population_change,
  households,
  population,
  poor_share,         // poor households in percent of all
  poor_share_change,  // percentage points, as income_change
  criteria_lost       // since the year before, by the same criteria
};
inline constexpr std::size_t quantities = 13;

std::string_view name(Quantity quantity);
std::optional<Quantity> find_quantity(std::string_view name);  // nothing for any other text

// One row of checks.csv. A bound that is missing is open; both are included.
struct PlausibleRange {
  Quantity what{};
  std::optional<Ratio> low;
  std::optional<Ratio> high;
  Severity severity = Severity::warning;
  std::string words_en;  // what the quantity is called
  std::string words_vi;
};

// A number outside its range.
struct Implausible {
  Quantity what{};
  int year = 0;
  UnitKey unit = 0;  // of a district, the first of its communes
  Ratio value;
  const PlausibleRange* range = nullptr;  // of the rulebook
};

}  // namespace ntm
