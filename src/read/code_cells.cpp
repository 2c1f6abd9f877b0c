#include "read/code_cells.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ntm/unicode.hpp"
#include "read/cells.hpp"

namespace ntm {
namespace {

constexpr std::array words_for_none = std::to_array<std::string_view>(
    {"na",       "n/a",         "#n/a",     "n.a.",       "n.a",        "nan",     "none",      "null",
     "nil",      "tbd",         "unknown",  "chua co",    "chua co ma", "chua ro", "chua biet", "khong",
     "khong co", "khong co ma", "khong ro", "khong biet", "chua cap",   "x"});

// The digit for which a letter stands that looks like it.
char digit_like(char letter) {
  switch (letter) {
    case 'O':
    case 'o': return '0';
    case 'l':
    case 'I': return '1';
    default: return letter;
  }
}

// Codes of an office's own may begin with a letter: only in one as long as those of communes does it stand for a digit.
std::string without_letters(std::string_view code) {
  constexpr std::size_t digits_of_communes = 5;
  std::string likely(code);
  std::ranges::transform(likely, likely.begin(), digit_like);
  if (likely == code || !std::ranges::all_of(likely, is_digit)) return {};
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(code, is_digit));
  const bool has_more_digits = 2 * digits > code.size();
  const bool is_prefix = !is_digit(code.front()) && code.size() < digits_of_communes;
  return has_more_digits && !is_prefix ? likely : std::string();
}

}  // namespace

CodeDoubt doubt_of_code(std::string_view code) {
  if (code.empty()) return {};
  // zeros, question marks, dashes and points of any number
  const auto consists_of = [&](std::string_view characters) {
    return code.find_first_not_of(characters) == std::string_view::npos;
  };
  if (consists_of("0") || consists_of("?-_./* ") || code == "–" || code == "—" || code == "…") return {true, {}};
  if (std::ranges::find(words_for_none, word_key(code)) != words_for_none.end()) return {true, {}};
  return {false, without_letters(code)};
}

}  // namespace ntm
