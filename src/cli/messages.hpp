// Diagnostics -> words for people.
#pragma once

#include <string>

#include "ntm/diagnostic.hpp"

namespace ntm {

// One message a line, in the order of their places; those that are less severe than `least` are left out.
std::string messages(const Diagnostics& diagnostics, Language language, Severity least = Severity::note);

}  // namespace ntm
