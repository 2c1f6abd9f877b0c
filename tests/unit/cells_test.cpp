#include "read/cells.hpp"
#include "read/code_cells.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace ntm;
using Kind = NumberCell::Kind;

namespace {

// "9800000" (millionths), "9800000 ," with the sign that it proves, or the kind of what is not a number.
std::string read(std::string_view cell, char decimal_sign = '\0') {
  const NumberCell number = read_number(cell, decimal_sign);
  switch (number.kind) {
    case Kind::blank: return "blank";
    case Kind::missing: return "missing";
    case Kind::spreadsheet_error: return "spreadsheet error";
    case Kind::too_wide: return "too wide";
    case Kind::ambiguous: return "ambiguous";
    case Kind::unreadable: return "unreadable";
    case Kind::negative: return "negative";
    case Kind::too_precise: return "too precise";
    case Kind::too_large: return "too large";
    case Kind::contradicts: return "contradicts";
    case Kind::number: break;
  }
  return std::to_string(number.millionths) +
         (number.decimal_sign != '\0' ? std::string(" ") + number.decimal_sign : "");
}

}  // namespace

TEST_CASE("marks in every spelling") {
  for (const char* const yes : {"1", "1.0", "1,00"}) {
    CAPTURE(yes);
    CHECK(read_mark(yes) == Mark::yes);
  }
  for (const char* const tick : {"Đ", "đ", "Đạt", "ĐẠT", "Có", "có", "yes", "Y", "TRUE", "+", "V", "✓", "☑", "ü"}) {
    CAPTURE(tick);
    CHECK(read_mark(tick) == Mark::tick);
  }
  CHECK(read_mark("x") == Mark::cross);
  CHECK(read_mark("X") == Mark::cross);
  for (const char* const basically : {"Cơ bản đạt", "CB đạt", "CBĐ"}) {
    CAPTURE(basically);
    CHECK(read_mark(basically) == Mark::basically);
  }
  for (const char* const no :
       {"0", "0.0", "CĐ", "Chưa đạt", "chưa  đạt", "Không", "KHÔNG ĐẠT", "no", "False", "✗", "û"}) {
    CAPTURE(no);
    CHECK(read_mark(no) == Mark::no);
  }
  CHECK(read_mark("-") == Mark::dash);
  CHECK(read_mark("–") == Mark::dash);
  CHECK(read_mark("") == Mark::blank);
  CHECK(read_mark(" \xC2\xA0") == Mark::blank);
  for (const char* const other : {"2", "?", "đạt một phần", "01", "1.5"}) CHECK(read_mark(other) == Mark::unreadable);
}

TEST_CASE("a count may name what it counts") {
  CHECK(bare_count("8/19", 19) == "8");
  CHECK(bare_count("8 / 19", 19) == "8");
  CHECK(bare_count("8/19 tiêu chí", 19) == "8");
  CHECK(bare_count("8 TC", 19) == "8");
  CHECK(bare_count("8 tiêu chí", 19) == "8");
  for (const char* const other : {"8/20", "8", "", "8/1", "8 xã", "8,5", "TC 8"}) CHECK(bare_count(other, 19) == other);
}

TEST_CASE("a number is read by what it must be") {
  CHECK(read("713") == "713000000");
  CHECK(read("9,8") == "9800000 ,");
  CHECK(read("9.8") == "9800000 .");
  CHECK(read("2523,00") == "2523000000 ,");
  CHECK(read("1.234,5") == "1234500000 ,");
  CHECK(read("1,234.5") == "1234500000 .");
  CHECK(read("1.234.567") == "1234567000000 ,");
  CHECK(read("0.125") == "125000 .");
  CHECK(read("2523.125") == "2523125000 .");
  CHECK(read("1 234") == "1234000000");
  CHECK(read("1\xC2\xA0"
             "234,5") == "1234500000 ,");
  CHECK(read("") == "blank");
}

TEST_CASE("one separator and three digits can be either") {
  CHECK(read("1.234") == "ambiguous");
  CHECK(read("12,345") == "ambiguous");
  CHECK(read("1.234", ',') == "1234000000");
  CHECK(read("1.234", '.') == "1234000");
  CHECK(read("12,345", '.') == "12345000000");
  CHECK(read("12,345", ',') == "12345000");
}

TEST_CASE("what is no number is not made one") {
  for (const char* const text :
       {"abc", "1,2,3", "1.23.456", "12.34,5", "1e3", ".5", "5.", "1 23", "3%", "1'234", "--1"}) {
    CAPTURE(text);
    CHECK(read(text) == "unreadable");
  }
  CHECK(read("1234567890123") == "too large");
  CHECK(read("123456789012") == "123456789012000000");
  CHECK(read("-5") == "negative");
  CHECK(read("-1.234") == "negative");
  CHECK(read("0.1234567") == "too precise");
  CHECK(read("0.1234560") == "123456 .");
  CHECK(read("9.8", ',') == "unreadable");
}

TEST_CASE("what is written for a number that there is not") {
  for (const char* const missing :
       {"N/A", "n/a", "NA", "#N/A", "NaN", "nan", "NULL", "null", "None", "\\N",     ".",
        "..",  "...", "…",  "-",    "–",   "—",   ":",    "<NA>", " - ",  "(trống)", "Chưa có số liệu"}) {
    CAPTURE(missing);
    CHECK(read(missing) == "missing");
    CHECK(read(missing, ',') == "missing");
  }
  for (const char* const error : {"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "Err:502"}) {
    CAPTURE(error);
    CHECK(read(error) == "spreadsheet error");
  }
  CHECK(read("####") == "too wide");
  // these may be answers
  for (const char* const word : {"x", "không", "chưa có", "?", "#", "Err:", "Err:5x", "=\"abc\"", "=\"713", "=\"\"",
                                 "một nghìn hai trăm ba mươi bốn"}) {
    CAPTURE(word);
    CHECK(read(word) == "unreadable");
  }
  CHECK(read("-5") == "negative");
  CHECK(read("=\"713\"") == "713000000");
}

TEST_CASE("a name may say that there is none") {
  for (const char* const nothing : {"?", "x", "0", "-", "(blank)", "N/A", "no data", "(trống)"}) {
    CAPTURE(nothing);
    CHECK(names_nothing(nothing));
  }
  for (const char* const name : {"", "Xã Tá Bạ", "Pa Ủ", "01", "X", "Chưa có số liệu của xã"}) {
    CAPTURE(name);
    CHECK_FALSE(names_nothing(name));
  }
}

TEST_CASE("codes that a program wrapped") {
  const auto code_of = [](std::string_view cell) {
    std::string storage;
    const auto code = unwrapped_code(cell, storage);
    return code ? std::string(*code) : "none";
  };
  for (const char* const wrapped :
       {"03403", "03403.0", "03403.00", "03403,0", "=\"03403\"", "'03403", "\u201903403", "`03403", "'03403'",
        "\"03403\"", "=03403", "\u200B03403", "03\uFEFF403", "03403\u00AD\u200E"}) {
    CAPTURE(wrapped);
    CHECK(code_of(wrapped) == "03403");
  }
  for (const char* const other :
       {"", "A1", "3403.5", "3.403", "3403.000", "3,403", "03403x", "0 3403", "=\"\"", "''", "-1"}) {
    CAPTURE(other);
    CHECK(code_of(other) == "none");
  }
}
