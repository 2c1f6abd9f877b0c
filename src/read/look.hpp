// The head of a file -> a table: its encoding, delimiter, header and year, and what its first rows let believe of the
// rest. Nothing is told here: where a head cannot be understood, the file is told as a whole.
#pragma once

#include <optional>

#include "ntm/source.hpp"
#include "read/input_table.hpp"
#include "read/row_reader.hpp"
#include "read/year_rules.hpp"

namespace ntm {

// Nothing where the file, or what it holds, must be told. Throws ReadFailure.
std::optional<InputTable> look(const Source& source, YearRules& rules, const ReadOptions& options);

// A table with its header and year, what the options ask of its source, and the rules of its year: the same for who
// tells it. `text` is its beginning. Nothing, with an error, where it has no header.
std::optional<InputTable> understand_table(const Source& source, std::string_view text, const std::string& encoding,
                                           YearRules& rules, Diagnostics& diagnostics);

}  // namespace ntm
