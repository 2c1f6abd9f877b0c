// What years show, held against each other, to be a likely slip of the pen: a year that repeats another, a district
// whose name was mistyped, a commune that stands twice.
#pragma once

#include "ntm/diagnostic.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// Warnings, each with what to do.
void tell_likely_slips(const Summary& summary, Diagnostics& diagnostics);

}  // namespace ntm
