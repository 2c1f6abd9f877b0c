// A file that is bad, or that its head did not explain -> all that is to be told of it. It is read whole, on one
// thread, and its rows are kept: other files may hold the same units.
#pragma once

#include <optional>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "panel/block_rows.hpp"
#include "read/input_table.hpp"
#include "read/notes.hpp"
#include "read/other_files.hpp"
#include "read/row_reader.hpp"

namespace ntm {

struct Told {
  std::optional<InputTable> table;  // nothing where the file is not a table
  Notes notes;
  std::vector<Part> parts;
  std::optional<OwnFile> passed_over;  // what it is, where a folder may hold it; of outputs nothing is told
};

// `number` is that of the table. Throws ReadFailure.
Told tell(const Source& source, std::size_t number, YearRules& rules, const Reading& reading, Diagnostics& diagnostics);

// Calls visit for each of its rows again.
void tell_again(const Source& source, std::size_t number, YearRules& rules, const Reading& reading,
                const VisitRowAgain& visit);

}  // namespace ntm
