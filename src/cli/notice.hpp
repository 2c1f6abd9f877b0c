// `ntm notice`.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

ExitCode run_notice(const Command& command, const Options& options);

}  // namespace ntm
