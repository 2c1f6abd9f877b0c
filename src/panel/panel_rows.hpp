// Rows on their way into a panel.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "panel/panel_parts.hpp"

namespace ntm {

// Rows that become a chunk, column by column.
class PanelRows {
 public:
  void add(const PanelChunk::Row& row) {
    const std::size_t place = add();
    for (std::size_t i = 0; i < row.size(); ++i) numbers_[i * capacity_ + place] = row[i];
  }
  // Adds a row and returns its place. Its numbers are to be set: until then they are whatever was in that place before.
  std::size_t add() {
    if (size_ == capacity_) grow();
    return size_++;
  }
  // Removes the last row.
  void take_back() { resize(size_ - 1); }
  void clear() { resize(0); }
  // As if nothing had been added ever; memory is kept.
  void reset();
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] PanelChunk::Columns columns() const;
  // The numbers of one column, to be changed.
  [[nodiscard]] std::span<std::uint64_t> column(PanelChunk::Column column) {
    return std::span(numbers_).subspan(column * capacity_, size_);
  }
  [[nodiscard]] std::uint64_t& at(std::size_t place, std::size_t column) {
    return numbers_[column * capacity_ + place];
  }

 private:
  void grow();
  void resize(std::size_t size) {
    used_ = std::max(used_, size_);
    size_ = size;
  }

  std::size_t size_ = 0;
  std::size_t used_ = 0;  // places that had rows before the last ones were removed
  std::size_t capacity_ = 0;
  std::vector<std::uint64_t> numbers_;  // one column after the other, `capacity_` numbers each
};

}  // namespace ntm
