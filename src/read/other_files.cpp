#include "read/other_files.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/formats.hpp"
#include "read/cells.hpp"
#include "read/records.hpp"

namespace ntm {
namespace {

struct OwnTable {
  std::string_view header;  // its beginning
  Phrase what;
};

constexpr std::array own_tables = std::to_array<OwnTable>({
    {"measure,scope,name,item,", "figures, not communes"},
    {"measure;scope;name;item;", "figures, not communes"},
    {"source,place,measure,scope,", "figures, not communes"},
    {"place,measure,scope,name,", "figures, not communes"},
    {"source,measure,scope,name,", "figures, not communes"},
    {"line,source,place,measure,", "figures, not communes"},
    {"line;source;place;measure;", "figures, not communes"},
    {"number,name_vi,name_en,", "rules, not communes"},
    {"label,from,to", "rules, not communes"},
    {"scope,name,measure,test,value,", "rules, not communes"},
    {"title_en,title_vi,from,to,", "rules, not communes"},
    {"what,low,high,severity,", "rules, not communes"},
    {"column,alias", "words of headers, not communes"},
    {"old_code,", "codes of merged communes, not communes"},
});

// A title, and a double line below it; or the mark of another format.
bool is_report(std::string_view text) {
  constexpr std::size_t first_tags = 256;
  if (text.starts_with(markdown_mark)) return true;
  if (text.starts_with("<!DOCTYPE html>") && text.substr(0, first_tags).find(html_mark) != std::string_view::npos) {
    return true;
  }
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
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

bool is_notice(std::string_view text) {
  constexpr PhraseWith<1> title = "Results of the programme on new rural development in {}";
  return std::ranges::any_of(std::array{Language::english, Language::vietnamese}, [&](Language language) {
    const std::string_view pattern = title.in(language);
    return text.starts_with(pattern.substr(0, pattern.find('{')));
  });
}

}  // namespace

std::optional<Phrase> find_own_file(std::string_view text) {
  const auto is_of = [&](const OwnTable& table) { return text.starts_with(table.header); };
  const auto own = std::ranges::find_if(own_tables, is_of);
  if (own != own_tables.end()) return own->what;
  if (is_published_crosswalk(text)) return Phrase("codes of merged communes, not communes");
  if (is_report(text) || is_notice(text)) return Phrase("a report, not communes");
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
  const std::string_view head = head_of(text, rows_looked_at);
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
  for (const std::string_view title : record.cells) meanings.push_back(columns.meaning_of(title).meaning);
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
