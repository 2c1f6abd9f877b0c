#include "documents/documents.hpp"

#include <doctest/doctest.h>

namespace {

bool names(const std::string& text, std::string_view name) { return text.find(name) != std::string::npos; }

// "--year" as roff has it.
std::string with_roff_dashes(std::string_view name) {
  std::string result;
  for (const char c : name) result += c == '-' ? "\\-" : std::string(1, c);
  return result;
}

}  // namespace

TEST_CASE("the man page has every command and option, with its example or its value") {
  const std::string page = ntm::man_page();
  for (const ntm::Command& command : ntm::commands()) {
    CHECK(names(page, "\n\\fB" + command.name + "\\fR\n"));
    CHECK(names(page, with_roff_dashes(command.example)));
  }
  for (const ntm::CommandOption& option : ntm::command_options()) {
    if (option.is_operand()) continue;
    CHECK(names(page, "\\fB" + with_roff_dashes(option.long_name()) + "\\fR"));
    CHECK(names(page, with_roff_dashes(option.short_name())));
    CHECK(names(page, ntm::english(option.value)));
  }
}

TEST_CASE("the completions have every command, option and value") {
  for (const auto make : {ntm::bash_completion, ntm::zsh_completion, ntm::fish_completion}) {
    const std::string text = make();
    for (const ntm::Command& command : ntm::commands()) CHECK(names(text, command.name));
    for (const ntm::CommandOption& option : ntm::command_options()) {
      if (!option.is_operand()) CHECK(names(text, option.long_name().substr(2)));
      for (const std::string_view value : option.choices()) CHECK(names(text, value));
    }
  }
}

TEST_CASE("commands of one kind share a branch, and each has one") {
  std::size_t count = 0;
  for (const ntm::Branch& branch : ntm::branches()) {
    for (const std::string_view name : branch.commands) CHECK(ntm::find_command(name)->kind == branch.kind);
    count += branch.commands.size();
  }
  CHECK(count == ntm::commands().size());
}

TEST_CASE("a quote in quotes is the shell's own") {
  CHECK(ntm::quoted("a year's", R"('\'')") == R"('a year'\''s')");
  CHECK(ntm::quoted("", R"(\')") == "''");
}
