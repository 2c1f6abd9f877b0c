// By which standard households are counted as poor.
#pragma once

#include <algorithm>
#include <array>

#include "ntm/phrase.hpp"
#include "words/phrases.hpp"

namespace ntm {

// From the year on whose end counts by it. That of 2022 came with decree 07/2021, but the end of 2021 was still
// published by the one before.
struct PovertyStandard {
  int from;
  Phrase name;
};
inline constexpr std::array poverty_standards = std::to_array<PovertyStandard>({
    {2011, "the standard of 2011-2015"},
    {2016, "the standard of 2016-2021"},
    {2022, "the standard of 2022-2025"},
    {2026, "the standard since 2026"},
});

// The last that began by then, or the first.
constexpr const PovertyStandard& find_poverty_standard(int year) {
  const auto begins_later = [year](const PovertyStandard& standard) { return standard.from > year; };
  const auto* const next = std::ranges::find_if(poverty_standards.begin() + 1, poverty_standards.end(), begins_later);
  return *(next - 1);
}

constexpr bool have_one_poverty_standard(int year, int other) {
  return &find_poverty_standard(year) == &find_poverty_standard(other);
}

}  // namespace ntm
