// How a unit's code becomes a number. A code of up to eight digits is its own key: a hexadecimal digit for each, one
// more than it, and zeros behind the last. So keys order as codes do, which are texts. Whatever else stands for a unit
// while rows are read is numbered, above all codes of digits: other codes, and above these names without a code.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "panel/unit_names.hpp"
#include "read/cells.hpp"

namespace ntm {

inline constexpr std::size_t most_digits_of_key = 8;
inline constexpr UnitKey numbered_unit = UnitKey{1} << 63;
inline constexpr UnitKey named_unit = UnitKey{3} << 62;  // of those, what has no code

// Which of the numbered units it is.
inline std::size_t number_of_unit(UnitKey unit) { return unit & ~named_unit; }

inline std::optional<UnitKey> key_of_digits(std::string_view code) {
  if (code.empty() || code.size() > most_digits_of_key || !std::ranges::all_of(code, is_digit)) return std::nullopt;
  UnitKey key = 0;
  for (const char digit : code) key = key << 4 | static_cast<UnitKey>(digit - '0' + 1);
  return key << 4 * (most_digits_of_key - code.size());
}

// Whether a code stands for one that there is not: all its digits are zeros; or it is 99999, far beyond the list of
// communes.
inline bool stands_for_no_code(UnitKey key) {
  constexpr UnitKey five_nines = 0xAAAAA000U;
  return (key & 0xEEEEEEEEU) == 0 || key == five_nines;
}

inline std::string digits_of_key(UnitKey key) {
  std::string code;
  for (std::size_t i = most_digits_of_key; i-- > 0;) {
    const UnitKey digit = key >> (4 * i) & 0xF;
    if (digit != 0) code += static_cast<char>('0' + digit - 1);
  }
  return code;
}

}  // namespace ntm
