#include "ntm/formats.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "words/phrases.hpp"

using namespace ntm;

namespace {

std::string as(std::string_view format_name, const Report& report) {
  for (const Format& format : formats()) {
    if (format.name == format_name) return format.whole(report, Language::english);
  }
  return "no such format";
}

Message text(std::string words) { return Message::verbatim(std::move(words)); }

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

TEST_CASE("CSV gives many figures away in pieces of whole rows, and makes none before it is asked for") {
  constexpr int many = 10'000;
  Report report;
  report.figures = FigureSource([](FigureSink& sink) {
    for (int i = 0; i < many; ++i) {
      const std::string code = std::to_string(10'000 + i);
      sink.add({Measure::criteria_met, Scope::commune, code, "", 2013, {}, i, 1});
    }
  });
  const Format& csv = *std::ranges::find(formats(), "csv", &Format::name);
  std::vector<std::size_t> sizes;
  std::string all;
  csv.write(report, Language::english, [&](std::string_view piece) {
    CHECK(piece.ends_with('\n'));
    sizes.push_back(piece.size());
    all += piece;
  });
  CHECK(sizes.size() > 1);
  CHECK(std::ranges::max(sizes) < 100'000);
  CHECK(std::ranges::count(all, '\n') == many + 1);
  CHECK(all.ends_with("\ncriteria_met,commune,19999,,2013,,9999,9999,1,criteria\n"));
  CHECK(all == csv.whole(report, Language::english));
}

TEST_CASE("text aligns columns by what a terminal shows") {
  Table table{text("Title"),
              {{text("Name"), ColumnContent::text}, {text("Some\nnumber")}, {text("Change")}},
              {},
              {text("A note.")}};
  table.add_heading(text("Group"));
  table.add_row({std::string("Xã Nậm Loỏng"), Number{1234567}, Number{Ratio(3919094, 1000000), 2, true}});
  table.add_row({std::string("b"), Missing{}, Number{Ratio(-4, 1000), 2, true}});
  table.add_row({std::string("c"), Number{Ratio(-1234, 1)}, Number{Ratio(0), 2, true}});
  CHECK(write_text_table(table, Language::english) ==
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
  Table table{text("T"), {{"No.", ColumnContent::text}, {text("Words"), ColumnContent::text}, {text("N")}}, {}, {}};
  std::string words;
  for (int i = 0; i < 20; ++i) words += (i == 0 ? "" : " ") + std::string("word") + std::to_string(i);
  table.add_row({std::string("1"), words, Number{5}});
  const std::string text = write_text_table(table, Language::english);
  CHECK(text ==
        "T\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "No.  Words                                                                     N\n"
        "1    word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10        5\n"
        "     word11 word12 word13 word14 word15 word16 word17 word18 word19\n");
}

TEST_CASE("a report is its title, notes and tables") {
  Report report;
  report.title = text("Năm 2013");
  report.notes = {text("A note.")};
  report.tables = std::vector<Table>{{text("T"), {{text("A"), ColumnContent::text}}, {{{std::string("x")}, {}}}, {}}};
  CHECK(as("text", report) == "Năm 2013\n════════\nA note.\n\nT\n─\nA\nx\n");
}

TEST_CASE("a table in Vietnamese is aligned by what a terminal shows, and its numbers are Vietnamese") {
  Table table{"Poor households",
              {{"District", ColumnContent::text}, {"Poverty\nrate %"}, {"Households"}, {Message{"Since\n{}", 2011}}},
              {},
              {"Pace: criteria per commune per year."}};
  table.add_heading("All communes");
  table.add_row(
      {std::string("Huyện Sìn Hồ"), Number{Ratio(5403, 100), 2}, Number{1234567}, Number{Ratio(-15, 10), 1, true}});
  CHECK(write_text_table(table, Language::vietnamese) ==
        "Hộ nghèo\n"
        "───────────────────────────────────────────────\n"
        "                     Tỷ lệ               So với\n"
        "  Huyện         hộ nghèo %      Số hộ  năm 2011\n"
        "Tất cả các xã\n"
        "  Huyện Sìn Hồ       54,03  1.234.567      -1,5\n"
        "Tăng mỗi năm: tiêu chí/xã.\n");
}

TEST_CASE("CSV is the same in every language") {
  Report report;
  report.figures = {{Measure::poverty_rate, Scope::district, "Huyện Sìn Hồ", "", 2013, {}, 1234567, 3000000},
                    {Measure::band, Scope::all, "", "0-4", 2013, {}, 12345, 1}};
  for (const Format& format : formats()) {
    if (format.shows_tables) continue;
    CHECK(format.whole(report, Language::vietnamese) == format.whole(report, Language::english));
  }
}

TEST_CASE("bars take the room that is left, and go where there is none") {
  Table table{
      text("T"), {{text("Name"), ColumnContent::text}, {text("Share")}, {Message(), ColumnContent::bar}}, {}, {}};
  table.add_row({std::string("half of it"), Number{Ratio(50)}, Share{Ratio(1, 2)}});
  table.add_row({std::string("none"), Missing{}, Share{Ratio(0)}});
  Style style;
  style.width = 40;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "────────────────────────────────────────\n"
        "Name        Share\n"
        "half of it     50  ██████████▌\n"
        "none            –\n");
  style.width = 24;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "─────────────────\n"
        "Name        Share\n"
        "half of it     50\n"
        "none            –\n");
}

TEST_CASE("where a page is narrow, headers of numbers are broken, too, and then columns stand closer together") {
  Table table{text("T"), {{text("Year")}, {text("Needed by each")}, {text("To go")}}, {}, {}};
  table.add_row({std::string("2013"), Number{Ratio(1234)}, Number{Ratio(5)}});
  Style style;
  style.width = 20;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "────────────────────\n"
        "       Needed\n"
        "Year  by each  To go\n"
        "2013    1,234      5\n");
  style.width = 15;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "──────────────\n"
        "     Needed\n"
        "         by To\n"
        "Year   each go\n"
        "2013  1,234  5\n");
}

TEST_CASE("a row's detail stands below it, a group's trend behind its name") {
  Table table{text("T"), {{text("Code"), ColumnContent::text}, {text("Name"), ColumnContent::text}}, {}, {}};
  table.add_heading(text("Group"), {Ratio(1), Ratio(2), std::nullopt});
  table.add_row({std::string("03403"), std::string("Xã A")}, text("missing: 1, 2, 3, 4, 5, 6, 7, 8"));
  Style style;
  style.width = 30;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "─────────────\n"
        "  Code   Name\n"
        "Group  ▅█\n"
        "  03403  Xã A\n"
        "         missing: 1, 2, 3, 4,\n"
        "         5, 6, 7, 8\n");
}

TEST_CASE("a style may ask for other decimals than the table's, where there are any") {
  Table table{text("T"), {{text("A")}, {text("B")}}, {}, {}};
  table.add_row({Number{Ratio(2, 3), 2, true}, Number{Ratio(1234)}});
  Style style(Language::vietnamese);
  style.digits = 4;
  CHECK(write_text_table(table, style) ==
        "T\n"
        "──────────────\n"
        "      A      B\n"
        "+0,6667  1.234\n");
}

TEST_CASE("for Excel, names and labels that it would take for something else are guarded, and numbers are not") {
  Report report;
  report.figures = {
      {Measure::composition_effect, Scope::district, "=cmd|' /C calc'!A0", "", 2013, 2011, -7882, 9579},
      {Measure::band, Scope::commune, "03403", "10-14", 2013, {}, 1, 1},
      {Measure::income, Scope::district, "Xã \"b\"; c", "", 2013, {}, *Ratio::parse("2979608.3"), 350515},
      {Measure::band, Scope::province, "+\"x", "Mức A", 2013, {}, 0, 1},
      {Measure::band_change, Scope::district, "TRUE", "mar-12", 2013, 2011, 0, 1},
      {Measure::criterion_met, Scope::commune, "MAY1", "c01", 2013, {}, 1, 1},
      {Measure::needed, Scope::province, "Tỉnh 5", "average>=8.2", 2014, 2013, 3, 1},
  };
  CHECK(
      as("excel-figures", report) ==
      "\xEF\xBB\xBFmeasure;scope;name;item;year;base_year;value;numerator;denominator;unit\r\n"
      "composition_effect;district;\"=\"\"=cmd|' /C calc'!A0\"\"\";;2013;2011;-0,822842;-7882;9579;criteria/commune\r\n"
      "band;commune;\"=\"\"03403\"\"\";\"=\"\"10-14\"\"\";2013;;1;1;1;communes\r\n"
      "income;district;\"Xã \"\"b\"\"; c\";;2013;;8,500658;2979608,3;350515;million VND/person/year\r\n"
      "band;province;\"=\"\"+\"\"\"\"x\"\"\";Mức A;2013;;0;0;1;communes\r\n"
      "band_change;district;\"=\"\"TRUE\"\"\";\"=\"\"mar-12\"\"\";2013;2011;0;0;1;communes\r\n"
      "criterion_met;commune;\"=\"\"MAY1\"\"\";c01;2013;;1;1;1;communes\r\n"
      "needed;province;Tỉnh 5;average>=8.2;2014;2013;3;3;1;criteria\r\n");
}

TEST_CASE("a guard is never longer than what Excel takes") {
  Report report;
  const auto guard_of = [&](const std::string& name, std::string_view format) {
    report.figures = {{Measure::band, Scope::district, name, "", 2013, {}, 1, 1}};
    const std::string page = as(format, report);
    const std::size_t begin = page.find("district;") + 9;
    return page.substr(begin, page.find(';', begin) - begin);
  };
  CHECK(guard_of("=" + std::string(254, 'a'), "excel-figures") == "\"=\"\"=" + std::string(254, 'a') + "\"\"\"");
  CHECK(guard_of("=" + std::string(255, 'a'), "excel-figures") == "'=" + std::string(255, 'a'));
  CHECK(guard_of("=" + std::string(40'000, 'a'), "excel-figures") == "'=" + std::string(32'765, 'a'));
  // letters are not cut
  const std::string cut = guard_of("=" + std::string(32'764, 'a') + "ừ", "excel-figures");
  CHECK(cut == "'=" + std::string(32'764, 'a'));
}

TEST_CASE("nothing that stands in data can move a terminal's cursor, and headers are no exception") {
  Table table{text("T\x1B[2J"),
              {{text("A\x07\nB"), ColumnContent::text}, {Message{"{}\nin {}", std::string("x\x1By"), 2013}}},
              {},
              {}};
  table.add_heading(text("H\x1B"));
  table.add_row({std::string("c\x1B"), Number{1}}, text("d\x1B"));
  CHECK(write_text_table(table, Style()) ==
        "T?[2J\n"
        "─────────────\n"
        "  A?      x?y\n"
        "  B   in 2013\n"
        "H?\n"
        "  c?        1\n"
        "      d?\n");
}

TEST_CASE("titles, headings and headers of text are broken where a page is narrow") {
  Table table{
      text("A title that is wider than the page"), {{text("A wide header"), ColumnContent::text}, {text("N")}}, {}, {}};
  table.add_heading(text("a heading that is wider, too"), {Ratio(1), Ratio(1)});
  table.add_row({std::string("a b"), Number{1}});
  Style style;
  style.width = 16;
  CHECK(write_text_table(table, style) ==
        "A title that is\n"
        "wider than the\n"
        "page\n"
        "────────────────\n"
        "  A wide\n"
        "  header       N\n"
        "a heading\n"
        "that is\n"
        "wider, too  ██\n"
        "  a b          1\n");
}

TEST_CASE("plain ASCII is what the program draws and says, and not what data hold") {
  Table table{text("lo–y"),
              {{text("a…b"), ColumnContent::text}},
              {},
              {"Figures are exact, rounded half away from zero when printed; – means no data."}};
  table.add_row({Missing{}});
  Style style;
  style.ascii = true;
  CHECK(write_text_table(table, style) ==
        "lo–y\n"
        "----\n"
        "a…b\n"
        "-\n"
        "Figures are exact, rounded half away from zero when printed; - means no data.\n");
}
