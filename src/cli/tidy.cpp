#include "cli/tidy.hpp"

#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ntm/tidy.hpp"

namespace ntm {

ExitCode run_tidy(const Command&, const Options& options) {
  Diagnostics diagnostics;
  const auto loaded = load(options, diagnostics);
  std::vector<NamedText> files;
  if (loaded) {
    for (TidyFile& file : tidy(loaded->input.panel, loaded->rules, diagnostics)) {
      files.push_back({std::move(file.name), std::move(file.text)});
    }
  }
  print(diagnostics, options.language);
  if (diagnostics.has_errors()) return ExitCode::unusable_input;
  return write_new_files(options.output, files, options.language) ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
