// The formats of an output, by what was chosen and by its name.
#pragma once

#include <functional>
#include <vector>

#include "cli/options.hpp"
#include "cli/outcome.hpp"
#include "cli/world.hpp"
#include "ntm/formats.hpp"

namespace ntm {

// Whether the output goes into a folder, one file a format at least.
bool is_into_folder(const Options& options);

// Those that were chosen, or the one that the name of the output asks for, or the first.
std::vector<const Format*> chosen_formats(const Options& options);

// Whether the output can be written in them under its name; if not, the outcome says why, and is that of the run.
bool check_output(const Options& options, const World& world, Outcome& outcome);

// A report is made when its text is first asked for, so that what is to be told before is told. Tables are in memory as
// a whole, and so may their text be; figures are made while they are written, and so are workbooks.
Text make_text(std::function<Report()> make, const Format& format, const Style& style);

}  // namespace ntm
