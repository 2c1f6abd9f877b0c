#include "read/cut_end.hpp"

#include <algorithm>

#include "panel/panel_parts.hpp"
#include "read/block_text.hpp"
#include "read/cells.hpp"
#include "read/encodings.hpp"
#include "read/records.hpp"
#include "read/rows.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Multiples of the bytes of every character of ours. Longer rows than the longest are not communes.
constexpr std::uint64_t usual_row = std::uint64_t{2} * 1024;
constexpr std::uint64_t longest_row = std::uint64_t{64} * 1024;

// Whether the cell would be another fact with fewer digits, and nothing in the row would show it.
bool may_be_cut(const InputTable& table, std::size_t column) {
  const auto [content, target] = table.columns[column];
  // how many criteria are met is held against the marks of the row
  if (content == CellContent::number) return target != PanelChunk::criteria_met_column || !table.observes_all;
  return content == CellContent::code || content == CellContent::criterion;
}

// Whether a blank cell says something, and nothing in the row would show that more stood there.
bool may_be_lost(const InputTable& table, std::size_t column) {
  const CellContent content = table.columns[column].content;
  if (content == CellContent::mark) {
    return std::ranges::none_of(table.columns, [](const ColumnPlan& other) {
      return other.content == CellContent::number && other.target == PanelChunk::criteria_met_column;
    });
  }
  return may_be_cut(table, column) || content == CellContent::pilot || content == CellContent::met;
}

// Of the last `length` bytes the rows that begin there; nothing where there are none, or they are not valid.
std::string read_tail(const InputTable& table, std::uint64_t length) {
  auto decoder = Decoder::named(table.encoding);
  const auto bytes = table.source->open();
  // what a byte says in an encoding that is not ours, may depend on all before it
  const bool is_ours = !decoder->line_feed().empty();
  const std::uint64_t rest = table.size - table.text_begin;
  const std::uint64_t skipped = is_ours && rest > length ? (rest - length) / 4 * 4 : 0;
  std::string buffer(rest - skipped, '\0');
  buffer.resize(bytes->read(table.text_begin + skipped, buffer));
  if (skipped > 0) {
    decoder->begin_inside();
    // the first line of what was read may begin inside a character
    const std::string_view line_feed = decoder->line_feed();
    buffer.erase(0, std::min(find_behind_line_feed(buffer, 0, line_feed), buffer.size()));
  }
  std::string text;
  if (!decoder->decode(buffer, text, true).valid) return {};
  if (text.ends_with(end_mark)) text.pop_back();
  return text;
}

}  // namespace

std::string read_tail(const InputTable& table) {
  std::string tail = read_tail(table, usual_row);
  return tail.empty() ? read_tail(table, longest_row) : tail;
}

void tell_cut_end(const InputTable& table, std::string_view tail, std::size_t line, Diagnostics& diagnostics) {
  const char delimiter = table.header.delimiter;
  if (tail.empty() || (!is_digit(tail.back()) && tail.back() != delimiter)) return;
  const std::size_t line_end = tail.find_last_of("\r\n");
  const std::string_view row = tail.substr(line_end == std::string_view::npos ? 0 : line_end + 1);
  Record record;
  std::string storage;
  if (cut_exactly(row, delimiter, record, storage).outcome != ExactCut::Outcome::cut) return;
  const std::size_t column = record.cells.size() - 1;
  if (column >= table.columns.size()) return;
  const std::string_view cell = record.cells[column];
  if (!(cell.empty() ? may_be_lost(table, column) : may_be_cut(table, column))) return;
  LabelMemo labels;
  if (RowSorter(table.header, labels).kind_of(record) != RowKind::commune) return;
  const Message message =
      cell.empty() ? Message("the last row has no line end, and its last cell is blank: the file may be truncated")
                   : Message("the last row has no line end: the file may be truncated, and '{}' with it", cell);
  diagnostics.warning({table.file(), line, column + 1}, message,
                      "export it again, or end its last row with a line break");
}

}  // namespace ntm
