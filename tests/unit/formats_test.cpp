#include "ntm/formats.hpp"

#include <doctest/doctest.h>

using namespace ntm;

namespace {

std::string as(std::string_view format_name, const Report& report) {
  for (const Format& format : formats()) {
    if (format.name == format_name) return format.write(report);
  }
  return "no such format";
}

}  // namespace

TEST_CASE("the first format is text") { CHECK(formats()[0].name == "text"); }

TEST_CASE("CSV prints whole numbers in full and others with six decimals") {
  Report report;
  report.figures = {
      {Measure::average, Scope::all, "", "", 2013, {}, 640, 96},
      {Measure::average, Scope::pilot, "", "", 2013, {}, 180, 15},
      {Measure::composition_effect, Scope::all, "", "", 2013, 2011, -7882, 9579},
      {Measure::income, Scope::district, "Long An / \"X\", Y", "", 2013, {}, *Ratio::parse("2979608.3"), 350515},
      {Measure::poverty_rate, Scope::all, "", "", 2013, {}, 1, 3},
      {Measure::transition, Scope::all, "", "0-4>5-9", 2013, 2011, 57, 1},
  };
  CHECK(as("csv", report) ==
        "measure,scope,name,item,year,base_year,value,numerator,denominator,unit\n"
        "average,all,,,2013,,6.666667,640,96,criteria/commune\n"
        "average,pilot,,,2013,,12,180,15,criteria/commune\n"
        "composition_effect,all,,,2013,2011,-0.822842,-7882,9579,criteria/commune\n"
        "income,district,\"Long An / \"\"X\"\", Y\",,2013,,8.500658,2979608.3,350515,million VND/person/year\n"
        "poverty_rate,all,,,2013,,33.333333,1,3,percent\n"
        "transition,all,,0-4>5-9,2013,2011,57,57,1,communes\n");
}

TEST_CASE("text aligns columns by what a terminal shows") {
  Table table{"Title", {{"Name", true}, {"Some\nnumber"}, {"Change"}}, {}, {"A note."}};
  table.add_heading("Group");
  table.add_row({"Xã Nậm Loỏng", Number{1234567}, Number{Ratio(3919094, 1000000), 2, true}});
  table.add_row({"b", Missing{}, Number{Ratio(-4, 1000), 2, true}});
  table.add_row({"c", Number{Ratio(-1234, 1)}, Number{Ratio(0), 2, true}});
  CHECK(write_text_table(table) ==
        "Title\n"
        "─────────────────────────────────\n"
        "                     Some\n"
        "  Name             number  Change\n"
        "Group\n"
        "  Xã Nậm Loỏng  1,234,567   +3.92\n"
        "  b                     –    0.00\n"
        "  c                -1,234    0.00\n"
        "A note.\n");
}

TEST_CASE("text that is too wide is broken at blanks") {
  Table table{"T", {{"No.", true}, {"Words", true}, {"N"}}, {}, {}};
  std::string words;
  for (int i = 0; i < 20; ++i) words += (i == 0 ? "" : " ") + std::string("word") + std::to_string(i);
  table.add_row({"1", words, Number{5}});
  const std::string text = write_text_table(table);
  CHECK(text ==
        "T\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "No.  Words                                                                     N\n"
        "1    word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10        5\n"
        "     word11 word12 word13 word14 word15 word16 word17 word18 word19\n");
}

TEST_CASE("a report is its title, notes and tables") {
  Report report;
  report.title = "Năm 2013";
  report.notes = {"A note."};
  report.tables = {{"T", {{"A", true}}, {{{"x"}, ""}}, {}}};
  CHECK(as("text", report) == "Năm 2013\n════════\nA note.\n\nT\n─\nA\nx\n");
}
