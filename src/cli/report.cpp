#include "cli/report.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "cli/chosen_formats.hpp"
#include "cli/conditions.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/results.hpp"
#include "cli/terminal.hpp"
#include "ntm/report.hpp"
#include "ntm/sections.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Whether conditions leave all communes of each listed place that has any: those on places do, but a district is not a
// whole province.
bool leaves_whole_places(const Selection& selection) {
  return std::ranges::all_of(selection.where, [&](const Condition& condition) {
    return condition.trait == CommuneTrait::province ||
           (condition.trait == CommuneTrait::district && selection.by_district);
  });
}

// What can be said of the options before anything is read.
bool check_options(const Options& options, const World& world, Outcome& outcome) {
  Diagnostics diagnostics;
  if (options.selection.list_missing && (options.selection.by_province || options.selection.by_district)) {
    diagnostics.error({}, "--missing lists communes by district, and takes no --by", "leave one of the two out");
  }
  if (options.selection.judges_places && !leaves_whole_places(options.selection)) {
    diagnostics.error(
        {}, "--by judges targets in whole provinces or districts, but --where keeps only some of their communes",
        "leave one of the two out; or choose whole provinces or districts with --where");
  }
  return outcome.tell(std::move(diagnostics), ExitCode::wrong_usage) && check_output(options, world, outcome);
}

// The report of a section, or of all that were chosen, made from what was summed up, which stays as long as the text.
class ReportTexts {
 public:
  ReportTexts(std::shared_ptr<const Summed> summed, const std::vector<const Section*>& chosen, const Options& options,
              const World& world)
      : summed_(std::move(summed)),
        maker_(std::make_shared<ReportMaker>(summed_->summary(), summed_->loaded.input, chosen, options.digits)),
        style_(chosen_style(options, world)) {}

  [[nodiscard]] Text whole(const Format& format) const {
    return make_text([summed = summed_, maker = maker_, &format] { return maker->whole(format); }, format, style_);
  }
  [[nodiscard]] Text of(const Section& section, const Format& format) const {
    return make_text([summed = summed_, maker = maker_, &section, &format] { return maker->of(section, format); },
                     format, style_);
  }

 private:
  std::shared_ptr<const Summed> summed_;
  std::shared_ptr<ReportMaker> maker_;
  Style style_;
};

// In each format one file per section, or one of all.
std::vector<NamedText> files_in(const Options& options, const Command& command,
                                const std::vector<const Section*>& chosen, const ReportTexts& texts) {
  std::vector<NamedText> files;
  const auto add = [&](std::string_view name, Text text, const Format& format) {
    files.push_back({path_in(options.output, std::string(name).append(format.ending)), std::move(text)});
  };
  for (const Format* const format : chosen_formats(options)) {
    if (format->shows_sentences) {
      add(command.name, texts.whole(*format), *format);
      continue;
    }
    for (const Section* const section : chosen) add(section->name, texts.of(*section, *format), *format);
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

// A list of communes that is empty because of a slip of the fingers would be taken for an answer.
Diagnostics check_choice_of_communes(const Summary& summary) {
  const CommuneChoice& choice = summary.selection().communes;
  Diagnostics diagnostics;
  const YearCounts& counts = summary.counts(0, summary.years().size() - 1);
  for (const int missing : choice.missing) {
    if (counts.observed[static_cast<std::size_t>(missing - 1)] > 0) continue;
    diagnostics.error({}, {"--missing {}: no commune reports this criterion in {}", missing, summary.report_year()},
                      "give files with marks for it");
  }
  if (choice.order == CommuneOrder::change && summary.comparisons().empty()) {
    diagnostics.error({}, "--sort change: there is no earlier year to compare with", "give files of earlier years");
  }
  check_bands(choice.where, summary.rules(), diagnostics);
  return diagnostics;
}

// Nothing that is asked for would look as if all were well.
Diagnostics check_targets(const Summary& summary) {
  Diagnostics diagnostics;
  if (summary.targets().empty()) {
    diagnostics.error({}, {"rule set {} has no targets", summary.rules().name},
                      "choose others with --rules, or leave --fail-if-short out");
  }
  return diagnostics;
}

// Says which targets are not met.
void judge(const Summary& summary, Outcome& outcome) {
  for (Message& unmet : unmet_targets(summary)) {
    outcome.told_last.warning({}, std::move(unmet), "`ntm gap` shows what is missing");
    outcome.code = ExitCode::findings;
  }
}

}  // namespace

Outcome run_report(const Command& command, const Options& options, World& world) {
  Outcome outcome;
  if (!check_options(options, world, outcome)) return outcome;
  const std::vector<const Section*> chosen = chosen_by(command);
  Options asked = options;
  // a list of communes says how many of all it lists, and needs the others
  if (chosen.size() == 1 && !chosen.front()->in_report)
    std::swap(asked.selection.communes.where, asked.selection.where);
  const auto summed = sum_up(asked, world, outcome);
  if (!summed) return outcome;
  const Summary& summary = summed->summary();
  if (!outcome.tell(check_choice_of_communes(summary), ExitCode::wrong_usage)) return outcome;
  if (options.fail_if_short && !outcome.tell(check_targets(summary), ExitCode::wrong_usage)) return outcome;
  const ReportTexts texts(summed, chosen, options, world);
  bool is_put_out = false;
  if (is_into_folder(options)) {
    outcome.folder = options.output;
    is_put_out = put_out(files_in(options, command, chosen, texts), summed->loaded, world, outcome);
  } else {
    const Format& format = *chosen_formats(options).front();
    is_put_out = put_out(texts.whole(format), options, summed->loaded, world, outcome);
  }
  if (is_put_out && options.fail_if_short) judge(summary, outcome);
  return outcome;
}

}  // namespace ntm
