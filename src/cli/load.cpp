#include "cli/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <filesystem>
#include <map>

#include "cli/account.hpp"
#include "cli/input.hpp"
#include "cli/nearest.hpp"
#include "cli/progress.hpp"
#include "ntm/rule_sets.hpp"

namespace ntm {

std::optional<Rules> load_rules(const std::string& name, Diagnostics& diagnostics) {
  if (const RuleSet* built_in = name.empty() ? rule_sets().data() : find_rule_set(name)) {
    return read_rules(std::string(built_in->name), built_in->files, std::string(built_in->name), diagnostics);
  }
  std::error_code ignored;
  if (!std::filesystem::is_directory(name, ignored)) {
    std::vector<std::string_view> names;
    for (const RuleSet& set : rule_sets()) names.push_back(set.name);
    diagnostics.error({}, {"{}: no such rules, and no such folder", name},
                      did_you_mean(name, names,
                                   {"choose one of {}, or a folder with criteria.csv, bands.csv and targets.csv",
                                    fmt::format("{}", fmt::join(names, ", "))}));
    return std::nullopt;
  }
  Diagnostics problems;
  const std::string criteria = read_file(name + "/criteria.csv", problems);
  const std::string bands = read_file(name + "/bands.csv", problems);
  const std::string targets = read_file(name + "/targets.csv", problems);
  for (const Diagnostic& problem : problems.all()) diagnostics.error(problem.where, problem.message, problem.hint);
  if (problems.has_errors()) return std::nullopt;
  return read_rules(name, {criteria, bands, targets}, name, diagnostics);
}

ReadResult read_input(const Options& options, const Rules& rules, Diagnostics& diagnostics) {
  ReadOptions read_options = options.read;
  if (!options.columns.empty()) {
    read_options.extra_columns = read_file(options.columns, diagnostics);
    read_options.extra_columns_file = options.columns;
  }
  Progress progress(options.language);
  read_options.progress = [&](std::uint64_t done, std::uint64_t all) { progress.tell(done, all); };
  return read_panel(find_sources(options.paths, options.language, diagnostics), rules, read_options, diagnostics);
}

std::optional<Loaded> load(const Options& options, Diagnostics& diagnostics) {
  auto rules = load_rules(options.rules, diagnostics);
  if (!rules) return std::nullopt;
  ReadResult input = read_input(options, *rules, diagnostics);
  for (const FileAccount& file : input.files) tell(file, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Loaded{std::move(*rules), std::move(input)};
}

namespace {

// What was read must not be written over.
void check_output(const Options& options, const ReadResult& input, Diagnostics& diagnostics) {
  for (const FileAccount& file : input.files) {
    std::error_code ignored;
    if (!std::filesystem::equivalent(file.file, options.output, ignored)) continue;
    diagnostics.error({options.output}, "the output is a file that is read", "choose another name to write to");
  }
}

}  // namespace

ExitCode with_summary(const Options& options, const std::function<ExitCode(const Summary&, const Loaded&)>& use) {
  Diagnostics diagnostics;
  const auto loaded = load(options, diagnostics);
  if (!loaded) {
    print(diagnostics, options.language);
    return ExitCode::unusable_input;
  }
  check_output(options, loaded->input, diagnostics);
  const auto summary =
      Summary::make(loaded->input.panel, loaded->rules, options.selection, diagnostics, options.read.threads);
  print(diagnostics, options.language);
  return summary && !diagnostics.has_errors() ? use(*summary, *loaded) : ExitCode::wrong_usage;
}

std::string messages(const Diagnostics& diagnostics, Language language) {
  // A file of a million bad rows is understood before its thousandth.
  constexpr std::size_t most_shown_of_a_file = 1000;
  std::map<std::string, std::size_t> shown;
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    if (++shown[diagnostic.where.file] <= most_shown_of_a_file)
      text.append(to_string(diagnostic, language)).append(1, '\n');
  }
  for (const auto& [file, count] : shown) {
    if (count <= most_shown_of_a_file) continue;
    Diagnostics rest;
    rest.note({file}, {"{} more messages are not shown", Count{static_cast<Integer>(count - most_shown_of_a_file)}});
    text.append(to_string(rest.all().front(), language)).append(1, '\n');
  }
  return text;
}

void print(const Diagnostics& diagnostics, Language language) {
  const std::string text = messages(diagnostics, language);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace ntm
