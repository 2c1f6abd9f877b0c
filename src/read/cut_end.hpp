// A file that ends without a line end may have been cut, and its last number with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"
#include "read/input_table.hpp"

namespace ntm {

// The last of the table's text, with its last row in it whole. Throws ReadFailure.
std::string read_tail(const InputTable& table);

// Warns where the text ends inside a number or a code of a commune, which fewer digits would make another, or before a
// cell that says something where it is blank. `tail` is the end of the text, of which the last row is in line `line`.
void tell_cut_end(const InputTable& table, std::string_view tail, std::size_t line, Diagnostics& diagnostics);

}  // namespace ntm
