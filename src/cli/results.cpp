#include "cli/results.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace ntm {
namespace {

// What may not be replaced: what was read, and what lies in the folder beside it, unless the program wrote it.
std::optional<Message> reason_to_keep(const std::string& path, const Loaded& loaded) {
  const auto is_at_path = [&](const std::string& file) {
    std::error_code ignored;
    return std::filesystem::equivalent(file, path, ignored);
  };
  for (const PassedOver& file : loaded.input.passed_over) {
    if (!is_at_path(file.file)) continue;
    if (file.is_output) return std::nullopt;
    return Message("the output is a file that the program did not write");
  }
  if (std::ranges::any_of(loaded.files, is_at_path)) return Message("the output is a file that is read");
  return std::nullopt;
}

}  // namespace

ExitCode print_page(const Text& page, Language language) {
  return write_to_standard_output(page, language) ? ExitCode::done : ExitCode::unwritable_output;
}

ExitCode write_results(const std::vector<NamedText>& files, const Loaded& loaded, Language language) {
  Diagnostics diagnostics;
  for (const NamedText& file : files) {
    if (auto reason = reason_to_keep(file.name, loaded)) {
      diagnostics.error({file.name}, std::move(*reason), "choose another name to write to");
    }
  }
  print(diagnostics, language);
  if (diagnostics.has_errors()) return ExitCode::wrong_usage;
  return write_files(files, language) ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
