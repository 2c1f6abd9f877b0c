#include "cli/terminal.hpp"

#include <algorithm>

namespace ntm {

Style chosen_style(const Options& options, const World& world) {
  constexpr std::size_t fewest_columns = 40;
  Style style(options.language);
  // what goes into a file is shown nowhere
  const Display display = options.output.empty() ? world.display() : Display{};
  if (display.columns) style.width = std::max(*display.columns, fewest_columns);
  style.width = options.width.value_or(style.width);
  style.digits = options.digits;
  style.ascii = options.ascii;
  switch (options.colour) {
    case ColourChoice::automatic: style.colour = display.shows_colours; break;
    case ColourChoice::always: style.colour = true; break;
    case ColourChoice::never: style.colour = false; break;
  }
  return style;
}

}  // namespace ntm
