// Units that left and units that entered, by their names.
#pragma once

#include <vector>

#include "ntm/panel.hpp"

namespace ntm {

// Pairs a unit that entered with one that left if both have the same name in the same district and no others have it.
// Pairs are taken out of both lists. If either list lacks districts or provinces, they do not matter.
std::vector<UnitInYears> take_same_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left);

// The same for names that differ in one letter. A digit is not a letter: Phường 1 is not Phường 2.
std::vector<UnitInYears> take_near_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left);

}  // namespace ntm
