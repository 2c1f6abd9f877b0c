// How far one word is from another.
#pragma once

#include <cstddef>
#include <string_view>

namespace ntm {

// The fewest letters to add, to drop, to change, or to swap with a neighbour, that make one word the other. Upper and
// lower case are the same letter.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace ntm
