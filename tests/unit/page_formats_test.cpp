// The formats that are pages: HTML and Markdown.
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

// A table with all that a table can have, and names that are signs of HTML and Markdown.
Report report() {
  Report made;
  made.title = text("Xã <A> & \"B\"");
  made.sentences = {text("First."), text("- one|two"), text("- three"), text("#4 is last.")};
  Table table{text("Met"),
              {{text("Name"), ColumnKind::text}, {text("Since\n2011")}, {text("Share")}, {Message(), ColumnKind::bar}},
              {},
              {text("A note *of* it.")}};
  table.add_heading(text("All"), {Ratio(1), std::nullopt, Ratio(2)});
  table.add_row({std::string("a_b"), Number{Ratio(3), 0, true, Tone::good}, Number{Ratio(1, 3), 2}, Share{Ratio(1, 3)}},
                text("missing: 2"));
  table.add_row({std::string("c"), Number{Ratio(-1), 0, true, Tone::bad}, Missing{}, Share{Ratio(0)}});
  table.rows.back().is_apart = true;
  made.tables.push_back(std::move(table));
  made.notes = {text("Read: a.csv.")};
  return made;
}

std::string between(const std::string& page, std::string_view from, std::string_view to) {
  const std::size_t begin = page.find(from);
  REQUIRE(begin != std::string::npos);
  return page.substr(begin, page.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("Markdown has sentences, tables without bars, and what was read at the end") {
  CHECK(as("markdown", report()) ==
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
  CHECK(
      between(page, "<main>", "</body>") ==
      "<main>\n<h1>Xã &lt;A&gt; &amp; &quot;B&quot;</h1>\n"
      "<p>First.</p>\n<ul>\n<li>one|two</li>\n<li>three</li>\n</ul>\n<p>#4 is last.</p>\n"
      "<section>\n<h2>Met</h2>\n<div class=\"wide\">\n<table>\n<thead>\n"
      "<tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Since<br>2011</th>"
      "<th scope=\"col\" class=\"number\">Share</th><th scope=\"col\"></th></tr>\n</thead>\n<tbody>\n"
      "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">All"
      "<svg class=\"trend\" viewBox=\"0 0 24 16\" width=\"24\" role=\"img\" aria-label=\"1,00; –; 2,00\">"
      "<rect x=\"0\" y=\"8.00\" width=\"6\" height=\"8.00\"/><rect x=\"16\" y=\"0.00\" width=\"6\" height=\"16.00\"/>"
      "</svg></th></tr>\n"
      "<tr class=\"with-detail\"><th scope=\"row\">a_b</th><td class=\"number\"><span class=\"good\">+3</span></td>"
      "<td class=\"number\">0,33</td><td><svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"33,3%\"><rect class=\"rest\" width=\"1000\" height=\"10\"/><rect width=\"333\" "
      "height=\"10\"/></svg></td></tr>\n"
      "<tr class=\"detail\"><td></td><td colspan=\"3\">missing: 2</td></tr>\n"
      "<tr class=\"apart\"><th scope=\"row\">c</th><td class=\"number\"><span class=\"bad\">-1</span></td>"
      "<td class=\"number\">–</td><td><svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"0,0%\"><rect class=\"rest\" width=\"1000\" height=\"10\"/><rect width=\"0\" "
      "height=\"10\"/></svg></td></tr>\n"
      "</tbody>\n</table>\n</div>\n<p>A note *of* it.</p>\n</section>\n"
      "<section class=\"about\">\n<h2>Về báo cáo này</h2>\n<ul>\n<li>Read: a.csv.</li>\n</ul>\n</section>\n</main>\n");
}

TEST_CASE("a page of HTML runs nothing and asks for nothing") {
  const std::string page = as("html", report());
  for (const char* const outside : {"<script", "http:", "https:", "url(", "@import", "<link", "<img", "src="}) {
    CAPTURE(outside);
    CHECK(page.find(outside) == std::string::npos);
  }
}

TEST_CASE("a long table is folded, and says how long it is") {
  Report made;
  made.title = text("T");
  made.tables.push_back({text("Long"), {{text("Name"), ColumnKind::text}}, {}, {}});
  for (int i = 0; i < 61; ++i) made.tables[0].add_row({std::string("x")});
  CHECK(as("html", made).find("<details>\n<summary>Long (61)</summary>\n") != std::string::npos);
  made.tables[0].rows.pop_back();
  CHECK(as("html", made).find("<section>\n<h2>Long</h2>\n") != std::string::npos);
}
