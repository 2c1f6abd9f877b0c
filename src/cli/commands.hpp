// The commands: rows of one table, from which the parser, the help, the man page and the completions are made.
//
// A new command is one row in commands.cpp; where it takes options of its own, a kind in command_options.hpp too.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "cli/command_options.hpp"
#include "cli/options.hpp"
#include "cli/outcome.hpp"
#include "cli/world.hpp"

namespace ntm {

// Where a command stands in help and man page, in this order.
enum class CommandGroup {
  summaries,
  input,
  rules
};
inline constexpr std::array command_groups{CommandGroup::summaries, CommandGroup::input, CommandGroup::rules};
Phrase title(CommandGroup group);

struct Command {
  std::string name;
  CommandGroup group;
  Phrase summary;
  std::string example;  // a command line that works where sample-data is
  Kinds kind;
  Outcome (*run)(const Command& command, const Options& options, World& world);
};

// All of them, in the order of the help.
std::span<const Command> commands();

// Null if there is none of that name.
const Command* find_command(std::string_view name);

// What stands first in the help of the program: it shows what the program is for.
struct Example {
  std::string_view command_line;
  Phrase meaning;
};
std::span<const Example> examples();

}  // namespace ntm
