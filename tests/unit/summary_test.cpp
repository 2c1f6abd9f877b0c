#include "ntm/summary.hpp"

#include "helpers.hpp"

using namespace ntm;
using test::panel_of;
using test::unit;

namespace {

std::string comparisons_of(const Summary& summary) {
  std::string text;
  for (const Comparison& comparison : summary.comparisons()) {
    text += std::to_string(comparison.year) + '/' + std::to_string(comparison.base_year) + ' ';
  }
  return text;
}

std::string problem_with(const Selection& selection) {
  const Panel panel = panel_of({unit(2011, "1", 0), unit(2013, "1", 0)});
  const Rules rules = test::simple_rules();
  Diagnostics diagnostics;
  CHECK_FALSE(Summary::make(panel, rules, selection, diagnostics).has_value());
  return test::messages(diagnostics);
}

// "all average>=1; pilot average>=1; …" for each target that is judged where the input was narrowed by a condition.
std::string judged_where(CommuneTrait trait, const std::string& value) {
  std::vector<UnitYear> units{unit(2011, "1", 1, "A"), unit(2011, "2", 1, "B"), unit(2012, "1", 3, "A"),
                              unit(2012, "2", 7, "B")};
  for (UnitYear& unit_year : units) unit_year.pilot = unit_year.code == "1" ? Pilot::yes : Pilot::no;
  const Panel panel = panel_of(units);
  Rules rules = test::simple_rules();
  for (const Scope scope : {Scope::all, Scope::pilot, Scope::other, Scope::province, Scope::district}) {
    rules.targets.push_back({scope, "", Measure::average, Relation::at_least, 1, 2012, "average>=1"});
  }
  rules.targets.push_back({Scope::pilot, "", Measure::average_change, Relation::at_least, 1, 2012, "rise>=1"});
  rules.targets.push_back({Scope::pilot, "", Measure::average_change, Relation::at_least, 2, 2013, "rise>=2"});
  Selection selection;
  selection.where = {{trait, value}};
  std::string text;
  const Summary summary = test::summary_of(panel, rules, selection);
  for (const Judgement& judgement : summary.judgements()) {
    text.append(name(summary.groups()[judgement.group].scope)).append(" " + judgement.target->item + "; ");
  }
  return text;
}

// Why a rise in the last of these years is not judged; from `other_decree` on, communes are judged by another one.
std::string why_no_rise(const std::vector<int>& years, int other_decree = 2100) {
  std::vector<UnitYear> units;
  for (const int year : years) units.push_back(unit(year, "1", 1));
  const Panel panel = panel_of(units);
  Rules before = test::simple_rules();
  before.terms.to = other_decree - 1;
  before.terms.decree = "A";
  Rules after = test::simple_rules();
  after.terms.from = other_decree;
  after.terms.decree = "B";
  (years.back() < other_decree ? before : after).targets = {
      {Scope::all, "", Measure::average_change, Relation::at_least, 1, years.back(), "average_change>=1"}};
  Diagnostics diagnostics;
  const auto summary = Summary::make(panel, Rulebook({before, after}), {}, diagnostics);
  REQUIRE(summary);
  std::string text;
  for (const Unjudged& unjudged : summary->unjudged()) text += unjudged.why.in(Language::english);
  return text;
}

}  // namespace

TEST_CASE("each year is compared with the one before, the report year with the base year") {
  const Panel panel = panel_of({unit(2011, "1", 0), unit(2012, "1", 0), unit(2014, "1", 0), unit(2015, "1", 0)});
  const Rules rules = test::simple_rules();
  CHECK(comparisons_of(test::summary_of(panel, rules)) == "2012/2011 2014/2012 2015/2014 2015/2011 ");
  CHECK(comparisons_of(test::summary_of(panel, rules, {2014, 2012, false, false})) == "2012/2011 2014/2012 ");
  CHECK(comparisons_of(test::summary_of(panel, rules, {2012, {}, false, false})) == "2012/2011 ");
  CHECK(comparisons_of(test::summary_of(panel, rules, {2011, {}, false, false})).empty());
  CHECK(comparisons_of(test::summary_of(panel, rules, {2015, 2015, false, false})) == "2012/2011 2014/2012 2015/2014 ");
}

TEST_CASE("years after the report year are ignored") {
  const Panel panel = panel_of({unit(2011, "1", 0, "Old"), unit(2012, "1", 0, "New")});
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules, {2011, {}, false, false});
  CHECK(summary.years() == std::vector<int>{2011});
  CHECK(summary.report_year() == 2011);
  CHECK_FALSE(summary.index_of(2012).has_value());
}

TEST_CASE("a year that was not observed cannot be asked for") {
  CHECK(problem_with({2012, {}, false, false}) ==
        "error: --year 2012: there are no data for this year; choose one of 2011, 2013\n");
  CHECK(problem_with({2012, 2010, false, false}) ==
        "error: --year 2012: there are no data for this year; choose one of 2011, 2013\n"
        "error: --base 2010: there are no data for this year; choose one of 2011, 2013\n");
  CHECK(problem_with({2011, 2013, false, false}) ==
        "error: the base year 2013 comes after the report year 2011; choose an earlier --base or a later --year\n");
}

TEST_CASE("groups: all, pilot and other where pilots are named, districts in full where there are several provinces") {
  UnitYear a = unit(2011, "1", 0, "Huyện Châu Thành");
  a.province = "Long An";
  a.pilot = Pilot::yes;
  UnitYear b = unit(2011, "2", 0, "Huyện Châu Thành");
  b.province = "Bến Tre";
  const Panel panel = panel_of({a, b});
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules, {{}, {}, true, true});
  std::string names;
  for (const Group& group : summary.groups()) names += std::string(name(group.scope)) + ':' + group.name + ' ';
  CHECK(names ==
        "all: pilot: other: province:Bến Tre province:Long An district:Bến Tre / Huyện Châu Thành "
        "district:Long An / Huyện Châu Thành ");
  CHECK(summary.ranked_scopes() == std::vector{Scope::province});
  CHECK(summary.counts(1, 0).communes == 1);
  CHECK(summary.counts(2, 0).communes == 0);  // nobody says that commune 2 is not pilot
}

TEST_CASE("provinces are ranked where the report year has several") {
  UnitYear gone = unit(2011, "2", 0);
  gone.province = "Q";
  const Panel panel = panel_of({unit(2011, "1", 0), gone, unit(2012, "1", 0)});
  const Rules rules = test::simple_rules();
  CHECK(test::summary_of(panel, rules).ranked_scopes() == std::vector{Scope::district});
  CHECK(test::summary_of(panel, rules, {2011, {}, false, false}).ranked_scopes() == std::vector{Scope::province});
}

TEST_CASE("a target for a district that is not there is told") {
  const Panel panel = panel_of({unit(2011, "1", 0, "Huyện A")});
  Rules rules = test::simple_rules();
  rules.targets = {{Scope::district, "Huyện C", Measure::average, Relation::at_least, 1, 2014, "average>=1"},
                   {Scope::district, "huyện a", Measure::average, Relation::at_least, 1, 2014, "average>=1"},
                   {Scope::district, "Huyện B", Measure::average, Relation::at_least, 1, 2014, "average>=1"}};
  Diagnostics diagnostics;
  CHECK(Summary::make(panel, rules, {}, diagnostics).has_value());
  CHECK(test::messages(diagnostics) ==
        "warning: the target average>=1 is for the district Huyện C, which the input does not have; write its name as "
        "the input does\n"
        "warning: the target average>=1 is for the district Huyện B, which the input does not have; write its name as "
        "the input does\n");
}

TEST_CASE("targets are judged where conditions left all communes that they are of") {
  CHECK(judged_where(CommuneTrait::province, "P") ==
        "all average>=1; pilot average>=1; other average>=1; province average>=1; district average>=1; "
        "district average>=1; pilot rise>=1; pilot rise>=2; ");
  CHECK(judged_where(CommuneTrait::district, "A") == "district average>=1; district average>=1; ");
  // those who are pilots now may not have been the year before
  CHECK(judged_where(CommuneTrait::pilot, "yes") == "pilot average>=1; pilot rise>=2; ");
  CHECK(judged_where(CommuneTrait::pilot, "no") == "other average>=1; ");
  CHECK(judged_where(CommuneTrait::commune, "1").empty());
  CHECK(judged_where(CommuneTrait::type, "xã").empty());
  CHECK(judged_where(CommuneTrait::band, "high").empty());
}

TEST_CASE("a rise is that of one year, by one decree") {
  CHECK(why_no_rise({2013, 2014}).empty());
  CHECK(why_no_rise({2014}) == "there are no data for the year before");
  CHECK(why_no_rise({2012, 2014}) == "there are no data for the year before");
  CHECK(why_no_rise({2013, 2014}, 2014) == "the year before has different criteria");
  CHECK(why_no_rise({2012, 2013, 2014}, 2014) == "the year before has different criteria");
}

TEST_CASE("years may be compared where one decree and one map hold in both") {
  const auto compares = [](int year, int other, int other_decree) {
    PanelBuilder builder;
    for (const int of : {year, other}) builder.add(unit(of, "00001", 1));
    Diagnostics ignored;  // that the map changed is told
    const Panel panel = std::move(builder).build(ignored);
    Rules before = test::simple_rules();
    before.terms.to = other_decree - 1;
    Rules after = test::simple_rules();
    after.terms.decree = "another decree";
    const auto summary = Summary::make(panel, Rulebook({before, after}), {}, ignored);
    REQUIRE(summary.has_value());
    return summary->are_comparable(1, 0);
  };
  CHECK(compares(2013, 2014, 2030));
  CHECK_FALSE(compares(2013, 2014, 2014));
  CHECK_FALSE(compares(2024, 2026, 2030));
}

TEST_CASE("a year is judged by the rules of a province where all its communes lie there") {
  UnitYear elsewhere = unit(2011, "2", 1);
  elsewhere.province = "Q";
  const Panel panel = panel_of({unit(2011, "1", 1), elsewhere, unit(2012, "1", 1)});
  Rules of_province = test::simple_rules();
  of_province.name = "of P";
  of_province.terms.province = "P";
  Diagnostics diagnostics;
  const auto summary = Summary::make(panel, Rulebook({of_province, test::simple_rules()}), {}, diagnostics);
  REQUIRE(summary.has_value());
  CHECK(summary->rules(0).name == "simple");
  CHECK(summary->rules(1).name == "of P");
}
