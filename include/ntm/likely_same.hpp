// Units that left and units that entered, by their names.
#pragma once

#include <vector>

#include "ntm/panel.hpp"

namespace ntm {

// Pairs of one that entered and one that left with the same name in the same district, where no others bear it. What
// is paired is taken out of both lists. Where either list lacks districts or provinces, they do not matter.
std::vector<UnitInYears> take_same_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left);

// The same of names that differ in one letter. A digit is no letter: Phường 1 is not Phường 2.
std::vector<UnitInYears> take_near_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left);

}  // namespace ntm
