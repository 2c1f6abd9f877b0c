#include "cli/results.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ntm {
namespace {

bool was_read(const std::string& path, const Loaded& loaded) {
  return std::ranges::any_of(loaded.files, [&](const std::string& file) {
    std::error_code ignored;
    return std::filesystem::equivalent(file, path, ignored);
  });
}

}  // namespace

ExitCode print_page(const Text& page, Language language) {
  return write_to_standard_output(page, language) ? ExitCode::done : ExitCode::unwritable_output;
}

ExitCode write_results(const std::vector<NamedText>& files, const Loaded& loaded, Language language) {
  Diagnostics diagnostics;
  for (const NamedText& file : files) {
    if (!was_read(file.name, loaded)) continue;
    diagnostics.error({file.name}, "the output is a file that is read", "choose another name to write to");
  }
  print(diagnostics, language);
  if (diagnostics.has_errors()) return ExitCode::wrong_usage;
  return write_files(files, language) ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
