// Options -> rules, panel and summary, with every problem told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/outcome.hpp"
#include "cli/world.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rulebook.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// `name` is that of a built-in set, or a folder with criteria.csv, bands.csv, targets.csv and perhaps set.csv.
std::optional<Rules> load_rules(const std::string& name, World& world, Diagnostics& diagnostics);

// The sets of these names, or without names the built-in ones.
std::optional<Rulebook> load_rulebook(const std::vector<std::string>& names, World& world, Diagnostics& diagnostics);

struct Loaded {
  Rulebook rules;
  ReadResult input;
  Crosswalk crosswalk;             // empty if none was given
  std::vector<std::string> files;  // all that were read: those of communes or passed over, of rules, of header words
};

// Nothing if the rules or the input cannot be used; `diagnostics` says why.
std::optional<Loaded> load(const Options& options, World& world, Diagnostics& diagnostics);

// What was read, and the summary of it, which refers to it.
struct Summed {
  Loaded loaded;
  std::optional<Panel> narrowed;  // what was summed up, where that is not all
  std::optional<Summary> made;

  [[nodiscard]] const Summary& summary() const { return *made; }
};

// Loads and sums up what the options ask for. Null where that cannot be: then the outcome says why, and is that of the
// run.
std::shared_ptr<const Summed> sum_up(const Options& options, World& world, Outcome& outcome);

struct Input {
  ReadResult read;
  Crosswalk crosswalk;
  std::vector<std::string> files;  // that were read, or passed over
};

// Files -> panel.
Input read_input(const Options& options, const Rulebook& rules, World& world, Diagnostics& diagnostics);

}  // namespace ntm
