// The help screens, made from the tables of commands and options.
#pragma once

#include <string>

#include "cli/commands.hpp"
#include "words/phrases.hpp"

namespace ntm {

// What the program is, in a line.
inline constexpr Phrase program_summary = "year-end figures of communes in the programme on new rural development";

// `ntm --help`: examples, and the commands in their groups.
std::string program_help(Language language);

// `ntm COMMAND --help`: an example, and the options that the command takes.
std::string command_help(const Command& command, Language language);

// "ntm tidy [OPTION...] --output DIR PATH..."
std::string usage_line(const Command& command, Language language);

// "-f, --format FORMAT"; without a short name as much further in; "PATH..."
std::string option_names(const CommandOption& option, Language language);

// The values to choose from: "text or csv"; "province or district; several with commas".
Message one_or_more_of(const CommandOption& option);

// The summary, with the values to choose from and with what holds where the option is not given.
std::string described(const CommandOption& option, Language language);

}  // namespace ntm
