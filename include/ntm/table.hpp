// A table as a reader sees it, before any format gives it a shape. It depends on nothing else of the tool but
// phrases and exact numbers: a format decides on the language, signs for decimals, alignment and width.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ntm/language.hpp"
#include "ntm/message.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

// Shown as a dash: no data, which is not zero.
struct Missing {};

struct Number {
  Ratio value;
  int decimals = 0;
  bool with_sign = false;  // a change: "+3.92", "-54", "0"
};

// As the language writes it, thousands in groups.
std::string to_string(const Number& number, Language language);

// Text from the input stands as it is; a message is put into words by the format.
using Cell = std::variant<Missing, std::string, Message, Number>;

struct Column {
  Message header;        // lines separated by '\n'
  bool is_text = false;  // aligned left, and broken into lines where the table is too wide
};

// Cells, one for each column; or, with a heading, a line that names the rows below it.
struct Row {
  std::vector<Cell> cells;
  Message heading;
};

struct Table {
  Message title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Message> notes;  // sentences below the table

  void add_heading(Message heading) { rows.push_back({{}, std::move(heading)}); }
  void add_row(std::vector<Cell> cells) { rows.push_back({std::move(cells), {}}); }
};

}  // namespace ntm
