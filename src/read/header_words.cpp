#include "read/header_words.hpp"

#include <array>
#include <optional>

#include "ntm/panel.hpp"
#include "read/cells.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

constexpr bool is_letter_or_digit(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z');
}

// All but letters, digits and % of ASCII.
constexpr std::array<bool, 256> between_words = [] {
  std::array<bool, 256> characters{};
  for (std::size_t i = 0; i < 0x80; ++i) characters[i] = !is_letter_or_digit(static_cast<char>(i)) && i != '%';
  return characters;
}();

bool is_between_words(char character) { return between_words[static_cast<unsigned char>(character)]; }

// "nam" among letters with marks are men, and no year.
bool is_male(std::string_view text, std::size_t at) {
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && (is_letter_or_digit(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
  };
  const auto is = [&](std::size_t i, char letter) { return (text[i] | 0x20) == letter; };
  return at + 3 <= text.size() && is(at, 'n') && is(at + 1, 'a') && is(at + 2, 'm') && !is_letter(at + 3) &&
         (at == 0 || !is_letter(at - 1));
}

// Without their marks "năm" and "nam" are one: men are told apart before marks are dropped.
std::string with_men(std::string_view text) {
  std::string told(text);
  if (is_ascii(text)) return told;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (is_male(told, i)) told.insert(i + 3, " gioi");
  }
  return told;
}

}  // namespace

std::string words_in(std::string_view text) {
  std::string key = word_key(with_men(text));
  bool blank = false;
  std::size_t size = 0;  // never beyond what has been read
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char character = key[i];
    if (is_between_words(character)) {
      blank = true;
      continue;
    }
    if (blank && size > 0) key[size++] = ' ';
    blank = false;
    key[size++] = character;
  }
  key.resize(size);
  return key;
}

HeaderParts split_header(std::string_view text) {
  HeaderParts parts;
  int depth = 0;
  for (const char character : with_men(text)) {
    if (character == '(' || character == '[') ++depth;
    (depth > 0 ? parts.inside : parts.outside) += character;
    if ((character == ')' || character == ']') && depth > 0) --depth;
  }
  return parts;
}

std::size_t find_words(std::string_view all, std::string_view words) {
  for (std::size_t at = all.find(words); at != std::string_view::npos; at = all.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const auto is_edge = [&](std::size_t i) { return i >= all.size() || !is_letter_or_digit(all[i]); };
    if ((at == 0 || is_edge(at - 1)) && is_edge(end)) return at;
  }
  return std::string_view::npos;
}

void erase_words(std::string& all, std::string_view words) {
  for (std::size_t at = find_words(all, words); at != std::string::npos; at = find_words(all, words)) {
    all = words_in(all.erase(at, words.size()));
  }
}

std::string without(std::string_view all, const std::vector<std::string>& words) {
  std::string rest(all);
  for (const std::string& word : words) erase_words(rest, word);
  if (const auto year = year_in(rest)) {
    const std::string number = std::to_string(*year);
    // "năm 2013", "31/12/2013", "tháng 12/2013"
    for (const std::string_view before : {"nam ", "31 12 ", "thang 12 ", "12 ", ""}) {
      const std::string date = std::string(before) + number;
      if (find_words(rest, date) == std::string_view::npos) continue;
      erase_words(rest, date);
      break;
    }
  }
  return rest;
}

bool take_word(std::string_view& text, std::string_view& word) {
  std::size_t begin = 0;
  while (begin < text.size() && !is_letter_or_digit(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_letter_or_digit(text[end])) ++end;
  word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return !word.empty();
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word; take_word(text, word);) words.push_back(word);
  return words;
}

std::string_view first_words(std::string_view text) {
  constexpr std::size_t enough = 24;
  if (text.size() <= enough) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i < enough && text[i] != '(' && text[i] != '['; ++i) {
    if (is_between_words(text[i])) end = i;
  }
  return text.substr(0, end);
}

bool holds_year(std::string_view word) {
  int digits = 0;
  int number = 0;
  for (const char character : word) {
    digits = is_digit(character) ? digits + 1 : 0;
    number = digits == 0 ? 0 : number % 1000 * 10 + (character - '0');
    if (digits >= 4 && number >= first_year && number <= last_year) return true;
  }
  return false;
}

}  // namespace ntm
