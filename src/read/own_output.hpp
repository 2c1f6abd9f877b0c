// Knows what the program itself wrote, which may lie in a folder of communes.
#pragma once

#include <optional>
#include <string_view>

#include "ntm/phrase.hpp"

namespace ntm {

struct OwnOutput {
  Phrase passed_over;  // what is said of it where it was found in a folder,
  Phrase refused;      // and where it was named
};

// Figures as CSV, in any dialect; a report; a notice. Nothing for any other text.
std::optional<OwnOutput> find_own_output(std::string_view text);

}  // namespace ntm
