// The report as a format gets it: which parts it is given, and in what order.
#include "ntm/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "helpers.hpp"

using namespace ntm;

namespace {

const Format& format_called(std::string_view name) { return *std::ranges::find(formats(), name, &Format::name); }

// Two years of three communes in two districts.
ReadResult input() {
  ReadResult result;
  result.panel =
      test::panel_of({test::unit(2012, "1", 0b0001), test::unit(2012, "2", 0b0011, "E"), test::unit(2013, "1", 0b0111),
                      test::unit(2013, "2", 0b0001, "E"), test::unit(2013, "3", 0b0000, "E")});
  FileAccount file;
  file.file = "folder/a.csv";
  result.files.push_back(file);
  return result;
}

std::vector<const Section*> sections_in_report() {
  std::vector<const Section*> list;
  for (const Section& section : sections()) {
    if (section.in_report) list.push_back(&section);
  }
  return list;
}

std::string in_english(const std::vector<Message>& messages) {
  std::string text;
  for (const Message& message : messages) text += message.in(Language::english) + '\n';
  return text;
}

std::vector<Table> tables_of(const Report& report) {
  std::vector<Table> tables;
  report.tables.give([&](const Table& table) { tables.push_back(table); });
  return tables;
}

std::string titles(const Report& report) {
  std::vector<Message> list;
  for (const Table& table : tables_of(report)) {
    if (!table.part.empty()) list.push_back(table.part);
  }
  return in_english(list);
}

std::size_t count_figures(const Report& report) {
  Figures figures;
  report.figures.give(figures);
  return figures.size();
}

}  // namespace

TEST_CASE("a report for text has a title, notes and tables, and no figures") {
  const Rules rules = test::simple_rules();
  const ReadResult read = input();
  const Summary summary = test::summary_of(read.panel, rules);
  ReportMaker maker(summary, read, sections_in_report());
  const Report report = maker.whole(format_called("text"));
  CHECK(report.title.in(Language::english) == "New rural development: 2013 compared with 2012");
  CHECK(in_english(report.notes) ==
        "Read: a.csv.\nYears: 2012-2013. Rules: simple, 4 criteria.\n"
        "2 of 3 communes of 2013 are matched with 2012; 1 entered, 0 left.\n"
        "Figures are exact, rounded half away from zero when printed; – means no data.\n");
  CHECK(titles(report) == "Averages\nChanges\nBands\nCriteria\nTargets\nPoverty and income\nRanking\n");
  CHECK(count_figures(report) == 0);
  CHECK(report.headlines.empty());
  CHECK(report.sentences.empty());
}

TEST_CASE("a page begins with headlines, has what is asked first first, and ends with the communes") {
  const Rules rules = test::simple_rules();
  const ReadResult read = input();
  const Summary summary = test::summary_of(read.panel, rules);
  ReportMaker maker(summary, read, sections_in_report());
  const Report report = maker.whole(format_called("html"));
  CHECK(titles(report) == "Averages\nBands\nTargets\nCriteria\nRanking\nPoverty and income\nChanges\nCommunes\n");
  CHECK(report.about.in(Language::english) == "P · 3 communes · compared with 2012 · 4 criteria");
  REQUIRE(report.headlines.size() == 1);
  CHECK(to_string(report.headlines[0].value, Language::english) == "1.33");
  REQUIRE(report.headlines[0].change.has_value());
  CHECK(to_string(*report.headlines[0].change, Language::english) == "-0.17");
  CHECK(report.headlines[0].since.in(Language::english) == "since 2012");
  CHECK(in_english(report.sentences)
            .starts_with("Communes are judged by 4 criteria.\nIn 2013 the communes met 1.33 criteria on average"));
  CHECK(report.definitions.size() == 5);
  // the chart has the numbers of the table
  const Table averages = tables_of(report).front();
  REQUIRE(averages.chart.has_value());
  const LineChart& chart = *averages.chart;
  CHECK(chart.years == std::vector{2012, 2013});
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].values == Trend{Ratio(3, 2), Ratio(4, 3)});
  CHECK(averages.rows.front().line == 0);
}

TEST_CASE("a strip shows what a commune gained and lost") {
  const Rules rules = test::simple_rules();
  const ReadResult read = input();
  const Summary summary = test::summary_of(read.panel, rules);
  ReportMaker maker(summary, read, sections_in_report());
  const Report report = maker.whole(format_called("html"));
  using Mark = Strip::Mark;
  std::vector<std::vector<Mark>> strips;
  const Table communes = tables_of(report).back();
  for (const Row& row : communes.rows) {
    for (const Cell& cell : row.cells) {
      if (const auto* const strip = std::get_if<Strip>(&cell)) strips.push_back(strip->marks);
    }
  }
  CHECK(strips == std::vector<std::vector<Mark>>{{Mark::met, Mark::gained, Mark::gained, Mark::missing},
                                                 {Mark::met, Mark::lost, Mark::missing, Mark::missing},
                                                 {Mark::missing, Mark::missing, Mark::missing, Mark::missing}});
}

TEST_CASE("a workbook has the figures of the CSV, and a section by itself has only its own") {
  const Rules rules = test::simple_rules();
  const ReadResult read = input();
  const Summary summary = test::summary_of(read.panel, rules);
  const auto chosen = sections_in_report();
  ReportMaker maker(summary, read, chosen);
  const Report book = maker.whole(format_called("xlsx"));
  CHECK(count_figures(book) == count_figures(maker.whole(format_called("csv"))));
  CHECK(tables_of(book).size() > chosen.size());
  const Report bands = maker.of(*chosen[2], format_called("html"));
  CHECK(titles(bands) == "Bands\n");
  CHECK(bands.sentences.empty());
  CHECK(bands.headlines.empty());
}
