// Encodings of one byte for a letter, by tables.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "read/decoders.hpp"
#include "text/ascii_run.hpp"
#include "text/utf8.hpp"

namespace ntm {
namespace {

// A letter of U+0000-U+FFFF in UTF-8 as it lies in memory: up to three bytes, and how many they are; 0 is not a letter.
using Encoded = std::uint32_t;

constexpr Encoded letter_of(char16_t letter) {
  std::array<char, 4> bytes{};
  const char* const end = put_utf8(letter, bytes.data());
  bytes[3] = static_cast<char>(end - bytes.data());
  return std::bit_cast<Encoded>(bytes);
}

constexpr std::size_t size_of(Encoded letter) {
  return std::endian::native == std::endian::little ? letter >> 24 : letter & 0xFF;
}

constexpr char16_t none = 0xFFFF;

// The letters of the bytes 0x80-0xFF; below them is ASCII.
using HighHalf = std::array<char16_t, 128>;

// 0x80-0x9F, as Windows has them in all its encodings but for a few letters.
constexpr std::array<char16_t, 32> windows_signs{0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  //
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none,   0x017D, none,    //
                                                 none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  //
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178};

constexpr HighHalf windows1252_letters = [] {
  HighHalf letters{};
  std::ranges::copy(windows_signs, letters.begin());
  for (std::size_t i = windows_signs.size(); i < letters.size(); ++i) letters[i] = static_cast<char16_t>(0x80 + i);
  return letters;
}();

// Windows-1252 with the letters of Vietnamese, and five tone marks that stand behind their letter.
constexpr HighHalf windows1258_letters = [] {
  HighHalf letters = windows1252_letters;
  const auto set = [&](std::size_t byte, char16_t letter) { letters[byte - 0x80] = letter; };
  for (const std::size_t byte : {0x8AU, 0x8EU, 0x9AU, 0x9EU}) set(byte, none);
  set(0xC3, u'Ă'), set(0xCC, 0x300), set(0xD0, u'Đ'), set(0xD2, 0x309), set(0xD5, u'Ơ'), set(0xDD, u'Ư');
  set(0xDE, 0x303), set(0xE3, u'ă'), set(0xEC, 0x301), set(0xF0, u'đ'), set(0xF2, 0x323), set(0xF5, u'ơ');
  set(0xFD, u'ư'), set(0xFE, 0x20AB);
  return letters;
}();

// What a tone mark makes of the letter before it; with all others it stays a mark of its own. All that Unicode has
// composed for these letters, as glibc's CP1258 composes them: more than Vietnamese needs.
struct Composition {
  unsigned char mark;
  std::u16string_view letters;
  std::u16string_view composed;
};

constexpr std::array windows1258_compositions = std::to_array<Composition>({
    {0xCC, u"AEINOUWYaeinouwy¨ÂĂÊÔƠÜƯâăêôơüư", u"ÀÈÌǸÒÙẀỲàèìǹòùẁỳ\u1FEDẦẰỀỒỜǛỪầằềồờǜừ"},
    {0xD2, u"AEIOUYaeiouyÂĂÊÔƠƯâăêôơư", u"ẢẺỈỎỦỶảẻỉỏủỷẨẲỂỔỞỬẩẳểổởử"},
    {0xDE, u"AEINOUVYaeinouvyÂĂÊÓÔƠÖÚƯâăêóôơöúư", u"ÃẼĨÑÕŨṼỸãẽĩñõũṽỹẪẴỄṌỖỠṎṸỮẫẵễṍỗỡṏṹữ"},
    {0xEC, u"ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz¨ÂĂÅÆÇÊÏÔƠØÜƯâăåæçêïôơøüư",
     u"ÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹáćéǵíḱĺḿńóṕŕśúẃýź\u0385ẤẮǺǼḈẾḮỐỚǾǗỨấắǻǽḉếḯốớǿǘứ"},
    {0xF2, u"ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyzÂĂÊÔƠƯâăêôơư",
     u"ẠḄḌẸḤỊḲḶṂṆỌṚṢṬỤṾẈỴẒạḅḍẹḥịḳḷṃṇọṛṣṭụṿẉỵẓẬẶỆỘỢỰậặệộợự"},
});

// TCVN 5712:1993 in its third form (VN3, TCVN3, "ABC"), the encoding of the fonts named .VnTime: a no-break space, 67
// small letters and 7 capitals, which stand where glibc's TCVN5712-1 has them. The other bytes from 0xA0 on, capitals
// with tones and combining marks of the first and second form, are none: in these fonts another font makes capitals.
// 0x80-0x9F are free in the standard; the fonts, and the converters that offices have for them, keep the signs of
// Windows there.
constexpr HighHalf tcvn3_letters = [] {
  HighHalf letters{};
  letters.fill(none);
  std::ranges::copy(windows_signs, letters.begin());
  constexpr std::u16string_view from_a0 =
      u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ."
      u".....àảãáạ.ằẳẵắ."
      u"......ặầẩẫấậè.ẻẽ"
      u"éẹềểễếệìỉ...ĩíịò"
      u".ỏõóọồổỗốộờởỡớợù"
      u".ủũúụừửữứựỳỷỹýỵ.";
  for (std::size_t i = 0; i < from_a0.size(); ++i) {
    if (from_a0[i] != u'.') letters[0x20 + i] = from_a0[i];
  }
  return letters;
}();

using EncodedBytes = std::array<Encoded, 256>;

constexpr EncodedBytes encoded_bytes(const HighHalf& high_half) {
  EncodedBytes result{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const char16_t letter = byte < 0x80 ? static_cast<char16_t>(byte) : high_half[byte - 0x80];
    if (letter != none) result[byte] = letter_of(letter);
  }
  return result;
}

// An encoding of one byte for a letter, ready to be written.
struct OneByte {
  EncodedBytes letters{};
  std::array<std::uint8_t, 256> marks{};   // which tone mark a byte is, from 1; 0 if it is none
  std::array<EncodedBytes, 6> composed{};  // by mark and by the byte before it
  std::array<bool, 256> composes{};        // whether a mark behind the byte may compose with it
};

constexpr OneByte windows1252_table = {.letters = encoded_bytes(windows1252_letters)};
constexpr OneByte tcvn3_table = {.letters = encoded_bytes(tcvn3_letters)};
constexpr OneByte windows1258_table = [] {
  OneByte table{.letters = encoded_bytes(windows1258_letters)};
  std::uint8_t mark = 0;
  for (const Composition& composition : windows1258_compositions) {
    table.marks[composition.mark] = ++mark;
    for (std::size_t i = 0; i < composition.letters.size(); ++i) {
      const char16_t letter = composition.letters[i];
      const auto* const high = std::ranges::find(windows1258_letters, letter);
      const auto byte =
          letter < 0x80 ? std::size_t{letter} : static_cast<std::size_t>(0x80 + (high - windows1258_letters.begin()));
      table.composed[mark][byte] = letter_of(composition.composed[i]);
      table.composes[byte] = true;
    }
  }
  return table;
}();

// Returns where the letter ends. Writes four bytes.
char* put(Encoded letter, char* out) {
  std::memcpy(out, &letter, sizeof letter);
  return out + size_of(letter);
}

template <const OneByte& table, bool with_marks>
Decoder::Result decode_one_byte(std::string_view bytes, std::string& text, bool last) {
  std::array<char, 3 * decoded_at_a_time + 16> buffer;
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t begin = at;
    std::size_t end = std::min(bytes.size(), at + decoded_at_a_time);
    const bool is_end = end == bytes.size();
    if (with_marks && !(is_end && last) && table.composes[byte_at(end - 1)]) --end;
    if (end == begin) break;
    char* out = buffer.data();
    bool valid = true;
    while (at < end) {
      if (end - at >= 16) {
        const std::size_t plain = ascii_of_16(bytes.data() + at);
        std::memcpy(out, bytes.data() + at, 16);
        at += plain;
        out += plain;
        if (plain == 16) continue;
      }
      const unsigned char byte = byte_at(at);
      const Encoded letter = table.letters[byte];
      valid = letter != 0;
      if (!valid) break;
      if (with_marks && table.marks[byte] != 0 && at > begin) {
        const unsigned char before = byte_at(at - 1);
        if (const Encoded composed = table.composed[table.marks[byte]][before]; composed != 0) {
          out = put(composed, out - size_of(table.letters[before]));
          ++at;
          continue;
        }
      }
      out = put(letter, out);
      ++at;
    }
    text.append(buffer.data(), out);
    if (!valid) return {at, false};
    if (is_end) break;
  }
  return {at, true};
}

}  // namespace

Decoder::Result decode_windows1258(std::string_view bytes, std::string& text, bool last) {
  return decode_one_byte<windows1258_table, true>(bytes, text, last);
}

Decoder::Result decode_windows1252(std::string_view bytes, std::string& text, bool last) {
  return decode_one_byte<windows1252_table, false>(bytes, text, last);
}

Decoder::Result decode_tcvn3(std::string_view bytes, std::string& text, bool last) {
  return decode_one_byte<tcvn3_table, false>(bytes, text, last);
}

}  // namespace ntm
