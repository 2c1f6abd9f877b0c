// Conditions of --where: words -> what they mean in what was read, and the part of it that satisfies them.
#pragma once

#include <optional>
#include <vector>

#include "cli/load.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/selection.hpp"

namespace ntm {

// Gives conditions on places, communes and types the name or code that the panel has for what they mean. Names may
// leave out what kind of place it is and the marks of letters, where only one is meant then. False, with errors, where
// a condition means nothing in the panel, or one of several things.
bool settle_conditions(std::vector<Condition>& conditions, const Panel& panel, Diagnostics& diagnostics);

// False, with an error, where the rules have no band of a condition.
bool check_bands(const std::vector<Condition>& conditions, const Rules& rules, Diagnostics& diagnostics);

// The communes that satisfy the settled conditions of the selection. Those on places, communes and types hold of what a
// commune was in each year, as in a file of those rows alone; those on pilots and bands hold of what it is in the
// report year, and it is followed to the other years. Nothing, with an error, where no commune is left, or where it
// cannot be followed, as the map changed.
std::optional<Panel> narrowed_panel(const Loaded& loaded, const Selection& selection, std::size_t threads,
                                    Diagnostics& diagnostics);

}  // namespace ntm
