// Paths -> the files that they name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/world.hpp"

namespace ntm {

// These are what the world promises of them (world.hpp).
Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics);
std::string read_file(const std::string& path, Diagnostics& diagnostics);
std::string without_links(const std::string& path);

// Gives the files their years. A file is named by its path, or by its name alone where only one has that. What names
// none of them is an error, as is a second year of one.
void settle_years(const std::vector<std::pair<std::string, int>>& years_of, const World& world, Found& found,
                  Diagnostics& diagnostics);

}  // namespace ntm
