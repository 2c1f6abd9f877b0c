#include "ntm/read.hpp"

#include <fmt/format.h>

#include "helpers.hpp"

using namespace ntm;

namespace {

// Each observation as "2013 03403 Nậm Loỏng met=5 n=2 pilot=1 h=713 ph=205 p=3600 i=9800000 [Tam Đường]", then the
// messages that are not notes.
std::string read(const std::vector<Source>& sources, const ReadOptions& options = {}) {
  const Rules rules = test::simple_rules(3);
  Diagnostics diagnostics;
  const ReadResult result = read_panel(sources, rules, options, diagnostics);
  std::string text;
  const Panel& panel = result.panel;
  const auto number = [](Reported reported) {
    return reported.has_value() ? std::to_string(reported.value()) : std::string("-");
  };
  for (std::size_t year = 0; !diagnostics.has_errors() && year < panel.years().size(); ++year) {
    for (const Observation& unit : panel.observations(year)) {
      text += std::to_string(panel.years()[year]) + ' ' + panel.code(unit) + ' ';
      text += panel.name(unit);
      text += " met=" + std::to_string(unit.met()) + " n=" + number(unit.criteria_met());
      text += unit.pilot() == Pilot::yes ? " pilot" : unit.pilot() == Pilot::no ? " other" : "";
      if (unit.households().has_value()) text += " h=" + number(unit.households());
      if (unit.poor_households().has_value()) text += " ph=" + number(unit.poor_households());
      if (unit.population().has_value()) text += " p=" + number(unit.population());
      if (unit.income().has_value()) text += " i=" + number(unit.income());
      if (!panel.place(unit).district.empty()) text.append(" [").append(panel.place(unit).district).append("]");
      text += '\n';
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    if (diagnostic.severity != Severity::note) text += to_string(diagnostic, Language::english) + '\n';
  }
  return text;
}

// All messages.
std::string told(std::string_view bytes) {
  Diagnostics diagnostics;
  read_panel(std::vector{source_of("2013.csv", std::string(bytes))}, test::simple_rules(3), {}, diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    text += to_string(diagnostic, Language::english) + '\n';
  }
  return text;
}

std::string read(std::string_view bytes, const ReadOptions& options = {}) {
  return read(std::vector{source_of("2013.csv", std::string(bytes))}, options);
}

}  // namespace

TEST_CASE("a canonical row") {
  CHECK(read("year,commune_code,commune,district,pilot,c01,c02,c03,households,poor_households,population,income\n"
             "2013,03403,Nậm Loỏng,Tam Đường,1,1,0,1,713,205,3600,9.8\n"
             "2013,03409,San Thàng,Tam Đường,0,0,0,0,,,,\n") ==
        "2013 03403 Nậm Loỏng met=5 n=2 pilot h=713 ph=205 p=3600 i=9800000 [Tam Đường]\n"
        "2013 03409 San Thàng met=0 n=0 other [Tam Đường]\n");
}

TEST_CASE("x and nothing, in a file that never says no") {
  CHECK(read("Mã xã,Xã điểm,TC1,TC2,TC3\n1,x,x,,x\n2,,,x,\n") == "2013 1  met=5 n=2 pilot\n2013 2  met=2 n=1 other\n");
}

TEST_CASE("a blank in a file that says no is refused, unless it is said to mean no") {
  const std::string text = "commune_code,c01,c02,c03\n1,1,0,\n2,1,1,0\n";
  CHECK(read(text) ==
        "2013.csv:2:4: error: 'c03' is blank, in a file that says outright what is not met; fill in the mark, or use "
        "--blank not-met\n");
  ReadOptions options;
  options.blank_is_not_met = true;
  CHECK(read(text, options) == "2013 1  met=1 n=1\n2013 2  met=3 n=2\n");
}

TEST_CASE("a blank row has not reported, which is not to meet nothing") {
  const std::string text = "commune_code,commune,c01,c02,c03\n1,A,x,,\n2,B,,,\n3,C,,,\n";
  CHECK(read(text) ==
        "2013.csv:3:2: error: B has not reported: its row is blank; fill it in; or leave it out of the figures with "
        "--not-reported exclude, or use --blank not-met if it meets no criteria\n"
        "2013.csv:4:2: error: C has not reported: its row is blank; fill it in; or leave it out of the figures with "
        "--not-reported exclude, or use --blank not-met if it meets no criteria\n");
  ReadOptions options;
  options.blank_is_not_met = true;
  CHECK(read(text, options) == "2013 1 A met=1 n=1\n2013 2 B met=0 n=0\n2013 3 C met=0 n=0\n");
}

TEST_CASE("a commune says that it meets nothing by a count of 0, a mark or a number") {
  CHECK(read("Mã xã,TC1,TC2,TC3,Số hộ\n1,x,x,,\n2,,,,713\n") == "2013 1  met=3 n=2\n2013 2  met=0 n=0 h=713\n");
  CHECK(read("Mã xã,Số TC đạt,Số hộ\n1,2,8\n2,0,\n") == "2013 1  met=0 n=2 h=8\n2013 2  met=0 n=0\n");
}

TEST_CASE("one cell that makes all blanks doubtful is named itself") {
  std::string text = "commune_code,c01,c02,c03\n";
  for (int i = 1; i <= 12; ++i) text += fmt::format("{},x,,{}\n", 100 + i, i == 7 ? "-" : "");
  CHECK(read(text) ==
        "2013.csv:8:4: error: '-' says outright that a criterion is not met, and 23 other marks are blank; clear the "
        "cell if the blanks mean the same, or use --blank not-met\n");
  ReadOptions options;
  options.blank_is_not_met = true;
  CHECK(read(text, options).starts_with("2013 101  met=1 n=1\n2013 102  met=1 n=1\n"));
}

TEST_CASE("a file without any mark is not a province that meets nothing") {
  CHECK(read("commune_code,c01,c02,c03,households\n1,,,,713\n2,,,,9\n") ==
        "2013.csv:1: error: no criterion is marked in the whole file; fill in the marks, or use --blank not-met if no "
        "commune meets any\n");
}

TEST_CASE("all problems of a file are told in one pass") {
  CHECK(
      read("year,commune_code,pilot,c01,c02,c03,households,poor_households,income\n"
           "2013,1,maybe,1,0,2,many,-5,9.8\n"
           "2013,1,0,1,0,1\n"
           "13,3 4,0,1,0,1,10,11,1.2345678\n"
           "2013,5,0,1,0,1,10,11,9.8\n"
           "2013,6,0,1,0,1,10.5,9,9.8,extra\n"
           "2013,7,0,1,0,1,10.5,9,9.8\n"
           "2013,8,0,1,0,1,10,9,9.8\n"
           "2013,8,0,1,0,1,10,9,9.8\n") ==
      "2013.csv:2:3: error: 'pilot' is 'maybe', which is not a mark; write 1 or 0, x or nothing\n"
      "2013.csv:2:6: error: 'c03' is '2', which is not a mark; write 1 or 0, x or nothing, Đạt or Chưa đạt\n"
      "2013.csv:2:7: error: 'households' is 'many', which is not a number; write digits, or leave it blank\n"
      "2013.csv:2:8: error: 'poor_households' is '-5', which is negative; write the number without a minus sign\n"
      "2013.csv:3:6: error: the row has 6 cells, the header 9; find the cell that is missing and add it in its place\n"
      "2013.csv:4:1: error: 'year' is '13', which is not a year; write a year from 1990 to 2100\n"
      "2013.csv:4:2: error: 'commune_code' is '3 4', which is not a commune code; write it with digits only, such as "
      "03403, in a column formatted as text\n"
      "2013.csv:4:8: error: 11 poor households of 10 households; correct the one that is wrong\n"
      "2013.csv:4:9: error: 'income' is '1.2345678', which has more than 6 decimals; round it\n"
      "2013.csv:5:8: error: 11 poor households of 10 households; correct the one that is wrong\n"
      "2013.csv:6:10: error: the row has 10 cells, the header 9; put a cell that holds the delimiter in quotes, such "
      "as a "
      "decimal comma; delete a cell that has no header\n"
      "2013.csv:7:7: error: 'households' is '10.5', which is not a whole number; correct it, or name the decimal sign "
      "with --decimal comma or --decimal point\n"
      "2013.csv:9: error: commune 8 appears twice in 2013, first at 2013.csv:8; keep the row that is right and "
      "delete the other\n");
}

TEST_CASE("what bears the code of another, or its name in one place, says how to tell them apart") {
  CHECK(read("Mã xã,Tên xã,Huyện,Số TC đạt\n1,Xã A,Huyện X,2\n1,Xã B,Huyện Y,3\n") ==
        "2013.csv:3: error: code 1 belongs to 'Xã B' and, at 2013.csv:2, to 'Xã A'; correct the code that is wrong; if "
        "these are running numbers, call the column STT (ordinal)\n");
  CHECK(
      read("Tên xã,Huyện,Số TC đạt\nXã Tân Phú,Huyện Châu Thành,2\nXã Tân Phú,Huyện Châu Thành,3\n") ==
      "2013.csv:3: error: commune Huyện Châu Thành / Xã Tân Phú appears twice in 2013, first at 2013.csv:2; delete one "
      "of the rows; if they are two communes, add a column that tells their places apart\n");
}

TEST_CASE("a sign that one column proves makes no thousands into units in another") {
  CHECK(read("Mã xã;Số TC đạt;Dân số;Thu nhập\n1;2;3.000;8.5\n") ==
        "2013.csv:2:3: error: 'Dân số' is '3.000': thousands or decimals? nothing in the file tells; name the "
        "decimal sign with --decimal comma or --decimal point\n");
  CHECK(read("Mã xã;Số TC đạt;Dân số;Thu nhập\n1;2;3.000;8,5\n") == "2013 1  met=0 n=2 p=3000 i=8500000\n");
}

TEST_CASE("a decimal sign that a column proves holds for the column") {
  CHECK(read("Mã xã;Số TC đạt;Thu nhập\n1;2;9,8\n2;2;10.5\n3;1;7,5\n") ==
        "2013.csv:3:3: error: 'Thu nhập' is '10.5', which contradicts the decimal sign of its column; write it like "
        "the others, or name the decimal sign with --decimal comma or --decimal point\n");
  CHECK(read("Mã xã;Số TC đạt;Thu nhập\n1;2;9,8\n2;2;10.5\n3;1;7.5\n4;1;8\n") ==
        "2013.csv:2:3: error: 'Thu nhập' is '9,8', which contradicts the decimal sign of its column; write it like "
        "the others, or name the decimal sign with --decimal comma or --decimal point\n");
  // each column by itself
  CHECK(
      read("Mã xã;Số TC đạt;Dân số;Thu nhập\n1;2;1.234.567;9.8\n") ==
      "2013 1  met=0 n=2 p=1234567 i=9800000\n"
      "2013.csv:2: warning: population of '1' in 2013: 1234567, above 500000; correct it if it is wrong; `population` "
      "in checks.csv of the rules has the bounds\n");
}

TEST_CASE("a year in a title or a header that is not the rows' is an error") {
  CHECK(read(std::vector{source_of("a.csv", "BÁO CÁO NĂM 2012,,\nyear,commune_code,criteria_met\n2013,1,2\n")}) ==
        "a.csv:3:1: error: the row is for 2013, the file's title says 2012; correct the one that is wrong\n");
  CHECK(
      read("Mã xã,Số tiêu chí đạt năm 2012\n1,2\n") ==
      "2013.csv:1:2: error: column 'Số tiêu chí đạt năm 2012' is for 2012, the file for 2013; correct the one that is "
      "wrong, or delete the column\n");
}

TEST_CASE("merged districts are filled down, other blanks are told") {
  const std::string header = "Mã xã,Huyện,Số TC đạt\n";
  CHECK(
      read(header + "1,Huyện A,1\n2,,1\n3,,1\n4,Huyện B,1\n5,,1\n") ==
      "2013 1  met=0 n=1 [Huyện A]\n2013 2  met=0 n=1 [Huyện A]\n2013 3  met=0 n=1 [Huyện A]\n"
      "2013 4  met=0 n=1 [Huyện B]\n2013 5  met=0 n=1 [Huyện B]\n"
      "2013.csv:3:2: warning: the district is blank in 3 rows; taken from the row above, as merged cells are; fill it "
      "in if that is wrong\n");
  CHECK(read(header + "1,Huyện A,1\n2,,1\n3,Huyện A,1\n") ==
        "2013 1  met=0 n=1 [Huyện A]\n2013 2  met=0 n=1\n2013 3  met=0 n=1 [Huyện A]\n"
        "2013.csv:3:2: warning: the district is blank in 1 row; such rows are counted in none; fill it in\n");
}

TEST_CASE("a row that is nothing known may stand below the communes, not above one") {
  const std::string rows = "Mã xã,Tên xã,Số TC đạt\n03403,Nậm Loỏng,1\n,Tam Đường,\n";
  CHECK(read(rows) == "2013 03403 Nậm Loỏng met=0 n=1\n");
  CHECK(read(rows + "03409,San Thàng,1\n") ==
        "2013.csv:3: error: the row is not a commune, nor a known heading, total or remark; give it a commune "
        "code, begin a district with Huyện, Thị xã or Thành phố, or delete the row\n");
}

TEST_CASE("a column without a header that holds something is told") {
  CHECK(read("Mã xã,,Số TC đạt\n1,3,2\n") ==
        "2013 1  met=0 n=2\n2013.csv:1:2: warning: the column has no header; ignored; give it one\n");
  CHECK(read("Mã xã,Số TC đạt,,\n1,2\n2,2,,\n") == "2013 1  met=0 n=2\n2013 2  met=0 n=2\n");
  CHECK(read("Mã xã,Số TC đạt,,\n1,2,,7\n") ==
        "2013.csv:2:4: error: the row has 4 cells, the header 2; put a cell that holds the delimiter in quotes, such "
        "as a decimal comma; delete a cell that has no header\n");
}

TEST_CASE("a table without communes is refused") {
  CHECK(read("commune_code,c01,c02,c03\n") ==
        "2013.csv:1: error: no row below the header is a commune; export the file again\n");
}

TEST_CASE("names of criteria as headers are marks, Thu nhập and Hộ nghèo too") {
  Rules rules = test::simple_rules(5);
  const char* const names[] = {"Quy hoạch", "Giao thông", "Điện", "Thu nhập", "Hộ nghèo"};
  for (std::size_t i = 0; i < 5; ++i) rules.criteria[i].name_vi = names[i];
  Diagnostics diagnostics;
  const std::vector sources{
      source_of("2013.csv", "Mã xã,Quy hoạch,Giao thông,Điện,Thu nhập,Hộ nghèo,Số hộ\n1,x,,x,x,,50\n")};
  const ReadResult result = read_panel(sources, rules, {}, diagnostics);
  CHECK(test::messages(diagnostics).empty());
  const Observation unit = *result.panel.observations(0).begin();
  CHECK(unit.met() == 0b01101);
  CHECK(unit.criteria_met() == Reported(3));
  CHECK_FALSE(unit.income().has_value());
  CHECK_FALSE(unit.poor_households().has_value());
}

TEST_CASE("names of criteria below their numbers are part of the header") {
  CHECK(read("Mã xã,Tên xã,Tiêu chí,,\n,,1,2,3\n,,Quy hoạch,Giao thông,Thuỷ lợi\n03403,A,1,0,1\n") ==
        "2013 03403 A met=5 n=2\n");
}

TEST_CASE("numbers that are not reported, told once a column") {
  const std::string text =
      "commune_code,c01,c02,c03,households,population\n"
      "03403,1,1,0,N/A,…\n03409,1,0,0,713,3600\n03412,0,0,1,n/a,-\n";
  CHECK(read(text) == "2013 03403  met=3 n=2\n2013 03409  met=1 n=1 h=713 p=3600\n2013 03412  met=4 n=1\n");
  CHECK(told(text) ==
        "2013.csv:2:5: note: 'households' is 'N/A' in 2 rows; read as not reported\n"
        "2013.csv:2:6: note: 'population' is '…' in 2 rows; read as not reported\n");
  CHECK(read("commune_code,c01,c02,c03,households\n03403,1,1,0,#REF!\n03409,1,1,0,###\n") ==
        "2013.csv:2:5: error: 'households' is '#REF!', which is a spreadsheet error; correct its formula and "
        "export again, or leave it blank\n"
        "2013.csv:3:5: error: 'households' is '###', which a spreadsheet shows where a column is too narrow; widen the "
        "column in the spreadsheet and export again\n");
}

TEST_CASE("codes in the form that a program gave them, told once a file") {
  const std::string text = "commune_code,c01,c02,c03\n=\"03403\",1,1,0\n=\"03409\" ,1,0,0\n03412.0,0,0,1\n";
  CHECK(read(text) == "2013 03403  met=3 n=2\n2013 03409  met=1 n=1\n2013 03412  met=4 n=1\n");
  CHECK(told(text) ==
        "2013.csv:2:1: note: 'commune_code' is wrapped in 3 rows, such as =\"03403\" for 03403; repaired\n");
  CHECK(
      read("commune_code,c01,c02,c03\n=\"A1\",1,1,0\n") ==
      "2013.csv:2:1: error: a quote inside a cell that does not begin with one; put the cell in quotes and double the "
      "quotes inside it\n");
}

TEST_CASE("what stands for no code is no code") {
  const auto with_code = [](const std::string& code) {
    return read("commune_code,commune,c01,c02,c03\n" + code + ",Xã A,1,0,1\n7,Xã B,1,0,1\n");
  };
  for (const std::string code : {"NA", "N/A", "n.a.", "-", "--", "0", "00000", "?", "???", "none", "NULL", "#N/A",
                                 "chưa có", "Chưa có mã", "\xE2\x80\x93", "0000000000"}) {
    CAPTURE(code);
    CHECK(with_code(code) == "2013.csv:2:1: error: 'commune_code' is '" + code +
                                 "', which stands for no code; fill in the code, or leave the whole column out\n");
  }
  CHECK(with_code("10").starts_with("2013 10 Xã A met=5 n=2\n"));
}

TEST_CASE("a letter among the digits of a code is told with the likely code") {
  const auto with_code = [](const std::string& code) {
    return read("commune_code,commune,c01,c02,c03\n" + code + ",Xã A,1,0,1\n");
  };
  for (const auto& letter : std::vector<std::pair<std::string, std::string>>{
           {"O3403", "03403"}, {"o34o9", "03409"}, {"0340I", "03401"}, {"034l9", "03419"}, {"34O9", "3409"}}) {
    const std::string& code = letter.first;
    const std::string& likely = letter.second;
    CAPTURE(code);
    CHECK(with_code(code) == "2013.csv:2:1: error: 'commune_code' is '" + code +
                                 "', which has a letter among its digits; write " + likely + " if that is meant\n");
  }
  for (const std::string code : {"O12", "A0001", "LC-01", "I1", "O1A2B", "oil"}) {
    CAPTURE(code);
    CHECK(with_code(code) == "2013 " + code + " Xã A met=5 n=2\n");
  }
}

TEST_CASE("more than a commune can have is refused with its place, in any unit") {
  const std::string header = "commune_code,c01,c02,c03,households,population,income\n";
  const std::string largest = read(header + "1,1,1,1,99999999,99999999,9.8\n");
  CHECK(largest.starts_with("2013 1  met=7 n=3 h=99999999 p=99999999 i=9800000\n"));
  CHECK(read(header + "1,1,1,1,100000000,999999999999,9.8\n") ==
        "2013.csv:2:5: error: 'households' is '100000000', which is more than a commune can have; correct it, or the "
        "unit in the header of its column\n"
        "2013.csv:2:6: error: 'population' is '999999999999', which is more than a commune can have; correct it, or "
        "the unit in the header of its column\n");
  CHECK(read(header + "1,1,1,1,1,9999999999999999999999,10000000\n") ==
        "2013.csv:2:6: error: 'population' is '9999999999999999999999', which is more than a commune can have; correct "
        "it, or the unit in the header of its column\n"
        "2013.csv:2:7: error: 'income' is '10000000', which is more than a commune can have; correct it, or the unit "
        "in the header of its column\n");
  // a product of 64 bits would be a small number again
  const std::string thousands = read("commune_code,c01,c02,c03,Dân số (nghìn người)\n1,1,1,1,36028797018\n");
  CHECK(thousands.find("2013.csv:2:5: error: 'Dân số (nghìn người)' is '36028797018', which is more than") !=
        std::string::npos);
}

TEST_CASE("a control character in a name is a blank, and is told") {
  CHECK(
      read("commune_code,commune,district,c01,c02,c03\n"
           "1,Nậm\x07Loỏng\x7F,Tam \x1B[2J,1,0,1\n2,A,Tam \x1B[2J,1,0,1\n") ==
      "2013 1 Nậm Loỏng met=5 n=2 [Tam [2J]\n"
      "2013 2 A met=5 n=2 [Tam [2J]\n"
      "2013.csv:2:2: warning: 'commune' has control characters in 1 row; read as 'Nậm Loỏng'; delete what is not seen "
      "in the cell\n"
      "2013.csv:2:3: warning: 'district' has control characters in 2 rows; read as 'Tam [2J'; delete what is not seen "
      "in the cell\n");
}

TEST_CASE("a last row without a line end is told where fewer digits would be another fact") {
  const auto is_told = [](std::string_view bytes) {
    return told(bytes).find("the last row has no line end") != std::string::npos;
  };
  const std::string cut = "commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,345";
  CHECK(read(cut).find("2013.csv:3:5: warning: the last row has no line end: the file may be cut, and '345' with it; "
                       "export it again, or end its last row with a line break\n") != std::string::npos);
  CHECK(!is_told(cut + "\n"));
  CHECK(!is_told(cut + "\r\n"));
  CHECK(is_told("commune_code,c01,c02,c03,households\r1,1,1,1,12\r2,1,1,1,345"));
  CHECK(is_told("\"commune_code\",c01,c02,c03,households\n1,1,1,1,\"12\"\n2,1,1,1,345"));
  CHECK(is_told("c01,c02,c03,commune_code\n1,1,1,12\n1,1,1,345"));
  // of a table that is told for its errors, too
  CHECK(is_told("commune_code,c01,c02,c03,households\n1,1,1,?,12\n2,1,1,1,345"));
  // quotes are closed, marks have one digit, and how many are met is held against the marks
  CHECK(!is_told("commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,\"345\""));
  CHECK(!is_told("commune_code,c01,c02,c03\n1,1,1,1\n2,1,1,1"));
  CHECK(!is_told("commune_code,c01,c02,c03,criteria_met\n1,1,1,1,3\n2,1,1,1,3"));
  CHECK(is_told("commune_code,c01,c02,criteria_met\n1,1,1,3\n2,1,1,3"));
  // a total below the communes is held against them
  CHECK(!is_told("commune_code,commune,c01,c02,c03,households\n1,A,1,1,1,12\n,Tổng số,1,1,1,12"));
}
