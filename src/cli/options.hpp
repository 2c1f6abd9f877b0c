// What the command line said, before any file is touched.
#pragma once

#include <string>
#include <vector>

#include "ntm/formats.hpp"
#include "ntm/language.hpp"
#include "ntm/read.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// One member for each row of the table of options (command_options.hpp), set by that row.
struct Options {
  bool help = false;
  bool version = false;
  std::vector<std::string> paths;
  std::string rules;    // a built-in name or a folder; for `ntm rules` the name, possibly none
  std::string columns;  // a file of more header words
  std::string output;   // a file, or for `ntm rules` and `ntm tidy` a folder; empty for standard output
  Selection selection;
  ReadOptions read;
  const Format* format = formats().data();
  Language language = Language::english;
};

}  // namespace ntm
