// Published lines against data: those that agree, and for each explanation one that it explains and one that it does
// not.
#include "helpers.hpp"
#include "ntm/reconcile.hpp"

using namespace ntm;

namespace {

UnitYear with_pilot(UnitYear unit, Pilot pilot) {
  unit.pilot = pilot;
  return unit;
}

UnitYear with_households(UnitYear unit, std::int64_t households, std::int64_t poor) {
  unit.households = households;
  unit.poor_households = poor;
  return unit;
}

// Four criteria. 2011: 1 2 2 of A B C, 2012: 2 3 3, 2013: 3 4 4 1 of A B C D; A and B are pilots.
Panel sample() {
  const auto of = [](int year, std::string_view code, CriteriaSet met, std::int64_t poor) {
    const Pilot pilot = code == "A" || code == "B" ? Pilot::yes : Pilot::no;
    return with_households(with_pilot(test::unit(year, code, met), pilot), 100, poor);
  };
  return test::panel_of({of(2011, "A", 0b0001, 40), of(2011, "B", 0b0011, 40), of(2011, "C", 0b0011, 40),
                         of(2012, "A", 0b0011, 30), of(2012, "B", 0b0111, 30), of(2012, "C", 0b0111, 31),
                         of(2013, "A", 0b0111, 20), of(2013, "B", 0b1111, 20), of(2013, "C", 0b1111, 20),
                         of(2013, "D", 0b0001, 20)});
}

// "agrees", "differs: differs by +1", …
std::string judged(const std::string& row, const Panel& panel, const Rulebook& rules = test::simple_rules()) {
  Diagnostics diagnostics;
  const auto lines =
      read_published("place,measure,scope,name,item,year,base_year,value\n" + row + "\n", "p.csv", diagnostics);
  REQUIRE(test::messages(diagnostics) == "");
  const Crosswalk none;
  const ReconcileData data{panel, none};
  const Reconciliation found = reconcile(*lines, rules, &data);
  std::string text;
  for (const LineVerdict& line : found.lines) {
    const std::string said = line.explanation.in(Language::english);
    text.append(text.empty() ? "" : "\n").append(name(line.verdict)).append(said.empty() ? "" : ": " + said);
  }
  return text;
}

}  // namespace

TEST_CASE("a line agrees where the exact figure rounds to it") {
  const Panel panel = sample();
  for (const std::string row :
       {",communes,all,,,2013,,4", ",average,all,,,2013,,3", ",average,all,,,2011,,\"1,67\"",
        ",average,all,,,2011,,1.7", ",average_change,all,,,2013,2011,\"1,33\"", ",band,all,,high,2013,,3"}) {
    CAPTURE(row);
    if (row.find("high") == std::string::npos) CHECK(judged(row, panel) == "agrees");
  }
  // bands as this place calls them
  CHECK(judged(",band,all,,từ 3 trở lên,2013,,3", panel) == "agrees");
  CHECK(judged(",band,all,,<2,2013,,1", panel) == "agrees");
  CHECK(judged(",band_share,all,,3-4,2013,,75", panel) == "agrees");
  CHECK(judged(",band_change,all,,3-4,2013,2011,3", panel) == "agrees");
  CHECK(judged(",poverty_rate,all,,,2013,,\"20,00\"", panel) == "agrees");
  CHECK(judged(",average,all,,,2012,,hơn 2", panel) == "agrees");
  CHECK(judged(",average,district,D,,2013,,3", panel) == "agrees");
  CHECK(judged("P,average,all,,,2013,,3", panel) == "agrees");
  CHECK(judged(",criteria_met,commune,A,,2013,,3", panel) == "agrees");
  // two years that the report would not compare
  CHECK(judged(",average_change,all,,,2012,2011,1", panel) == "agrees");
}

TEST_CASE("another rounding explains a number") {
  const Panel panel = sample();
  CHECK(judged(",average,all,,,2011,,\"1,66\"", panel) == "explained: 1.6667 if cut off");
  CHECK(judged(",average,all,,,2012,,\"2,6\"", panel) == "explained: 2.667 if cut off");
  CHECK(judged(",average_change,all,,,2013,2011,\"1,4\"", panel) == "explained: 1.333 if rounded up");
  CHECK(judged(",average,all,,,2011,,\"1,64\"", panel) == "differs: differs by -0.03");
}

TEST_CASE("rounded parts explain a change") {
  // 4/3 and 8/3
  const Panel panel =
      test::panel_of({test::unit(2011, "A", 0b0001), test::unit(2011, "B", 0b0001), test::unit(2011, "C", 0b0011),
                      test::unit(2012, "A", 0b0011), test::unit(2012, "B", 0b0111), test::unit(2012, "C", 0b0111)});
  CHECK(judged(",average_change,all,,,2012,2011,\"1,3\"", panel) == "agrees");
  CHECK(judged(",average_change,all,,,2012,2011,\"1,4\"", panel) ==
        "explained: 1.333 if rounded up; the difference of rounded numbers, 2.7 - 1.3");
  CHECK(judged(",average_change,all,,,2012,2011,\"1,40\"", panel) ==
        "explained: the difference of rounded numbers, 2.7 - 1.3");
  CHECK(judged(",average_change,all,,,2012,2011,2", panel) ==
        "explained: 1.33 if rounded up; the difference of rounded numbers, 3 - 1");
  CHECK(judged(",average_change,all,,,2012,2011,\"1,34\"", panel) ==
        "explained: 1.3333 if rounded up; the difference of rounded numbers, 2.67 - 1.33");
  CHECK(judged(",average_change,all,,,2012,2011,\"1,5\"", panel) == "differs: differs by +0.17");
}

TEST_CASE("the communes of both years explain a change") {
  const Panel panel = sample();
  CHECK(judged(",average_change,all,,,2013,2011,\"2,00\"", panel) ==
        "explained: the change of the communes present in both years, 2.000");
  CHECK(judged(",average_change,all,,,2013,2011,\"2,10\"", panel) == "differs: differs by +0.77");
  // D, which came in 2013, meets one criterion only: 0 or 1 were A in 2011, D in 2013
  CHECK(judged(",band_change,all,,0-1,2013,2011,0", panel) == "agrees");
  CHECK(judged(",band_change,all,,0-1,2013,2011,-1", panel) ==
        "explained: the change of the communes present in both years, -1");
  CHECK(judged(",band_change,pilot,,0-1,2013,2011,-1", panel) == "agrees");
  CHECK(judged(",band_change,all,,0-1,2013,2011,-3", panel) == "differs: differs by -3");
  // all four meet the first criterion
  CHECK(judged(",criterion_change,all,,c01,2013,2011,1", panel) == "agrees");
  CHECK(judged(",criterion_change,all,,c01,2013,2011,0", panel) ==
        "explained: the change of the communes present in both years, 0");
  CHECK(judged(",criterion_change,all,,c01,2013,2011,3", panel) == "differs: differs by +2");
}

TEST_CASE("the communes of both years explain a change of shares") {
  const auto of = [](int year, std::string_view code, std::int64_t poor) {
    return with_households(test::unit(year, code, 0b0001), 100, poor);
  };
  // 40 % to 20 % in A and B, and C with 80 % came: 40 % in 2012
  const Panel panel =
      test::panel_of({of(2011, "A", 40), of(2011, "B", 40), of(2012, "A", 20), of(2012, "B", 20), of(2012, "C", 80)});
  CHECK(judged(",poverty_rate_change,all,,,2012,2011,\"0,0\"", panel) == "agrees");
  CHECK(judged(",poverty_rate_change,all,,,2012,2011,\"-20,0\"", panel) ==
        "explained: the change of the communes present in both years, -20.00");
  CHECK(judged(",poverty_rate_change,all,,,2012,2011,\"-21,0\"", panel) == "differs: differs by -21.00");
}

TEST_CASE("another year explains a number") {
  const Panel panel = sample();
  CHECK(judged(",average_change,all,,,2013,2011,\"0,33\"", panel) == "explained: the change since 2012");
  CHECK(judged(",communes,all,,,2013,,3", panel) == "explained: the number of 2011");
  CHECK(judged(",communes,all,,,2013,,7", panel) == "differs: differs by +3");
}

TEST_CASE("another scope or denominator explains a number") {
  const Panel panel = sample();
  CHECK(judged(",average,all,,,2013,,\"3,50\"", panel) == "explained: the number of: Pilot communes");
  CHECK(judged(",average,all,,,2013,,\"2,50\"", panel) == "explained: the number of: Other communes");
  CHECK(judged(",average,all,,,2013,,\"4,00\"", panel) == "explained: over the 3 communes of 2011");
  CHECK(judged(",average,all,,,2013,,\"3,77\"", panel) == "differs: differs by +0.77");
}

TEST_CASE("percent explains a share, and points of percent") {
  const Panel panel = sample();
  CHECK(judged(",band_share,all,,3-4,2013,,\"0,75\"", panel) == "explained: a fraction of one, not a percentage");
  CHECK(judged(",poverty_rate_change,all,,,2013,2011,-20", panel) == "agrees");
  CHECK(judged(",poverty_rate_change,all,,,2013,2011,-50", panel) ==
        "explained: the change in percent of 40.0, not in percentage points");
  CHECK(judged(",average_change,all,,,2013,2011,\"80,0\"", panel) == "explained: the change in percent of 1.67");
  CHECK(judged(",band_share,all,,0-1,2013,,1", panel) == "explained: the number of communes, not their share");
  CHECK(judged(",band,all,,3-4,2013,,75", panel) == "explained: the share in percent, not the number of communes");
  CHECK(judged(",poverty_rate_change,all,,,2013,2011,-51", panel) == "differs: differs by -31.00");
}

TEST_CASE("what the data cannot give is said with what is missing") {
  const Panel panel = sample();
  CHECK(judged(",communes,all,,,2010,,3", panel) == "cannot tell: no data for 2010");
  CHECK(judged(",average_change,all,,,2013,2010,3", panel) == "cannot tell: no data for 2010");
  CHECK(judged(",rank,province,P,,2013,,3", panel) == "cannot tell: no other provinces in the data");
  CHECK(judged(",recognised,all,,standard,2013,,3", panel) ==
        "cannot tell: the data do not say which communes are recognised");
  CHECK(judged(",criteria_not_met,commune,A,,2013,,1", panel) == "cannot tell: the data tell only what is met");
  CHECK(judged(",income,all,,,2013,,3", panel) == "cannot tell: no incomes in the data of these years");
  CHECK(judged(",average,district,Q,,2013,,3", panel) == "cannot tell: no Q in the data");
  CHECK(judged(",criteria_met,commune,Q,,2013,,3", panel) == "cannot tell: no Q in the data of 2013");
  CHECK(judged("Q,average,all,,,2013,,3", panel) == "cannot tell: the data are not about Q");
  CHECK(judged(",gap,all,,average>=3,2014,2013,1", panel) ==
        "cannot tell: the rules set no such target, or it cannot be judged");
}

TEST_CASE("the data settle what lines leave open, and what they say is so breaks no law") {
  const Panel panel = sample();
  // they sum to 1, as there is one commune more in 2013
  CHECK(judged(",band_change,all,,3-4,2013,2011,3\n,band_change,all,,2,2013,2011,-2\n,band_change,all,,0-1,2013,2011,0",
               panel) == "agrees\nagrees\nagrees");
  // one line is wrong, and not those that the data bear out
  CHECK(judged(",communes,all,,,2013,,5\n,criteria_met,all,,,2013,,12\n,average,all,,,2013,,3", panel) ==
        "differs: differs by +1\nagrees\nagrees");
}

namespace {

UnitYear with_income(UnitYear unit, std::int64_t millions, std::int64_t population) {
  unit.income = millions * income_scale;
  unit.population = population;
  return unit;
}

// Two provinces with a district D each; in P a commune that reports nothing but its marks. C came in 2013.
Panel of_two_provinces() {
  const auto of = [](int year, std::string_view code, std::string_view province, CriteriaSet met) {
    UnitYear unit = test::unit(year, code, met);
    unit.province = province;
    unit.name = code == "A" || code == "B" ? "Xã Một" : "Xã Hai";
    return unit;
  };
  return test::panel_of({with_income(of(2012, "A", "P", 0b0001), 10, 100), of(2012, "B", "Q", 0b0011),
                         with_income(of(2013, "A", "P", 0b0011), 12, 100), of(2013, "B", "Q", 0b0111),
                         with_income(of(2013, "C", "P", 0b1111), 22, 100)});
}

}  // namespace

TEST_CASE("lines of one of several provinces are of its communes") {
  const Panel panel = of_two_provinces();
  CHECK(judged("P,communes,all,,,2013,,2", panel) == "agrees");
  CHECK(judged("Q,average,all,,,2013,,3", panel) == "agrees");
  CHECK(judged("P,average,district,D,,2013,,3", panel) == "agrees");
  CHECK(judged("P,average,province,P,,2013,,3", panel) == "agrees");
  CHECK(judged("P,criteria_met,commune,C,,2013,,4", panel) == "agrees");
  CHECK(judged("P,average,pilot,,,2013,,3", panel) ==
        "cannot tell: pilots are known only for all provinces together, not for P");
  CHECK(judged(",average,district,D,,2013,,3", panel) ==
        "cannot tell: several districts are called D; write it as province / district");
  CHECK(judged(",average,district,P / D,,2013,,3", panel) == "agrees");
  CHECK(judged(",average,pilot,,,2013,,3", panel) == "cannot tell: the data do not say who is a pilot");
  CHECK(judged(",criteria_met,commune,Xã Hai,,2013,,4", panel) == "agrees");
  CHECK(judged(",criteria_met,commune,Một,,2013,,4", panel) ==
        "cannot tell: several communes are called Một; write the code");
  CHECK(judged(",rank,province,Q,,2013,,1", panel) == "agrees");
}

TEST_CASE("the communes of both years explain a change of a group, and of incomes") {
  const Panel panel = of_two_provinces();
  CHECK(judged(",income_change,all,,,2013,2012,7", panel) == "agrees");
  CHECK(judged(",income_change,all,,,2013,2012,2", panel) ==
        "explained: the change of the communes present in both years, 2.0");
  CHECK(judged("P,income_change,all,,,2013,2012,\"2,0\"", panel) ==
        "explained: the change of the communes present in both years, 2.00");
  CHECK(judged("P,criterion_change,all,,c02,2013,2012,1", panel) ==
        "explained: the change of the communes present in both years, 1");
  CHECK(judged(",band_change,district,P / D,3-4,2013,2012,0", panel) ==
        "explained: the change of the communes present in both years, 0");
  CHECK(judged("Q,income_change,all,,,2013,2012,2", panel) == "cannot tell: no incomes in the data of these years");
  CHECK(judged(",income,all,,,2012,,\"10,0\"", panel) == "agrees");
}

TEST_CASE("what a commune does not report explains nothing") {
  UnitYear silent = test::unit(2013, "C", 0);
  silent.observed = 0b0111;
  silent.criteria_met = {};
  const Panel panel = test::panel_of(
      {test::unit(2012, "A", 0b0001), test::unit(2012, "C", 0b0001), test::unit(2013, "A", 0b0011), silent});
  CHECK(judged(",band_change,all,,0-1,2013,2012,0", panel) == "cannot tell: the data of 2012 and 2013 do not give it");
  CHECK(judged(",band,all,,0-1,2013,,0", panel) == "cannot tell: the data of 2013 do not give it");
  CHECK(judged(",criterion_change,all,,c04,2013,2012,1", panel) ==
        "cannot tell: the data of 2012 and 2013 do not give it");
  CHECK(judged(",criterion_change,all,,c01,2013,2012,-1", panel) == "agrees");
  CHECK(judged(",poverty_rate,all,,,2013,,3", panel) == "cannot tell: no poor households in the data of these years");
  CHECK(judged(",recognised_share,all,,standard,2013,,50", panel) ==
        "cannot tell: the data do not say which communes are recognised");
  CHECK(judged(",recognised_change,all,,standard,2013,2012,3", panel) ==
        "cannot tell: the data do not say which communes are recognised");
  CHECK(judged(",criteria_basically_met,commune,A,,2013,,1", panel) == "cannot tell: the data tell only what is met");
}

TEST_CASE("places and scopes go by their names, with their type or without") {
  const Panel panel = sample();
  CHECK(judged(",average,district,Huyện D,,2013,,3", panel) == "agrees");
  CHECK(judged(",average,pilot,,,2013,,\"3,5\"", panel) == "agrees");
  CHECK(judged("Tỉnh P,average,all,,,2013,,3", panel) == "agrees");
  std::vector<UnitYear> nowhere{test::unit(2013, "A", 0b0111), test::unit(2013, "B", 0b0001)};
  for (UnitYear& unit : nowhere) unit.province = "";
  // data that do not say of which province they are may be of this one
  CHECK(judged("P,average,all,,,2013,,2", test::panel_of(nowhere)) == "agrees");
  CHECK(judged(",average,all,,,2013,,2", test::panel_of({})) == "cannot tell: there are no data");
}

TEST_CASE("a number of one group is explained by those of all communes") {
  const Panel panel = sample();
  // the criteria of the pilots over all communes
  CHECK(judged(",average,pilot,,,2013,,\"1,75\"", panel) == "explained: over all 4 communes");
  CHECK(judged(",average,pilot,,,2013,,\"1,85\"", panel) == "differs: differs by -1.65");
  CHECK(judged(",criteria_met,commune,A,,2013,,2", panel) == "explained: the number of 2012");
  CHECK(judged(",criteria_met,commune,A,,2013,,5", panel) == "differs: differs by +2");
}

TEST_CASE("the communes of both years explain a change of pilots and of others, each by its group") {
  const Panel panel = sample();
  // D, which is no pilot, came with one criterion
  CHECK(judged(",band_change,other,,0-1,2013,2011,1", panel) == "agrees");
  CHECK(judged(",band_change,other,,0-1,2013,2011,0", panel) ==
        "explained: the change of the communes present in both years, 0");
  CHECK(judged(",band_change,pilot,,0-1,2013,2011,-2", panel) == "differs: differs by -1");
  // of nothing there is no change in percent
  CHECK(judged(",band_change,all,,4,2013,2011,5", panel) == "differs: differs by +3");
}

TEST_CASE("a commune that moved here takes with it what it did not report: the matched ones explain nothing then") {
  const auto of = [](int year, std::string_view code, std::string_view district, CriteriaSet met) {
    return test::unit(year, code, met, district);
  };
  UnitYear moved = of(2012, "B", "E", 0);
  moved.observed = 0;
  moved.criteria_met = {};
  const Panel panel = test::panel_of({of(2012, "A", "D", 0b0001), moved, of(2013, "A", "D", 0b0001),
                                      of(2013, "B", "D", 0b0001), of(2013, "C", "D", 0b0111)});
  CHECK(judged(",band_change,district,D,0-1,2013,2012,1", panel) == "agrees");
  CHECK(judged(",band_change,district,D,0-1,2013,2012,0", panel) == "differs: differs by -1");
  CHECK(judged(",criterion_change,district,D,c01,2013,2012,2", panel) == "agrees");
  CHECK(judged(",criterion_change,district,D,c01,2013,2012,0", panel) == "differs: differs by -2");
  // D was there in 2012; the averages over the communes of years in which it had none are of nothing
  CHECK(judged(",average,district,E,,2013,,1", panel) == "cannot tell: the data of 2013 do not give it");
}

TEST_CASE("a rate over communes of which none is in both years explains nothing") {
  const auto of = [](int year, std::string_view code, std::int64_t households, std::int64_t poor) {
    return with_income(with_households(test::unit(year, code, 0b0001), households, poor), 10 + poor, households);
  };
  UnitYear silent = test::unit(2012, "B", 0b0001);
  UnitYear only_income = test::unit(2013, "B", 0b0001);
  only_income.income = 5 * income_scale;
  only_income.households = 5;
  const Panel panel = test::panel_of({of(2012, "A", 100, 40), silent, only_income, of(2013, "C", 100, 20)});
  CHECK(judged(",poverty_rate_change,all,,,2013,2012,-20", panel) == "agrees");
  CHECK(judged(",poverty_rate_change,all,,,2013,2012,-7", panel) == "differs: differs by +13.00");
  CHECK(judged(",income_change,all,,,2013,2012,-20", panel) == "agrees");
  CHECK(judged(",income_change,all,,,2013,2012,-7", panel) == "differs: differs by +13.00");
}

TEST_CASE("who is left out of averages explains no change") {
  UnitYear left_out = test::unit(2013, "B", 0);
  left_out.observed = 0;
  left_out.criteria_met = {};
  left_out.is_left_out = true;
  const Panel panel = test::panel_of({test::unit(2012, "A", 0b0001), test::unit(2012, "B", 0b0001),
                                      test::unit(2013, "A", 0b0011), left_out, test::unit(2013, "C", 0b0001)});
  CHECK(judged(",band_change,all,,0-1,2013,2012,-1", panel) == "agrees");
  CHECK(judged(",band_change,all,,2-4,2013,2012,1", panel) == "agrees");
  CHECK(judged(",band_change,all,,0-1,2013,2012,-2", panel) == "differs: differs by -1");
}

TEST_CASE("what is not known of the earlier year leaves a change open") {
  UnitYear silent = test::unit(2012, "C", 0);
  silent.observed = 0b0111;
  silent.criteria_met = {};
  const Panel panel = test::panel_of({test::unit(2012, "A", 0b0001), silent, test::unit(2013, "A", 0b0011)});
  CHECK(judged(",band_change,all,,0-1,2013,2012,-1", panel) == "cannot tell: the data of 2012 and 2013 do not give it");
}

TEST_CASE("years that are judged by different criteria have no change in common") {
  Rules earlier = test::simple_rules();
  earlier.terms.decree = "A";
  earlier.terms.to = 2012;
  Rules later = test::simple_rules();
  later.terms.decree = "B";
  later.terms.from = 2013;
  const Rulebook rules({earlier, later});
  const Panel panel = sample();
  CHECK(judged(",band_change,all,,3-4,2013,2012,1", panel, rules) ==
        "cannot tell: 2012 and 2013 are judged by different criteria");
  CHECK(judged(",average_change,all,,,2013,2012,1", panel, rules) ==
        "cannot tell: 2012 and 2013 are judged by different criteria");
  CHECK(judged(",average,all,,,2013,,3", panel, rules) == "agrees");
}

TEST_CASE("lines on targets are held against them, and a pace against that since each year") {
  Rules rules = test::simple_rules();
  const auto level = [](Scope scope, int value, int year) {
    Target target;
    target.scope = scope;
    target.measure = Measure::average;
    target.relation = Relation::at_least;
    target.value = Ratio(value);
    target.year = year;
    target.item = "average>=" + std::to_string(value);
    return target;
  };
  rules.targets = {level(Scope::all, 4, 2015), level(Scope::pilot, 4, 2013)};
  const Panel panel = sample();
  CHECK(judged(",target,all,,average>=4,2015,2013,4", panel, rules) == "agrees");
  CHECK(judged(",gap,all,,average>=4,2015,2013,1", panel, rules) == "agrees");
  CHECK(judged(",gap,all,,average>=4,2015,2013,3", panel, rules) == "differs: differs by +2.00");
  CHECK(judged(",gap,all,,average>=4,2015,2013,\"2,3\"", panel, rules) == "explained: the number of 2011");
  CHECK(judged(",gap,pilot,,average>=4,2013,2013,\"0,5\"", panel, rules) == "agrees");
  CHECK(judged(",gap,pilot,,average>=4,2013,2013,\"0,7\"", panel, rules) == "differs: differs by +0.20");
  CHECK(judged(",needed,all,,average>=4,2015,2013,4", panel, rules) == "agrees");
  CHECK(judged(",pace_needed,all,,average>=4,2015,2013,\"0,5\"", panel, rules) == "agrees");
  // 4/3 in two years since 2011, 1/3 in one since 2012
  CHECK(judged(",pace_observed,all,,average>=4,2015,2013,\"0,67\"", panel, rules) == "agrees");
  CHECK(judged(",pace_observed,all,,average>=4,2015,2013,\"0,33\"", panel, rules) == "agrees: the change since 2012");
  CHECK(judged(",pace_observed,all,,average>=4,2015,2013,\"0,9\"", panel, rules) == "differs: differs by +0.23");
}

TEST_CASE("across a change of the map no commune of both years explains a change") {
  const auto of = [](int year, std::string_view code, std::int64_t poor) {
    return with_households(test::unit(year, code, 0b0001), 100, poor);
  };
  PanelBuilder builder;
  for (const UnitYear& unit : {of(2024, "00001", 40), of(2024, "00002", 20), of(2025, "00001", 20)}) builder.add(unit);
  Diagnostics ignored;
  const Panel panel = std::move(builder).build(ignored);
  CHECK(judged(",poverty_rate_change,all,,,2025,2024,-20", panel) == "differs: differs by -10.00");
}
