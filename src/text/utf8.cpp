#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "text/ascii_run.hpp"
#include "text/unicode.hpp"

namespace ntm {
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

// Valid letters never overlap, so each can be counted by itself; all other bytes beyond ASCII are invalid.
void Utf8Letters::count(std::string_view bytes) {
  constexpr std::size_t stride = 32;  // compilers look at so many bytes together, counted in bytes
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t left = bytes.size() - at;
    const char* const here = bytes.data() + at;
    if (left > stride) {
      std::uint8_t beyond_ascii = 0;
      std::uint8_t letters = 0;
      for (std::size_t i = 0; i < stride; ++i) {
        const auto byte = static_cast<std::uint8_t>(here[i]);
        const auto next = static_cast<std::uint8_t>(here[i + 1]);
        beyond_ascii = static_cast<std::uint8_t>(beyond_ascii + (byte >> 7));
        letters = static_cast<std::uint8_t>(letters | ((byte & (byte << 1) & next & ~(next << 1)) & 0x80));
      }
      if (letters == 0) {
        add_invalid(beyond_ascii);
        at += stride;
        continue;
      }
    }
    const std::size_t size = utf8_character(here, left);
    if (size > 1) ++valid_;
    if (size == 0) add_invalid(1);
    at += std::max<std::size_t>(size, 1);
  }
}

}  // namespace ntm
