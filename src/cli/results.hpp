// What was computed -> files.
#pragma once

#include <vector>

#include "cli/exit_code.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"

namespace ntm {

// Writes a page to standard output.
ExitCode print_page(const Text& page, Language language);

// Writes files as write_files() does, but none over a file that was read for them: that is wrong usage.
ExitCode write_results(const std::vector<NamedText>& files, const Loaded& loaded, Language language);

}  // namespace ntm
