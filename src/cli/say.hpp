// Words for people, on standard error.
#pragma once

#include <string_view>

#include "ntm/diagnostic.hpp"

namespace ntm {

// That they cannot be written is no reason to fail, and there is nobody left to tell.
void say(std::string_view text);
void say(const Diagnostic& diagnostic, Language language);

}  // namespace ntm
