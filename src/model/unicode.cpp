#include "ntm/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>

#include "model/ascii_run.hpp"
#include "model/code_points.hpp"

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
  if (size < 0) throw std::invalid_argument(utf8proc_errmsg(size));
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

bool is_blank(utf8proc_int32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F;
}

namespace {

// What takes no room and is no part of a name: hyphens that may be, joiners, marks of order and direction, selectors
// of a glyph.
bool is_invisible(utf8proc_int32_t point) {
  const auto is_in = [&](utf8proc_int32_t first, utf8proc_int32_t last) { return point >= first && point <= last; };
  return point == 0xAD || point == 0x34F || point == 0x61C || is_in(0x180B, 0x180F) || is_in(0x200B, 0x200F) ||
         is_in(0x202A, 0x202E) || is_in(0x2060, 0x206F) || is_in(0xFE00, 0xFE0F) || point == 0xFEFF ||
         is_in(0xE0000, 0xE01EF);
}

std::string squeezed(std::string_view text) {
  std::string result;
  bool blank_before = false;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (is_blank(point.value)) {
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

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value >= 0) width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)));
    text.remove_prefix(point.size);
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
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
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
                         // marks that turn the direction of text hide what a message says
                         (point.value >= 0x202A && point.value <= 0x202E) ||
                         (point.value >= 0x2066 && point.value <= 0x2069);
    if (control) {
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

namespace {

// The bytes of the character that begins at `text`, by Table 3-7 of the Unicode standard; 0 if they are none. There are
// `left` bytes, at least one.
std::size_t utf8_character(const char* text, std::size_t left) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || left < 2 || !follows(1)) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    return left < 3 || !follows(2) || overlong || surrogate ? 0 : 3;
  }
  const bool overlong = lead == 0xF0 && byte(1) < 0x90;
  const bool beyond = lead == 0xF4 && byte(1) > 0x8F;  // U+10FFFF
  return left < 4 || !follows(2) || !follows(3) || overlong || beyond ? 0 : 4;
}

// Whether the 16 bytes from `text` on continue what stands before them as valid UTF-8; a character may be cut at their
// end. Reads the 2 bytes before them. False also for the few lead bytes that ask for a closer look at what follows.
bool is_plainly_utf8(const char* text) {
#ifdef __SSE2__
  const auto load = [&](int back) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text - back)); };
  const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  const auto at_least = [&](__m128i bytes, int least) {
    return _mm_cmpeq_epi8(_mm_max_epu8(bytes, all(least)), bytes);
  };
  const __m128i bytes = load(0);
  const __m128i follows = _mm_cmplt_epi8(bytes, all(0xC0));
  const __m128i ought_to_follow = _mm_or_si128(at_least(load(1), 0xC0), at_least(load(2), 0xE0));
  const __m128i unusual =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, all(0xE0)), _mm_cmpeq_epi8(bytes, all(0xED))),
                   _mm_or_si128(_mm_cmpeq_epi8(_mm_and_si128(bytes, all(0xFE)), all(0xC0)), at_least(bytes, 0xF0)));
  return _mm_movemask_epi8(_mm_or_si128(_mm_xor_si128(follows, ought_to_follow), unusual)) == 0;
#else
  return (static_cast<unsigned char>(text[-1]) < 0x80) && ascii_of_16(text) == 16;
#endif
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  const std::size_t size = text.size();
  const auto follows = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  std::size_t at = 0;
  while (at < size) {
    const std::size_t begin = at;
    while (at >= 2 && size - at >= 16 && is_plainly_utf8(text.data() + at)) at += 16;
    // back to the beginning of the last character, which may be cut
    if (at > begin) --at;
    while (at > begin && follows(at)) --at;
    for (const std::size_t end = std::min(size, at + 32); at < end;) {
      const std::size_t bytes = utf8_character(text.data() + at, size - at);
      if (bytes == 0) return at;
      at += bytes;
    }
  }
  return std::string_view::npos;
}

}  // namespace ntm
