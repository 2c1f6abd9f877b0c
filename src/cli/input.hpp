// Paths -> the bytes of the files that they name.
#pragma once

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"

namespace ntm {

// A folder stands for the tables in it (.csv, .tsv, .txt), by name; "-" for standard input. What cannot be read is an
// error in `diagnostics`; so is a file that changes while it is read. Standard input has a name in `language`.
std::vector<Source> read_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics);

// One file; empty, with an error, if it cannot be read.
std::string read_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace ntm
