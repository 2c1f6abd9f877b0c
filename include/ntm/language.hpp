// The languages that the program speaks, and how each writes numbers. What is said in them stands in phrase.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ntm {

enum class Language {
  english,
  vietnamese
};

// "en" or "vi", as `--lang` takes them.
std::optional<Language> find_language(std::string_view code);

// The language of a locale's name: "vi", "vi_VN" and "vi_VN.UTF-8" are Vietnamese, everything else is English.
Language language_of_locale(std::string_view locale);

// A plain decimal ("-1234567.5") as the language writes it: -1,234,567.5 in English, -1.234.567,5 in Vietnamese.
std::string in_groups(std::string decimal, Language language);

}  // namespace ntm
