#include "cli/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "cli/account.hpp"
#include "cli/load.hpp"
#include "cli/nearest.hpp"
#include "cli/results.hpp"
#include "cli/terminal.hpp"
#include "ntm/notice.hpp"
#include "ntm/sections.hpp"

namespace ntm {
namespace {

// A file by its name, with its folder's where another file has the same name.
class FileNames {
 public:
  explicit FileNames(const ReadResult& input) {
    for (const FileAccount& file : input.files) ++files_[own_name(file.file)];
    for (const PassedOver& file : input.passed_over) ++files_[own_name(file.file)];
  }

  [[nodiscard]] std::string of(const std::string& path) const {
    std::string name = own_name(path);
    if (files_.at(name) == 1 || name.size() == path.size()) return name;
    return own_name(path.substr(0, path.size() - name.size() - 1)) + '/' + name;
  }

 private:
  static std::string own_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

  std::map<std::string, int> files_;
};

Message title_of(const Summary& summary) {
  const int year = summary.report_year();
  return summary.base_year() == year ? Message{"New rural development: {}", year}
                                     : Message{"New rural development: {} compared with {}", year, summary.base_year()};
}

// How many units are those of earlier years, in each comparison of the report year.
std::vector<Message> matched_in(const Summary& summary) {
  std::vector<Message> sentences;
  for (std::size_t i = 0; i < summary.comparisons().size(); ++i) {
    const Comparison& comparison = summary.comparisons()[i];
    if (comparison.year != summary.report_year()) continue;
    if (!comparison.has_same_units) {
      sentences.push_back(comparison.crosses_reform
                              ? Message{"Communes of {} and {} are not matched: most were merged between them.",
                                        comparison.year, comparison.base_year}
                              : Message{"Communes of {} and {} are not matched: most bear other names.",
                                        comparison.year, comparison.base_year});
      continue;
    }
    if (auto lineage = described_lineage(summary, i)) {
      sentences.push_back(std::move(*lineage));
      continue;
    }
    const ChangeCounts& changes = summary.changes(0, i);
    sentences.push_back({"{} of {} communes of {} are matched with {}; {} entered, {} left.", Count{changes.matched},
                         Count{summary.counts(0, comparison.later).communes}, comparison.year, comparison.base_year,
                         Count{changes.entered}, Count{changes.left}});
  }
  return sentences;
}

// Rows that are no communes, of all files together.
std::vector<Message> skipped_in_all(const std::vector<FileAccount>& files) {
  std::map<Phrase, std::size_t> rows;
  for (const FileAccount& file : files) {
    for (const auto& [kind, lines] : file.skipped_lines) rows[kind] += lines.size();
  }
  std::vector<Message> sentences;
  for (const auto& [kind, count] : rows) {
    const auto skipped = static_cast<Integer>(count);
    sentences.push_back({"Skipped: {} {} row{}.", Count{skipped}, kind, plural(skipped)});
  }
  return sentences;
}

// What was read and what was not, what could not be computed from it, and how the numbers are to be taken.
std::vector<Message> notes_of(const Summary& summary, const ReadResult& input) {
  const std::vector<FileAccount>& files = input.files;
  const FileNames names(input);
  std::vector<Message> read;
  for (const FileAccount& file : files) read.push_back(Message::verbatim(names.of(file.file)));
  std::vector<Message> passed_over;
  for (const auto& [file, why] : input.passed_over) passed_over.push_back({"{} ({})", names.of(file), why});
  std::vector<Message> notes{{"Read: {}.", list_of_files(std::move(read))}};
  if (!passed_over.empty()) notes.push_back({"Passed over: {}.", list_of_files(std::move(passed_over))});
  for (Message& sentence : described_rules(summary)) notes.push_back(std::move(sentence));
  for (Message& sentence : described_breaks(summary)) notes.push_back(std::move(sentence));
  for (Message& sentence : described_reforms(summary)) notes.push_back(std::move(sentence));
  std::map<LeftOut, std::vector<std::string>> left_out;
  for (const FileAccount& file : files) {
    for (const LeftOut& missing : file.left_out) left_out[missing].push_back(names.of(file.file));
  }
  for (const auto& [missing, lacking] : left_out) {
    const Message figures = Message::list(missing.figures);
    notes.push_back(lacking.size() == files.size()
                        ? Message{"No column for {}; left out: {}.", missing.columns, figures}
                        : Message{"No column for {} in {}; left out: {}.", missing.columns,
                                  fmt::format("{}", fmt::join(lacking, ", ")), figures});
  }
  for (Message& matched : matched_in(summary)) notes.push_back(std::move(matched));
  for (Message& outlier : described_outliers(summary, input.implausible)) notes.push_back(std::move(outlier));
  for (Message& skipped : skipped_in_all(files)) notes.push_back(std::move(skipped));
  notes.push_back("Numbers are exact until shown, then rounded half away from zero; – is no data.");
  return notes;
}

// Whether the output goes into a folder, one file a section.
bool is_into_folder(const Options& options) { return options.output.ends_with('/'); }

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

// Figures and tables of some sections. The texts that it makes refer to it.
class ReportMaker {
 public:
  ReportMaker(const Summary& summary, const ReadResult& input, std::vector<const Section*> chosen, const Format& format,
              const Style& style)
      : summary_(summary), input_(input), chosen_(std::move(chosen)), format_(format), style_(style) {
    if (!format.shows_tables) return;
    // a section may show figures of another: the averages show how they changed
    all_ = report_figures(summary);
    index_.emplace(all_);
  }

  // All of them as one report.
  [[nodiscard]] Text whole() const { return text_of(chosen_); }

  // Each as a file of its own in a folder.
  [[nodiscard]] std::vector<NamedText> files(const std::string& folder) const {
    std::vector<NamedText> files;
    for (const Section* const section : chosen_) {
      files.push_back({path_in(folder, std::string(section->name).append(format_.extension)), text_of({section})});
    }
    return files;
  }

 private:
  // Tables are in memory as a whole, and so may their text be; figures are made while they are written.
  [[nodiscard]] Text text_of(const std::vector<const Section*>& shown) const {
    if (format_.shows_tables) return format_.whole(of(shown), style_);
    return Text([report = of(shown), this](const ByteSink& sink) { format_.write(report, style_, sink); });
  }

  [[nodiscard]] Report of(const std::vector<const Section*>& shown) const {
    Report report;
    if (!format_.shows_tables) {
      report.figures = FigureSource([shown, this](FigureSink& sink) {
        for (const Section* const section : shown) section->compute(summary_, sink);
      });
      return report;
    }
    report.title = title_of(summary_);
    if (format_.shows_sentences && shown.size() > 1) {
      report.sentences = write_notice(summary_, style_.digits);
      report.sentences.erase(report.sentences.begin());  // a title
    }
    report.notes = notes_of(summary_, input_);
    for (const Section* const section : shown) {
      for (Table& table : section->lay_out(summary_, *index_)) report.tables.push_back(std::move(table));
    }
    if (report.tables.empty()) report.notes.push_back("The input holds nothing of what is asked for.");
    return report;
  }

  const Summary& summary_;
  const ReadResult& input_;
  std::vector<const Section*> chosen_;
  const Format& format_;
  Style style_;
  Figures all_;
  std::optional<FigureIndex> index_;
};

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

const Format& format_of(const Options& options) {
  if (options.format != nullptr) return *options.format;
  for (const Format& format : formats()) {
    if (lower_extension(options.output) == format.extension) return format;
  }
  return formats().front();
}

ExitCode run_report(const Command& command, const Options& options) {
  if (!check_options(options)) return ExitCode::wrong_usage;
  return with_summary(options, [&](const Summary& summary, const Loaded& loaded) {
    if (!check_choice_of_communes(summary, options.language)) return ExitCode::wrong_usage;
    if (options.fail_if_short && !has_targets(summary, options.language)) return ExitCode::wrong_usage;
    const ReportMaker maker(summary, loaded.input, chosen_by(command), format_of(options), style_of(options));
    ExitCode written = ExitCode::done;
    if (options.output.empty()) {
      written = print_page(maker.whole(), options.language);
    } else if (!is_into_folder(options)) {
      written = write_results({{options.output, maker.whole()}}, loaded, options.language);
    } else {
      const std::vector<NamedText> files = maker.files(options.output);
      if (!make_folder(options.output, options.language)) return ExitCode::unwritable_output;
      written = write_results(files, loaded, options.language);
    }
    if (written != ExitCode::done) return written;
    return options.fail_if_short ? judge(summary, options.language) : ExitCode::done;
  });
}

}  // namespace ntm
