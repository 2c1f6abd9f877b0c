// About where the median of many values lies, without keeping them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "panel/plausible_bounds.hpp"

namespace ntm {

// How some values, none below 0, are spread: enough to know about where their median lies.
class Spread {
 public:
  void add(std::int64_t value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
    ++count_of(bucket(value));
    ++size_;
  }
  void add(const Spread& more) {
    low_ = std::min(low_, more.low_);
    high_ = std::max(high_, more.high_);
    size_ += more.size_;
    for (std::size_t i = 0; i < more.counts_.size(); ++i) {
      if (more.counts_[i] != 0) count_of(more.first_ + i) += more.counts_[i];
    }
  }
  // Whether no value can be out of these bounds against the median of all.
  [[nodiscard]] bool lies_within(const Bounds& bounds) const {
    if (bounds.range == nullptr || size_ == 0) return true;
    const auto [least, most] = around_median();
    // the median is at least the one and less than the other
    return least > 0 && !bounds.exclude(high_, least) && !bounds.exclude(low_, most);
  }

 private:
  // So many in each power of two.
  static constexpr std::size_t steps = 16;
  static constexpr std::size_t bits_of_step = std::bit_width(2 * steps - 1);

  static std::size_t bucket(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const auto width = static_cast<std::size_t>(std::bit_width(bits));
    if (width <= bits_of_step) return static_cast<std::size_t>(bits);
    const std::size_t shift = width - bits_of_step;
    return shift * steps + static_cast<std::size_t>(bits >> shift);
  }
  std::uint32_t& count_of(std::size_t bucket) {
    if (counts_.empty()) first_ = bucket;
    if (bucket < first_) {
      counts_.insert(counts_.begin(), first_ - bucket, 0);
      first_ = bucket;
    }
    if (bucket >= first_ + counts_.size()) counts_.resize(bucket - first_ + 1);
    return counts_[bucket - first_];
  }
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> around_median() const {
    std::size_t before = 0;
    std::size_t at = first_;
    while (before + counts_[at - first_] <= size_ / 2) before += counts_[at++ - first_];
    if (at < 2 * steps) return {at, at + 1};
    const std::size_t shift = at / steps - 1;
    const auto first = static_cast<std::int64_t>(at % steps + steps);
    return {first << shift, (first + 1) << shift};
  }

  std::int64_t low_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t high_ = 0;
  std::size_t size_ = 0;
  // Values of one kind lie in few buckets: from which one on there are any.
  std::size_t first_ = 0;
  std::vector<std::uint32_t> counts_;
};

}  // namespace ntm
