// `ntm rules`: lists the built-in rule sets, shows one, or writes it out to be edited.
#pragma once

#include "cli/commands.hpp"

namespace ntm {

Outcome run_rules(const Command& command, const Options& options, World& world);

}  // namespace ntm
