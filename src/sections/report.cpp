// The whole report: its title, its notes, and what its sections say.
#include "ntm/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "ntm/notice.hpp"
#include "sections/all.hpp"
#include "words/file_list.hpp"
#include "words/phrases.hpp"

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

Message to_title(const Summary& summary) {
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
                              ? Message{"Communes of {} and {} are not matched: most were merged in between.",
                                        comparison.year, comparison.base_year}
                              : Message{"Communes of {} and {} are not matched: most have different names.",
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

// Rows that are not communes, of all files together.
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
std::vector<Message> make_notes(const Summary& summary, const ReadResult& input) {
  const std::vector<FileAccount>& files = input.files;
  const FileNames names(input);
  std::vector<Message> read;
  for (const FileAccount& file : files) read.push_back(Message::verbatim(names.of(file.file)));
  std::vector<Message> passed_over;
  // without the reports that were made before, so that the same command gives the same report again
  for (const PassedOver& file : input.passed_over) {
    if (!file.is_output) passed_over.push_back({"{} ({})", names.of(file.file), file.why});
  }
  std::vector<Message> notes{{"Read: {}.", list_of_files(std::move(read))}};
  if (!passed_over.empty()) notes.push_back({"Skipped: {}.", list_of_files(std::move(passed_over))});
  if (const auto& where = summary.selection().where; !where.empty()) {
    notes.push_back({"Only: {}.", Message::list(described_conditions(where), "; ")});
  }
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
  notes.push_back("Figures are exact, rounded half away from zero when printed; – means no data.");
  return notes;
}

// Those that are too long for a text, and on a page are folded.
void add_longer_sections(std::vector<const Section*>& shown) {
  for (const Section& section : sections()) {
    if (!section.in_report && std::ranges::find(shown, &section) == shown.end()) shown.push_back(&section);
  }
}

// On a page, a column of dashes says nothing. Where charts and keys refer to columns, all stay.
void drop_empty_columns(Table& table) {
  if (table.chart) return;
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    if (table.columns[column].content != ColumnContent::number || table.columns[column].key) continue;
    const bool is_empty = std::ranges::all_of(table.rows, [&](const Row& row) {
      return row.cells.empty() || std::holds_alternative<Missing>(row.cells[column]);
    });
    if (!is_empty || table.rows.empty()) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (Row& row : table.rows) {
      if (!row.cells.empty()) row.cells.erase(row.cells.begin() + at);
    }
  }
}

std::vector<Table> laid_out(const Section& section, bool is_page, const Summary& summary, const FigureIndex& figures) {
  std::vector<Table> tables = (is_page ? section.lay_out_page : section.lay_out)(summary, figures);
  if (!tables.empty()) tables.front().part = section.title;
  if (is_page) std::ranges::for_each(tables, drop_empty_columns);
  return tables;
}

}  // namespace

Report ReportMaker::whole(const Format& format) { return make(sections_, format); }

Report ReportMaker::of(const Section& section, const Format& format) { return make({&section}, format); }

struct ReportMaker::Indexed {
  explicit Indexed(const Summary& summary) : all(shown_figures(summary)), index(all) {}

  Figures all;
  FigureIndex index;
};

std::shared_ptr<const ReportMaker::Indexed> ReportMaker::indexed() {
  if (!indexed_) indexed_ = std::make_shared<const Indexed>(summary_);
  return indexed_;
}

Report ReportMaker::make(std::vector<const Section*> shown, const Format& format) {
  Report report;
  if (format.shows_figures) {
    report.figures = FigureSource([shown, &summary = summary_](FigureSink& sink) {
      for (const Section* const section : shown) section->compute(summary, sink);
    });
  }
  if (!format.shows_tables) return report;
  const bool is_whole = shown.size() > 1;
  report.title = to_title(summary_);
  report.notes = make_notes(summary_, input_);
  if (format.shows_sentences && is_whole) {
    report.sentences = write_notice(summary_, digits_);
    report.sentences.erase(report.sentences.begin());  // a title
  }
  if (format.is_page) {
    report.about = described_extent(summary_);
    report.definitions = make_definitions(summary_);
    if (is_whole) {
      report.headlines = make_headlines(summary_, indexed()->index);
      add_longer_sections(shown);
    }
    std::ranges::stable_sort(shown, {}, &Section::place);
  }
  bool has_tables = false;
  for (const Section* const section : shown) {
    auto part = [section, is_page = format.is_page, indexed = indexed(), &summary = summary_] {
      return laid_out(*section, is_page, summary, indexed->index);
    };
    // until there is a table, nobody knows whether there is any
    if (has_tables) {
      report.tables.add_part(std::move(part));
    } else if (std::vector<Table> tables = part(); !tables.empty()) {
      report.tables = std::move(tables);
      has_tables = true;
    }
  }
  if (!has_tables) report.notes.push_back("The input has no data for this.");
  return report;
}

}  // namespace ntm
