// The head of a file -> a table: its encoding, delimiter, header and year, and what its first rows let believe of the
// rest. Nothing is told here: where a head cannot be understood, the file is told as a whole.
#pragma once

#include <optional>

#include "ntm/source.hpp"
#include "read/input_table.hpp"
#include "read/row_reader.hpp"

namespace ntm {

// Nothing where the file, or what it holds, must be told. Throws ReadFailure.
std::optional<InputTable> look(const Source& source, const Rules& rules, const ReadOptions& options,
                               const ColumnTable& columns);

// What the options ask of a source, and what its name and titles say of years: the same for who tells a table.
InputTable table_of(const Source& source, Header header, const std::string& encoding, const Rules& rules);

}  // namespace ntm
