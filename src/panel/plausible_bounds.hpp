// Plausible ranges as numbers are held against them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/plausibility.hpp"
#include "ntm/rulebook.hpp"

namespace ntm {

// Of fewer communes no median says what is usual.
inline constexpr std::size_t fewest_compared = 5;

// The bounds of one quantity, in thousandths.
struct Bounds {
  const PlausibleRange* range = nullptr;  // null where it is not checked
  bool has_low = false;
  bool has_high = false;
  std::int64_t low = 0;
  std::int64_t high = 0;

  // Whether numerator / denominator, which is more than 0, is out of them.
  [[nodiscard]] bool exclude(std::int64_t numerator, std::int64_t denominator) const {
    constexpr std::int64_t small = std::int64_t{1} << 31U;  // products of smaller numbers do not overflow
    if (numerator < small && numerator > -small && denominator < small) {
      return (has_low && numerator * 1000 < denominator * low) || (has_high && numerator * 1000 > denominator * high);
    }
    return (has_low && Integer{numerator} * 1000 < Integer{denominator} * low) ||
           (has_high && Integer{numerator} * 1000 > Integer{denominator} * high);
  }
};
using BoundsOfYear = std::array<Bounds, quantities>;

constexpr std::size_t index_of(Quantity what) { return static_cast<std::size_t>(what); }

// A bound is taken as at most two millions, beyond which no quantity lies.
inline BoundsOfYear bounds_in(int year, const Rulebook& rules) {
  BoundsOfYear bounds;
  const auto thousandths = [](const Ratio& bound) {
    const Ratio most(2'000'000);
    return static_cast<std::int64_t>((std::clamp(bound, Ratio(0) - most, most) * Ratio(1000)).floor());
  };
  for (const PlausibleRange& range : rules.plausible_ranges(year)) {
    Bounds& of = bounds[index_of(range.what)];
    of = {&range, range.low.has_value(), range.high.has_value(), thousandths(range.low.value_or(Ratio(0))),
          thousandths(range.high.value_or(Ratio(0)))};
  }
  return bounds;
}

// With as many decimals as a number of its size needs to be told from others.
inline Decimal in_digits(const Ratio& value) {
  const Ratio size = value < Ratio(0) ? Ratio(0) - value : value;
  if (size < Ratio(1)) return {value.rounded(3)};
  return {value.rounded(size < Ratio(100) ? 1 : 0)};
}

template <typename Value>
Value find_median(std::vector<Value>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace ntm
