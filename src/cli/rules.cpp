#include "cli/rules.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/load.hpp"
#include "cli/nearest.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "ntm/rule_sets.hpp"
#include "ntm/rulebook.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// "2011-2014", "from 2026"
Message years_of(const RuleTerms& terms) {
  if (!terms.from && !terms.to) return "every year";
  if (!terms.to) return {"from {}", *terms.from};
  if (!terms.from) return {"to {}", *terms.to};
  return Message::verbatim(fmt::format("{}-{}", *terms.from, *terms.to));
}

Message to_title(const RuleTerms& terms) { return Message::in_both(terms.title_en, terms.title_vi); }

Table list_of_sets() {
  Table table{"Built-in rules",
              {{"Name", ColumnContent::text},
               {"Years", ColumnContent::text},
               {"Province", ColumnContent::text},
               {"Decree", ColumnContent::text},
               {"Description", ColumnContent::text}},
              {},
              {}};
  const std::vector<RuleTerms> terms = Rulebook::built_in().terms();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    table.add_row(
        {std::string(rule_sets()[i].name), years_of(terms[i]), terms[i].province, terms[i].decree, to_title(terms[i])});
  }
  table.notes.push_back("Each year is judged by the rules of its province, or else of the country.");
  table.notes.push_back("`ntm rules NAME -o DIR` writes a set out to edit; `--rules DIR` uses it.");
  return table;
}

std::string show(const Rules& rules, const Style& style) {
  Table criteria{{"Criteria of {}", rules.name},
                 {{"No.", ColumnContent::text}, {"Criterion", ColumnContent::text}, {"Tiêu chí", ColumnContent::text}},
                 {},
                 {}};
  if (rules.names_departments()) criteria.columns.push_back({"Department", ColumnContent::text});
  for (const Criterion& criterion : rules.criteria) {
    criteria.add_row({std::to_string(criterion.number), Message::in_both(criterion.name_en, criterion.name_vi),
                      Message::in_both(criterion.name_vi, criterion.name_en)});
    if (rules.names_departments()) criteria.rows.back().cells.emplace_back(criterion.department);
  }
  Table bands{"Bands", {{"Label", ColumnContent::text}, {"From"}, {"To"}}, {}, {}};
  for (const Band& band : rules.bands) bands.add_row({band.label, Number{band.from}, Number{band.to}});
  Table targets{"Targets",
                {{"Scope", ColumnContent::text},
                 {"Name", ColumnContent::text},
                 {"Rule", ColumnContent::text},
                 {"Year", ColumnContent::text}},
                {},
                {}};
  for (const Target& target : rules.targets) {
    targets.add_row({std::string(name(target.scope)), target.name, target.item, std::to_string(target.year)});
  }
  if (rules.targets.empty()) targets.notes.push_back("None.");
  if (!rules.terms.decree.empty()) {
    criteria.notes.push_back(
        {"Years: {}. Province: {}. Criteria by {}.", years_of(rules.terms),
         rules.terms.province.empty() ? Message("all provinces") : Message::verbatim(rules.terms.province),
         rules.terms.decree});
  }
  return write_text_table(criteria, style) + '\n' + write_text_table(bands, style) + '\n' +
         write_text_table(targets, style);
}

Outcome write_set(const Options& options) {
  Outcome outcome;
  const std::string name = options.rules.empty() ? std::string() : options.rules.front();
  const RuleSet* const built_in = find_rule_set(name);
  if (built_in == nullptr) {
    Diagnostics diagnostics;
    diagnostics.error({},
                      name.empty() ? Message{"-o {}: the name of the rules to write is missing", options.output}
                                   : Message{"{}: no such built-in rules", name},
                      did_you_mean(name, rule_set_names(), "`ntm rules` lists them"));
    outcome.tell(std::move(diagnostics), ExitCode::wrong_usage);
    return outcome;
  }
  outcome.folder = options.output;
  outcome.only_new_files = true;
  const auto add = [&](const std::string& file, std::string_view text) {
    outcome.files.push_back({path_in(options.output, file), std::string(text)});
  };
  add("criteria.csv", built_in->files.criteria);
  add("bands.csv", built_in->files.bands);
  add("targets.csv", built_in->files.targets);
  add("set.csv", built_in->files.set);
  add("checks.csv", built_in->files.checks);
  return outcome;
}

}  // namespace

Outcome run_rules(const Command&, const Options& options, World& world) {
  if (!options.output.empty()) return write_set(options);
  Outcome outcome;
  const Style style = chosen_style(options, world);
  if (options.rules.empty()) {
    outcome.page = write_text_table(list_of_sets(), style);
    return outcome;
  }
  Diagnostics diagnostics;
  const auto rules = load_rules(options.rules.front(), world, diagnostics);
  if (outcome.tell(std::move(diagnostics), ExitCode::unusable_input)) outcome.page = show(*rules, style);
  return outcome;
}

}  // namespace ntm
