// The language that the user wants: `--lang`, else the environment.
#pragma once

#include "ntm/language.hpp"

namespace ntm {

// Looks at the words of the command line by itself, for it is needed to say what is wrong with them. Where `--lang` is
// not there or is followed by no language, the first of LC_ALL, LC_MESSAGES and LANG that is not empty decides.
Language choose_language(int argc, const char* const* argv);

}  // namespace ntm
