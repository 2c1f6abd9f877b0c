// `ntm reconcile`: does what was published hold?
#pragma once

#include "cli/commands.hpp"

namespace ntm {

ExitCode run_reconcile(const Command& command, const Options& options);

}  // namespace ntm
