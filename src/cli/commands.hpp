// The commands: rows of one list, from which the parser, the help and the dispatch are made.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace ntm {

// The options that a command takes besides --help.
enum class OptionSet {
  report,
  check,
  tidy,
  rules
};

struct Command {
  std::string name;
  std::string summary;
  OptionSet options;
  ExitCode (*run)(const Command& command, const Options& options);
};

std::span<const Command> commands();

}  // namespace ntm
