// Options -> rules and panel, with every problem told on standard error.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rulebook.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// `name` is that of a built-in set, or a folder with criteria.csv, bands.csv, targets.csv and perhaps set.csv.
std::optional<Rules> load_rules(const std::string& name, Diagnostics& diagnostics);

// The sets of these names, or without names the built-in ones.
std::optional<Rulebook> load_rulebook(const std::vector<std::string>& names, Diagnostics& diagnostics);

struct Loaded {
  Rulebook rules;
  ReadResult input;
  Crosswalk crosswalk;             // empty if none was given
  std::vector<std::string> files;  // all that were read: those of communes or passed over, of rules, of header words
};

// Nothing if the rules or the input cannot be used; `diagnostics` says why.
std::optional<Loaded> load(const Options& options, Diagnostics& diagnostics);

// Loads, sums up, and calls `use`; says what is wrong, and with which code to exit, where that cannot be.
ExitCode with_summary(const Options& options, const std::function<ExitCode(const Summary&, const Loaded&)>& use);

struct Input {
  ReadResult read;
  Crosswalk crosswalk;
  std::vector<std::string> files;  // that were read, or passed over
};

// Files -> panel.
Input read_input(const Options& options, const Rulebook& rules, Diagnostics& diagnostics);

// One message a line, in the order of their places; of a file with very many, the first.
std::string messages(const Diagnostics& diagnostics, Language language);

// The same, on standard error.
void print(const Diagnostics& diagnostics, Language language);

}  // namespace ntm
