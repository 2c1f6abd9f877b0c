// Days on which the map of the whole country changed.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "ntm/diagnostic.hpp"
#include "ntm/phrase.hpp"

namespace ntm {

struct Reform {
  int year;
  Phrase day;
};

// Resolution 202/2025/QH15 and those of the National Assembly's Standing Committee: districts were abolished, and
// 10,035 communes became 3,321, which took the codes of parts of theirs.
inline constexpr std::array reforms = std::to_array<Reform>({
    {2025, "1 July 2025"},
});

// The one that may lie between the communes of two years; null where none does.
constexpr const Reform* reform_between(int later, int earlier) {
  const auto* const found = std::ranges::find_if(
      reforms, [&](const Reform& reform) { return earlier <= reform.year && reform.year <= later; });
  return found == reforms.end() ? nullptr : found;
}

// The one that made the communes of two years others, by how many communes of the earlier year are gone in the later:
// data of the end of a reform's own year may still be those of the old communes, and then most of them go on.
constexpr const Reform* reform_crossed(int later, int earlier, std::size_t gone, std::size_t communes) {
  const Reform* const reform = reform_between(later, earlier);
  if (reform == nullptr || (earlier < reform->year && reform->year < later)) return reform;
  return 3 * gone > communes ? reform : nullptr;
}

// That communes of these years are not matched, and the cure.
inline void tell_reform(const Reform& reform, int later, int earlier, Diagnostics& diagnostics) {
  diagnostics.warning(
      {}, {"between {} and {} communes were merged ({}): their communes are not matched", earlier, later, reform.day},
      "say what became of them with --crosswalk; averages, bands and rates can be compared");
}

}  // namespace ntm
