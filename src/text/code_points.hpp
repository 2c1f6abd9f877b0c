// Text character by character, and what the library makes of it as a whole.
#pragma once

#include <utf8proc.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace ntm {

// The code point at the front of a text and the bytes it takes; a negative code point for an invalid byte.
struct CodePoint {
  utf8proc_int32_t value;
  std::size_t size;
};

CodePoint first_code_point(std::string_view text);

// Characters that are not seen and change how others are: controls, and marks that turn the direction of text.
constexpr bool is_control(utf8proc_int32_t point) {
  return (point >= 0 && point < 0x20) || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

bool is_blank(utf8proc_int32_t point);

// utf8proc_map. Throws std::invalid_argument for what is not UTF-8.
std::string map_utf8(std::string_view text, int options);

}  // namespace ntm
