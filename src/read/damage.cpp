#include "read/damage.hpp"

#include <algorithm>
#include <array>

#include "model/code_points.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_one_of(std::u32string_view signs, char32_t point) { return signs.find(point) != std::u32string_view::npos; }

bool is_letter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
         (point >= 0xC0 && point < 0x250 && point != 0xD7 && point != 0xF7) || (point >= 0x1E00 && point < 0x1F00);
}

bool is_of_base64(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9') ||
         point == '/';
}

// The code points of a name, with blanks around them.
class Points {
 public:
  explicit Points(std::string_view name) {
    points_ += U' ';
    while (!name.empty()) {
      const CodePoint point = first_code_point(name);
      points_ += static_cast<char32_t>(point.value);
      name.remove_prefix(point.size);
    }
    points_.append(4, U' ');
  }
  [[nodiscard]] std::size_t size() const { return points_.size() - 4; }
  [[nodiscard]] char32_t operator[](std::size_t i) const { return points_[i]; }

 private:
  std::u32string points_;
};

// "N?m", and "X?" as a word.
bool is_lost(const Points& points, std::size_t at) {
  if (points[at] == replacement) return true;
  if (points[at] != U'?') return false;
  const char32_t before = points[at - 1];
  const bool is_short_word = (before == U'X' || before == U'x') && points[at - 2] == U' ' && points[at + 1] == U' ';
  return is_letter(before) && (is_letter(points[at + 1]) || is_short_word);
}

// The first byte of a letter as one sign, the next as another.
bool is_decoded_twice(const Points& points, std::size_t at) {
  const char32_t next = points[at + 1];
  if (points[at] == U'á') return next == U'º' || next == U'»';
  const bool is_second_byte = (next > 0x80 && next < 0xC0 && next != U'´') || (next >= 0x2013 && next <= 0x203A);
  return is_one_of(U"ÃÂÄÆĂ", points[at]) && is_second_byte && next != U'\u2019';
}

// A vowel, and behind it the sign of its tone or hat. (A commune is called Laêê.)
bool is_vni(const Points& points, std::size_t at) {
  const char32_t before = points[at - 1];
  if (!is_one_of(U"aeiouyAEIOUY", before)) return false;
  if (is_one_of(U"øûïåäëüöØÛÏÅÄËÜÖ", points[at])) return true;
  return (before == U'a' || before == U'A') && is_one_of(U"àáâãèéìíòóôõùúýÀÁÂÃÈÉÌÍÒÓÔÕÙÚÝ", points[at]);
}

// No name has such signs in a word. (An acute accent and a middle dot serve as apostrophes.)
bool is_foreign(const Points& points, std::size_t at) {
  const char32_t before = points[at - 1];
  const char32_t next = points[at + 1];
  if (points[at] == U'·') return (before == U'X' || before == U'x') && points[at - 2] == U' ' && next == U' ';
  const bool is_sign = is_one_of(U"¡¢£¤¥¦§¨©¬®¯µ¶¸¹¼½¾", points[at]) || (points[at] >= 0x80 && points[at] < 0xA0);
  return is_sign && (is_letter(before) || is_letter(next));
}

// "+AOM": a plus sign and digits of base 64, of which the letters of names have capitals or digits inside.
bool is_utf7(const Points& points, std::size_t at) {
  if (points[at] != U'+') return false;
  std::size_t end = at + 1;
  bool has_capital_inside = false;
  for (; end < points.size() && is_of_base64(points[end]); ++end) {
    has_capital_inside |= end > at + 1 && !(points[end] >= U'a' && points[end] <= U'z');
  }
  return end - at > 3 && has_capital_inside;
}

// Whether it is plain at a glance that a name is sound: letters of Vietnamese and signs of names.
bool is_plain(std::string_view name) {
  constexpr std::string_view second_of_c3 =
      "\x80\x81\x82\x83\x88\x89\x8A\x8C\x8D\x92\x93\x94\x95\x99\x9A\x9D"
      "\xA0\xA1\xA2\xA3\xA8\xA9\xAA\xAC\xAD\xB2\xB3\xB4\xB5\xB9\xBA\xBD";
  char before = ' ';
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    const char letter = name[i];
    if (byte < 0x80) {
      if (letter == '?' || letter == '+') return false;
    } else if (byte == 0xC3) {
      if (before == 'a' || before == 'A') return false;
      if (second_of_c3.find(name[++i]) == std::string_view::npos) return false;
    } else if (byte >= 0xC4 && byte <= 0xC6) {
      ++i;
    } else if (byte == 0xE1) {
      i += 2;
    } else {
      return false;
    }
    before = letter;
  }
  return true;
}

}  // namespace

Damage damage_of(std::string_view name) {
  if (is_plain(name)) return Damage::none;
  const Points points(name);
  for (std::size_t at = 1; at < points.size(); ++at) {
    if (is_lost(points, at)) return Damage::lost;
    if (is_decoded_twice(points, at)) return Damage::decoded_twice;
    if (is_foreign(points, at)) return Damage::foreign;
    if (is_utf7(points, at)) return Damage::utf7;
    if (is_vni(points, at)) return Damage::vni;
  }
  return Damage::none;
}

Message description(Damage damage, std::string_view name) {
  switch (damage) {
    case Damage::none: break;
    case Damage::lost: return {"the name '{}' has lost letters when it was saved", name};
    case Damage::decoded_twice: return {"the name '{}' is UTF-8 that was taken for another encoding", name};
    case Damage::vni: return {"the name '{}' is written in VNI, which is no Unicode", name};
    case Damage::foreign: return {"the name '{}' is in another encoding than it was read in", name};
    case Damage::utf7: return {"the name '{}' is in UTF-7", name};
  }
  return {};
}

Message cure(Damage damage) {
  switch (damage) {
    case Damage::none: break;
    case Damage::lost: return "open the original and save it as CSV UTF-8; what is lost is not in this file";
    case Damage::decoded_twice: return "open the original as UTF-8 and save it as CSV UTF-8";
    case Damage::vni: return "convert the file to Unicode, as Unikey can, and save it as CSV UTF-8";
    case Damage::foreign: return "name the encoding with --encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8";
    case Damage::utf7: return "name it with --encoding UTF-7, or save the file as CSV UTF-8";
  }
  return {};
}

}  // namespace ntm
