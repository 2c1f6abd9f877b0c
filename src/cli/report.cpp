#include "cli/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

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

// The one that was chosen, or that the name of the output asks for, or the first.
const Format& format_of(const Options& options) {
  if (options.format != nullptr) return *options.format;
  for (const Format& format : formats()) {
    if (lower_extension(options.output) == format.extension) return format;
  }
  return formats().front();
}

// What can be said of the options before anything is read.
bool check_options(const Options& options) {
  Diagnostics diagnostics;
  std::error_code ignored;
  if (!is_into_folder(options) && std::filesystem::is_directory(options.output, ignored)) {
    diagnostics.error({options.output}, "the output is a folder",
                      "end its name with / to write one file a section into it");
  }
  if (options.selection.list_missing && (options.selection.by_province || options.selection.by_district)) {
    diagnostics.error({}, "--missing lists communes by district, and takes no --by", "leave one of the two out");
  }
  const std::string extension = lower_extension(options.output);
  if (extension == ".xlsx" || extension == ".xls") {
    const Format& format = format_of(options);
    diagnostics.warning({options.output}, "is not written as a workbook: Excel does not open it under this name",
                        {"name it {}", format.extension});
  }
  print(diagnostics, options.language);
  return !diagnostics.has_errors();
}

// Tables are in memory as a whole, and so may their text be; figures are made while they are written.
Text text_of(Report report, const Format& format, const Style& style) {
  if (format.shows_tables) return format.whole(report, style);
  return Text([made = std::move(report), &format, style](const ByteSink& sink) { format.write(made, style, sink); });
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
  if (!check_options(options)) return ExitCode::wrong_usage;
  return with_summary(options, [&](const Summary& summary, const Loaded& loaded) {
    if (!check_choice_of_communes(summary, options.language)) return ExitCode::wrong_usage;
    if (options.fail_if_short && !has_targets(summary, options.language)) return ExitCode::wrong_usage;
    const std::vector<const Section*> chosen = chosen_by(command);
    const Format& format = format_of(options);
    const Style style = style_of(options);
    ReportMaker maker(summary, loaded.input, chosen, options.digits);
    ExitCode written = ExitCode::done;
    if (options.output.empty()) {
      written = print_page(text_of(maker.whole(format), format, style), options.language);
    } else if (!is_into_folder(options)) {
      written =
          write_results({{options.output, text_of(maker.whole(format), format, style)}}, loaded, options.language);
    } else {
      std::vector<NamedText> files;
      for (const Section* const section : chosen) {
        files.push_back({path_in(options.output, std::string(section->name).append(format.extension)),
                         text_of(maker.of(*section, format), format, style)});
      }
      if (!make_folder(options.output, options.language)) return ExitCode::unwritable_output;
      written = write_results(files, loaded, options.language);
    }
    if (written != ExitCode::done) return written;
    return options.fail_if_short ? judge(summary, options.language) : ExitCode::done;
  });
}

}  // namespace ntm
