// Paths -> the files that they name.
#pragma once

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"

namespace ntm {

struct Found {
  std::vector<Source> sources;
  std::vector<PassedOver> passed_over;
  bool standard_input = false;  // is among the sources
};

// A folder stands for the tables in it (.csv, .tsv, .txt), by name; spreadsheets there are passed over, with a warning.
// "-" stands for standard input, which has a name in `language`. What cannot be opened is an error in `diagnostics`. A
// file that changes from here on until it has been read is refused by its reader.
Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics);

// One file; empty, with an error, if it cannot be read.
std::string read_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace ntm
