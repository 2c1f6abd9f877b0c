#include "cli/reconcile.hpp"

#include <string>
#include <vector>

#include "cli/chosen_formats.hpp"
#include "cli/input.hpp"
#include "cli/load.hpp"
#include "cli/reconcile_tables.hpp"
#include "cli/results.hpp"
#include "ntm/reconcile.hpp"

namespace ntm {
namespace {

ExitCode write_page(const Report& report, const Options& options, const Loaded& loaded) {
  std::vector<NamedText> files;
  for (const Format* const format : formats_of(options)) {
    const std::string name = is_into_folder(options)
                                 ? path_in(options.output, std::string("reconcile").append(format->ending))
                                 : options.output;
    files.push_back({name, text_of(report, *format, options)});
  }
  if (options.output.empty()) return print_page(files.front().text, options.language);
  if (is_into_folder(options) && !make_folder(options.output, options.language)) return ExitCode::unwritable_output;
  return write_results(files, loaded, options.language);
}

}  // namespace

ExitCode run_reconcile(const Command&, const Options& options) {
  if (const ExitCode checked = check_output(options); checked != ExitCode::done) return checked;
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
