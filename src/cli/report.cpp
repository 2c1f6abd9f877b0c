#include "cli/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ntm/sections.hpp"

namespace ntm {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Message title_of(const Summary& summary) {
  const int year = summary.report_year();
  return summary.base_year() == year ? Message{"New rural development: {}", year}
                                     : Message{"New rural development: {} compared with {}", year, summary.base_year()};
}

// What was read, what could not be computed from it, and how the numbers are to be taken.
std::vector<Message> notes_of(const Summary& summary, const std::vector<FileAccount>& files) {
  constexpr std::size_t most_files_named = 20;
  std::vector<std::string> names;
  for (const FileAccount& file : files) names.push_back(file_name(file.file));
  const std::string listed = fmt::format(
      "{}", fmt::join(names.begin(),
                      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most_files_named)), ", "));
  std::vector<Message> notes{
      names.size() > most_files_named ? Message{"Read: {} and {} more.", listed, names.size() - most_files_named}
                                      : Message{"Read: {}.", listed},
      {"Years: {}. Rules: {}, {} criteria.", fmt::format("{}", fmt::join(summary.years(), ", ")), summary.rules().name,
       summary.rules().criteria_count()},
  };
  std::map<LeftOut, std::vector<std::string>> left_out;
  for (const FileAccount& file : files) {
    for (const LeftOut& missing : file.left_out) left_out[missing].push_back(file_name(file.file));
  }
  for (const auto& [missing, lacking] : left_out) {
    const Message figures = Message::list(missing.figures);
    notes.push_back(lacking.size() == files.size()
                        ? Message{"No column for {}; left out: {}.", missing.columns, figures}
                        : Message{"No column for {} in {}; left out: {}.", missing.columns,
                                  fmt::format("{}", fmt::join(lacking, ", ")), figures});
  }
  notes.push_back("Numbers are exact until shown, then rounded half away from zero; – is no data.");
  return notes;
}

Report make_report(const Summary& summary, const std::vector<FileAccount>& files, std::string_view section_name,
                   bool with_tables) {
  const auto chosen = [&](const Section& section) { return section_name == "report" || section_name == section.name; };
  Report report;
  for (const Section& section : sections()) {
    if (chosen(section)) section.compute(summary, report.figures);
  }
  if (!with_tables) return report;
  report.title = title_of(summary);
  report.notes = notes_of(summary, files);
  // a section may show figures of another: the averages show how they changed
  Figures all;
  for (const Section& section : sections()) section.compute(summary, all);
  const FigureIndex index(all);
  for (const Section& section : sections()) {
    if (!chosen(section)) continue;
    for (Table& table : section.lay_out(summary, index)) report.tables.push_back(std::move(table));
  }
  return report;
}

}  // namespace

ExitCode run_report(const Command& command, const Options& options) {
  Diagnostics diagnostics;
  const auto loaded = load(options, diagnostics);
  if (!loaded) {
    print(diagnostics, options.language);
    return ExitCode::unusable_input;
  }
  const auto summary =
      Summary::make(loaded->input.panel, loaded->rules, options.selection, diagnostics, options.read.threads);
  print(diagnostics, options.language);
  if (!summary) return ExitCode::wrong_usage;
  const std::string bytes = options.format->write(
      make_report(*summary, loaded->input.files, command.name, options.format->shows_tables), options.language);
  const bool written = options.output.empty() ? write_to_standard_output(bytes, options.language)
                                              : write_to_file(options.output, bytes, options.language);
  return written ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
