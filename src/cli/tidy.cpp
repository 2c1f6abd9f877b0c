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
    for (TidyFile& file : tidy(loaded->input.panel, loaded->rules)) {
      files.push_back({path_in(options.output, file.name), std::move(file.text)});
    }
  }
  print(diagnostics, options.language);
  if (diagnostics.has_errors()) return ExitCode::unusable_input;
  const bool written = make_folder(options.output, options.language) && write_new_files(files, options.language);
  return written ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
