#include "cli/results.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "words/phrases.hpp"

namespace ntm {
namespace {

// What may not be replaced: what was read, and what lies in the folder beside it, unless the program wrote it.
std::optional<Message> reason_to_keep(const std::string& path, const Loaded& loaded, const World& world) {
  const auto is_at_path = [&](const std::string& file) { return world.is_same_file(file, path); };
  for (const PassedOver& file : loaded.input.passed_over) {
    if (!is_at_path(file.file)) continue;
    if (file.is_output) return std::nullopt;
    return Message("the output is a file that the program did not write");
  }
  if (std::ranges::any_of(loaded.files, is_at_path)) return Message("the output file is also an input file");
  return std::nullopt;
}

}  // namespace

bool put_out(std::vector<NamedText> files, const Loaded& loaded, const World& world, Outcome& outcome) {
  Diagnostics diagnostics;
  for (const NamedText& file : files) {
    if (auto reason = reason_to_keep(file.name, loaded, world)) {
      diagnostics.error({file.name}, std::move(*reason), "choose another name to write to");
    }
  }
  if (!outcome.tell(std::move(diagnostics), ExitCode::wrong_usage)) return false;
  outcome.files = std::move(files);
  return true;
}

bool put_out(Text text, const Options& options, const Loaded& loaded, const World& world, Outcome& outcome) {
  if (!options.output.empty()) return put_out({{options.output, std::move(text)}}, loaded, world, outcome);
  outcome.page = std::move(text);
  return true;
}

}  // namespace ntm
