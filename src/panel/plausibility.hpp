// Holds the numbers of communes against the plausible ranges of the rules (checks.csv), as the validation rules of
// DHIS2 do.
#pragma once

#include <optional>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/plausibility.hpp"
#include "ntm/rulebook.hpp"
#include "panel/doubts.hpp"
#include "panel/make_panel.hpp"
#include "panel/parallel.hpp"

namespace ntm {

// Tells as `checks.csv` has it, with its place, each number that is not plausible; where most of a year are not, once
// for all. `same_units[y]` says whether communes of panel.years()[y] are those of the year before, in one territory;
// where the map changed between, `crosswalk` says which are, and which are several of them together.
// Returns the numbers, in the order of quantities, years and units.
std::vector<Implausible> tell_implausible(const Panel& panel, const Rulebook& rules, const Crosswalk& crosswalk,
                                          const std::vector<bool>& same_units, Team& team, const FindUnits& find_units,
                                          Diagnostics& diagnostics);

}  // namespace ntm
