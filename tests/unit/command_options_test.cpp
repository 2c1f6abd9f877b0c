// What the tables of commands and options promise to the parser, the help and the documents that are made from them.
#include "cli/command_options.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "ntm/rule_sets.hpp"
#include "text/unicode.hpp"

using ntm::CommandOption;
using ntm::OptionValue;

namespace {

constexpr std::array languages{ntm::Language::english, ntm::Language::vietnamese};

std::vector<std::string> to_words(const std::string& command_line) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < command_line.size();) {
    const std::size_t end = std::min(command_line.find(' ', from), command_line.size());
    words.push_back(command_line.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

ntm::Invocation parsed(const std::string& command_line) {
  return ntm::parse(to_words(command_line), ntm::Language::english);
}

}  // namespace

TEST_CASE("every option says what it is, and a value what it is called") {
  for (const CommandOption& option : ntm::command_options()) {
    CAPTURE(option.names);
    CHECK_FALSE(option.summary.empty());
    for (const ntm::Language language : languages) CHECK_FALSE(option.summary.in(language).ends_with('.'));
    CHECK(option.value.empty() == (option.takes == OptionValue::none));
    CHECK(option.taken_by != 0);
    const bool is_set = option.set != nullptr;
    CHECK(is_set);
    const bool chosen = option.takes == OptionValue::choice || option.takes == OptionValue::choices;
    if (chosen) CHECK_FALSE(option.choices().empty());
    CHECK(option.is_operand() != option.long_name().starts_with("--"));
    if (!option.short_name().empty()) CHECK(option.short_name().size() == 2);
  }
}

TEST_CASE("no command takes two options of one name") {
  for (const ntm::Command& command : ntm::commands()) {
    std::set<std::string_view> names;
    for (const CommandOption* option : ntm::options_taken_by(command.kind)) {
      CAPTURE(option->names);
      CHECK(names.insert(option->long_name()).second);
      if (!option->short_name().empty()) CHECK(names.insert(option->short_name()).second);
    }
  }
}

TEST_CASE("what is said to hold without an option does hold") {
  const auto check_first = [](const CommandOption& option, std::string_view value) {
    CHECK(option.first_is_standard);
    CHECK(option.choices().front() == value);
  };
  int count = 0;
  for (const CommandOption& option : ntm::command_options()) {
    if (option.first_is_standard) ++count;
    if (option.names == "--sort") check_first(option, "district");
    if (option.names == "--color") check_first(option, "auto");
    if (option.names == "-f,--format" && option.first_is_standard) check_first(option, "text");
  }
  CHECK(count == 3);
  CHECK(ntm::Options().selection.communes.order == ntm::CommuneOrder::district);
  CHECK(ntm::Options().colour == ntm::ColourChoice::automatic);
}

TEST_CASE("every command has a name of its own, and an example that it takes") {
  std::set<std::string> names;
  for (const ntm::Command& command : ntm::commands()) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    CHECK_FALSE(command.summary.empty());
    REQUIRE(command.example.starts_with("ntm " + command.name));
    CHECK(parsed(command.example.substr(4)).command == &command);
    CHECK(std::ranges::count(ntm::command_groups, command.group) == 1);
  }
  for (const ntm::Example& example : ntm::examples()) {
    CHECK(parsed(std::string(example.command_line.substr(4))).command != nullptr);
  }
}

TEST_CASE("the help of a command names what it takes, and nothing else") {
  for (const ntm::Command& command : ntm::commands()) {
    for (const ntm::Language language : languages) {
      const std::string help = ntm::normalized(ntm::command_help(command, language));
      for (const CommandOption& option : ntm::command_options()) {
        if (option.is_operand()) continue;
        CAPTURE(command.name);
        CAPTURE(option.names);
        const bool taken = (option.taken_by & command.kind) != 0;
        const std::string entry =
            ntm::normalized(ntm::option_names(option, language) + ' ' + ntm::described(option, language));
        CHECK((help.find(entry) != std::string::npos) == taken);
      }
    }
  }
}

TEST_CASE("options are taken in any order, short or long, with or without an equals sign") {
  for (const char* line : {"bands a -f csv --by province,district --year 2013 b -o c",
                           "bands --output=c --year=2013 -fcsv --by=district,province a b"}) {
    const ntm::Options options = parsed(line).options;
    CHECK(options.paths == std::vector<std::string>{"a", "b"});
    REQUIRE(options.formats.size() == 1);
    CHECK(options.formats.front()->name == "csv");
    CHECK(options.selection.by_province);
    CHECK(options.selection.by_district);
    CHECK(options.selection.year == 2013);
    CHECK_FALSE(options.selection.base_year);
    CHECK(options.output == "c");
  }
}

TEST_CASE("an operand is taken as it stands") {
  const auto paths = [](const char* line) { return parsed(line).options.paths; };
  CHECK(paths("report check rules") == std::vector<std::string>{"check", "rules"});
  CHECK(paths("report [a,b] -") == std::vector<std::string>{"[a,b]", "-"});
  CHECK(paths("report -- -f --help") == std::vector<std::string>{"-f", "--help"});
}

TEST_CASE("help is given whatever else is wrong") {
  CHECK(parsed("gap --yeer --format xml -h").options.help);
  CHECK(parsed("--help nonsense").options.help);
  CHECK(parsed("--version").options.version);
}

TEST_CASE("the language is the one given, before the command or behind it, else the one found out") {
  CHECK(parsed("--lang vi gap a").options.language == ntm::Language::vietnamese);
  CHECK(parsed("--lang=vi gap a").command == ntm::find_command("gap"));
  CHECK(parsed("gap a --lang=vi").options.language == ntm::Language::vietnamese);
  CHECK(parsed("gap a").options.language == ntm::Language::english);
  CHECK(ntm::parse(to_words("gap a"), ntm::Language::vietnamese).options.language == ntm::Language::vietnamese);
  CHECK(parsed("--lang vi").command == nullptr);
}
