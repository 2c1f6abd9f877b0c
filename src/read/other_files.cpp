#include "read/other_files.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/formats.hpp"
#include "read/cells.hpp"
#include "read/records.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

struct OwnTable {
  std::string_view header;  // its beginning
  OwnFile file;
};

constexpr OwnFile own_figures{"figures, not communes", true};
constexpr OwnFile published_figures{"figures, not communes", false};
constexpr OwnFile own_report{"a report, not communes", true};
constexpr OwnFile own_rules{"rules, not communes", false};
constexpr OwnFile own_header_words{"words of headers, not communes", false};
constexpr OwnFile own_crosswalk{"codes of merged communes, not communes", false};

constexpr std::array own_tables = std::to_array<OwnTable>({
    {"measure,scope,name,item,year,base_year,value,numerator,denominator,unit", own_figures},
    {"measure;scope;name;item;year;base_year;value;numerator;denominator;unit", own_figures},
    {"measure,scope,name,item,", published_figures},
    {"measure;scope;name;item;", published_figures},
    {"line,source,place,measure,", own_figures},
    {"line;source;place;measure;", own_figures},
    {"source,place,measure,scope,", published_figures},
    {"place,measure,scope,name,", published_figures},
    {"source,measure,scope,name,", published_figures},
    {"number,name_vi,name_en,", own_rules},
    {"label,from,to", own_rules},
    {"scope,name,measure,test,value,", own_rules},
    {"title_en,title_vi,from,to,", own_rules},
    {"what,low,high,severity,", own_rules},
    {"column,alias", own_header_words},
    {"old_code,", own_crosswalk},
});

// A title, and a double line below it; or the mark of another format.
bool is_report(std::string_view text) {
  if (is_own_output(text, {})) return true;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view title = text.substr(0, text.find_first_of("\r\n"));
  for (const char delimiter : {',', ';'}) {
    if (title.ends_with(delimiter + std::string(csv_mark))) return true;
  }
  std::string_view line = text.substr(end + 1);
  line = line.substr(0, line.find_first_of("\r\n"));
  constexpr std::size_t shortest_title = 8;
  for (const std::string_view sign : {"═", "="}) {
    std::size_t count = 0;
    while (line.substr(count * sign.size()).starts_with(sign)) ++count;
    if (count >= shortest_title && count * sign.size() == line.size()) return true;
  }
  return false;
}

// Without cells: its commas and semicolons stand before a space, or, commas, in a number.
bool is_sentence(std::string_view line) {
  if (line.find_first_of("\t|") != std::string_view::npos) return false;
  for (std::size_t at = line.find_first_of(",;"); at != std::string_view::npos; at = line.find_first_of(",;", at + 1)) {
    const bool ends = at + 1 == line.size() || line[at + 1] == ' ';
    const bool is_in_number = at > 0 && at + 1 < line.size() && is_digit(line[at - 1]) && is_digit(line[at + 1]);
    if (!ends && (line[at] == ';' || !is_in_number)) return false;
  }
  return !line.empty();
}

// An office may give its table the same title.
bool is_notice(std::string_view text) {
  constexpr PhraseWith<1> title = "Results of the programme on new rural development in {}";
  constexpr std::size_t digits_of_year = 4;
  const auto next_line = [&text] {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    text.remove_prefix(std::min(text.size(), line.size()));
    text.remove_prefix(std::min(text.size(), text.find_first_not_of("\r\n")));
    return line;
  };
  const std::string_view first = next_line();
  const bool has_title =
      std::ranges::any_of(std::array{Language::english, Language::vietnamese}, [&](Language language) {
        const std::string_view pattern = title.in(language);
        const std::string_view words = pattern.substr(0, pattern.find('{'));
        return first.starts_with(words) && first.size() == words.size() + digits_of_year;
      });
  return has_title && is_sentence(next_line());
}

}  // namespace

std::optional<OwnFile> find_own_file(std::string_view text) {
  const auto is_of = [&](const OwnTable& table) { return text.starts_with(table.header); };
  const auto own = std::ranges::find_if(own_tables, is_of);
  if (own != own_tables.end()) return own->file;
  if (is_published_crosswalk(text)) return own_crosswalk;
  if (text.starts_with('{') && is_own_output(text, {})) return own_figures;
  if (is_report(text) || is_notice(text)) return own_report;
  return std::nullopt;
}

bool is_prose(std::string_view text) {
  // sentences have commas, too, but hardly as many in each, nor numbers behind them
  constexpr std::ptrdiff_t most_commas = 2;
  std::string_view before;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    for (const char delimiter : {',', ';', '\t', '|'}) {
      const auto count = std::ranges::count(line, delimiter);
      if (count == 0 || count != std::ranges::count(before, delimiter)) continue;
      if (delimiter != ',' || count > most_commas || is_digit(line.back())) return false;
    }
    before = line;
  }
  return true;
}

bool is_list_without_facts(std::string_view text, const ColumnTable& columns) {
  constexpr std::size_t rows_looked_at = 40;
  constexpr std::size_t shortest_telephone_number = 9;
  const std::string_view head = first_records(text, rows_looked_at);
  const char delimiter = most_frequent_delimiter(head);
  Diagnostics problems;
  RecordReader records(head, delimiter, {}, problems);
  Record record;
  const auto is_title = [&] {
    return std::ranges::count_if(record.cells, [](std::string_view cell) { return !cell.empty(); }) < 2;
  };
  while (is_title()) {
    if (!records.next(record)) return false;
  }
  std::vector<Meaning> meanings;
  for (const std::string_view title : record.cells) meanings.push_back(columns.meaning_of(title).what);
  const auto is_fact = [](Meaning meaning) {
    return is_number_column(meaning) || meaning == Meaning::criterion || meaning == Meaning::met ||
           meaning == Meaning::pilot;
  };
  if (std::ranges::any_of(meanings, is_fact)) return false;
  bool any_row = false;
  while (records.next(record)) {
    any_row = true;
    if (record.cells.size() != meanings.size()) return false;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
      const std::string_view cell = record.cells[i];
      if (meanings[i] != Meaning::unknown || cell.empty()) continue;
      const bool is_telephone_number =
          cell.size() >= shortest_telephone_number && cell.find_first_not_of("0123456789 .") == std::string_view::npos;
      const bool is_word = std::ranges::any_of(cell, [](char c) { return static_cast<unsigned char>(c) >= 'A'; });
      if (const Mark mark = read_mark(cell); mark != Mark::blank && mark != Mark::unreadable) return false;
      if (!is_telephone_number && !is_word) return false;
    }
  }
  return any_row && !problems.has_errors();
}

}  // namespace ntm
