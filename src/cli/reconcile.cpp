#include "cli/reconcile.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cli/chosen_formats.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/reconcile_tables.hpp"
#include "cli/results.hpp"
#include "cli/terminal.hpp"
#include "ntm/reconcile.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

bool put_out(const Report& report, const Options& options, const Loaded& loaded, const World& world, Outcome& outcome) {
  const Style style = chosen_style(options, world);
  std::vector<NamedText> files;
  for (const Format* const format : chosen_formats(options)) {
    const std::string name = is_into_folder(options)
                                 ? path_in(options.output, std::string("reconcile").append(format->ending))
                                 : options.output;
    files.push_back({name, make_text([report] { return report; }, *format, style)});
  }
  if (!is_into_folder(options)) return put_out(std::move(files.front().text), options, loaded, world, outcome);
  outcome.folder = options.output;
  return put_out(std::move(files), loaded, world, outcome);
}

// Laws multiply figures and divide them, which makes them longer. Where they become too long, the one that is the
// longest already is likely wrong.
void refuse_longest(const std::vector<PublishedLine>& lines, const std::string& file, Diagnostics& diagnostics) {
  const auto length = [](const PublishedLine& line) { return line.number.text.size(); };
  const auto longest = std::ranges::max_element(lines, {}, length);
  diagnostics.error({file, longest->line}, {"'{}' has too many digits to be compared exactly", longest->number.text},
                    "correct it, or round it");
}

}  // namespace

Outcome run_reconcile(const Command&, const Options& options, World& world) {
  Outcome outcome;
  if (!check_output(options, world, outcome)) return outcome;
  Diagnostics diagnostics;
  const std::string path = options.published == "-" ? "/dev/stdin" : options.published;
  const std::string text = world.read_file(path, diagnostics);
  std::optional<std::vector<PublishedLine>> lines;
  if (!diagnostics.has_errors()) lines = read_published(text, options.published, diagnostics);
  std::optional<Loaded> loaded;
  if (options.paths.empty()) {
    if (auto rules = load_rulebook(options.rules, world, diagnostics))
      loaded.emplace(Loaded{std::move(*rules), {}, {}, {}});
  } else {
    loaded = load(options, world, diagnostics);
  }
  // what only the figures show: years and districts that are missing
  if (loaded && !options.paths.empty()) {
    Summary::make(loaded->input.panel, loaded->rules, {}, diagnostics, options.read.threads, loaded->crosswalk);
  }
  if (!outcome.tell(std::move(diagnostics), ExitCode::unusable_input)) return outcome;
  loaded->files.push_back(path);
  const ReconcileData data{loaded->input.panel, loaded->crosswalk, options.read.threads};
  const bool has_data = !options.paths.empty();
  Reconciliation found;
  try {
    found = reconcile(*lines, loaded->rules, has_data ? &data : nullptr);
  } catch (const std::overflow_error&) {
    Diagnostics too_long;
    refuse_longest(*lines, options.published, too_long);
    outcome.tell(std::move(too_long), ExitCode::unusable_input);
    return outcome;
  }
  const Report report = make_report(options.published, *lines, found, has_data);
  if (put_out(report, options, *loaded, world, outcome) && found.contradicts()) outcome.code = ExitCode::findings;
  return outcome;
}

}  // namespace ntm
