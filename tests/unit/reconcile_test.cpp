// Every law with lines that obey it and lines that do not; what is said of them, and what would mend them.
#include "ntm/reconcile.hpp"

#include "helpers.hpp"
#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

constexpr std::string_view header = "measure,scope,name,item,year,base_year,value\n";
constexpr std::string_view long_header =
    "source,place,measure,scope,name,item,year,base_year,value,denominator,words\n";

std::vector<PublishedLine> lines_of(const std::string& rows, std::string_view head = header) {
  Diagnostics diagnostics;
  auto lines = read_published(std::string(head) + rows, "p.csv", diagnostics);
  REQUIRE(test::messages(diagnostics) == "");
  return *lines;
}

std::string numbers(const std::vector<std::size_t>& lines, const std::vector<PublishedLine>& published) {
  std::string text;
  for (const std::size_t line : lines)
    text.append(text.empty() ? "" : " ").append(std::to_string(published[line].line));
  return text;
}

// "law [2 3]: what is wrong" for each broken law; then warnings.
std::string broken(const std::string& rows, std::string_view head = header) {
  const auto lines = lines_of(rows, head);
  const Reconciliation found = reconcile(lines, Rulebook::built_in());
  std::string text;
  for (const BrokenLaw& law : found.broken) {
    text.append(law.law.in(Language::english)).append(" [" + numbers(law.lines, lines) + "]: ");
    text.append(law.what.in(Language::english)).append(1, '\n');
  }
  for (const Message& warning : found.warnings) text += "warning: " + warning.in(Language::english) + '\n';
  return text;
}

std::string notes(const std::string& rows, std::string_view head = header) {
  std::string text;
  for (const Message& note : reconcile(lines_of(rows, head), Rulebook::built_in()).notes) {
    text += note.in(Language::english) + '\n';
  }
  return text;
}

// The suspects of each problem, then its repairs.
std::string mended(const std::string& rows, std::string_view head = header) {
  const auto lines = lines_of(rows, head);
  std::string text;
  for (const Problem& problem : reconcile(lines, Rulebook::built_in()).problems) {
    for (const auto& suspects : problem.suspects) text += '(' + numbers(suspects, lines) + ')';
    text += '\n';
    for (const Repair& repair : problem.repairs) text += repair.text.in(Language::english) + '\n';
    for (const Message& cut_off : problem.cut_off) text += cut_off.in(Language::english) + '\n';
  }
  return text;
}

std::string explanations(const std::string& rows, std::string_view head = header) {
  std::string text;
  for (const LineVerdict& line : reconcile(lines_of(rows, head), Rulebook::built_in()).lines) {
    text.append(name(line.verdict)).append(": ").append(line.explanation.in(Language::english)).append(1, '\n');
  }
  return text;
}

std::string refused(const std::string& table) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_published(table, "p.csv", diagnostics).has_value());
  return test::messages(diagnostics);
}

std::string read(std::string_view text, bool is_whole = false) {
  const auto number = read_printed(text, is_whole);
  if (!number) return "nothing";
  return number->value.exact_decimal() + '/' + std::to_string(number->decimals) + '/' +
         std::to_string(static_cast<int>(number->hedge));
}

std::string band(std::string_view label) {
  const auto range = read_band(label);
  if (!range) return "nothing";
  return std::to_string(range->from) + ".." + (range->to > 1000 ? "" : std::to_string(range->to));
}

}  // namespace

TEST_CASE("a printed number is read as it can only be meant") {
  CHECK(read("5.458", true) == "5458/0/0");
  CHECK(read("5,458", true) == "5458/0/0");
  CHECK(read("1.234.567", true) == "1234567/0/0");
  CHECK(read("5 458", true) == "5458/0/0");
  CHECK(read("96,0", true) == "96/1/0");
  CHECK(read("5.458") == "5.458/3/0");
  CHECK(read("50,1") == "50.1/1/0");
  CHECK(read("50,10 %") == "50.1/2/0");
  CHECK(read("1.234,5") == "1234.5/1/0");
  CHECK(read("1,234.5") == "1234.5/1/0");
  CHECK(read("-54", true) == "-54/0/0");
  CHECK(read("\u221254", true) == "-54/0/0");
  CHECK(read("+3,9") == "3.9/1/0");
  CHECK(read("khoảng 70%") == "70/0/1");
  CHECK(read("gần 70%") == "70/0/2");
  CHECK(read("hơn 5.000", true) == "5000/0/3");
  CHECK(read("up to 12", true) == "12/0/4");
  for (const std::string_view text : {"", "-", "abc", "1.2.3", "1,23,456", "5.", ".5", "12,5.3", "96/96", "1e3"}) {
    CAPTURE(text);
    CHECK(read(text) == "nothing");
  }
  CHECK(read("96,5", true) == "nothing");
  CHECK(read("0.458", true) == "nothing");
}

TEST_CASE("a number is printed as another was") {
  const auto like = [](std::string_view model, bool is_whole, const Ratio& value) {
    return printed_like(value, *read_printed(model, is_whole));
  };
  CHECK(like("5.458", true, 12345) == "12.345");
  CHECK(like("50,1", false, Ratio(613, 10)) == "61,3");
  CHECK(like("1.234,50", false, Ratio(-98765, 10)) == "-9.876,50");
  CHECK(like("8902", true, 10894) == "10894");
}

TEST_CASE("bands are read in whatever words") {
  CHECK(band("15-19") == "15..19");
  CHECK(band("15 – 19 tiêu chí") == "15..19");
  CHECK(band("từ 15 đến 19") == "15..19");
  CHECK(band("9") == "9..9");
  CHECK(band("19/19") == "19..19");
  CHECK(band("<5") == "0..4");
  CHECK(band("dưới 5 tiêu chí") == "0..4");
  CHECK(band("≤ 4") == "0..4");
  CHECK(band("từ 4 trở xuống") == "0..4");
  CHECK(band("từ 10 trở lên") == "10..");
  CHECK(band("10+") == "10..");
  CHECK(band("trên 9") == "10..");
  CHECK(band("at least 10") == "10..");
  CHECK(band("many") == "nothing");
  CHECK(band("1-2-3") == "nothing");
  CHECK(band("<0") == "nothing");
}

TEST_CASE("bad cells are refused with line and column") {
  CHECK(
      refused("measure,scope,name,item,year,base_year,value\n"
              "comunes,all,,,2013,,96\n"
              "communes,all,,,2013,,\"96,5\"\n"
              "average,every,,,20x3,,abc\n"
              "band,all,,nhiều,2013,,3\n"
              "recognised,all,,gold,2013,x,3\n") ==
      "p.csv:2:1: error: 'comunes' is not a measure; write the name of a measure, such as average, band or recognised\n"
      "p.csv:3:7: error: '96,5' is not a whole number, as communes must be; write it as it was printed, such as 5.458 "
      "or 50,1\n"
      "p.csv:4:2: error: 'every' is not a scope; write all, pilot, other, province, district or commune\n"
      "p.csv:4:5: error: year is '20x3', not a number from 1990 to 2100; correct it\n"
      "p.csv:4:7: error: 'abc' is not a number; write it as it was printed, such as 5.458 or 50,1\n"
      "p.csv:5:4: error: 'nhiều' is not an item of band; write a band such as 15-19, 9, <5 or 10+\n"
      "p.csv:6:6: error: base_year is 'x', not a number from 1990 to 2100; correct it\n"
      "p.csv:6:4: error: 'gold' is not an item of recognised; write standard, advanced or model\n");
  CHECK(
      refused(std::string(long_header).append(",,recognised_share,all,,model,2013,,5,moon,perhaps\n")) ==
      "p.csv:2:11: error: 'perhaps' does not say how a number is meant; write about, almost, over or up to, or "
      "nothing\n"
      "p.csv:2:10: error: 'moon' does not say what the share is a share of; write communes, recognised, advanced or a "
      "number\n");
  CHECK(refused("measure,value\naverage,1\n").find("no column scope") != std::string::npos);
  CHECK(refused("\nyear,commune_code,commune,c01\n2013,00001,A,1\n") ==
        "p.csv:2: error: this is not a table of published figures; the header is "
        "measure,scope,name,item,year,base_year,value\n");
  CHECK(refused(std::string(header)) == "p.csv:1: error: there is no row; write one for each published figure\n");
}

TEST_CASE("bands sum to the communes") {
  const std::string bands = "band,all,,15-19,2013,,14\nband,all,,10-14,2013,,63\nband,all,,5-9,2013,,165\n";
  CHECK(broken("communes,all,,,2013,,243\n" + bands + "band,all,,0-4,2013,,1\n") == "");
  CHECK(broken("communes,all,,,2013,,247\n" + bands + "band,all,,0-4,2013,,1\n") ==
        "bands sum to the communes [2 3 4 5 6]: 14 + 63 + 165 + 1 = 243, not 247\n");
  CHECK(mended("communes,all,,,2013,,247\n" + bands + "band,all,,0-4,2013,,1\n") ==
        "(2)(3)(4)(5)(6)\n243 in place of 247\n18 in place of 14\n67 in place of 63\n169 in place of 165\n"
        "5 in place of 1\n");
  // only those lines that it takes
  CHECK(broken("communes,all,,,2013,,100\n" + bands) == "bands sum to the communes [2 5]: 165 is more than 100\n");
  CHECK(broken("communes,all,,,2013,,200\n" + bands) ==
        "bands sum to the communes [2 4 5]: 63 + 165 = 228, more than 200\n");
}

TEST_CASE("a missing band is implied, and bands may be parts of others") {
  const std::string most = "communes,all,,,2013,,145\nband,all,,15-18,2013,,2\nband,all,,10-14,2013,,43\n";
  CHECK(broken(most + "band,all,,5-9,2013,,98\n") == "");
  CHECK(notes(most + "band,all,,5-9,2013,,98\n") ==
        "All communes, 2013: no line for the band 0-4, 19; 2 communes left for it.\n");
  const std::string parts = "band,all,,15-19,2013,,20\nband,all,,19,2013,,12\n";
  CHECK(broken(parts + "band,all,,15-18,2013,,8\n") == "");
  CHECK(broken(parts + "band,all,,15-18,2013,,9\n") == "parts of a band sum to it [2 3 4]: 12 + 9 = 21, not 20\n");
}

TEST_CASE("bands do not overlap") {
  const std::string rest = "band,all,,5-9,2014,,35\nband,all,,<5,2014,,5\ncommunes,all,,,2014,,120\n";
  CHECK(broken("band,all,,từ 15 trở lên,2014,,20\nband,all,,10-14,2014,,60\n" + rest) == "");
  const std::string wrong = "band,all,,từ 15 trở lên,2014,,20\nband,all,,10-15,2014,,60\n" + rest;
  CHECK(broken(wrong) == "bands do not overlap [2 3]: 10-15 and từ 15 trở lên have numbers of criteria in common\n");
  CHECK(mended(wrong) == "(2)(3)\nif 10-15 were 10-14, the bands would sum to the 120 communes\n");
}

TEST_CASE("shares of bands sum to 100") {
  const std::string shares =
      "band_share,all,,19,2015,,\"8,63\"\nband_share,all,,15-18,2015,,\"4,32\"\nband_share,all,,10-14,2015,,\"56,83\"\n"
      "band_share,all,,5-9,2015,,\"28,78\"\n";
  CHECK(broken(shares + "band_share,all,,0-4,2015,,\"1,44\"\n") == "");
  CHECK(broken(shares + "band_share,all,,0-4,2015,,\"1,54\"\n") ==
        "shares of bands sum to 100 [2 3 4 5 6]: 8,63 + 4,32 + 56,83 + 28,78 + 1,54 = 100.1, not 100\n");
}

TEST_CASE("shares of bands are those of whole numbers that sum to the communes") {
  const std::string communes = "communes,all,,,2015,,51\nband_share,all,,10-19,2015,,";
  CHECK(broken(communes + "24\nband_share,all,,0-9,2015,,76\n") == "");
  // within a half each they sum to 100, but 24 % are 12 communes and 75 % are 38
  CHECK(broken(communes + "24\nband_share,all,,0-9,2015,,75\n") ==
        "shares and their counts come from the same number of communes [2 3 4]: All communes, 2015: no number of "
        "communes fits all: 24%; 75%\n");
}

TEST_CASE("band changes sum to the change in communes") {
  const std::string changes =
      "communes,all,,,2013,,96\nband_change,all,,15-19,2013,2011,1\nband_change,all,,10-14,2013,2011,3\n"
      "band_change,all,,5-9,2013,2011,43\nband_change,all,,0-4,2013,2011,-54\n";
  CHECK(broken(changes + "communes,all,,,2011,,103\n") == "");
  CHECK(broken(changes) ==
        "band changes sum to the change in communes [3 4 5 6]: 1 + 3 + 43 - 54 = -7, and no line says that 2011 had a "
        "different number of communes than 2013\n");
  CHECK(mended(changes) ==
        "(3)(4)(5)(6)\nif 2011 had 103 communes, all 4 band changes hold\n8 in place of 1\n"
        "10 in place of 3\n50 in place of 43\n-47 in place of -54\n");
  CHECK(
      broken(changes + "communes,all,,,2011,,101\n") ==
      "band changes sum to the change in communes [2 3 4 5 6 7]: 1 + 3 + 43 - 54 = -7, but there were 101 communes in "
      "2011, 96 in 2013\n");
  // the average of 2011 is no fraction over 103
  CHECK(mended(changes + "average,all,,,2011,,\"2,744\"\n").find("if 2011") == std::string::npos);
}

TEST_CASE("bands minus their changes sum to the communes of the base year") {
  const auto published = [](std::string_view last_change, std::string_view base) {
    return std::string(
               "communes,all,,,2013,,96\nband,all,,15-19,2013,,1\nband,all,,10-14,2013,,14\nband,all,,5-9,2013,,60\n"
               "band,all,,0-4,2013,,21\nband_change,all,,15-19,2013,2011,1\nband_change,all,,10-14,2013,2011,3\n"
               "band_change,all,,5-9,2013,2011,43\nband_change,all,,0-4,2013,2011,")
        .append(last_change)
        .append("\ncommunes,all,,,2011,,")
        .append(base)
        .append("\n");
  };
  CHECK(broken(published("-54", "103")) == "");
  CHECK(notes(published("-54", "103")) ==
        "All communes, 2011: the bands of 2013 minus their changes are 15-19: 0, 10-14: 11, 5-9: 17, 0-4: 75; together "
        "103.\n");
  CHECK(broken(published("-45", "103")) ==
        "band changes sum to the change in communes [2 7 8 9 10 11]: 1 + 3 + 43 - 45 = 2, but there were 103 communes "
        "in 2011, 96 in 2013\n"
        "bands minus their changes sum to the communes of the base year [3 4 5 6 7 8 9 10 11]: the bands of 2013 minus "
        "their changes are 15-19: 0, 10-14: 11, 5-9: 17, 0-4: 66, together 94, not 103\n");
  // some of the bands are no more than all
  const std::string some = "band,all,,10-19,2013,,15\nband_change,all,,10-19,2013,2011,-30\ncommunes,all,,,2011,,";
  CHECK(broken(some + "45\n") == "");
  CHECK(broken(some + "44\n") ==
        "bands minus their changes sum to the communes of the base year [2 3 4]: the bands of 2013 minus their changes "
        "are 10-19: 45, together 45, more than 44\n");
}

TEST_CASE("bands less their changes bound the average of the base year") {
  const auto published = [](std::string_view average) {
    return std::string(
               "band,all,,10-19,2013,,15\nband,all,,5-9,2013,,60\nband,all,,0-4,2013,,21\n"
               "band_change,all,,10-19,2013,2011,10\nband_change,all,,5-9,2013,2011,43\n"
               "band_change,all,,0-4,2013,2011,-53\naverage,all,,,2011,,\"")
        .append(average)
        .append("\"\n");
  };
  // 5 x 10 + 17 x 5 = 135, 5 x 19 + 17 x 9 + 74 x 4 = 544, over 96
  CHECK(broken(published("2,75")) == "");
  CHECK(broken(published("6,75")) ==
        "the average of the base year lies within what bands and changes allow [2 3 4 5 6 7 8]: 6,75 in 2011 is not "
        "within 1.41 to 5.67: the bands of 2013 minus their changes are 10-19: 5, 5-9: 17, 0-4: 74\n");
  CHECK(broken(published("1,48")) ==
        "warning: line 8: the average 1,48 of 2011 is at the very edge of what the bands allow, 1.41 to 5.67: that "
        "would be 74 communes with fewer than one criterion each\n");
}

TEST_CASE("a broken law quotes the lines of its smallest set") {
  // 40 less 43 leaves none, whatever 2011 had
  CHECK(broken("band,all,,5-9,2011,,5\nband,all,,5-9,2013,,40\nband_change,all,,5-9,2013,2011,43\n") ==
        "a change agrees with its two values [3 4]: 40 in 2013, 43 from 2011 to 2013: 2011 would have had -3\n");
  CHECK(broken("criteria_met,commune,A,,2024,,13\ncriteria_basically_met,commune,A,,2024,,2\n"
               "criteria_not_met,commune,A,,2024,,20\n") ==
        "the states of a commune sum to the criteria [4]: A: 20, more than 19 criteria; A: 13 + 2 + 20 = 35, not 19 "
        "criteria\n");
  CHECK(broken("communes,all,,,2013,,96\ncommunes,pilot,,,2013,,15\ncommunes,other,,,2013,,99\n")
            .find("pilots and others sum to all [2 4]: 99 is more than 96; 15 + 99 = 114, not 96\n") !=
        std::string::npos);
  CHECK(broken("communes,all,,,2013,,50\ncommunes,pilot,,,2013,,15\ncommunes,other,,,2013,,35\n"
               "average,all,,,2013,,\"2,0\"\naverage,pilot,,,2013,,\"12,0\"\naverage,other,,,2013,,\"1,0\"\n") ==
        "the average is that of pilots and others combined [2 3 5 6]: 12,0 × 15 is more than 2,0 × 50; 12,0 "
        "in 15 pilots and 1,0 in 35 others are 4.3 in all 50, not 2,0\n");
  CHECK(broken("average,all,,,2012,,\"7,5\"\naverage_change,all,,,2013,2012,\"25,5\"\n") ==
        "a change leads to a possible value [3]: 25,5 from 2012 to 2013: no two numbers from 0 to 19 are so far "
        "apart\n");
  CHECK(broken("communes,all,,,2013,,5\ncommunes,all,,,2011,,3\nband_change,all,,10-19,2013,2011,20\n"
               "band_change,all,,0-9,2013,2011,30\n") ==
        "band changes sum to the change in communes [2 4 5]: 20 + 30 = 50, 5 in 2013: 2011 would have had -45\n");
}

TEST_CASE("a share and its count are of a whole number of communes") {
  const std::string rest = "communes,all,,,2018,,116\ncriterion_met,all,,c02,2018,,61\ncriterion_share,all,,c02,2018,,";
  CHECK(broken(rest + "\"52,59\"\n") == "");
  // whatever the communes are, so that they are not what is wrong
  CHECK(broken(rest + "\"52,58\"\n") ==
        "a share agrees with its count [2 4]: no number of all 116 communes is 52,58%: 60 are 51.72%, 61 are 52.59%; "
        "not possible by rounding, only if cut off (61/116); 61 of all 116 communes are 52.59%, not 52,58%\n"
        "shares and their counts come from the same number of communes [3 4]: 61 at 52,58% mean no whole total\n");
}

TEST_CASE("a change leads to a base that can be") {
  CHECK(broken("band,all,,5-9,2013,,60\nband_change,all,,5-9,2013,2011,43\n") == "");
  CHECK(broken("band,all,,5-9,2013,,40\nband_change,all,,5-9,2013,2011,43\n") ==
        "a change leads to a possible value [2 3]: 40 in 2013, 43 from 2011 to 2013: 2011 would have had -3\n");
  CHECK(broken("average,all,,,2012,,\"17,5\"\naverage_change,all,,,2013,2012,\"2,1\"\n") ==
        "a change leads to a possible value [2 3]: 17,5 in 2012, 2,1 from 2012 to 2013: 2013 would have had 19.6\n");
}

TEST_CASE("the states of a commune sum to the criteria") {
  const auto commune = [](std::string_view last) {
    return "criteria_met,commune,Thanh Xương,,2025,,13\ncriteria_basically_met,commune,Thanh Xương,,2025,,4\n" +
           std::string("criteria_not_met,commune,Thanh Xương,,2025,,").append(last).append("\n");
  };
  CHECK(broken(commune("2")) == "");
  CHECK(broken(commune("1")) ==
        "the states of a commune sum to the criteria [2 3 4]: Thanh Xương: 13 + 4 + 1 = 18, not 19 criteria\n");
  CHECK(broken("criteria_met,commune,A,,2026,,8\ncriteria_not_met,commune,A,,2026,,3\n") ==
        "the states of a commune sum to the criteria [2 3]: A: 8 + 3 = 11, more than 10 criteria\n");
}

TEST_CASE("the average lies within what the bands allow") {
  const std::string bands =
      "communes,all,,,2010,,235\nband,all,,15-18,2010,,1\nband,all,,10-14,2010,,18\nband,all,,5-9,2010,,144\n"
      "band,all,,0-4,2010,,72\n";
  CHECK(broken(bands + "average,all,,,2010,,\"5,2\"\n") == "");
  CHECK(
      broken(bands + "average,all,,,2010,,\"4,1\"\n") ==
      "warning: line 7: the average 4,1 of 2010 is at the very edge of what the bands allow, 3.89 to 7.89: that would "
      "be 72 communes with fewer than one criterion each\n");
  CHECK(broken(bands + "average,all,,,2010,,\"3,1\"\n") ==
        "the average lies within what the bands allow [2 6 7]: 3,1 is not within 3.47 to 14.40, which the bands "
        "allow\n");
  CHECK(
      broken(bands + "average,all,,,2010,,\"7,8\"\n") ==
      "warning: line 7: the average 7,8 of 2010 is at the very edge of what the bands allow, 3.89 to 7.89: that would "
      "be 144 communes with more than 8 criteria each\n");
  CHECK(broken(bands + "criteria_met,all,,,2010,,900\n") ==
        "the average lies within what the bands allow [2 5 6 7]: 900 is not within 910.00 to 1,945.00, which the bands "
        "allow\n");
}

TEST_CASE("the average lies within what shares of bands allow") {
  const std::string shares =
      "band_share,all,,15-19,2016,,20\nband_share,all,,10-14,2016,,50\nband_share,all,,5-9,2016,,30\n";
  CHECK(broken(shares + "average,all,,,2016,,\"11,2\"\n") == "");
  // 0.2 x 19 + 0.5 x 14 + 0.3 x 9 = 13.5, and a little more as shares are rounded
  CHECK(broken(shares + "average,all,,,2016,,\"15,2\"\n") ==
        "the average lies within what the bands allow [3 4 5]: 15,2 is not within 6.43 to 13.81, which the bands "
        "allow\n");
}

TEST_CASE("the average comes from a whole number of criteria") {
  CHECK(broken("communes,all,,,2019,,85\naverage,all,,,2019,,\"12,22\"\n") == "");
  CHECK(broken("communes,all,,,2019,,85\naverage,all,,,2019,,\"12,23\"\n") ==
        "the average comes from a whole number of criteria [2 3]: no whole number of criteria over 85 communes gives "
        "12,23: 1,039 give 12.22, 1,040 give 12.24; not possible by rounding, only if rounded up (1,039/85) or if cut "
        "off "
        "(1,040/85)\n");
  CHECK(mended("communes,all,,,2019,,85\naverage,all,,,2019,,\"12,23\"\n").find("12,24 in place of 12,23") !=
        std::string::npos);
  // half away and half to even are both admitted
  CHECK(broken("communes,all,,,2019,,8\naverage,all,,,2019,,\"6,12\"\n") == "");
  CHECK(broken("communes,all,,,2019,,8\naverage,all,,,2019,,\"6,13\"\n") == "");
  // 6.375 is 6.38 by both
  CHECK(broken("communes,all,,,2019,,8\naverage,all,,,2019,,\"6,38\"\n") == "");
  CHECK(broken("communes,all,,,2019,,8\naverage,all,,,2019,,\"6,37\"\n") ==
        "the average comes from a whole number of criteria [2 3]: no whole number of criteria over 8 communes gives "
        "6,37: 50 give 6.25, 51 give 6.38; not possible by rounding, only if cut off (51/8)\n");
}

TEST_CASE("the average is the criteria met over the communes") {
  const std::string counts = "communes,all,,,2017,,106\ncriteria_met,all,,,2017,,1.324\n";
  CHECK(broken(counts + "average,all,,,2017,,\"12,49\"\n") == "");
  CHECK(broken(counts + "average,all,,,2017,,\"12,94\"\n") ==
        "the average is the criteria met over the communes [2 3 4]: 1.324 criteria over 106 communes are 12.49, not "
        "12,94\n");
  CHECK(mended(counts + "average,all,,,2017,,\"12,94\"\n") ==
        "(2)(3)(4)\n12,49 in place of 12,94\n1.372 in place of 1.324\n");
}

TEST_CASE("a share agrees with its count") {
  const std::string counts = "communes,all,,,2019,,8902\nrecognised,all,,standard,2019,,";
  CHECK(broken(counts + "4.458\nrecognised_share,all,,standard,2019,,\"50,1\"\n") == "");
  CHECK(broken(counts + "5.458\nrecognised_share,all,,standard,2019,,\"50,1\"\n") ==
        "a share agrees with its count [2 3 4]: 5.458 of all 8,902 communes are 61.3%, not 50,1%\n");
  CHECK(mended(counts + "5.458\nrecognised_share,all,,standard,2019,,\"50,1\"\n") ==
        "(2)(3)(4)\n4.458 in place of 5.458\n10894 in place of 8902\n61,3 in place of 50,1\n");
  CHECK(broken("communes,all,,,2019,,38\nrecognised_share,all,,standard,2019,,\"65,8\"\n") == "");
  CHECK(broken("communes,all,,,2019,,38\nrecognised_share,all,,standard,2019,,\"65,0\"\n") ==
        "a share comes from a whole number [2 3]: no number of all 38 communes is 65,0%: 24 are 63.2%, 25 are 65.8%; "
        "nor if cut off or rounded up\n");
  CHECK(broken("communes,all,,,2019,,38\nrecognised_share,all,,standard,2019,,\"65,7\"\n") ==
        "a share comes from a whole number [2 3]: no number of all 38 communes is 65,7%: 24 are 63.2%, 25 are 65.8%; "
        "not possible by rounding, only if cut off (25/38)\n");
}

TEST_CASE("a denominator that is not stated is named") {
  const std::string counts =
      "communes,all,,,2022,,188\nrecognised,all,,đạt chuẩn,2022,,188\nrecognised,all,,nâng cao,2022,,152\n"
      "recognised,all,,kiểu mẫu,2022,,19\n";
  CHECK(explanations(counts + "recognised_share,all,,kiểu mẫu,2022,,\"12,5\"\n") ==
        "holds: \nholds: \nholds: \nholds: \nholds: a share of the 152 communes recognised as advanced\n");
  CHECK(explanations(counts + "recognised_share,all,,kiểu mẫu,2022,,\"10,1\"\n") ==
        "holds: \nholds: \nholds: \nholds: \nholds: a share of all 188 communes\n");
  CHECK(
      broken(counts + "recognised_share,all,,kiểu mẫu,2022,,\"11,0\"\n") ==
      "a share agrees with its count [2 3 4 6]: no number of all 188 communes is 11,0%: 20 are 10.6%, 21 are 11.2%; no "
      "number of the 152 communes recognised as advanced is 11,0%: 16 are 10.5%, 17 are 11.2%; nor if cut off or "
      "rounded up; 19 of all 188 communes are 10.1%, not 11,0%\n");
  CHECK(broken(",,communes,all,,,2022,,188,,\n,,recognised,all,,advanced,2022,,152,,\n"
               ",,recognised,all,,model,2022,,19,,\n,,recognised_share,all,,model,2022,,\"12,5\",communes,\n",
               long_header) ==
        "a share agrees with its count [2 5]: no number of all 188 communes is 12,5%: 23 are 12.2%, 24 are 12.8%; nor "
        "if cut off or rounded up; 19 of all 188 communes are 10.1%, not 12,5%\n");
  CHECK(broken(",,recognised,all,,model,2022,,19,,\n,,recognised_share,all,,model,2022,,\"12,5\",152,\n",
               long_header) == "");
}

TEST_CASE("numbers of communes that are possible where none is printed") {
  CHECK(notes("average,all,,,2011,,\"2,75\"\n") ==
        "All communes, 2011: 2,75 is possible with these numbers of communes up to 200: 4, 8, 12, 16, 20, 24, 28, 32, "
        "…, 99-200. If cut off: 4, 8, 12, 16, 20, 24, 28-29, 32-33, …, 76-200; if rounded up: 4, 8, 12, 16, 20, 24, "
        "27-28, 31-32, …, 74-200.\n");
  CHECK(notes("average,all,,,2011,,\"2,7\"\n") ==
        "All communes, 2011: 2,7 is possible with these numbers of communes up to 200: 3, 6-7, 9-200. If cut off: 4, "
        "7-200; if rounded up: 3, 6, 8-200.\n");
  CHECK(notes("average,all,,,2011,,3\n") == "");
  CHECK(notes("recognised_share,all,,standard,2019,,\"50,1\"\nband_share,all,,19,2019,,\"33,3\"\n")
            .find("together are possible") != std::string::npos);
  CHECK(broken("recognised,all,,standard,2019,,45\nrecognised_share,all,,standard,2019,,\"50,0\"\n"
               "band,all,,19,2019,,30\nband_share,all,,19,2019,,\"33,3\"\n") == "");
  CHECK(broken("recognised,all,,standard,2019,,45\nrecognised_share,all,,standard,2019,,\"50,0\"\n"
               "band,all,,19,2019,,30\nband_share,all,,19,2019,,\"30,0\"\n") ==
        "shares and their counts come from the same number of communes [2 3 4 5]: All communes, 2019: no number of "
        "communes fits all: 45 at 50,0% mean a total of 90 to 90; 30 at 30,0% mean a total of 100 to 100\n");
}

TEST_CASE("shares fit the numbers of communes that other shares and their counts leave") {
  // 25 at 12.6 % are of 198 or 199: of those 102 are 51.5 or 51.3 %
  const std::string counted = "recognised_share,all,,standard,2015,,\"12,6\"\nrecognised,all,,standard,2015,,25\n";
  CHECK(broken(counted + "band_share,all,,10-14,2015,,\"51,3\"\n") == "");
  CHECK(broken(counted + "band_share,all,,10-14,2015,,\"51,4\"\n") ==
        "shares and their counts come from the same number of communes [2 3 4]: All communes, 2015: no number of "
        "communes fits all: 25 at 12,6% mean a total of 198 to 199; 51,4%\n");
}

TEST_CASE("a change agrees with its two values") {
  const std::string values = "poverty_rate,all,,,2012,,\"38,64\"\npoverty_rate,all,,,2013,,\"33,11\"\n";
  CHECK(broken(values + "poverty_rate_change,all,,,2013,2012,\"-5,54\"\n") == "");
  CHECK(broken(values + "poverty_rate_change,all,,,2013,2012,\"-5,35\"\n") ==
        "a change agrees with its two values [2 3 4]: 38,64 in 2012 and 33,11 in 2013 differ by -5.53, not by -5,35 "
        "from 2012 to 2013\n");
  CHECK(mended(values + "poverty_rate_change,all,,,2013,2012,\"-5,35\"\n") ==
        "(2)(3)(4)\n38,46 in place of 38,64\n-5,53 in place of -5,35\n33,29 in place of 33,11\n");
}

TEST_CASE("publications that imply different bases contradict each other") {
  const auto of = [](std::string_view last) {
    return std::string(
               "A,X,average,all,,,2015,,\"12,4\",,\nA,X,average_change,all,,,2015,2010,\"8,1\",,\n"
               "B,X,average,all,,,2014,,\"10,9\",,\nB,X,average_change,all,,,2014,2010,\"")
        .append(last)
        .append("\",,\n");
  };
  CHECK(broken(of("6,6"), long_header) == "");
  CHECK(broken(of("6,1"), long_header) ==
        "a change agrees with its two values [2 3 4 5]: 12,4 in 2015 (A) and 8,1 from 2010 to 2015 (A) imply 4.3 "
        "in 2010; 10,9 in 2014 (B) and 6,1 from 2010 to 2014 (B) imply 4.8 in 2010\n");
  // other places have nothing to do with it
  CHECK(broken("A,X,average,all,,,2015,,\"12,4\",,\nB,Y,average,all,,,2015,,\"11,4\",,\n", long_header) == "");
  CHECK(broken("A,X,average,all,,,2015,,\"12,4\",,\nB,X,average,all,,,2015,,\"11,4\",,\n", long_header) ==
        "what is said twice is the same [2 3]: 12,4 in 2015 (A) and 11,4 in 2015 (B) cannot both be right\n");
}

TEST_CASE("recognised communes do not become fewer, unless a merger or a withdrawal stands between") {
  const std::string fall = "recognised,all,,standard,2018,,45\nrecognised,all,,standard,2019,,43\n";
  const std::string what =
      "recognised communes do not become fewer [2 3]: 45 in 2018, 43 in 2019, and no line tells of a merger or a "
      "withdrawal\n";
  CHECK(broken("recognised,all,,standard,2018,,45\nrecognised,all,,standard,2019,,47\n") == "");
  CHECK(broken(fall) == what);
  CHECK(broken(fall + "communes,all,,,2018,,90\ncommunes,all,,,2019,,90\n") == what);
  CHECK(broken(fall + "communes,all,,,2018,,90\ncommunes,all,,,2019,,80\n") == "");
  CHECK(broken(fall + "recognised_change,all,,standard,2019,2018,-2\n") == "");
  CHECK(broken("recognised,all,,standard,2024,,45\nrecognised,all,,standard,2025,,30\n") == "");
  // the share says that there were more communes before
  const std::string share = "recognised_share,all,,standard,2018,,";
  CHECK(broken(fall + "communes,all,,,2019,,80\n" + share + "50\n") == "");
  CHECK(broken(fall + "communes,all,,,2019,,80\n" + share + "57\n") == what);
}

TEST_CASE("pilots and others sum to all") {
  const std::string communes = "communes,all,,,2013,,96\ncommunes,pilot,,,2013,,15\ncommunes,other,,,2013,,";
  CHECK(broken(communes + "81\n") == "");
  CHECK(broken(communes + "80\n") == "pilots and others sum to all [2 3 4]: 15 + 80 = 95, not 96\n");
  const std::string averages = "average,all,,,2013,,\"6,67\"\naverage,pilot,,,2013,,\"12,0\"\naverage,other,,,2013,,";
  CHECK(broken(communes + "81\n" + averages + "\"5,68\"\n") == "");
  CHECK(broken(communes + "81\n" + averages + "\"5,86\"\n") ==
        "the average is that of pilots and others combined [2 3 4 5 6 7]: 12,0 in 15 pilots and 5,86 in 81 others are "
        "6.82 in all 96, not 6,67\n");
  CHECK(broken(averages + "\"6,8\"\n") ==
        "the value for all lies between those of pilots and others [2 3 4]: 6,67 is not between 12,0 of the pilots and "
        "6,8 of the others\n");
}

TEST_CASE("a part is not larger than the whole") {
  CHECK(broken("communes,all,,,2022,,100\nrecognised,all,,standard,2022,,100\n") == "");
  CHECK(broken("communes,all,,,2022,,100\nrecognised,all,,standard,2022,,101\n") ==
        "a part is not larger than the whole [2 3]: 101 is more than 100\n");
  CHECK(broken("recognised,all,,standard,2022,,50\nrecognised,all,,advanced,2022,,60\n") ==
        "a part is not larger than the whole [2 3]: 60 is more than 50\n");
  CHECK(broken("recognised,all,,advanced,2022,,5\nrecognised,all,,model,2022,,6\n") ==
        "warning: line 3: 6 model communes are more than the 5 advanced ones\n");
  CHECK(broken("communes,all,,,2022,,100\ncommunes,district,D,,2022,,120\n") ==
        "a part is not larger than the whole [2 3]: 120 is more than 100\n");
  CHECK(broken("communes,all,,,2022,,100\ncriterion_met,all,,c01,2022,,40\ncriterion_missing,all,,c01,2022,,59\n") ==
        "met and missing sum to the communes [2 3 4]: 40 + 59 = 99, not 100\n");
  CHECK(broken("matched_communes,all,,,2013,2011,93\nimproved,all,,,2013,2011,90\nunchanged,all,,,2013,2011,3\n"
               "declined,all,,,2013,2011,1\n") ==
        "improved, unchanged and declined sum to the communes in both years [2 3 4 5]: 90 + 3 + 1 = 94, not 93\n");
}

TEST_CASE("numbers lie where they can, and ranks within their number") {
  CHECK(broken("average,all,,,2013,,19\npoverty_rate,all,,,2013,,100\nrank,province,P,,2013,,63\n").find('[') ==
        std::string::npos);
  CHECK(broken("average,all,,,2013,,21\n").find("a number is possible [2]: 21 is more than 19\n") == 0);
  CHECK(broken("poverty_rate,all,,,2013,,\"133,1\"\n") == "a number is possible [2]: 133,1 is more than 100\n");
  CHECK(broken("communes,all,,,2013,,-5\n") == "a number is possible [2]: -5 is less than 0\n");
  CHECK(broken("rank,province,P,,2013,,64\n") == "a rank lies within their number [2]: 64 is not a rank among 63\n");
  CHECK(broken("rank,province,P,,2026,,35\n") == "a rank lies within their number [2]: 35 is not a rank among 34\n");
  CHECK(broken(",,rank,district,D,,2013,,9,8,\n", long_header) ==
        "a rank lies within their number [2]: 9 is not a rank among 8\n");
}

TEST_CASE("words make a number loose") {
  const auto share = [](std::string_view count, std::string_view words) {
    return std::string(",,communes,all,,,2020,,8868,,\n,,recognised,all,,standard,2020,,")
        .append(count)
        .append(",,\n,,recognised_share,all,,standard,2020,,60,,")
        .append(words)
        .append("\n");
  };
  CHECK(broken(share("5.600", "over"), long_header) == "");
  CHECK(broken(share("5.500", "about"), long_header) == "");
  CHECK(broken(share("5.200", "almost"), long_header) == "");
  CHECK(broken(share("5.100", "up to"), long_header) == "");
  CHECK(broken(share("5.600", ""), long_header).find("63%, not 60%") != std::string::npos);
  CHECK(broken(share("5.100", "over"), long_header).find("58%, not 60%") != std::string::npos);
  CHECK(broken(share("hơn 5.000", ""), long_header) == "");
}

TEST_CASE("the smallest sets of lines that are wrong") {
  // two that are wrong by themselves: no single line is in both laws
  const std::string two =
      "communes,all,,,2013,,96\ncommunes,pilot,,,2013,,15\ncommunes,other,,,2013,,80\n"
      "average,all,,,2013,,\"6,67\"\naverage,pilot,,,2013,,\"12,0\"\naverage,other,,,2013,,\"6,8\"\n";
  CHECK(mended(two) ==
        "(2 5)(2 6)(2 7)(3 5)(3 6)(3 7)(4 5)(4 6)(4 7)\n95 in place of 96\n16 in place of 15\n"
        "81 in place of 80\n5,8 in place of 6,8\n7,54 in place of 6,67\n");
  // one line that is in both
  CHECK(mended("communes,all,,,2017,,106\ncriteria_met,all,,,2017,,1.324\naverage,all,,,2017,,\"12,94\"\n"
               "average_change,all,,,2017,2016,\"1,24\"\naverage,all,,,2016,,\"11,25\"\n") ==
        "(4)\n12,49 in place of 12,94\n");
}

TEST_CASE("lines that nothing can be said of are not tested") {
  CHECK(explanations("average,all,,,2013,,\"6,67\"\n") == "not tested: \n");
  CHECK_FALSE(reconcile(lines_of("average,all,,,2013,,\"6,67\"\n"), Rulebook::built_in()).contradicts());
}

TEST_CASE("searches have bounds") {
  // five that all differ: four of them are wrong
  std::string five;
  for (int i = 0; i < 5; ++i) {
    five += "source " + std::to_string(i) + ",,communes,all,,,2013,," + std::to_string(1000 + 300 * i) + ",,\n";
  }
  CHECK(mended(five, long_header) == "\nThe search for the fewest wrong lines ended at 3 lines and 20,000 steps.\n");
  // the same number by very many sources, each another
  std::string rows;
  for (int i = 0; i < 200; ++i) {
    rows += "source " + std::to_string(i) + ",,communes,all,,,2013,," + std::to_string(1000 + i) + ",,\n";
  }
  const auto lines = lines_of(rows, long_header);
  const Reconciliation found = reconcile(lines, Rulebook::built_in());
  CHECK(found.broken.size() == 200);
  REQUIRE(found.problems.size() == 1);
  std::string ended;
  for (const Message& cut_off : found.problems.front().cut_off) ended += cut_off.in(Language::english) + '\n';
  CHECK(ended == "The search for a correction ended after 15,000 tests.\n");
  std::string told;
  for (const Message& note : found.notes) told += note.in(Language::english) + '\n';
  CHECK(told ==
        "All communes: of 200 sources only 20 were fully compared with the others.\n"
        "All communes: too many changes of communes; not all were compared with each other.\n"
        "300 more laws are broken and are not shown.\n");
}

TEST_CASE("bands of shares and of changes do not overlap, either") {
  for (const std::string measure : {"band_share,all,,10-15,2013,", "band_change,all,,10-15,2013,2012"}) {
    std::string other = measure;
    other.replace(other.find("10-15"), 5, "15-19");
    CHECK(broken(measure + ",40\n" + other + ",60\n") ==
          "bands do not overlap [2 3]: 10-15 and 15-19 have numbers of criteria in common\n");
  }
  CHECK(mended("communes,all,,,2013,,100\nband,all,,10-15,2013,,40\nband,all,,15-19,2013,,hơn 30\n"
               "band,all,,0-9,2013,,30\n") == "(3)(4)\n");
}

TEST_CASE("changes of bands would hold with other communes in the year of which none are said") {
  const std::string changes = "band_change,all,,10-19,2013,2012,3\nband_change,all,,0-9,2013,2012,-5\n";
  const std::string of_changes = "5 in place of 3\n-3 in place of -5\n";
  CHECK(mended(changes + "communes,all,,,2012,,90\n") ==
        "(2)(3)\nif 2013 had 88 communes, all 2 band changes hold\n" + of_changes);
  CHECK(mended(changes + "communes,all,,,2013,,88\n") ==
        "(2)(3)\nif 2012 had 90 communes, all 2 band changes hold\n" + of_changes);
  // fewer than none, or as many as have no such average: 71 criteria over 20 communes, but none over 10, give 3.55
  CHECK(mended("band_change,all,,10-19,2013,2012,300\nband_change,all,,0-9,2013,2012,-5\ncommunes,all,,,2013,,90\n") ==
        "(2)(3)\n5 in place of 300\n-300 in place of -5\n");
  CHECK(mended(changes + "communes,all,,,2013,,8\naverage,all,,,2012,,\"3,55\"\n") == "(2)(3)\n" + of_changes);
  CHECK(mended(changes + "communes,all,,,2013,,18\naverage,all,,,2012,,\"3,55\"\n") ==
        "(2)(3)\nif 2012 had 20 communes, all 2 band changes hold\n" + of_changes);
}

TEST_CASE("a sum of loose numbers is said from where to where it goes") {
  CHECK(broken("band_change,all,,10-19,2013,2012,3\nband_change,all,,0-9,2013,2012,-5\ncommunes,all,,,2012,,90\n"
               "communes,all,,,2013,,hơn 90\n") ==
        "band changes sum to the change in communes [2 3 4 5]: 3 - 5 = -2, but there were 90 communes in 2012, 90… in "
        "2013\n");
  CHECK(broken("band_change,all,,10-19,2013,2012,hơn 3\nband_change,all,,0-9,2013,2012,5\ncommunes,all,,,2012,,90\n"
               "communes,all,,,2013,,90\n") ==
        "band changes sum to the change in communes [2 3 4 5]: hơn 3 + 5 = 8…, but there were 90 communes in 2012, 90 "
        "in 2013\n");
  CHECK(broken("communes,all,,,2013,,96\nband,all,,15-19,2013,,hơn 1\nband,all,,10-14,2013,,14\n"
               "band,all,,5-9,2013,,60\nband,all,,0-4,2013,,gần 22\naverage,all,,,2013,,\"6,67\"\n") == "");
}

TEST_CASE("of an average, its communes and its criteria each follows from the others") {
  CHECK(mended("communes,all,,,2013,,7\nband,all,,10-19,2013,,3\nband,all,,0-9,2013,,4\n"
               "average,all,,,2013,,\"6,66\"\n") == "(2)(5)\n6,86 in place of 6,66\n");  // 48 over 7
  CHECK(mended("communes,all,,,2013,,96\naverage,all,,,2013,,\"6,664\"\ncriteria_met,all,,,2013,,700\n") ==
        "(2)(3)(4)\n7,292 in place of 6,664\n");
  CHECK(mended("communes,all,,,2013,,69\naverage,all,,,2013,,\"6,67\"\ncriteria_met,all,,,2013,,640\n") ==
        "(2)(3)(4)\n96 in place of 69\n460 in place of 640\n9,28 in place of 6,67\n");
}

TEST_CASE("how a number may have been rounded otherwise") {
  using namespace ntm::laws;
  const auto other = [](const Ratio& exact, std::string_view printed) {
    return other_rounding(exact, *read_printed(printed, false)).in(Language::english);
  };
  CHECK(other(Ratio(5, 2), "2") == "rounded half to even");
  CHECK(other(Ratio(7, 2), "4") == "rounded half to even");
  CHECK(other(Ratio(7, 2), "3") == "if cut off");
  CHECK(other(Ratio(27, 10), "2") == "if cut off");
  CHECK(other(Ratio(21, 10), "3") == "if rounded up");
  CHECK(other(Ratio(-27, 10), "-2") == "if cut off");
  CHECK(other(Ratio(-21, 10), "-3") == "if rounded up");
  CHECK(other(Ratio(27, 10), "4") == "");
  // a bound that no number that rounds so reaches: 6.65 rounds to 6.7, so 6.6 is less
  const auto ends = [](const Ratio& low, const Ratio& high, int decimals) { return ends_below({low, high}, decimals); };
  CHECK(ends(Ratio(655, 100), Ratio(665, 100), 1) == false);
  CHECK(ends(Ratio(665, 100), Ratio(675, 100), 1) == true);
  CHECK_FALSE(ends(Ratio(665, 100), Ratio(685, 100), 1));
  CHECK_FALSE(ends(Ratio(-665, 100), Ratio(-655, 100), 1));
  CHECK_FALSE(ends_below({Ratio(1), std::nullopt}, 1));
}
