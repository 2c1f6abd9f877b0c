// Letters of the Latin alphabet, as names of places are looked at one by one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/code_points.hpp"

namespace ntm {

inline constexpr char32_t replacement = 0xFFFD;
inline constexpr char32_t substitute = 0x1A;  // the same in ASCII

inline constexpr std::u32string_view vietnamese_capitals = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ";  // of Latin-1
inline constexpr std::u32string_view vietnamese_small = U"àáâãèéêìíòóôõùúý";

inline bool is_one_of(std::u32string_view signs, char32_t point) {
  return signs.find(point) != std::u32string_view::npos;
}

inline bool is_ascii_letter(char32_t point) { return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z'); }

inline bool is_figure(char32_t point) { return point >= '0' && point <= '9'; }

inline bool is_hex(char32_t point) {
  return is_figure(point) || (point >= 'a' && point <= 'f') || (point >= 'A' && point <= 'F');
}

// Of the Latin alphabet.
inline bool is_letter(char32_t point) {
  return is_ascii_letter(point) || (point >= 0xC0 && point < 0x250 && point != U'×' && point != U'÷') ||
         (point >= 0x1E00 && point < 0x1F00);
}

inline bool is_small(char32_t point) {
  if (point < 0x80) return point >= 'a' && point <= 'z';
  if (point < 0x100) return point >= 0xDF && point != U'÷';
  const bool is_odd = point % 2 == 1;
  return is_letter(point) && (is_one_of(U"Ưư", point) ? !is_odd : is_odd);
}

inline bool is_capital(char32_t point) { return is_letter(point) && !is_small(point); }

inline bool is_latin1_letter(char32_t point) { return is_letter(point) && point >= 0xC0 && point < 0x100; }

// Of Latin-1, but no letter of Vietnamese or of Ê-đê. Eth looks like Đ.
inline bool is_odd_letter(char32_t point) {
  return (point >= 0xC0 && point < 0x100) && !is_one_of(vietnamese_capitals, point) &&
         !is_one_of(vietnamese_small, point) && !is_one_of(U"ÐðÑñ", point);
}

inline bool is_vowel(char32_t point) {
  return is_one_of(U"aeiouyAEIOUY", point) || (is_letter(point) && point > 0x80 && !is_one_of(U"ĐđÐðÑñ", point));
}

// The code points of a text, with blanks around them.
class Points {
 public:
  explicit Points(std::string_view text) {
    points_ += U' ';
    while (!text.empty()) {
      const CodePoint point = first_code_point(text);
      // a place has a line feed between its district and its province
      points_ += point.value == '\n' ? U' ' : static_cast<char32_t>(point.value);
      text.remove_prefix(point.size);
    }
    end_ = points_.size();
    points_.append(8, U' ');
  }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] char32_t operator[](std::size_t i) const { return points_[i]; }
  [[nodiscard]] bool has(char32_t point) const { return points_.find(point) != std::u32string::npos; }
  // The letters that stand before `at`.
  [[nodiscard]] std::u32string_view word_before(std::size_t at) const {
    std::size_t begin = at;
    while (is_letter(points_[begin - 1])) --begin;
    return std::u32string_view(points_).substr(begin, at - begin);
  }
  // The letters from `at` on.
  [[nodiscard]] std::u32string_view word_behind(std::size_t at) const {
    std::size_t end = at;
    while (is_letter(points_[end])) ++end;
    return std::u32string_view(points_).substr(at, end - at);
  }
  [[nodiscard]] bool is_word(std::size_t at, std::u32string_view word) const {
    return std::u32string_view(points_).substr(at, word.size()) == word && !is_letter(points_[at - 1]) &&
           !is_letter(points_[at + word.size()]);
  }

 private:
  std::u32string points_;
  std::size_t end_ = 0;
};

}  // namespace ntm
