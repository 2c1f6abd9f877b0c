#include "ntm/sections.hpp"

#include "helpers.hpp"

using namespace ntm;
using test::figures_of;
using test::panel_of;
using test::unit;

namespace {

// Commune 1 stays and gains 2 of its criteria while losing 1; commune 2 leaves; commune 3 enters.
Panel changing_panel() {
  return panel_of({unit(2012, "1", 0b0001), unit(2012, "2", 0b1111), unit(2013, "1", 0b0110), unit(2013, "3", 0b0000)});
}

std::string gap_of(std::vector<UnitYear> units, const std::vector<Target>& targets, const Selection& selection = {}) {
  const Panel panel = panel_of(units);
  Rules rules = test::simple_rules();
  rules.targets = targets;
  return figures_of("gap", test::summary_of(panel, rules, selection));
}

Target level(Relation sign, const char* value, int year = 2014) {
  return {Scope::all,
          "",
          Measure::average,
          sign,
          *Ratio::parse(value),
          year,
          "average" + std::string(symbol(sign)) + value};
}

Target rise(Relation sign, const char* value, int year = 2014) {
  return {Scope::all,
          "",
          Measure::average_change,
          sign,
          *Ratio::parse(value),
          year,
          "average_change" + std::string(symbol(sign)) + value};
}

std::string to_text(const Cell& cell) {
  if (const auto* const number = std::get_if<Number>(&cell)) return to_string(*number, Language::english);
  if (const auto* const message = std::get_if<Message>(&cell)) return message->in(Language::english);
  if (const auto* const text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* const drawn = std::get_if<Elsewhere<Bullet>>(&cell)) {
    const Bullet& bullet = *drawn;
    return bullet.value.rounded(2) + " for " + bullet.goal.rounded(2) + " up to " + bullet.top.rounded(2);
  }
  return std::holds_alternative<Missing>(cell) ? "–" : "drawing";
}

// The tables of a section, or of its page: "at least 2 | 1.50 | 0.50", a row a line.
std::string tables_of(std::string_view section_name, const Summary& summary, bool is_page = false) {
  Figures figures;
  for (const Section& section : sections()) {
    if (section.in_report) section.compute(summary, figures);
  }
  const FigureIndex index(figures);
  std::string text;
  for (const Section& section : sections()) {
    if (section.name != section_name) continue;
    for (const Table& table : is_page ? section.lay_out_page(summary, index) : section.lay_out(summary, index)) {
      for (const Row& row : table.rows) {
        std::string line = row.heading.in(Language::english);
        for (const Cell& cell : row.cells) line += (&cell == &row.cells.front() ? "" : " | ") + to_text(cell);
        text += line + '\n';
      }
      for (const Message& note : table.notes) text += note.in(Language::english) + '\n';
    }
  }
  return text;
}

std::string gap_table_of(const std::vector<UnitYear>& units, const std::vector<Target>& targets, bool is_page = false) {
  const Panel panel = panel_of(units);
  Rules rules = test::simple_rules();
  rules.targets = targets;
  return tables_of("gap", test::summary_of(panel, rules), is_page);
}

const std::string notes_of_gap =
    "Criteria needed: the smallest number of further criteria, over all communes together, that reaches the target.\n"
    "Pace: criteria per commune per year.\n";

}  // namespace

TEST_CASE("averages") {
  const Panel panel = changing_panel();
  const Rules rules = test::simple_rules();
  CHECK(figures_of("averages", test::summary_of(panel, rules)) ==
        "communes all 2012 = 2/1\n"
        "reported all 2012 = 2/1\n"
        "criteria_met all 2012 = 5/1\n"
        "average all 2012 = 5/2\n"
        "communes all 2013 = 2/1\n"
        "reported all 2013 = 2/1\n"
        "criteria_met all 2013 = 2/1\n"
        "average all 2013 = 2/2\n");
}

TEST_CASE("an average is left out where a number of criteria is missing") {
  UnitYear unknown = unit(2012, "2", 0);
  unknown.observed = 0b0011;
  unknown.criteria_met = Reported();
  const Panel panel = panel_of({unit(2012, "1", 1), unknown});
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules);
  CHECK(figures_of("averages", summary) == "communes all 2012 = 2/1\nreported all 2012 = 1/1\n");
  CHECK(figures_of("bands", summary).empty());
  CHECK(figures_of("ranking", summary).empty());
  CHECK(figures_of("criteria", summary) ==
        "criterion_met all [c01] 2012 = 1/1\n"
        "criterion_met all [c02] 2012 = 0/1\n"
        "criterion_share all [c01] 2012 = 1/2\n"
        "criterion_share all [c02] 2012 = 0/2\n"
        "criterion_missing all [c01] 2012 = 1/1\n"
        "criterion_missing all [c02] 2012 = 2/1\n");
}

TEST_CASE("a table of averages says over how many communes they are, and on a page what is asked") {
  std::vector<UnitYear> units{unit(2011, "1", 1), unit(2011, "2", 0), unit(2012, "1", 0b111), unit(2012, "2", 0)};
  for (UnitYear& unit_year : units) {
    unit_year.pilot = Pilot::yes;
    if (unit_year.code == "1") continue;
    unit_year.observed = 0;
    unit_year.criteria_met = Reported();
    unit_year.is_left_out = true;
  }
  const Panel panel = panel_of(units);
  Rules rules = test::simple_rules();
  rules.targets = {level(Relation::at_least, "2"), rise(Relation::at_least, "1")};
  const Summary summary = test::summary_of(panel, rules);
  const std::string notes = "2011: 1 of 2 communes reported.\n2012: 1 of 2 communes reported.\n";
  CHECK(tables_of("averages", summary) ==
        "All communes\n"
        "2011 | 2 | 1 | 1.00 | – | \n"
        "2012 | 2 | 3 | 3.00 | +2.00 | +2.00\n"
        "Pilot communes\n"
        "2011 | 2 | 1 | 1.00 | – | \n"
        "2012 | 2 | 3 | 3.00 | +2.00 | +2.00\n"
        "Other communes\n"
        "2011 | – | – | – | – | \n"
        "2012 | – | – | – | – | –\n" +
            notes);
  CHECK(tables_of("averages", summary, true) ==
        "All communes | 1.00 | 3.00 | +2.00 | at least 2\n"
        "Pilot communes | 1.00 | 3.00 | +2.00 | –\n"
        "Other communes | – | – | – | –\n" +
            notes);
  const Panel without_pilots = panel_of({unit(2011, "1", 1), unit(2012, "1", 0b111)});
  CHECK(tables_of("averages", test::summary_of(without_pilots, rules), true) ==
        "All communes | 1.00 | 3.00 | +2.00 | at least 2\n");
}

TEST_CASE("what has not reported and is left out counts in no average, band, criterion or match") {
  UnitYear silent = unit(2012, "2", 0);
  silent.observed = 0;
  silent.criteria_met = Reported();
  silent.is_left_out = true;
  const Panel panel = panel_of({unit(2011, "1", 1), unit(2011, "2", 3), unit(2012, "1", 2), silent});
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules);
  CHECK(figures_of("averages", summary) ==
        "communes all 2011 = 2/1\n"
        "reported all 2011 = 2/1\n"
        "criteria_met all 2011 = 3/1\n"
        "average all 2011 = 3/2\n"
        "communes all 2012 = 2/1\n"
        "reported all 2012 = 1/1\n"
        "criteria_met all 2012 = 1/1\n"
        "average all 2012 = 1/1\n");
  CHECK(figures_of("increments", summary) ==
        "average_change all 2012/2011 = -1/2\n"
        "matched_communes all 2012/2011 = 1/1\n"
        "matched_change all 2012/2011 = 0/1\n"
        "composition_effect all 2012/2011 = -1/2\n"
        "entered all 2012/2011 = 0/1\n"
        "left all 2012/2011 = 0/1\n"
        "improved all 2012/2011 = 0/1\n"
        "unchanged all 2012/2011 = 1/1\n"
        "declined all 2012/2011 = 0/1\n"
        "gained all 2012/2011 = 1/1\n"
        "lost all 2012/2011 = 1/1\n");
}

TEST_CASE("increments keep progress apart from who is counted") {
  const Panel panel = changing_panel();
  const Rules rules = test::simple_rules();
  CHECK(figures_of("increments", test::summary_of(panel, rules)) ==
        "average_change all 2013/2012 = -3/2\n"
        "matched_communes all 2013/2012 = 1/1\n"
        "matched_change all 2013/2012 = 1/1\n"
        "composition_effect all 2013/2012 = -5/2\n"
        "entered all 2013/2012 = 1/1\n"
        "left all 2013/2012 = 1/1\n"
        "improved all 2013/2012 = 1/1\n"
        "unchanged all 2013/2012 = 0/1\n"
        "declined all 2013/2012 = 0/1\n"
        "gained all 2013/2012 = 2/1\n"
        "lost all 2013/2012 = 1/1\n");
}

TEST_CASE("a unit that moved counts in its later district, one that left in its earlier") {
  const Panel panel = panel_of({unit(2012, "1", 1, "A"), unit(2012, "2", 1, "A"), unit(2013, "1", 3, "B")});
  const Rules rules = test::simple_rules();
  const std::string figures = figures_of("increments", test::summary_of(panel, rules, {{}, {}, false, true}));
  CHECK(figures.find("left district:A 2013/2012 = 1/1\n") != std::string::npos);
  CHECK(figures.find("matched_communes district:A 2013/2012 = 0/1\n") != std::string::npos);
  CHECK(figures.find("matched_communes district:B 2013/2012 = 1/1\n") != std::string::npos);
  CHECK(figures.find("matched_change district:B 2013/2012 = 1/1\n") != std::string::npos);
  CHECK(figures.find("average_change district:B") == std::string::npos);
}

TEST_CASE("without marks nothing is said of gained and lost criteria, in any group") {
  std::vector<UnitYear> units{unit(2012, "1", 0), unit(2013, "1", 0), unit(2013, "2", 0, "New")};
  for (UnitYear& unit_year : units) {
    unit_year.observed = 0;
    unit_year.criteria_met = 2;
  }
  const Panel panel = panel_of(units);
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules, {{}, {}, false, true});
  const std::string figures = figures_of("increments", summary);
  CHECK(figures.find("gained") == std::string::npos);
  CHECK(figures.find("lost") == std::string::npos);
  CHECK(figures.find("unchanged all 2013/2012 = 1/1\n") != std::string::npos);
  CHECK(figures_of("criteria", summary).empty());
}

TEST_CASE("bands, their change, and all moves between them") {
  const Panel panel = changing_panel();
  const Rules rules = test::simple_rules();
  CHECK(figures_of("bands", test::summary_of(panel, rules)) ==
        "band all [high] 2012 = 1/1\n"
        "band all [low] 2012 = 1/1\n"
        "band_share all [high] 2012 = 1/2\n"
        "band_share all [low] 2012 = 1/2\n"
        "band all [high] 2013 = 1/1\n"
        "band all [low] 2013 = 1/1\n"
        "band_share all [high] 2013 = 1/2\n"
        "band_share all [low] 2013 = 1/2\n"
        "band_change all [high] 2013/2012 = 0/1\n"
        "band_change all [low] 2013/2012 = 0/1\n"
        "transition all [high>high] 2013/2012 = 0/1\n"
        "transition all [high>low] 2013/2012 = 0/1\n"
        "transition all [low>high] 2013/2012 = 1/1\n"
        "transition all [low>low] 2013/2012 = 0/1\n");
}

TEST_CASE("a level before its year: gap, need and pace") {
  // 2 communes with 1 and 2 criteria: average 1.5
  const std::vector<UnitYear> units{unit(2011, "1", 0), unit(2011, "2", 1), unit(2013, "1", 1), unit(2013, "2", 3)};
  CHECK(gap_of(units, {level(Relation::at_least, "2.2", 2015)}) ==
        "target all [average>=2.2] 2015/2013 = 11/5\n"
        "gap all [average>=2.2] 2015/2013 = 7/10\n"
        "needed all [average>=2.2] 2015/2013 = 2/1\n"
        "short_communes all [average>=2.2] 2015/2013 = 2/1\n"
        "needed_each all [average>=2.2] 2015/2013 = 3/1\n"
        "pace_needed all [average>=2.2] 2015/2013 = 7/20\n"
        "pace_observed all [average>=2.2] 2015/2013 = 1/2\n");
}

TEST_CASE("above is more than at least") {
  const std::vector<UnitYear> units{unit(2013, "1", 1), unit(2013, "2", 3)};
  const std::string at_least = gap_of(units, {level(Relation::at_least, "2")});
  const std::string above = gap_of(units, {level(Relation::above, "2")});
  CHECK(at_least.find("needed all [average>=2] 2014/2013 = 1/1\n") != std::string::npos);
  CHECK(at_least.find("short_communes all [average>=2] 2014/2013 = 1/1\n") != std::string::npos);
  CHECK(above.find("needed all [average>2] 2014/2013 = 2/1\n") != std::string::npos);
  CHECK(above.find("short_communes all [average>2] 2014/2013 = 2/1\n") != std::string::npos);
  CHECK(above.find("needed_each all [average>2] 2014/2013 = 3/1\n") != std::string::npos);
}

TEST_CASE("a target that no further criterion can reach needs no number of them") {
  const std::vector<UnitYear> units{unit(2013, "1", 0b0111), unit(2013, "2", 0b0011)};
  CHECK(gap_of(units, {level(Relation::below, "2"), level(Relation::at_least, "5"), level(Relation::equal, "2.75"),
                       level(Relation::equal, "3"), level(Relation::at_most, "2.5")}) ==
        "target all [average<2] 2014/2013 = 2/1\n"
        "gap all [average<2] 2014/2013 = -1/2\n"
        "short_communes all [average<2] 2014/2013 = 2/1\n"
        "pace_needed all [average<2] 2014/2013 = -1/2\n"
        "target all [average>=5] 2014/2013 = 5/1\n"
        "gap all [average>=5] 2014/2013 = 5/2\n"
        "short_communes all [average>=5] 2014/2013 = 2/1\n"
        "pace_needed all [average>=5] 2014/2013 = 5/2\n"
        "target all [average=2.75] 2014/2013 = 11/4\n"
        "gap all [average=2.75] 2014/2013 = 1/4\n"
        "short_communes all [average=2.75] 2014/2013 = 2/1\n"
        "pace_needed all [average=2.75] 2014/2013 = 1/4\n"
        "target all [average=3] 2014/2013 = 3/1\n"
        "gap all [average=3] 2014/2013 = 1/2\n"
        "needed all [average=3] 2014/2013 = 1/1\n"
        "short_communes all [average=3] 2014/2013 = 1/1\n"
        "needed_each all [average=3] 2014/2013 = 1/1\n"
        "pace_needed all [average=3] 2014/2013 = 1/2\n"
        "target all [average<=2.5] 2014/2013 = 5/2\n"
        "gap all [average<=2.5] 2014/2013 = 0/1\n"
        "needed all [average<=2.5] 2014/2013 = 0/1\n"
        "short_communes all [average<=2.5] 2014/2013 = 1/1\n"
        "pace_needed all [average<=2.5] 2014/2013 = 0/1\n");
}

TEST_CASE("a commune that meets every criterion may be short of a target, too") {
  CHECK(gap_of({unit(2013, "1", 0b1111)}, {level(Relation::at_most, "3")}) ==
        "target all [average<=3] 2014/2013 = 3/1\n"
        "gap all [average<=3] 2014/2013 = -1/1\n"
        "short_communes all [average<=3] 2014/2013 = 1/1\n"
        "pace_needed all [average<=3] 2014/2013 = -1/1\n");
}

TEST_CASE("a gap has as many decimals as show that it is there, and six at most") {
  const std::vector<UnitYear> units{unit(2013, "1", 1), unit(2013, "2", 3), unit(2013, "3", 3)};
  CHECK(gap_table_of(units, {level(Relation::at_least, "1.666667"), level(Relation::at_least, "1.6668"),
                             level(Relation::at_least, "1.6666"), level(Relation::at_least, "2.67")}) ==
        "All communes, target for 2014, judged on the data of 2013\n"
        "at least 1.666667 | 1.666667 | 0.000000 | 1 | 1 | 1 | 0.00 | –\n"
        "at least 1.6668 | 1.6667 | 0.0001 | 1 | 1 | 1 | 0.00 | –\n"
        "at least 1.6666 | 1.6667 | -0.0001 | 0 | 1 | 1 | 0.00 | –\n"
        "at least 2.67 | 1.67 | 1.00 | 4 | 3 | 4 | 1.00 | –\n" +
            notes_of_gap);
  CHECK(gap_table_of({unit(2013, "1", 1)}, {level(Relation::at_least, "1"), level(Relation::at_least, "2")}) ==
        "All communes, target for 2014, judged on the data of 2013\n"
        "at least 1 | 1.00 | 0.00 | 0 | 0 | 0 | 0.00 | –\n"
        "at least 2 | 1.00 | 1.00 | 1 | 1 | 1 | 1.00 | –\n" +
            notes_of_gap);
}

TEST_CASE("a bar of the average has room for all criteria, one of a rise for a quarter more") {
  CHECK(gap_table_of({unit(2013, "1", 0)}, {level(Relation::at_least, "1")}, true) ==
        "All communes, target for 2014, judged on the data of 2013\n"
        "at least 1 | 0.00 for 1.00 up to 4.00 | 0.00 | 1.00 | 1 | 1 | 1 | 1.00 | –\n" +
            notes_of_gap);
  CHECK(gap_table_of({unit(2013, "1", 1), unit(2013, "2", 0)},
                     {level(Relation::at_most, "0"), level(Relation::at_least, "0.5"), level(Relation::at_least, "5")},
                     true) ==
        "All communes, target for 2014, judged on the data of 2013\n"
        "at most 0 | 0.50 for 0.00 up to 4.00 | 0.50 | -0.50 | – | 1 | – | -0.50 | –\n"
        "at least 0.5 | 0.50 for 0.50 up to 4.00 | 0.50 | 0.00 | 0 | 1 | 1 | 0.00 | –\n"
        "at least 5 | 0.50 for 5.00 up to 5.00 | 0.50 | 4.50 | – | 2 | – | 4.50 | –\n" +
            notes_of_gap);
  CHECK(gap_table_of({unit(2013, "1", 1), unit(2014, "1", 3)},
                     {rise(Relation::at_least, "1.5"), rise(Relation::at_least, "-1")}, true) ==
        "All communes, target for 2014, judged on the data of 2014\nup by at least 1.5 | 1.00 for 1.50 up to 1.88 | "
        "1.00 | 0.50 | 1 | – | – | – | 1.00\nup by at least -1 |  | 1.00 | -2.00 | 0 | – | – | – | 1.00\n" +
            notes_of_gap);
  // what fell has no bar
  CHECK(gap_table_of({unit(2013, "1", 3), unit(2014, "1", 1)}, {rise(Relation::at_least, "1.5")}, true) ==
        "All communes, target for 2014, judged on the data of 2014\nup by at least 1.5 |  | -1.00 | 2.50 | 3 | – | – | "
        "– | -1.00\n" +
            notes_of_gap);
}

TEST_CASE("a rise starts from the year before its year, and before that from now") {
  const std::vector<UnitYear> units{unit(2012, "1", 1), unit(2013, "1", 3), unit(2014, "1", 7)};
  CHECK(gap_of(units, {rise(Relation::at_least, "1.5")}) ==
        "target all [average_change>=1.5] 2014/2014 = 3/2\n"
        "gap all [average_change>=1.5] 2014/2014 = 1/2\n"
        "needed all [average_change>=1.5] 2014/2014 = 1/1\n"
        "pace_observed all [average_change>=1.5] 2014/2014 = 1/1\n");
  CHECK(gap_of(units, {rise(Relation::at_least, "1.5")}, {2013, {}, false, false}) ==
        "target all [average_change>=1.5] 2014/2013 = 3/2\n"
        "gap all [average_change>=1.5] 2014/2013 = 3/2\n"
        "needed all [average_change>=1.5] 2014/2013 = 2/1\n"
        "pace_needed all [average_change>=1.5] 2014/2013 = 3/2\n"
        "pace_observed all [average_change>=1.5] 2014/2013 = 1/1\n");
}

TEST_CASE("how far a rise is takes the averages of both years") {
  UnitYear unknown = unit(2013, "1", 0);
  unknown.observed = 0b0011;
  unknown.criteria_met = Reported();
  CHECK(gap_of({unknown, unit(2014, "1", 7)}, {rise(Relation::at_least, "1.5")}) ==
        "target all [average_change>=1.5] 2014/2014 = 3/2\n");
  unknown.year = 2014;
  CHECK(gap_of({unit(2013, "1", 3), unknown}, {rise(Relation::at_least, "1.5")}) ==
        "target all [average_change>=1.5] 2014/2014 = 3/2\n");
}

TEST_CASE("a target of a past year is judged in that year, and not at all if it was not observed") {
  const std::vector<UnitYear> units{unit(2012, "1", 1), unit(2013, "1", 3), unit(2015, "1", 7)};
  CHECK(gap_of(units, {level(Relation::at_least, "2", 2013)}) ==
        "target all [average>=2] 2013/2013 = 2/1\n"
        "gap all [average>=2] 2013/2013 = 0/1\n"
        "needed all [average>=2] 2013/2013 = 0/1\n"
        "short_communes all [average>=2] 2013/2013 = 0/1\n"
        "needed_each all [average>=2] 2013/2013 = 0/1\n"
        "pace_observed all [average>=2] 2013/2013 = 1/1\n");
  CHECK(gap_of(units, {level(Relation::at_least, "2", 2014)}).empty());
}

TEST_CASE("a target may be a district's own, or each district's") {
  Target own = level(Relation::at_least, "2");
  own.scope = Scope::district;
  own.name = "b";  // letter case makes no difference
  Target each = level(Relation::at_least, "1");
  each.scope = Scope::district;
  const std::string figures = gap_of({unit(2013, "1", 1, "A"), unit(2013, "2", 1, "B")}, {own, each});
  CHECK(figures.find("gap district:B [average>=2] 2014/2013 = 1/1\n") != std::string::npos);
  CHECK(figures.find("gap district:A [average>=2]") == std::string::npos);
  CHECK(figures.find("gap district:A [average>=1] 2014/2013 = 0/1\n") != std::string::npos);
  CHECK(figures.find("gap district:B [average>=1] 2014/2013 = 0/1\n") != std::string::npos);
}

TEST_CASE("indicators are taken over the units that report both numbers") {
  UnitYear a = unit(2012, "1", 0);
  a.households = 100;
  a.poor_households = 25;
  a.population = 400;
  a.income = 9'500'000;
  UnitYear b = unit(2012, "2", 0);
  b.households = 300;
  b.population = 1000;
  UnitYear later = unit(2013, "1", 0);
  later.households = 100;
  later.poor_households = 20;
  const Panel panel = panel_of({a, b, later});
  const Rules rules = test::simple_rules();
  CHECK(figures_of("indicators", test::summary_of(panel, rules)) ==
        "households all 2012 = 400/1\n"
        "population all 2012 = 1400/1\n"
        "poverty_communes all 2012 = 1/1\n"
        "income_communes all 2012 = 1/1\n"
        "poverty_rate all 2012 = 25/100\n"
        "income all 2012 = 3800/400\n"
        "households all 2013 = 100/1\n"
        "poverty_communes all 2013 = 1/1\n"
        "income_communes all 2013 = 0/1\n"
        "poverty_rate all 2013 = 20/100\n"
        "poverty_rate_change all 2013/2012 = -1/20\n");
}

TEST_CASE("ties share the best rank") {
  const Panel panel = panel_of({unit(2013, "1", 0b0001, "A"), unit(2013, "2", 0b0011, "B"),
                                unit(2013, "3", 0b0110, "C"), unit(2013, "4", 0b1111, "D")});
  const Rules rules = test::simple_rules();
  CHECK(figures_of("ranking", test::summary_of(panel, rules)) ==
        "rank district:A 2013 = 4/4\n"
        "rank district:B 2013 = 2/4\n"
        "rank district:C 2013 = 2/4\n"
        "rank district:D 2013 = 1/4\n");
}

TEST_CASE("a pace is measured from the base year, in whichever direction it lies") {
  const std::vector<UnitYear> units{unit(2013, "1", 1), unit(2015, "1", 7)};
  const std::string figures = gap_of(units, {level(Relation::at_least, "2", 2013)}, {2015, 2015, false, false});
  CHECK(figures.find("pace_observed all [average>=2] 2013/2013 = 1/1\n") != std::string::npos);
}
