// Paths -> the files that they name.
#pragma once

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"

namespace ntm {

// A folder stands for the tables in it (.csv, .tsv, .txt), by name; "-" for standard input, which has a name in
// `language`. What cannot be opened is an error in `diagnostics`. A file that changes from here on until it has been
// read is refused by its reader.
std::vector<Source> find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics);

// One file; empty, with an error, if it cannot be read.
std::string read_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace ntm
