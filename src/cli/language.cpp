#include "cli/language.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

namespace ntm {
namespace {

Language language_of_environment() {
  for (const char* const name : std::to_array<const char*>({"LC_ALL", "LC_MESSAGES", "LANG"})) {
    const char* const locale = std::getenv(name);
    if (locale != nullptr && *locale != '\0') return language_of_locale(locale);
  }
  return Language::english;
}

}  // namespace

Language choose_language(int argc, const char* const* argv) {
  constexpr std::string_view option = "--lang";
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--") break;  // the rest are paths
    if (word == option && i + 1 < argc) {
      word = argv[i + 1];
    } else if (word.starts_with(option) && word.substr(option.size()).starts_with('=')) {
      word.remove_prefix(option.size() + 1);
    } else {
      continue;
    }
    if (const auto named = find_language(word)) return *named;
  }
  return language_of_environment();
}

}  // namespace ntm
