// A phrase in every language that the program speaks.
#pragma once

#include <cstddef>
#include <string_view>

#include "ntm/phrase.hpp"

namespace ntm::words {

struct Translation {
  std::string_view english;
  std::string_view vietnamese;
};

// How many phrases there are, numbered from 1.
std::size_t count_phrases();
const Translation& translation(PhraseNumber phrase);

}  // namespace ntm::words
