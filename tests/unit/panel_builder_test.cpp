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

TEST_CASE("a commune without a code that could be several is told at each of its rows") {
  PanelBuilder builder;
  const auto add = [&](int year, std::string_view code, std::string_view name, const char* file, std::size_t line) {
    UnitYear made = unit(year, code, 1);
    made.name = name;
    builder.add(made, file, line);
  };
  add(2013, "", "B", "2013.csv", 2);
  add(2011, "1", "Xã B", "2011.csv", 2);
  add(2011, "2", "Thị trấn B", "2011.csv", 3);
  add(2012, "", "Xã C", "2012.csv", 2);
  add(2012, "", "B", "2012.csv", 3);
  Diagnostics diagnostics;
  std::move(builder).build(diagnostics);
  const std::string note =
      "matched by province, district and name; a commune that was renamed or moved counts as one that left and one "
      "that "
      "entered\n";
  CHECK(test::messages(diagnostics) ==
        "2013.csv:2: error: B has no code, and could be 1 or 2; add a column commune_code\n"
        "2012.csv:3: error: B has no code, and could be 1 or 2; add a column commune_code\n"
        "2013.csv: note: no code for 1 commune; " +
            note + "2012.csv: note: no code for 2 communes; " + note);
}
