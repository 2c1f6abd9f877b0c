#include "cli/messages.hpp"

#include <map>

#include "words/phrases.hpp"

namespace ntm {

std::string messages(const Diagnostics& diagnostics, Language language, Severity least) {
  // A file of a million bad rows is understood before its thousandth.
  constexpr std::size_t most_shown_of_a_file = 1000;
  std::map<std::string, std::size_t> shown;
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.folded()) {
    if (diagnostic.severity < least) continue;
    if (++shown[diagnostic.where.file] <= most_shown_of_a_file)
      text.append(to_string(diagnostic, language)).append(1, '\n');
  }
  for (const auto& [file, count] : shown) {
    if (count <= most_shown_of_a_file) continue;
    Diagnostics rest;
    rest.note({file}, {"{} more messages are not shown", Count{static_cast<Integer>(count - most_shown_of_a_file)}});
    text.append(to_string(rest.all().front(), language)).append(1, '\n');
  }
  return text;
}

}  // namespace ntm
