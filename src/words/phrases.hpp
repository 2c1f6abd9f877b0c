// For sources that say something: makes texts of the table, src/words/vietnamese.csv, phrases and messages. A text that
// is not there, or is given the wrong number of arguments, does not compile.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "embedded/phrases.hpp"
#include "ntm/message.hpp"
#include "ntm/phrase.hpp"
#include "words/pattern.hpp"

namespace ntm {
namespace words {

// Not constant expressions: where the compiler names one of them, that is what is wrong with the phrase.
void this_text_is_not_in_the_table_of_phrases();
void this_phrase_takes_another_number_of_arguments();

consteval PhraseNumber find(const char* english, std::size_t arguments, const char* context = "") {
  if (count_arguments(english) != arguments) this_phrase_takes_another_number_of_arguments();
  const std::uint64_t hash = hash_of(english, context);
  const auto* const found = std::lower_bound(std::begin(hashes), std::end(hashes), hash);
  if (found == std::end(hashes) || *found != hash) this_text_is_not_in_the_table_of_phrases();
  return static_cast<PhraseNumber>(found - std::begin(hashes)) + 1;
}

}  // namespace words

template <std::size_t Arguments>
consteval PhraseWith<Arguments>::PhraseWith(const char* english) : number_(words::find(english, Arguments)) {}

template <std::size_t Arguments>
consteval PhraseWith<Arguments>::PhraseWith(const char* english, const char* context)
    : number_(words::find(english, Arguments, context)) {}

consteval Message::Message(const char* english) : phrase_(words::find(english, 0)) {}

}  // namespace ntm
