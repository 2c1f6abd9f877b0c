// The bytes of UTF-8: how they are written, and which are valid; beside find_invalid_utf8() of unicode.hpp.
#pragma once

#include <cstddef>
#include <string_view>

namespace ntm {

// Writes the bytes of a code point up to U+10FFFF; returns where they end. Not for surrogates.
constexpr char* put_utf8(char32_t point, char* out) {
  const auto put = [&](char32_t bits) { *out++ = static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto follow = [&](int shift) { put(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    follow(0);
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    follow(6);
    follow(0);
  } else {
    put(0xF0 | point >> 18);
    follow(12);
    follow(6);
    follow(0);
  }
  return out;
}

// How many bytes at the end of `bytes` are the beginning of a character of UTF-8 that is cut there: up to 3.
std::size_t cut_utf8(std::string_view bytes);

// Whether bytes that are not all valid UTF-8 are nonetheless damaged UTF-8, or UTF-8 that goes on in another encoding:
// text in a one-byte encoding hardly ever forms a valid sequence of several bytes, and not several before all else.
class Utf8Letters {
 public:
  explicit Utf8Letters(std::string_view bytes = {}) { count(bytes); }
  // More of the text; the bytes must not end within a letter.
  void count(std::string_view bytes);
  [[nodiscard]] bool are_utf8() const { return valid_ > invalid_ || valid_before_invalid_ >= enough; }

 private:
  static constexpr std::size_t enough = 4;

  void add_invalid(std::size_t bytes) {
    if (invalid_ == 0 && bytes > 0) valid_before_invalid_ = valid_;
    invalid_ += bytes;
  }

  std::size_t valid_ = 0;    // letters of several bytes
  std::size_t invalid_ = 0;  // bytes
  std::size_t valid_before_invalid_ = 0;
};

}  // namespace ntm
