// What the command line said, before any file is touched.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/problems.hpp"
#include "ntm/formats.hpp"
#include "ntm/language.hpp"
#include "ntm/read.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// When text has colours: where a terminal shows them, if not said otherwise.
enum class ColourChoice {
  automatic,
  always,
  never
};

// One member for each row of the table of options (command_options.hpp), set by that row.
struct Options {
  bool help = false;
  bool version = false;
  std::vector<std::string> paths;
  std::string published;           // a file of published figures
  std::vector<std::string> rules;  // built-in names or folders; for `ntm rules` the name, possibly none
  std::vector<std::pair<std::string, int>> years_of;  // of the data in files
  std::string columns;                                // a file of more header words
  std::string crosswalk;                              // a file of what became of communes
  std::string output;                                 // a file or a folder; empty for standard output
  Selection selection;
  std::vector<std::string> missing;  // criteria, as they were written
  ReadOptions read;
  std::vector<const Format*> formats;  // each once; default: as the output is named
  Language language = Language::english;
  std::optional<std::size_t> width;  // of a page; default: the terminal's
  std::optional<int> digits;         // decimals in text
  bool ascii = false;
  std::optional<ProblemFormat> problem_format;  // of `ntm check`, in place of its page
  ColourChoice colour = ColourChoice::automatic;
  bool fail_if_short = false;
  bool quiet = false;  // no notes
};

}  // namespace ntm
