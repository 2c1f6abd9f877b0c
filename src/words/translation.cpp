#include "words/translation.hpp"

#include <iterator>

#include "embedded/translations.hpp"

namespace ntm {

std::size_t words::count_phrases() { return std::size(translations); }

const words::Translation& words::translation(PhraseNumber phrase) { return translations[phrase - 1]; }

std::string_view phrase_text(PhraseNumber phrase, Language language) {
  if (phrase == 0) return {};
  const words::Translation& translation = words::translation(phrase);
  return language == Language::vietnamese ? translation.vietnamese : translation.english;
}

}  // namespace ntm
