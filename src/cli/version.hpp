// What the program is made of.
#pragma once

#include <string>

#include "ntm/language.hpp"

namespace ntm {

// The version of the program, and those of the libraries that it was built with, as they state them: one a line.
std::string version_text(Language language);

}  // namespace ntm
