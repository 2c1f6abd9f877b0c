// `ntm report`, and each of its sections as a command of its own.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_report(const Command& command, const Options& options, World& world);

}  // namespace ntm
