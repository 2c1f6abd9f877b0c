// Small panels of made-up facts, with all that happens to units from year to year.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/dialects.hpp"
#include "reading/random.hpp"

namespace ntm::reading {

// Units come and go, are renamed and moved, and are spelled in other letter case; numbers are blank here and there.
std::vector<Table> random_panel(Random& random, std::size_t criteria);

}  // namespace ntm::reading
