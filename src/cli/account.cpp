#include "cli/account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ntm {

std::vector<std::string> skipped_in(const FileAccount& file) {
  constexpr std::size_t most_lines_named = 5;
  std::vector<std::string> sentences;
  for (const auto& [kind, lines] : file.skipped_lines) {
    const auto named = static_cast<std::ptrdiff_t>(std::min(lines.size(), most_lines_named));
    const std::string_view plural = lines.size() == 1 ? "" : "s";
    sentences.push_back(fmt::format("skipped {} {} row{} (line{} {}{})", lines.size(), kind, plural, plural,
                                    fmt::join(lines.begin(), lines.begin() + named, ", "),
                                    lines.size() > most_lines_named ? ", …" : ""));
  }
  return sentences;
}

std::string left_out_in(const FileAccount& file) {
  if (file.left_out.empty()) return {};
  std::vector<std::string> columns;
  std::vector<std::string> figures;
  for (const LeftOut& missing : file.left_out) {
    columns.push_back(missing.columns);
    for (const std::string& figure : missing.figures) {
      if (std::ranges::find(figures, figure) == figures.end()) figures.push_back(figure);
    }
  }
  return fmt::format("no column for {}; left out: {}", fmt::join(columns, ", "), fmt::join(figures, ", "));
}

void tell(const FileAccount& file, Diagnostics& diagnostics) {
  for (std::string& sentence : skipped_in(file)) diagnostics.note({file.file}, std::move(sentence));
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    if (file.columns[i].meaning != "unknown" || file.columns[i].title.empty()) continue;
    diagnostics.note({file.file, file.header_line, i + 1},
                     fmt::format("column '{}' is not known; ignored", file.columns[i].title));
  }
  if (!file.left_out.empty()) diagnostics.note({file.file, file.header_line, 0}, left_out_in(file));
}

}  // namespace ntm
