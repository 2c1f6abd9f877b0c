// A table as a reader sees it, before any format gives it a shape. It depends on nothing else of the tool but
// exact numbers: a format decides on signs for decimals, alignment and width.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ntm/ratio.hpp"

namespace ntm {

// Shown as a dash: no data, which is not zero.
struct Missing {};

struct Number {
  Ratio value;
  int decimals = 0;
  bool with_sign = false;  // a change: "+3.92", "-54", "0"
};

using Cell = std::variant<Missing, std::string, Number>;

struct Column {
  std::string header;    // lines separated by '\n'
  bool is_text = false;  // aligned left, and broken into lines where the table is too wide
};

// Cells, one for each column; or, with a heading, a line that names the rows below it.
struct Row {
  std::vector<Cell> cells;
  std::string heading;
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> notes;  // sentences below the table

  void add_heading(std::string heading) { rows.push_back({{}, std::move(heading)}); }
  void add_row(std::vector<Cell> cells) { rows.push_back({std::move(cells), {}}); }
};

}  // namespace ntm
