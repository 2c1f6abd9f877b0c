// Days on which the map of the whole country changed.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/phrase.hpp"
#include "words/phrases.hpp"

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

// That of July 2025 left no districts.
inline constexpr const Reform& reform_of_districts = reforms[0];

// The one that may lie between the communes of two years; null where none does.
constexpr const Reform* reform_between(int later, int earlier) {
  const auto* const found = std::ranges::find_if(
      reforms, [&](const Reform& reform) { return earlier <= reform.year && reform.year <= later; });
  return found == reforms.end() ? nullptr : found;
}

// The one that made the communes of two observed years, by their indexes, others; null where none did. Data of the end
// of a reform's own year may still be those of the old communes. Then a crosswalk that tells of the reform decides; or
// else whether more than a third of the communes are gone, and not as whole districts whose file is missing, nor while
// those that stay are as large as before and bear the same names.
const Reform* reform_crossed(const Panel& panel, std::size_t later, std::size_t earlier, const Crosswalk& crosswalk);

// How many codes of two observed years, by their indexes, are the same.
std::size_t codes_in_both(const Panel& panel, std::size_t later, std::size_t earlier);

// Whether codes of two observed years, by their indexes, are those of the same communes: not where the map changed, nor
// where most communes bear another name.
bool have_same_units(const Panel& panel, std::size_t later, std::size_t earlier, const Crosswalk& crosswalk);

// That communes of these years are not matched, and the cure.
void tell_reform(const Reform& reform, int later, int earlier, Diagnostics& diagnostics);

}  // namespace ntm
