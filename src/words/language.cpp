#include "ntm/language.hpp"

#include <algorithm>

namespace ntm {
namespace {

char decimal_sign(Language language) { return language == Language::vietnamese ? ',' : '.'; }
char group_sign(Language language) { return language == Language::vietnamese ? '.' : ','; }

}  // namespace

std::optional<Language> find_language(std::string_view code) {
  if (code == "en") return Language::english;
  if (code == "vi") return Language::vietnamese;
  return std::nullopt;
}

Language language_of_locale(std::string_view locale) {
  const std::string_view code = locale.substr(0, locale.find_first_of("_.@"));
  return find_language(code).value_or(Language::english);
}

std::string in_groups(std::string decimal, Language language) {
  const std::size_t end = std::min(decimal.find('.'), decimal.size());
  const std::size_t first = decimal.find_first_of("0123456789");
  std::ranges::replace(decimal, '.', decimal_sign(language));
  for (std::size_t at = end; at > first + 3;) {
    at -= 3;
    decimal.insert(at, 1, group_sign(language));
  }
  return decimal;
}

}  // namespace ntm
