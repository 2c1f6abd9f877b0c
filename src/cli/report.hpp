// `ntm report`, and each of its sections as a command of its own.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

ExitCode run_report(const Command& command, const Options& options);

}  // namespace ntm
