// CLI11 cuts the words into options and values; what they may be and mean stands in the table of options.
#include "cli/parse.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/help.hpp"
#include "cli/nearest.hpp"
#include "cli/option_values.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

using Names = std::vector<std::string_view>;

// An option of the table beside CLI11's record of it.
using Parsed = std::vector<std::pair<const CommandOption*, CLI::Option*>>;

std::string called(const Command* command) { return command == nullptr ? "ntm" : "ntm " + command->name; }

Message see_help(const Command* command) {
  if (command == nullptr) return "`ntm --help` shows the commands";
  return {"`{} --help` shows its options", called(command)};
}

Parsed add_options(CLI::App& app, Kinds kinds) {
  Parsed parsed;
  for (const CommandOption* option : options_taken_by(kinds)) {
    const std::string names(option->names);
    if (option->takes == OptionValue::none) {
      parsed.emplace_back(option, app.add_flag(names)->disable_flag_override());
      continue;
    }
    CLI::Option* added = app.add_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    // an option takes the one word behind it, and never the paths that follow
    if (option->is_operand() && option->repeats) {
      added->expected(-1)->allow_extra_args();
    } else {
      added->expected(1)->allow_extra_args(false);
    }
    parsed.emplace_back(option, added);
  }
  return parsed;
}

// CLI11 takes "[a,b]" for a list, which as a path is one; a mark at its end hides it.
constexpr char hiding_mark = '\x01';

std::string hidden_from_cli11(const std::string& word) {
  return word.starts_with('[') && word.ends_with(']') ? word + hiding_mark : word;
}

std::string shown_again(std::string word) {
  if (word.ends_with(hiding_mark)) word.pop_back();
  return word;
}

// As a message calls it.
Message name_of(const CommandOption& option) {
  return option.is_operand() ? Message(option.value) : Message::verbatim(std::string(option.long_name()));
}

[[noreturn]] void refuse_empty(Message name) {
  throw WrongUsage{{"{}: the value is empty; write one, or leave the option out", std::move(name)}};
}

bool is_called(const CommandOption& option, std::string_view name) {
  return !option.is_operand() && (option.long_name() == name || option.short_name() == name);
}

// What CLI11 would take for something else.
void check_words(std::span<const std::string> words, const Parsed& parsed) {
  for (const std::string& word : words) {
    if (word == "--") return;
    const std::size_t equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string::npos) continue;
    const std::string name = word.substr(0, equals);
    for (const auto& [option, given] : parsed) {
      if (!is_called(*option, name)) continue;
      if (option->takes == OptionValue::none) {
        throw WrongUsage{{"{}: {} takes no value; leave it out", word, name}};
      }
      // else the next word, possibly a file of communes, would be the value
      if (equals + 1 == word.size()) refuse_empty(Message::verbatim(name));
    }
  }
}

[[noreturn]] void refuse_unknown(const std::string& word, const Command* command) {
  if (!word.starts_with('-') || word == "-") {
    throw WrongUsage{{"{}: one argument too many; {}", word, see_help(command)}};
  }
  const std::string name = word.substr(0, word.find('='));
  const Kinds kinds = command == nullptr ? kind::program : command->kind;
  Names names;
  for (const CommandOption* option : options_taken_by(kinds)) {
    if (!option->is_operand()) names.push_back(option->long_name());
  }
  for (const CommandOption& option : command_options()) {
    if (!is_called(option, name)) continue;
    if (command == nullptr) throw WrongUsage{{"{}: the command comes first; {}", name, see_help(command)}};
    throw WrongUsage{{"{}: {} does not take this option; {}", name, called(command), see_help(command)}};
  }
  throw WrongUsage{{"{}: no such option; {}", name, did_you_mean(name, names, see_help(command))}};
}

void check_choice(const CommandOption& option, const std::string& value) {
  const Names choices = option.choices();
  if (std::ranges::find(choices, value) != choices.end()) return;
  throw UnusableValue{{"no such value; {}", did_you_mean(value, choices, {"write {}", one_or_more_of(option)})}};
}

void set(const CommandOption& option, const std::string& value, Options& options) {
  const bool is_path = option.takes == OptionValue::file || option.takes == OptionValue::folder;
  if (!is_path && find_invalid_utf8(value) != std::string::npos) throw UnusableValue{"not UTF-8; write it again"};
  switch (option.takes) {
    case OptionValue::choice: check_choice(option, value); break;
    case OptionValue::choices:
      for (std::size_t from = 0; from <= value.size();) {
        const std::string part = value.substr(from, value.find(',', from) - from);
        check_choice(option, part);
        option.set(options, part);
        from += part.size() + 1;
      }
      return;
    default: break;
  }
  option.set(options, value);
}

void take(const CommandOption& option, const CLI::Option& given, Options& options) {
  if (option.takes == OptionValue::none) {
    option.set(options, {});
    return;
  }
  if (given.results().size() > 1 && !option.repeats) {
    throw WrongUsage{{"{} is given {} times; give it once", option.long_name(), given.results().size()}};
  }
  for (const std::string& hidden : given.results()) {
    const std::string value = shown_again(hidden);
    const bool is_option =
        !option.is_operand() && std::ranges::any_of(command_options(), [&](const CommandOption& other) {
          return !other.is_operand() && other.long_name() == value;
        });
    if (is_option) throw WrongUsage{{"{} needs a value, and {} is an option", name_of(option), value}};
    if (value.empty()) refuse_empty(name_of(option));
    try {
      set(option, value, options);
    } catch (const UnusableValue& problem) {
      throw WrongUsage{{"{} {}: {}", name_of(option), value, problem.message}};
    }
  }
}

// Whether help or the version is asked for: then what else is wrong does not matter.
bool asks_about_program(const Parsed& parsed, Options& options) {
  Options asked;
  for (const auto& [option, given] : parsed) {
    if (option->takes == OptionValue::none && given->count() > 0) option->set(asked, {});
  }
  options.help = asked.help;
  options.version = asked.version;
  return asked.help || asked.version;
}

void require(const CommandOption& option, const Command& command) {
  Message what = name_of(option);
  if (!option.is_operand()) what = {"{} {}", what, option.value};
  throw WrongUsage{
      {"{} is missing: {}; for example `{}`; {}", what, option.summary, command.example, see_help(&command)}};
}

Options parse_options(const Command* command, std::span<const std::string> words, Language language) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  const Parsed parsed = add_options(app, command == nullptr ? kind::program : command->kind);
  check_words(words, parsed);
  std::vector<std::string> reversed;  // as CLI11 wants them
  std::ranges::transform(words.rbegin(), words.rend(), std::back_inserter(reversed), hidden_from_cli11);
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ArgumentMismatch&) {
    throw WrongUsage{{"{} needs a value; {}", words.back(), see_help(command)}};
  } catch (const CLI::ParseError& error) {
    throw WrongUsage{{"{}; {}", std::string_view(error.what()), see_help(command)}};
  }
  Options options;
  options.language = language;
  options.read.threads = std::max(1U, std::thread::hardware_concurrency());
  if (asks_about_program(parsed, options)) return options;
  for (const std::string& word : app.remaining()) {
    if (word != "--") refuse_unknown(shown_again(word), command);
  }
  for (const auto& [option, given] : parsed) {
    if (given->count() > 0) {
      take(*option, *given, options);
    } else if (option->required) {
      require(*option, *command);
    }
  }
  return options;
}

// How many words an option of the program itself takes that stands before a command: --lang alone has a value.
std::size_t words_before_command(std::span<const std::string> words) {
  const std::string name = words.front().substr(0, words.front().find('='));
  for (const CommandOption* option : options_taken_by(kind::program)) {
    if (option->takes != OptionValue::none && is_called(*option, name)) return name == words.front() ? 2 : 1;
  }
  return 0;
}

}  // namespace

Invocation parse(std::span<const std::string> words, Language language) {
  const std::size_t place = words_before_command(words);
  const std::string& name = place < words.size() ? words[place] : words.front();
  const bool is_option = name.starts_with('-') && name.find_first_not_of('-') != std::string::npos;
  if (is_option) return {nullptr, parse_options(nullptr, words, language)};
  const Command* command = find_command(name);
  if (command == nullptr) {
    Names names;
    for (const Command& known : commands()) names.push_back(known.name);
    const std::string all = fmt::format("{}", fmt::join(names, ", "));
    for (const CommandOption* option : options_taken_by(kind::program)) names.push_back(option->long_name());
    throw WrongUsage{{"{}: no such command; {}", name,
                      did_you_mean(name, names, {PhraseWith<1>("choose one of {}", "commands"), all})}};
  }
  std::vector<std::string> others(words.begin(), words.end());
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(place));
  return {command, parse_options(command, others, language)};
}

}  // namespace ntm
