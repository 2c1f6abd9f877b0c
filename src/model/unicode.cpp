#include "ntm/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>

#include "model/utf8.hpp"

namespace ntm {
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

// The letters of Vietnamese and of its neighbours: U+00C0-U+024F and U+1E00-U+1EFF, one behind the other.
constexpr std::size_t latin_count = 0x190 + 0x100;

constexpr std::size_t latin_number(char32_t point) { return point < 0x250 ? point - 0xC0 : point - 0x1E00 + 0x190; }

// The number and the bytes of such a letter at `at`; no bytes where none stands there.
struct LatinLetter {
  std::size_t number = 0;
  std::size_t size = 0;
};

LatinLetter latin_letter(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const char32_t first = byte(at);
  const char32_t second = byte(at + 1);
  if ((second & 0xC0U) != 0x80U) return {};
  if (first >= 0xC3 && first <= 0xC9) {
    const char32_t point = ((first & 0x1FU) << 6U) | (second & 0x3FU);
    return point < 0x250 ? LatinLetter{latin_number(point), 2} : LatinLetter{};
  }
  const char32_t third = byte(at + 2);
  if (first != 0xE1 || second < 0xB8 || second > 0xBB || (third & 0xC0U) != 0x80U) return {};
  return {latin_number(0x1000U | ((second & 0x3FU) << 6U) | (third & 0x3FU)), 3};
}

// What becomes of each letter in a key, as UTF-8; without bytes where it takes the library to say.
struct Encoded {
  std::array<char, 3> bytes{};
  std::uint8_t size = 0;
};
using Folding = std::array<Encoded, latin_count>;

constexpr Encoded encoded(char16_t point) {
  Encoded result;
  result.size = static_cast<std::uint8_t>(put_utf8(point, result.bytes.data()) - result.bytes.data());
  return result;
}

// The small letter, marks and all; 0 where it folds to something else.
constexpr char16_t small_letter(char32_t point) {
  const auto is_in = [&](char32_t first, char32_t last) { return point >= first && point <= last; };
  char32_t small = 0;
  if (is_in(0xC0, 0xFF) && point != 0xDF) {
    small = point <= 0xDE && point != 0xD7 ? point + 0x20 : point;
  } else if (is_in(0x139, 0x148) || is_in(0x179, 0x17E) || is_in(0x1AF, 0x1B0)) {
    small = point + (point & 1U);
  } else if (point == 0x178) {
    small = 0xFF;
  } else if ((is_in(0x100, 0x177) && point != 0x130 && point != 0x138 && point != 0x149) || is_in(0x1A0, 0x1A1) ||
             is_in(0x1E00, 0x1E95) || is_in(0x1EA0, 0x1EFF)) {
    small = point | 1U;
  }
  return static_cast<char16_t>(small);
}

constexpr Folding small_letters = [] {
  Folding folding{};
  const auto add = [&](char32_t first, char32_t end) {
    for (char32_t point = first; point < end; ++point) {
      const char16_t small = small_letter(point);
      if (small != 0) folding[latin_number(point)] = encoded(small);
    }
  };
  add(0xC0, 0x250);
  add(0x1E00, 0x1F00);
  return folding;
}();

// Case-folded and without marks; "?" where that is no letter, or several.
constexpr std::u16string_view bare =
    u"aaaaaaæceeeeiiii"   // 00C0
    u"ðnooooo×øuuuuyþ?"   // 00D0
    u"aaaaaaæceeeeiiii"   // 00E0
    u"ðnooooo÷øuuuuyþy"   // 00F0
    u"aaaaaaccccccccdd"   // 0100
    u"ddeeeeeeeeeegggg"   // 0110
    u"gggghhħħiiiiiiii"   // 0120
    u"iıĳĳjjkkĸllllllŀ"   // 0130
    u"ŀłłnnnnnn?ŋŋoooo"   // 0140
    u"ooœœrrrrrrssssss"   // 0150
    u"ssttttŧŧuuuuuuuu"   // 0160
    u"uuuuwwyyyzzzzzzs"   // 0170
    u"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝə"   // 0180
    u"ɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵ"   // 0190
    u"ooƣƣƥƥʀƨƨʃƪƫƭƭʈu"   // 01A0
    u"uʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ"   // 01B0
    u"ǀǁǂǃǆǆǆǉǉǉǌǌǌaai"   // 01C0
    u"ioouuuuuuuuuuǝaa"   // 01D0
    u"aaææǥǥggkkooooʒʒ"   // 01E0
    u"jǳǳǳggƕƿnnaaææøø"   // 01F0
    u"aaaaeeeeiiiioooo"   // 0200
    u"rrrruuuussttȝȝhh"   // 0210
    u"ƞȡȣȣȥȥaaeeoooooo"   // 0220
    u"ooyyȴȵȶȷȸȹ?ȼȼƚ?ȿ"   // 0230
    u"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ"   // 0240
    u"aabbbbbbccdddddd"   // 1E00
    u"ddddeeeeeeeeeeff"   // 1E10
    u"gghhhhhhhhhhiiii"   // 1E20
    u"kkkkkkllllllllmm"   // 1E30
    u"mmmmnnnnnnnnoooo"   // 1E40
    u"oooopppprrrrrrrr"   // 1E50
    u"sssssssssstttttt"   // 1E60
    u"ttuuuuuuuuuuvvvv"   // 1E70
    u"wwwwwwwwwwxxxxyy"   // 1E80
    u"zzzzzzhtwy?s????"   // 1E90
    u"aaaaaaaaaaaaaaaa"   // 1EA0
    u"aaaaaaaaeeeeeeee"   // 1EB0
    u"eeeeeeeeiiiioooo"   // 1EC0
    u"oooooooooooooooo"   // 1ED0
    u"oooouuuuuuuuuuuu"   // 1EE0
    u"uuyyyyyyyy??????";  // 1EF0
static_assert(bare.size() == latin_count);

constexpr Folding bare_letters = [] {
  Folding folding{};
  for (std::size_t i = 0; i < bare.size(); ++i) {
    if (bare[i] != u'?') folding[i] = encoded(bare[i]);
  }
  return folding;
}();

// A combining mark of U+0300-U+036F that a key without marks leaves out at `at`: all but the iota below, which is a
// letter to the library.
bool is_combining_mark(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return (first == 0xCC && second >= 0x80 && second <= 0xBF) ||
         (first == 0xCD && second >= 0x80 && second <= 0xAF && second != 0x85);
}

char small_ascii(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

// The key of text of ASCII and the letters above, in one pass; nothing where it holds anything else. No key is longer
// than its text.
template <bool keeps_marks>
std::optional<std::string> latin_key(std::string_view text) {
  constexpr const Folding& folding = keeps_marks ? small_letters : bare_letters;
  std::string key(text.size(), '\0');
  char* out = key.data();
  bool blank_before = false;
  bool begun = false;
  const auto begin_character = [&] {
    if (blank_before && begun) *out++ = ' ';
    blank_before = false;
    begun = true;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++i;
      if (byte <= ' ' && is_blank(byte)) {
        blank_before = true;
        continue;
      }
      begin_character();
      *out++ = small_ascii(static_cast<char>(byte));
      continue;
    }
    if (const LatinLetter letter = latin_letter(text, i); letter.size > 0) {
      const Encoded& folded = folding[letter.number];
      if (folded.size == 0) return std::nullopt;
      begin_character();
      out = std::copy_n(folded.bytes.begin(), folded.size, out);
      i += letter.size;
    } else if (text.substr(i).starts_with("\xC2\xA0")) {  // a no-break space
      blank_before = true;
      i += 2;
    } else if (!keeps_marks && is_combining_mark(text, i)) {
      begin_character();
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  key.resize(static_cast<std::size_t>(out - key.data()));
  return key;
}

}  // namespace

std::string name_key(std::string_view text) {
  if (auto key = latin_key<true>(text)) return std::move(*key);
  return map(normalized(text), UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
}

std::string collation_key(std::string_view text) {
  struct Mark {
    utf8proc_int32_t point;
    char rank;
  };
  constexpr std::array<Mark, 3> of_letters{{{0x306, 2}, {0x302, 3}, {0x31B, 4}}};  // ă, â ê ô, ơ ư
  constexpr std::array<Mark, 5> tones{{{0x300, 2}, {0x309, 3}, {0x303, 4}, {0x301, 5}, {0x323, 6}}};
  constexpr utf8proc_int32_t d_with_stroke = 0x111;
  const auto rank_in = [](const auto& marks, utf8proc_int32_t point) {
    const auto* const mark = std::ranges::find(marks, point, &Mark::point);
    return mark == marks.end() ? '\0' : mark->rank;
  };
  const std::string folded = name_key(text);
  const std::string decomposed = map(folded, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
  std::string letters;  // each with a rank behind it
  std::string heights;  // a tone for each
  for (std::string_view rest = decomposed; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    const std::string_view bytes = rest.substr(0, point.size);
    rest.remove_prefix(point.size);
    if (const char rank = rank_in(of_letters, point.value); rank != 0 && !letters.empty()) {
      letters.back() = rank;
    } else if (const char tone = rank_in(tones, point.value); tone != 0 && !heights.empty()) {
      heights.back() = tone;
    } else {
      const bool is_d = point.value == d_with_stroke;
      letters.append(is_d ? "d" : bytes).append(1, is_d ? 2 : 1);
      heights.append(1, '\1');
    }
  }
  return letters + '\0' + heights + '\0' + std::string(text);  // different names are never equal
}

std::string word_key(std::string_view text) {
  if (auto key = latin_key<false>(text)) return std::move(*key);
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

}  // namespace ntm
