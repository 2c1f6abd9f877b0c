#include "read/other_files.hpp"

#include <doctest/doctest.h>

#include "ntm/formats.hpp"
#include "words/phrases.hpp"

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
      CHECK(own->what.in(Language::english) ==
            (format.shows_tables ? "a report, not communes" : "figures, not communes"));
      CHECK(own->is_output);
    }
  }
}

TEST_CASE("notices are known, and what others wrote is not taken for it") {
  const std::string english = "Results of the programme on new rural development in 2013\n";
  const std::string vietnamese = "Kết quả thực hiện Chương trình xây dựng nông thôn mới năm 2013\r\n";
  CHECK(find_own_file(english + "\nIn 2013 the communes met 6.67 criteria on average, 3.9 more than in 2011.\n"));
  CHECK(find_own_file(vietnamese + "Bình quân tiêu chí các xã đạt đến năm 2013 là 6,67 tiêu chí/xã, tăng 3,9.\r\n"));
  // an office may give its table the same title
  CHECK_FALSE(find_own_file(english));
  CHECK_FALSE(find_own_file(vietnamese + "Mã xã;Tên xã;Tiêu chí 1\n"));
  CHECK_FALSE(find_own_file(vietnamese + "Mã xã,Tên xã,Tiêu chí 1\n"));
  CHECK_FALSE(find_own_file(vietnamese + "Mã xã\tTên xã\n"));
  CHECK_FALSE(
      find_own_file("Kết quả thực hiện Chương trình xây dựng nông thôn mới năm 2013 (biểu 1)\nBình quân tăng.\n"));
  CHECK_FALSE(find_own_file(""));
  CHECK_FALSE(find_own_file("{\"line\":7,\"source\":\"log\",\"message\":\"started\"}\n"));
  CHECK_FALSE(find_own_file("{\"measure\":\"rain\",\"value\":3}\n"));
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
