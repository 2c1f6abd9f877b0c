#include "ntm/panel.hpp"

#include "helpers.hpp"
#include "panel/panel_parts.hpp"

using namespace ntm;
using test::panel_of;
using test::unit;

TEST_CASE("years and units stand in order, whatever the order of rows") {
  const Panel panel = panel_of({unit(2013, "2", 1), unit(2011, "1", 1), unit(2013, "1", 3)});
  CHECK(panel.years() == std::vector<int>{2011, 2013});
  CHECK(panel.index_of(2013) == 1);
  CHECK(panel.index_of(2012) == 2);
  REQUIRE(panel.size(1) == 2);
  CHECK(panel.code(*panel.observations(1).begin()) == "1");
  CHECK((*panel.observations(1).begin()).met() == 3);
}

TEST_CASE("units of two years are matched by code") {
  const Panel panel = panel_of({unit(2011, "1", 0), unit(2011, "2", 0), unit(2012, "2", 0), unit(2012, "3", 0)});
  std::string story;
  match(
      panel.observations(1), panel.observations(0),
      [&](const Observation& later, const Observation&) { story += "both " + panel.code(later) + "; "; },
      [&](const Observation& entered) { story += "entered " + panel.code(entered) + "; "; },
      [&](const Observation& left) { story += "left " + panel.code(left) + "; "; });
  CHECK(story == "left 1; both 2; entered 3; ");
}

TEST_CASE("what was not reported is not zero") {
  CHECK_FALSE(Reported().has_value());
  CHECK(Reported(0).has_value());
  CHECK(Reported(0) != Reported());
}

TEST_CASE("a part of a panel has the units that are kept, in their years and places") {
  const Panel whole = panel_of({unit(2011, "1", 1, "A"), unit(2011, "2", 1, "B"), unit(2012, "2", 3, "B"),
                                unit(2012, "3", 1, "C"), unit(2013, "1", 1, "A"), unit(2014, "3", 7, "C")});
  const Panel part = whole.part([&](const Observation& observation) { return whole.code(observation) != "1"; });
  std::string story;
  for (std::size_t year = 0; year < part.years().size(); ++year) {
    story += std::to_string(part.years()[year]) + ':';
    for (const Observation& observation : part.observations(year)) {
      story.append(" ").append(part.code(observation)).append(" in ").append(part.place(observation).district);
    }
    for (std::size_t place = 0; place < part.places().size(); ++place) {
      if (!part.has_units(place, year)) story.append(", none in ").append(part.places()[place].district);
    }
    story += '\n';
  }
  CHECK(story ==
        "2011: 2 in B, none in C\n"
        "2012: 2 in B 3 in C\n"
        "2014: 3 in C, none in B\n");
}

TEST_CASE("parts of about so many unit-years are cut in the largest year, the first of those") {
  const auto sizes = [](const std::vector<UnitYear>& units) {
    const Panel panel = panel_of(units);
    const std::vector<UnitKey> bounds = bounds_of_parts(panel, 3);
    std::string text;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
      std::size_t size = 0;
      for (std::size_t year = 0; year < panel.years().size(); ++year) {
        for (const Observation& observation : panel.observations(year, bounds[i], bounds[i + 1])) {
          size += observation.year() > 0 ? 1 : 0;
        }
      }
      text += std::to_string(size) + ' ';
    }
    return text;
  };
  std::vector<UnitYear> of_one_year;
  std::vector<UnitYear> of_two_years;
  for (const char* const code : {"1", "2", "3", "4", "5", "6", "7", "8"}) {
    of_one_year.push_back(unit(2011, code, 1));
    of_two_years.push_back(unit(*code < '5' ? 2011 : 2012, code, 1));
  }
  CHECK(sizes(of_one_year) == "2 3 3 ");
  CHECK(sizes(of_two_years) == "1 1 6 ");
  CHECK(sizes({unit(2011, "1", 1), unit(2012, "1", 1)}) == "2 ");
}

TEST_CASE("a unit is renamed where it is in both years, whatever its neighbour is called") {
  UnitYear before = unit(2012, "00000011", 1);
  before.name = "Xã A";
  UnitYear now = unit(2013, "00000011", 1);
  now.name = "Xã B";
  PanelBuilder builder;
  for (const UnitYear& unit_year : {unit(2011, "00000012", 1), before, now}) builder.add(unit_year);
  Diagnostics ignored;  // that a name is another one is told
  const Panel panel = std::move(builder).build(ignored);
  CHECK(panel.renamed(2, 1).size() == 1);
  CHECK(panel.renamed(2, 0).empty());
}
