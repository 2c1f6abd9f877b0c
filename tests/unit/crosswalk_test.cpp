#include "ntm/crosswalk.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "helpers.hpp"

using namespace ntm;
using namespace ntm::test;

namespace {

std::string told_of(std::string_view text) {
  Diagnostics diagnostics;
  const auto crosswalk = read_crosswalk(text, "map.csv", diagnostics);
  CHECK(crosswalk.has_value() != diagnostics.has_errors());
  return messages(diagnostics);
}

Crosswalk crosswalk_of(std::string_view text) {
  Diagnostics diagnostics;
  auto crosswalk = read_crosswalk(text, "map.csv", diagnostics);
  CAPTURE(messages(diagnostics));
  REQUIRE(crosswalk.has_value());
  return *crosswalk;
}

Panel panel_across_reform(const std::vector<UnitYear>& units) {
  PanelBuilder builder;
  for (const UnitYear& unit_year : units) builder.add(unit_year);
  Diagnostics ignored;  // that the reform lies between is told
  return std::move(builder).build(ignored);
}

// "00001 unchanged <00001 | 00002 merged <00002 <00003, not all | left 00009"
std::string lineage_of(const Panel& panel, const Crosswalk& crosswalk) {
  const auto name_of = [](Origin origin) {
    switch (origin) {
      case Origin::unchanged: return "unchanged";
      case Origin::merged: return "merged";
      case Origin::split: return "split";
      case Origin::irregular: break;
    }
    return "irregular";
  };
  const Lineage lineage = crosswalk.lineage(panel, panel.years().size() - 1, 0);
  std::string text;
  for (const Lineage::Unit& unit : lineage.units) {
    text.append(text.empty() ? "" : " | ").append(panel.code(unit.now)).append(" ").append(name_of(unit.origin));
    for (const Observation& part : unit.parts) text.append(" <").append(panel.code(part));
    if (!unit.is_complete) text += ", not all";
    for (const std::string& other : unit.others) text.append(" (").append(other).append(")");
  }
  for (const Lineage::Left& unit : lineage.left) {
    text.append(" | left ").append(panel.code(unit.before));
    if (!unit.into.empty()) text.append(" into ").append(unit.into);
  }
  return text;
}

constexpr std::string_view header = "old_code,new_code,part,year\n";

std::string with_header(std::string_view rows) { return std::string(header).append(rows); }

}  // namespace

TEST_CASE("a unit is unchanged, merged, split or irregular by what it is made of") {
  std::vector<UnitYear> units;
  for (const char* const code : {"00001", "00002", "00003", "00004", "00005", "00006", "00009", "00011", "00012"}) {
    units.push_back(unit(2011, code, 1));
  }
  for (const char* const code : {"00001", "00002", "00004", "00005", "00006", "00007", "00011", "00012"}) {
    units.push_back(unit(2012, code, 1));
  }
  const Panel panel = panel_of(units);
  const Crosswalk crosswalk = crosswalk_of(
      with_header("00001,00001,whole,2012\n00002,00002,whole,2012\n00003,00002,whole,2012\n00004,00004,part,2012\n"
                  "00004,00005,part,2012\n00005,00005,whole,2012\n00009,00008,whole,2012\n"));
  // 00006, 00011 and 00012 are in no row of a table that does not name most of the later units; 00007 is new
  CHECK(lineage_of(panel, crosswalk) ==
        "00001 unchanged <00001 | 00002 merged <00002 <00003 | 00004 split <00004 | 00005 irregular <00004 <00005 | "
        "00006 unchanged <00006 | 00007 unchanged, not all (00007) | 00011 unchanged <00011 | 00012 unchanged <00012 | "
        "left "
        "00009 into 00008");
}

TEST_CASE("codes go on to other units: only the crosswalk says who is who") {
  const Panel panel = panel_of({unit(2011, "00001", 0b1), unit(2011, "00002", 0b111), unit(2012, "00001", 0b11)});
  const Crosswalk crosswalk = crosswalk_of(with_header("00002,00001,whole,2012\n00001,00003,whole,2012\n"));
  CHECK(lineage_of(panel, crosswalk) == "00001 unchanged <00002 | left 00001 into 00003");
}

TEST_CASE("several changes of the map are taken one after the other") {
  const Panel panel = panel_of({unit(2011, "00001", 1), unit(2011, "00002", 1), unit(2011, "00003", 1),
                                unit(2014, "00003", 1), unit(2014, "00004", 1)});
  const Crosswalk crosswalk =
      crosswalk_of(with_header("00001,00002,whole,2012\n00002,00002,whole,2012\n00002,00003,part,2014\n"
                               "00002,00004,part,2014\n00003,00003,whole,2014\n"));
  CHECK(lineage_of(panel, crosswalk) == "00003 irregular <00001 <00002 <00003 | 00004 irregular <00001 <00002");
}

TEST_CASE("of a table that names most units, who is not in it is not known") {
  const Panel panel = panel_of({unit(2011, "00001", 1), unit(2011, "00002", 1), unit(2011, "00003", 1),
                                unit(2012, "00001", 1), unit(2012, "00002", 1), unit(2012, "00003", 1)});
  const Crosswalk crosswalk = crosswalk_of(with_header("00001,00001,whole,2012\n00002,00002,whole,2012\n"));
  CHECK(lineage_of(panel, crosswalk) ==
        "00001 unchanged <00001 | 00002 unchanged <00002 | 00003 irregular, not all | left 00003");
}

TEST_CASE("data of the reform's year may be those of either communes: what is gone must show why") {
  const auto sized = [](int year, std::string_view code, std::int64_t households, std::string_view district = "") {
    UnitYear made = unit(year, code, 1, district);
    made.households = households;
    return made;
  };
  const auto crosses = [](const std::vector<UnitYear>& units) {
    Diagnostics diagnostics;
    PanelBuilder builder;
    for (const UnitYear& unit_year : units) builder.add(unit_year);
    const Panel panel = std::move(builder).build(diagnostics);
    return messages(diagnostics).find("before and after the mergers") != std::string::npos;
  };
  std::vector<UnitYear> before;
  for (const char* const code : {"00001", "00002", "00003", "00004", "00005", "00006"}) {
    before.push_back(sized(2024, code, 100));
  }
  const auto with = [&](std::initializer_list<UnitYear> more) {
    std::vector<UnitYear> units = before;
    units.insert(units.end(), more);
    return units;
  };
  SUBCASE("those that stay took others in") {
    CHECK(crosses(with({sized(2025, "00001", 210), sized(2025, "00003", 190), sized(2025, "00005", 200)})));
  }
  SUBCASE("those that stay are as large as before: rows are missing") {
    CHECK_FALSE(crosses(with({sized(2025, "00001", 101), sized(2025, "00003", 99), sized(2025, "00005", 100)})));
  }
  SUBCASE("a third or less is gone") {
    CHECK_FALSE(crosses(with(
        {sized(2025, "00001", 200), sized(2025, "00002", 200), sized(2025, "00003", 200), sized(2025, "00004", 100)})));
  }
  SUBCASE("whole districts are gone, and others named: files are missing") {
    std::vector<UnitYear> units;
    for (const char* const code : {"00001", "00002"}) units.push_back(sized(2024, code, 100, "A"));
    for (const char* const code : {"00003", "00004"}) units.push_back(sized(2024, code, 100, "B"));
    for (const char* const code : {"00001", "00002"}) units.push_back(sized(2025, code, 200, "A"));
    CHECK_FALSE(crosses(units));
  }
}

TEST_CASE("without a year the new communes are those of the first year from 2025 on without codes that were given up") {
  const Crosswalk crosswalk = crosswalk_of("old_code,new_code,part\n00001,00001,whole\n00002,00001,whole\n");
  const UnitYear old_one = unit(2024, "00001", 1);
  const UnitYear old_two = unit(2024, "00002", 1);
  SUBCASE("2025 has the new ones") {
    const Panel panel = panel_across_reform({old_one, old_two, unit(2025, "00001", 1), unit(2026, "00001", 1)});
    CHECK(crosswalk.lies_between(panel, 1, 0));
    CHECK(crosswalk.lies_between(panel, 2, 0));
    CHECK_FALSE(crosswalk.lies_between(panel, 2, 1));
  }
  SUBCASE("2025 still has the old ones") {
    const Panel panel =
        panel_across_reform({old_one, old_two, unit(2025, "00001", 1), unit(2025, "00002", 1), unit(2026, "00001", 1)});
    CHECK_FALSE(crosswalk.lies_between(panel, 1, 0));
    CHECK(crosswalk.lies_between(panel, 2, 1));
  }
  SUBCASE("no year has new ones") {
    const Panel panel = panel_across_reform({old_one, old_two, unit(2025, "00001", 1), unit(2025, "00002", 1)});
    Diagnostics diagnostics;
    crosswalk.tell_doubts(panel, diagnostics);
    CHECK(messages(diagnostics) == "map.csv: note: not used: the communes did not change between the years\n");
  }
  SUBCASE("no known reform lies between the years") {
    const Panel panel = panel_of({unit(2011, "00001", 1), unit(2012, "00001", 1)});
    Diagnostics diagnostics;
    crosswalk.tell_doubts(panel, diagnostics);
    CHECK(messages(diagnostics) ==
          "map.csv: note: not used: no known rearrangement of units lies between the years; if there was one, add a "
          "column year with the first year of the new communes\n");
  }
}

TEST_CASE("years of rows go before what the panel shows, and rows without one are of the reform") {
  const Crosswalk crosswalk = crosswalk_of(
      with_header("00003,00002,whole,2012\n00002,00002,whole,2012\n00001,00001,whole,\n00002,00001,whole,\n"));
  const Panel panel = panel_across_reform({unit(2011, "00001", 1), unit(2011, "00002", 1), unit(2011, "00003", 1),
                                           unit(2012, "00001", 1), unit(2012, "00002", 1), unit(2025, "00001", 1)});
  CHECK(crosswalk.lies_between(panel, 1, 0));
  CHECK(crosswalk.lies_between(panel, 2, 1));
  CHECK(lineage_of(panel, crosswalk) == "00001 merged <00001 <00003 <00002");
}

TEST_CASE("a year with old and new communes side by side is refused") {
  std::string rows = "old_code,new_code,part\n";
  for (const char* const pair :
       {"00001,00001", "00002,00001", "00003,00003", "00004,00003", "00005,00005", "00006,00005", "00007,00007",
        "00008,00007", "00009,00009", "00010,00009", "00011,00011", "00012,00011"}) {
    rows.append(pair).append(",whole\n");
  }
  const Crosswalk crosswalk = crosswalk_of(rows);
  std::vector<UnitYear> units;
  const auto add = [&](int year, std::initializer_list<const char*> codes) {
    for (const char* const code : codes) units.push_back(unit(year, code, 1));
  };
  const auto told = [&] {
    Diagnostics diagnostics;
    crosswalk.tell_doubts(panel_across_reform(units), diagnostics);
    return messages(diagnostics);
  };
  const std::string not_used = "map.csv: note: not used: the communes did not change between the years\n";
  add(2024,
      {"00001", "00002", "00003", "00004", "00005", "00006", "00007", "00008", "00009", "00010", "00011", "00012"});
  SUBCASE("three of each") {
    add(2025, {"00001", "00003", "00005", "00007", "00008", "00009", "00010", "00011", "00012"});
    CHECK(told() ==
          "map.csv: error: in 2025, communes from before and after the rearrangement are mixed: 3 with codes that "
          "were abolished, such as 00008, and 3 that others were merged into; give the communes of the end of the "
          "year, as they were then\n");
  }
  SUBCASE("two that took others in") {
    add(2025, {"00001", "00003", "00005", "00006", "00007", "00008", "00009", "00010", "00011", "00012"});
    CHECK(told() == not_used);
  }
  SUBCASE("two that were abolished") {
    add(2025, {"00001", "00003", "00005", "00007", "00009", "00010", "00011", "00012"});
    CHECK(told() == not_used);
  }
}

TEST_CASE("a crosswalk of no row, or for no year, says nothing") {
  Diagnostics diagnostics;
  Crosswalk().tell_doubts(panel_of({unit(2024, "00001", 1)}), diagnostics);
  crosswalk_of(with_header("00001,00001,whole,2025\n")).tell_doubts(panel_of({}), diagnostics);
  CHECK(messages(diagnostics) == "");
}

TEST_CASE("figures of matched units are over the unchanged ones, and of merged ones there are bounds") {
  // 00001 goes on and gains 1; 00002 (1, 2) and 00003 (2, 3) become 00002 (1, 2, 4); 00009 goes into no unit observed
  const Panel panel = panel_of({unit(2011, "00001", 0b1), unit(2011, "00002", 0b011), unit(2011, "00003", 0b110),
                                unit(2011, "00009", 0b1), unit(2012, "00001", 0b11), unit(2012, "00002", 0b1011)});
  const Crosswalk crosswalk = crosswalk_of(
      with_header("00001,00001,whole,2012\n00002,00002,whole,2012\n00003,00002,whole,2012\n00009,00010,whole,2012\n"));
  Diagnostics diagnostics;
  const auto summary = Summary::make(panel, simple_rules(), {}, diagnostics, 1, crosswalk);
  REQUIRE(summary.has_value());
  CHECK(messages(diagnostics) ==
        "map.csv: warning: 1 new commune without a row in 2012, such as 00010; the old communes they replace count as "
        "left; add their rows, if the programme counts them\n");
  CHECK(figures_of("increments", *summary) ==
        "average_change all 2012/2011 = 1/1\n"
        "matched_communes all 2012/2011 = 1/1\n"
        "matched_change all 2012/2011 = 1/1\n"
        "composition_effect all 2012/2011 = 0/1\n"
        "entered all 2012/2011 = 0/1\n"
        "left all 2012/2011 = 1/1\n"
        "units_unchanged all 2012/2011 = 1/1\n"
        "units_merged all 2012/2011 = 1/1\n"
        "units_split all 2012/2011 = 0/1\n"
        "units_irregular all 2012/2011 = 0/1\n"
        "merged_change_least all 2012/2011 = 0/1\n"  // 3 - |{1, 2, 3}|
        "merged_change_most all 2012/2011 = 2/1\n"   // 3 - |{2}|
        "improved all 2012/2011 = 1/1\n"
        "unchanged all 2012/2011 = 0/1\n"
        "declined all 2012/2011 = 0/1\n"
        "gained all 2012/2011 = 1/1\n"
        "lost all 2012/2011 = 0/1\n");
}

TEST_CASE("across a crosswalk units count in their groups of the later year, those that left in their own") {
  const auto of = [](int year, std::string_view code, CriteriaSet met, std::string_view district, Pilot pilot) {
    UnitYear made = unit(year, code, met, district);
    made.pilot = pilot;
    made.households = 100;
    made.poor_households = year == 2011 ? 30 : 20;
    made.population = 400;
    made.income = year == 2011 ? 5'000'000 : 8'000'000;
    return made;
  };
  UnitYear silent = of(2012, "00012", 0b1, "A", Pilot::no);
  silent.poor_households = Reported();
  silent.income = Reported();
  // 00001 and 00012 go on; 00002 and 00003 become 00002, 00007 and one that was not observed 00007; 00005 is split;
  // 00004 is new; 00008 and 00009 go into no unit observed
  const Panel panel =
      panel_of({of(2010, "00001", 0b1, "A", Pilot::yes), of(2011, "00001", 0b1, "A", Pilot::yes),
                of(2011, "00002", 0b1, "A", Pilot::no), of(2011, "00003", 0b1, "B", Pilot::yes),
                of(2011, "00005", 0b1, "B", Pilot::no), of(2011, "00007", 0b1, "B", Pilot::no),
                of(2011, "00008", 0b1, "B", Pilot::yes), of(2011, "00009", 0b1, "B", Pilot::not_reported),
                of(2011, "00012", 0b1, "A", Pilot::no), silent, of(2012, "00001", 0b11, "B", Pilot::yes),
                of(2012, "00002", 0b111, "A", Pilot::no), of(2012, "00004", 0b1, "B", Pilot::no),
                of(2012, "00005", 0b1, "B", Pilot::no), of(2012, "00006", 0b1, "B", Pilot::no),
                of(2012, "00007", 0b1, "B", Pilot::no)});
  const Crosswalk crosswalk = crosswalk_of(
      with_header("00001,00001,whole,2012\n00002,00002,whole,2012\n00003,00002,whole,2012\n00005,00005,part,2012\n"
                  "00005,00006,part,2012\n00007,00007,whole,2012\n00020,00007,whole,2012\n00008,00010,whole,2012\n"
                  "00009,00011,whole,2012\n00012,00012,whole,2012\n"));
  Diagnostics diagnostics;
  Selection by_district;
  by_district.by_district = true;
  const auto summary = Summary::make(panel, simple_rules(), by_district, diagnostics, 1, crosswalk);
  REQUIRE(summary.has_value());
  std::string text;
  for (std::size_t group = 0; group < summary->groups().size(); ++group) {
    const ChangeCounts& counts = summary->changes(group, 1);
    text += fmt::format("{} {}: {} matched, {} merged, {} entered, {} left, {} foreign; ",
                        name(summary->groups()[group].scope), summary->groups()[group].name, counts.matched,
                        counts.merged_marked, counts.entered, counts.left, counts.foreign);
    text += fmt::format("poor of {}: {} of {}, {} of {}; ", counts.poverty.communes,
                        to_string(counts.poverty.before.part), to_string(counts.poverty.before.whole),
                        to_string(counts.poverty.after.part), to_string(counts.poverty.after.whole));
    text += fmt::format("income of {}: {} for {}, {} for {}\n", counts.income.communes,
                        to_string(counts.income.before.part), to_string(counts.income.before.whole),
                        to_string(counts.income.after.part), to_string(counts.income.after.whole));
  }
  CHECK(text ==
        "all : 2 matched, 1 merged, 1 entered, 2 left, 0 foreign; poor of 2: 90 of 300, 40 of 200; income of 2: "
        "6000000000 for 1200, 6400000000 for 800\n"
        "pilot : 1 matched, 0 merged, 0 entered, 1 left, 0 foreign; poor of 1: 30 of 100, 20 of 100; income of 1: "
        "2000000000 for 400, 3200000000 for 400\n"
        "other : 1 matched, 1 merged, 1 entered, 0 left, 0 foreign; poor of 1: 60 of 200, 20 of 100; income of 1: "
        "4000000000 for 800, 3200000000 for 400\n"
        "district A: 1 matched, 1 merged, 0 entered, 0 left, 2 foreign; poor of 1: 60 of 200, 20 of 100; income of 1: "
        "4000000000 for 800, 3200000000 for 400\n"
        "district B: 1 matched, 0 merged, 1 entered, 2 left, 2 foreign; poor of 1: 30 of 100, 20 of 100; income of 1: "
        "2000000000 for 400, 3200000000 for 400\n");
}

TEST_CASE("merged units are compared by marks where all are known, and by criteria of one decree") {
  const auto merged = [](CriteriaSet of_now, CriteriaSet of_part, const std::string& decree) {
    std::vector<UnitYear> units{unit(2011, "00001", 0b1), unit(2011, "00002", 0b1), unit(2012, "00001", 0b111)};
    units[0].observed = of_part;
    units[2].observed = of_now;
    const Panel panel = panel_of(units);
    Rules before = simple_rules();
    before.terms.to = 2011;
    Rules after = simple_rules();
    after.terms.decree = decree;
    const Crosswalk crosswalk = crosswalk_of(with_header("00001,00001,whole,2012\n00002,00001,whole,2012\n"));
    Diagnostics diagnostics;
    const auto summary = Summary::make(panel, Rulebook({before, after}), {}, diagnostics, 1, crosswalk);
    REQUIRE(summary.has_value());
    return summary->changes(0, 0).merged_marked;
  };
  CHECK(merged(0b1111, 0b1111, "") == 1);
  CHECK(merged(0b0111, 0b1111, "") == 0);
  CHECK(merged(0b1111, 0b0111, "") == 0);
  CHECK(merged(0b1111, 0b1111, "another decree") == 0);
}

TEST_CASE("what crosswalk and years do not agree about is told, with examples") {
  const Panel panel = panel_across_reform({unit(2024, "00001", 1), unit(2024, "00002", 1), unit(2024, "00005", 1),
                                           unit(2024, "00006", 1), unit(2025, "00001", 1), unit(2025, "00003", 1),
                                           unit(2025, "00004", 1), unit(2025, "00005", 1), unit(2025, "00006", 1)});
  const Crosswalk crosswalk = crosswalk_of(
      "old_code,old_name,new_code,part,year\n00001,A,00001,whole,2025\n00003,Xã C,00001,whole,2025\n"
      "00005,E,00005,whole,2025\n00006,F,00006,whole,2025\n");
  Diagnostics diagnostics;
  crosswalk.tell_doubts(panel, diagnostics);
  CHECK(
      messages(diagnostics) ==
      "map.csv: warning: 1 commune of 2025 not listed as new, such as 00004 00004; origin not known; "
      "add their rows\n"
      "map.csv: warning: 1 commune of 2025 with codes that were abolished, such as 00003 00003; they are not matched; "
      "check whether they are still the old communes, or since which year the new ones exist\n"
      "map.csv: warning: 1 commune of 2024 not listed as old, such as 00002 00002; destination not known; "
      "add their rows\n"
      "map.csv:3: warning: 1 part without a row in 2024, such as 00003 Xã C; earlier numbers of the communes they "
      "went into are incomplete; add their rows, if the programme counted them\n");
}

TEST_CASE("a crosswalk of which no code was read is an error") {
  const Crosswalk crosswalk = crosswalk_of(with_header("00001,00002,whole,2012\n"));
  const auto told_for = [&](const Panel& panel) {
    Diagnostics diagnostics;
    crosswalk.tell_doubts(panel, diagnostics);
    return messages(diagnostics);
  };
  CHECK(
      told_for(panel_of({unit(2011, "10001", 1), unit(2012, "10001", 1)})) ==
      "map.csv: error: none of its codes is that of a commune that was read; give files whose communes have the codes "
      "of the national list\n");
  CHECK(told_for(panel_of({unit(2011, "A1", 1), unit(2012, "A1", 1)})) ==
        "map.csv: error: none of its codes is that of a commune that was read; give files whose communes have the "
        "codes of the national list\n");
  UnitYear without_code = unit(2012, "", 1);
  without_code.name = "Xã A";
  CHECK(told_for(panel_across_reform({without_code})) ==
        "map.csv: error: the communes have no codes, and the crosswalk goes by codes; give files with a column "
        "commune_code\n");
}

TEST_CASE("provinces that gave or took communes are not compared with themselves") {
  const auto of = [](int year, std::string_view code, CriteriaSet met, std::string_view province) {
    UnitYear made = unit(year, code, met, "");
    made.province = province;
    return made;
  };
  const Panel panel =
      panel_of({of(2011, "00001", 0b1, "P"), of(2011, "00002", 0b1, "Q"), of(2011, "00003", 0b1, "R"),
                of(2012, "00001", 0b11, "P"), of(2012, "00002", 0b11, "P"), of(2012, "00003", 0b11, "R")});
  const Crosswalk crosswalk =
      crosswalk_of(with_header("00001,00001,whole,2012\n00002,00002,whole,2012\n00003,00003,whole,2012\n"));
  Diagnostics diagnostics;
  Selection by_province;
  by_province.by_province = true;
  const auto summary = Summary::make(panel, simple_rules(), by_province, diagnostics, 1, crosswalk);
  REQUIRE(summary.has_value());
  const std::string figures = figures_of("increments", *summary);
  CHECK(figures.find("average_change province:R 2012/2011 = 1/1\n") != std::string::npos);
  CHECK(figures.find("average_change province:P") == std::string::npos);
  CHECK(figures.find("average_change all 2012/2011 = 1/1\n") != std::string::npos);
}

TEST_CASE("the published table is read below its titles, with its words and slips in them") {
  const Crosswalk crosswalk = crosswalk_of(
      "BẢNG CHUYỂN ĐỔI;;;;;\n\nSTT;Mã Xã cũ;Tên Xã cũ;Mã Xã mới;Tên Xã mới;Ghi chú\n;;Tỉnh Lai Châu;;;\n"
      "1;00001;Xã A;00001;Xã A;Giữ nguyên\n2;00002;Xã B;00002;Xã B;Nhâp tòan bộ\n3;00003;Xã C;00002;Xã B;nhập toan bô\n"
      "4;00004;Xã D;00004;Xã D;Nhập môt phần\n5;00004;Xã D;00005;Xã E;Nhập 1 phân\n6;00006;Xã F;00006;Xã G;Đổi tên\n");
  const Panel panel = panel_across_reform({unit(2024, "00001", 1), unit(2024, "00002", 1), unit(2024, "00003", 1),
                                           unit(2024, "00004", 1), unit(2024, "00006", 1), unit(2025, "00001", 1),
                                           unit(2025, "00002", 1), unit(2025, "00004", 1), unit(2025, "00005", 1),
                                           unit(2025, "00006", 1)});
  CHECK(lineage_of(panel, crosswalk) ==
        "00001 unchanged <00001 | 00002 merged <00002 <00003 | 00004 split <00004 | 00005 split <00004 | 00006 "
        "unchanged <00006");
}

TEST_CASE("lost zeros are restored where other codes have five digits") {
  const Panel panel = panel_of({unit(2011, "00001", 1), unit(2012, "10001", 1)});
  CHECK(lineage_of(panel, crosswalk_of(with_header("1,10001,whole,2012\n"))) == "10001 unchanged <00001");
  const Panel without_zeros = panel_of({unit(2011, "1", 1), unit(2012, "10001", 1)});
  CHECK(lineage_of(without_zeros, crosswalk_of(with_header("00001,10001,whole,2012\n"))) == "10001 unchanged <1");
}

TEST_CASE("the published table is read as offices save it") {
  const std::string row = "1,00001,Xã A,00002,Xã B,Nhập toàn bộ\n2,00003,Xã C,00002,Xã B,Giữ nguyên\n";
  const Panel panel = panel_across_reform({unit(2024, "00001", 1), unit(2024, "00003", 1), unit(2025, "00002", 1)});
  const auto reads = [&](const std::string& text) {
    CAPTURE(text);
    CHECK(lineage_of(panel, crosswalk_of(text)) == "00002 merged <00001 <00003");
  };
  reads("STT,\"Mã Xã\ncũ\",\"Tên Xã cũ\",Mã xã (mới),Tên xã mới,Ghi chú thay đổi\n" + row);
  reads("STT,Trước sắp xếp,,Sau sắp xếp,,Ghi chú\n,Mã ĐVHC,Tên ĐVHC,Mã ĐVHC,Tên ĐVHC,\n" + row);
  reads("STT,Mã Xã cũ,Tên Xã cũ,Mã Xã mới,Tên Xã mới,Ghi chú\n1,2,3,4,5,6\n,Tỉnh Lai Châu,,,,\n" + row +
        "Tổng cộng,2,,1,,\nGhi chú: theo Nghị quyết,,,,,\n");
  reads("STT,Mã Xã cũ,Tên Xã cũ,Mã Xã mới,Tên Xã mới,Ghi chú,Ghi chú\n(a),(b),(c),(d),(e),(f),(g)\n" + row +
        ",1,Cộng,1\n,2,Cộng tỉnh Lai Châu,1\n");
  reads("Bảng mã xã cũ\n,Trước sắp xếp,,Sau sắp xếp,\nSTT,Mã ĐVHC,Tên ĐVHC,Mã ĐVHC,Tên ĐVHC,Ghi chú\n" + row);
  reads(
      "STT\tMã Xã cũ\tTên Xã cũ\tMã Xã mới\tTên Xã mới\tGhi chú\n1\t'00001\tXã A\t=\"00002\"\tXã B\tNhập "
      "nguyên trạng\n2\t3.0\tXã C\t\t\tKhông thay đổi\n");
}

TEST_CASE("a commune of the published table of which nothing is said is an error, and headings are none") {
  const std::string published_header = "STT,Mã Xã cũ,Tên Xã cũ,Mã Xã mới,Tên Xã mới,Ghi chú\n,12,Tỉnh Lai Châu,,,\n";
  const std::string whole = "1,00001,Xã A,00002,Xã B,Nhập toàn bộ\n";
  CHECK(told_of(published_header + whole) == "");
  CHECK(told_of(published_header + whole + "2,00003,Xã C,,,\n") ==
        "map.csv:4:5: error: '' does not say how much of the commune went there; write whole or part\n");
  CHECK(told_of(published_header + whole + "2,3,Xã C,,,\n") ==
        "map.csv:4:5: error: '' does not say how much of the commune went there; write whole or part\n");
}

TEST_CASE("a row that says what went, and not whence or whither, is an error") {
  const std::string published_header = "STT,Mã Xã cũ,Tên Xã cũ,Mã Xã mới,Tên Xã mới,Ghi chú\n";
  const std::string no_code = "error: '' is not a commune code; write the code from the national list\n";
  CHECK(told_of(published_header + "1,00001,Xã A,00002,Xã B,Nhập toàn bộ\n2,,Xã C,,Xã B,Nhập toàn bộ\n") ==
        "map.csv:3:1: " + no_code + "map.csv:3:3: " + no_code);
  CHECK(told_of(published_header + "1,00001,Xã A,,Xã B,Nhập toàn bộ\n") == "map.csv:2:3: " + no_code);
  CHECK(told_of(with_header("00001,00001,whole,\n,,,\n")) == "");
  CHECK(told_of(with_header("00001,00001,whole,\n,,whole,\n")) ==
        "map.csv:3:1: " + no_code + "map.csv:3:2: " + no_code);
}

TEST_CASE("what a crosswalk cannot mean is an error with its line") {
  CHECK(told_of("PK\x03\x04") ==
        "map.csv: error: this is a spreadsheet (xlsx, ods) or a zip archive, not CSV; open it and save it as CSV "
        "UTF-8\n");
  CHECK(told_of("old_code,new_code\n00001,00001\n") ==
        "map.csv:1: error: no column part; the header is old_code,new_code,part\n");
  CHECK(told_of(header) == "map.csv:1: error: there is no row; write one for each old commune or part of one\n");
  CHECK(told_of(with_header("Xã A,00001,whole,\n")) ==
        "map.csv:2:1: error: 'Xã A' is not a commune code; write the code from the national list\n");
  CHECK(told_of(with_header("00001,,whole,\n")) ==
        "map.csv:2:2: error: '' is not a commune code; write the code from the national list\n");
  CHECK(told_of(with_header("00001,00001,toàn bộ hoặc một phần,\n")) ==
        "map.csv:2:3: error: 'toàn bộ hoặc một phần' does not say how much of the commune went there; write whole or "
        "part\n");
  CHECK(told_of(with_header("00001,00001,,\n")) ==
        "map.csv:2:3: error: '' does not say how much of the commune went there; write whole or part\n");
  CHECK(told_of(with_header("00001,00001,whole,soon\n")) ==
        "map.csv:2:4: error: year is 'soon', not a number from 1990 to 2100; correct it\n");
  for (const std::string year : {"1989", "2101"}) {
    CHECK(told_of(with_header("00001,00001,whole," + year + "\n")) ==
          "map.csv:2:4: error: year is '" + year + "', not a number from 1990 to 2100; correct it\n");
  }
  CHECK(told_of(with_header("00001,00001,part,2025\n00001,00002,whole,2025\n")) ==
        "map.csv:3: error: 00001 went into 00002 here and into 00001 on line 2, and one of the two lines says the "
        "whole of it; write part for each, or correct the code that is wrong\n");
  CHECK(told_of(with_header("00001,00001,whole,2025\n00001,00002,part,2025\n")) ==
        "map.csv:3: error: 00001 went into 00002 here and into 00001 on line 2, and one of the two lines says the "
        "whole of it; write part for each, or correct the code that is wrong\n");
  CHECK(told_of(with_header("00001,00001,whole,2025\n00001,00001,whole,2025\n")) ==
        "map.csv:3: error: that 00001 went into 00001 is already stated on line 2; delete the row, or correct its "
        "codes\n");
  CHECK(
      told_of("old_code,old_name,new_code,new_name,part\n00001,Xã A,00001,Xã A,whole\n00001,Xã B,00001,Xã A,whole\n") ==
      "map.csv:3:1: error: the code 00001 belongs to 'Xã B' here and to 'Xã A' on line 2; correct the one that is "
      "wrong\n");
  CHECK(
      told_of("old_code,old_name,new_code,new_name,part\n00001,Xã A,00001,Xã A,whole\n00002,Xã B,00001,Xã C,whole\n") ==
      "map.csv:3:3: error: the code 00001 belongs to 'Xã C' here and to 'Xã A' on line 2; correct the one that is "
      "wrong\n");
}

TEST_CASE("of a unit of which one part alone stands there the rest is missing") {
  CHECK(told_of(with_header("00001,00001,part,2025\n")) ==
        "map.csv:2: warning: only one part of 00001 is listed; where the rest went is not known; add the rows of its "
        "other parts, or write whole\n");
}
