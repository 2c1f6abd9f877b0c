#include <fmt/format.h>
#include <fmt/ranges.h>

#include "documents/documents.hpp"

namespace ntm {
namespace {

constexpr std::string_view bash_beginning =
    R"(# Completion of ntm in bash. Made from the program's own tables: change these.

_ntm() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  # bash cuts --option=value into three words
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = && COMP_CWORD -ge 2 ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # what stands here: the value of an option, or else an operand
  local command kind=operand values= options= operand=word operand_values=
  command=${COMP_WORDS[1]}
  ((COMP_CWORD > 1)) || command=
  case $command in
)";

constexpr std::string_view ending = R"(
  COMPREPLY=()
  if [[ $kind == operand && $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  [[ $kind != operand ]] || kind=$operand values=$operand_values
  case $kind in
    choices)
      # each behind the comma of the one before
      local before=
      [[ $current != *,* ]] || before=${current%,*},
      mapfile -t COMPREPLY < <(compgen -P "$before" -W "$values" -- "${current##*,}")
      ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current") ;;
  esac
  local -a paths=()
  case $kind in
    file) mapfile -t paths < <(compgen -f -- "$current") ;;
    folder) mapfile -t paths < <(compgen -d -- "$current") ;;
  esac
  if ((${#paths[@]})); then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=("${paths[@]}")
  fi
}
complete -F _ntm ntm
)";

std::string_view word(OptionValue value) {
  switch (value) {
    case OptionValue::choices: return "choices";
    case OptionValue::file: return "file";
    case OptionValue::folder: return "folder";
    default: return "word";
  }
}

std::string names(const CommandOption& option, std::string_view separator) {
  return fmt::format("{}{}{}", option.short_name(), option.short_name().empty() ? "" : separator, option.long_name());
}

std::string option_names(Kinds kinds) {
  std::string list;
  for (const CommandOption* option : options_taken_by(kinds)) {
    if (!option->is_operand()) list += (list.empty() ? "" : " ") + names(*option, " ");
  }
  return list;
}

std::string write_branch(const Branch& branch) {
  std::string text = fmt::format("    {})\n", fmt::join(branch.commands, " | "));
  text += fmt::format("      options='{}'\n", option_names(branch.kind));
  std::string cases;
  for (const CommandOption* option : options_taken_by(branch.kind)) {
    const std::string values = fmt::format("{}", fmt::join(option->choices(), " "));
    if (option->is_operand()) {
      text += fmt::format("      operand={} operand_values='{}'\n", word(option->takes), values);
    } else if (option->takes != OptionValue::none) {
      cases += fmt::format("        {}) kind={} values='{}' ;;\n", names(*option, " | "), word(option->takes), values);
    }
  }
  return text + "      case $previous in\n" + cases + "      esac\n      ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string text(bash_beginning);
  std::vector<std::string_view> names_of_commands;
  for (const Command& command : commands()) names_of_commands.emplace_back(command.name);
  text += fmt::format("    '')\n      options='{}'\n      operand_values='{}'\n      ;;\n", option_names(kind::program),
                      fmt::join(names_of_commands, " "));
  for (const Branch& branch : branches()) text += write_branch(branch);
  text += "  esac\n";
  return text.append(ending);
}

}  // namespace ntm
