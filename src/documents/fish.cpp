#include <fmt/format.h>
#include <fmt/ranges.h>

#include "documents/documents.hpp"

namespace ntm {
namespace {

constexpr std::string_view quote = R"(\')";

constexpr std::string_view fish_beginning =
    R"(# Completion of ntm in fish. Made from the program's own tables: change these.

# Whether the command line has no command yet; whether it has one of these.
function __ntm_needs_command
    test (count (commandline -opc)) -eq 1
end
function __ntm_command
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

complete -c ntm -f
)";

// What `complete` is told of the value.
std::string write_action(const CommandOption& option) {
  if (option.takes == OptionValue::none) return {};
  std::string words = fmt::format("{}", fmt::join(option.choices(), " "));
  if (option.takes == OptionValue::choices) words = fmt::format("(__fish_append , {})", words);
  if (option.takes == OptionValue::folder)
    words += (words.empty() ? "" : " ") + std::string("(__fish_complete_directories)");
  // an option needs a value (-r), and it is not a file but where the table says so (-x); an operand is the value itself
  const bool is_file = option.takes == OptionValue::file;
  const std::string_view needed = option.is_operand() ? "" : is_file ? " -r" : " -x";
  return fmt::format("{}{}{}", needed, is_file ? " -F" : "", words.empty() ? words : fmt::format(" -a '{}'", words));
}

std::string line(std::string_view condition, const CommandOption& option) {
  std::string text = fmt::format("complete -c ntm -n '{}'", condition);
  if (option.is_operand()) return text + write_action(option) + '\n';
  if (!option.short_name().empty()) text += fmt::format(" -s {}", option.short_name().substr(1));
  return fmt::format("{} -l {}{} -d {}\n", text, option.long_name().substr(2), write_action(option),
                     quoted(english(option.summary), quote));
}

}  // namespace

std::string fish_completion() {
  std::string text(fish_beginning);
  for (const Command& command : commands()) {
    text += fmt::format("complete -c ntm -n '__ntm_needs_command' -a {} -d {}\n", command.name,
                        quoted(english(command.summary), quote));
  }
  for (const CommandOption* option : options_taken_by(kind::program)) text += line("__ntm_needs_command", *option);
  for (const Branch& branch : branches()) {
    const std::string condition = fmt::format("__ntm_command {}", fmt::join(branch.commands, " "));
    text += '\n';
    for (const CommandOption* option : options_taken_by(branch.kind)) text += line(condition, *option);
  }
  return text;
}

}  // namespace ntm
