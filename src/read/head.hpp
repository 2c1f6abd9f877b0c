// The rows near the top of a table, cut into cells as the reader of whole files cuts them, for one delimiter.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/columns.hpp"

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
  // `text` must outlive the head: most cells are views of it. `first_line` is the number of its first line. Without
  // rows where the text is not a table with this delimiter; why, is told when the whole file is read.
  Head(std::string_view text, char delimiter, std::size_t first_line, const ColumnTable& table);
  Head(const Head&) = delete;
  Head& operator=(const Head&) = delete;

  // Those that are not blank.
  [[nodiscard]] std::span<HeadRow> rows() { return rows_; }

 private:
  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  [[nodiscard]] bool at_stop() const { return stops_[static_cast<unsigned char>(text_[at_])]; }
  std::size_t skip_line_end();
  [[nodiscard]] bool cut();
  [[nodiscard]] bool cut_cell(bool& is_blank);
  [[nodiscard]] bool cut_quoted(bool& is_blank);
  void keep(std::string_view cell);

  std::string_view text_;
  std::array<bool, 256> stops_{};  // the delimiter, the quote and the ends of lines
  std::size_t at_ = 0;
  std::size_t line_;
  bool numbers_are_silent_;
  std::size_t dropped_ = 0;  // of a record, the bytes of line ends beyond one for each
  std::vector<HeadCell> cells_;
  std::deque<std::string> kept_;
  std::vector<HeadRow> rows_;
};

}  // namespace ntm
