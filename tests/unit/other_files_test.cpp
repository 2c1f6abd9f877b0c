#include "read/other_files.hpp"

#include <doctest/doctest.h>

#include "ntm/formats.hpp"

using namespace ntm;

TEST_CASE("what the formats write is known again, in any style") {
  Report report;
  report.title = Message::verbatim("The title of a report");
  report.figures = {{Measure::communes, Scope::all, "", "", 2013, {}, 96, 1}};
  Style plain;
  plain.ascii = true;
  Style colourful(Language::vietnamese);
  colourful.colour = true;
  for (const Style& style : {Style(), plain, colourful}) {
    for (const Format& format : formats()) {
      if (format.name == "xlsx") continue;  // no text: its name says what it is
      std::string text = format.whole(report, style);
      if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // as decoded text is without it
      const auto own = find_own_file(text);
      REQUIRE(own.has_value());
      CHECK(own->in(Language::english) == (format.shows_tables ? "a report, not communes" : "figures, not communes"));
    }
  }
}

TEST_CASE("notices are known, and what others wrote is not taken for it") {
  CHECK(find_own_file("Results of the programme on new rural development in 2013\n"));
  CHECK(find_own_file("Kết quả thực hiện Chương trình xây dựng nông thôn mới năm 2013\n"));
  CHECK_FALSE(find_own_file(""));
  CHECK_FALSE(find_own_file("commune_code,c01\n03403,1\n"));
  CHECK_FALSE(find_own_file("Biểu tổng hợp\n====\n"));
  CHECK_FALSE(find_own_file("Biểu tổng hợp\n========;\n"));
}

TEST_CASE("notes are prose, a table of any delimiter is none") {
  CHECK(ntm::is_prose("Thanks, all.\nCorrected by Lan, in March.\n"));
  CHECK(ntm::is_prose(""));
  for (const char* const table : {"a;b\n1;2\n", "a\tb\r\nx\t\r\n", "a,b\n1,2\n", "a,b,c,d\n,x,,\n", "a|b\nx|y"}) {
    CAPTURE(table);
    CHECK_FALSE(ntm::is_prose(table));
  }
}
