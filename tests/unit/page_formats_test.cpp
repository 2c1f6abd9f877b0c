// The formats that are pages: HTML and Markdown.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

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

// A table with all that a table can have, and names that are signs of HTML and Markdown.
Report report() {
  Report made;
  made.title = text("Xã <A> & \"B\"");
  made.sentences = {text("First."), text("- one|two"), text("- three"), text("#4 is last.")};
  Table table{
      text("Met"),
      {{text("Name"), ColumnContent::text}, {text("Since\n2011")}, {text("Share")}, {Message(), ColumnContent::bar}},
      {},
      {text("A note *of* it.")}};
  table.add_heading(text("All"), {Ratio(1), std::nullopt, Ratio(2)});
  table.add_row({std::string("a_b"), Number{Ratio(3), 0, true, Tone::good}, Number{Ratio(1, 3), 2}, Share{Ratio(1, 3)}},
                text("missing: 2"));
  table.add_row({std::string("c"), Number{Ratio(-1), 0, true, Tone::bad}, Missing{}, Share{Ratio(0)}});
  table.rows.back().is_apart = true;
  made.tables = std::vector{std::move(table)};
  made.notes = {text("Read: a.csv.")};
  made.about = text("P · 3");
  made.headlines = {{text("Average"), Number{Ratio(667, 100), 2}, text("criteria"),
                     Number{Ratio(392, 100), 2, true, Tone::good}, text("since 2011")},
                    {text("Rate"), Number{Ratio(3311, 100), 2}, text("%")}};
  made.definitions = {text("A share is a part.")};
  return made;
}

std::string between(const std::string& page, std::string_view from, std::string_view to) {
  const std::size_t begin = page.find(from);
  REQUIRE(begin != std::string::npos);
  return page.substr(begin, page.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("Markdown has sentences, tables without bars, and what was read at the end") {
  CHECK(as("md", report()) ==
        "<!-- a report of ntm -->\n"
        "# Xã \\<A\\> &amp; \"B\"\n"
        "\n"
        "First.\n"
        "\n"
        "- one\\|two\n"
        "- three\n"
        "\n"
        "\\#4 is last.\n"
        "\n"
        "## Met\n"
        "\n"
        "| Name | Since 2011 | Share |  |\n"
        "| :--- | ---: | ---: | :--- |\n"
        "| **All** |  |  |  |\n"
        "| a\\_b | +3 | 0.33 | missing: 2 |\n"
        "| — | — | — |  |\n"
        "| c | -1 | – |  |\n"
        "\n"
        "A note \\*of\\* it.\n"
        "\n"
        "## About this report\n"
        "\n"
        "- Read: a.csv.\n");
}

TEST_CASE("a page of HTML has the same in the elements that say what it is") {
  const std::string page = as("html", report(), Style(Language::vietnamese));
  CHECK(
      page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"generator\" content=\"ntm\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>Xã &lt;A&gt; &amp; &quot;B&quot;</title>\n<style>"));
  CHECK(between(page, "<main>", "</body>") ==
        R"(<main>
<h1>Xã &lt;A&gt; &amp; &quot;B&quot;</h1>
<p class="about">P · 3</p>
<dl class="headlines">
<div><dt>Average</dt><dd><b>6,67</b><span>criteria</span></dd><dd><span class="good">+3,92</span> since 2011</dd></div>
<div><dt>Rate</dt><dd><b>33,11</b><span>%</span></dd></div>
</dl>
<section class="lead">
<p>First.</p>
<ul>
<li>one|two</li>
<li>three</li>
</ul>
<p>#4 is last.</p>
</section>
<section class="blocks">
<div class="block together">
<h2 id="t1">Met</h2>
<div class="wide" role="region" tabindex="0" aria-labelledby="t1">
<table>
<caption>Met</caption>
<thead>
<tr><th scope="col">Name</th><th scope="col" class="number">Since<br>2011</th><th scope="col" class="number">Share</th><th scope="col" class="drawn"></th></tr>
</thead>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="4"><div>All<svg class="trend" viewBox="0 0 24 16" width="24" role="img" aria-label="1,00; –; 2,00"><rect x="0" y="8" width="6" height="8"/><rect x="16" y="0" width="6" height="16"/></svg></div></th></tr>
<tr class="with-detail"><th scope="row">a_b</th><td class="number"><span class="good">+3</span></td><td class="number">0,33</td><td class="drawn"><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="33,3%"><rect class="rest" x="0" y="0" width="1000" height="20"/><rect class="c0" x="0" y="0" width="333.3" height="20"/></svg></td></tr>
<tr class="detail"><td></td><td colspan="3"><div>missing: 2</div></td></tr>
<tr class="apart"><th scope="row">c</th><td class="number"><span class="bad">-1</span></td><td class="number">–</td><td class="drawn"><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="0,0%"><rect class="rest" x="0" y="0" width="1000" height="20"/><rect class="c0" x="0" y="0" width="0" height="20"/></svg></td></tr>
</tbody>
</table>
</div>
<p class="note">A note *of* it.</p>
</div>
</section>
<section>
<h2>Về báo cáo này</h2>
<ul class="note">
<li>Read: a.csv.</li>
</ul>
</section>
<section>
<h2>Bộ tiêu chí và cách tính</h2>
<ul class="note">
<li>A share is a part.</li>
</ul>
</section>
</main>
)");
}

TEST_CASE("a page of HTML runs nothing and asks for nothing") {
  const std::string page = as("html", report());
  for (const char* const outside : {"<script", "http:", "https:", "url(", "@import", "<link", "<img", "src="}) {
    CAPTURE(outside);
    CHECK(page.find(outside) == std::string::npos);
  }
}

namespace {

void add_rows(Table& table, int rows) {
  for (int i = 0; i < rows; ++i) table.add_row({std::string("x")});
}

// The page of a table of groups of so many rows.
std::string page_of_groups(const std::vector<int>& sizes) {
  Report made;
  made.title = text("T");
  Table table{text("Long"), {{text("Name"), ColumnContent::text}}, {}, {text("A note.")}};
  table.columns.front().legend = text("A legend.");
  for (const int size : sizes) {
    if (sizes.size() > 1) table.add_heading(text("G"));
    add_rows(table, size);
  }
  made.tables = std::vector{std::move(table)};
  return as("html", made);
}

int times(const std::string& page, std::string_view wanted) {
  int found = 0;
  for (std::size_t at = page.find(wanted); at != std::string::npos; at = page.find(wanted, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a long table is folded, and says how many rows it has, without its headings") {
  CHECK(between(page_of_groups({151}), "<section class", "<div class=\"wide") ==
        "<section class=\"blocks\">\n<div class=\"block full\">\n<details>\n<summary><h2 id=\"t1\">Long</h2> "
        "<span>(151 rows<span class=\"in-print\">; open it before printing</span>)</span></summary>\n");
  CHECK(between(page_of_groups({75, 75}), "<section class", "<div class=\"wide") ==
        "<section class=\"blocks\">\n<div class=\"block\">\n<h2 id=\"t1\">Long</h2>\n");
}

TEST_CASE("a longer table is cut, where a group ends if one ends near, and says so before all else") {
  const auto notes = [](const std::string& page) { return between(page, "</table>", "</details>"); };
  const std::string others = "<p class=\"note\">A legend.</p>\n<p class=\"note\">A note.</p>\n";
  const auto cut = [&](std::string_view rows) {
    return fmt::format(
        "</table>\n</div>\n<p class=\"note\">Only the first {} rows are shown; the workbook (-f xlsx) has all of "
        "them.</p>\n{}",
        rows, others);
  };
  const std::string whole = page_of_groups({1000, 2000});
  CHECK(times(whole, "<tr><th scope=\"row\"") == 3000);
  CHECK(notes(whole) == "</table>\n</div>\n" + others);
  const std::string plain = page_of_groups({3001});
  CHECK(times(plain, "<tr><th scope=\"row\"") == 3000);
  CHECK(notes(plain) == cut("3,000 of 3,001"));
  const std::string exact = page_of_groups({1000, 2000, 1});
  CHECK(times(exact, "<tr><th scope=\"row\"") == 3000);
  CHECK(times(exact, "<tr class=\"group\">") == 2);
  CHECK(notes(exact) == cut("3,000 of 3,001"));
  const std::string near = page_of_groups({1000, 1700, 400});
  CHECK(times(near, "<tr><th scope=\"row\"") == 2700);
  CHECK(times(near, "<tr class=\"group\">") == 2);
  CHECK(notes(near) == cut("2,700 of 3,100"));
  const std::string far = page_of_groups({1000, 1699, 400});
  CHECK(times(far, "<tr><th scope=\"row\"") == 3000);
  CHECK(notes(far) == cut("3,000 of 3,099"));
}

TEST_CASE("a short text is not broken; a header stays in sight where the table is long and surely has room") {
  const auto page = [](int rows, std::string last) {
    Report made;
    made.title = text("T");
    Table table{
        text("B"), {{text("Name"), ColumnContent::text}, {text("Met")}, {text("Band"), ColumnContent::text}}, {}, {}};
    for (int i = 0; i < rows; ++i) table.add_row({std::string("x"), Number{1}, std::string("dưới 5")});
    std::get<std::string>(table.rows.back().cells.back()) = std::move(last);
    made.tables = std::vector{std::move(table)};
    return as("html", made);
  };
  CHECK(times(page(30, "10-14"), "<th scope=\"col\">Band</th>") == 1);
  CHECK(times(page(30, "10-14"), "<td class=\"short\">") == 30);
  CHECK(times(page(30, "ten to fourteen"), "<td class=\"short\">") == 0);
  CHECK(times(page(30, "10-14"), "<div class=\"wide\" ") == 1);
  CHECK(times(page(31, "10-14"), "<div class=\"wide tall\" ") == 1);
  Report wide;
  wide.title = text("T");
  Table table{text("B"), {{text("Name"), ColumnContent::text}}, {}, {}};
  add_rows(table, 31);
  table.rows.back().cells = {std::string(120, 'x')};
  wide.tables = std::vector{std::move(table)};
  CHECK(times(as("html", wide), "<div class=\"wide\" ") == 1);
}

namespace {

// A table of one row with a drawing, and perhaps a chart.
std::string drawn(Cell cell, std::optional<LineChart> chart = std::nullopt) {
  Report made;
  made.title = text("T");
  Table table{text("Drawn"),
              {{text("Name"), ColumnContent::text},
               {text("Low"), ColumnContent::number, {}, 0},
               {text("High"), ColumnContent::number, {}, 1},
               {text("D"), ColumnContent::bar}},
              {},
              {}};
  table.columns.back().legend = text("How to read it.");
  table.add_row({std::string("a"), Number{1}, Number{2}, std::move(cell)});
  table.chart = std::move(chart);
  if (table.chart) table.rows[0].line = 0;
  made.tables = std::vector{std::move(table)};
  return as("html", made);
}

}  // namespace

TEST_CASE("drawings in cells say in words what they show") {
  CHECK(between(drawn(Stack{{Ratio(1, 3), Ratio(2, 3)}}), "<td class=\"drawn\">", "</td>") ==
        R"(<td class="drawn"><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" )"
        R"(aria-label="33.3%; 66.7%"><rect class="b0" x="0" y="0" width="333.3" height="20"/>)"
        R"(<rect class="b5" x="333.3" y="0" width="666.7" height="20"/>)"
        R"(<rect class="edge" x="0" y="0" width="1000" height="20"/></svg>)");
  CHECK(between(drawn(Bullet{Ratio(12), Ratio(15), Ratio(19)}), "<td class=\"drawn\">", "</td>") ==
        R"(<td class="drawn"><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" )"
        R"(aria-label="12.00 / 15.00"><rect class="rest" x="0" y="3" width="1000" height="14"/>)"
        R"(<rect class="c0" x="0" y="3" width="631.6" height="14"/>)"
        R"(<rect class="goal" x="789.5" y="0" width="8" height="20"/></svg>)");
  // on a scale between whole numbers, which stand above
  const std::string move = drawn(Move{Ratio(6, 5), Ratio(5, 2)});
  CHECK(between(move, "<td class=\"drawn small\">", "</td>") ==
        R"(<td class="drawn small"><svg class="move" viewBox="0 0 180 16" width="180" height="16" role="img" )"
        R"(aria-label="1.20 → 2.50"><path class="out" d="M6 8H174"/><path class="way" d="M22.8 8H132"/>)"
        R"(<circle class="ring" cx="22.8" cy="8" r="4"/><circle cx="132" cy="8" r="5"/></svg>)");
  CHECK(between(move, "<th scope=\"col\" class=\"drawn small\">", "</th>") ==
        R"(<th scope="col" class="drawn small">D<svg class="move" viewBox="0 0 180 16" width="180" height="16" )"
        R"(aria-hidden="true"><text x="0" y="14">1</text><text class="y" x="180" y="14">3</text></svg>)");
  CHECK(between(drawn(Move{std::nullopt, Ratio(4)}), "<td class=\"drawn small\">", "</td>")
            .ends_with(R"(aria-label="4.00"><path class="out" d="M6 8H174"/><circle cx="6" cy="8" r="5"/></svg>)"));
  using Mark = Strip::Mark;
  const std::string strip =
      drawn(Strip{{Mark::met, Mark::gained, Mark::missing, Mark::lost, Mark::unknown}, text("missing: 3, 4")});
  CHECK(between(strip, "<td class=\"drawn small\">", "</td>") ==
        R"(<td class="drawn small"><svg class="strip" viewBox="0 0 70 14" width="5em" height="1em" role="img" )"
        R"(aria-label="missing: 3, 4"><path d="M1 1h12v12h-12zM15 1h12v12h-12zM62 6h2v2h-2z"/>)"
        R"(<path class="out" d="M29.5 1.5h11v11h-11zM43.5 1.5h11v11h-11z"/><path class="cut" d="M15 7h12"/>)"
        R"(<path class="cross" d="M46 4l6 6m0-6l-6 6"/></svg>)");
  CHECK(strip.find("<p class=\"note\">How to read it.</p>") != std::string::npos);
  // the numbers of the criteria above them
  CHECK(between(strip, "D<svg class=\"strip\"", "</th>").find(R"(<text x="63" y="11">5</text>)") != std::string::npos);
}

TEST_CASE("a chart of lines ends where years are not to be compared, and shows what is to be reached") {
  LineChart chart{{2012, 2013, 2014},
                  {false, false, true},
                  1,
                  {{text("All"), {Ratio(1), Ratio(3, 2), Ratio(4)}}},
                  {{0, 2015, Ratio(6), text("at least 6")}},
                  2};
  const std::string page = drawn(std::string(), chart);
  const std::string figure = between(page, "<figure>", "</figure>");
  CHECK(figure.starts_with(R"(<figure><svg class="lines" viewBox="0 0 520 270" role="img" )"
                           R"(aria-label="All: 2012 1.00, 2013 1.50, 2014 4.00; target for 2015: at least 6">)"));
  CHECK(figure.find(R"(<path class="l s0" d="M30 202.3L123.3 183.5M216.7 89.3"/>)") != std::string::npos);
  CHECK(figure.find(R"(<line class="apart" x1="170" x2="170" y1="14" y2="240"/>)") != std::string::npos);
  CHECK(figure.find(R"(<path class="g s0" d="M216.7 89.3L310 14"/>)") != std::string::npos);
  CHECK(figure.find(R"(<text class="c0" x="324" y="19">target: at least 6</text>)") != std::string::npos);
  CHECK(figure.find(R"(<text class="c0 name" x="324" y="94.3">All 4.00</text>)") != std::string::npos);
}

TEST_CASE("a year that no line joins to another shows its value; the first and the last year are named") {
  LineChart chart{{2011, 2013, 2020, 2025}, {false, false, true, true}, 1, {}, {}, 1};
  chart.lines.push_back({text("All"), {Ratio(1), Ratio(2), Ratio(5), Ratio(8)}});
  chart.lines.push_back({text("Some"), {std::nullopt, Ratio(4), Ratio(19, 4), Ratio(9)}});
  const std::string figure = between(drawn(std::string(), chart), "<figure>", "</figure>");
  CHECK(figure.find(R"(<text class="value x c0" x="210" y="119">5.0</text>)") != std::string::npos);
  CHECK(figure.find(R"(<text class="value x c1" x="210" y="151.7">4.8</text>)") != std::string::npos);
  CHECK(figure.find(R"(<text class="value x c1" x="70" y="141.6">4.0</text>)") != std::string::npos);
  CHECK(times(figure, "class=\"value ") == 3);
  std::string years;
  for (int year = 2011; year <= 2025; ++year) {
    if (figure.find(fmt::format(">{}</text>", year)) != std::string::npos) years += fmt::format(" {}", year);
  }
  CHECK(years == " 2011 2016 2019 2022 2025");
}
