#include "ntm/rule_sets.hpp"

#include <algorithm>
#include <array>

#include "embedded/rules.hpp"

namespace ntm {

std::span<const RuleSet> rule_sets() {
  using namespace embedded;
  static constexpr std::array list = std::to_array<RuleSet>({
      {"lai-chau-2014",
       "19 criteria of 2009-2016 (QĐ 491/2009, 342/2013); bands and targets of notice 15/TB-UBND, Lai Châu",
       {lai_chau_2014_criteria, lai_chau_2014_bands, lai_chau_2014_targets}},
      {"national-2016",
       "19 criteria of 2016-2020 (QĐ 1980/2016)",
       {national_2016_criteria, national_2016_bands, national_2016_targets}},
      {"national-2021",
       "19 criteria of 2021-2025 (QĐ 318/2022)",
       {national_2021_criteria, national_2021_bands, national_2021_targets}},
      {"national-2026",
       "10 criteria of 2026-2030 (QĐ 51/2025)",
       {national_2026_criteria, national_2026_bands, national_2026_targets}},
  });
  return list;
}

const RuleSet* find_rule_set(std::string_view name) {
  const auto sets = rule_sets();
  const auto found = std::ranges::find(sets, name, &RuleSet::name);
  return found == sets.end() ? nullptr : &*found;
}

std::vector<std::string_view> rule_set_names() {
  std::vector<std::string_view> names;
  for (const RuleSet& set : rule_sets()) names.push_back(set.name);
  return names;
}

}  // namespace ntm
