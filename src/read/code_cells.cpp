#include "read/code_cells.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "panel/unit_key.hpp"
#include "read/cells.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// Beside those that stand for any value that there is not.
constexpr std::array words_for_none = std::to_array<std::string_view>(
    {"tbd", "chua co", "chua co ma", "chua ro", "chua biet", "khong", "khong co", "khong co ma", "khong ro",
     "khong biet", "chua cap", "x", "chua", "moi", "kxd", "khong xac dinh"});

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
  const auto digits = key_of_digits(code);
  if (digits && stands_for_no_code(*digits)) return {true, {}};
  if (consists_of("0") || consists_of("?-_./* ") || consists_of("xX") || stands_for_missing(code)) return {true, {}};
  if (std::ranges::find(words_for_none, word_key(code)) != words_for_none.end()) return {true, {}};
  return {false, without_letters(code)};
}

std::optional<std::string_view> unwrapped_code(std::string_view cell, std::string& storage) {
  if (is_digits(cell)) return cell;
  constexpr std::size_t longest = 64;
  if (cell.size() > longest || cell.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  storage = normalized(cell);
  std::string_view code = storage;
  const auto strip = [&](std::string_view front, std::string_view back) {
    if (code.size() <= front.size() + back.size() || !code.starts_with(front) || !code.ends_with(back)) return;
    code.remove_prefix(front.size());
    code.remove_suffix(back.size());
  };
  strip("=", "");
  strip("\"", "\"");
  for (const std::string_view quote : {"'", "\u2018", "\u2019", "`"}) {
    strip(quote, quote);
    strip(quote, "");
  }
  const std::size_t point = code.find_first_of(".,");
  if (point != std::string_view::npos && point + 1 < code.size()) {
    const std::string_view decimals = code.substr(point + 1);
    // "3403.000" could be thousands
    if (decimals.size() <= 2 && decimals.find_first_not_of('0') == std::string_view::npos) code = code.substr(0, point);
  }
  return is_digits(code) ? std::optional(code) : std::nullopt;
}

}  // namespace ntm
