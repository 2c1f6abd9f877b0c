#include "cli/reconcile.hpp"

#include <filesystem>

#include "cli/input.hpp"
#include "cli/load.hpp"
#include "cli/reconcile_tables.hpp"
#include "cli/report.hpp"
#include "cli/results.hpp"
#include "cli/say.hpp"
#include "cli/terminal.hpp"
#include "ntm/reconcile.hpp"

namespace ntm {
namespace {

// The only place that knows of formats.
Text text_of(const Report& report, const Options& options) {
  return format_of(options).whole(report, style_of(options));
}

ExitCode write_page(const Report& report, const Options& options, const Loaded& loaded) {
  if (options.output.empty()) return print_page(text_of(report, options), options.language);
  return write_results({{options.output, text_of(report, options)}}, loaded, options.language);
}

}  // namespace

ExitCode run_reconcile(const Command&, const Options& options) {
  std::error_code ignored;
  if (options.output.ends_with('/') || std::filesystem::is_directory(options.output, ignored)) {
    say({Severity::error, {options.output}, "the output is a folder", "name a file in it"}, options.language);
    return ExitCode::wrong_usage;
  }
  Diagnostics diagnostics;
  const std::string path = options.published == "-" ? "/dev/stdin" : options.published;
  const std::string text = read_file(path, diagnostics);
  std::optional<std::vector<PublishedLine>> lines;
  if (!diagnostics.has_errors()) lines = read_published(text, options.published, diagnostics);
  std::optional<Loaded> loaded;
  if (options.paths.empty()) {
    if (auto rules = load_rulebook(options.rules, diagnostics)) loaded.emplace(Loaded{std::move(*rules), {}, {}, {}});
  } else {
    loaded = load(options, diagnostics);
  }
  // what only the figures show: years and districts that are missing
  if (loaded && !options.paths.empty()) {
    Summary::make(loaded->input.panel, loaded->rules, {}, diagnostics, options.read.threads, loaded->crosswalk);
  }
  print(diagnostics, options.language);
  if (!lines || !loaded || diagnostics.has_errors()) return ExitCode::unusable_input;
  loaded->files.push_back(path);
  const ReconcileData data{loaded->input.panel, loaded->crosswalk, options.read.threads};
  const bool has_data = !options.paths.empty();
  const Reconciliation found = reconcile(*lines, loaded->rules, has_data ? &data : nullptr);
  const ExitCode written = write_page(report_of(options.published, *lines, found, has_data), options, *loaded);
  if (written != ExitCode::done) return written;
  return found.contradicts() ? ExitCode::findings : ExitCode::done;
}

}  // namespace ntm
