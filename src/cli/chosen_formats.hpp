// The formats of an output, by what was chosen and by its name.
#pragma once

#include <vector>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "ntm/formats.hpp"

namespace ntm {

// Whether the output goes into a folder, one file a format at least.
bool is_into_folder(const Options& options);

// Those that were chosen, or the one that the name of the output asks for, or the first.
std::vector<const Format*> formats_of(const Options& options);

// Whether the output can be written in them under its name; if not, says why, and gives the exit code.
ExitCode check_output(const Options& options);

// Tables are in memory as a whole, and so may their text be; figures are made while they are written, and so are
// workbooks.
Text text_of(Report report, const Format& format, const Options& options);

}  // namespace ntm
