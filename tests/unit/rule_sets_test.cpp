#include "ntm/rule_sets.hpp"

#include <fmt/format.h>

#include "helpers.hpp"

using namespace ntm;

namespace {

constexpr std::string_view criteria_text = "number,name_vi,name_en,group_vi\n1,Một,One,\n2,Hai,Two,\n";
constexpr std::string_view bands_text = "label,from,to\n2,2,2\n0-1,0,1\n";
constexpr std::string_view targets_text = "scope,name,measure,test,value,year\nall,,average,>=,1.5,2014\n";

std::string problems_of(const RuleFiles& files) {
  Diagnostics diagnostics;
  const auto rules = read_rules("own", files, "own", diagnostics);
  CHECK(rules.has_value() == !diagnostics.has_errors());
  return test::messages(diagnostics);
}

std::string with_bands(std::string_view rows) {
  return problems_of({criteria_text, fmt::format("label,from,to\n{}", rows), targets_text});
}

std::string with_targets(std::string_view rows) {
  return problems_of({criteria_text, bands_text, fmt::format("scope,name,measure,test,value,year\n{}", rows)});
}

std::string with_set(std::string_view rows) {
  return problems_of(
      {criteria_text, bands_text, targets_text, fmt::format("title_en,title_vi,from,to,province,criteria\n{}", rows)});
}

}  // namespace

TEST_CASE("every built-in set is sound") {
  CHECK(rule_sets().size() == 5);
  for (const RuleSet& set : rule_sets()) {
    CAPTURE(set.name);
    Diagnostics diagnostics;
    CHECK(read_rules(std::string(set.name), set.files, "", diagnostics).has_value());
    CHECK(test::messages(diagnostics) == "");
    CHECK(find_rule_set(set.name) == &set);
  }
  CHECK(find_rule_set("lai-chau") == nullptr);
}

TEST_CASE("rules are read as they are written") {
  Diagnostics diagnostics;
  const auto rules = read_rules("own", {criteria_text, bands_text, targets_text}, "own", diagnostics);
  REQUIRE(rules.has_value());
  CHECK(rules->name == "own");
  CHECK(rules->criteria_count() == 2);
  CHECK(rules->criteria[1].name_vi == "Hai");
  CHECK(rules->bands[1].label == "0-1");
  CHECK(rules->bands[1].to == 1);
  CHECK(rules->targets[0].item == "average>=1.5");
  CHECK(rules->targets[0].value == Ratio(3, 2));
  CHECK(rules->targets[0].year == 2014);
}

TEST_CASE("columns may stand in any order, and a spreadsheet's semicolons do") {
  CHECK(problems_of({criteria_text, "to;from;label\n2;0;all\n", targets_text}) == "");
}

TEST_CASE("bands must hold every number once") {
  CHECK(with_bands("2,2,2\n0,0,0\n") ==
        "own/bands.csv:2:2: error: no band holds 1 criteria; make the bands cover 0 to 2 without a gap\n");
  CHECK(with_bands("0-1,0,1\n") ==
        "own/bands.csv:2:3: error: no band holds 2 criteria; make the bands cover 0 to 2 without a gap\n");
  CHECK(with_bands("1-2,1,2\n0-1,0,1\n") ==
        "own/bands.csv:3:2: error: 1 criteria lie in the bands 1-2 and 0-1; put each number in one band only\n");
  CHECK(with_bands("0-3,0,3\n") ==
        "own/bands.csv:2:3: error: the band ends at 3, but there are 2 criteria; end it at the number of criteria\n");
  CHECK(with_bands("0-2,2,0\n") == "own/bands.csv:2:2: error: the band begins at 2 and ends at 0; swap the two\n");
  CHECK(with_bands("x,0,1\nx,2,2\n") ==
        "own/bands.csv:3:1: error: the label x appears twice; give each band a label of its own\n");
  CHECK(with_bands("0-2,zero,2\n") ==
        "own/bands.csv:2:2: error: from is 'zero', not a number from 0 to 64; correct it\n");
  CHECK(with_bands("0-2,0,-2\n") == "own/bands.csv:2:3: error: to is '-2', not a number from 0 to 64; correct it\n");
  CHECK(with_bands(",0,2\n") == "own/bands.csv:2:1: error: the band has no label; give each band a label of its own\n");
  CHECK(with_bands("") == "own/bands.csv:1: error: there is no band; write one row for each\n");
}

TEST_CASE("a label of two numbers is that of the range, and one that a spreadsheet turned into a date is refused") {
  for (const char* const label : {"0-1", "0-x", "x-1", "-1", "1-", "Oct-x", "up to 1"}) {
    CAPTURE(label);
    CHECK(with_bands(fmt::format("{},0,1\n2,2,2\n", label)) == "");
  }
  for (const char* const label : {"0-2", "00-1", "1-Jan", "Jan-1", "01-Thg1"}) {
    CAPTURE(label);
    CHECK(with_bands(fmt::format("{},0,1\n2,2,2\n", label)) ==
          fmt::format("own/bands.csv:2:1: error: the label {} does not fit the range from 0 to 1; write it as text: "
                      "spreadsheets turn such labels into dates\n",
                      label));
  }
}

TEST_CASE("what is wrong with a set is told with its place") {
  CHECK(with_set("A,B,2011,2014,Lai Châu,X\n") == "");
  CHECK(with_set("A,B,,,,X\n") == "");
  CHECK(with_set("") == "own/set.csv:1: error: there is no row; write one, or delete the file\n");
  CHECK(with_set("A,B,,,,X\nA,B,,,,Y\n") == "own/set.csv:3:1: error: a set has one row; delete the others\n");
  CHECK(with_set(",B,1989,2101,,X\n") ==
        "own/set.csv:2:3: error: from is '1989', not a number from 1990 to 2100; correct it\n"
        "own/set.csv:2:4: error: to is '2101', not a number from 1990 to 2100; correct it\n"
        "own/set.csv:2:1: error: title_en is blank; fill it in\n");
  Diagnostics diagnostics;
  CHECK_FALSE(read_terms("title_en,title_vi,from,to,province,criteria\nA,B,,,,\n", "own", diagnostics).has_value());
  CHECK(test::messages(diagnostics) == "own/set.csv:2:6: error: criteria is blank; fill it in\n");
}

TEST_CASE("a target must be one that can be judged") {
  CHECK(with_targets("all,,average,=>,1.5,2014\n") ==
        "own/targets.csv:2:4: error: '=>' is not a test; write one of >= > <= < =\n");
  CHECK(with_targets("all,,avg,>=,1.5,2014\n") ==
        "own/targets.csv:2:3: error: 'avg' is not a measure; write average for a level or average_change for a rise\n");
  CHECK(with_targets("all,,rank,>=,1.5,2014\n") ==
        "own/targets.csv:2:3: error: no target can be set for rank; write average for a level or average_change for a "
        "rise\n");
  CHECK(with_targets("commune,,average,>=,1,5,2014\n") ==
        "own/targets.csv:2: error: the row has 7 cells, the header 6; put a cell that holds a delimiter in quotes\n");
  CHECK(with_targets("commune,,average,>=,much,14\n") ==
        "own/targets.csv:2:1: error: 'commune' is not a scope; write all, pilot, other, province or district\n"
        "own/targets.csv:2:5: error: 'much' is not a number; write a number such as 8.2\n"
        "own/targets.csv:2:6: error: year is '14', not a number from 1990 to 2100; correct it\n");
  CHECK(with_targets("everyone,,average,>=,1,2014\n") ==
        "own/targets.csv:2:1: error: 'everyone' is not a scope; write all, pilot, other, province or district\n");
  CHECK(with_targets("all,,average,>=,1,2101\n") ==
        "own/targets.csv:2:6: error: year is '2101', not a number from 1990 to 2100; correct it\n");
  CHECK(with_targets("all,,average,>=,2.01,2014\n") ==
        "own/targets.csv:2:5: error: the target average>=2.01 is of more criteria than there are: 2; correct the "
        "value\n");
  CHECK(with_targets("district,X,average,>=,1,2014\ndistrict,Y,average,>=,1,2014\nall,,average,>=,1,2015\n") == "");
  CHECK(with_targets("pilot,X,average,>=,1,2014\n") ==
        "own/targets.csv:2:2: error: scope pilot has no names; leave the name blank\n");
  CHECK(with_targets("all,,average,>=,1,2014\nall,,average,>=,1,2014\n") ==
        "own/targets.csv:3:3: error: the target average>=1 appears twice; delete one\n");
}

TEST_CASE("criteria are numbered from 1 without a gap, up to 64") {
  CHECK(problems_of(
            {"number,name_vi,name_en,group_vi\n1,Một,One,\n3,Ba,Three,\n", "label,from,to\n0-1,0,1\n", targets_text}) ==
        "own/criteria.csv:3:1: error: criterion 3 is in the place of criterion 2; number the criteria 1, 2, 3, … "
        "without a gap\n");
  CHECK(problems_of({"number,name_vi,name_en,group_vi\n65,X,X,\n", bands_text, targets_text}) ==
        "own/criteria.csv:2:1: error: number is '65', not a number from 1 to 64; correct it\n");
  CHECK(problems_of({"number,name_vi\n1,Một\n", bands_text, targets_text}) ==
        "own/criteria.csv:1: error: no column name_en; the header is number,name_vi,name_en,group_vi\n"
        "own/criteria.csv:1: error: no column group_vi; the header is number,name_vi,name_en,group_vi\n");
}

TEST_CASE("bands stand with the best first, whatever the order of the rows") {
  Diagnostics diagnostics;
  const auto rules = read_rules("own", {criteria_text, "label,from,to\nlow,0,0\nmiddle,1,1\nhigh,2,2\n", targets_text},
                                "own", diagnostics);
  REQUIRE(rules.has_value());
  CHECK(rules->bands[0].label == "high");
  CHECK(rules->bands[2].label == "low");
  CHECK(rules->band_of(1) == 1);
}

TEST_CASE("a criterion may have a department, and no other column goes unnoticed") {
  Diagnostics diagnostics;
  const auto rules =
      read_rules("own",
                 {"number,name_vi,name_en,group_vi,department\n1,Một,One,,Sở Y tế\n2,Hai,Two,,\n", bands_text,
                  "scope,name,measure,test,value,year,department\nall,,average,>=,1.5,2014,x\n"},
                 "own", diagnostics);
  REQUIRE(rules.has_value());
  CHECK(rules->names_departments());
  CHECK(rules->criteria[0].department == "Sở Y tế");
  CHECK(rules->criteria[1].department.empty());
  CHECK(test::messages(diagnostics) == "own/targets.csv:1:7: note: column 'department' is not known; ignored\n");
}
