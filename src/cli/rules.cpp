#include "cli/rules.hpp"

#include <algorithm>

#include "cli/load.hpp"
#include "cli/nearest.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "ntm/rule_sets.hpp"

namespace ntm {
namespace {

Table list_of_sets() {
  Table table{"Built-in rules", {{"Name", ColumnKind::text}, {"What they are", ColumnKind::text}}, {}, {}};
  for (const RuleSet& set : rule_sets()) table.add_row({std::string(set.name), Message(set.summary)});
  table.notes.push_back(
      "The first is the default. `ntm rules NAME -o DIR` writes one out to edit; `--rules DIR` uses it.");
  return table;
}

std::string show(const Rules& rules, const Style& style) {
  Table criteria{{"Criteria of {}", rules.name},
                 {{"No.", ColumnKind::text}, {"Criterion", ColumnKind::text}, {"Tiêu chí", ColumnKind::text}},
                 {},
                 {}};
  const bool has_departments =
      std::ranges::any_of(rules.criteria, [](const Criterion& c) { return !c.department.empty(); });
  if (has_departments) criteria.columns.push_back({"Department", ColumnKind::text});
  for (const Criterion& criterion : rules.criteria) {
    criteria.add_row({std::to_string(criterion.number), Message::in_both(criterion.name_en, criterion.name_vi),
                      Message::in_both(criterion.name_vi, criterion.name_en)});
    if (has_departments) criteria.rows.back().cells.emplace_back(criterion.department);
  }
  Table bands{"Bands", {{"Label", ColumnKind::text}, {"From"}, {"To"}}, {}, {}};
  for (const Band& band : rules.bands) bands.add_row({band.label, Number{band.from}, Number{band.to}});
  Table targets{
      "Targets",
      {{"Scope", ColumnKind::text}, {"Name", ColumnKind::text}, {"Rule", ColumnKind::text}, {"Year", ColumnKind::text}},
      {},
      {}};
  for (const Target& target : rules.targets) {
    targets.add_row({std::string(name(target.scope)), target.name, target.item, std::to_string(target.year)});
  }
  if (rules.targets.empty()) targets.notes.push_back("None.");
  return write_text_table(criteria, style) + '\n' + write_text_table(bands, style) + '\n' +
         write_text_table(targets, style);
}

}  // namespace

ExitCode run_rules(const Command&, const Options& options) {
  if (options.rules.empty()) {
    return write_to_standard_output(write_text_table(list_of_sets(), style_of(options)), options.language)
               ? ExitCode::done
               : ExitCode::unwritable_output;
  }
  const RuleSet* built_in = find_rule_set(options.rules);
  if (built_in != nullptr && !options.output.empty()) {
    const bool written = write_new_files(options.output,
                                         {{"criteria.csv", std::string(built_in->files.criteria)},
                                          {"bands.csv", std::string(built_in->files.bands)},
                                          {"targets.csv", std::string(built_in->files.targets)}},
                                         options.language);
    return written ? ExitCode::done : ExitCode::unwritable_output;
  }
  Diagnostics diagnostics;
  if (!options.output.empty()) {
    std::vector<std::string_view> names;
    for (const RuleSet& set : rule_sets()) names.push_back(set.name);
    diagnostics.error({}, {"{}: no such built-in rules", options.rules},
                      did_you_mean(options.rules, names, "`ntm rules` lists them"));
    print(diagnostics, options.language);
    return ExitCode::wrong_usage;
  }
  const auto rules = load_rules(options.rules, diagnostics);
  print(diagnostics, options.language);
  if (!rules) return ExitCode::unusable_input;
  return write_to_standard_output(show(*rules, style_of(options)), options.language) ? ExitCode::done
                                                                                     : ExitCode::unwritable_output;
}

}  // namespace ntm
