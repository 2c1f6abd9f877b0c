// What is said of numbers that are not plausible.
#pragma once

#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/plausibility.hpp"
#include "panel/doubts.hpp"

namespace ntm {

// Tells numbers out of their ranges, each with its place; where most of a year are, once for all. Incomes that changed
// as only another unit makes them are an error.
void tell(const std::vector<Implausible>& found, const Panel& panel, const FindUnits& find_units,
          Diagnostics& diagnostics);

}  // namespace ntm
