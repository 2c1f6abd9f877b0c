#include "ntm/figure.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

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
  CHECK(index.find(Measure::band, Scope::all, "", "5-9", 2013) == &figures[0]);
  CHECK(index.find(Measure::band_change, Scope::all, "", "5-9", 2013, 2011) == &figures[1]);
  CHECK(index.find(Measure::band_change, Scope::all, "", "5-9", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::pilot, "", "5-9", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::all, "", "0-4", 2013) == nullptr);
  CHECK(index.find(Measure::band, Scope::all, "", "5-9", 2012) == nullptr);
}

TEST_CASE("a list keeps the texts of its figures") {
  Figures figures;
  for (const char* const words : {"03403", "03404", "03403"}) {
    std::string name = words;
    std::string item = "c" + name;
    figures.add({Measure::criterion_missing, Scope::commune, name, item, 2013, {}, 1, 1});
    name.assign(name.size(), '?');
    item.assign(item.size(), '?');
  }
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].name == "03403");
  CHECK(figures[1].name == "03404");
  CHECK(figures[2].item == "c03403");
  const Figures moved = std::move(figures);
  CHECK(moved[1].item == "c03404");
}

TEST_CASE("a source gives the same figures each time") {
  const auto names_of = [](const FigureSource& source) {
    Figures figures;
    source.give(figures);
    source.give(figures);
    std::string names;
    for (const Figure& figure : figures) names.append(figure.name).append(1, ' ');
    return names;
  };
  const Figure a{Measure::communes, Scope::district, "A", "", 2013, {}, 1, 1};
  const Figure b{Measure::communes, Scope::district, "B", "", 2013, {}, 1, 1};
  CHECK(names_of({}) == "");
  CHECK(names_of({a, b}) == "A B A B ");
  CHECK(names_of(Figures{a}) == "A A ");
  CHECK(names_of(FigureSource([&](FigureSink& sink) { sink.add(b); })) == "B B ");
}
