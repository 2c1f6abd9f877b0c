#include "cli/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/account.hpp"
#include "cli/conditions.hpp"
#include "cli/input.hpp"
#include "cli/nearest.hpp"
#include "ntm/rule_sets.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::array<std::string_view, 3> rule_file_names{"criteria.csv", "bands.csv", "targets.csv"};
// A folder may have them or not.
constexpr std::string_view set_file_name = "set.csv";
constexpr std::string_view checks_file_name = "checks.csv";

std::string path_if_there(const std::string& folder, std::string_view name, const World& world) {
  std::string path = folder + '/' + std::string(name);
  return world.is_there(path) ? path : std::string();
}

// The number of "c02", "C2", "TC 2" or "2", or of the criterion whose name this is, or a part of it that no other has.
// Nothing, with an error, where the rules have no such criterion.
std::optional<int> criterion_named(const std::string& text, const Rules& rules, Diagnostics& diagnostics) {
  const std::string words = word_key(text);
  std::string_view digits = words;
  for (const std::string_view before : {"tc", "c", " "}) {
    if (digits.starts_with(before)) digits.remove_prefix(before.size());
  }
  for (const Criterion& criterion : rules.criteria) {
    if (digits == std::to_string(criterion.number) || digits == criterion.id().substr(1)) return criterion.number;
  }
  std::vector<const Criterion*> named;
  for (const bool is_whole : {true, false}) {
    for (const Criterion& criterion : rules.criteria) {
      const auto is_called = [&](const std::string& name) {
        const std::string key = word_key(name);
        const std::size_t at = is_whole ? 0 : (' ' + key + ' ').find(' ' + words + ' ');
        return is_whole ? key == words : at != std::string::npos;
      };
      if (is_called(criterion.name_vi) || is_called(criterion.name_en)) named.push_back(&criterion);
    }
    if (!named.empty()) break;
  }
  if (named.size() == 1) return named.front()->number;
  if (named.size() > 1) {
    std::vector<Message> candidates;
    for (const Criterion* const criterion : named) {
      candidates.push_back({"{} {}", criterion->id(), Message::in_both(criterion->name_en, criterion->name_vi)});
    }
    diagnostics.error({}, {"--missing {}: this may be any of {}", text, Message::list(candidates, "; ")},
                      "write its number");
    return std::nullopt;
  }
  diagnostics.error({}, {"--missing {}: rule set {} has no such criterion", text, rules.name},
                    {"write one from {} to {}", rules.criteria.front().id(), rules.criteria.back().id()});
  return std::nullopt;
}

// What a criterion is called does not depend on the province.
const Rules& rules_of_report(const Loaded& loaded, const Selection& selection) {
  const auto& years = loaded.input.panel.years();
  const Rules* const rules = loaded.rules.find(selection.year.value_or(years.back()), std::nullopt);
  return rules != nullptr ? *rules : loaded.rules.first();
}

}  // namespace

std::optional<Rules> load_rules(const std::string& name, World& world, Diagnostics& diagnostics) {
  if (const RuleSet* built_in = find_rule_set(name)) {
    return read_rules(std::string(built_in->name), built_in->files, std::string(built_in->name), diagnostics);
  }
  if (!world.is_folder(name)) {
    const std::vector<std::string_view> names = rule_set_names();
    diagnostics.error({}, {"{}: no such rules, and no such folder", name},
                      did_you_mean(name, names,
                                   {"choose one of {}, or a folder with criteria.csv, bands.csv and targets.csv",
                                    fmt::format("{}", fmt::join(names, ", "))}));
    return std::nullopt;
  }
  Diagnostics problems;
  std::array<std::string, rule_file_names.size()> texts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = world.read_file(name + '/' + std::string(rule_file_names[i]), problems);
  }
  const auto read_if_there = [&](std::string_view file) {
    const std::string path = path_if_there(name, file, world);
    return path.empty() ? std::string() : world.read_file(path, problems);
  };
  const std::string set = read_if_there(set_file_name);
  const std::string checks = read_if_there(checks_file_name);
  diagnostics.add(problems);
  if (problems.has_errors()) return std::nullopt;
  return read_rules(name, {texts[0], texts[1], texts[2], set, checks}, name, diagnostics);
}

std::optional<Rulebook> load_rulebook(const std::vector<std::string>& names, World& world, Diagnostics& diagnostics) {
  if (names.empty()) return Rulebook::built_in();
  std::vector<Rules> sets;
  for (const std::string& name : names) {
    if (auto rules = load_rules(name, world, diagnostics)) sets.push_back(std::move(*rules));
  }
  return sets.size() == names.size() ? std::optional(Rulebook(std::move(sets))) : std::nullopt;
}

Input read_input(const Options& options, const Rulebook& rules, World& world, Diagnostics& diagnostics) {
  ReadOptions read_options = options.read;
  std::vector<std::string> files;
  if (!options.columns.empty()) {
    Diagnostics problems;
    read_options.extra_columns = world.read_file(options.columns, problems);
    diagnostics.add(problems);
    if (!problems.has_errors()) read_options.extra_columns_file = options.columns;
    files.push_back(options.columns);
  }
  if (!options.crosswalk.empty()) {
    Diagnostics problems;
    const std::string text = world.read_file(options.crosswalk, problems);
    diagnostics.add(problems);
    if (!problems.has_errors()) {
      if (auto crosswalk = read_crosswalk(text, options.crosswalk, diagnostics)) {
        read_options.crosswalk = std::move(*crosswalk);
      }
    }
    files.push_back(options.crosswalk);
  }
  read_options.progress = world.progress(options.language);
  Found found = world.find_sources(options.paths, options.language, diagnostics);
  // they may lie among the tables of communes
  for (const std::string& other : {options.crosswalk, options.published}) {
    if (other.empty()) continue;
    std::erase_if(found.sources, [&](const Source& source) { return world.is_same_file(source.name, other); });
  }
  settle_years(options.years_of, world, found, diagnostics);
  for (const Source& source : found.sources) files.push_back(source.name);
  if (found.standard_input) files.emplace_back("/dev/stdin");
  Input input{read_panel(found.sources, rules, read_options, diagnostics), std::move(read_options.crosswalk),
              std::move(files)};
  std::vector<PassedOver>& passed_over = input.read.passed_over;
  passed_over.insert(passed_over.begin(), found.passed_over.begin(), found.passed_over.end());
  tell_outputs(passed_over, diagnostics);
  if (!diagnostics.has_errors() && input.read.panel.years().empty()) {
    diagnostics.error({}, "the input has no communes", "give files with at least one row");
  }
  return input;
}

std::optional<Loaded> load(const Options& options, World& world, Diagnostics& diagnostics) {
  auto rules = load_rulebook(options.rules, world, diagnostics);
  if (!rules) return std::nullopt;
  auto [input, crosswalk, files] = read_input(options, *rules, world, diagnostics);
  for (const std::string& name : options.rules) {
    if (find_rule_set(name) != nullptr) continue;
    for (const std::string_view file : rule_file_names) files.push_back(name + '/' + std::string(file));
    for (const std::string_view file : {set_file_name, checks_file_name}) {
      if (std::string path = path_if_there(name, file, world); !path.empty()) files.push_back(std::move(path));
    }
  }
  for (const FileAccount& file : input.files) tell(file, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Loaded{std::move(*rules), std::move(input), std::move(crosswalk), std::move(files)};
}

std::shared_ptr<const Summed> sum_up(const Options& options, World& world, Outcome& outcome) {
  Diagnostics diagnostics;
  auto loaded = load(options, world, diagnostics);
  if (!loaded) {
    outcome.tell(std::move(diagnostics), ExitCode::unusable_input);
    return nullptr;
  }
  const auto summed = std::make_shared<Summed>(Summed{std::move(*loaded), std::nullopt, std::nullopt});
  Selection selection = options.selection;
  for (const std::string& text : options.missing) {
    const auto number = criterion_named(text, rules_of_report(summed->loaded, selection), diagnostics);
    std::vector<int>& missing = selection.communes.missing;
    if (number && std::ranges::find(missing, *number) == missing.end()) missing.push_back(*number);
  }
  const Panel& whole = summed->loaded.input.panel;
  for (std::vector<Condition>* const conditions : {&selection.where, &selection.communes.where}) {
    settle_conditions(*conditions, summed->loaded, selection.year, diagnostics);
  }
  if (diagnostics.has_errors()) {
    // all that is wrong at once
    Diagnostics ignored;
    if (const auto all = Summary::make(whole, summed->loaded.rules, selection, ignored, options.read.threads,
                                       summed->loaded.crosswalk)) {
      for (const auto* const conditions : {&selection.where, &selection.communes.where}) {
        check_bands(*conditions, all->rules(), diagnostics);
      }
    }
  }
  if (!diagnostics.has_errors() && !selection.where.empty()) {
    summed->narrowed = narrowed_panel(summed->loaded, selection, options.read.threads, diagnostics);
  }
  if (!diagnostics.has_errors()) {
    summed->made = Summary::make(summed->narrowed ? *summed->narrowed : whole, summed->loaded.rules, selection,
                                 diagnostics, options.read.threads, summed->loaded.crosswalk, &whole);
  }
  return outcome.tell(std::move(diagnostics), ExitCode::wrong_usage) ? summed : nullptr;
}

}  // namespace ntm
