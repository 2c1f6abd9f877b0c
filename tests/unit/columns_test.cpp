#include "read/columns.hpp"
#include "read/units.hpp"

#include <fmt/format.h>

#include "helpers.hpp"
#include "ntm/rule_sets.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

const Rules& default_rules() {
  static const Rules rules = [] {
    Diagnostics diagnostics;
    return *read_rules("default", rule_sets()[0].files, "", diagnostics);
  }();
  return rules;
}

// "income", "c01", "criterion" for one without a number
std::string meaning_of(std::string_view header) {
  Diagnostics diagnostics;
  static const ColumnTable table(default_rules(), "", "", diagnostics);
  const ColumnMeaning meaning = table.meaning_of(header);
  if (meaning.criterion > 0) return fmt::format("c{}", meaning.criterion);
  return std::string(name(meaning.what));
}

// "thousand VND, x 1 / 1000"; empty where the header says no unit
std::string unit_of(Meaning meaning, std::string_view header) {
  const auto unit = unit_of_header(meaning, header);
  if (!unit) return "";
  return fmt::format("{}, x {} / {}", unit->name.in(Language::english), unit->multiply, unit->divide);
}

}  // namespace

TEST_CASE("the canonical names mean themselves") {
  for (const char* const column :
       {"year", "commune_code", "commune", "unit_type", "district", "province", "pilot", "criteria_met", "households",
        "poor_households", "population", "income", "criterion", "met"}) {
    CHECK(meaning_of(column) == column);
  }
  CHECK(meaning_of("c01") == "c1");
  CHECK(meaning_of("C19") == "c19");
}

TEST_CASE("Vietnamese headers, in any case, with marks or without, with units and extra words") {
  CHECK(meaning_of("Thu nhập bình quân (triệu đồng/người/năm)") == "income");
  CHECK(meaning_of("THU NHAP") == "income");
  CHECK(meaning_of("Thu nhập bình quân đầu người năm 2013") == "income");
  CHECK(meaning_of("Số hộ nghèo") == "poor_households");
  CHECK(meaning_of("Số hộ") == "households");
  CHECK(meaning_of("Mã\nxã") == "commune_code");
  CHECK(meaning_of("Đơn vị") == "commune");
  CHECK(meaning_of("Tổng số TC đạt") == "criteria_met");
  CHECK(meaning_of("Năm") == "year");
  CHECK(meaning_of("STT") == "ordinal");
  // of the national list, and of programs that know no blanks
  for (const char* const header : {"Mã PX", "MAXA", "wardCode", "Mã phường xã"})
    CHECK(meaning_of(header) == "commune_code");
  for (const char* const header : {"Phường Xã", "TENXA", "wardName", "xa"}) CHECK(meaning_of(header) == "commune");
  CHECK(meaning_of("Quận Huyện") == "district");
  CHECK(meaning_of("Mã QH") == "unknown");
  CHECK(meaning_of("Unnamed: 0") == "ordinal");
}

TEST_CASE("criteria by number, by name with a number, and by name under their group") {
  for (const char* const header : {"TC1", "TC 01", "Tiêu chí 1", "Tiêu chí số 1", "tieu chi so 1", "Criterion 1",
                                   "TC1: Quy hoạch", "Tiêu chí 1 (Quy hoạch)", "Tiêu chí 1. Quy hoạch"}) {
    CAPTURE(header);
    CHECK(meaning_of(header) == "c1");
  }
  CHECK(meaning_of("Tiêu chí 1. Bất kỳ") == "unknown");
  CHECK(meaning_of("2. Giao thông") == "c2");
  CHECK(meaning_of("Tiêu chí Giao thông") == "c2");
  CHECK(meaning_of("Tiêu chí Thu nhập") == "c10");
  CHECK(meaning_of("TC64") == "c64");
  CHECK(meaning_of("TC65") == "unknown");
  CHECK(meaning_of("Tiêu chí") == "criterion");
}

TEST_CASE("what only resembles a known header is unknown") {
  for (const char* const header : {"Số hộ cận nghèo", "Số hộ dùng điện", "Giao thông", "3. Giao thông",
                                   "Tỷ lệ hộ nghèo", "Diện tích", "1", "03403", ""}) {
    CAPTURE(header);
    CHECK(meaning_of(header) == "unknown");
  }
}

TEST_CASE("an office's own words are added, and faults in them are told") {
  Diagnostics diagnostics;
  const ColumnTable table(default_rules(), "column,alias\ncommune_code,Mã TT\nvillage,Thôn\nincome,\nx\n", "own.csv",
                          diagnostics);
  CHECK(table.meaning_of("MÃ TT") == ColumnMeaning{Meaning::commune_code, 0});
  CHECK(test::messages(diagnostics) ==
        "own.csv:3: error: 'village' is not a column; write one of year, commune_code, commune, unit_type, district, "
        "province, pilot, criteria_met, households, poor_households, population, income, criterion, met, ordinal, "
        "remark, filler, unit, group, criteria_group, not_met, other, beside\n"
        "own.csv:4: error: the alias is empty; write the words of the header\n"
        "own.csv:5: error: a row must have two cells; write column,alias\n");
}

TEST_CASE("a unit that is not the tool's is seen") {
  CHECK(unit_of(Meaning::income, "Thu nhập (triệu đồng/người/năm)") == "million VND, x 1 / 1");
  CHECK(unit_of(Meaning::income, "Thu nhập") == "");
  CHECK(unit_of(Meaning::income, "Thu nhập (nghìn đồng/người/năm)") == "thousand VND, x 1 / 1000");
  CHECK(unit_of(Meaning::income, "Thu nhập (triệu đồng/người/tháng)") == "million VND a month, x 12 / 1");
  CHECK(unit_of(Meaning::income, "Thu nhập (đồng)") == "VND, x 1 / 1000000");
  CHECK(unit_of(Meaning::income, "Thu nhập, nghìn đồng") == "thousand VND, x 1 / 1000");
  CHECK(unit_of(Meaning::population, "Dân số (người)") == ", x 1 / 1");
  CHECK(unit_of(Meaning::population, "Dân số (nghìn người)") == "thousands, x 1000 / 1");
  CHECK(unit_of(Meaning::poor_households, "Hộ nghèo (%)") == "percent, x 1 / 0");
  CHECK(unit_of(Meaning::income, "Thu nhập (triệu đồng/hộ)") == "VND per household, x 1 / 0");
}

TEST_CASE("lines above and below a table name units, of all or of one column") {
  const auto unit = [](Meaning meaning, std::string_view line) {
    const auto said = unit_of_line(meaning, line);
    return said ? said->name.in(Language::english) : std::string("nothing");
  };
  for (const char* const line : {"ĐVT: nghìn đồng", "(nghìn đồng)", "ĐV: nghìn đồng", "Đ.V.T: 1.000 đồng", "ĐVT: ngđ",
                                 "Ghi chú: Đồng tiền: nghìn VNĐ", "Thu nhập: 1.000đ/người/năm",
                                 "Số tiền tính bằng nghìn đồng", "ĐVT: người; nghìn đồng; tỷ lệ: %"}) {
    CAPTURE(line);
    CHECK(unit(Meaning::income, line) == "thousand VND");
  }
  CHECK(unit(Meaning::income, "thu nhập bình quân tính theo hộ (triệu đồng/hộ)") == "VND per household");
  CHECK(unit(Meaning::income, "thu nhập bình quân mới tính 6 tháng đầu năm") == "VND of a part of a year");
  CHECK(unit(Meaning::income, "Đơn vị: UBND huyện Đồng Văn") == "nothing");
  CHECK(unit(Meaning::income, "dân số tính bằng nghìn người") == "nothing");
  CHECK(unit(Meaning::population, "dân số tính bằng nghìn người") == "thousands");
  CHECK(unit(Meaning::population, "ĐVT: nghìn đồng") == "nothing");
  CHECK(unit(Meaning::poor_households, "Đơn vị tính: hộ; hộ nghèo: %") == "percent");
  CHECK(unit(Meaning::households, "Đơn vị tính: hộ; hộ nghèo: %") == "");
}

TEST_CASE("men are no year, and what was met within a year is not what was met") {
  CHECK(meaning_of("Dân số nam") == "unknown");
  CHECK(meaning_of("Dân số (nam)") == "unknown");
  CHECK(meaning_of("Dân số (năm 2013)") == "population");
  CHECK(meaning_of("Số tiêu chí đạt trong năm") == "unknown");
  CHECK(meaning_of("Số tiêu chí đạt đến 31/12/2013") == "criteria_met");
  CHECK(meaning_of("Thu nhập bình quân/người/năm") == "income");
}

TEST_CASE("units in every combination of their words") {
  const std::vector<std::pair<std::string, std::string>> incomes{
      {"Thu nhập (đồng)", "VND, x 1 / 1000000"},
      {"Thu nhập (đồng/tháng)", "VND a month, x 12 / 1000000"},
      {"Thu nhập (nghìn đồng/tháng)", "thousand VND a month, x 12 / 1000"},
      {"Thu nhập (ng.đ)", "thousand VND, x 1 / 1000"},
      {"Thu nhập (triệu đồng)", "million VND, x 1 / 1"},
      {"Thu nhập (triệu đồng/tháng)", "million VND a month, x 12 / 1"},
      {"Thu nhập (tỷ đồng)", "billion VND, x 1000 / 1"},
      {"Thu nhập (tỷ đồng/tháng)", "billion VND a month, x 12000 / 1"},
      {"Thu nhập (triệu, tỷ đồng)", "several units, x 1 / 0"},
      {"Thu nhập (/tháng)", "million VND a month, x 12 / 1"},
      {"Thu nhập (monthly)", "million VND a month, x 12 / 1"},
      {"Thu nhập (per month)", "million VND a month, x 12 / 1"},
      {"Thu nhập (tháng 12)", ""},
      {"Thu nhập (12 tháng)", ""},
      {"Thu nhập (triệu đồng/hộ)", "VND per household, x 1 / 0"},
  };
  for (const auto& each : incomes) {
    CAPTURE(each.first);
    CHECK(unit_of(Meaning::income, each.first) == each.second);
  }
  const std::vector<std::pair<std::string, std::string>> counts{
      {"Dân số (nghìn)", "thousands, x 1000 / 1"},
      {"Dân số (triệu người)", "millions, x 1000000 / 1"},
      {"Dân số (%)", "percent, x 1 / 0"},
      {"Dân số (người)", ", x 1 / 1"},
      {"Dân số (2013)", ""},
  };
  for (const auto& each : counts) {
    CAPTURE(each.first);
    CHECK(unit_of(Meaning::population, each.first) == each.second);
  }
  CHECK(unit_of(Meaning::commune, "Tên (triệu đồng)") == "");
}

TEST_CASE("of several units in one line, that of the column's own name counts; two that differ are none") {
  const auto line = [](Meaning meaning, std::string_view text) -> std::string {
    const auto unit = unit_of_line(meaning, text);
    return unit ? fmt::format("{}, x {} / {}", unit->name.in(Language::english), unit->multiply, unit->divide) : "";
  };
  const std::vector<std::pair<std::string, std::string>> incomes{
      {"Đơn vị tính: triệu đồng", "million VND, x 1 / 1"},
      {"Đơn vị tính: triệu đồng; nghìn đồng", "several units, x 1 / 0"},
      {"Đơn vị tính: thu nhập: triệu đồng; nghìn đồng", "million VND, x 1 / 1"},
      {"Đơn vị tính: nghìn đồng; thu nhập: triệu đồng", "million VND, x 1 / 1"},
      {"Đơn vị tính: thu nhập: triệu đồng; thu nhập: nghìn đồng", "several units, x 1 / 0"},
      {"Đơn vị tính: thu nhập: triệu nghìn đồng; thu nhập: triệu đồng", "several units, x 1 / 0"},
      {"Đơn vị tính: triệu", ""},
  };
  for (const auto& each : incomes) {
    CAPTURE(each.first);
    CHECK(line(Meaning::income, each.first) == each.second);
  }
  CHECK(line(Meaning::population, "Đơn vị tính: nghìn người") == "thousands, x 1 / 0");
  CHECK(line(Meaning::population, "Đơn vị tính: triệu người") == "thousands, x 1 / 0");
  CHECK(line(Meaning::population, "Đơn vị tính: người") == ", x 1 / 1");
  CHECK(line(Meaning::population, "Đơn vị tính: nghìn đồng/người") == "");
}

TEST_CASE("brackets that say more than a unit make another column") {
  for (const char* const header :
       {"Thu nhập (kế hoạch 2014)", "Số tiêu chí đạt (kế hoạch)", "Dân số (thành thị)", "Hộ nghèo (%)", "Hộ nghèo %",
        "Thu nhập 1000", "Dân số (vạn người)", "Thu nhập (USD)"}) {
    CAPTURE(header);
    CHECK(meaning_of(header) == "unknown");
  }
  CHECK(meaning_of("Số hộ (nghèo)") == "poor_households");
  CHECK(meaning_of("Số hộ (hộ)") == "households");
  CHECK(meaning_of("Dân số năm 2013 (người)") == "population");
  CHECK(unit_of(Meaning::income, "Thu nhập bình quân (1.000đ)") == "thousand VND, x 1 / 1000");
  CHECK(meaning_of("Thu nhập bình quân (1.000đ)") == "income");
}

TEST_CASE("a cell too long for a header is none, however long") {
  std::string long_cell(100'000, 'a');
  CHECK(meaning_of(long_cell.append(" xã")) == "unknown");
}

TEST_CASE("below a group that speaks of criteria, a number or a name is one") {
  Diagnostics diagnostics;
  const ColumnTable table(default_rules(), "", "", diagnostics);
  for (const char* const group :
       {"Tiêu chí", "Các tiêu chí", "19 tiêu chí", "Kết quả thực hiện các tiêu chí", "Số tiêu chí đạt"}) {
    CAPTURE(group);
    CHECK(table.speaks_of_criteria(group));
  }
  CHECK(table.understood("7").in_group.criterion == 7);
  CHECK(table.understood("Thu nhập").in_group.criterion == 10);
  CHECK(table.understood("Tổng số").in_group.criterion == 0);
  CHECK_FALSE(table.speaks_of_criteria("Hộ nghèo"));
}
