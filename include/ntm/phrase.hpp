// Fixed texts of the program, each written in its code in English; the Vietnamese stands in a table. Only the program
// itself can add to them: another one says what it has to say with Message::verbatim() and Message::in_both().
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ntm/language.hpp"

namespace ntm {

// Of a phrase in the table, from 1 on; 0 says nothing.
using PhraseNumber = std::uint32_t;

// Empty for 0.
std::string_view phrase_text(PhraseNumber phrase, Language language);

// A phrase that takes this many arguments; with a context if the table has one for it.
template <std::size_t Arguments>
class PhraseWith {
 public:
  // Says nothing.
  constexpr PhraseWith() requires(Arguments == 0) {}
  consteval PhraseWith(const char* english);  // NOLINT: a text of the table is a phrase
  consteval PhraseWith(const char* english, const char* context);

  [[nodiscard]] std::string_view in(Language language) const { return phrase_text(number_, language); }
  [[nodiscard]] constexpr bool empty() const { return number_ == 0; }
  [[nodiscard]] constexpr PhraseNumber number() const { return number_; }

  // By their English texts, so that what is sorted by phrases stands in the same order in every language.
  friend bool operator==(PhraseWith a, PhraseWith b) { return a.in(Language::english) == b.in(Language::english); }
  friend auto operator<=>(PhraseWith a, PhraseWith b) { return a.in(Language::english) <=> b.in(Language::english); }

 private:
  PhraseNumber number_ = 0;
};

using Phrase = PhraseWith<0>;

}  // namespace ntm
