// Keys by which texts are compared and put in order.
#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/code_points.hpp"
#include "text/utf8.hpp"

namespace ntm {
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
  if (point == 0xD0 || point == 0xF0 || point == 0x189) {
    small = 0x111;  // eth and the African d look like đ, and stand for it
  } else if (is_in(0xC0, 0xFF) && point != 0xDF) {
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

// Case-folded and without marks; "?" where that is not a letter, or several.
constexpr std::u16string_view bare =
    u"aaaaaaæceeeeiiii"   // 00C0
    u"dnooooo×øuuuuyþ?"   // 00D0
    u"aaaaaaæceeeeiiii"   // 00E0
    u"dnooooo÷øuuuuyþy"   // 00F0
    u"aaaaaaccccccccdd"   // 0100
    u"ddeeeeeeeeeegggg"   // 0110
    u"gggghhħħiiiiiiii"   // 0120
    u"iıĳĳjjkkĸllllllŀ"   // 0130
    u"ŀłłnnnnnn?ŋŋoooo"   // 0140
    u"ooœœrrrrrrssssss"   // 0150
    u"ssttttŧŧuuuuuuuu"   // 0160
    u"uuuuwwyyyzzzzzzs"   // 0170
    u"ƀɓƃƃƅƅɔƈƈdɗƌƌƍǝə"   // 0180
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
// letter to the library, and the joiner, which is not a mark.
bool is_combining_mark(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return (first == 0xCC && second >= 0x80 && second <= 0xBF) ||
         (first == 0xCD && second >= 0x80 && second <= 0xAF && second != 0x85 && second != 0x8F);
}

constexpr std::string_view d_with_stroke = "đ";

// Small text with `d` for đ, which Unicode does not decompose, and for the letters that look like it in capitals.
std::string with_d_as(std::string_view d, std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view two = text.substr(i, 2);
    const bool is_d = two == d_with_stroke || two == "ð" || two == "ɖ";
    result.append(is_d ? d : two.substr(0, 1));
    i += is_d ? 2 : 1;
  }
  return result;
}

// ---- tone marks

// Small vowels of Vietnamese by their tones, the first without any.
constexpr std::array<std::u16string_view, 12> vowels{u"aàảãáạ", u"ăằẳẵắặ", u"âầẩẫấậ", u"eèẻẽéẹ", u"êềểễếệ", u"iìỉĩíị",
                                                     u"oòỏõóọ", u"ôồổỗốộ", u"ơờởỡớợ", u"uùủũúụ", u"ưừửữứự", u"yỳỷỹýỵ"};

struct Vowel {
  std::uint8_t number = 0;  // in vowels, from 1 on; 0 is none
  std::uint8_t tone = 0;
};

constexpr std::array<Vowel, latin_count> latin_vowels = [] {
  std::array<Vowel, latin_count> table{};
  for (std::size_t i = 0; i < vowels.size(); ++i) {
    for (std::size_t tone = 0; tone < vowels[i].size(); ++tone) {
      if (vowels[i][tone] < 0xC0) continue;
      table[latin_number(vowels[i][tone])] = {static_cast<std::uint8_t>(i + 1), static_cast<std::uint8_t>(tone)};
    }
  }
  return table;
}();

constexpr std::array<Vowel, 0x80> ascii_vowels = [] {
  std::array<Vowel, 0x80> table{};
  for (std::size_t i = 0; i < vowels.size(); ++i) {
    if (vowels[i][0] < 0x80) table[vowels[i][0]] = {static_cast<std::uint8_t>(i + 1), 0};
  }
  return table;
}();

// A small vowel at `at`, and its bytes.
struct VowelAt {
  Vowel vowel;
  std::size_t size = 1;
};

VowelAt vowel_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {ascii_vowels[byte], 1};
  const LatinLetter letter = latin_letter(text, at);
  return letter.size == 0 ? VowelAt{} : VowelAt{latin_vowels[letter.number], letter.size};
}

// The one tone of vowels that follow each other stands on the last of them: some write Hòa and Thủy, others Hoà and
// Thuỷ. No two syllables differ in that alone: what follows qu- and gi- is last anyway.
std::string with_tones_last(const std::string& key) {
  std::string result;
  std::size_t done = 0;
  const auto add = [&](Vowel vowel, std::size_t tone) {
    const Encoded letter = encoded(vowels[vowel.number - 1U][tone]);
    result.append(letter.bytes.data(), letter.size);
  };
  for (std::size_t begin = 0, end = 0; begin < key.size(); begin = end) {
    VowelAt here = vowel_at(key, begin);
    end = begin + here.size;
    std::size_t tone = 0;
    std::size_t tones = 0;
    bool is_last = false;
    for (std::size_t at = begin; here.vowel.number != 0; here = vowel_at(key, at)) {
      end = at += here.size;
      is_last = here.vowel.tone != 0;
      tones += is_last ? 1 : 0;
      tone += here.vowel.tone;
    }
    if (tones != 1 || is_last) continue;
    result.append(key, done, begin - done);
    for (std::size_t at = begin; at < end; at += here.size) {
      here = vowel_at(key, at);
      add(here.vowel, at + here.size == end ? tone : 0);
    }
    done = end;
  }
  return done == 0 ? key : result.append(key, done);
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
      if (byte <= ' ' || byte == 0x7F) {
        blank_before = true;  // controls are read as blanks
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

namespace {

std::string case_folded(std::string_view text) {
  if (auto key = latin_key<true>(text)) return std::move(*key);
  return with_d_as(d_with_stroke, map_utf8(normalized(text), UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD));
}

}  // namespace

std::string name_key(std::string_view text) { return with_tones_last(case_folded(text)); }

std::string collation_key(std::string_view text) {
  struct Mark {
    utf8proc_int32_t point;
    char rank;
  };
  constexpr std::array<Mark, 3> of_letters{{{0x306, 2}, {0x302, 3}, {0x31B, 4}}};  // ă, â ê ô, ơ ư
  constexpr std::array<Mark, 5> tones{{{0x300, 2}, {0x309, 3}, {0x303, 4}, {0x301, 5}, {0x323, 6}}};
  const auto rank_in = [](const auto& marks, utf8proc_int32_t point) {
    const auto* const mark = std::ranges::find(marks, point, &Mark::point);
    return mark == marks.end() ? '\0' : mark->rank;
  };
  const std::string folded = case_folded(text);
  const std::string decomposed = map_utf8(folded, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
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
      const bool is_d = bytes == d_with_stroke;
      letters.append(is_d ? "d" : bytes).append(1, is_d ? 2 : 1);
      heights.append(1, '\1');
    }
  }
  return letters + '\0' + heights + '\0' + std::string(text);  // different names are never equal
}

std::string word_key(std::string_view text) {
  if (auto key = latin_key<false>(text)) return std::move(*key);
  const std::string stripped =
      map_utf8(normalized(text), UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  return with_d_as("d", stripped);
}

}  // namespace ntm
