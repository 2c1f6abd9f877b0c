// Finds names that are likely those of two districts.
#pragma once

#include <vector>

#include "ntm/panel.hpp"

namespace ntm {

// Two communes of one district of which neither province nor code says that they are neighbours.
struct Homonym {
  Observation before;
  Observation after;
};

// For each district without a province, the first year in which two communes that follow each other in the list of
// codes are 200 numbers apart. The list goes through the country district by district; those that were made of parts of
// others, and cities that took communes of their neighbours, stand closer.
std::vector<Homonym> find_homonyms(const Panel& panel);

}  // namespace ntm
