#include "oracle/survey.hpp"

#include <algorithm>

#include "oracle/cells.hpp"
#include "oracle/records.hpp"

namespace ntm::oracle {
namespace {

void look_at_mark(std::string_view cell, MarkStyle& style) {
  if (style.says_yes && style.says_no) return;
  const Mark mark = read_mark(cell);
  style.says_yes |= mark == Mark::yes;
  style.says_no |= mark == Mark::no;
}

void look_at_name(std::string_view cell, std::size_t line, NameStyle& style) {
  if (style.filled + style.blank == 0) style.begins_filled = !cell.empty();
  if (cell.empty()) {
    if (style.blank++ == 0) style.first_blank_line = line;
    return;
  }
  ++style.filled;
  if (style.names.find(cell) == style.names.end()) style.names.emplace(cell);
}

}  // namespace

Survey survey(std::string_view body, const Header& header, const RowSorter& sorter, const ReadOptions& options,
              const std::string& file) {
  Survey result;
  bool point_proved = false;
  bool comma_proved = false;
  Diagnostics told_by_the_reader;
  RecordReader reader(body, header.delimiter, file, told_by_the_reader, header.body_line);
  Record record;
  for (std::size_t i = 0; i < header.records_before + header.rows; ++i) reader.next(record);
  while (reader.next(record)) {
    if (sorter.kind_of(record) != RowKind::commune) continue;
    ++result.communes;
    const std::size_t width = std::min(record.cells.size(), header.columns.size());
    for (std::size_t i = 0; i < width; ++i) {
      const ColumnMeaning meaning = header.columns[i].meaning;
      const std::string_view cell = record.cells[i];
      if (meaning.criterion > 0 || meaning.meaning == Meaning::met) {
        look_at_mark(cell, result.criteria);
      } else if (meaning.meaning == Meaning::pilot) {
        look_at_mark(cell, result.pilot);
      } else if (meaning.meaning == Meaning::district) {
        look_at_name(cell, record.line, result.district);
      } else if (meaning.meaning == Meaning::province) {
        look_at_name(cell, record.line, result.province);
      } else if (meaning.meaning == Meaning::unknown && !cell.empty() && header.columns[i].title.empty()) {
        result.untitled.insert(i);
      } else if (is_number_column(meaning.meaning) && cell.find_first_of(".,") != std::string_view::npos) {
        const char proved = read_number(cell, '\0').decimal_sign;
        point_proved |= proved == '.';
        comma_proved |= proved == ',';
      }
    }
  }
  result.broke_off = told_by_the_reader.has_errors();
  if (options.decimal != '\0') {
    result.decimal_sign = options.decimal;
  } else if (point_proved != comma_proved) {
    result.decimal_sign = point_proved ? '.' : ',';
  }
  return result;
}

}  // namespace ntm::oracle
