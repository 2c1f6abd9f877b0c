// What years do not cover: a year that is missing, a district that is, communes that do not report what a rate needs.
#pragma once

#include <cstddef>

#include "ntm/diagnostic.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// A rate over the communes that report what it needs.
enum class Rate {
  poverty,
  income
};

// Why a rate of two years need not be one of the same thing.
struct RateDoubts {
  bool other_map = false;
  bool other_communes = false;  // more than a twentieth of those that report it do so in one year only
  bool other_standard = false;  // of poverty

  [[nodiscard]] bool any() const { return other_map || other_communes || other_standard; }
};

// `comparison` is an index into summary.comparisons().
RateDoubts find_doubts(const Summary& summary, std::size_t comparison, Rate rate);

// Whether the year, an index into summary.years(), is one after districts were abolished, and its data name some all
// the same.
bool has_former_districts(const Summary& summary, std::size_t year);

// Warnings, each with what to do.
void tell_coverage(const Summary& summary, Diagnostics& diagnostics);

}  // namespace ntm
