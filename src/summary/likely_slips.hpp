// What years show, held against each other, to be a likely slip of the pen: a year that repeats another, a district
// whose name was mistyped, a commune that stands twice.
#pragma once

#include <cstddef>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/summary.hpp"
#include "panel/parallel.hpp"

namespace ntm {

// Pilots of a year that are said to be none in the observed year before or after it, by their indexes: figures of pilot
// communes of these years are not of the same communes. None where the other year names no pilots, or the map changed.
std::vector<Observation> pilots_of_one_year(const Summary& summary, std::size_t year, std::size_t other_year);

// Warnings, each with what to do.
void tell_likely_slips(const Summary& summary, Team& team, Diagnostics& diagnostics);

}  // namespace ntm
