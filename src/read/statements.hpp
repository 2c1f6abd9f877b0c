// What lines above and below a table state of all of it: a title, a legend, a footnote.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "read/columns.hpp"
#include "text/text_hash.hpp"

namespace ntm {

enum class Legend {
  none,     // the line says nothing of it
  met,      // marks stand for what is met
  not_met,  // marks stand for what is not met
  unclear,  // it says something else of them, or both
};

// What a line says of the marks of the table: "x là tiêu chí chưa đạt", "đạt: 1, chưa đạt: 0", "ô trống là đã đạt".
Legend legend_in(std::string_view line);

// Whether a title speaks of districts, and of no communes: "Tổng hợp theo huyện".
bool speaks_of_districts(std::string_view title);

// Whether a header is of how many communes each row has: "Số xã".
bool counts_communes(std::string_view header);

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

// What a remark says of the commune in whose row it stands.
struct CommuneRemark {
  enum class Says {
    nothing,        // that matters to its figures
    previous_year,  // "lấy số liệu năm trước"
    named_year,     // "số liệu năm 2012"
    part_of_year,   // "số liệu đến 30/6"
    not_final,      // "chưa thẩm định", "tạm tính", "kế hoạch"
    no_commune,     // any more: "đã sáp nhập vào xã Bum Tở", "đã thành phường"
  };
  Says says = Says::nothing;
  int year = 0;  // that is named
};
CommuneRemark commune_remark(std::string_view remark, const ColumnTable& words);

// What remarks say, for many rows: each is looked at once. One thread uses one.
class RemarkMemo {
 public:
  // `words` are those of the table that is read from now on.
  void begin(const ColumnTable& words);
  CommuneRemark remark(std::string_view text);

 private:
  const ColumnTable* words_ = nullptr;
  std::unordered_map<std::string, CommuneRemark, TextHash> remarks_;
  std::string text_;  // that was asked for
};

// The province that a title names, by the first two words of its name: "UBND TỈNH LAI CHÂU" -> "lai châu". Empty where
// it names none.
std::string province_in(std::string_view title);

}  // namespace ntm
