// What of the lines is wrong: the fewest that, were they others, would mend all, and what one of them could have been.
#pragma once

#include <vector>

#include "reconcile/law.hpp"
#include "reconcile/lines.hpp"

namespace ntm::laws {

// The lines of a broken law without those that it is broken without.
std::vector<std::size_t> smallest_set(const Law& law, const Lines& lines);

// The values with which a broken law tells what is wrong: of its lines those that are not in the set are left out.
Values values_of_set(const Law& law, const std::vector<std::size_t>& set, const Lines& lines);

// Broken laws with lines in common, as problems. `broken` are indexes of laws, `sets` their smallest sets of lines.
std::vector<Problem> find_problems(const std::vector<Law>& laws, const std::vector<std::size_t>& broken,
                                   const std::vector<std::vector<std::size_t>>& sets, const Lines& lines);

}  // namespace ntm::laws
