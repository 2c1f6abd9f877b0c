// How the value of a figure is written wherever figures are listed.
#pragma once

namespace ntm {

// Of values that are no whole numbers.
inline constexpr int value_decimals = 6;

}  // namespace ntm
