// Finds whole columns that are in another unit than they should be.
#pragma once

#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/rulebook.hpp"
#include "panel/make_panel.hpp"

namespace ntm {

// Tells as errors columns of a table, year by year, whose numbers are plausible only in another unit: incomes in
// thousands or a month, population or households in thousands.
void tell_other_units(const std::vector<RowsOfTable>& tables, const Rulebook& rules, Team& team,
                      Diagnostics& diagnostics);

}  // namespace ntm
