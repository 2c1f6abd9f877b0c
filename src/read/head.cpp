#include "read/head.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "read/cells.hpp"
#include "read/cut.hpp"
#include "text/unicode.hpp"

namespace ntm {

Head::Head(std::string_view text, char delimiter, std::size_t first_line, const ColumnTable& table)
    : numbers_are_silent_(table.numbers_say_nothing()) {
  text_.reserve(text.size() + cut_slack);
  text_ = text;
  Records records;
  records.begin(text_, delimiter, true, first_line - 1);
  Record record;
  Records::Next next{};
  while ((next = records.next(record)) == Records::Next::record) {
    if (record.cells.front().data() == text_.data() && !drop_order_mark(record)) continue;
    rows_.push_back({record.line, cells_.size()});
    for (const std::string_view cell : record.cells) keep(cell);
  }
  if (next != Records::Next::end) rows_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::size_t end = i + 1 < rows_.size() ? rows_[i + 1].first_cell : cells_.size();
    rows_[i].cells = std::span(cells_).subspan(rows_[i].first_cell, end - rows_[i].first_cell);
  }
}

// A second byte order mark, which the library leaves out, too. False where nothing else stands in the record.
bool Head::drop_order_mark(Record& record) {
  std::string_view& cell = record.cells.front();
  if (const std::size_t order_mark = size_of_order_mark(cell)) {
    cell.remove_prefix(order_mark);
    cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  }
  return std::ranges::any_of(record.cells, [](std::string_view other) { return !other.empty(); });
}

// Most cells stay views of the text.
void Head::keep(std::string_view cell) {
  const std::less<> before;
  const bool is_of_text = !before(cell.data(), text_.data()) && !before(text_.data() + text_.size(), cell.data());
  if (!is_of_text) cell = kept_.emplace_back(cell);
  const bool is_number = std::ranges::all_of(cell, is_digit);
  if (is_number || (cell.size() == 1 && cell[0] > ' ')) {  // normalized as they are
    cells_.push_back({cell, numbers_are_silent_ && (is_number || ColumnTable::is_number_or_mark(cell))});
    return;
  }
  std::string storage;
  std::string_view text = normalized(cell, storage);
  if (text.data() == storage.data()) text = kept_.emplace_back(std::move(storage));
  cells_.push_back({text, numbers_are_silent_ && ColumnTable::is_number_or_mark(text)});
}

}  // namespace ntm
