#include "cli/account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "words/file_list.hpp"
#include "words/phrases.hpp"

namespace ntm {

std::vector<Message> skipped_in(const FileAccount& file) {
  constexpr std::size_t most_lines_named = 5;
  std::vector<Message> sentences;
  for (const auto& [kind, lines] : file.skipped_lines) {
    const auto named = static_cast<std::ptrdiff_t>(std::min(lines.size(), most_lines_named));
    const auto count = static_cast<Integer>(lines.size());
    Message listed = Message::verbatim(fmt::format("{}", fmt::join(lines.begin(), lines.begin() + named, ", ")));
    if (lines.size() > most_lines_named) listed = {"{}, ...", listed};
    sentences.push_back(
        {"skipped {} {} row{} (line{} {})", Count{count}, kind, plural(count), plural(count), std::move(listed)});
  }
  return sentences;
}

Message left_out_in(const FileAccount& file) {
  if (file.left_out.empty()) return {};
  std::vector<Message> columns;
  std::vector<Message> figures;
  for (const LeftOut& missing : file.left_out) {
    columns.push_back(missing.columns);
    for (const Message& figure : missing.figures) {
      if (std::ranges::find(figures, figure) == figures.end()) figures.push_back(figure);
    }
  }
  return {"no column for {}; left out: {}", Message::list(columns), Message::list(figures)};
}

void tell_outputs(const std::vector<PassedOver>& passed_over, Diagnostics& diagnostics) {
  std::vector<Message> outputs;
  const PassedOver* first = nullptr;
  for (const PassedOver& file : passed_over) {
    if (!file.is_output) continue;
    if (first == nullptr) first = &file;
    outputs.push_back(Message::verbatim(file.file));
  }
  if (outputs.size() == 1) {
    diagnostics.note({first->file}, {"holds {}; skipped", first->why});
  } else if (!outputs.empty()) {
    diagnostics.note({}, {"skipped, because they hold reports or figures: {}", list_of_files(std::move(outputs))});
  }
}

void tell(const FileAccount& file, Diagnostics& diagnostics) {
  for (Message& sentence : skipped_in(file)) diagnostics.note({file.file}, std::move(sentence));
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const ColumnAccount& column = file.columns[i];
    if (column.meaning != "unknown" || column.title.empty() || !column.remark.empty()) continue;
    diagnostics.note({file.file, file.header_line, i + 1}, {"column '{}' is not known; ignored", column.title});
  }
  if (!file.left_out.empty()) diagnostics.note({file.file, file.header_line, 0}, left_out_in(file));
}

}  // namespace ntm
