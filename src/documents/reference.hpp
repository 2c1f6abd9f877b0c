// The parts of the man page that are a reference: what goes in and what comes out. What the program keeps in a table of
// its own (columns, header words, measures, formats, plausible ranges) is taken from there.
#pragma once

#include <string>

namespace ntm {

// Each begins with its heading.
std::string input_part();      // the columns, and how else offices export them
std::string figures_part();    // the CSV, and every measure
std::string formats_part();    // what is written, and how
std::string rules_part();      // the files of a set of rules
std::string crosswalk_part();  // communes that merged
std::string published_part();  // what reconcile reads and says

}  // namespace ntm
