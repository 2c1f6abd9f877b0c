// Knows what the program itself wrote, which may lie in a folder of communes.
#pragma once

#include <optional>
#include <string_view>

#include "ntm/phrase.hpp"

namespace ntm {

// What `text` is: figures as CSV, in any dialect, or a report or notice. Nothing for any other text.
std::optional<Phrase> find_own_output(std::string_view text);

// Whether no two lines in a row are cells of a table: notes beside tables.
bool is_prose(std::string_view text);

}  // namespace ntm
