// The parts of a stack are told apart by shades of one colour, the least part in the lightest.
#pragma once

#include <cstddef>

namespace ntm {

inline constexpr std::size_t shades = 6;

// The shade of a part among so many, 0 for the lightest.
constexpr std::size_t shade_of(std::size_t part, std::size_t parts) {
  return parts < 2 ? shades - 2 : part * (shades - 1) / (parts - 1);
}

}  // namespace ntm
