#include "cli/commands.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "cli/check.hpp"
#include "cli/notice.hpp"
#include "cli/reconcile.hpp"
#include "cli/report.hpp"
#include "cli/rules.hpp"
#include "cli/tidy.hpp"
#include "ntm/sections.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

struct SectionCommand {
  std::string_view name;
  std::string_view example;
  Kinds kind;
};

// Sections whose commands take other options than most.
constexpr std::array special_sections = std::to_array<SectionCommand>({
    {"criteria", "ntm criteria sample-data --missing", kind::criteria},
    {"gap", "ntm gap sample-data --fail-if-short", kind::gap},
    {"ranking", "ntm ranking sample-data --year 2012", kind::ranking},
    {"communes", "ntm communes sample-data --where pilot=yes --sort next", kind::communes},
});

Command make_command(const Section& section) {
  const std::string name(section.name);
  const auto* const special = std::ranges::find(special_sections, section.name, &SectionCommand::name);
  if (special == special_sections.end()) {
    return {name,
            CommandGroup::summaries,
            section.summary,
            "ntm " + name + " sample-data --by district",
            kind::section,
            run_report};
  }
  return {name, CommandGroup::summaries, section.summary, std::string(special->example), special->kind, run_report};
}

std::vector<Command> make_commands() {
  using enum CommandGroup;
  std::vector<Command> list{
      {"report", summaries, "the whole year-end summary", "ntm report sample-data", kind::report, run_report},
      {"notice", summaries, "the figures as sentences, ready to paste", "ntm notice sample-data --lang vi",
       kind::notice, run_notice}};
  for (const Section& section : sections()) list.push_back(make_command(section));
  list.insert(list.end(),
              {
                  {"check", input, "show how each file is understood, and all problems", "ntm check sample-data",
                   kind::check, run_check},
                  {"tidy", input, "write the same facts as canonical CSV files", "ntm tidy sample-data -o tidied",
                   kind::tidy, run_tidy},
                  {"reconcile", input, "check published figures, with or without data",
                   "ntm reconcile sample-data/published-2013.csv sample-data", kind::reconcile, run_reconcile},
                  {"rules", rules, "list, show or write out the built-in rules", "ntm rules lai-chau-2014 -o own",
                   kind::rules, run_rules},
              });
  return list;
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> list = make_commands();
  return list;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

std::span<const Example> examples() {
  static constexpr std::array list = std::to_array<Example>({
      {"ntm check sample-data", "how the files in a folder are understood, and all problems"},
      {"ntm report sample-data", "the whole summary of the latest year, to read"},
      {"ntm bands sample-data --by district -f excel -o bands.csv", "one section, for a spreadsheet"},
  });
  return list;
}

Phrase title(CommandGroup group) {
  switch (group) {
    case CommandGroup::summaries: return "Summaries";
    case CommandGroup::input: return "Input";
    case CommandGroup::rules: return "Rules";
  }
  return {};
}

}  // namespace ntm
