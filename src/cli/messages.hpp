// Diagnostics -> words for people.
#pragma once

#include <string>

#include "ntm/diagnostic.hpp"

namespace ntm {

// One message a line, in the order of their places; of a file with very many, the first.
std::string messages(const Diagnostics& diagnostics, Language language);

}  // namespace ntm
