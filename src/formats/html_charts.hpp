// Charts as SVG, each with its words for who does not see it. Coordinates are exact until they are written, with one
// decimal: the same bytes on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ntm/chart.hpp"
#include "ntm/style.hpp"
#include "ntm/table.hpp"

namespace ntm {

// With the five signs of HTML written out; without control characters.
std::string in_html(const Message& message, const Style& style);
std::string escaped(std::string_view text);

inline constexpr std::size_t line_colours = 3;

// A coordinate as it is written.
std::string at(const Ratio& coordinate);

std::string to_svg(const LineChart& chart, const Style& style);
// Bars, one for each number, on one scale.
std::string to_svg(const Trend& trend, const Ratio& largest, const Style& style);

std::string to_svg(const Share& share, const Style& style);
std::string to_svg(const Stack& stack, const Style& style);
std::string to_svg(const Bullet& bullet, const Style& style);
// A part of the scale that moves are drawn on, wide enough for those of a table. Ends are whole numbers.
struct Ends {
  Ratio least;
  Ratio greatest;

  static Ends of(const std::vector<Move>& moves);
};
std::string to_svg(const Move& move, const Ends& ends, const Style& style);
// The numbers at the ends, above the moves.
std::string svg_of_ends(const Ends& ends, const Style& style);

std::string to_svg(const Strip& strip, const Style& style);
// The numbers of the criteria above strips.
std::string svg_of_numbers(std::size_t criteria);

// What tells the parts of a stack, and lines, apart.
std::string key_of_part(std::size_t part, std::size_t parts);
std::string key_of_line(std::size_t line);

}  // namespace ntm
