#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>

#include "text/code_points.hpp"

namespace ntm {
namespace {

const utf8proc_uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto size = utf8proc_iterate(as_bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &value);
  return size > 0 ? CodePoint{value, static_cast<std::size_t>(size)} : CodePoint{-1, 1};
}

std::string map_utf8(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(as_bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) throw std::invalid_argument(utf8proc_errmsg(size));
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

// All of Unicode's spaces and line ends, and the Braille pattern without dots.
bool is_blank(utf8proc_int32_t point) {
  constexpr std::array others{0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000};
  return point == ' ' || (point >= '\t' && point <= '\r') || (point >= 0x2000 && point <= 0x200A) ||
         std::ranges::find(others, point) != others.end();
}

namespace {

// What takes no room and is no part of a name: hyphens that may be, joiners, marks of order and direction, selectors
// of a glyph, letters that only fill a place; and all of the block of tags, of which not every one is assigned.
bool is_invisible(utf8proc_int32_t point) {
  return utf8proc_get_property(point)->ignorable || (point >= 0xE0000 && point <= 0xE0FFF);
}

// What is told where it is found: other blanks and what is invisible are so common that nobody wants to hear of them.
bool is_odd_control(utf8proc_int32_t point) { return is_control(point) && !is_blank(point) && !is_invisible(point); }

std::string squeezed(std::string_view text) {
  std::string result;
  bool blank_before = false;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    // nothing of a control may pass through to what is written
    if (is_blank(point.value) || is_odd_control(point.value)) {
      blank_before = true;
    } else if (!is_invisible(point.value)) {
      if (blank_before && !result.empty()) result += ' ';
      blank_before = false;
      result.append(text.substr(0, point.size));
    }
    text.remove_prefix(point.size);
  }
  return result;
}

// Whether it is plain that normalizing would change nothing: letters below U+0300 and in U+1E00-U+1EFF, which hold all
// of Vietnamese, are composed wherever no combining mark stands among them.
bool is_plainly_normalized(std::string_view text) {
  bool blank_before = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= ' ') {
      if (byte != ' ' || blank_before) return false;
      blank_before = true;
      continue;
    }
    blank_before = false;
    if (byte < 0x7F) continue;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte >= 0xC3 && byte <= 0xCB && next >= 0x80) {  // U+00C0-U+02FF
      ++i;
    } else if (byte == 0xE1 && next >= 0xB8 && next <= 0xBB && i + 2 < text.size()) {  // U+1E00-U+1EFF
      i += 2;
    } else {
      return false;
    }
  }
  return text.empty() || !blank_before;
}

}  // namespace

std::string_view normalized(std::string_view text, std::string& storage) {
  if (is_plainly_normalized(text)) return text;
  storage = normalized(text);
  return storage;
}

std::string normalized(std::string_view text) {
  // a mark is composed with its letter, whatever invisible stands between them
  const std::string visible = squeezed(text);
  return is_ascii(visible) ? visible : map_utf8(visible, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

bool has_controls(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (is_odd_control(point.value)) return true;
    text.remove_prefix(point.size);
  }
  return false;
}

namespace {

// How many bytes at the beginning are letters, digits and signs of ASCII, which numbers and most headers are.
std::size_t plain_bytes(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char byte) { return byte < ' ' || byte > '~'; });
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (true) {
    const std::size_t plain = plain_bytes(text);
    width += plain;
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint point = first_code_point(text);
    if (point.value >= 0) width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)));
    text.remove_prefix(point.size);
  }
  return width;
}

bool holds_next_word(std::string_view text) { return text.ends_with("QĐ"); }

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    if (holds_next_word(word)) word = text.substr(0, text.find(' ', word.size() + 1));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t word_width = display_width(word);
    if (!lines.back().empty() && used + 1 + word_width > width) {
      lines.emplace_back();
      used = 0;
    }
    if (!lines.back().empty()) {
      lines.back() += ' ';
      ++used;
    }
    lines.back().append(word);
    used += word_width;
  }
  return lines;
}

std::string printable(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t plain = plain_bytes(text);
    result.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint point = first_code_point(text);
    // marks that turn the direction of text hide what a message says
    if (point.value < 0 || is_control(point.value)) {
      result += '?';
    } else {
      result.append(text.substr(0, point.size));
    }
    text.remove_prefix(point.size);
  }
  return result;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

}  // namespace ntm
