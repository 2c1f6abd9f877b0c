// How text looks where it goes.
#pragma once

#include "cli/options.hpp"
#include "cli/world.hpp"
#include "ntm/style.hpp"

namespace ntm {

// As the options say; where they say nothing, as wide as the terminal and with colours where there is one, if the text
// goes to it and NO_COLOR is not set; else 80 columns without colours.
Style chosen_style(const Options& options, const World& world);

}  // namespace ntm
