// Rows of small numbers, each column in as few bytes as the span of its numbers needs: a panel of millions of
// unit-years then fits where structs would take several times the memory, and every number is still one load away.
#pragma once

#include <algorithm>
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
class PackedRows {
 public:
  using Row = std::array<std::uint64_t, Columns>;

  PackedRows() = default;

  explicit PackedRows(std::span<const Row> rows) : size_(rows.size()) {
    if (rows.empty()) return;
    smallest_ = rows.front();
    Row largest{};
    for (const Row& row : rows) {
      for (std::size_t i = 0; i < Columns; ++i) {
        smallest_[i] = std::min(smallest_[i], row[i]);
        largest[i] = std::max(largest[i], row[i]);
      }
    }
    for (std::size_t i = 0; i < Columns; ++i) {
      const auto width = static_cast<std::uint8_t>((std::bit_width(largest[i] - smallest_[i]) + 7) / 8);
      offsets_[i] = stride_;
      masks_[i] = width == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * width)) - 1;
      stride_ = static_cast<std::uint8_t>(stride_ + width);
    }
    bytes_ = std::make_unique_for_overwrite<char[]>(byte_count());  // NOLINT: a plain block of bytes
    char* at = bytes_.get();
    for (const Row& row : rows) {
      // each store also writes beyond its column, where the next one then stands
      for (std::size_t i = 0; i < Columns; ++i) store_little(at + offsets_[i], row[i] - smallest_[i]);
      at += stride_;
    }
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::uint64_t get(std::size_t row, std::size_t column) const {
    return smallest_[column] + (load_little(bytes_.get() + row * stride_ + offsets_[column]) & masks_[column]);
  }

  [[nodiscard]] Row operator[](std::size_t row) const {
    Row values;
    for (std::size_t i = 0; i < Columns; ++i) values[i] = get(row, i);
    return values;
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

  // Memory taken by the rows. The last column is loaded and stored as eight bytes, too.
  [[nodiscard]] std::size_t byte_count() const { return size_ * stride_ + sizeof(std::uint64_t); }

 private:
  std::size_t size_ = 0;
  std::uint8_t stride_ = 0;
  std::array<std::uint8_t, Columns> offsets_{};
  Row smallest_{};  // what is stored as 0
  Row masks_{};
  std::unique_ptr<char[]> bytes_;  // NOLINT: a plain block of bytes
};

}  // namespace ntm
