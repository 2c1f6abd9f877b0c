// A table as a reader sees it, before any format gives it a shape. It depends on nothing else of the tool but
// phrases and exact numbers: a format decides on the language, signs for decimals, alignment, width and colour.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ntm/chart.hpp"
#include "ntm/language.hpp"
#include "ntm/message.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

// Shown as a dash: no data, which is not zero.
struct Missing {};

enum class Tone {
  plain,
  good,
  bad
};

struct Number {
  Ratio value;
  int decimals = 0;
  bool with_sign = false;  // a change: "+3.92", "-54", "0"
  Tone tone = Tone::plain;
};

// As the language writes it, thousands in groups.
std::string to_string(const Number& number, Language language);

// A value elsewhere: a list has room for its largest member in each place, and few drawings are large.
template <typename Value>
class Elsewhere {
 public:
  Elsewhere(Value value) : value_(std::make_shared<const Value>(std::move(value))) {}  // NOLINT: stands for the value
  operator const Value&() const { return *value_; }                                    // NOLINT: likewise

 private:
  std::shared_ptr<const Value> value_;
};

// Text from the input stands as it is; a message is put into words by the format.
using Cell =
    std::variant<Missing, std::string, Message, Number, Share, Stack, Elsewhere<Bullet>, Elsewhere<Move>, Strip>;

enum class ColumnContent {
  number,
  text,  // aligned left, and broken into lines where the table is too wide
  bar    // of drawings; as wide as there is room, and left out where there is none
};

struct Column {
  Message header;  // lines separated by '\n'
  ColumnContent content = ColumnContent::number;
  Message legend{};                  // how to read the drawings in it
  std::optional<std::size_t> key{};  // which part of the stacks in the same rows its numbers are
  bool is_apart = false;             // a line is drawn left of it: it may not be compared with the column before it
};

// Cells, one for each column; or, with a heading, a line that names the rows below it.
struct Row {
  std::vector<Cell> cells;
  Message heading;
  Trend trend{};                      // drawn behind the heading, on one scale with those of the whole table
  Message detail{};                   // a sentence below the cells
  bool is_apart = false;              // a line is drawn above it: what follows may not be compared with what is above
  std::optional<std::size_t> line{};  // which line of the table's chart it is
};

struct Table {
  Message title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Message> notes;        // sentences below the table
  std::optional<LineChart> chart{};  // beside it
  Message headings{};                // what the headings are, where they stand in a column: "District"
  Message part{};                    // of the report, that begins with this table: "Bands"

  void add_heading(Message heading, Trend trend = {}) {
    rows.push_back({{}, std::move(heading), std::move(trend), {}});
  }
  void add_row(std::vector<Cell> cells, Message detail = {}) {
    rows.push_back({std::move(cells), {}, {}, std::move(detail)});
  }
};

// Gives tables as often as it is asked, the same each time: those of a list, or tables made part by part while they are
// given, which may be more than anyone wants to keep.
class TableSource {
 public:
  using Make = std::function<std::vector<Table>()>;
  using Take = std::function<void(const std::vector<Table>&)>;

  TableSource() = default;
  TableSource(std::vector<Table> tables);  // NOLINT: a list gives what it holds
  void add_part(Make make);

  // A part may be empty, and may be gone after the call.
  void give_parts(const Take& take) const;
  void give(const std::function<void(const Table&)>& take) const;

 private:
  std::vector<std::function<void(const Take&)>> parts_;
};

}  // namespace ntm
