#include "documents/documents.hpp"

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <cctype>

#include "documents/roff.hpp"
#include "ntm/figure.hpp"
#include "ntm/formats.hpp"
#include "ntm/plausibility.hpp"
#include "read/columns.hpp"

namespace {

bool names(const std::string& text, std::string_view name) { return text.find(name) != std::string::npos; }

// Whether it stands in the text by itself, not as a part of a longer word.
bool has_word(const std::string& text, const std::string& word) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(text[at]) != 0 || text[at] == '-');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if (!is_part(at - 1) && !is_part(at + word.size())) return true;
  }
  return false;
}

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
    if (!option.short_name().empty()) CHECK(names(page, "\\fB" + with_roff_dashes(option.short_name()) + "\\fR"));
    if (option.takes != ntm::OptionValue::none) {
      CHECK(names(page, with_roff_dashes(option.long_name()) + "\\fR \\fI" + std::string(ntm::english(option.value))));
    }
  }
}

TEST_CASE("the man page has what the program's other tables hold") {
  const std::string page = ntm::man_page();
  const auto has_entry = [&](std::string_view name) {
    return names(page, ".TP\n\\fB" + with_roff_dashes(name) + "\\fR");
  };
  for (int i = 0; i <= static_cast<int>(ntm::Measure::criteria_not_met); ++i) {
    const auto measure = static_cast<ntm::Measure>(i);
    CHECK(
        names(page, ".TP\n\\fB" + std::string(ntm::name(measure)) + "\\fR (" + with_roff_dashes(unit(measure)) + ')'));
  }
  for (std::size_t i = 1; i < ntm::meaning_count; ++i) CHECK(has_entry(ntm::name(static_cast<ntm::Meaning>(i))));
  CHECK(names(page, "\nOther headers: năm; năm báo cáo; năm đánh giá.\n"));
  for (const ntm::Format& format : ntm::formats()) CHECK(has_entry(format.name));
  for (std::size_t i = 0; i < ntm::quantities; ++i) CHECK(has_entry(ntm::name(static_cast<ntm::Quantity>(i))));
  CHECK(names(page, "\nincome (million VND per person per year): from 5 to 500; else a warning.\n"));
  CHECK(names(page, "\\fBbands.csv\\fR\nlabel,from,to\n"));
}

TEST_CASE("prose has words between backticks in bold, and no sign of roff's own") {
  CHECK(ntm::prose("`--blank` says \"x\"") == R"(\fB\-\-blank\fR says \(dqx\(dq)");
  CHECK(ntm::prose("plain") == "plain");
  CHECK(ntm::paragraph(".hidden file") == ".PP\n\\&.hidden file\n");
}

TEST_CASE("the completions have every command, option and value") {
  struct Shell {
    std::string (*completion)();
    std::string before_option;
  };
  for (const auto& [completion, before_option] :
       {Shell{ntm::bash_completion, "--"}, {ntm::zsh_completion, "--"}, {ntm::fish_completion, "-l "}}) {
    const std::string text = completion();
    for (const ntm::Command& command : ntm::commands()) CHECK(has_word(text, command.name));
    for (const ntm::CommandOption& option : ntm::command_options()) {
      if (!option.is_operand()) {
        CHECK(has_word(text, before_option + std::string(option.long_name().substr(2))));
      }
      if (option.takes != ntm::OptionValue::choice && option.takes != ntm::OptionValue::choices) continue;
      // all of them, side by side
      CHECK(names(text, fmt::format("{}", fmt::join(option.choices(), " "))));
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
