#include "panel/panel_rows.hpp"

#include <algorithm>
#include <utility>

namespace ntm {

PanelChunk::Columns PanelRows::columns() const {
  PanelChunk::Columns columns;
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = std::span(numbers_).subspan(i * capacity_, size_);
  return columns;
}

void PanelRows::reset() {
  clear();
  for (std::size_t i = 0; i < PanelChunk::column_count; ++i) {
    std::ranges::fill(std::span(numbers_).subspan(i * capacity_, used_), std::uint64_t{0});
  }
  used_ = 0;
}

void PanelRows::grow() {
  constexpr std::size_t fewest = 64;  // heads that are looked at have few rows
  const std::size_t capacity = std::max(fewest, 2 * capacity_);
  std::vector<std::uint64_t> numbers(PanelChunk::column_count * capacity);
  const PanelChunk::Columns before = columns();
  for (std::size_t i = 0; i < before.size(); ++i) {
    std::ranges::copy(before[i], numbers.begin() + static_cast<std::ptrdiff_t>(i * capacity));
  }
  numbers_ = std::move(numbers);
  capacity_ = capacity;
}

}  // namespace ntm
