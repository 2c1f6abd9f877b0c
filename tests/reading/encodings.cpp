#include "reading/encodings.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

namespace ntm::reading {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Takes the code point at the front of `text`; a byte that begins none counts as one that cannot be written.
char32_t take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (size == 0 || size > text.size()) {
    text.remove_prefix(1);
    return replacement;
  }
  char32_t point = size == 1 ? first : first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80) {
      text.remove_prefix(1);
      return replacement;
    }
    point = point << 6 | (next & 0x3FU);
  }
  text.remove_prefix(size);
  return point;
}

template <typename Put>
void each_utf16_unit(std::string_view utf8, Put put) {
  while (!utf8.empty()) {
    char32_t point = take(utf8);
    if (point < 0x10000) {
      put(point);
      continue;
    }
    point -= 0x10000;
    put(0xD800 + (point >> 10));
    put(0xDC00 + (point & 0x3FF));
  }
}

// The upper half of Windows-1258; 0 where it has nothing. The tones are combining marks.
constexpr std::array<char16_t, 128> upper_half{
    0x20AC, 0,     0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0,      0x2039, 0x152,  0,     0,
    0,      0,     0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,  0x2122, 0,      0x203A, 0x153, 0,
    0,      0x178, 0xA0,   0xA1,   0xA2,   0xA3,   0xA4,   0xA5,   0xA6,   0xA7,   0xA8,   0xA9,   0xAA,   0xAB,  0xAC,
    0xAD,   0xAE,  0xAF,   0xB0,   0xB1,   0xB2,   0xB3,   0xB4,   0xB5,   0xB6,   0xB7,   0xB8,   0xB9,   0xBA,  0xBB,
    0xBC,   0xBD,  0xBE,   0xBF,   0xC0,   0xC1,   0xC2,   0x102,  0xC4,   0xC5,   0xC6,   0xC7,   0xC8,   0xC9,  0xCA,
    0xCB,   0x300, 0xCD,   0xCE,   0xCF,   0x110,  0xD1,   0x309,  0xD3,   0xD4,   0x1A0,  0xD6,   0xD7,   0xD8,  0xD9,
    0xDA,   0xDB,  0xDC,   0x1AF,  0x303,  0xDF,   0xE0,   0xE1,   0xE2,   0x103,  0xE4,   0xE5,   0xE6,   0xE7,  0xE8,
    0xE9,   0xEA,  0xEB,   0x301,  0xED,   0xEE,   0xEF,   0x111,  0xF1,   0x323,  0xF3,   0xF4,   0x1A1,  0xF6,  0xF7,
    0xF8,   0xF9,  0xFA,   0xFB,   0xFC,   0x1B0,  0x20AB, 0xFF};

// For each code point its bytes.
std::map<char32_t, std::string> table_of_1258() {
  std::map<char32_t, std::string> table;
  for (std::size_t i = 0; i < upper_half.size(); ++i) {
    if (upper_half[i] != 0) table[upper_half[i]] = static_cast<char>(0x80 + i);
  }
  // letters with a tone, in the order of the plain ones
  constexpr std::string_view plain = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
  constexpr std::array<std::pair<char, std::string_view>, 5> toned{{{'\xCC', "àằầèềìòồờùừỳÀẰẦÈỀÌÒỒỜÙỪỲ"},
                                                                    {'\xD2', "ảẳẩẻểỉỏổởủửỷẢẲẨẺỂỈỎỔỞỦỬỶ"},
                                                                    {'\xDE', "ãẵẫẽễĩõỗỡũữỹÃẴẪẼỄĨÕỖỠŨỮỸ"},
                                                                    {'\xEC', "áắấéếíóốớúứýÁẮẤÉẾÍÓỐỚÚỨÝ"},
                                                                    {'\xF2', "ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ"}}};
  for (const auto& [tone, letters] : toned) {
    std::string_view rest = letters;
    for (std::string_view base = plain; !base.empty();) {
      const char32_t letter = take(base);
      table[take(rest)] = (letter < 0x80 ? std::string(1, static_cast<char>(letter)) : table.at(letter)) + tone;
    }
  }
  return table;
}

}  // namespace

std::string utf16le(std::string_view utf8) {
  std::string bytes;
  each_utf16_unit(utf8, [&](char32_t unit) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  });
  return bytes;
}

std::string utf16be(std::string_view utf8) {
  std::string bytes;
  each_utf16_unit(utf8, [&](char32_t unit) {
    bytes += static_cast<char>(unit >> 8);
    bytes += static_cast<char>(unit & 0xFF);
  });
  return bytes;
}

std::string windows1258(std::string_view utf8) {
  static const std::map<char32_t, std::string> table = table_of_1258();
  std::string bytes;
  while (!utf8.empty()) {
    const char32_t point = take(utf8);
    if (point < 0x80) {
      bytes += static_cast<char>(point);
      continue;
    }
    const auto found = table.find(point);
    bytes += found == table.end() ? "?" : found->second;
  }
  return bytes;
}

}  // namespace ntm::reading
