#include "cli/commands.hpp"

#include <vector>

#include "cli/check.hpp"
#include "cli/report.hpp"
#include "cli/rules.hpp"
#include "cli/tidy.hpp"
#include "ntm/sections.hpp"

namespace ntm {

std::span<const Command> commands() {
  static const std::vector<Command> list = [] {
    std::vector<Command> made{{"report", "the whole year-end summary", OptionSet::report, run_report}};
    for (const Section& section : sections()) {
      made.push_back({std::string(section.name), std::string(section.summary), OptionSet::report, run_report});
    }
    made.push_back({"check", "say what was understood of each file, and all problems", OptionSet::check, run_check});
    made.push_back({"tidy", "write the same facts as canonical CSV files", OptionSet::tidy, run_tidy});
    made.push_back({"rules", "list the built-in rules, show or write them out", OptionSet::rules, run_rules});
    return made;
  }();
  return list;
}

}  // namespace ntm
