// Formats that are lists or tables of cells: JSON Lines, wide CSV, and wide CSV for Excel.
#include <doctest/doctest.h>

#include <string>

#include "ntm/formats.hpp"

using namespace ntm;

namespace {

Message text(std::string words) { return Message::verbatim(std::move(words)); }

std::string as(std::string_view format_name, const Report& report, const Style& style = {}) {
  for (const Format& format : formats()) {
    if (format.name == format_name) return format.whole(report, style);
  }
  return "no such format";
}

// A table with all that a table can have.
Report report_with_table() {
  Report report;
  report.title = text("Năm 2013");
  Table table{text("Met; shares"),
              {{text("Code"), ColumnContent::text},
               {text("Since\n2011")},
               {text("Share")},
               {Message(), ColumnContent::bar},
               {text("Note"), ColumnContent::text}},
              {},
              {text("A note, and more.")}};
  table.add_heading(text("All"));
  table.add_row({std::string("03403"), Number{Ratio(392, 100), 2, true, Tone::good}, Number{Ratio(-1, 3), 2},
                 Share{Ratio(1, 3)}, text("10-14")},
                text("missing: 2"));
  table.add_heading(text("Xã \"điểm\""));
  table.add_row({std::string("Xã A"), Number{Ratio(1234567)}, Missing{}, Share{Ratio(0)}, text("")});
  report.tables = std::vector{std::move(table)};
  report.notes = {text("Read: a.csv.")};
  return report;
}

}  // namespace

TEST_CASE("JSON Lines have the keys of the CSV, and numbers that a double would change as strings") {
  Report report;
  report.figures = {
      {Measure::average, Scope::all, "", "", 2013, {}, 640, 96},
      {Measure::composition_effect, Scope::district, "Long An / \"X\\\"", "", 2013, 2011, -7882, 9579},
      {Measure::income, Scope::district, "a\tb\xE2\x80\xAE", "", 2013, {}, *Ratio::parse("2979608.3"), 350515},
      {Measure::population, Scope::all, "", "", 2013, {}, Integer{999'999'999'999'999}, 1},
      {Measure::population, Scope::all, "", "", 2014, {}, Integer{1'000'000'000'000'001}, 1},
  };
  CHECK(as("jsonl", report) ==
        R"({"measure":"average","scope":"all","name":"","item":"","year":2013,"base_year":null,"value":6.666667,)"
        R"("numerator":640,"denominator":96,"unit":"criteria/commune"})"
        "\n"
        R"({"measure":"composition_effect","scope":"district","name":"Long An / \"X\\\"","item":"","year":2013,)"
        R"("base_year":2011,"value":-0.822842,"numerator":-7882,"denominator":9579,"unit":"criteria/commune"})"
        "\n"
        R"({"measure":"income","scope":"district","name":"a\u0009b\u202e","item":"","year":2013,"base_year":null,)"
        R"("value":8.500658,"numerator":2979608.3,"denominator":350515,"unit":"million VND/person/year"})"
        "\n"
        R"({"measure":"population","scope":"all","name":"","item":"","year":2013,"base_year":null,)"
        R"("value":999999999999999,"numerator":999999999999999,"denominator":1,"unit":"people"})"
        "\n"
        R"({"measure":"population","scope":"all","name":"","item":"","year":2014,"base_year":null,)"
        R"("value":"1000000000000001","numerator":"1000000000000001","denominator":1,"unit":"people"})"
        "\n");
}

TEST_CASE("wide CSV has the tables: groups as a column, one row of headers, plain numbers, nothing for no data") {
  CHECK(as("csv-wide", report_with_table()) ==
        "Năm 2013,ntm\n"
        "\n"
        "Met; shares\n"
        "Scope,Code,Since 2011,Share,Note,Remarks\n"
        "All,03403,3.92,-0.33,10-14,missing: 2\n"
        "\"Xã \"\"điểm\"\"\",Xã A,1234567,,,\n"
        "\"A note, and more.\"\n"
        "\n"
        "About this report\n"
        "Read: a.csv.\n");
}

TEST_CASE("for Excel, wide CSV keeps codes as texts, and has the signs of Vietnamese Excel") {
  CHECK(as("excel", report_with_table(), Style(Language::vietnamese)) ==
        "\xEF\xBB\xBFNăm 2013;ntm\r\n"
        "\r\n"
        "\"Met; shares\"\r\n"
        "Phạm vi;Code;\"=\"\"Since 2011\"\"\";Share;Note;Ghi chú\r\n"
        "All;\"=\"\"03403\"\"\";3,92;-0,33;\"=\"\"10-14\"\"\";\"=\"\"missing: 2\"\"\"\r\n"
        "\"Xã \"\"điểm\"\"\";Xã A;1234567;;;\r\n"
        "A note, and more.\r\n"
        "\r\n"
        "Về báo cáo này\r\n"
        "Read: a.csv.\r\n");
}

TEST_CASE("a style may ask for other decimals in wide CSV, too") {
  Style style;
  style.digits = 3;
  CHECK(as("csv-wide", report_with_table(), style).find("\nAll,03403,3.920,-0.333,") != std::string::npos);
}
