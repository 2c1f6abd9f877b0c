// What a terminal shows besides words: bars, trends, lines and colours; or plain ASCII in their place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ntm/ratio.hpp"
#include "ntm/style.hpp"
#include "ntm/table.hpp"

namespace ntm {

enum class Colour {
  none,
  bold,
  faint,
  good,
  bad,
  bar
};

// The text between the escape sequences of a colour, where the style has colours.
std::string coloured(std::string_view text, Colour colour, const Style& style);

// `part` of a bar that is `width` columns wide when full, in eighths of a column. A part that is not nothing shows.
std::string bar(const Ratio& part, std::size_t width, const Style& style);

// One sign for each number, its height in proportion to `largest`; a blank where there is no data.
std::string drawn(const Trend& trend, const Ratio& largest, const Style& style);

// A line below a title.
std::string line(std::size_t width, bool is_double, const Style& style);

}  // namespace ntm
