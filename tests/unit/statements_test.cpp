#include "read/statements.hpp"

#include <doctest/doctest.h>

#include "helpers.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

std::string name_of(Legend legend) {
  switch (legend) {
    case Legend::none: return "none";
    case Legend::met: return "met";
    case Legend::not_met: return "not met";
    case Legend::unclear: break;
  }
  return "unclear";
}

std::string legend(std::string_view line) { return name_of(legend_in(line)); }
std::string title(std::string_view line) { return name_of(legend_of_title(line)); }

bool is_plan(std::string_view line) {
  const Rules rules = test::simple_rules(2);
  Diagnostics diagnostics;
  return announces_plan(line, ColumnTable(rules, "", "", diagnostics));
}

}  // namespace

TEST_CASE("a legend says what marks stand for, whichever comes first") {
  CHECK(legend("Ghi chú: x là tiêu chí đạt") == "met");
  CHECK(legend("(x): đã đạt; để trống: chưa đạt") == "met");
  CHECK(legend("Đạt: 1, chưa đạt: 0") == "met");
  CHECK(legend("x là tiêu chí chưa đạt") == "not met");
  CHECK(legend("(x): chưa đạt") == "not met");
  CHECK(legend("1 là chưa đạt, 0 là đạt") == "not met");
  CHECK(legend("ô để trống là đã đạt") == "not met");
  CHECK(legend("Đánh dấu X vào tiêu chí còn nợ") == "not met");
  CHECK(legend("Ký hiệu: X = K đạt") == "not met");
}

TEST_CASE("a legend that says something else, or two things, is not clear") {
  CHECK(legend("ô trống là chưa đánh giá") == "unclear");
  CHECK(legend("x là tiêu chí đăng ký đạt") == "unclear");
  CHECK(legend("x là đạt, ô trống là đạt") == "unclear");
}

TEST_CASE("lines that speak of no marks are no legends") {
  CHECK(legend("") == "none");
  CHECK(legend("KẾT QUẢ THỰC HIỆN 19 TIÊU CHÍ NĂM 2013") == "none");
  CHECK(legend("Số xã đạt 1 tiêu chí") == "none");
  CHECK(legend("Người lập biểu") == "none");
}

TEST_CASE("a title says what its table lists") {
  CHECK(title("TỔNG HỢP CÁC TIÊU CHÍ CHƯA ĐẠT NĂM 2013") == "not met");
  CHECK(title("TỔNG HỢP CÁC TIÊU CHÍ NÔNG THÔN MỚI CHƯA ĐẠT") == "not met");
  CHECK(title("Các tiêu chí còn nợ của các xã") == "not met");
  CHECK(title("TIÊU CHÍ CÁC XÃ CHƯA ĐẠT") == "unclear");
  CHECK(title("KẾT QUẢ TIÊU CHÍ CỦA CÁC XÃ CHƯA ĐẠT CHUẨN NÔNG THÔN MỚI") == "none");
  CHECK(title("TIÊU CHÍ ĐẠT VÀ CHƯA ĐẠT") == "none");
  CHECK(title("DANH SÁCH XÃ CHƯA ĐẠT") == "none");
}

TEST_CASE("titles of plans and estimates, and those that only speak of them") {
  for (const char* const plan :
       {"KẾ HOẠCH THỰC HIỆN CÁC TIÊU CHÍ NĂM 2013", "ĐĂNG KÝ THỰC HIỆN TIÊU CHÍ", "ƯỚC THỰC HIỆN NĂM 2013",
        "DỰ KIẾN KẾT QUẢ THỰC HIỆN", "LỘ TRÌNH THỰC HIỆN", "GIAO CHỈ TIÊU THỰC HIỆN", "Số liệu trên là kế hoạch",
        "KẾT QUẢ ƯỚC THỰC HIỆN NĂM 2013", "Ke hoach NTM 2013.csv"}) {
    CAPTURE(plan);
    CHECK(is_plan(plan));
  }
  for (const char* const results :
       {"KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2013", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "(Kèm theo Kế hoạch số 12/KH-UBND)",
        "Tính đến thời điểm 31/12/2013", "KẾT QUẢ CÁC XÃ ĐIỂM", "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NÔNG THÔN MỚI",
        "Kết quả năm 2013 và kế hoạch năm 2014", "Quy ước: x là đạt"}) {
    CAPTURE(results);
    CHECK_FALSE(is_plan(results));
  }
}
