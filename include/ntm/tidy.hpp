// A panel as canonical CSV: one table a year, the same bytes for the same facts however they were exported.
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

// Rows stand in the order of codes. A year of which some communes have a code, a pilot status or marks of a criterion
// and others do not is several files, for a blank would say that they do not have it: communes-2013.csv,
// communes-2013-2.csv. A column that no commune of any year has something in is left out; so are, of a file, criteria
// that nobody in it observed. Communes that have not reported have blank rows, which are read with
// ReadOptions::not_reported_is_left_out. The panel was read by these rules.
std::vector<TidyFile> tidy(const Panel& panel, const Rulebook& rules);

}  // namespace ntm
