// How text should look: what the user asked for, and what the terminal can show.
#pragma once

#include <cstddef>
#include <optional>

#include "ntm/language.hpp"

namespace ntm {

struct Style {
  Style(Language spoken = Language::english) : language(spoken) {}  // NOLINT: a language is enough of a style

  Language language;
  std::size_t width = 80;     // columns of a page; wider tables break their texts
  bool ascii = false;         // lines, bars and dashes in plain ASCII; names stay as they are
  bool colour = false;        // ANSI escape sequences
  std::optional<int> digits;  // decimals of numbers that are not whole, instead of each table's own choice
};

}  // namespace ntm
