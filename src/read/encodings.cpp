#include "read/encodings.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "model/ascii_run.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view order_mark_in_utf8 = "\xEF\xBB\xBF";
constexpr std::size_t bytes_at_a_time = 4096;

// Writes the bytes of a code point up to U+10FFFF; returns where they end. Not for surrogates.
constexpr char* put_utf8(char32_t point, char* out) {
  const auto put = [&](char32_t bits) { *out++ = static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto follow = [&](int shift) { put(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    follow(0);
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    follow(6);
    follow(0);
  } else {
    put(0xF0 | point >> 18);
    follow(12);
    follow(6);
    follow(0);
  }
  return out;
}

// A letter of U+0000-U+FFFF in UTF-8 as it lies in memory: up to three bytes, and how many they are; 0 is no letter.
using Encoded = std::uint32_t;

constexpr Encoded encoded(char16_t letter) {
  std::array<char, 4> bytes{};
  const char* const end = put_utf8(letter, bytes.data());
  bytes[3] = static_cast<char>(end - bytes.data());
  return std::bit_cast<Encoded>(bytes);
}

constexpr std::size_t size_of(Encoded letter) {
  return std::endian::native == std::endian::little ? letter >> 24 : letter & 0xFF;
}

// ---- one byte for a letter

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
    if (letter != none) result[byte] = encoded(letter);
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
      table.composed[mark][byte] = encoded(composition.composed[i]);
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
  std::array<char, 3 * bytes_at_a_time + 16> buffer;
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t begin = at;
    std::size_t end = std::min(bytes.size(), at + bytes_at_a_time);
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

// ---- UTF-16, UTF-32 and UTF-8

template <bool big_endian, typename Unit>
Unit unit_at(const char* bytes) {
  Unit unit = 0;
  std::memcpy(&unit, bytes, sizeof unit);
  if constexpr (big_endian == (std::endian::native == std::endian::big)) {
    return unit;
  } else if constexpr (sizeof unit == 2) {
    return static_cast<Unit>(unit << 8 | unit >> 8);
  } else {
    return static_cast<Unit>(unit << 24 | (unit & 0xFF00U) << 8 | (unit >> 8 & 0xFF00U) | unit >> 24);
  }
}

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Writes the units of 8 that are ASCII and stand before all others; returns how many they are. Writes 8 bytes.
template <bool big_endian>
std::size_t put_ascii_of_8(const char* bytes, char* out) {
#ifdef __SSE2__
  __m128i units = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  if constexpr (big_endian) units = _mm_or_si128(_mm_slli_epi16(units, 8), _mm_srli_epi16(units, 8));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(units, units));
  const __m128i above = _mm_and_si128(units, _mm_set1_epi16(static_cast<short>(0xFF80)));
  const int ascii = _mm_movemask_epi8(_mm_cmpeq_epi16(above, _mm_setzero_si128()));
  return static_cast<std::size_t>(std::countr_one(static_cast<unsigned>(ascii))) / 2;
#else
  for (std::size_t i = 0; i < 8; ++i) {
    const auto unit = unit_at<big_endian, std::uint16_t>(bytes + 2 * i);
    if (unit >= 0x80) return i;
    out[i] = static_cast<char>(unit);
  }
  return 8;
#endif
}

template <bool big_endian>
Decoder::Result decode_utf16(std::string_view bytes, std::string& text, bool last) {
  std::array<char, 3 * bytes_at_a_time / 2 + 16> buffer;
  const std::size_t whole = bytes.size() / 2 * 2;
  std::size_t at = 0;
  bool valid = true;
  bool cut = whole < bytes.size();
  while (at < whole && valid) {
    const std::size_t end = std::min(whole, at + bytes_at_a_time);
    char* out = buffer.data();
    while (at < end) {
      if (end - at >= 16) {
        const std::size_t plain = put_ascii_of_8<big_endian>(bytes.data() + at, out);
        at += 2 * plain;
        out += plain;
        if (plain == 8) continue;
      }
      char32_t point = unit_at<big_endian, std::uint16_t>(bytes.data() + at);
      std::size_t size = 2;
      if (is_high_surrogate(point) && at + 4 > whole) {
        cut = true;
        break;
      }
      if (is_high_surrogate(point)) {
        const char32_t low = unit_at<big_endian, std::uint16_t>(bytes.data() + at + 2);
        valid = is_low_surrogate(low);
        point = 0x10000 + ((point - 0xD800) << 10 | (low - 0xDC00));
        size = 4;
      } else {
        valid = !is_low_surrogate(point);
      }
      if (!valid) break;
      out = put_utf8(point, out);
      at += size;
    }
    text.append(buffer.data(), out);
    if (at < end) break;
  }
  return {at, valid && !(cut && last)};
}

template <bool big_endian>
Decoder::Result decode_utf32(std::string_view bytes, std::string& text, bool last) {
  std::array<char, bytes_at_a_time> buffer;
  const std::size_t whole = bytes.size() / 4 * 4;
  std::size_t at = 0;
  while (at < whole) {
    const std::size_t end = std::min(whole, at + bytes_at_a_time);
    char* out = buffer.data();
    bool valid = true;
    for (; at < end; at += 4) {
      const char32_t point = unit_at<big_endian, std::uint32_t>(bytes.data() + at);
      valid = point < 0x110000 && !is_high_surrogate(point) && !is_low_surrogate(point);
      if (!valid) break;
      out = put_utf8(point, out);
    }
    text.append(buffer.data(), out);
    if (!valid) return {at, false};
  }
  return {at, at == bytes.size() || !last};
}

Decoder::Result decode_utf8(std::string_view bytes, std::string& text, bool last) {
  const std::size_t whole = bytes.size() - (last ? 0 : cut_utf8(bytes));
  const std::size_t bad = find_invalid_utf8(bytes.substr(0, whole));
  const std::size_t taken = std::min(bad, whole);
  text.append(bytes.substr(0, taken));
  return {taken, taken == whole};
}

constexpr bool is_same_name(std::string_view a, std::string_view b) {
  const auto small = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  };
  return std::ranges::equal(a, b, {}, small, small);
}

}  // namespace

std::size_t cut_utf8(std::string_view bytes) {
  // a character that is cut is valid with the right bytes behind it
  for (std::size_t size = 1; size <= std::min<std::size_t>(3, bytes.size()); ++size) {
    const std::string_view end = bytes.substr(bytes.size() - size);
    const auto lead = static_cast<unsigned char>(end[0]);
    if (lead < 0xC0) continue;
    const std::size_t whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (whole <= size) return 0;
    // the second byte may be of the upper part only, or of the lower
    for (const char second : {'\x80', '\xBF'}) {
      std::string completed(end);
      if (completed.size() < whole) completed += second;
      completed.resize(whole, '\x80');
      if (find_invalid_utf8(completed) == std::string_view::npos) return size;
    }
    return 0;
  }
  return 0;
}

// An encoding of ours, by its names in small letters. Without a function: by the byte order that its mark tells.
struct Decoder::Known {
  std::array<std::string_view, 6> names;
  std::size_t unit;
  Decode decode;
};

const Decoder::Known* Decoder::find_known(std::string_view name) {
  static constexpr std::array known = std::to_array<Known>({
      {{"utf-8", "utf8"}, 1, decode_utf8},
      {{"utf-16", "utf16"}, 2, nullptr},
      {{"utf-16le", "utf16le"}, 2, decode_utf16<false>},
      {{"utf-16be", "utf16be"}, 2, decode_utf16<true>},
      {{"utf-32", "utf32"}, 4, nullptr},
      {{"utf-32le", "utf32le"}, 4, decode_utf32<false>},
      {{"utf-32be", "utf32be"}, 4, decode_utf32<true>},
      {{"windows-1258", "windows1258", "cp1258", "cp-1258", "1258"}, 1, decode_one_byte<windows1258_table, true>},
      {{"windows-1252", "windows1252", "cp1252", "cp-1252", "1252", "ms-ansi"},
       1,
       decode_one_byte<windows1252_table, false>},
      {{"tcvn3", "tcvn-3", "tcvn5712-3", "tcvn-5712-3", "vn3", "abc"}, 1, decode_one_byte<tcvn3_table, false>},
  });
  const auto* const found = std::ranges::find_if(known, [&](const Known& encoding) {
    return std::ranges::any_of(encoding.names,
                               [&](std::string_view its) { return !its.empty() && is_same_name(its, name); });
  });
  return found == known.end() ? nullptr : found;
}

void Decoder::CloseIconv::operator()(void* descriptor) const { iconv_close(descriptor); }

std::optional<Decoder> Decoder::named(std::string_view name) {
  Decoder decoder;
  if (const Known* known = find_known(name)) {
    decoder.decode_ = known->decode;
    decoder.unit_ = known->unit;
    return decoder;
  }
  const iconv_t descriptor = iconv_open("UTF-8", std::string(name).c_str());
  // iconv_open's own way to say "unknown"
  if (descriptor == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT
  decoder.iconv_.reset(descriptor);
  return decoder;
}

Decoder::Result Decoder::decode(std::string_view bytes, std::string& text, bool last) {
  std::size_t order_mark = 0;
  if (decode_ == nullptr && iconv_ == nullptr) {
    if (bytes.size() < unit_) return {0, bytes.empty() || !last};
    const std::string_view first = bytes.substr(0, unit_);
    const bool big_endian = first == "\xFE\xFF"sv || first == "\0\0\xFE\xFF"sv;
    const bool little_endian = first == "\xFF\xFE"sv || first == "\xFF\xFE\0\0"sv;
    if (unit_ == 2) {
      decode_ = big_endian ? decode_utf16<true> : decode_utf16<false>;
    } else {
      decode_ = big_endian ? decode_utf32<true> : decode_utf32<false>;
    }
    if (big_endian || little_endian) order_mark = unit_;
  }
  bytes.remove_prefix(order_mark);
  const std::size_t begin = text.size();
  Result result = decode_ != nullptr ? decode_(bytes, text, last) : decode_by_iconv(bytes, text, last);
  result.taken += order_mark;
  if (in_front_ && text.size() > begin) {
    in_front_ = false;
    if (std::string_view(text).substr(begin).starts_with(order_mark_in_utf8)) {
      text.erase(begin, order_mark_in_utf8.size());
    }
  }
  return result;
}

std::string_view Decoder::line_feed() const {
  using namespace std::string_view_literals;
  if (decode_ == nullptr) return {};
  if (unit_ == 1) return "\n"sv;
  if (unit_ == 2) return decode_ == decode_utf16<false> ? "\n\0"sv : "\0\n"sv;
  return decode_ == decode_utf32<false> ? "\n\0\0\0"sv : "\0\0\0\n"sv;
}

Decoder::Result Decoder::decode_by_iconv(std::string_view bytes, std::string& text, bool last) {
  std::array<char, 4 * bytes_at_a_time> buffer;
  char* in = const_cast<char*>(bytes.data());  // NOLINT: iconv reads through it only
  std::size_t left = bytes.size();
  while (true) {
    // the last call, without input, writes what a stateful encoding holds back
    const bool flushing = left == 0;
    if (flushing && !last) break;
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const bool failed = iconv(iconv_.get(), flushing ? nullptr : &in, flushing ? nullptr : &left, &out, &room) ==
                        static_cast<std::size_t>(-1);
    const int why = failed ? errno : 0;  // before anything else may set it
    text.append(buffer.data(), buffer.size() - room);
    if (why == EINVAL && !last) break;  // a character that is cut
    if (failed && why != E2BIG) return {bytes.size() - left, false};
    if (flushing && !failed) break;
  }
  return {bytes.size() - left, true};
}

}  // namespace ntm
