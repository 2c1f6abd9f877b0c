// `ntm tidy`: the same facts as canonical CSV files, one a year.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_tidy(const Command& command, const Options& options, World& world);

}  // namespace ntm
