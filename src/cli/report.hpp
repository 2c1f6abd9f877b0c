// `ntm report`, and each of its sections as a command of its own.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

// The format that was chosen, or that the name of the output asks for, or the first.
const Format& format_of(const Options& options);

ExitCode run_report(const Command& command, const Options& options);

}  // namespace ntm
