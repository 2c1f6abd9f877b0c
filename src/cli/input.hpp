// Paths -> the files that they name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"

namespace ntm {

struct Found {
  std::vector<Source> sources;
  std::vector<PassedOver> passed_over;
  bool standard_input = false;  // is among the sources
};

// A folder stands for the tables in it and in its folders (.csv, .tsv, .txt), by name. What else lies there is passed
// over and told: spreadsheets with a warning, other files with a note, hidden ones not at all. A link that leads
// nowhere is an error. "-" stands for standard input, which has a name in `language`. What cannot be opened is an error
// in `diagnostics`. A file that changes from here on until it has been read is refused by its reader.
Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics);

// Gives the files their years. A file is named by its path, or by its name alone where only one has that. What names
// none of them is an error, as is a second year of one.
void settle_years(const std::vector<std::pair<std::string, int>>& years_of, Found& found, Diagnostics& diagnostics);

// One file; empty, with an error, if it cannot be read.
std::string read_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace ntm
