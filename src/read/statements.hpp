// What lines above and below a table state of all of it: a title, a legend, a footnote.
#pragma once

#include <string>
#include <string_view>

#include "read/columns.hpp"

namespace ntm {

enum class Legend {
  none,     // the line says nothing of it
  met,      // marks stand for what is met
  not_met,  // marks stand for what is not met
  unclear,  // it says something else of them, or both
};

// What a line says of the marks of the table: "x là tiêu chí chưa đạt", "đạt: 1, chưa đạt: 0", "ô trống là đã đạt".
Legend legend_in(std::string_view line);

// Whether a line says that what it is about is not final: "số liệu sơ bộ", "dự thảo".
bool is_preliminary(std::string_view line);

// What a title says of them: as a legend; or by what it lists, "tổng hợp các tiêu chí chưa đạt".
Legend legend_of_title(std::string_view title);

// Whether a line announces plans, estimates or points, and no results: "kế hoạch thực hiện các tiêu chí", but not "kết
// quả thực hiện kế hoạch".
bool announces_plan(std::string_view line, const ColumnTable& words);

// What a title says of the criteria, behind their word, where that is not understood: "các tiêu chí khó thực hiện" ->
// "kho thuc hien". Empty where it is.
std::string not_understood_of_criteria(std::string_view title, const ColumnTable& words);

// With these words (as words_in makes them) a remark may say that a row is of another year.
inline constexpr std::string_view data_of_year = "so lieu nam";

// The province that a title names, by the first two words of its name: "UBND TỈNH LAI CHÂU" -> "lai châu". Empty where
// it names none.
std::string province_in(std::string_view title);

}  // namespace ntm
