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

std::string years_of(const Summary& summary) {
  const int year = summary.report_year();
  return summary.base_year() == year ? fmt::format("{}", year)
                                     : fmt::format("{} compared with {}", year, summary.base_year());
}

// What was read, what could not be computed from it, and how the numbers are to be taken.
std::vector<std::string> notes_of(const Summary& summary, const std::vector<FileAccount>& files) {
  constexpr std::size_t most_files_named = 20;
  std::vector<std::string> names;
  for (const FileAccount& file : files) names.push_back(file_name(file.file));
  std::string listed = fmt::format(
      "{}", fmt::join(names.begin(),
                      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most_files_named)), ", "));
  if (names.size() > most_files_named) listed += fmt::format(" and {} more", names.size() - most_files_named);
  std::vector<std::string> notes{
      fmt::format("Read: {}.", listed),
      fmt::format("Years: {}. Rules: {}, {} criteria.", fmt::join(summary.years(), ", "), summary.rules().name,
                  summary.rules().criteria_count()),
  };
  std::map<LeftOut, std::vector<std::string>> left_out;
  for (const FileAccount& file : files) {
    for (const LeftOut& missing : file.left_out) left_out[missing].push_back(file_name(file.file));
  }
  for (const auto& [missing, lacking] : left_out) {
    const std::string who = lacking.size() == files.size() ? "" : fmt::format(" in {}", fmt::join(lacking, ", "));
    notes.push_back(
        fmt::format("No column for {}{}; left out: {}.", missing.columns, who, fmt::join(missing.figures, ", ")));
  }
  notes.emplace_back("Numbers are exact until shown, then rounded half away from zero; – is no data.");
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
  report.title = fmt::format("New rural development: {}", years_of(summary));
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
    print(diagnostics);
    return ExitCode::unusable_input;
  }
  const auto summary =
      Summary::make(loaded->input.panel, loaded->rules, options.selection, diagnostics, options.read.threads);
  print(diagnostics);
  if (!summary) return ExitCode::wrong_usage;
  const std::string bytes =
      options.format->write(make_report(*summary, loaded->input.files, command.name, options.format->shows_tables));
  const bool written = options.output.empty() ? write_to_standard_output(bytes) : write_to_file(options.output, bytes);
  return written ? ExitCode::done : ExitCode::unwritable_output;
}

}  // namespace ntm
