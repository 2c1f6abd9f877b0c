// Conditions of --where: words -> what they mean in what was read, and the part of it that satisfies them.
#pragma once

#include <optional>
#include <vector>

#include "cli/load.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/selection.hpp"

namespace ntm {

// Gives conditions on places, communes and types the name or code that the panel has for what they mean. Names may
// leave out what kind of place it is and the marks of letters, where only one is meant then. A commune is one of those
// of the report year's map, the last observed year's without one. False, with errors, where a condition means nothing
// in what was read, or one of several things.
bool settle_conditions(std::vector<Condition>& conditions, const Loaded& loaded, std::optional<int> report_year,
                       Diagnostics& diagnostics);

// False, with an error, where the rules have no band of a condition.
bool check_bands(const std::vector<Condition>& conditions, const Rules& rules, Diagnostics& diagnostics);

// The communes that satisfy the settled conditions of the selection. Those on places, communes and types hold of what a
// commune was in each year, as in a file of those rows alone; those on pilots and bands, and across another map those
// on communes, hold of what it is in the report year, and it is followed to the years before: by its code, or by a
// crosswalk to all that it was formed from. Nothing, with an error, where no commune is left, or where it cannot be
// followed. A warning where the last year has none of them.
std::optional<Panel> narrowed_panel(const Loaded& loaded, const Selection& selection, std::size_t threads,
                                    Diagnostics& diagnostics);

}  // namespace ntm
