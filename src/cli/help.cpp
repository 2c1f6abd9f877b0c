// CLI11's own help pads by bytes, which misaligns Vietnamese, and knows neither examples nor groups.
#include "cli/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

// A name and what it means, in two columns.
using Listing = std::vector<std::pair<std::string, std::string>>;

std::size_t widest_name(const Listing& listing) {
  std::size_t widest = 0;
  for (const auto& [name, meaning] : listing) widest = std::max(widest, display_width(name));
  return widest;
}

// Text broken at blanks; lines but the first begin in `column`, where the first is to be put.
std::string broken(std::string_view text, std::size_t column) {
  return fmt::format("{}", fmt::join(wrapped(text, page_width - column), '\n' + std::string(column, ' ')));
}

std::string written(const Listing& listing, std::size_t widest) {
  std::string text;
  for (const auto& [name, meaning] : listing) {
    const std::size_t padding = widest - display_width(name) + gap;
    text.append(indent, ' ').append(name).append(padding, ' ');
    text.append(broken(meaning, indent + widest + gap)).append(1, '\n');
  }
  return text;
}

std::string section(std::string_view title, const std::string& text) {
  return text.empty() ? text : fmt::format("\n{}:\n{}", title, text);
}

Listing make_listing(CommandGroup group, Language language) {
  Listing listing;
  for (const Command& command : commands()) {
    if (command.group == group) listing.emplace_back(command.name, command.summary.in(language));
  }
  return listing;
}

Listing list_operands(Kinds kinds, Language language) {
  Listing listing;
  for (const CommandOption* option : options_taken_by(kinds)) {
    if (option->is_operand()) listing.emplace_back(option_names(*option, language), described(*option, language));
  }
  return listing;
}

Listing make_listing(OptionGroup group, Kinds kinds, Language language) {
  Listing listing;
  for (const CommandOption* option : options_taken_by(kinds)) {
    if (option->group != group || option->is_operand()) continue;
    listing.emplace_back(option_names(*option, language), described(*option, language));
  }
  return listing;
}

// "Usage: ntm …"
std::string usage_line(Message usage, Language language) {
  return Message{"Usage: {}", std::move(usage)}.in(language) + '\n';
}

}  // namespace

std::string option_names(const CommandOption& option, Language language) {
  const std::string_view value = option.value.in(language);
  if (option.is_operand()) return fmt::format("{}{}", value, option.repeats ? "..." : "");
  const std::string short_name = option.short_name().empty() ? "    " : fmt::format("{}, ", option.short_name());
  return fmt::format("{}{}{}{}", short_name, option.long_name(), value.empty() ? "" : " ", value);
}

Message one_or_more_of(const CommandOption& option) {
  const auto choices = option.choices();
  std::string all_but_last;
  for (std::size_t i = 0; i + 1 < choices.size(); ++i) all_but_last.append(i == 0 ? "" : ", ").append(choices[i]);
  Message list = Message::verbatim(std::string(choices.back()));
  if (choices.size() > 1) list = {"{} or {}", all_but_last, choices.back()};
  if (option.takes == OptionValue::choices) list = {"{}; separate several with commas", list};
  return list;
}

std::string described(const CommandOption& option, Language language) {
  std::string text(option.summary.in(language));
  const bool chosen = option.takes == OptionValue::choice || option.takes == OptionValue::choices;
  if (chosen) text += ": " + one_or_more_of(option).in(language);
  Message standard = option.standard;
  if (option.first_is_standard) standard = Message::verbatim(std::string(option.choices().front()));
  if (!standard.empty()) text += ' ' + Message{"(default: {})", std::move(standard)}.in(language);
  return text;
}

std::string usage_line(const Command& command, Language language) {
  std::string usage = fmt::format("ntm {} {}", command.name, Phrase("[OPTION...]").in(language));
  std::string operands;
  for (const CommandOption* option : options_taken_by(command.kind)) {
    if (option->is_operand()) {
      const std::string name = option_names(*option, language);
      operands += ' ' + (option->required ? name : '[' + name + ']');
    } else if (option->required) {
      usage += fmt::format(" {} {}", option->long_name(), option->value.in(language));
    }
  }
  return usage + operands;
}

std::string program_help(Language language) {
  std::string help = fmt::format("ntm: {}\n", program_summary.in(language));
  std::string shown;
  for (const Example& example : examples()) {
    shown += fmt::format("  {}\n      {}\n", example.command_line, broken(example.meaning.in(language), 6));
  }
  help += section(Phrase("Examples").in(language), shown);
  help += '\n' + usage_line("ntm COMMAND [OPTION...] [PATH...]", language);
  const Listing options = make_listing(OptionGroup::other, kind::program, language);
  std::size_t widest = widest_name(options);
  for (const CommandGroup group : command_groups) widest = std::max(widest, widest_name(make_listing(group, language)));
  for (const CommandGroup group : command_groups) {
    help += section(title(group).in(language), written(make_listing(group, language), widest));
  }
  help += section(Phrase("Options").in(language), written(options, widest));
  return help.append("\n")
      .append(Phrase("`ntm COMMAND --help` shows an example of a command and its options.").in(language))
      .append("\n");
}

std::string command_help(const Command& command, Language language) {
  std::string help = fmt::format("ntm {}: {}\n", command.name, command.summary.in(language));
  help += section(Phrase("Example").in(language), fmt::format("  {}\n", command.example));
  help += '\n' + usage_line(Message::verbatim(usage_line(command, language)), language);
  const Listing operands = list_operands(command.kind, language);
  std::size_t widest = widest_name(operands);
  for (const OptionGroup group : option_groups) {
    widest = std::max(widest, widest_name(make_listing(group, command.kind, language)));
  }
  if (!operands.empty()) help += '\n' + written(operands, widest);
  for (const OptionGroup group : option_groups) {
    help += section(title(group).in(language), written(make_listing(group, command.kind, language), widest));
  }
  return help;
}

}  // namespace ntm
