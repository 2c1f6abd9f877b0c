// How the numbers of a figure are written wherever figures are listed.
#pragma once

#include <algorithm>
#include <string_view>

namespace ntm {

// Of values that are not whole numbers.
inline constexpr int value_decimals = 6;

// Whether a plain decimal is the same again after it was a double: every decimal of 15 digits is another double.
constexpr bool survives_double(std::string_view decimal) {
  constexpr auto most_digits = 15;
  return std::ranges::count_if(decimal, [](char sign) { return sign >= '0' && sign <= '9'; }) <= most_digits;
}

}  // namespace ntm
