#include "ntm/rule_sets.hpp"

#include <algorithm>
#include <array>

#include "embedded/rules.hpp"

namespace ntm {

std::span<const RuleSet> rule_sets() {
  using namespace embedded;
  static constexpr std::array list = std::to_array<RuleSet>({
      {"lai-chau-2014",
       {lai_chau_2014_criteria, lai_chau_2014_bands, lai_chau_2014_targets, lai_chau_2014_set, lai_chau_2014_checks}},
      {"national-2009",
       {national_2009_criteria, national_2009_bands, national_2009_targets, national_2009_set, national_2009_checks}},
      {"national-2016",
       {national_2016_criteria, national_2016_bands, national_2016_targets, national_2016_set, national_2016_checks}},
      {"national-2021",
       {national_2021_criteria, national_2021_bands, national_2021_targets, national_2021_set, national_2021_checks}},
      {"national-2026",
       {national_2026_criteria, national_2026_bands, national_2026_targets, national_2026_set, national_2026_checks}},
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
