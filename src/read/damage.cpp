#include "read/damage.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "read/letters.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

using Sign = std::optional<bool>;  // whether it is sure; nothing where there is none

// ---- letters that were lost

// "N?m", "X?", "?i?n Biên". A question mark behind a name, or in brackets, is a remark: "Xã A?".
Sign lost(const Points& points, std::size_t at) {
  if (points[at] == replacement) return true;
  // U+FFFD as three letters
  if (points[at] == U'ï' && points[at + 1] == U'¿' && points[at + 2] == U'½') return true;
  const char32_t before = points[at - 1];
  if (points[at] == substitute && is_letter(before)) return true;
  // what other programs put for a letter
  if (is_one_of(U"¿*□", points[at]) && is_letter(before) && is_letter(points[at + 1])) return true;
  // between letters of one syllable; between words it stands for a blank
  if (points[at] == U'_' && is_letter(before) && is_letter(points[at + 1])) {
    const bool splits_syllable = std::ranges::none_of(points.word_before(at), is_vowel) ||
                                 std::ranges::none_of(points.word_behind(at + 1), is_vowel);
    return splits_syllable ? Sign(true) : std::nullopt;
  }
  if (points[at] != U'?' || before == U'?') return std::nullopt;
  std::size_t end = at;
  while (points[end] == U'?') ++end;
  const char32_t behind = points[end];
  if (is_letter(before) && is_letter(behind)) return true;
  if (is_letter(behind)) return before == U' ' ? Sign(is_small(behind)) : std::nullopt;
  const std::u32string_view word = points.word_before(at);
  if (word.empty() || std::ranges::any_of(word, is_vowel)) return std::nullopt;
  const bool is_inside = behind == U' ' && is_letter(points[end + 1]);
  return is_inside || word.size() > 1 || is_small(before) || before == U'X';
}

// ---- UTF-8 taken for another encoding

// What Windows-1252 makes of the second and third bytes of letters.
bool is_following_byte(char32_t point) {
  return (point >= 0x80 && point < 0xC0) || is_one_of(U"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", point);
}

// What no encoding of Vietnamese has: scripts of others, lines, signs of mathematics, glyphs of private use.
bool is_of_other_script(char32_t point) {
  return (point >= 0x370 && point < 0x1E00) || (point >= 0x2200 && point < 0x2600) ||
         (point >= 0x2E80 && point < 0xFB00) || (point >= 0xFF61 && point < 0xFFA0);
}

// The first byte of a letter as one sign, the next as another: "XÃ£", on a Mac "X√£", in DOS "X├ú", in China "X茫".
Sign decoded_twice(const Points& points, std::size_t at) {
  const char32_t point = points[at];
  const char32_t next = points[at + 1];
  if (is_of_other_script(point) && (is_letter(points[at - 1]) || is_letter(next))) {
    const bool is_greek_or_cyrillic = point < 0x530;  // of which some letters look like Latin ones
    return !is_greek_or_cyrillic;
  }
  if (point == U'á' && (next == U'º' || next == U'»')) return next == U'º' || !points.has(U'«');
  if (!is_following_byte(next)) return std::nullopt;
  if (is_one_of(U"ÄÅÆ", point)) return true;
  if (!is_one_of(U"ÃÂĂ", point) || is_one_of(U"´’", next)) return std::nullopt;
  const bool may_be_punctuation = is_one_of(U"–—‘“”…·°«»", next);
  return !may_be_punctuation;
}

// ---- VNI

struct VniMarks {
  std::u32string_view vowels;
  std::u32string_view marks;
};

// What VNI writes behind a vowel for its tone and hat; not "oà", "oá" and "oã", which are Vietnamese.
constexpr std::array vni_marks = std::to_array<VniMarks>({{U"a", U"ùøûõïâáàåãäêéèúüë"},
                                                          {U"e", U"ùøûõïâáàåãä"},
                                                          {U"o", U"ùøûõïâåä"},
                                                          {U"uyôö", U"ùøûõï"},
                                                          {U"A", U"ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË"},
                                                          {U"E", U"ÙØÛÕÏÂÁÀÅÃÄ"},
                                                          {U"O", U"ÙØÛÕÏÂÅÄ"},
                                                          {U"UYÔÖ", U"ÙØÛÕÏ"}});

Sign vni(const Points& points, std::size_t at) {
  if (points.is_word(at, U"Xaõ") || points.is_word(at, U"xaõ") || points.is_word(at, U"XAÕ")) return true;
  const char32_t before = points[at - 1];
  const bool is_mark = std::ranges::any_of(vni_marks, [&](const VniMarks& marks) {
    return is_one_of(marks.vowels, before) && is_one_of(marks.marks, points[at]);
  });
  return is_mark ? Sign(is_one_of(U"øäåØÄÅ", points[at])) : std::nullopt;
}

// ---- TCVN3, VISCII and others

// Signs and letters that no word has there. (An acute accent and a middle dot serve as apostrophes; a raised figure, a
// section sign and the like may be a footnote.)
Sign foreign(const Points& points, std::size_t at) {
  const char32_t point = points[at];
  const char32_t before = points[at - 1];
  const char32_t next = points[at + 1];
  const bool is_inside = is_letter(before) && is_letter(next);
  if (point == U'·')
    return points.word_before(at) == U"X" || points.word_before(at) == U"x" ? Sign(next == U' ') : std::nullopt;
  if (point >= 0x80 && point < 0xA0) return is_letter(before) || is_letter(next);
  if (is_one_of(U"«»×÷†‡•‰™€ƒˆ˜‹›„‚", point)) return is_inside ? Sign(true) : std::nullopt;
  if (is_one_of(U"¡¢£¤¥¦¨¬¯µ¶¸¼½¾", point)) return is_letter(before) || is_letter(next) ? Sign(true) : std::nullopt;
  if (is_one_of(U"§©ª®¹", point)) return is_letter(next) ? Sign(true) : is_letter(before) ? Sign(false) : std::nullopt;
  if (!is_latin1_letter(point)) return std::nullopt;
  // "HuyÖn", "tØnh"
  if (is_capital(point) && is_ascii_letter(before) && is_small(next)) {
    if (is_odd_letter(point)) return true;
    return is_small(before) ? Sign(false) : std::nullopt;
  }
  return is_odd_letter(point) && (is_letter(before) || is_letter(next)) ? Sign(false) : std::nullopt;
}

// ---- letters as codes

// The number that a digit of base 64 stands for; nothing for what is none.
std::optional<unsigned> base64_digit(char32_t point) {
  if (point >= 'A' && point <= 'Z') return point - 'A';
  if (point >= 'a' && point <= 'z') return point - 'a' + 26;
  if (is_figure(point)) return point - '0' + 52;
  if (point == '+' || point == '/') return point == '+' ? 62 : 63;
  return std::nullopt;
}

// "+AOM": behind a plus sign whole letters of Vietnamese in UTF-16, as digits of base 64.
Sign utf7(const Points& points, std::size_t at) {
  if (points[at] != U'+') return std::nullopt;
  unsigned bits = 0;
  unsigned size = 0;
  std::size_t letters = 0;
  for (std::size_t i = at + 1; const auto digit = base64_digit(points[i]); ++i) {
    bits = (bits << 6 | *digit) & 0x3FFFFF;
    size += 6;
    if (size < 16) continue;
    size -= 16;
    const char32_t letter = bits >> size & 0xFFFF;
    if (letter < 0x80 || !is_letter(letter)) return std::nullopt;
    ++letters;
  }
  // what is left of the last digit is zero
  const bool is_whole = size < 6 && (bits & ((1U << size) - 1)) == 0;
  return letters > 0 && is_whole ? Sign(true) : std::nullopt;
}

bool has_hex(const Points& points, std::size_t at, std::size_t digits) {
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_hex(points[at + i])) return false;
  }
  return true;
}

// "&#227;", "&#xE3;" and "&atilde;"; "&amp;" is not a letter.
bool is_entity(const Points& points, std::size_t at) {
  std::u32string name;
  std::size_t end = at + 1;
  for (; is_ascii_letter(points[end]) || is_figure(points[end]) || points[end] == U'#'; ++end) name += points[end];
  // in a header a semicolon may have been taken for the end of the cell
  if ((points[end] != U';' && points[end] != U' ') || name.empty()) return false;
  return name.front() == U'#' ||
         std::ranges::any_of(
             std::to_array<std::u32string_view>({U"grave", U"acute", U"tilde", U"circ", U"uml", U"ring"}),
             [&](std::u32string_view mark) { return name.size() == mark.size() + 1 && name.ends_with(mark); });
}

Sign escaped(const Points& points, std::size_t at) {
  const char32_t sign = points[at];
  const char32_t next = points[at + 1];
  bool found = false;
  if (sign == U'&') found = is_entity(points, at);
  if (sign == U'\\')
    found = (next == U'u' && has_hex(points, at + 2, 4)) || (next == U'x' && has_hex(points, at + 2, 2));
  if (sign == U'<') found = next == U'U' && points[at + 2] == U'+' && has_hex(points, at + 3, 4);
  // VIQR: "Huye^.n", "Mu+o+`ng"
  if (sign == U'^') found = is_one_of(U"aeoAEO", points[at - 1]);
  if (sign == U'+') found = is_one_of(U"uoUO", points[at - 1]) && (is_letter(next) || is_one_of(U".'`~?", next));
  // the two bytes that letters of Vietnamese begin with in UTF-8
  if (sign == U'%' || sign == U'=') {
    found =
        is_one_of(U"CcEe", next) && has_hex(points, at + 1, 2) && points[at + 3] == sign && has_hex(points, at + 4, 2);
  }
  return found ? Sign(true) : std::nullopt;
}

// ---- all of them

// Whether the second byte of a small letter of Latin-1 may be a mark of VNI behind this letter: not in "Xuân" and
// "Hoà".
bool may_be_vni(char letter, char second) {
  const auto is_of = [&](std::string_view bytes) { return bytes.find(second) != std::string_view::npos; };
  switch (letter) {
    case 'a': return true;
    case 'e': return is_of("\xB9\xB8\xBB\xB5\xAF\xA2\xA1\xA0\xA5\xA3\xA4");
    case 'o': return is_of("\xB9\xB8\xBB\xB5\xAF\xA2\xA5\xA4");
    case 'u':
    case 'y': return is_of("\xB9\xB8\xBB\xB5\xAF");
    default: return false;
  }
}

// Second bytes of letters in UTF-8, by their six low bits.
constexpr std::uint64_t second_bytes(std::string_view bytes) {
  std::uint64_t set = 0;
  for (const char byte : bytes) set |= std::uint64_t{1} << (static_cast<unsigned char>(byte) & 0x3FU);
  return set;
}

// By first byte: behind which second bytes stand letters of Vietnamese. In ASCII all bits are set for what names are
// written with, none for signs that may be damage.
constexpr std::array<std::uint64_t, 256> plain_letters = [] {
  std::array<std::uint64_t, 256> letters{};
  std::fill_n(letters.begin(), 0x80, ~std::uint64_t{0});
  for (const char sign : std::string_view("?+&%=\\\x1A<^*_")) letters[static_cast<unsigned char>(sign)] = 0;
  letters[0xC3] = second_bytes(
      "\x80\x81\x82\x83\x88\x89\x8A\x8C\x8D\x92\x93\x94\x95\x99\x9A\x9D"
      "\xA0\xA1\xA2\xA3\xA8\xA9\xAA\xAC\xAD\xB2\xB3\xB4\xB5\xB9\xBA\xBD");
  letters[0xC4] = second_bytes("\x82\x83\x90\x91\xA8\xA9");
  letters[0xC5] = second_bytes("\xA8\xA9");
  letters[0xC6] = second_bytes("\xA0\xA1\xAF\xB0");
  letters[0xE1] = second_bytes("\xB8\xB9\xBA\xBB");
  return letters;
}();

// Whether it is plain at a glance that a text is sound: letters of Vietnamese and signs of names.
bool is_plain(std::string_view text) {
  char before = ' ';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::uint64_t letters = plain_letters[byte];
    if (letters == 0) return false;
    if (byte >= 0x80) {
      const auto second = static_cast<unsigned char>(text[++i]);
      if ((letters >> (second & 0x3FU) & 1) == 0) return false;
      if (byte == 0xC3 && is_ascii_letter(static_cast<unsigned char>(before)) &&
          (second < 0xA0 || may_be_vni(before, text[i])))
        return false;
      if (byte == 0xE1) ++i;
    }
    before = static_cast<char>(byte);
  }
  return true;
}

bool is_unicode(std::string_view encoding) {
  return encoding.size() > 3 && (encoding.starts_with("UTF") || encoding.starts_with("utf"));
}

bool names_hamlet(std::string_view text) {
  constexpr std::array types = std::to_array<std::string_view>(
      {"Thôn ", "thôn ", "THÔN ", "Ấp ", "ấp ", "ẤP ", "Tổ dân phố ", "Tổ Dân Phố ", "tổ dân phố ", "TDP ", "Khu phố ",
       "khu phố ", "Xóm ", "xóm ", "Khóm ", "HTX ", "Hợp tác xã ", "Tiểu khu "});
  return std::ranges::any_of(types, [&](std::string_view type) { return text.starts_with(type); });
}

// Communes are called Bản Bo and Làng Mô, too.
bool may_name_village(std::string_view text) {
  constexpr std::string_view first_bytes = "BbLlPSKkTtC\xC4";  // most names begin with another one
  if (text.empty() || first_bytes.find(text[0]) == std::string_view::npos) return false;
  constexpr std::array types = std::to_array<std::string_view>(
      {"Bản ", "bản ", "BẢN ", "Buôn ", "buôn ", "BUÔN ", "Bon ", "Làng ", "làng ", "LÀNG ", "Plei ", "Plây ", "Phum ",
       "Sóc ", "Khu ", "khu ", "KHU ",  "Tổ ",   "tổ ",   "TỔ ",  "Đội ",  "đội ",  "ĐỘI ",  "Điểm ", "Cụm "});
  return std::ranges::any_of(types, [&](std::string_view type) { return text.starts_with(type); });
}

// "nt", "- nt -", "như trên"; or signs without a letter, but for the dashes and points of blank cells.
bool is_ditto(std::string_view text) {
  constexpr std::size_t longest = 16;
  if (text.empty() || text.size() > longest) return false;
  // most names begin with another letter than these words
  const auto first = static_cast<unsigned char>(text[0]);
  const bool is_letter_of_vietnamese = first >= 0x80 && plain_letters[first] != 0;
  if (is_letter_of_vietnamese || (is_ascii_letter(first) && !is_one_of(U"NnDd", first))) return false;
  constexpr std::array signs =
      std::to_array<std::string_view>({"\"", "'", "/", "\u2018", "\u2019", "\u201C", "\u201D", "\u2033", "\u3003"});
  std::string bare(text);
  std::erase_if(bare, [](char sign) { return sign == ' ' || sign == '-' || sign == '.'; });
  std::string_view rest = bare;
  const auto begins = [&](std::string_view sign) { return rest.starts_with(sign); };
  for (auto sign = signs.begin(); (sign = std::ranges::find_if(signs, begins)) != signs.end();) {
    rest.remove_prefix(sign->size());
  }
  if (rest.empty() && !bare.empty()) return true;
  const std::string key = word_key(bare);
  return key == "nt" || key == "nhutren" || key == "ditto";
}

}  // namespace

FoundDamage find_damage(std::string_view text) {
  if (names_hamlet(text)) return {Damage::hamlet, true};
  if (is_ditto(text)) return {Damage::ditto, true};
  if (is_plain(text)) return may_name_village(text) ? FoundDamage{Damage::village, false} : FoundDamage{};
  struct Kind {
    Damage damage;
    Sign (*sign)(const Points& points, std::size_t at);
  };
  static constexpr std::array kinds = std::to_array<Kind>({{Damage::lost, lost},
                                                           {Damage::decoded_twice, decoded_twice},
                                                           {Damage::vni, vni},
                                                           {Damage::foreign, foreign},
                                                           {Damage::utf7, utf7},
                                                           {Damage::escaped, escaped}});
  FoundDamage first;
  const Points points(text);
  for (std::size_t at = 1; at < points.end(); ++at) {
    for (const Kind& kind : kinds) {
      const Sign sign = kind.sign(points, at);
      if (!sign) continue;
      if (*sign) return {kind.damage, true};
      if (first.kind == Damage::none) first.kind = kind.damage;
    }
  }
  return first;
}

Message description(Damage damage, std::string_view text) {
  switch (damage) {
    case Damage::none: break;
    case Damage::lost: return {"'{}' lost letters when the file was saved", text};
    case Damage::decoded_twice: return {"'{}' is UTF-8 that was read as another encoding", text};
    case Damage::vni: return {"'{}' is in the font encoding VNI", text};
    case Damage::foreign: return {"'{}' is in another encoding, such as TCVN3 or VISCII", text};
    case Damage::utf7: return {"'{}' is in UTF-7", text};
    case Damage::hamlet:
    case Damage::village: return {"'{}' is a part of a commune", text};
    case Damage::ditto: return {"'{}' stands for the cell above", text};
    case Damage::escaped: return {"'{}' has codes in place of letters", text};
  }
  return {};
}

Message cure(Damage damage, std::string_view encoding, bool is_forced) {
  switch (damage) {
    case Damage::none: break;
    case Damage::lost: return "open the original and save it as CSV UTF-8; what is lost is not in this file";
    case Damage::decoded_twice:
      if (is_unicode(encoding)) return "open the original as UTF-8 and save it as CSV UTF-8";
      if (is_forced) return "use --encoding UTF-8, or leave the option out";
      return "a part of the file is UTF-8, another is not: save the whole as CSV UTF-8";
    case Damage::foreign:
      if (!is_unicode(encoding))
        return "name the encoding with --encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8";
      [[fallthrough]];
    case Damage::vni: return "convert the file to Unicode, as Unikey can, and save it as CSV UTF-8";
    case Damage::utf7: return "use --encoding UTF-7, or save the file as CSV UTF-8";
    case Damage::hamlet: return "give a row for each commune";
    case Damage::village:
      return "give a row for each commune; or write Xã before the names, if they are names of communes";
    case Damage::ditto: return "write the name into every row";
    case Damage::escaped: return "export the names as plain text, and save the file as CSV UTF-8";
  }
  return {};
}

DamagedCell find_damaged_cell(std::string_view head, std::size_t first_line) {
  std::string storage;
  for (std::size_t line = first_line; !head.empty(); ++line) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view row = head.substr(0, end);
    while (!row.empty()) {
      const std::size_t size = std::min(row.find_first_of(",;\t|"), row.size());
      const std::string_view cell = normalized(row.substr(0, size), storage);
      const FoundDamage damage = find_damage(cell);
      if (damage.is_sure) return {damage.kind, std::string(cell), line};
      row.remove_prefix(std::min(size + 1, row.size()));
    }
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return {};
}

}  // namespace ntm
