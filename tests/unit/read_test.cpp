#include "ntm/read.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  read_panel(std::vector{make_source("2013.csv", std::string(bytes))}, test::simple_rules(3), {}, diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    text += to_string(diagnostic, Language::english) + '\n';
  }
  return text;
}

std::string read(std::string_view bytes, const ReadOptions& options = {}) {
  return read(std::vector{make_source("2013.csv", std::string(bytes))}, options);
}

}  // namespace

TEST_CASE("a canonical row") {
  CHECK(read("year,commune_code,commune,district,pilot,c01,c02,c03,households,poor_households,population,income\n"
             "2013,03403,Nậm Loỏng,Tam Đường,1,1,0,1,713,205,3600,9.8\n"
             "2013,03409,San Thàng,Tam Đường,0,0,0,0,,,,\n") ==
        "2013 03403 Nậm Loỏng met=5 n=2 pilot h=713 ph=205 p=3600 i=9800000 [Tam Đường]\n"
        "2013 03409 San Thàng met=0 n=0 other [Tam Đường]\n");
}

TEST_CASE("marks in any order of columns, cells in quotes or not, are the same marks") {
  // the cells of each column: its header, and what two communes have
  std::vector<std::vector<std::string>> columns{
      {"c01", "1", "0"}, {"c02", "0", "0"}, {"c03", "1", "1"}, {"district", "D", "E"}, {"pilot", "x", "-"}};
  std::ranges::sort(columns);
  do {
    for (const std::string_view quote : {"", "\""}) {
      std::string text;
      for (std::size_t row = 0; row < 3; ++row) {
        text += fmt::format("{0}{1}{0}", quote, row == 0 ? "commune_code" : row == 1 ? "03403" : "03409");
        for (const auto& cells : columns) text += fmt::format(",{0}{1}{0}", quote, cells[row]);
        text += '\n';
      }
      CAPTURE(text);
      CHECK(read(text) == "2013 03403  met=5 n=2 pilot [D]\n2013 03409  met=4 n=1 other [E]\n");
    }
  } while (std::ranges::next_permutation(columns).found);
}

TEST_CASE("codes that lost their zeros are found again, whichever communes are left out between them") {
  constexpr int communes = 130;
  const auto row = [](std::string_view code, int met) { return fmt::format("{},{},1,0\n", code, met); };
  const auto line = [](int year, int commune, int met) {
    return fmt::format("{} {:05}  met={} n={}\n", year, commune, met == 0 ? 2 : 3, met == 0 ? 1 : 2);
  };
  // one after the other, some left out, many left out, and the last one
  for (const std::vector<int>& kept :
       {std::vector{1, 2, 3}, {1, 3, 4, 8}, {2, 4, 7, 12, 20, 37, 101, 130}, {64, 65, 130}, {130}}) {
    std::string full = "commune_code,c01,c02,c03\n";
    std::string stripped = full;
    std::string expected;
    for (int commune = 1; commune <= communes; ++commune) {
      full += row(fmt::format("{:05}", commune), 1);
      expected += line(2012, commune, 1);
    }
    for (const int commune : kept) {
      stripped += row(std::to_string(commune), 0);
      expected += line(2013, commune, 0);
    }
    CAPTURE(stripped);
    CHECK(read(std::vector{make_source("2012.csv", full), make_source("2013.csv", stripped)}).starts_with(expected));
  }
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
  for (int i = 1; i <= 12; ++i) text += fmt::format("{},x,,{}\n", 3400 + i, i == 7 ? "-" : "");
  CHECK(read(text) ==
        "2013.csv:8:4: error: '-' says outright that a criterion is not met, and 23 other marks are blank; clear the "
        "cell if the blanks mean the same, or use --blank not-met\n");
  ReadOptions options;
  options.blank_is_not_met = true;
  CHECK(read(text, options).starts_with("2013 3401  met=1 n=1\n2013 3402  met=1 n=1\n"));
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
        "2013.csv:2:3: error: 'Dân số' is '3.000': thousands or decimals? nothing in the file tells which; name the "
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
  CHECK(read("Mã xã;Số TC đạt;Dân số;Thu nhập\n1;2;1.234.567;9.8\n") ==
        "2013 1  met=0 n=2 p=1234567 i=9800000\n"
        "2013.csv:2: warning: '1' in 2013, population: 1,234,567, above 500,000; correct it if it is wrong; "
        "`population` "
        "in checks.csv of the rules has the bounds\n");
}

TEST_CASE("a year in a title or a header that is not the rows' is an error") {
  CHECK(read(std::vector{make_source("a.csv", "BÁO CÁO NĂM 2012,,\nyear,commune_code,criteria_met\n2013,1,2\n")}) ==
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
      make_source("2013.csv", "Mã xã,Quy hoạch,Giao thông,Điện,Thu nhập,Hộ nghèo,Số hộ\n1,x,,x,x,,50\n")};
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
        "2013.csv:2:1: note: 'commune_code' has extra characters around it in 3 rows, such as =\"03403\" for 03403; "
        "repaired\n");
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
  CHECK(read("commune_code,commune,district,c01,c02,c03\n"
             "1,Nậm\x07Loỏng\x7F,Tam \x1B[2J,1,0,1\n2,A,Tam \x1B[2J,1,0,1\n") ==
        "2013 1 Nậm Loỏng met=5 n=2 [Tam [2J]\n"
        "2013 2 A met=5 n=2 [Tam [2J]\n"
        "2013.csv:2:2: warning: 'commune' has control characters in 1 row; read as 'Nậm Loỏng'; delete the invisible "
        "characters in the cell\n"
        "2013.csv:2:3: warning: 'district' has control characters in 2 rows; read as 'Tam [2J'; delete the invisible "
        "characters in the cell\n");
}

TEST_CASE("a last row without a line end is told where fewer digits would be another fact") {
  const auto is_told = [](std::string_view bytes) {
    return told(bytes).find("the last row has no line end") != std::string::npos;
  };
  const std::string cut = "commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,345";
  CHECK(read(cut).find(
            "2013.csv:3:5: warning: the last row has no line end: the file may be truncated, and '345' with it; "
            "export it again, or end its last row with a line break\n") != std::string::npos);
  CHECK(!is_told(cut + "\n"));
  CHECK(!is_told(cut + "\r\n"));
  CHECK(is_told("commune_code,c01,c02,c03,households\r1,1,1,1,12\r2,1,1,1,345"));
  CHECK(is_told("\"commune_code\",c01,c02,c03,households\n1,1,1,1,\"12\"\n2,1,1,1,345"));
  CHECK(is_told("c01,c02,c03,commune_code\n1,1,1,12\n1,1,1,345"));
  // whether rows are short or long, and are few or many
  const std::string note(3000, 'a');
  const std::string rows = "commune_code,c01,c02,c03,note,households\n1,1,1,1," + note + ",12\n";
  CHECK(is_told(rows + "2,1,1,1," + note + ",345"));
  CHECK(!is_told(rows + "2,1,1,1," + note + ",345\n"));
  CHECK(is_told(rows + "2,1,1,1,,345"));
  // of a table that is told for its errors, too
  CHECK(is_told("commune_code,c01,c02,c03,households\n1,1,1,?,12\n2,1,1,1,345"));
  // quotes are closed, marks have one digit, and how many are met is held against the marks
  CHECK(!is_told("commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,\"345\""));
  CHECK(!is_told("commune_code,c01,c02,c03\n1,1,1,1\n2,1,1,1"));
  CHECK(!is_told("commune_code,c01,c02,c03,criteria_met\n1,1,1,1,3\n2,1,1,1,3"));
  CHECK(is_told("commune_code,c01,c02,criteria_met\n1,1,1,3\n2,1,1,3"));
  // before the last cell, whose blank says something
  CHECK(read("commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,")
            .find("2013.csv:3:5: warning: the last row has no line end, and its last cell is blank: the file may be "
                  "truncated; "
                  "export it again, or end its last row with a line break\n") != std::string::npos);
  CHECK(!is_told("commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,\n"));
  CHECK(!is_told("commune_code,c01,c02,c03,households\n1,1,1,1,12\n2,1,1,1,\"\""));
  CHECK(is_told("commune_code,c01,c02,c03\n1,x,,x\n2,x,,"));
  CHECK(!is_told("commune_code,criteria_met,c01,c02,c03\n1,2,x,,x\n2,1,x,,"));
  CHECK(is_told("commune_code,c01,c02,c03,pilot\n1,x,,x,x\n2,x,,x,"));
  CHECK(is_told("commune_code,criterion,met\n1,1,x\n1,2,x\n1,3,x\n2,1,x\n2,2,x\n2,3,"));
  CHECK(!is_told("commune_code,c01,c02,c03,note\n1,1,1,1,12\n2,1,1,1,"));
  // a total below the communes is held against them
  CHECK(!is_told("commune_code,commune,c01,c02,c03,households\n1,A,1,1,1,12\n,Tổng số,1,1,1,12"));
}

TEST_CASE("a row for each commune and criterion: what holds, and what is refused") {
  struct Table {
    std::string what;
    std::string bytes;
    std::string said;
  };
  const std::vector<Table> tables{
      {"a plain table", "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,0\n03403,A,D,3,1\n",
       "2013 03403 A met=5 n=2 [D]\n"},
      {"criteria by name, and with a zero",
       "commune_code,commune,district,criterion,met\n03403,A,D,Tiêu chí 1,1\n03403,A,D,TC 02,0\n03403,A,D,03,1\n",
       "2013 03403 A met=5 n=2 [D]\n"},
      {"a criterion twice",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,0\n03403,A,D,3,1\n03403,A,D,3,1\n",
       "2013.csv:5:4: error: criterion 3 of 03403 appears twice in 2013; keep the row that is right and delete the "
       "other\n"},
      {"a criterion twice, two rows later",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,0\n03403,A,D,1,0\n03403,A,D,3,1\n",
       "2013.csv:4:4: error: criterion 1 of 03403 appears twice in 2013; keep the row that is right and delete the "
       "other\n"},
      {"no such criterion",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,4,0\n03403,A,D,x,1\n03403,A,D,chưa đạt "
       "TC1,1\n",
       "2013.csv:3:4: error: 'criterion' is '4', which is not a criterion of the rules; write a number from 1 to 3, or "
       "choose other rules with --rules\n2013.csv:4:4: error: 'criterion' is 'x', which is not a criterion of the "
       "rules; write a number from 1 to 3, or choose other rules with --rules\n2013.csv:5:4: error: 'criterion' is "
       "'chưa đạt TC1', which is not a criterion of the rules; write a number from 1 to 3, or choose other rules with "
       "--rules\n"},
      {"a row is missing",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,0\n03403,A,D,3,1\n03406,B,D,1,1\n03406,"
       "B,D,3,1\n",
       "2013.csv:5: error: commune 03406 (B) has no row for criterion 2 in 2013; add it: in this layout, a missing row "
       "does not mean that the criterion is not met\n"},
      {"a mark that is none",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,5\n03403,A,D,3,\n",
       "2013.csv:3:5: error: 'met' is '5', which is not a mark; write 1 or 0, x or nothing, Đạt or Chưa đạt\n"},
      {"indicators",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,1.2,0\n03403,A,D,2,1\n03403,A,D,3,1\n",
       "2013 03403 A met=6 n=2 [D]\n"},
      {"indicators that are all met",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,1.2,1\n03403,A,D,2,1\n03403,A,D,3,1\n",
       "2013 03403 A met=7 n=3 [D]\n"},
      {"indicators and their criterion",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,0\n03403,A,D,1.1,1\n03403,A,D,1.2,0\n03403,A,D,2,"
       "1\n03403,A,D,3,1\n",
       "2013 03403 A met=6 n=2 [D]\n"},
      {"indicators against their criterion",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,1.1,1\n03403,A,D,1.2,0\n03403,A,D,2,"
       "1\n03403,A,D,3,1\n",
       "2013.csv:2:4: error: criterion 1 of 03403 does not agree with its indicators; correct the one that is wrong\n"},
      {"an indicator twice",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,1.1,0\n03403,A,D,1.2,0\n03403,A,D,2,"
       "1\n03403,A,D,3,1\n",
       "2013.csv:3:4: error: criterion 1.1 of 03403 appears twice in 2013; keep the row that is right and delete the "
       "other\n"},
      {"an indicator is missing",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,1.3,0\n03403,A,D,2,1\n03403,A,D,3,1\n",
       "2013.csv:2:4: error: some indicators of criterion 1 of 03403 have no row; add them: a criterion is met when "
       "all its indicators are\n"},
      {"one indicator alone",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,2,1\n03403,A,D,3,1\n",
       "2013.csv:2:4: error: some indicators of criterion 1 of 03403 have no row; add them: a criterion is met when "
       "all its indicators are\n"},
      {"one indicator and its criterion",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,1.1,1\n03403,A,D,2,1\n03403,A,D,3,1\n",
       "2013 03403 A met=7 n=3 [D]\n"},
      {"an indicator of one commune only",
       "commune_code,commune,district,criterion,met\n03403,A,D,1.1,1\n03403,A,D,1.2,1\n03403,A,D,2,1\n03403,A,D,3,"
       "1\n03406,B,D,1,1\n03406,B,D,2,1\n03406,B,D,3,1\n",
       "2013.csv:6:4: error: some indicators of criterion 1 of 03406 have no row; add them: a criterion is met when "
       "all its indicators are\n"},
      {"other names for one code",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,B,D,2,0\n03403,A,D,3,1\n",
       "2013.csv:3:1: error: this row and line 2 say different things about 03403 in 2013; make name, district, pilot "
       "and numbers the same in all rows of a commune\n"},
      {"without codes", "commune,district,criterion,met\nA,D,1,1\nA,D,2,0\nA,D,3,1\nA,E,1,1\nA,E,2,1\nA,E,3,1\n",
       "2013  / D / A A met=5 n=2 [D]\n2013  / E / A A met=7 n=3 [E]\n"},
      {"without codes, twice",
       "commune,district,criterion,met\nA,D,1,1\nA,D,2,0\nA,D,3,1\nA,D,3,1\nA,D,2.1,1\nA,D,2.1,1\n",
       "2013.csv:2:3: error: criterion 2 of A does not agree with its indicators; correct the one that is "
       "wrong\n2013.csv:5:3: error: criterion 3 of A appears twice in 2013; keep the row that is right and delete the "
       "other\n2013.csv:7:3: error: criterion 2.1 of A appears twice in 2013; keep the row that is right and delete "
       "the other\n"},
      {"without codes, an indicator is missing",
       "commune,district,criterion,met\nA,D,1,1\nA,D,2.1,0\nA,D,2.3,0\nA,D,3,1\n",
       "2013.csv:2:3: error: some indicators of criterion 2 of A have no row; add them: a criterion is met when all "
       "its indicators are\n"},
      {"without codes, others facts", "commune,district,pilot,criterion,met\nA,D,1,1,1\nA,D,0,2,0\nA,D,1,3,1\n",
       "2013.csv:3:1: error: this row and line 2 say different things about A in 2013; make name, district, pilot and "
       "numbers the same in all rows of a commune\n"},
      {"pilots that are blank",
       "commune_code,commune,pilot,criterion,met\n03403,A,x,1,1\n03403,A,x,2,0\n03403,A,x,3,1\n03406,B,,1,1\n03406,B,,"
       "2,1\n03406,B,,3,1\n",
       "2013 03403 A met=5 n=2 pilot\n2013 03406 B met=7 n=3 other\n"},
      {"a pilot in one row only",
       "commune_code,commune,pilot,criterion,met\n03403,A,x,1,1\n03403,A,,2,0\n03403,A,x,3,1\n",
       "2013.csv:3:1: error: this row and line 2 say different things about 03403 in 2013; make name, district, pilot "
       "and numbers the same in all rows of a commune\n"},
      {"columns in another order", "criterion,met,commune_code,commune\n1,1,03403,A\n2,0,03403,A\n3,1,03403,A\n",
       "2013 03403 A met=5 n=2\n"},
      {"numbers, too",
       "commune_code,commune,households,criterion,met\n03403,A,50,1,1\n03403,A,50,2,0\n03403,A,50,3,1\n",
       "2013 03403 A met=5 n=2 h=50\n"},
      {"numbers that differ",
       "commune_code,commune,households,criterion,met\n03403,A,50,1,1\n03403,A,51,2,0\n03403,A,50,3,1\n",
       "2013.csv:3:1: error: this row and line 2 say different things about 03403 in 2013; make name, district, pilot "
       "and numbers the same in all rows of a commune\n"},
      {"the number of criteria, too",
       "commune_code,commune,criteria_met,criterion,met\n03403,A,2,1,1\n03403,A,2,2,0\n03403,A,2,3,1\n03406,B,2,1,"
       "1\n03406,B,2,2,1\n03406,B,2,3,1\n",
       "2013.csv:5:3: error: 'criteria_met' says 2, the marks of the row add up to 3; correct the one that is wrong\n"},
      {"a row with a cell too many",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,1\n03403,A,D,2,0,9\n03403,A,D,3,1\n",
       "2013.csv:3:6: error: the row has 6 cells, the header 5; put a cell that holds the delimiter in quotes, such as "
       "a decimal comma; delete a cell that has no header\n"},
      {"line ends of Windows",
       "commune_code,commune,district,criterion,met\r\n03403,A,D,1,1\r\n03403,A,D,2,0\r\n03403,A,D,3,1\r\n",
       "2013 03403 A met=5 n=2 [D]\n"},
      {"marks in words",
       "commune_code,commune,district,criterion,met\n03403,A,D,1,Đạt\n03403,A,D,2,Chưa đạt\n03403,A,D,3,Đạt\n",
       "2013 03403 A met=5 n=2 [D]\n"},
  };
  for (const Table& table : tables) {
    CAPTURE(table.what);
    CHECK(read(table.bytes) == table.said);
  }
}

TEST_CASE("rows that say something of the table or of facts") {
  struct Table {
    std::string what;
    std::string bytes;
    std::string said;
  };
  const std::vector<Table> tables{
      {"the header again",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ "
       "(hộ),Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"the header again, some of it",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên "
       "xã,TC1,TC2,TC3,,\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"the header again in another order",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC2,TC1,TC3,Số hộ "
       "(hộ),Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:4: error: the header is repeated here with 'TC2' where it said 'TC1'; put what is below it in a "
       "file of its own, or its columns in the order of the first header\n"},
      {"the header again with marks of what is not met",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1 (chưa "
       "đạt),TC2,TC3,Số hộ (hộ),Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:4: error: the header is repeated here with 'TC1 (chưa đạt)' where it said 'TC1'; put what is below "
       "it in a file of its own, or its columns in the order of the first header\n"},
      {"the header again with another unit",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ "
       "(nghìn hộ),Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:7: error: the header is repeated here with 'Số hộ (nghìn hộ)' where it said 'Số hộ (hộ)'; put what "
       "is below it in a file of its own, or its columns in the order of the first header\n"},
      {"the header again with another year",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ "
       "năm 2012,Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:7: error: the header is repeated here with 'Số hộ năm 2012' where it said 'Số hộ (hộ)'; put what is "
       "below it in a file of its own, or its columns in the order of the first header\n"},
      {"the header again with more columns",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ "
       "(hộ),Ghi chú,TC4\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"the header again with other words",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ "
       "gia đình,Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"other criteria below",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\nSTT,Mã xã,Tên xã,TC4,TC5,TC6,Số hộ "
       "(hộ),Ghi chú\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:4: error: another part of the table begins here: 'TC4' stands where the first has 'TC1'; put the "
       "parts side by side: one row for each commune, with all its columns\n"},
      {"numbers of criteria below the header again", "STT,Mã xã,Tên xã,Tiêu chí,\n,,,1,2\n1,03403,Xã A,1,0\n",
       "2013 03403 Xã A met=1 n=-\n"},
      {"numbers of columns",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,2,3,4,5,6,7,8\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"numbers of columns again",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n1,2,3,4,5,6,7,8\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"other numbers above the criteria, later",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n,,,4,5,6,,\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:2: error: the row has marks or numbers but no commune code; fill it in, or delete the row\n"},
      {"the numbers of the criteria, later",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n,,,1,2,3,,\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3:2: error: the row has marks or numbers but no commune code; fill it in, or delete the row\n"},
      {"a remark of another year",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,Số liệu năm trước\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013.csv:2:8: error: the remark says that the row is of another year: 'Số liệu năm trước'; give the figures of "
       "the year; or clear the row and say --not-reported exclude\n"},
      {"a remark of another year, by number",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,Lấy số liệu năm 2012\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013.csv:2:8: error: the remark says that the row is of another year: 'Lấy số liệu năm 2012'; give the figures "
       "of the year; or clear the row and say --not-reported exclude\n"},
      {"a remark of the same year",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,Lấy số liệu năm 2013\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"a remark of a year, not at the front",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,Xã mới chia tách nên theo số liệu năm "
       "2012\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"a remark outside the year",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,số liệu năm ngoái\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013.csv:2:8: error: the remark says that the row is of another year: 'số liệu năm ngoái'; give the figures of "
       "the year; or clear the row and say --not-reported exclude\n"},
      {"a remark of no year",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,số liệu năm nay\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"a remark of digits",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,15\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"a plan",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,Kế hoạch\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n2013.csv:2:8: warning: the remark speaks of "
       "plans or estimates: 'Kế hoạch'; make sure that the figures are results\n"},
      {"a legend",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,x: chưa đạt\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:2:8: error: it is not clear what the marks or numbers mean: 'x: chưa đạt'; say in the headers whether "
       "they are for criteria that are met\n"},
      {"the legend below agrees",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\nGhi chú: 1 là "
       "đạt; 0 là chưa đạt\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"the legend below disagrees",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\nGhi chú: 1 là "
       "chưa đạt; 0 là đạt\n",
       "2013.csv:4:1: error: the remark says what marks mean, but the table was read differently: 'Ghi chú: 1 là chưa "
       "đạt; 0 là đạt'; write it above the header, or correct it\n"},
      {"a legend of crosses below",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\nGhi chú: dấu "
       "x là chưa đạt\n",
       "2013.csv:4:1: error: the remark says what marks mean, but the table was read differently: 'Ghi chú: dấu x là "
       "chưa đạt'; write it above the header, or correct it\n"},
      {"the unit below",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\nĐơn vị tính: "
       "nghìn hộ\n",
       "2013.csv:4:1: error: the remark says that 'Số hộ (hộ)' is in thousands; write the unit in the header of the "
       "column, in brackets\n"},
      {"the unit below, where the header has none",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ\n1,03403,Xã A,1,0,1,5\nGhi chú: Số hộ tính bằng nghìn hộ\n",
       "2013.csv:3:1: error: the remark says that 'Số hộ' is in thousands; write the unit in the header of the column, "
       "in brackets\n"},
      {"incomes in another unit below",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Thu nhập\n1,03403,Xã A,1,0,1,9\nGhi chú: thu nhập: nghìn đồng/người/tháng\n",
       "2013.csv:3:1: error: the remark says that 'Thu nhập' is in thousand VND a month; write the unit in the header "
       "of the column, in brackets\n"},
      {"names of criteria below the header",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n,,,Quy hoạch,Giao thông,Thủy lợi,,\n1,03403,Xã "
       "A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"names of criteria below other numbers",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n,,,Giao thông,Quy hoạch,Thủy lợi,,\n1,03403,Xã "
       "A,1,0,1,50,\n2,03406,Xã B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50\n2013 03406 Xã B met=7 n=3 h=60\n"},
      {"other words below the header",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n,,,Huyện thẩm tra,,,,\n1,03403,Xã A,1,0,1,50,\n2,03406,Xã "
       "B,1,1,1,60,\n",
       "2013 03403 Xã A met=5 n=2 h=50 [Huyện thẩm tra]\n2013 03406 Xã B met=7 n=3 h=60 [Huyện thẩm tra]\n"},
      {"names of criteria below communes",
       "STT,Mã xã,Tên xã,TC1,TC2,TC3,Số hộ (hộ),Ghi chú\n1,03403,Xã A,1,0,1,50,\n,,,Quy hoạch,Giao thông,Thủy "
       "lợi,,\n2,03406,Xã B,1,1,1,60,\n",
       "2013.csv:3: error: the row is not a commune, nor a known heading, total or remark; give it a commune code, "
       "begin a district with Huyện, Thị xã or Thành phố, or delete the row\n"},
      {"a year in rows, and a remark of another",
       "Năm,Mã xã,Tên xã,TC1,TC2,TC3,Ghi chú\n2012,03403,Xã A,1,0,1,lấy số liệu năm 2011\n",
       "2013.csv:2:1: error: the row is for 2012, the file's name says 2013; correct the one that is "
       "wrong\n2013.csv:2:7: error: the remark says that the row is of another year: 'lấy số liệu năm 2011'; give the "
       "figures of the year; or clear the row and say --not-reported exclude\n"},
  };
  for (const Table& table : tables) {
    CAPTURE(table.what);
    CHECK(read(table.bytes) == table.said);
  }
}
