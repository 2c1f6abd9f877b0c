// Which communes conditions ask for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/rules.hpp"
#include "ntm/selection.hpp"

namespace ntm {

// Of the conditions on one trait one must hold, and of every trait.
class CommuneFilter {
 public:
  // Bands are those of `rules`, which may be null where no condition is on them. Panel and rules must outlive it.
  CommuneFilter(const std::vector<Condition>& conditions, const Panel& panel, const Rules* rules);

  // By what the commune is in its year.
  [[nodiscard]] bool has(const Observation& commune) const;

 private:
  using Keys = std::set<std::string, std::less<>>;

  [[nodiscard]] bool is_any(CommuneTrait trait, const Keys& wanted, const Observation& commune) const;

  const Panel& panel_;
  const Rules* rules_;
  bool several_provinces_;
  std::map<CommuneTrait, Keys> wanted_;
};

// The band of a commune; null where it is not known how many criteria it meets.
const Band* band_of(const Observation& commune, const Rules& rules);

// Whether one of the bands is called so, by its label or as notices have it.
bool has_band(const Rules& rules, const std::string& name);

// In all its years.
bool has_several_provinces(const Panel& panel);

// "province / district" where there are several provinces, else "district".
std::string full_district_name(const Place& place, bool several_provinces);

}  // namespace ntm
