// `ntm notice`.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_notice(const Command& command, const Options& options, World& world);

}  // namespace ntm
