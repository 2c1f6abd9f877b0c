// Rules by which inputs are read.
#pragma once

#include <cstddef>

#include "ntm/rules.hpp"

namespace ntm::fuzz {

// 0: few criteria, some of them with the names of columns; 1: the built-in ones.
const Rules& rules_of(std::size_t which);

}  // namespace ntm::fuzz
