// Knows what else may lie in a folder of communes.
#pragma once

#include <optional>
#include <string_view>

#include "ntm/phrase.hpp"
#include "read/columns.hpp"

namespace ntm {

// A text that is known by its first lines.
struct OwnFile {
  Phrase what;
  bool is_output;  // the program wrote it
};

// Figures as CSV, in any dialect, a report or notice, or another table that the program reads. Nothing for any other
// text.
std::optional<OwnFile> find_own_file(std::string_view text);

// Whether no two lines in a row are cells of a table: notes beside tables.
bool is_prose(std::string_view text);

// Whether it is a table whose first rows hold no mark and no number but running numbers, codes, years and those of
// telephones: a list of names or addresses.
bool is_list_without_facts(std::string_view text, const ColumnTable& columns);

}  // namespace ntm
