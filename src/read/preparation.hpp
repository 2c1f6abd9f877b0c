// Text -> one line a record, for fast-cpp-csv-parser, which takes lines: a record may be several (a line break inside
// quotes), and lines may end in LF, CRLF or CR.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"

namespace ntm {

// The library refuses longer lines, and would then refuse them for ever.
inline constexpr std::size_t longest_record = (std::size_t{1} << 24) - 2;

// Walks over text as RFC 4180 has it. A line break inside quotes becomes a blank: for every use of a cell they are the
// same. What the library would pass oddly is refused: an unclosed quote, a quote inside an unquoted cell, text after a
// closing quote, a line of 16 MiB.
class Preparation {
 public:
  enum class Formulas {
    refused,
    kept,  // ="03403": how spreadsheets keep the zeros of a number
  };
  // All of these must outlive it.
  Preparation(std::string_view text, char delimiter, Formulas formulas, const std::string& file, std::size_t first_line,
              Diagnostics& diagnostics);

  // Puts the next record behind those that are `prepared`, without a line end.
  void read_record();
  // Refuses it where it is too long.
  void check_length();

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] bool has_failed() const { return failed_; }
  [[nodiscard]] std::size_t at() const { return at_; }  // how much of the text was read
  // Of the record that was read last:
  [[nodiscard]] std::size_t first_line() const { return record_line_; }
  [[nodiscard]] std::size_t cells() const { return column_; }
  [[nodiscard]] bool is_blank() const { return is_blank_; }
  [[nodiscard]] bool is_open() const { return is_open_; }                 // a quote is not closed
  [[nodiscard]] std::size_t line_breaks() const { return line_breaks_; }  // inside quotes
  [[nodiscard]] std::size_t line() const { return line_; }                // of what follows it

  std::string prepared;

 private:
  void error(std::size_t line, std::size_t column, Message message, Message hint);
  void skip_line_end();
  [[nodiscard]] bool at_cell_end() const { return at_end() || ends_cell_[static_cast<unsigned char>(text_[at_])]; }
  void copy(char character);
  void copy_blanks();
  [[nodiscard]] std::size_t size_of_formula() const;
  void read_plain();
  void read_quoted();

  std::string_view text_;
  std::array<bool, 256> ends_cell_{};  // the delimiter and the ends of lines
  Formulas formulas_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t line_;
  std::size_t column_ = 1;
  std::size_t begin_ = 0;  // of the record in `prepared`
  std::size_t record_line_ = 0;
  std::size_t line_breaks_ = 0;
  bool is_blank_ = true;
  bool is_open_ = false;
  bool failed_ = false;
};

}  // namespace ntm
