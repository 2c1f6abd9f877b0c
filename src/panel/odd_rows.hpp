// Finds rows that were read as communes, and that other rows of their table show to be none.
#pragma once

#include <vector>

#include "ntm/diagnostic.hpp"
#include "panel/make_panel.hpp"

namespace ntm {

// Tells as errors: rows whose numbers are the sums of all others of their table and year;
// and codes of up to three digits, as districts have, beside codes that have kept their zeros.
void tell_odd_rows(const std::vector<RowsOfTable>& tables, Team& team, const RowsAgain& rows_again,
                   Diagnostics& diagnostics);

}  // namespace ntm
