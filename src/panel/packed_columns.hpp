// Columns of numbers, each in as few bytes as the span of its numbers needs: a panel of millions of unit-years then
// fits where structs would take several times the memory, and every number is still one load away.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace ntm {

// Eight bytes as a number, the first the lowest, on every machine.
inline std::uint64_t load_little(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

inline void store_little(char* bytes, std::uint64_t value) {
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  std::memcpy(bytes, &value, sizeof value);
}

template <std::size_t Columns>
class PackedColumns {
 public:
  using Row = std::array<std::uint64_t, Columns>;

  PackedColumns() = default;

  // The columns have the same length.
  explicit PackedColumns(const std::array<std::span<const std::uint64_t>, Columns>& values) : size_(values[0].size()) {
    if (size_ == 0) return;
    std::size_t end = 0;
    for (std::size_t i = 0; i < Columns; ++i) {
      columns_[i] = choose_layout(values[i]);
      columns_[i].begin = end;
      end += size_ * columns_[i].width;
    }
    // the last number is loaded and stored as eight bytes, too
    bytes_ = std::make_unique_for_overwrite<char[]>(end + sizeof(std::uint64_t));  // NOLINT: a plain block of bytes
    for (std::size_t i = 0; i < Columns; ++i) {
      const Layout& layout = columns_[i];
      if (layout.width == 0) continue;
      char* at = bytes_.get() + layout.begin;
      // each store also writes beyond its number, where the next one is put afterwards
      for (const std::uint64_t value : values[i]) {
        store_little(at, value >> layout.shift);
        at += layout.width;
      }
    }
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::uint64_t get(std::size_t row, std::size_t column) const {
    const Layout& layout = columns_[column];
    const std::uint64_t packed = load_little(bytes_.get() + layout.begin + row * layout.width) & layout.mask;
    return layout.common | packed << layout.shift;
  }

  [[nodiscard]] Row operator[](std::size_t row) const {
    Row values;
    for (std::size_t i = 0; i < Columns; ++i) values[i] = get(row, i);
    return values;
  }

  // Fills `numbers` with those of a column from the row `first` on.
  void copy(std::size_t column, std::size_t first, std::span<std::uint64_t> numbers) const {
    const Layout layout = columns_[column];
    const char* at = bytes_.get() + layout.begin + first * layout.width;
    for (std::uint64_t& number : numbers) {
      number = layout.common | (load_little(at) & layout.mask) << layout.shift;
      at += layout.width;
    }
  }

  // The first row whose `column` is not less than `value`; `column` must ascend.
  [[nodiscard]] std::size_t lower_bound(std::size_t column, std::uint64_t value) const {
    std::size_t first = 0;
    std::size_t count = size_;
    while (count > 0) {
      const std::size_t half = count / 2;
      if (get(first + half, column) < value) {
        first += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return first;
  }

  // Memory taken by the numbers.
  [[nodiscard]] std::size_t byte_count() const { return columns_.back().begin + size_ * columns_.back().width; }

 private:
  // Of a number those bytes are stored in which numbers differ, from the lowest bit on that is not the same in all.
  struct Layout {
    std::uint64_t common = 0;  // the other bits
    std::uint64_t mask = 0;
    std::size_t begin = 0;
    std::uint8_t width = 0;  // bytes
    std::uint8_t shift = 0;
  };

  static Layout choose_layout(std::span<const std::uint64_t> values) {
    std::uint64_t in_all = ~std::uint64_t{0};
    std::uint64_t in_any = 0;
    for (const std::uint64_t value : values) {
      in_all &= value;
      in_any |= value;
    }
    Layout layout{.common = in_all};
    const std::uint64_t differing = in_any ^ in_all;
    if (differing == 0) return layout;
    layout.shift = static_cast<std::uint8_t>(std::countr_zero(differing));
    layout.width = static_cast<std::uint8_t>((std::bit_width(differing >> layout.shift) + 7) / 8);
    layout.mask = ~std::uint64_t{0} >> (64 - 8 * layout.width);
    layout.common &= ~(layout.mask << layout.shift);
    return layout;
  }

  std::size_t size_ = 0;
  std::array<Layout, Columns> columns_{};
  std::unique_ptr<char[]> bytes_;  // NOLINT: a plain block of bytes
};

}  // namespace ntm
