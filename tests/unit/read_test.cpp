#include "ntm/read.hpp"

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
      text += std::to_string(panel.years()[year]) + ' ' + panel.codes()[unit.unit] + ' ' + panel.name(unit);
      text += " met=" + std::to_string(unit.met) + " n=" + number(unit.criteria_met);
      text += unit.pilot == Pilot::yes ? " pilot" : unit.pilot == Pilot::no ? " other" : "";
      if (unit.households.has_value()) text += " h=" + number(unit.households);
      if (unit.poor_households.has_value()) text += " ph=" + number(unit.poor_households);
      if (unit.population.has_value()) text += " p=" + number(unit.population);
      if (unit.income.has_value()) text += " i=" + number(unit.income);
      if (!panel.place(unit).district.empty()) text += " [" + panel.place(unit).district + ']';
      text += '\n';
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    if (diagnostic.severity != Severity::note) text += to_string(diagnostic) + '\n';
  }
  return text;
}

std::string read(std::string_view bytes, const ReadOptions& options = {}) {
  return read({{"2013.csv", std::string(bytes), false}}, options);
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
  CHECK(read("Mã xã,Xã điểm,TC1,TC2,TC3\n1,x,x,,x\n2,,,,\n") == "2013 1  met=5 n=2 pilot\n2013 2  met=0 n=0 other\n");
}

TEST_CASE("a blank in a file that says no is refused, unless it is said to mean no") {
  const std::string text = "commune_code,c01,c02,c03\n1,1,0,\n2,1,1,0\n";
  CHECK(read(text) ==
        "2013.csv:2:4: error: 'c03' is blank, in a file that writes out what is not met; fill in the mark, or say "
        "--blank not-met\n");
  ReadOptions options;
  options.blank_is_not_met = true;
  CHECK(read(text, options) == "2013 1  met=1 n=1\n2013 2  met=3 n=2\n");
}

TEST_CASE("a file without any mark is not a province that meets nothing") {
  CHECK(read("commune_code,c01,c02,c03\n1,,,\n2,,,\n") ==
        "2013.csv:1: error: no criterion is marked in the whole file; fill in the marks, or say --blank not-met if no "
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
      "2013.csv:2:3: error: 'pilot' is 'maybe', which is no mark; write 1 or 0, x or nothing\n"
      "2013.csv:2:6: error: 'c03' is '2', which is no mark; write 1 or 0, x or nothing, Đạt or Chưa đạt\n"
      "2013.csv:2:7: error: 'households' is 'many', which is no number; write digits, or leave it blank\n"
      "2013.csv:2:8: error: 'poor_households' is '-5', which is negative; write the number without a minus sign\n"
      "2013.csv:3:6: error: the row has 6 cells, the header 9; add the missing cells, if only their delimiters\n"
      "2013.csv:4:1: error: 'year' is '13', which is no year; write a year from 1990 to 2100\n"
      "2013.csv:4:2: error: 'commune_code' is '3 4', which is no commune code; write it with digits alone, such as "
      "03403, in a column formatted as text\n"
      "2013.csv:4:8: error: 11 poor households of 10 households; correct the one that is wrong\n"
      "2013.csv:4:9: error: 'income' is '1.2345678', which has more than 6 decimals; round it\n"
      "2013.csv:5:8: error: 11 poor households of 10 households; correct the one that is wrong\n"
      "2013.csv:6:10: error: the row has 10 cells, the header 9; put a cell that holds a delimiter in quotes\n"
      "2013.csv:7:7: error: 'households' is '10.5', which is not a whole number; correct it, or name the decimal sign "
      "with --decimal comma or --decimal point\n"
      "2013.csv:9: error: commune 8 () stands twice in 2013, first at 2013.csv:8; keep the row that is right and "
      "delete the other\n");
}
