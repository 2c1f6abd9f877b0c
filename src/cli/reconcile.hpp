// `ntm reconcile`: does what was published hold?
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_reconcile(const Command& command, const Options& options, World& world);

}  // namespace ntm
