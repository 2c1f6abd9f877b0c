// What was found of published lines -> tables.
#pragma once

#include <string>
#include <vector>

#include "ntm/formats.hpp"
#include "ntm/reconcile.hpp"

namespace ntm {

// Lines with verdicts; broken laws; what would mend them; warnings and what follows from the numbers. And, as rows for
// formats that print no tables, the verdicts with everything that the lines say.
Report make_report(const std::string& file, const std::vector<PublishedLine>& lines, const Reconciliation& found,
                   bool has_data);

}  // namespace ntm
