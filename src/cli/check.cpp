#include "cli/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/account.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

constexpr std::size_t most_units_named = 10;

std::string name_of(char delimiter) {
  switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    default: return std::string(1, delimiter);
  }
}

bool is_criterion(const ColumnAccount& column) {
  return column.meaning.size() == 3 && column.meaning[0] == 'c' && column.meaning[1] >= '0' && column.meaning[1] <= '9';
}

// Columns with what each was taken for; criteria that follow each other in one row.
Table table_of(const FileAccount& file) {
  Table table{file.file, {{"Column", true}, {"Taken for", true}, {"Header", true}}, {}, {}};
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    std::size_t last = i;
    while (is_criterion(file.columns[i]) && last + 1 < file.columns.size() && is_criterion(file.columns[last + 1]))
      ++last;
    const ColumnAccount& from = file.columns[i];
    const ColumnAccount& to = file.columns[last];
    const std::string what = from.meaning == "unknown" ? "nothing, ignored" : from.meaning;
    if (i == last) {
      table.add_row({std::to_string(i + 1), what, from.title});
    } else {
      table.add_row({fmt::format("{}-{}", i + 1, last + 1), fmt::format("{}-{}", from.meaning, to.meaning),
                     fmt::format("{} … {}", from.title, to.title)});
    }
    i = last;
  }
  table.notes.push_back(fmt::format("Encoding {}, delimiter {}, header on line {}{}.", file.encoding,
                                    name_of(file.delimiter), file.header_line,
                                    file.header_rows > 1 ? fmt::format(" ({} rows)", file.header_rows) : ""));
  for (const auto& [year, rows] : file.rows_by_year) {
    table.notes.push_back(fmt::format("{}: {} unit{}.", year, rows, rows == 1 ? "" : "s"));
  }
  const auto add_sentence = [&](std::string sentence) {
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    table.notes.push_back(sentence + '.');
  };
  for (const std::string& sentence : skipped_in(file)) add_sentence(sentence);
  if (!file.left_out.empty()) add_sentence(left_out_in(file));
  return table;
}

struct YearMatch {
  std::size_t both = 0;
  std::vector<std::string> entered;
  std::vector<std::string> left;
  std::vector<std::string> renamed;
  std::vector<std::string> moved;
};

YearMatch match_years(const Panel& panel, std::size_t later_year) {
  YearMatch result;
  const auto named = [&](const Observation& unit) { return fmt::format("{} {}", panel.code(unit), panel.name(unit)); };
  match(
      panel.observations(later_year), panel.observations(later_year - 1),
      [&](const Observation& later, const Observation& earlier) {
        ++result.both;
        if (name_key(panel.name(later)) != name_key(panel.name(earlier))) {
          result.renamed.push_back(fmt::format("{} to {}", named(earlier), panel.name(later)));
        }
        const std::string& to = panel.place(later).district;
        const std::string& from = panel.place(earlier).district;
        if (to != from) result.moved.push_back(fmt::format("{}: {} to {}", named(later), from, to));
      },
      [&](const Observation& entered) { result.entered.push_back(named(entered)); },
      [&](const Observation& left) { result.left.push_back(named(left)); });
  return result;
}

Table matching_table(const Panel& panel) {
  Table table{"Units from year to year",
              {{"Years", true}, {"In both"}, {"Entered"}, {"Left"}, {"Renamed"}, {"Changed\ndistrict"}},
              {},
              {}};
  for (std::size_t year = 1; year < panel.years().size(); ++year) {
    const YearMatch units = match_years(panel, year);
    const std::string years = fmt::format("{} from {}", panel.years()[year], panel.years()[year - 1]);
    const auto count = [](const std::vector<std::string>& names) { return Number{static_cast<Integer>(names.size())}; };
    table.add_row({years, Number{static_cast<Integer>(units.both)}, count(units.entered), count(units.left),
                   count(units.renamed), count(units.moved)});
    const auto tell = [&](std::string_view what, const std::vector<std::string>& names) {
      if (names.empty()) return;
      const auto shown = static_cast<std::ptrdiff_t>(std::min(names.size(), most_units_named));
      table.notes.push_back(fmt::format(
          "{}, {}: {}{}.", years, what, fmt::join(names.begin(), names.begin() + shown, "; "),
          names.size() > most_units_named ? fmt::format("; and {} more", names.size() - most_units_named) : ""));
    };
    tell("entered", units.entered);
    tell("left", units.left);
    tell("renamed", units.renamed);
    tell("changed district", units.moved);
  }
  return table;
}

}  // namespace

ExitCode run_check(const Command&, const Options& options) {
  Diagnostics diagnostics;
  const auto rules = load_rules(options.rules, diagnostics);
  if (!rules) {
    print(diagnostics);
    return ExitCode::unusable_input;
  }
  const ReadResult input = read_input(options, *rules, diagnostics);
  std::string page;
  for (const FileAccount& file : input.files) page += write_text_table(table_of(file)) + '\n';
  page += "Problems\n";
  page += messages(diagnostics);
  if (diagnostics.all().empty()) page += "None.\n";
  if (input.panel.years().size() > 1) page += '\n' + write_text_table(matching_table(input.panel));
  if (!write_to_standard_output(page)) return ExitCode::unwritable_output;
  return diagnostics.has_errors() ? ExitCode::findings : ExitCode::done;
}

}  // namespace ntm
