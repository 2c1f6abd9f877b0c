#include "cli/tidy.hpp"

#include <utility>

#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ntm/tidy.hpp"

namespace ntm {

Outcome run_tidy(const Command&, const Options& options, World& world) {
  Outcome outcome;
  Diagnostics diagnostics;
  const auto loaded = load(options, world, diagnostics);
  if (!outcome.tell(std::move(diagnostics), ExitCode::unusable_input)) return outcome;
  outcome.folder = options.output;
  outcome.only_new_files = true;
  for (TidyFile& file : tidy(loaded->input.panel, loaded->rules)) {
    outcome.files.push_back({path_in(options.output, file.name), std::move(file.text)});
  }
  return outcome;
}

}  // namespace ntm
