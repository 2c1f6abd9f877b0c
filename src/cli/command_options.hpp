// The options: rows of one table, from which the parser, the help, the man page and the completions are made.
//
// A new option is one row in command_options.cpp and the member of Options that the row sets. Its summary stands only
// there, and is the key of its translations.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "ntm/phrase.hpp"

namespace ntm {

// The kinds of commands, by the options that they take: bits, joined by |.
using Kinds = unsigned;
namespace kind {
constexpr Kinds program = 1;  // `ntm` itself, without a command
constexpr Kinds report = 2;
constexpr Kinds section = 4;    // most sections of the report
constexpr Kinds criteria = 8;   // the section of criteria
constexpr Kinds gap = 16;       // that of targets
constexpr Kinds ranking = 32;   // that of districts by their average
constexpr Kinds communes = 64;  // the list of communes
constexpr Kinds notice = 128;
constexpr Kinds check = 256;
constexpr Kinds tidy = 512;
constexpr Kinds rules = 1024;
constexpr Kinds reconcile = 2048;

constexpr Kinds grouped = report | section | criteria;            // figures of groups of communes
constexpr Kinds judged = report | gap;                            // judge targets
constexpr Kinds figures = grouped | judged | ranking | communes;  // print figures
constexpr Kinds summaries = figures | notice;                     // sum up what was read
constexpr Kinds readers = summaries | check | tidy | reconcile;   // read communes
constexpr Kinds texts = summaries | check | rules | reconcile;    // print text
constexpr Kinds all = program | readers | rules;
}  // namespace kind

// What stands behind an option. It decides what is refused, and what a shell completes.
enum class OptionValue {
  none,     // a switch
  choice,   // one of the values
  choices,  // one or more of the values, with commas; set once for each
  text,     // of the values or any other
  file,     // of the values or a path
  folder,   // of the values or a path
};

// Where an option stands in help and man page, in this order.
enum class OptionGroup {
  figures,
  output,
  input,
  other
};
inline constexpr std::array option_groups{OptionGroup::figures, OptionGroup::output, OptionGroup::input,
                                          OptionGroup::other};
Phrase title(OptionGroup group);

struct CommandOption {
  std::string_view names;  // "-f,--format"; without dashes ("PATH") it is what stands on the line by itself
  Phrase value{};
  Phrase summary;
  Phrase standard{};               // what holds where the option is not given, if there is something to say
  bool first_is_standard = false;  // then the first of the values holds
  OptionGroup group = OptionGroup::other;
  Kinds taken_by = 0;
  OptionValue takes = OptionValue::none;
  std::vector<std::string_view> (*values)() = nullptr;  // those to choose from or to complete
  bool required = false;
  bool repeats = false;  // may be given more than once
  // Takes a value, "" for a switch; throws UnusableValue (option_values.hpp).
  void (*set)(Options& options, const std::string& value) = nullptr;

  [[nodiscard]] bool is_operand() const { return !names.starts_with('-'); }
  [[nodiscard]] std::string_view short_name() const;  // "-f", or empty
  [[nodiscard]] std::string_view long_name() const;   // "--format"; of an operand, "PATH"
  [[nodiscard]] std::vector<std::string_view> choices() const;
};

// All of them, in the order of the help.
std::span<const CommandOption> command_options();

// Those that commands of these kinds take.
std::vector<const CommandOption*> options_taken_by(Kinds kinds);

}  // namespace ntm
