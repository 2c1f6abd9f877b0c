#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace ntm {
namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* const name = std::getenv("TERM");
  return name == nullptr || std::string_view(name) == "dumb";
}

std::optional<std::size_t> columns_of_terminal() {
  constexpr std::size_t fewest = 40;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return std::max<std::size_t>(size.ws_col, fewest);
}

}  // namespace

Style style_of(const Options& options) {
  Style style(options.language);
  const bool to_terminal = options.output.empty() && ::isatty(STDOUT_FILENO) == 1;
  if (to_terminal) style.width = columns_of_terminal().value_or(style.width);
  style.width = options.width.value_or(style.width);
  style.digits = options.digits;
  style.ascii = options.ascii;
  switch (options.colour) {
    case ColourChoice::automatic: style.colour = to_terminal && !is_set("NO_COLOR") && !is_dumb(); break;
    case ColourChoice::always: style.colour = true; break;
    case ColourChoice::never: style.colour = false; break;
  }
  return style;
}

}  // namespace ntm
