#include "cli/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cli/chosen_formats.hpp"
#include "cli/load.hpp"
#include "cli/nearest.hpp"
#include "cli/results.hpp"
#include "cli/terminal.hpp"
#include "ntm/report.hpp"
#include "ntm/sections.hpp"

namespace ntm {
namespace {

// What can be said of the options before anything is read.
ExitCode check_options(const Options& options) {
  if (options.selection.list_missing && (options.selection.by_province || options.selection.by_district)) {
    Diagnostics diagnostics;
    diagnostics.error({}, "--missing lists communes by district, and takes no --by", "leave one of the two out");
    print(diagnostics, options.language);
    return ExitCode::wrong_usage;
  }
  return check_output(options);
}

// In each format one file a section, or one of all.
std::vector<NamedText> files_in(const Options& options, const Command& command,
                                const std::vector<const Section*>& chosen, ReportMaker& maker) {
  std::vector<NamedText> files;
  const auto add = [&](std::string_view name, Report report, const Format& format) {
    files.push_back({path_in(options.output, std::string(name).append(format.ending)),
                     text_of(std::move(report), format, options)});
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
    diagnostics.error({}, "--where: the input does not say which communes are pilots",
                      {"give files with a column {}", std::string_view("pilot")});
  } else if (values.empty()) {
    diagnostics.error({}, {"--where: the input does not give the {} of any commune", name_of(condition.trait)},
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
    diagnostics.error({},
                      {"--missing {}: no commune reports this criterion in {}", *choice.missing, summary.report_year()},
                      "give files with marks for it");
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
      const Text text = text_of(maker.whole(format), format, options);
      written = options.output.empty() ? print_page(text, options.language)
                                       : write_results({{options.output, text}}, loaded, options.language);
    }
    if (written != ExitCode::done) return written;
    return options.fail_if_short ? judge(summary, options.language) : ExitCode::done;
  });
}

}  // namespace ntm
