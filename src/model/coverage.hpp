// What years do not cover: a year that is missing, a district that is, communes that do not report what a rate needs.
#pragma once

#include "ntm/diagnostic.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// Warnings, each with what to do.
void tell_coverage(const Summary& summary, Diagnostics& diagnostics);

}  // namespace ntm
