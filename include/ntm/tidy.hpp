// A panel as canonical CSV: one table a year, the same bytes for the same facts however they were exported.
#pragma once

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/rules.hpp"

namespace ntm {

struct TidyFile {
  std::string name;  // "communes-2013.csv"
  std::string text;
};

// Rows stand in the order of codes. A column that no commune of any year has something in is left out; so are, of one
// year, the criteria that nobody observed, in favour of criteria_met. An error where some communes of a year have a
// code, marks or a pilot status and others do not: a blank would say that they do not; the files are not to be used
// then.
std::vector<TidyFile> tidy(const Panel& panel, const Rules& rules, Diagnostics& diagnostics);

}  // namespace ntm
