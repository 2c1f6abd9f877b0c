#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/help.hpp"
#include "documents/documents.hpp"
#include "documents/reference.hpp"
#include "documents/roff.hpp"

namespace ntm {
namespace {

std::string sentence(std::string_view phrase) {
  std::string text(phrase);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + '.';
}

std::string names(const CommandOption& option) {
  if (option.is_operand()) return italic(english(option.value));
  std::string text = option.short_name().empty() ? "" : bold(option.short_name()) + ", ";
  text += bold(option.long_name());
  return option.value.empty() ? text : text + ' ' + italic(english(option.value));
}

// "Accepted by all summaries, tidy." Many commands that form a group go by its title; nothing where all take the
// option.
std::string takers(const CommandOption& option) {
  constexpr std::size_t many = 4;
  std::vector<std::string> list;
  std::size_t taking = 0;
  for (const CommandGroup group : command_groups) {
    std::vector<std::string> members;
    std::size_t size = 0;
    for (const Command& command : commands()) {
      if (command.group != group) continue;
      ++size;
      if ((command.kind & option.taken_by) != 0) members.push_back(bold(command.name));
    }
    taking += members.size();
    if (members.size() == size && size >= many) {
      std::string heading(english(title(group)));
      heading[0] = static_cast<char>(heading[0] - 'A' + 'a');
      members = {"all " + roff(heading)};
    }
    list.insert(list.end(), members.begin(), members.end());
  }
  if (list.empty()) list.push_back(bold("ntm") + " itself");
  return taking == commands().size() ? "" : fmt::format(" Accepted by {}.", fmt::join(list, ", "));
}

std::string commands_part() {
  std::string text = ".SH COMMANDS\n";
  for (const CommandGroup group : command_groups) {
    text += fmt::format(".SS {}\n", roff(english(title(group))));
    for (const Command& command : commands()) {
      if (command.group != group) continue;
      text += entry(bold(command.name),
                    roff(sentence(english(command.summary))) + "\n.br\nExample: " + bold(command.example));
    }
  }
  return text;
}

std::string options_part() {
  std::string text = ".SH OPTIONS\n";
  for (const OptionGroup group : option_groups) {
    text += fmt::format(".SS {}\n", roff(english(title(group))));
    for (const CommandOption& option : command_options()) {
      if (option.group == group)
        text += entry(names(option), roff(sentence(described(option, Language::english))) + takers(option));
    }
  }
  return text;
}

std::string examples_part() {
  std::string text = ".SH EXAMPLES\n";
  for (const Example& example : examples()) {
    text += entry(bold(example.command_line), roff(sentence(english(example.meaning))));
  }
  return text;
}

std::string exit_status_part() {
  std::string text = ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : exit_codes) {
    text += entry(bold(std::to_string(static_cast<int>(code))), roff(sentence(english(meaning))));
  }
  return text;
}

constexpr std::string_view environment_part =
    ".SH ENVIRONMENT\n"
    ".TP\n\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR\n"
    "The first of them that is not empty names the language: Vietnamese for vi, else English.\n"
    ".TP\n\\fBNO_COLOR\\fR\n"
    "Where it is not empty, text has no colours, unless \\fB\\-\\-color\\fR asks for them.\n";

std::string notes_part() {
  std::string text = ".SH NOTES\n";
  text += paragraph(
      "All files are read by one reader, block by block on all threads, in every dialect. Rows as programs and `ntm "
      "tidy` write them are read fastest; any other row is read cell by cell and does not slow down the rest. Memory "
      "does not grow with the size of the files but with what they hold: about 17 bytes for a unit in a year and about "
      "26 more for the name and place of a unit. Rows that are not in the order of codes take about 20 bytes more "
      "while they are read.");
  text += paragraph("If the reader of a pipe closes it early, this is not an error.");
  return text;
}

}  // namespace

std::string man_page() {
  std::string text = fmt::format(".TH NTM 1 \"\" \"ntm {}\" \"User Commands\"\n", NTM_VERSION);
  text += fmt::format(".SH NAME\nntm \\- {}\n", roff(english(program_summary)));
  text += ".SH SYNOPSIS\n";
  for (const Branch& branch : branches()) {
    const bool several = branch.commands.size() > 1;
    const std::string usage = usage_line(*find_command(branch.commands.front()), Language::english);
    // behind "ntm NAME"
    const std::string rest = usage.substr(std::string_view("ntm ").size() + branch.commands.front().size());
    text += several ? fmt::format("{} {{{}}}", bold("ntm"), fmt::join(branch.commands, "|"))
                    : bold("ntm") + ' ' + bold(branch.commands.front());
    text += roff(rest) + "\n.br\n";
  }
  text += bold("ntm") + " [" + bold("--help") + "|" + bold("--version") + "]\n";
  text +=
      ".SH DESCRIPTION\n"
      "Reads yearly CSV exports of commune criteria and prints the figures of a year\\-end summary,\n"
      "as a report to read or as CSV to compute with.\n"
      "Every figure is an exact fraction until it is printed.\n"
      "Input that cannot be right is refused: all problems are reported in one pass, and no report is written.\n"
      "Data go to standard output, messages to standard error.\n";
  text += commands_part() + options_part() + examples_part();
  text += input_part() + figures_part() + formats_part() + rules_part() + crosswalk_part() + published_part();
  return text + exit_status_part() + std::string(environment_part) + notes_part();
}

}  // namespace ntm
