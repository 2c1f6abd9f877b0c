#include "read/encodings.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "read/decoders.hpp"
#include "text/ascii_run.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace ntm {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view order_mark_in_utf8 = "\xEF\xBB\xBF";

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
  std::array<char, 3 * decoded_at_a_time / 2 + 16> buffer;
  const std::size_t whole = bytes.size() / 2 * 2;
  std::size_t at = 0;
  bool valid = true;
  bool cut = whole < bytes.size();
  while (at < whole && valid) {
    const std::size_t end = std::min(whole, at + decoded_at_a_time);
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
  std::array<char, decoded_at_a_time> buffer;
  const std::size_t whole = bytes.size() / 4 * 4;
  std::size_t at = 0;
  while (at < whole) {
    const std::size_t end = std::min(whole, at + decoded_at_a_time);
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
      {{"windows-1258", "windows1258", "cp1258", "cp-1258", "1258"}, 1, decode_windows1258},
      {{"windows-1252", "windows1252", "cp1252", "cp-1252", "1252", "ms-ansi"}, 1, decode_windows1252},
      {{"tcvn3", "tcvn-3", "tcvn5712-3", "tcvn-5712-3", "vn3", "abc"}, 1, decode_tcvn3},
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
  std::array<char, 4 * decoded_at_a_time> buffer;
  char* in = const_cast<char*>(bytes.data());  // NOLINT: iconv reads through it only
  std::size_t left = bytes.size();
  std::size_t most = buffer.size();
  while (true) {
    // the last call, without input, writes what a stateful encoding holds back
    const bool flushing = left == 0;
    if (flushing && !last) break;
    char* out = buffer.data();
    std::size_t room = most;
    const std::size_t left_before = left;
    const bool failed = iconv(iconv_.get(), flushing ? nullptr : &in, flushing ? nullptr : &left, &out, &room) ==
                        static_cast<std::size_t>(-1);
    const int why = failed ? errno : 0;  // before anything else may set it
    const std::string_view written(buffer.data(), most - room);
    // some encodings have values beyond those of Unicode
    if (const std::size_t bad = find_invalid_utf8(written); bad != std::string_view::npos) {
      if (bad == 0) return {bytes.size() - left_before, false};
      // once more up to it, for its place
      in -= left_before - left;
      left = left_before;
      most = bad;
      continue;
    }
    most = buffer.size();
    text.append(written);
    if (why == EINVAL && !last) break;  // a character that is cut
    if (failed && why != E2BIG) return {bytes.size() - left, false};
    if (flushing && !failed) break;
  }
  return {bytes.size() - left, true};
}

}  // namespace ntm
