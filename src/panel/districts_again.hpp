// Finds districts whose communes stand in two places of a table that lists others in one.
#pragma once

#include <vector>

#include "panel/dictionary.hpp"
#include "panel/make_panel.hpp"

namespace ntm {

// Tells as a warning, with the first such row, that a district of a column comes again below others where a table is
// otherwise in blocks and has neither codes nor provinces: it may be two districts of one name. Where codes are, those
// say it better.
void tell_districts_again(const std::vector<RowsOfTable>& tables, Dictionary& dictionary, const RowsAgain& rows_again,
                          Diagnostics& diagnostics);

}  // namespace ntm
