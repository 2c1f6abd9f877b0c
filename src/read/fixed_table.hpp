// Tables whose columns have fixed names, in any order: rules, header words. fast-cpp-csv-parser reads them, behind the
// guards that it needs.
//
// The library takes lines; a record may be several (a line break inside quotes), and lines may end in LF, CRLF or CR.
// So the text is first brought to one line a record, without blank ones, and what the library would pass oddly is
// refused: an unclosed quote, a quote inside an unquoted cell, text after a closing quote, a NUL byte, a line of 16
// MiB.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/diagnostic.hpp"

namespace ntm {

// What a kind of table holds. What the views show must outlive the tables that are read by it.
struct TableForm {
  std::span<const std::string_view> required;
  std::span<const std::string_view> optional = {};

  // What a table says of a header that is not these columns and no others, and of a row of another width. Without such
  // words of its own it names what is missing, tells of other columns that it ignores them, and counts cells.
  struct Words {
    Message header;
    Message header_hint;
    Message row;
    Message row_hint;
  };
  const Words* words = nullptr;
  bool may_have_others = false;  // columns that it does not know need no telling
};

class FixedTable {
 public:
  static constexpr std::size_t most_columns = 16;  // of a form

  struct Row {
    std::size_t line = 0;
    std::size_t first_cell = 0;
  };

  // The delimiter is ";" if the first line holds one, else ",". What is wrong goes to `diagnostics`, which must outlive
  // the table; a table with a wrong header, or that cannot be cut into cells, has no rows, and neither has a row of
  // another width than the header's.
  FixedTable(std::string_view text, std::string file, const TableForm& form, Diagnostics& diagnostics);

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  // The header was right, and no row follows it.
  [[nodiscard]] bool is_empty() const { return complete_ && rows_.empty(); }
  // Without quotes and without blanks at its ends; "" in a column that the file does not have. Valid as long as the
  // table stays where it is.
  [[nodiscard]] std::string_view cell(const Row& row, std::string_view column) const;

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] Where where(const Row& row) const { return {file_, row.line, 0}; }
  // A problem with one cell, with a row, with the whole table.
  void error(const Row& row, std::string_view column, Message message, Message hint);
  void error(std::size_t line, Message message, Message hint);

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  [[nodiscard]] bool check_bytes(std::string_view text);
  template <char Delimiter>
  void read(std::string_view text);
  bool take_header(const std::vector<std::string>& titles, std::size_t line);
  void add_row(std::size_t line, std::span<const char* const> cells);
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] std::string expected() const;

  std::string file_;
  const TableForm& form_;
  Diagnostics* diagnostics_;
  std::vector<std::string_view> names_;  // of the form, the required ones first
  std::vector<std::size_t> places_;      // of each name, the cell of a row that holds it, from 1; 0 for none
  bool complete_ = false;
  std::vector<Row> rows_;
  std::vector<Span> cells_;  // row by row, one for each name
  std::string text_;         // of all cells
};

}  // namespace ntm
