// Fixed texts of the program. All of them stand in one table, by theme in the files of phrases/; a text that is not
// there, or is given the wrong number of arguments, does not compile.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <span>
#include <string_view>

#include "ntm/language.hpp"
#include "ntm/phrases/crosswalk.hpp"
#include "ntm/phrases/help.hpp"
#include "ntm/phrases/notice.hpp"
#include "ntm/phrases/pages.hpp"
#include "ntm/phrases/plausibility.hpp"
#include "ntm/phrases/program.hpp"
#include "ntm/phrases/reading.hpp"
#include "ntm/phrases/reconcile.hpp"
#include "ntm/phrases/rows.hpp"
#include "ntm/phrases/rules.hpp"
#include "ntm/phrases/tables.hpp"
#include "ntm/phrases/units.hpp"

namespace ntm {

inline constexpr std::array phrase_tables = std::to_array<std::span<const Translation>>(
    {phrases::tables, phrases::notice, phrases::reading, phrases::rows, phrases::units, phrases::rules,
     phrases::program, phrases::help, phrases::crosswalk, phrases::plausibility, phrases::pages, phrases::reconcile});

// How many arguments a pattern without names for them takes.
constexpr std::size_t count_arguments(std::string_view pattern) {
  std::size_t count = 0;
  for (std::size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}", at + 2)) ++count;
  return count;
}

namespace detail {

inline constexpr Translation nothing{};

// Not constant expressions: where the compiler names one of them, that is what is wrong with the phrase.
void this_text_is_not_in_the_table_of_phrases();
void this_phrase_takes_another_number_of_arguments();

consteval const Translation* find_translation(std::string_view english, std::size_t arguments,
                                              std::string_view context = {}) {
  if (count_arguments(english) != arguments) this_phrase_takes_another_number_of_arguments();
  for (const std::span<const Translation> table : phrase_tables) {
    for (const Translation& translation : table) {
      if (translation.english == english && translation.context == context) return &translation;
    }
  }
  this_text_is_not_in_the_table_of_phrases();
  return nullptr;
}

}  // namespace detail

// A phrase that takes this many arguments, written in the code as its English text; with a context if the table has one
// for it.
template <std::size_t Arguments>
class PhraseWith {
 public:
  // Says nothing.
  constexpr PhraseWith() requires(Arguments == 0) : translation_(&detail::nothing) {}
  consteval PhraseWith(const char* english)  // NOLINT: a text of the table is a phrase
      : translation_(detail::find_translation(english, Arguments)) {}
  consteval PhraseWith(const char* english, const char* context)
      : translation_(detail::find_translation(english, Arguments, context)) {}

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::vietnamese ? translation_->vietnamese : translation_->english;
  }
  [[nodiscard]] constexpr bool empty() const { return translation_->english.empty(); }
  [[nodiscard]] constexpr const Translation& translation() const { return *translation_; }

  // By their English texts, so that what is sorted by phrases stands in the same order in every language.
  friend constexpr bool operator==(PhraseWith a, PhraseWith b) {
    return a.translation_->english == b.translation_->english;
  }
  friend constexpr auto operator<=>(PhraseWith a, PhraseWith b) {
    return a.translation_->english <=> b.translation_->english;
  }

 private:
  const Translation* translation_;
};

using Phrase = PhraseWith<0>;

}  // namespace ntm
