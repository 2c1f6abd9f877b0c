#include "cli/messages.hpp"

namespace ntm {

std::string messages(const Diagnostics& diagnostics, Language language, Severity least) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.folded()) {
    if (diagnostic.severity >= least) text.append(to_string(diagnostic, language)).append(1, '\n');
  }
  return text;
}

}  // namespace ntm
