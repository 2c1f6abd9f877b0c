#include "read/year.hpp"

#include "helpers.hpp"

using namespace ntm;

namespace {

std::string year_of(const std::string& file, const std::vector<Title>& titles = {}) {
  Diagnostics diagnostics;
  const auto year = year_of_file(file, titles, diagnostics);
  return year ? std::to_string(*year) : test::messages(diagnostics);
}

}  // namespace

TEST_CASE("the one year in a file's name") {
  CHECK(year_in_name("data-2011/communes-2013.csv") == 2013);
  CHECK(year_in_name("Bieu tong hop 2013 (2013).csv") == 2013);
  CHECK_FALSE(year_in_name("2011-2013.csv").has_value());
  CHECK_FALSE(year_in_name("export-20131231.csv").has_value());
  CHECK_FALSE(year_in_name("1234.csv").has_value());
}

TEST_CASE("the year that a title speaks of, not the day of its signature") {
  CHECK(year_of("a.csv", {{1, "BIỂU TỔNG HỢP NĂM 2013"}}) == "2013");
  CHECK(
      year_of("a.csv", {{1, "Theo Quyết định 2013/QĐ"}, {2, "Năm 2012"}, {3, "Lai Châu, ngày 10 tháng 3 năm 2014"}}) ==
      "2012");
}

TEST_CASE("a contradiction, or no year at all, is an error") {
  CHECK(year_of("2012.csv", {{2, "Năm 2013"}}) ==
        "2012.csv:2: error: the file's name says 2012, its title 2013; correct the one that is wrong\n");
  CHECK(year_of("2013.csv", {{2, "Năm 2013 so với năm 2011"}}) == "2013");
  CHECK(year_of("a.csv", {{1, "Năm 2013 so với năm 2011"}}) ==
        "a.csv: error: no year: there is no year column, and neither the file's name nor its title has one year; put "
        "the year in the file's name, such as communes-2013.csv\n");
}

TEST_CASE("the year that a header names") {
  CHECK(year_in("Dân số năm 2013") == 2013);
  CHECK_FALSE(year_in("Dân số").has_value());
  CHECK_FALSE(year_in("2012-2013").has_value());
  CHECK_FALSE(year_in("1000").has_value());
}

TEST_CASE("the year of a cell") {
  for (const char* const cell :
       {"2013", "2013.0", "2013,0", "Năm 2013", "NĂM 2013", "năm  2013", "year 2013", "31/12/2013", "2013-12-31",
        "31.12.2013", "31-12-2013", "12/31/2013", "2013/12/31", "2013-12-31 00:00:00", "2013-12-31T00:00:00", "'2013",
        "=\"2013\"", "\u200B2013", "Năm 2013\u200B"}) {
    CAPTURE(cell);
    CHECK(year_of_cell(cell) == 2013);
  }
  for (const char* const cell : {"", "13", "15/01/2014", "2014-01-01", "2.013", "2013.5", "41639", "31/12-2013",
                                 "2012-2013", "Quý 2013", "Năm", "12/2013", "31/12/13"}) {
    CAPTURE(cell);
    CHECK_FALSE(year_of_cell(cell).has_value());
  }
}
