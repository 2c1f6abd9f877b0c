// The cells of straight rows, one by one. Each function is given where a cell begins and what must follow it, and
// returns where the next one begins; or null where the cell asks for more care. They may look at up to `slack` bytes
// behind the end of the rows, whatever these are.
//
// Eight characters are looked at together, as the bytes of one number.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "panel/panel_parts.hpp"
#include "read/cells.hpp"

namespace ntm::straight {

constexpr std::size_t slack = 32;

constexpr std::uint64_t in_each_byte(unsigned char byte) { return 0x0101010101010101U * byte; }

// The high bit of each byte of `word` that is not a digit, at least up to and with the first such byte.
inline std::uint64_t no_digits(std::uint64_t word) {
  const std::uint64_t digits = word ^ in_each_byte('0');  // 0 to 9 where there are digits
  return ((digits + in_each_byte(0x76)) | digits) & in_each_byte(0x80);
}

// Which of the bytes of `word` is the first that is `byte`; 8 if none is.
inline std::size_t find_byte(std::uint64_t word, char byte) {
  const std::uint64_t found = word ^ in_each_byte(static_cast<unsigned char>(byte));  // 0 where there are any
  return static_cast<std::size_t>(std::countr_zero((found - in_each_byte(1)) & ~found & in_each_byte(0x80))) / 8;
}

// How many digits `word` begins with; more than 7 are counted as 7.
inline std::size_t count_digits(std::uint64_t word) {
  constexpr std::uint64_t behind_seven = std::uint64_t{0x80} << 56;
  return static_cast<std::size_t>(std::countr_zero(no_digits(word) | behind_seven)) / 8;
}

// Cells of one character each, in quotes and with `delimiter` behind each, are written to `out` without their quotes:
// two of them, or as many as are looked at together. Returns how many; 0 where others stand at `at`. Up to eight bytes
// of `out` are written to.
inline std::size_t read_quoted_pair(const char* at, char delimiter, char* out) {
  constexpr std::uint64_t quotes = 0x0022222200222222U;
  constexpr std::uint64_t characters = 0x0000FF000000FF00U;
  constexpr std::uint64_t delimiters = 0x0100000001000000U;
  const std::uint64_t pair = load_little(at);
  const std::uint64_t differs = pair ^ (quotes | delimiters * static_cast<unsigned char>(delimiter));
  const bool stands_there =
      (differs & ~characters) == 0 && (differs & 0xFF00U) != 0 && (differs & 0xFF0000000000U) != 0;
  if (!stands_there) return 0;
  const std::uint64_t both_delimiters = std::uint64_t{static_cast<unsigned char>(delimiter)} * 0x01000100U;
  store_little(out, (pair >> 8 & 0xFF) | (pair >> 24 & 0xFF0000U) | both_delimiters);
  return 2;
}

inline std::size_t read_quoted_cells(const char* at, char delimiter, char* out) {
#ifdef __SSE2__
  constexpr int where_alike = 0xDDDD;  // but for the characters, which are not quotes
  const __m128i cells = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i quotes =
      _mm_set1_epi32(static_cast<int>(0x00222222U | unsigned{static_cast<unsigned char>(delimiter)} << 24));
  if (_mm_movemask_epi8(_mm_cmpeq_epi8(cells, quotes)) == where_alike) {
    const __m128i characters_and_delimiters = _mm_srli_epi16(cells, 8);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(characters_and_delimiters, _mm_setzero_si128()));
    return 4;
  }
#endif
  return read_quoted_pair(at, delimiter, out);
}

// The value of the first `count` characters of `word`, 0 to 7 digits.
inline std::uint64_t value_of_digits(std::uint64_t word, std::size_t count) {
  word = (word ^ in_each_byte('0')) << (56 - 8 * count) << 8;  // zeros in front
  word = word * 10 + (word >> 8);                              // pairs, then fours, then all
  return (((word & 0x000000FF000000FFU) * 0x000F424000000064U) +
          ((word >> 16 & 0x000000FF000000FFU) * 0x0000271000000001U)) >>
         32;
}

// The first eight bytes of a short cell, behind which others may end.
inline std::uint64_t load_digits(std::string_view cell) {
  std::uint64_t word = 0;
  std::memcpy(&word, cell.data(), cell.size());
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

// A whole number of up to seven digits, or a blank. Raw, as a panel stores it.
inline const char* read_number(const char* at, char end, std::uint64_t& raw) {
  const std::uint64_t word = load_little(at);
  const std::size_t count = count_digits(word);
  if (at[count] != end) return nullptr;
  raw = value_of_digits(word, count) + (count == 0 ? 0 : 1);
  return at + count + 1;
}

// An income with at most two decimals, for three could be thousands. Raw, in common steps.
inline const char* read_income(const char* at, char decimal_sign, char end, bool& has_decimals, std::uint64_t& raw) {
  constexpr std::size_t most_whole_digits = 6;
  constexpr std::uint64_t steps_of_one = income_scale / PanelChunk::common_income_step;
  static_assert(steps_of_one == 100);
  const std::uint64_t word = load_little(at);
  const std::size_t whole = count_digits(word);
  if (at[whole] == end) {
    raw = value_of_digits(word, whole) * steps_of_one + (whole == 0 ? 0 : 1);
    return at + whole + 1;
  }
  if (at[whole] != decimal_sign || whole == 0 || whole > most_whole_digits) return nullptr;
  const char* const point = at + whole;
  has_decimals = true;
  const auto digit = [](char character) { return static_cast<unsigned>(static_cast<unsigned char>(character) - '0'); };
  const unsigned tenths = digit(point[1]);
  if (tenths > 9) return nullptr;
  raw = value_of_digits(word, whole) * steps_of_one + tenths * (steps_of_one / 10) + 1;
  if (point[2] == end) return point + 3;
  const unsigned hundredths = digit(point[2]);
  if (hundredths > 9 || point[3] != end) return nullptr;
  raw += hundredths;
  return point + 4;
}

// A code of one to seven digits, and its key.
inline const char* read_code(const char* at, char end, UnitKey& key, std::size_t& digits) {
  const std::uint64_t word = load_little(at);
  digits = count_digits(word);
  if (digits == 0 || at[digits] != end) return nullptr;
  // one more than each digit, brought together in pairs, in fours and in eights
  std::uint64_t nibbles = (word & in_each_byte(0x0F)) + in_each_byte(1);
  nibbles &= ~std::uint64_t{0} >> (64 - 8 * digits);
  nibbles = __builtin_bswap64(nibbles);
  nibbles = (nibbles | nibbles >> 4) & 0x00FF00FF00FF00FFU;
  nibbles = (nibbles | nibbles >> 8) & 0x0000FFFF0000FFFFU;
  key = (nibbles | nibbles >> 16) & 0xFFFFFFFFU;
  return at + digits + 1;
}

// Marks that follow each other, each 0 or 1, with delimiters between them and `end` behind the last.
class Marks {
 public:
  Marks() = default;
  Marks(std::size_t count, char delimiter, char end)
      : zeros_(zero_digits | std::uint64_t{static_cast<unsigned char>(delimiter)} * 0x0100010001000100U),
        whole_words_((count - 1) / in_a_word),
        rest_(count - whole_words_ * in_a_word) {
    const std::size_t end_shift = 8 * (2 * rest_ - 1);
    rest_zeros_ = (zeros_ & ~(std::uint64_t{0xFF} << end_shift)) |
                  static_cast<std::uint64_t>(static_cast<unsigned char>(end)) << end_shift;
    rest_fixed_ = ~digit_bits & (~std::uint64_t{0} >> (64 - 16 * rest_));
  }

  // Sets the bits of `marks` from 0 on.
  const char* read(const char* at, CriteriaSet& marks) const {
    marks = 0;
    std::size_t i = 0;
#ifdef __SSE2__
    for (; i + 4 <= whole_words_; i += 4, at += 8 * in_a_word) {
      if (!read_sixteen(at, marks, in_a_word * i)) return nullptr;
    }
#endif
    for (; i < whole_words_; ++i, at += 2 * in_a_word) {
      const std::uint64_t differs = load_little(at) ^ zeros_;
      if ((differs & ~digit_bits) != 0) return nullptr;
      marks |= gathered(differs) << (in_a_word * i);
    }
    const std::uint64_t differs = load_little(at) ^ rest_zeros_;
    if ((differs & rest_fixed_) != 0) return nullptr;
    const std::uint64_t ones = gathered(differs & digit_bits) & ((std::uint64_t{1} << rest_) - 1);
    marks |= ones << (in_a_word * whole_words_);
    return at + 2 * rest_;
  }

 private:
  static constexpr std::size_t in_a_word = 4;
  static constexpr std::uint64_t zero_digits = 0x0030003000300030U;
  static constexpr std::uint64_t digit_bits = 0x0001000100010001U;

#ifdef __SSE2__
  // Sixteen marks and their delimiters at once, which every machine of x86-64 can.
  bool read_sixteen(const char* at, CriteriaSet& marks, std::size_t first) const {
    const __m128i zero = _mm_set1_epi64x(static_cast<long long>(zeros_));
    const __m128i digit_bit = _mm_set1_epi64x(static_cast<long long>(digit_bits));
    const auto differs = [&](std::size_t i) {
      return _mm_xor_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at) + i), zero);
    };
    const __m128i low = differs(0);
    const __m128i high = differs(1);
    const __m128i others = _mm_andnot_si128(digit_bit, _mm_or_si128(low, high));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(others, _mm_setzero_si128())) != 0xFFFF) return false;
    const __m128i ones = _mm_packus_epi16(low, high);  // one mark a byte
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(ones, 7)));
    marks |= CriteriaSet{bits} << first;
    return true;
  }
#endif

  // Brings the bits 0, 16, 32 and 48 together.
  static std::uint64_t gathered(std::uint64_t bits) {
    constexpr std::uint64_t to_48_and_on =
        std::uint64_t{1} << 48 | std::uint64_t{1} << 33 | std::uint64_t{1} << 18 | 1U << 3;
    return bits * to_48_and_on >> 48 & 0xF;
  }

  std::uint64_t zeros_ = 0;  // four of them with their delimiters: "0,0,0,0,"
  std::size_t whole_words_ = 0;
  std::size_t rest_ = 1;  // 1 to 4
  std::uint64_t rest_zeros_ = 0;
  std::uint64_t rest_fixed_ = 0;
};

// Marks that are written as signs or words, of which a file has few: each is known by its first byte. One thread uses
// one.
class MarkWords {
 public:
  // Null also where the mark says neither yes nor no, nor nothing.
  const char* read(const char* at, char delimiter, char end, Mark& mark) {
    const Word& word = words_[by_first_byte_[static_cast<unsigned char>(*at)]];
    const bool stands_there = word.size <= 1 || word.stands_at(at);
    if (!stands_there || at[word.size] != end) return learn(at, delimiter, end, mark);
    mark = word.mark;
    return at + word.size + 1;
  }

 private:
  struct Word {
    std::array<std::uint64_t, 2> text{};
    std::array<std::uint64_t, 2> mask{};
    std::uint8_t size = 0;
    Mark mark = Mark::blank;

    [[nodiscard]] bool stands_at(const char* at) const {
      const std::uint64_t first = (load_little(at) ^ text[0]) & mask[0];
      const std::uint64_t second = (load_little(at + sizeof first) ^ text[1]) & mask[1];
      return (first | second) == 0;
    }
  };
  const char* learn(const char* at, char delimiter, char end, Mark& mark);

  std::vector<Word> words_{Word()};  // the first is nothing
  std::array<std::uint8_t, 256> by_first_byte_{};
  MarkMemo memo_;
};

// Words that normalizing does not change, or nothing: composed letters, single blanks between words. None is, or is
// followed by, a `delimiter` that does not end the cell.
const char* read_words(const char* at, char delimiter, char end, std::string_view& text);

// Whether `text` stands at `at`. Up to seven bytes behind both may be looked at.
inline bool stands_at(const char* at, std::string_view text) {
  constexpr std::size_t word = sizeof(std::uint64_t);
  const auto differs = [&](std::size_t i) { return load_little(at + i) ^ load_little(text.data() + i); };
  if (text.size() < word) return text.empty() || differs(0) << 8 * (word - text.size()) == 0;
  for (std::size_t i = 0; i + word < text.size(); i += word) {
    if (differs(i) != 0) return false;
  }
  return differs(text.size() - word) == 0;
}

// A text that most rows have in common with the row before.
class RepeatedText {
 public:
  [[nodiscard]] std::string_view text() const { return {padded_.data(), size_}; }
  void set(std::string_view text) {
    padded_.assign(text).append(sizeof(std::uint64_t), '\0');
    size_ = text.size();
    is_set_ = true;
  }
  // Where the next cell begins if this text stands at `at`, else null.
  const char* read(const char* at, char end) const {
    return is_set_ && stands_at(at, text()) && at[size_] == end ? at + size_ + 1 : nullptr;
  }

 private:
  std::string padded_;
  std::size_t size_ = 0;
  bool is_set_ = false;
};

// A place as cells name it that follow each other: one, or a district and its province.
struct PlaceText {
  RepeatedText text;
  std::size_t size_of_first = 0;
  std::uint32_t number = 0;  // for BlockRows::guess_place
};

// The places that cells named before. Where rows are in no order, most name one of these and not that of the row above.
class PlaceTexts {
 public:
  // Forgets those of cells that were cut otherwise.
  void begin(char delimiter, std::size_t cells) {
    if (delimiter == delimiter_ && cells == cells_) return;
    delimiter_ = delimiter;
    cells_ = cells;
    clear();
  }
  // Null where none stands at `at` with `end` behind it.
  PlaceText* find(const char* at, char end) {
    if (places_.empty()) return nullptr;
    const std::uint16_t index = by_hash_[hash(at, end)];
    if (index == 0) return nullptr;
    PlaceText& place = places_[index - 1U];
    return place.text.read(at, end) == nullptr ? nullptr : &place;
  }
  // `end` stands behind the text. What it returned before, it may forget.
  PlaceText& add(std::string_view text, char end, std::size_t size_of_first) {
    if (places_.size() == most) clear();
    by_hash_.resize(hashes);
    PlaceText& place = places_.emplace_back();
    place.text.set(text);
    place.size_of_first = size_of_first;
    by_hash_[hash(text.data(), end)] = static_cast<std::uint16_t>(places_.size());
    return place;
  }

 private:
  static constexpr std::size_t most = 4096;
  static constexpr unsigned hash_bits = 13;
  static constexpr std::size_t hashes = std::size_t{1} << hash_bits;

  // Of bytes that tell names from each other: the first ones are mostly those of "Huyện ". Districts of one name are
  // told from each other by their provinces.
  [[nodiscard]] std::size_t hash(const char* at, char end) const {
    std::uint64_t mixed = 0;
    for (int words = 0; words < 3; ++words, at += sizeof mixed) {
      const std::uint64_t word = load_little(at);
      const std::size_t size = cells_ > 1 ? sizeof word : find_byte(word, end);
      mixed = (mixed ^ (size < sizeof word ? word & ~(~std::uint64_t{0} << 8 * size) : word)) * 0x9E3779B97F4A7C15U;
      if (size < sizeof word) break;
    }
    return mixed >> (64U - hash_bits);
  }

  void clear() {
    places_.clear();
    by_hash_.assign(by_hash_.size(), 0);
  }

  char delimiter_ = '\0';
  std::size_t cells_ = 0;
  std::deque<PlaceText> places_;        // which stay where they are
  std::vector<std::uint16_t> by_hash_;  // one more than the index, of those that share a hash the last
};

}  // namespace ntm::straight
