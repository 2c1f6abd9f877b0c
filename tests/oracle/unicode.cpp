#include "oracle/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>

namespace ntm::oracle {
namespace {

const utf8proc_uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// The code point at the front of `text` and the bytes it takes; a negative code point for an invalid byte.
struct CodePoint {
  utf8proc_int32_t value;
  std::size_t size;
};

CodePoint first_code_point(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto size = utf8proc_iterate(as_bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &value);
  return size > 0 ? CodePoint{value, static_cast<std::size_t>(size)} : CodePoint{-1, 1};
}

std::string map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(as_bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) throw std::invalid_argument(utf8proc_errmsg(size));
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

bool is_blank(utf8proc_int32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
         point == 0xFEFF;
}

std::string squeezed(std::string_view text) {
  std::string result;
  bool blank_before = false;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (is_blank(point.value)) {
      blank_before = true;
    } else {
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
  return squeezed(is_ascii(text) ? std::string(text) : map(text, UTF8PROC_COMPOSE | UTF8PROC_STABLE));
}

namespace {

// The key of a text that is plainly normalized, letter by letter; nothing where a letter folds to more than its small
// one.
std::optional<std::string> plain_name_key(std::string_view text) {
  constexpr std::array<utf8proc_int32_t, 12> folding_otherwise{0xDF,   0x130,  0x149,  0x17F,  0x1F0,  0x1E96,
                                                               0x1E97, 0x1E98, 0x1E99, 0x1E9A, 0x1E9B, 0x1E9E};
  std::string key;
  key.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      key += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : text[i];
      ++i;
      continue;
    }
    const CodePoint point = first_code_point(text.substr(i));
    const bool unusual =
        point.value < 0 || std::ranges::find(folding_otherwise, point.value) != folding_otherwise.end();
    if (unusual) return std::nullopt;
    std::array<utf8proc_uint8_t, 4> encoded{};
    const auto size = utf8proc_encode_char(utf8proc_tolower(point.value), encoded.data());
    key.append(encoded.begin(), encoded.begin() + size);
    i += point.size;
  }
  return key;
}

}  // namespace

std::string name_key(std::string_view text) {
  if (is_plainly_normalized(text)) {
    if (auto key = plain_name_key(text)) return std::move(*key);
  }
  const std::string clean = normalized(text);
  return map(clean, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
}

std::string word_key(std::string_view text) {
  const std::string stripped =
      map(normalized(text), UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  std::string key;
  for (std::size_t i = 0; i < stripped.size(); ++i) {
    // đ (U+0111) is a letter of its own for Unicode, and does not decompose
    if (stripped.compare(i, 2, "\xC4\x91") == 0) {
      key += 'd';
      ++i;
    } else {
      key += stripped[i];
    }
  }
  return key;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

std::size_t find_invalid_utf8(std::string_view text) {
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = first_code_point(text.substr(at));
    if (point.value < 0) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

}  // namespace ntm::oracle
