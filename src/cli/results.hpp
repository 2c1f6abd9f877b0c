// What was computed -> page or files of an outcome.
#pragma once

#include <vector>

#include "cli/load.hpp"
#include "cli/outcome.hpp"
#include "cli/world.hpp"

namespace ntm {

// Files to write, but none over a file that was read for them: that is wrong usage. False then, and the outcome is that
// of the run.
bool put_out(std::vector<NamedText> files, const Loaded& loaded, const World& world, Outcome& outcome);

// The same for one text, which is the page where the options name no output.
bool put_out(Text text, const Options& options, const Loaded& loaded, const World& world, Outcome& outcome);

}  // namespace ntm
