// A workbook as it is written: sheets, rows from top to bottom, cells from left to right. What cannot be written throws
// UnwritableReport.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xlsx_library.hpp"
#include "ntm/formats.hpp"

namespace ntm {

// How a cell looks.
struct Look {
  enum class Kind {
    title,
    header,
    header_of_numbers,
    header_after_numbers,
    text,
    text_of_numbers,     // in a column of numbers
    text_after_numbers,  // away from numbers in the column before
    mark,                // one sign, in the middle
    header_of_mark,
    note,
    year,
    number,
    share
  };
  Kind kind = Kind::text;
  int decimals = 0;
  bool with_sign = false;
  Tone tone = Tone::plain;
  bool is_right_of_line = false;  // its column is not compared with the one to its left
  bool is_below_line = false;     // its row is not compared with the one above

  friend auto operator<=>(const Look&, const Look&) = default;
};

class Book {
 public:
  // What the library keeps until the end stands in `folder`.
  Book(const XlsxLibrary& library, const std::string& path, const std::string& folder, const Style& style,
       std::string title);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book();

  // Writes the file.
  void close();

  [[nodiscard]] const XlsxLibrary& library() const { return library_; }
  [[nodiscard]] const Style& style() const { return style_; }
  [[nodiscard]] lxw_workbook* get() const { return book_; }

  // Throws where there is an error.
  void check(lxw_error error) const;
  // A name that no other sheet has: with a number behind it, where several want it.
  [[nodiscard]] std::string name_of_sheet(const std::string& wanted);
  lxw_format* format(const Look& look);

 private:
  lxw_format* make(const Look& look);
  void set_number_format(lxw_format* format, const std::string& number_format);

  const XlsxLibrary& library_;
  const Style& style_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
  std::map<std::string, int> sheets_;
  std::map<Look, lxw_format*> formats_;
};

class Sheet {
 public:
  Sheet(Book& book, const std::string& wanted_name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] lxw_row_t row() const { return row_; }
  [[nodiscard]] lxw_col_t column() const { return column_; }
  [[nodiscard]] bool is_full() const;  // has as many rows as there can be
  [[nodiscard]] lxw_worksheet* get() const { return sheet_; }

  // Each writes a cell, or leaves it empty, and goes on to the next. What is not measured does not make its column
  // wider.
  void text(std::string_view words, const Look& look, bool is_measured = true);
  void number(const Ratio& value, const Look& look, bool is_measured = true);
  void skip() { ++column_; }
  void next_row();  // makes the row as high as its texts need

  // The width of a column, in characters, whatever stands in it.
  void set_width(lxw_col_t column, double width) { fixed_[column] = width; }
  // In print, instead of as many pages as it takes; upright where so many rows, with charts, would become too small.
  void fit_one_page(lxw_row_t rows);
  // At the end: the other columns become as wide as what stands in them.
  void finish();

 private:
  void measure(std::string_view words);
  [[nodiscard]] std::size_t lines_of(std::string_view words) const;

  Book& book_;
  const XlsxLibrary& library_;
  std::string name_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  std::vector<std::size_t> widths_;
  std::map<lxw_col_t, double> fixed_;
  std::size_t lines_ = 1;  // of the row
};

}  // namespace ntm
