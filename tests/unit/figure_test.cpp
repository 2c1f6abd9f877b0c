#include "ntm/figure.hpp"

#include <doctest/doctest.h>

using namespace ntm;

TEST_CASE("a measure's name finds it") {
  CHECK(name(Measure::poverty_rate_change) == "poverty_rate_change");
  CHECK(unit(Measure::poverty_rate_change) == "percentage points");
  CHECK(find_measure("needed_each") == Measure::needed_each);
  CHECK_FALSE(find_measure("Average").has_value());
  CHECK(find_scope("district") == Scope::district);
  CHECK_FALSE(find_scope("ward").has_value());
}

TEST_CASE("a value is in the measure's unit") {
  CHECK(Figure{Measure::average, Scope::all, "", "", 2013, {}, 640, 96}.value() == Ratio(20, 3));
  CHECK(Figure{Measure::band_share, Scope::all, "", "5-9", 2013, {}, 60, 96}.value() == Ratio(125, 2));
  CHECK(Figure{Measure::poverty_rate_change, Scope::all, "", "", 2013, 2012, Ratio(-1), 20}.value() == Ratio(-5));
  CHECK(Figure{Measure::rank, Scope::district, "D", "", 2013, {}, 2, 8}.value() == Ratio(2));
}

TEST_CASE("a figure is found by all that it is about, and only by that") {
  const Figures figures{{Measure::band, Scope::all, "", "5-9", 2013, {}, 60, 1},
                        {Measure::band_change, Scope::all, "", "5-9", 2013, 2011, 43, 1}};
  const FigureIndex index(figures);
  CHECK(index.find(Measure::band, Scope::all, "", "5-9", 2013) == figures.data());
  CHECK(index.find(Measure::band_change, Scope::all, "", "5-9", 2013, 2011) == &figures[1]);
  CHECK(index.find(Measure::band_change, Scope::all, "", "5-9", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::pilot, "", "5-9", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::all, "", "0-4", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::all, "", "5-9", 2012) == nullptr);
}
