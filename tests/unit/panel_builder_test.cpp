#include "panel/panel_builder.hpp"

#include "helpers.hpp"

using namespace ntm;
using test::unit;

TEST_CASE("a unit given twice in a year is an error that names both places") {
  PanelBuilder builder;
  builder.add(unit(2013, "03403", 1), "a.csv", 2);
  builder.add(unit(2012, "03403", 1), "a.csv", 3);
  builder.add(unit(2013, "03403", 1), "b.csv", 9);
  Diagnostics diagnostics;
  const Panel panel = std::move(builder).build(diagnostics);
  CHECK(test::messages(diagnostics) ==
        "b.csv:9: error: commune 03403 (03403) appears twice in 2013, first at a.csv:2; keep the row that is right and "
        "delete the other\n");
  CHECK(panel.size(1) == 1);
}

TEST_CASE("districts of the same name in two provinces are two") {
  UnitYear first = unit(2012, "1", 0, "Huyện Châu Thành");
  first.province = "Tỉnh Long An";
  UnitYear second = unit(2012, "2", 0, "Huyện Châu Thành");
  second.province = "Tỉnh Bến Tre";
  const Panel panel = test::panel_of({first, second});
  REQUIRE(panel.places().size() == 2);
  CHECK(panel.place(*panel.observations(0).begin()).province == "Tỉnh Long An");
  CHECK(panel.place(*std::next(panel.observations(0).begin())).province == "Tỉnh Bến Tre");
}

TEST_CASE("a code of zeros alone is the same unit with fewer of them, and is none of a commune") {
  PanelBuilder builder;
  builder.add(unit(2012, "000", 1), "2012.csv", 2);
  builder.add(unit(2012, "001", 1), "2012.csv", 3);
  builder.add(unit(2013, "0", 1), "2013.csv", 2);
  builder.add(unit(2013, "1", 1), "2013.csv", 3);
  Diagnostics diagnostics;
  std::move(builder).build(diagnostics);
  CHECK(test::messages(diagnostics) ==
        "2013.csv: note: leading zeros were lost in 2 commune codes, such as 0 for 000; restored\n"
        "2012.csv:2: error: '000' has the code 000, shorter than those of communes; correct the code; if the codes are "
        "running numbers, call the column STT; if the row is a district or a total, delete it\n"
        "2013.csv:2: error: '0' has the code 0, shorter than those of communes; correct the code; if the codes are "
        "running numbers, call the column STT; if the row is a district or a total, delete it\n");
}

TEST_CASE("the longest codes that are numbers may have lost zeros, too") {
  PanelBuilder builder;
  builder.add(unit(2011, "01234567", 1), "2011.csv", 2);
  builder.add(unit(2012, "1234567", 1), "2012.csv", 2);
  Diagnostics diagnostics;
  const Panel panel = std::move(builder).build(diagnostics);
  CHECK(panel.code(*panel.observations(1).begin()) == "01234567");
}

TEST_CASE("of codes that lost their zeros the first in the file is told") {
  PanelBuilder builder;
  for (const char* const code : {"03403", "03404"}) builder.add(unit(2011, code, 1), "2011.csv", 2);
  for (const char* const code : {"3404", "3403"}) builder.add(unit(2012, code, 1), "2012.csv", 2);
  for (const char* const code : {"3403", "3404"}) builder.add(unit(2013, code, 1), "2013.csv", 2);
  Diagnostics diagnostics;
  std::move(builder).build(diagnostics);
  CHECK(test::messages(diagnostics) ==
        "2012.csv: note: leading zeros were lost in 2 commune codes, such as 3404 for 03404; restored\n"
        "2013.csv: note: leading zeros were lost in 2 commune codes, such as 3403 for 03403; restored\n");
}

TEST_CASE("a commune without a code that could be several is told at each of its rows") {
  PanelBuilder builder;
  const auto add = [&](int year, std::string_view code, std::string_view name, const char* file, std::size_t line) {
    UnitYear made = unit(year, code, 1);
    made.name = name;
    builder.add(made, file, line);
  };
  add(2013, "", "B", "2013.csv", 2);
  add(2013, "", "E", "2013.csv", 3);
  add(2011, "1", "Xã B", "2011.csv", 2);
  add(2011, "2", "Thị trấn B", "2011.csv", 3);
  add(2011, "3", "Xã E", "2011.csv", 4);
  add(2011, "4", "Thị trấn E", "2011.csv", 5);
  add(2012, "", "Xã C", "2012.csv", 2);
  add(2012, "", "B", "2012.csv", 3);
  Diagnostics diagnostics;
  const Panel panel = std::move(builder).build(diagnostics);
  CHECK(panel.years() == std::vector<int>{2011, 2012});
  CHECK(panel.size(0) == 4);
  CHECK(panel.size(1) == 1);
  const std::string note =
      "matched by province, district and name; a commune that was renamed or moved counts as one that left and one "
      "that "
      "entered\n";
  CHECK(test::messages(diagnostics) ==
        "2013.csv:2: error: B has no code, and could be 1 or 2; add a column commune_code\n"
        "2013.csv:3: error: E has no code, and could be 3 or 4; add a column commune_code\n"
        "2012.csv:3: error: B has no code, and could be 1 or 2; add a column commune_code\n"
        "2013.csv: note: no code for 2 communes; " +
            note + "2012.csv: note: no code for 2 communes; " + note);
}
