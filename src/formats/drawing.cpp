#include "formats/drawing.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ntm {
namespace {

std::string_view escape_sequence(Colour colour) {
  switch (colour) {
    case Colour::none: return "";
    case Colour::bold: return "\x1B[1m";
    case Colour::faint: return "\x1B[2m";
    case Colour::good: return "\x1B[32m";
    case Colour::bad: return "\x1B[31m";
    case Colour::bar: return "\x1B[36m";
  }
  return "";
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result.append(text);
  return result;
}

// `part` of `whole`, in full steps, rounded.
std::size_t steps_of(const Ratio& part, std::size_t whole) {
  const Ratio steps = part * Ratio(static_cast<Integer>(whole)) + Ratio(1, 2);
  return static_cast<std::size_t>(std::clamp<Integer>(steps.floor(), 0, static_cast<Integer>(whole)));
}

}  // namespace

std::string coloured(std::string_view text, Colour colour, const Style& style) {
  if (!style.colour || colour == Colour::none || text.empty()) return std::string(text);
  constexpr std::string_view reset = "\x1B[0m";
  return std::string(escape_sequence(colour)).append(text).append(reset);
}

std::string bar(const Ratio& part, std::size_t width, const Style& style) {
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t steps_a_column = style.ascii ? 1 : eighths.size();
  std::size_t steps = steps_of(part, width * steps_a_column);
  if (steps == 0 && part > Ratio(0)) steps = 1;
  if (style.ascii) return repeated("#", steps);
  return repeated("█", steps / eighths.size()).append(eighths[steps % eighths.size()]);
}

std::string drawn(const Trend& trend, const Ratio& largest, const Style& style) {
  constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::array<std::string_view, 8> signs{"_", ".", "-", "~", "=", "+", "*", "#"};
  const auto& heights = style.ascii ? signs : blocks;
  std::string result;
  for (const auto& number : trend) {
    const bool drawable = number && largest > Ratio(0);
    result.append(!number ? " " : drawable ? heights[steps_of(*number / largest, heights.size() - 1)] : heights[0]);
  }
  return result;
}

std::string line(std::size_t width, bool is_double, const Style& style) {
  if (style.ascii) return repeated(is_double ? "=" : "-", width);
  return repeated(is_double ? "═" : "─", width);
}

}  // namespace ntm
