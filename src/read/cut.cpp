#include "read/cut.hpp"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/unicode.hpp"

namespace ntm {
namespace {

constexpr std::size_t mask_width = 64;

// What stands where in 64 bytes, a bit for each.
struct Masks {
  std::uint64_t delimiters = 0;
  std::uint64_t quotes = 0;
  std::uint64_t controls = 0;  // below the blank
};

#ifdef __SSE2__
Masks find_masks(const char* at, char delimiter) {
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  Masks masks;
  for (std::size_t i = 0; i < mask_width / 16; ++i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at) + i);
    const auto bits = [&](__m128i matches) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(matches))) << (16 * i);
    };
    masks.delimiters |= bits(_mm_cmpeq_epi8(bytes, delimiters));
    masks.quotes |= bits(_mm_cmpeq_epi8(bytes, quotes));
    masks.controls |= bits(_mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));
  }
  return masks;
}
#else
Masks find_masks(const char* at, char delimiter) {
  Masks masks;
  for (std::size_t i = 0; i < mask_width; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (at[i] == delimiter) masks.delimiters |= bit;
    if (at[i] == '"') masks.quotes |= bit;
    if (static_cast<unsigned char>(at[i]) < ' ') masks.controls |= bit;
  }
  return masks;
}
#endif

// Each bit is the sum of the bits up to its own, of which only the last digit stays: between two quotes, one.
std::uint64_t prefix_xor(std::uint64_t bits) {
  for (unsigned shift = 1; shift < mask_width; shift *= 2) bits ^= bits << shift;
  return bits;
}

// A cell without its quotes, and without blanks at its ends.
std::string_view trimmed(const char* begin, const char* end) {
  if (begin < end && *begin == '"') {
    ++begin;
    --end;
  }
  while (begin < end && *begin == ' ') ++begin;
  while (end > begin && end[-1] == ' ') --end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

inline void add_cell(const char* begin, const char* end, std::vector<std::string_view>& cells) {
  const auto is_plain = [](char character) { return static_cast<unsigned char>(character) > '"'; };
  const bool as_it_stands = begin == end || (is_plain(*begin) && end[-1] != ' ');
  cells.push_back(as_it_stands ? std::string_view(begin, static_cast<std::size_t>(end - begin)) : trimmed(begin, end));
}

}  // namespace

const char* RecordCutter::cut(const char* at, const char* end, Record& record) const {
  record.cells.clear();
  const char* begin = at;
  std::uint64_t inside = 0;         // all ones where the bytes before end inside quotes
  std::uint64_t after_opening = 1;  // a quote may open a cell here: the bit below the next byte's
  bool must_end = false;            // a quote was closed by the byte before
  for (const char* block = at;; block += mask_width) {
    Masks masks = find_masks(block, delimiter_);
    if (delimiter_ == '\t') masks.controls &= ~masks.delimiters;
    const auto left = static_cast<std::size_t>(end - block);
    std::uint64_t within = ~std::uint64_t{0};  // bytes of the text
    if (left < mask_width) {
      within = (std::uint64_t{1} << left) - 1;
      masks.delimiters &= within;
      masks.quotes &= within;
      masks.controls &= within;
    }
    if ((masks.quotes | inside | (must_end ? 1U : 0U)) != 0) {
      const std::uint64_t quoted =
          prefix_xor(masks.quotes) ^ inside;  // from an opening quote on, up to the closing one
      masks.delimiters &= ~quoted;
      const std::uint64_t stop = masks.controls & -masks.controls;
      if ((stop & quoted) != 0) return nullptr;
      const std::uint64_t line = stop == 0 ? within : stop - 1;  // nothing behind it is looked at
      const std::uint64_t ends = masks.delimiters | masks.controls | ~within;
      const std::uint64_t opening = masks.quotes & quoted & line;
      const std::uint64_t closing = masks.quotes & ~quoted & line;
      if ((opening & ~(masks.delimiters << 1 | after_opening)) != 0) return nullptr;
      if (((closing << 1 | (must_end ? 1U : 0U)) & ~ends) != 0) return nullptr;
      must_end = (closing >> (mask_width - 1)) != 0;
      inside = (quoted >> (mask_width - 1)) != 0 ? ~std::uint64_t{0} : 0;
    }
    after_opening = masks.delimiters >> (mask_width - 1);
    const std::uint64_t stop = masks.controls & -masks.controls;
    for (std::uint64_t bits = stop == 0 ? masks.delimiters : masks.delimiters & (stop - 1); bits != 0;
         bits &= bits - 1) {
      const char* const cell_end = block + std::countr_zero(bits);
      add_cell(begin, cell_end, record.cells);
      begin = cell_end + 1;
    }
    if (stop != 0) {
      const char* const line_end = block + std::countr_zero(stop);
      if (*line_end != '\n' && *line_end != '\r') return nullptr;
      add_cell(begin, line_end, record.cells);
      const bool pair = *line_end == '\r' && line_end + 1 < end && line_end[1] == '\n';
      return line_end + (pair ? 2 : 1);
    }
    if (left <= mask_width) {
      if (inside != 0) return nullptr;
      add_cell(begin, end, record.cells);
      return end;
    }
  }
}

std::size_t size_of_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? mark.size() : 0;
}

void Records::begin(std::string_view text, char delimiter, bool is_valid, std::size_t lines) {
  cutter_ = RecordCutter(delimiter);
  at_ = text.data();
  end_ = at_ + text.size();
  delimiter_ = delimiter;
  is_valid_ = is_valid;
  lines_ = lines;
}

Records::Next Records::next(Record& record) {
  while (at_ < end_) {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    std::size_t size = 0;
    std::size_t lines = 1;
    if (const char* const next = cutter_.cut(at_, end_, record)) {
      size = static_cast<std::size_t>(next - at_);
      if (size > longest_record) return Next::bad;
    } else {
      const ExactCut exact = cut_exactly(rest, delimiter_, record, line_);
      if (exact.outcome == ExactCut::Outcome::open) return Next::open;
      if (exact.outcome == ExactCut::Outcome::bad) return Next::bad;
      size = exact.size;
      lines = exact.lines;
    }
    if (!is_valid_ && find_invalid_utf8(rest.substr(0, size)) != std::string_view::npos) return Next::bad;
    record.line = lines_ + 1;
    lines_ += lines;
    at_ += size;
    if (std::ranges::any_of(record.cells, [](std::string_view cell) { return !cell.empty(); })) return Next::record;
  }
  return Next::end;
}

}  // namespace ntm
