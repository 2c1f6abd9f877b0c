// Plain ASCII, 16 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ntm {

// How many of the 16 bytes from `bytes` on stand before the first that is not ASCII: 16 if all are.
inline std::size_t ascii_of_16(const char* bytes) {
#ifdef __SSE2__
  const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(_mm_movemask_epi8(all)) | 0x10000U));
#else
  for (std::size_t at = 0; at < 16; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, 8);
    word &= 0x8080808080808080U;
    if (word == 0) continue;
    const bool little = std::endian::native == std::endian::little;
    return at + static_cast<std::size_t>(little ? std::countr_zero(word) : std::countl_zero(word)) / 8;
  }
  return 16;
#endif
}

}  // namespace ntm
