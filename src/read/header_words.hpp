// The words of headers, groups, titles and remarks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ntm {

// The words of a text by their keys (word_key), of letters, digits and %, with one blank between them.
std::string words_in(std::string_view text);

// What stands outside brackets, and what stands inside.
struct HeaderParts {
  std::string outside;
  std::string inside;
};
HeaderParts split_header(std::string_view text);

// Where `words` stand in `all`, both made by words_in, as whole words; or npos.
std::size_t find_words(std::string_view all, std::string_view words);

// Takes `words` out of `all`, wherever they stand.
void erase_words(std::string& all, std::string_view words);

// `all` without the `words`, and without a year, as in "Dân số năm 2013".
std::string without(std::string_view all, const std::vector<std::string>& words);

// The words of letters and digits in a text, one after the other; false at its end.
bool take_word(std::string_view& text, std::string_view& word);

// All of them, in their order; views of `text`.
std::vector<std::string_view> split_words(std::string_view text);

// Whole words at the front of a long text, before any brackets; all of a short one.
std::string_view first_words(std::string_view text);

// Whether four digits in a row somewhere in `word` are a year.
bool holds_year(std::string_view word);

}  // namespace ntm
