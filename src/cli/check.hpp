// `ntm check`: what was understood of each file, all problems, and how the units of each year match the year before.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_check(const Command& command, const Options& options, World& world);

}  // namespace ntm
