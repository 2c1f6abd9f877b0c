#include "ntm/plausibility.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "helpers.hpp"
#include "ntm/read.hpp"
#include "ntm/rule_sets.hpp"
#include "panel/spread.hpp"

using namespace ntm;
using namespace ntm::test;

namespace {

Rulebook rules_with(const std::string& checks) {
  static constexpr std::string_view criteria = "number,name_vi,name_en,group_vi\n1,Một,One,\n2,Hai,Two,\n";
  static constexpr std::string_view bands = "label,from,to\n0-2,0,2\n";
  static constexpr std::string_view targets = "scope,name,measure,test,value,year\n";
  Diagnostics diagnostics;
  auto rules = read_rules("own", {criteria, bands, targets, {}, checks}, "own", diagnostics);
  CAPTURE(messages(diagnostics));
  REQUIRE(rules.has_value());
  return {std::move(*rules)};
}

constexpr std::string_view checks_header = "what,low,high,severity,words_en,words_vi\n";

std::string told(const std::vector<std::pair<std::string, std::string>>& files, const std::string& checks,
                 std::size_t threads = 1, std::size_t block_size = ReadOptions().block_size) {
  std::vector<Source> sources;
  for (const auto& [name, text] : files) sources.push_back(make_source(name, text));
  ReadOptions options;
  options.threads = threads;
  options.block_size = block_size;
  Diagnostics diagnostics;
  read_panel(sources, rules_with(std::string(checks_header) + checks), options, diagnostics);
  return messages(diagnostics);
}

// Communes 1, 2, … of two districts with these incomes.
std::string incomes(int year, const std::vector<std::string>& values) {
  std::string text = "year,commune_code,commune,district,c01,c02,population,income\n";
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += fmt::format("{},{:05},Xã {},{},1,0,1000,{}\n", year, 3400 + i, i, i % 2 == 0 ? "A" : "B", values[i]);
  }
  return text;
}

constexpr std::string_view income_range = "income,1,100,warning,income,thu nhập\n";

}  // namespace

TEST_CASE("a number out of its range is told with its place, value and bounds, which are plausible themselves") {
  CHECK(told({{"2013.csv", incomes(2013, {"1", "100", "100.1", "0.9", "8", "9"})}}, std::string(income_range)) ==
        "2013.csv:4: warning: 'Xã 2' in 2013, income: 100, outside 1 to 100; correct it if it is wrong; `income` in "
        "checks.csv of the rules has the bounds\n"
        "2013.csv:5: warning: 'Xã 3' in 2013, income: 0.900, outside 1 to 100; correct it if it is wrong; `income` in "
        "checks.csv of the rules has the bounds\n");
}

TEST_CASE("places are found in blocks of any size, below lines of any kind") {
  std::vector<std::string> values(60, "8");
  for (const std::size_t odd : {0U, 31U, 32U, 59U}) values[odd] = "500";
  std::string odd_lines = incomes(2013, values);
  odd_lines.insert(odd_lines.find("2013,03410"), "\r\n,,,,,,,\n");
  odd_lines.replace(odd_lines.find("Xã 20"), 6, "\"Xã\n20\"");
  std::string quoted_district = incomes(2014, values);
  quoted_district.replace(quoted_district.find(",A,"), 3, ",\"A\",");
  std::string reversed = "year,commune_code,commune,district,c01,c02,population,income\n";
  for (std::size_t i = values.size(); i-- > 0;) {
    reversed += fmt::format("2015,{:05},Xã {},{},1,0,1000,{}\n", 3400 + i, i, i % 2 == 0 ? "A" : "B", values[i]);
  }
  const std::vector<std::pair<std::string, std::string>> files{
      {"2012.csv", incomes(2012, std::vector<std::string>(60, "8"))},
      {"2013.csv", odd_lines},
      {"2014.csv", quoted_district},
      {"2015.csv", reversed}};
  std::string expected;
  const auto expect = [&](int year, std::size_t commune, std::size_t line) {
    expected += fmt::format(
        "{}.csv:{}: warning: 'Xã {}' in {}, income: 500, outside 1 to 100; correct it if it is wrong; "
        "`income` in checks.csv of the rules has the bounds\n",
        year, line, commune, year);
  };
  for (const std::size_t commune : {0U, 31U, 32U, 59U}) expect(2013, commune, commune + (commune < 20 ? 2 : 5));
  for (const std::size_t commune : {0U, 31U, 32U, 59U}) expect(2014, commune, commune + 2);
  for (const std::size_t commune : {0U, 31U, 32U, 59U}) expect(2015, commune, 61 - commune);
  for (const std::size_t threads : {1U, 2U}) {
    for (const std::size_t block_size : {1U, 7U, 64U, 500U, 4096U, 1U << 20}) {
      CAPTURE(block_size);
      CHECK(told(files, std::string(income_range), threads, block_size) == expected);
    }
  }
}

TEST_CASE("what the table calls an error is one, and what it does not list is not checked") {
  CHECK(told({{"2013.csv", incomes(2013, {"8", "8", "101"})}}, "income,,100,error,income,thu nhập\n") ==
        "2013.csv:4: error: 'Xã 2' in 2013, income: 101, above 100; correct it if it is wrong; `income` in checks.csv "
        "of the rules has the bounds\n");
  CHECK(told({{"2013.csv", incomes(2013, {"8", "8", "101"})}}, "poor_share,,98,warning,poor,nghèo\n") == "");
}

TEST_CASE("where most of a year are out of range, one message stands for all") {
  CHECK(told({{"2013.csv", incomes(2013, {"150", "160", "170", "180", "9"})}}, std::string(income_range)) ==
        "2013.csv:2: warning: income: 4 of 5 communes of 2013 are outside 1 to 100; correct it if it is wrong; "
        "`income` in "
        "checks.csv of the rules has the bounds\n");
}

TEST_CASE("a whole column in another unit is an error that names it") {
  const auto told_of = [](const std::vector<std::string>& values) {
    return told({{"2013.csv", incomes(2013, values)}}, std::string(income_range));
  };
  CHECK(
      told_of({"8000", "9000", "8500", "9100", "8700"}) ==
      "2013.csv: error: the incomes of 2013 are about 8,700, hardly in million VND per person per year; they may be in "
      "thousand VND; if so, name the unit in the header: (nghìn đồng/người/năm); else correct the numbers\n");
  CHECK(told_of({"0.7", "0.8", "0.75", "0.9", "0.65"}) ==
        "2013.csv: error: the incomes of 2013 are about 0.750, hardly in million VND per person per year; they may be "
        "in million VND per month; if so, name the unit in the header: (triệu đồng/người/tháng); else correct the "
        "numbers\n");
  CHECK(told_of({"8500000", "9000000", "8500000", "9100000", "8700000"}) ==
        "2013.csv: error: the incomes of 2013 are about 8,700,000, hardly in million VND per person per year; they may "
        "be in VND; if so, name the unit in the header: (đồng/người/năm); else correct the numbers\n");
}

TEST_CASE("population in thousands is told by the people of a household") {
  std::string text = "year,commune_code,commune,c01,c02,households,population\n";
  for (int i = 0; i < 6; ++i) text += fmt::format("2013,{:05},Xã {},1,0,1000,{}\n", 3400 + i, i, 4 + i % 2);
  CHECK(told({{"2013.csv", text}}, "people_per_household,1,12,warning,people,người\n") ==
        "2013.csv: error: in 2013 a household has about 0.005 people: the population may be in thousands; if so, "
        "name the unit in the header: (nghìn người); else correct the numbers\n");
}

TEST_CASE("changes are those of the same communes since the year before") {
  const std::string checks = "income_change,-40,100,warning,change,thay đổi\n";
  const std::string before = incomes(2012, {"10", "10", "10", "10"});
  const std::string after = incomes(2013, {"20", "20.1", "6", "5.9"});
  CHECK(told({{"2012.csv", before}, {"2013.csv", after}}, checks) ==
        "2013.csv:3: warning: 'Xã 1' in 2013, change: 101, outside -40 to 100; correct it if it is wrong; "
        "`income_change` "
        "in checks.csv of the rules has the bounds\n"
        "2013.csv:5: warning: 'Xã 3' in 2013, change: -41.0, outside -40 to 100; correct it if it is wrong; "
        "`income_change` in checks.csv of the rules has the bounds\n");
  // a year is missing between
  CHECK(told({{"2011.csv", incomes(2011, {"10", "10", "10", "10"})}, {"2013.csv", after}}, checks) == "");
}

TEST_CASE("a year in another unit than the year before is an error, also where its numbers are plausible") {
  const std::string checks = "income_change,-40,100,warning,change,thay đổi\n";
  const std::string years = incomes(2012, {"36", "40", "38", "44", "42"});
  const auto cure = [](std::string_view unit) {
    return fmt::format("; if so, name the unit in the header: ({}); else correct the numbers\n", unit);
  };
  const auto told_of = [&](const std::vector<std::string>& values) {
    return told({{"2012.csv", years}, {"2013.csv", incomes(2013, values)}}, checks);
  };
  const std::string of_most =
      "2013.csv:2: warning: change: 5 of 5 communes of 2013 are outside -40 to 100; correct it if it "
      "is wrong; `income_change` in checks.csv of the rules has the bounds\n";
  CHECK(
      told_of({"3.3", "3.7", "3.5", "4", "3.9"}) ==
      "2013.csv: error: the incomes of 2013 are about 0.092 times those of 2012: they may be in million VND per month" +
          cure("triệu đồng/người/tháng") + of_most);
  CHECK(
      told_of({"480", "500", "470", "560", "540"}) ==
      "2012.csv: error: the incomes of 2012 are about 0.079 times those of 2013: they may be in million VND per month" +
          cure("triệu đồng/người/tháng") + of_most);
  CHECK(told_of({"36000", "41000", "39000", "45000", "43000"}) ==
        "2013.csv: error: the incomes of 2013 are about 1,024 times those of 2012: they may be in thousand VND" +
            cure("nghìn đồng/người/năm") + of_most);
  // where the other year is out of its range, it may be that one
  CHECK(told({{"2012.csv", incomes(2012, {"3.6", "4", "3.8", "4.4", "4.2"})},
              {"2013.csv", incomes(2013, {"48", "105", "47", "106", "52"})}},
             checks + std::string(income_range))
            .find("2012.csv: error: the incomes of 2012 are about 0.075 times those of 2013: the numbers of one "
                  "of these years are wrong, or in another unit; look for decimal commas that were lost, and for "
                  "the unit; correct that year\n") != std::string::npos);
  // a third of what they were is no other unit
  CHECK(told_of({"12", "13", "12.5", "14", "14"}) == of_most);
}

TEST_CASE("incomes against the median of all, and districts against their province") {
  const std::vector<std::string> values{"10", "1", "10", "1", "10", "1", "10", "1", "10", "1", "300"};
  CHECK(told({{"2013.csv", incomes(2013, values)}}, "income_to_median,,20,warning,to median,so với trung vị\n", 3) ==
        "2013.csv:12: warning: 'Xã 10' in 2013, to median: 30.0, above 20; correct it if it is wrong; "
        "`income_to_median` in checks.csv of the rules has the bounds\n");
  CHECK(
      told({{"2013.csv", incomes(2013, values)}}, "district_income,0.2,5,warning,median,trung vị\n") ==
      "2013.csv:3: warning: 'B' in 2013, median: 0.100, outside 0.2 to 5; correct it if it is wrong; `district_income` "
      "in checks.csv of the rules has the bounds\n");
}

TEST_CASE("changes of the largest numbers that can be read stay within 64 bits") {
  const std::string checks = "income_change,-40,100,warning,change,thay đổi\n";
  CHECK(told({{"2012.csv", incomes(2012, {"9", "9"})}, {"2013.csv", incomes(2013, {"9999999.999999", "9"})}}, checks) ==
        "2013.csv:2: warning: 'Xã 0' in 2013, change: 111,111,011, outside -40 to 100; correct it if it is wrong; "
        "`income_change` in checks.csv of the rules has the bounds\n");
}

TEST_CASE("criteria lost at once") {
  const std::string head = "year,commune_code,commune,c01,c02\n";
  CHECK(told({{"2012.csv", head + "2012,03403,Xã A,1,1\n2012,03404,Xã B,1,1\n"},
              {"2013.csv", head + "2013,03403,Xã A,0,0\n2013,03404,Xã B,1,0\n"}},
             "criteria_lost,,1,warning,lost,bị tụt\n") ==
        "2013.csv:2: warning: 'Xã A' in 2013, lost: 2.0, above 1; correct it if it is wrong; `criteria_lost` in "
        "checks.csv of the rules has the bounds\n");
}

TEST_CASE("a spread rules out what is far from the median, and never more than that") {
  const PlausibleRange range{Quantity::district_income, Ratio(1, 5), Ratio(5), Severity::warning, "", ""};
  const Bounds bounds{&range, true, true, 200, 5000};
  for (const std::int64_t size : {1, 1000}) {
    for (const std::int64_t high : {10, 40, 47, 50, 51, 80, 10'000}) {
      Spread spread;
      for (int i = 0; i < 9; ++i) spread.add(10 * size);
      spread.add(high * size);
      CAPTURE(size);
      CAPTURE(high);
      // that it lies within is certain only if it does; where it plainly does, it is seen
      if (high > 50) CHECK_FALSE(spread.lies_within(bounds));
      if (high <= 47) CHECK(spread.lies_within(bounds));
    }
  }
}

TEST_CASE("a table of ranges that cannot be meant is an error with its place") {
  const auto told_of = [](const std::string& rows) {
    Diagnostics diagnostics;
    const RuleSet* const built_in = find_rule_set("national-2026");
    const std::string checks = std::string(checks_header) + rows;
    RuleFiles files = built_in->files;
    files.checks = checks;
    CHECK_FALSE(read_rules("own", files, "own", diagnostics).has_value());
    return messages(diagnostics);
  };
  CHECK(told_of("height,1,2,warning,a,b\n") ==
        "own/checks.csv:2:1: error: 'height' is not a quantity that is checked; `ntm rules NAME -o DIR` writes those "
        "that are\n");
  CHECK(told_of("income,x,2,warning,a,b\n") ==
        "own/checks.csv:2:2: error: 'x' is not a number; write a number such as 8.2\n");
  CHECK(told_of("income,3,2,warning,a,b\n") ==
        "own/checks.csv:2:2: error: the range begins at 3 and ends at 2; swap the two\n");
  CHECK(told_of("income,1,2,loud,a,b\n") ==
        "own/checks.csv:2:4: error: 'loud' is not a severity; write warning or error\n");
  CHECK(told_of("income,1,2,warning,a,\n") == "own/checks.csv:2:6: error: words_vi is blank; fill it in\n");
  CHECK(told_of("income,1,2,warning,a,b\nincome,1,2,error,a,b\n") ==
        "own/checks.csv:3:1: error: income is checked twice; delete one\n");
}

TEST_CASE("across a change of the map, unchanged units and merged ones are held against their parts") {
  const std::string checks =
      "household_change,-40,60,warning,households,số hộ\npopulation_change,-40,60,warning,people,người\n"
      "income_change,-40,100,warning,income,thu nhập\n";
  const std::string head = "year,commune_code,commune,c01,c02,households,population,income\n";
  Diagnostics problems;
  const auto crosswalk = read_crosswalk(
      "old_code,new_code,part,year\n00001,00001,whole,2025\n00002,00003,whole,2025\n00003,00003,whole,2025\n"
      "00004,00004,part,2025\n00004,00005,part,2025\n",
      "map.csv", problems);
  REQUIRE(crosswalk.has_value());
  const auto told_of = [&](const std::string& now) {
    const std::vector<Source> sources{
        make_source("2024.csv", head + "2024,00001,Xã A,1,0,100,400,10\n2024,00002,Xã B,1,0,100,400,10\n"
                                       "2024,00003,Xã C,1,0,200,900,10\n2024,00004,Xã D,1,0,300,900,10\n"),
        make_source("2025.csv", head + now)};
    ReadOptions options;
    options.crosswalk = *crosswalk;
    Diagnostics diagnostics;
    read_panel(sources, rules_with(std::string(checks_header) + checks), options, diagnostics);
    return messages(diagnostics);
  };
  const std::string split = "2025,00004,Xã D,1,0,10,30,50\n2025,00005,Xã E,1,0,290,870,90\n";
  // merged: 300 households and 1,300 people together; incomes of several have no sum
  CHECK(told_of("2025,00001,Xã A,1,0,100,400,11\n2025,00003,Xã C,1,0,310,1300,50\n" + split) == "");
  CHECK(told_of("2025,00001,Xã A,1,0,161,400,21\n2025,00003,Xã C,1,0,310,130,50\n" + split) ==
        "2025.csv:2: warning: 'Xã A' in 2025, income: 110, outside -40 to 100; correct it if it is wrong; "
        "`income_change` in checks.csv of the rules has the bounds\n"
        "2025.csv:2: warning: 'Xã A' in 2025, households: 61.0, outside -40 to 60; correct it if it is wrong; "
        "`household_change` in checks.csv of the rules has the bounds\n"
        "2025.csv:3: warning: 'Xã C' in 2025, people: -90.0, outside -40 to 60; correct it if it is wrong; "
        "`population_change` in checks.csv of the rules has the bounds\n");
}
