// CSV for programs, and CSV for a Vietnamese Excel, which takes a file for what it is only with a mark of UTF-8,
// semicolons and decimal commas, and takes texts for numbers, dates and formulas where it can: 03403 becomes 3403, and
// 10-14 the 14th of October.
#pragma once

#include <string>
#include <string_view>

namespace ntm {

enum class CsvGuard {
  none,
  formulas,  // an apostrophe before what a spreadsheet would run
  all        // as a formula that is nothing but the text, what could be taken for a number or a date, too
};

struct CsvDialect {
  std::string_view beginning;
  char delimiter;
  std::string_view line_end;
  char decimal_sign;
  CsvGuard guard;
};

inline constexpr CsvDialect csv_plain{"", ',', "\n", '.', CsvGuard::none};
inline constexpr CsvDialect csv_wide{"", ',', "\n", '.', CsvGuard::formulas};
inline constexpr CsvDialect csv_excel{"\xEF\xBB\xBF", ';', "\r\n", ',', CsvGuard::all};

// A cell of text, guarded where the dialect asks for it.
void append_csv_text(std::string& row, std::string_view text, const CsvDialect& dialect);

// A cell that is a number, given as a plain decimal ("-0.5").
void append_csv_decimal(std::string& row, std::string_view decimal, const CsvDialect& dialect);

}  // namespace ntm
