#include <fmt/format.h>
#include <fmt/ranges.h>

#include "documents/documents.hpp"

namespace ntm {
namespace {

constexpr std::string_view quote = R"('\'')";

// What _arguments and _describe would take for their own signs.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

// What completes the value: an action of _arguments.
std::string write_action(const CommandOption& option) {
  const std::string values = fmt::format("{}", fmt::join(option.choices(), " "));
  const std::string_view paths = option.takes == OptionValue::folder ? "_files -/" : "_files";
  switch (option.takes) {
    case OptionValue::choice: return fmt::format("({})", values);
    case OptionValue::choices: return fmt::format("_values -s , {} {}", english(option.value), values);
    case OptionValue::file:
    case OptionValue::folder:
      if (values.empty()) return std::string(paths);
      // an action may hold no colon as it is
      return fmt::format(R"zsh({{_alternative "names\:name\:({})" "paths\:path\:{}"}})zsh", values, paths);
    default: return values.empty() ? " " : fmt::format("({})", values);
  }
}

// A specification for _arguments: '(-f --format)'{-f+,--format=}'[summary]:FORMAT:(text csv)'
std::string specification(const CommandOption& option) {
  const std::string action = write_action(option);
  if (option.is_operand()) {
    return quoted(fmt::format("{}:{}:{}", option.repeats ? "*" : "1", english(option.value), action), quote);
  }
  const std::string behind =
      fmt::format("[{}]{}", escaped(english(option.summary)),
                  option.takes == OptionValue::none ? "" : fmt::format(":{}:{}", english(option.value), action));
  const std::string_view equals = option.takes == OptionValue::none ? "" : "=";
  const std::string_view plus = option.takes == OptionValue::none ? "" : "+";
  const std::string repeats = option.repeats ? "*" : "";
  if (option.short_name().empty()) {
    const std::string exclusive = option.repeats ? "*" : fmt::format("({})", option.long_name());
    return quoted(fmt::format("{}{}{}{}", exclusive, option.long_name(), equals, behind), quote);
  }
  const std::string exclusive =
      option.repeats ? "'*'" : fmt::format("'({} {})'", option.short_name(), option.long_name());
  return fmt::format("{}{{{}{},{}{}}}{}", exclusive, option.short_name(), plus, option.long_name(), equals,
                     quoted(behind, quote));
}

std::string arguments(Kinds kinds, std::string_view indent) {
  std::string text = fmt::format("{}_arguments -s -S", indent);
  for (const CommandOption* option : options_taken_by(kinds)) {
    text += fmt::format(" \\\n{}  {}", indent, specification(*option));
  }
  return text + '\n';
}

}  // namespace

std::string zsh_completion() {
  std::string text =
      "#compdef ntm\n"
      "# Completion of ntm in zsh. Made from the program's own tables: change these.\n\n"
      "_ntm() {\n"
      "  local -a commands=(\n";
  for (const Command& command : commands()) {
    text += fmt::format("    {}\n", quoted(command.name + ':' + escaped(english(command.summary)), quote));
  }
  text +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    if [[ $PREFIX == -* ]]; then\n";
  text += arguments(kind::program, "      ");
  text +=
      "    else\n"
      "      _describe -t commands command commands\n"
      "    fi\n"
      "    return\n"
      "  fi\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $words[1] in\n";
  for (const Branch& branch : branches()) {
    text += fmt::format("    {})\n", fmt::join(branch.commands, "|"));
    text += arguments(branch.kind, "      ") + "      ;;\n";
  }
  text +=
      "  esac\n"
      "}\n\n"
      "_ntm \"$@\"\n";
  return text;
}

}  // namespace ntm
