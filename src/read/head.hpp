// The rows near the top of a table, cut into cells for one delimiter.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/columns.hpp"
#include "read/records.hpp"

namespace ntm {

struct HeadCell {
  std::string_view text;  // normalized
  bool is_silent = true;  // says nothing in any header
};

struct HeadRow {
  std::size_t line = 0;
  std::size_t first_cell = 0;
  std::span<const HeadCell> cells = {};
  std::optional<bool> speaks = {};  // whether a cell of it means something by itself; nothing until that is asked

  // An empty one beyond the row's end.
  [[nodiscard]] HeadCell cell(std::size_t column) const { return column < cells.size() ? cells[column] : HeadCell(); }
};

class Head {
 public:
  // `first_line` is the number of the first line of `text`. Without rows where the text is not a table with this
  // delimiter; why, is told when the whole file is read.
  Head(std::string_view text, char delimiter, std::size_t first_line, const ColumnTable& table);
  Head(const Head&) = delete;
  Head& operator=(const Head&) = delete;

  // Those that are not blank.
  [[nodiscard]] std::span<HeadRow> rows() { return rows_; }

 private:
  static bool drop_order_mark(Record& record);
  void keep(std::string_view cell);

  std::string text_;  // with what Records look at behind it
  bool numbers_are_silent_;
  std::vector<HeadCell> cells_;
  std::deque<std::string> kept_;
  std::vector<HeadRow> rows_;
};

}  // namespace ntm
