// Finds the header of a table: its delimiter, its row or rows, and what each column means.
//
// Every delimiter and every row near the top is tried; the header is where most columns are understood. So title rows
// above it need no rule of their own, and a header of several rows ("Tiêu chí" above 1…19) is read by joining them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "read/columns.hpp"
#include "read/units.hpp"

namespace ntm {

// The header is looked for in so many rows.
inline constexpr std::size_t header_rows_tried = 40;

struct HeaderColumn {
  std::string title;  // as written, rows joined
  ColumnMeaning meaning;
  bool is_other = false;        // it names numbers, but the group above it makes them something else
  Unit unit = {};               // of its numbers
  std::string unit_below = {};  // what a row of units below the header says
  int year_above = 0;           // that of a group above the header: "Năm 2012"; 0 where there is none
};

struct Title {
  std::size_t line = 0;
  std::string text;
};

struct Header {
  char delimiter = ',';
  std::size_t body_offset = 0;  // of the text after a "sep=" line
  std::size_t body_line = 1;    // its number
  std::size_t line = 0;         // of the first header row
  std::size_t rows = 1;
  std::size_t records_before = 0;  // title rows
  std::vector<Title> titles;       // what they say
  std::size_t width = 0;           // in cells, with blank ones behind the columns
  std::vector<HeaderColumn> columns;
  bool is_inverted = false;     // its marks say what is not met
  bool explains_marks = false;  // a title says what its marks mean

  // The index of the column with this meaning.
  [[nodiscard]] std::optional<std::size_t> find(ColumnMeaning meaning) const;
  [[nodiscard]] std::optional<std::size_t> find(Meaning meaning) const { return find(ColumnMeaning{meaning, 0}); }
  [[nodiscard]] bool marks(int criterion) const;  // has columns of it or its indicators
  [[nodiscard]] bool has_marks() const;           // of any
  [[nodiscard]] bool is_long() const;             // a row a commune and criterion
  // Of several columns of one meaning, each of another year, that of `year` counts; the others are left out.
  void choose_columns_for(int year);
  // Whether it is what the tool itself writes: one row of the canonical names, with nothing above it.
  [[nodiscard]] bool is_canonical() const;
};

// Nothing, with an error, when no row is a header of communes, or when its columns contradict each other.
std::optional<Header> find_header(std::string_view text, const ColumnTable& table, const std::string& file,
                                  Diagnostics& diagnostics);

}  // namespace ntm
