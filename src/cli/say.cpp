#include "cli/say.hpp"

#include <cstdio>

namespace ntm {

void say(std::string_view text) {
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  (void)std::fflush(stderr);
}

void say(const Diagnostic& diagnostic, Language language) { say(to_string(diagnostic, language) + '\n'); }

}  // namespace ntm
