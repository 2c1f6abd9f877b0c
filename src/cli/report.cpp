#include "cli/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cli/load.hpp"
#include "cli/nearest.hpp"
#include "cli/results.hpp"
#include "cli/terminal.hpp"
#include "ntm/report.hpp"
#include "ntm/sections.hpp"

namespace ntm {
namespace {

// Whether the output goes into a folder, one file a section.
bool is_into_folder(const Options& options) { return options.output.ends_with('/'); }

// The first whose files end so; null where there is none.
const Format* find_format_by(std::string_view extension) {
  const auto found = std::ranges::find(formats(), extension, &Format::extension);
  return found == formats().end() ? nullptr : &*found;
}

// Those that were chosen, or the one that the name of the output asks for, or the first.
std::vector<const Format*> formats_of(const Options& options) {
  if (!options.formats.empty()) return options.formats;
  const Format* const named = find_format_by(lower_extension(options.output));
  return {named != nullptr ? named : &formats().front()};
}

// Names by which another program takes a file for a document of its own.
bool is_document_of_others(std::string_view extension) {
  constexpr std::array<std::string_view, 14> extensions{".pdf",  ".doc",  ".docx", ".docm", ".odt",  ".rtf", ".xls",
                                                        ".xlsm", ".xlsb", ".ods",  ".ppt",  ".pptx", ".zip", ".db"};
  return std::ranges::find(extensions, extension) != extensions.end();
}

// ".txt, .csv or .html", of all formats.
Message list_of_extensions() {
  std::vector<std::string_view> extensions;
  for (const Format& format : formats()) {
    if (std::ranges::find(extensions, format.extension()) == extensions.end()) extensions.push_back(format.extension());
  }
  const std::string_view last = extensions.back();
  extensions.pop_back();
  return {"{} or {}", fmt::format("{}", fmt::join(extensions, ", ")), last};
}

// Whoever opens a file goes by its name: where a format is chosen any name will do that promises nothing else.
void check_name(const Options& options, Diagnostics& diagnostics) {
  const std::string extension = lower_extension(options.output);
  if (extension.empty() || is_into_folder(options)) return;
  const Format* const named = find_format_by(extension);
  if (is_document_of_others(extension) || (named == nullptr && options.formats.empty())) {
    diagnostics.error({options.output}, {"no format has the extension {}", extension},
                      {"name it {}", list_of_extensions()});
    return;
  }
  const Format& format = *formats_of(options).front();
  const bool is_workbook = format.extension() == ".xlsx";
  if (is_workbook != (extension == ".xlsx")) {
    diagnostics.error({options.output},
                      {"is not what a file of this name is taken for: it is written as {}", format.name},
                      {"name it {}", format.extension()});
  }
}

// What can be said of the options before anything is read.
ExitCode check_options(const Options& options) {
  Diagnostics diagnostics;
  std::error_code ignored;
  if (!is_into_folder(options) && std::filesystem::is_directory(options.output, ignored)) {
    diagnostics.error({options.output}, "the output is a folder", "end its name with / to write files into it");
  }
  if (options.selection.list_missing && (options.selection.by_province || options.selection.by_district)) {
    diagnostics.error({}, "--missing lists communes by district, and takes no --by", "leave one of the two out");
  }
  if (options.formats.size() > 1 && !is_into_folder(options)) {
    diagnostics.error({}, "several formats go into a folder", "end the name of the output with /");
  }
  check_name(options, diagnostics);
  if (diagnostics.has_errors()) {
    print(diagnostics, options.language);
    return ExitCode::wrong_usage;
  }
  for (const Format* const format : formats_of(options)) {
    if (format->check != nullptr) format->check(diagnostics);
  }
  print(diagnostics, options.language);
  return diagnostics.has_errors() ? ExitCode::unwritable_output : ExitCode::done;
}

// Tables are in memory as a whole, and so may their text be; figures are made while they are written, and so are
// workbooks.
Text text_of(Report report, const Format& format, const Style& style) {
  if (!format.shows_figures) return format.whole(report, style);
  return Text([made = std::move(report), &format, style](const ByteSink& sink) { format.write(made, style, sink); });
}

// In each format one file a section, or one of all.
std::vector<NamedText> files_in(const Options& options, const Command& command,
                                const std::vector<const Section*>& chosen, ReportMaker& maker) {
  const Style style = style_of(options);
  std::vector<NamedText> files;
  const auto add = [&](std::string_view name, Report report, const Format& format) {
    files.push_back(
        {path_in(options.output, std::string(name).append(format.ending)), text_of(std::move(report), format, style)});
  };
  for (const Format* const format : formats_of(options)) {
    if (format->shows_sentences) {
      add(command.name, maker.whole(*format), *format);
      continue;
    }
    for (const Section* const section : chosen) add(section->name, maker.of(*section, *format), *format);
  }
  return files;
}

std::vector<const Section*> chosen_by(const Command& command) {
  std::vector<const Section*> chosen;
  for (const Section& section : sections()) {
    if (command.name == section.name || (command.name == "report" && section.in_report)) chosen.push_back(&section);
  }
  return chosen;
}

Message name_of(CommuneTrait trait) {
  switch (trait) {
    case CommuneTrait::province: return "province";
    case CommuneTrait::district: return "district";
    case CommuneTrait::band: return "band";
    case CommuneTrait::pilot: break;  // which has no names
  }
  return {};
}

void refuse(const Condition& condition, const Summary& summary, Diagnostics& diagnostics) {
  const std::vector<std::string> values = values_of(condition.trait, summary);
  if (condition.trait == CommuneTrait::pilot) {
    diagnostics.error({}, "--where: the input does not say of any commune whether it is a pilot",
                      {"give files with a column {}", std::string_view("pilot")});
  } else if (values.empty()) {
    diagnostics.error({}, {"--where: the input does not say the {} of any commune", name_of(condition.trait)},
                      {"give files with a column {}", name_of(condition.trait).in(Language::english)});
  } else {
    const std::string meant = nearest_name(condition.value, values);
    diagnostics.error(
        {}, {"--where: there is no {} {}", name_of(condition.trait), condition.value},
        meant.empty() ? Message{PhraseWith<1>("choose one of {}", "values"), fmt::format("{}", fmt::join(values, ", "))}
                      : Message{"did you mean {}?", meant});
  }
}

// A list of communes that is empty because of a slip of the fingers would be taken for an answer.
bool check_choice_of_communes(const Summary& summary, Language language) {
  const CommuneChoice& choice = summary.selection().communes;
  Diagnostics diagnostics;
  const YearCounts& counts = summary.counts(0, summary.years().size() - 1);
  if (choice.missing && counts.observed[static_cast<std::size_t>(*choice.missing - 1)] == 0) {
    diagnostics.error(
        {}, {"--missing {}: no commune of {} says whether it meets it", *choice.missing, summary.report_year()},
        "give files with its marks");
  }
  if (choice.order == CommuneOrder::change && summary.comparisons().empty()) {
    diagnostics.error({}, "--sort change: there is no earlier year to compare with", "give files of earlier years");
  }
  for (const Condition& condition : choice.where) {
    if (!has_value(condition, summary)) refuse(condition, summary, diagnostics);
  }
  print(diagnostics, language);
  return !diagnostics.has_errors();
}

// Nothing that is asked for would look as if all were well.
bool has_targets(const Summary& summary, Language language) {
  Diagnostics diagnostics;
  if (summary.targets().empty()) {
    diagnostics.error({}, {"the rules {} set no targets", summary.rules().name},
                      "choose others with --rules, or leave --fail-if-short out");
  }
  print(diagnostics, language);
  return !diagnostics.has_errors();
}

// Says which targets are not met.
ExitCode judge(const Summary& summary, Language language) {
  Diagnostics found;
  for (Message& unmet : unmet_targets(summary)) found.warning({}, std::move(unmet), "`ntm gap` shows what is missing");
  print(found, language);
  return found.all().empty() ? ExitCode::done : ExitCode::findings;
}

}  // namespace

ExitCode run_report(const Command& command, const Options& options) {
  if (const ExitCode checked = check_options(options); checked != ExitCode::done) return checked;
  return with_summary(options, [&](const Summary& summary, const Loaded& loaded) {
    if (!check_choice_of_communes(summary, options.language)) return ExitCode::wrong_usage;
    if (options.fail_if_short && !has_targets(summary, options.language)) return ExitCode::wrong_usage;
    const std::vector<const Section*> chosen = chosen_by(command);
    ReportMaker maker(summary, loaded.input, chosen, options.digits);
    ExitCode written = ExitCode::done;
    if (is_into_folder(options)) {
      const std::vector<NamedText> files = files_in(options, command, chosen, maker);
      if (!make_folder(options.output, options.language)) return ExitCode::unwritable_output;
      written = write_results(files, loaded, options.language);
    } else {
      const Format& format = *formats_of(options).front();
      const Text text = text_of(maker.whole(format), format, style_of(options));
      written = options.output.empty() ? print_page(text, options.language)
                                       : write_results({{options.output, text}}, loaded, options.language);
    }
    if (written != ExitCode::done) return written;
    return options.fail_if_short ? judge(summary, options.language) : ExitCode::done;
  });
}

}  // namespace ntm
