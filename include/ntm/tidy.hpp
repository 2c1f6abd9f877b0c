// A panel as canonical CSV: one table per year, the same bytes for the same facts however they were exported.
#pragma once

#include <string>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/rulebook.hpp"

namespace ntm {

struct TidyFile {
  std::string name;  // "communes-2013.csv"
  std::string text;
};

// Rows stand in the order of codes. A year in which some communes have a code, a pilot status or marks of a criterion
// and others do not becomes several files, because a blank would mean that they do not have it: communes-2013.csv,
// communes-2013-2.csv. A column that is blank for all communes of all years is left out; so are, in each file, criteria
// without a mark. Communes that have not reported have blank rows, which are read with
// ReadOptions::not_reported_is_left_out. The panel was read by these rules.
std::vector<TidyFile> tidy(const Panel& panel, const Rulebook& rules);

}  // namespace ntm
