// Names that a browser, a spreadsheet, a terminal or an editor could take for more than a name.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "ntm/formats.hpp"

using namespace ntm;

namespace {

constexpr std::string_view markup = "<script>alert(1)</script>\"'&";
constexpr std::string_view formula = "=HYPERLINK(\"http://x\")";
constexpr std::string_view wide_formula = "\uFF1D1+1";
constexpr std::string_view control = "a\x1B[2Jb\u0085";
constexpr std::string_view turned = "a\u202Eb\u2066";
constexpr std::string_view lines = "# a\n| b |";
constexpr std::array names{markup,
                           formula,
                           wide_formula,
                           control,
                           turned,
                           lines,
                           std::string_view("+1"),
                           std::string_view("-1"),
                           std::string_view("@x"),
                           std::string_view("*a*_b_`c`|d")};

Message text(std::string_view words) { return Message::verbatim(std::string(words)); }

// One in which each name stands wherever text can stand.
Report report_of_names() {
  Report report;
  report.title = text(markup);
  report.about = text(markup);
  report.headlines = {{text(markup), Number{1}, text(markup), Number{1}, text(markup)}};
  std::vector<Table> tables;
  for (const std::string_view name : names) {
    Table table{
        text(name), {{text(name), ColumnContent::text}, {text(name)}, {text(name), ColumnContent::bar}}, {}, {}};
    table.columns.back().legend = text(name);
    table.add_heading(text(name), {Ratio(1)});
    table.add_row({std::string(name), text(name), Strip{{Strip::Mark::met}, text(name)}}, text(name));
    table.chart = LineChart{
        {2012, 2013}, {false, false}, 1, {{text(name), {Ratio(1), Ratio(2)}}}, {{0, 2014, Ratio(3), text(name)}}, 2};
    table.rows.back().line = 0;
    table.notes = {text(name)};
    tables.push_back(table);
    report.notes.push_back(text(name));
    report.sentences.push_back(text(name));
    report.definitions.push_back(text(name));
  }
  report.tables = std::move(tables);
  report.figures = FigureSource([](FigureSink& sink) {
    for (const std::string_view name : names) {
      sink.add({Measure::band, Scope::district, name, name, 2013, {}, 1, 1});
    }
  });
  return report;
}

std::string as(std::string_view format_name) {
  for (const Format& format : formats()) {
    if (format.name == format_name) return format.whole(report_of_names(), Language::english);
  }
  return "no such format";
}

void check_none(const std::string& page, std::initializer_list<std::string_view> texts) {
  for (const std::string_view forbidden : texts) {
    CAPTURE(forbidden);
    CHECK(page.find(forbidden) == std::string::npos);
  }
}

// Controls but line ends, and marks that turn the direction of text.
void check_no_controls(const std::string& page) { check_none(page, {"\x1B", "\u0085", "\u202E", "\u2066"}); }

}  // namespace

TEST_CASE("names are harmless in HTML") {
  const std::string page = as("html");
  check_no_controls(page);
  check_none(page, {"<script", "\"'&"});
  // no attribute ends early: every quote of a name is written out
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;") != std::string::npos);
}

TEST_CASE("names are harmless in Markdown and in text") {
  const std::string page = as("md");
  check_no_controls(page);
  check_none(page, {" <script", "\n<script", "\n# a", "\n| b |", "*a*", "`c`"});
  CHECK(page.find("\\<script\\>alert(1)\\</script\\>") != std::string::npos);
  check_no_controls(as("text"));
}

TEST_CASE("names begin no formula in the tables for spreadsheets, and bring no line of their own") {
  for (const std::string_view format : {"csv-wide", "excel"}) {
    const std::string page = as(format);
    CAPTURE(page);
    check_no_controls(page);
    const char delimiter = format == "excel" ? ';' : ',';
    for (const std::string_view sign : {"=", "+", "-", "@", "\uFF1D"}) {
      CAPTURE(sign);
      for (const std::string& before : {std::string("\n"), std::string(1, delimiter)}) {
        CHECK(page.find(before + std::string(sign)) == std::string::npos);
        // in quotes, only as the formula that is nothing but a text
        const std::string quoted = before + '"' + std::string(sign);
        for (std::size_t at = page.find(quoted); at != std::string::npos; at = page.find(quoted, at + 1)) {
          CHECK(page.substr(at + before.size(), 4) == "\"=\"\"");
        }
      }
    }
  }
}

TEST_CASE("figures keep names as they are, in cells and strings that end where they end") {
  CHECK(as("csv").find("\nband,district,\"=HYPERLINK(\"\"http://x\"\")\",\"=HYPERLINK(\"\"http://x\"\")\",2013,") !=
        std::string::npos);
  CHECK(as("excel-figures").find("\r\nband;district;\"=\"\"\uFF1D1+1\"\"\";") != std::string::npos);
  const std::string lines_of_json = as("jsonl");
  check_no_controls(lines_of_json);
  CHECK(std::count(lines_of_json.begin(), lines_of_json.end(), '\n') == static_cast<std::ptrdiff_t>(names.size()));
  CHECK(lines_of_json.find(R"("name":"a\u001b[2Jb\u0085")") != std::string::npos);
  CHECK(lines_of_json.find(R"("name":"# a\u000a| b |")") != std::string::npos);
}
