#include "read/year.hpp"

#include <array>

#include "helpers.hpp"
#include "read/year_words.hpp"

using namespace ntm;

namespace {

// The year, then the messages.
std::string year_of(const std::string& file, const std::vector<std::string>& texts = {}, std::size_t folders = 1) {
  std::vector<Title> titles;
  for (const std::string& text : texts) titles.push_back({titles.size() + 1, text});
  Source source = make_source(file, "");
  source.folders = folders;
  const auto [year, told] = year_of_file(source, titles);
  return (year ? std::to_string(*year) : "none") + '\n' + test::messages(told);
}

// "2013 data, 2009 number"
std::string senses_of(std::string_view text) {
  constexpr std::array names{"data", "bare",   "december", "part",     "month",
                             "day",  "number", "period",   "compared", "goal"};
  std::string all;
  for (const YearWord& word : year_words(text)) {
    if (!all.empty()) all += ", ";
    all += std::to_string(word.year) + ' ' + names.at(static_cast<std::size_t>(word.sense));
  }
  return all;
}

}  // namespace

TEST_CASE("what a title or a name says of years") {
  const std::vector<std::pair<std::string, std::string>> texts{
      {"BÁO CÁO NĂM 2013", "2013 data"},
      {"bao cao nam 2013", "2013 data"},
      {"Năm: 2013", "2013 data"},
      {"nam_2013", "2013 data"},
      {"Results of the year 2013", "2013 data"},
      {"(số liệu đến 31/12/2013)", "2013 data"},
      {"số liệu đến hết ngày 31 tháng 12 năm 2013", "2013 data"},
      {"tính đến hết tháng 12/2013", "2013 data"},
      {"Tháng 12 năm 2013", "2013 data"},
      {"T12-2013", "2013 data"},
      {"kết quả đến năm 2013", "2013 data"},
      {"số liệu 12 tháng năm 2013", "2013 data"},
      {"năm 2012 và 2013", "2012 data, 2013 data"},
      {"NTM_2013_final(2).csv", "2013 bare"},
      {"NTM2013", "2013 bare"},
      {"Biểu 3-2013", "2013 bare"},
      {"2013-1", "2013 bare"},
      {"bao-cao-31-12-2013", "2013 december"},
      {"export-20131231", "2013 december"},
      {"tính đến ngày 20/12/2013", "2013 december"},
      {"201312", "2013 december"},
      {"6 THÁNG ĐẦU NĂM 2014", "2014 part"},
      {"Quý I/2014", "2014 part"},
      {"quý 3 năm 2014", "2014 part"},
      {"Q1-2014", "2014 part"},
      {"6T2014", "2014 part"},
      {"kết quả 9 tháng", "0 part"},
      {"số liệu đến tháng 6", "0 part"},
      {"báo cáo tháng 6", "0 part"},
      {"báo cáo giữa năm", "0 part"},
      {"số liệu đến tháng 12", ""},
      {"2013 (30-9)", "2013 bare, 0 part"},
      {"2013 (1-2)", "2013 bare"},
      {"đến 30/6/2014", "2014 part"},
      {"đến tháng 6 năm 2014", "2014 part"},
      {"số liệu đầu năm 2014", "2014 part"},
      {"2013-Q2", "2013 part"},
      {"2013 (6T)", "2013 part"},
      {"2013 T9", "2013 part"},
      {"QIII 2013", "2013 part"},
      {"SÁU THÁNG NĂM 2013", "2013 part"},
      {"BA QUÝ NĂM 2013", "2013 part"},
      {"QUÝ BA NĂM 2013", "2013 part"},
      {"SƠ KẾT NĂM 2013", "2013 part"},
      {"KỲ I NĂM 2013", "2013 part"},
      {"NĂM 2013 (ĐẾN 30/9)", "2013 data, 0 part"},
      {"ĐẾN NGÀY 30/6 NĂM 2013", "2013 part"},
      {"đến 15/6/13", "0 part"},
      {"Tháng sáu năm 2013", "2013 month"},
      {"Jun 2013", "2013 month"},
      {"2013_06", "2013 month"},
      {"06_2013", "2013 number"},
      {"Biểu số 02-2013", "2013 bare"},
      {"2013_2014-03-05", "2013 bare, 2014 day"},
      {"(chuẩn nghèo năm 2010)", "2010 number"},
      {"Niên giám thống kê năm 2012", "2012 number"},
      {"giá so sánh năm 2010", "2010 number"},
      {"Bộ tiêu chí năm 2009", "2009 number"},
      {"thực hiện Bộ tiêu chí năm 2013", "2013 data"},
      {"Nghị quyết 26-NQ/TW năm 2008", "2008 number"},
      {"phương hướng nhiệm vụ năm 2014", "2014 goal"},
      {"Lai Châu, tháng 3 năm 2014", "2014 month"},
      {"2014-06", "2014 month"},
      {"Lai Châu, ngày 15 tháng 01 năm 2014", "2014 day"},
      {"Lai Châu, ngày     tháng     năm 2014", "2014 day"},
      {"2014-01-15", "2014 day"},
      {"15.01.2014", "2014 day"},
      {"20140115", "2014 day"},
      {"15012014", "2014 day"},
      {"01/15/2014", "2014 day"},
      {"kèm theo Báo cáo số 45/BC-UBND ngày 31/12/2013", "2013 day"},
      {"Quyết định số 491/QĐ-TTg ngày 16/4/2009", "2009 day"},
      {"QD 491-2009", "2009 number"},
      {"Nghị quyết 11/2011", "2011 number"},
      {"Theo Quyết định 2013/QĐ", "2013 number"},
      {"Quyết định 491 năm 2009", "2009 number"},
      {"giai đoạn 2011-2015", "2015 period"},
      {"giai đoạn 2011 – 2015", "2015 period"},
      {"từ năm 2011 đến năm 2013", "2013 period"},
      {"từ năm 2011", "2011 period"},
      {"2013-2014.csv", "2014 period"},
      {"so với năm 2012", "2012 compared"},
      {"cùng kỳ năm 2012", "2012 compared"},
      {"mục tiêu đến năm 2020", "2020 goal"},
      {"1234, 12345, 1889", ""},
      {"", ""},
      {"\xE1 2013", ""},
  };
  for (const auto& text : texts) {
    CAPTURE(text.first);
    CHECK(senses_of(text.first) == text.second);
  }
}

TEST_CASE("what stands before and behind a year decides what it is of") {
  const std::vector<std::pair<std::string, std::string>> texts{
      {"201313", ""},
      {"20131301", ""},
      {"20130132", ""},
      {"20141501", ""},
      {"32012014", ""},
      {"15132014", ""},
      {"999999999", ""},
      {"201300", ""},
      {"20130015", ""},
      {"2014/01/15/", "2014 day"},
      {"2013-12-32", "2013 december"},
      {"13/13/2013", "2013 number"},
      {"12/2013/15", "2013 december"},
      {"15/01-2014", "2014 number"},
      {"ngày 15 - tháng 01 năm 2014", "2014 month"},
      {"số liệu 15/tháng 12 năm 2013", "2013 data"},
      {"đến 30/6 13", "0 part"},
      {"đến 30/12", ""},
      {"30/6", ""},
      {"đến 30/6-13", "0 part"},
      {"báo cáo ngày 15 tháng 6", ""},
      {"số liệu tháng 6 năm 2013", "2013 part"},
      {"số liệu tháng 6/13", ""},
      {"số liệu tháng 6", "0 part"},
      {"tháng 6", ""},
      {"2013 (31-12)", "2013 bare"},
      {"2013 (30:9)", "2013 bare"},
      {"tháng mười năm nay", ""},
      {"Tháng mười năm 2013", "2013 month"},
      {"December 2013", "2013 data"},
      {"March of 2013", "2013 data"},
      {"T6", ""},
      {"T 6 2013", "2013 bare"},
      {"T6 năm 2013", "2013 data"},
      {"ngày 6 tháng", ""},
      {"6 thang-dau nam 2014", "2014 part"},
      {"12 tháng", ""},
      {"sáu tháng đầu năm", "0 part"},
      {"sáu tháng đầu 2013", "2013 part"},
      {"sáu tháng cuối năm 2013", "2013 part"},
      {"ngày ba tháng năm 2013", "2013 day"},
      {"chín tháng", ""},
      {"ba tháng năm nay", ""},
      {"bán niên 2013", "2013 part"},
      {"giữa kỳ 2013", "2013 part"},
      {"nửa đầu năm 2013", "2013 part"},
      {"nửa năm 2013", "2013 part"},
      {"nửa cuối 2013", "2013 part"},
      {"nửa kia 2013", "2013 bare"},
      {"giữa năm 2013", "2013 part"},
      {"đầu kỳ 2013", "2013 bare"},
      {"phấn đấu năm 2013", "2013 goal"},
      {"bắt đầu năm 2013", "2013 number"},
      {"số kia năm 2013", "2013 data"},
      {"đợt 1 năm 2013", "2013 part"},
      {"kỳ 2 2013", "2013 part"},
      {"thời kỳ 1 năm 2013", "2013 data"},
      {"cùng kỳ I năm 2013", "2013 data"},
      {"kỳ 5 năm 2013", "2013 data"},
      {"kỳ hai năm 2013", "2013 part"},
      {"đợt 1-2 năm 2013", "2013 part"},
      {"đợt 1 và 2 năm 2013", "2013 part"},
      {"đợt 1, 2 năm 2013", "2013 part"},
      {"đợt 1+2/2013", "2013 part"},
      {"đợt I-II năm 2013", "2013 part"},
      {"đợt 1 và đợt 2 năm 2013", "2013 part"},
      {"đợt 5 năm 2013", "2013 part"},
      {"đợt cuối năm 2013", "2013 data"},
      {"đợt 1/12/2013", "2013 day"},
      {"đợt 1 số 12 năm 2013", "0 part, 2013 data"},
      {"kỳ 1-2 năm 2013", "2013 part"},
      {"quý I-III năm 2013", "2013 part"},
      {"quý I, II và III năm 2013", "2013 part"},
      {"quý 1 đến quý 3 năm 2013", "2013 part"},
      {"2 quý năm 2013", "2013 part"},
      {"3 quý đầu năm 2013", "2013 part"},
      {"3 quý 2013", "2013 part"},
      {"3 quý này, năm 2013", "2013 data"},
      {"4 quý năm 2013", "2013 data"},
      {"tuần 1-26 năm 2013", "2013 part"},
      {"tháng 1-6 năm 2013", "2013 part"},
      {"từ tháng 1 đến tháng 9 năm 2013", "2013 part"},
      {"tháng 1-12 năm 2013", "2013 data"},
      {"5 tháng 6-7 năm 2013", "2013 part"},
      {"giai đoạn 1", "0 part"},
      {"giai đoạn 1 năm 2013", "2013 part"},
      {"giai đoạn 1-2", "0 part"},
      {"giai đoạn 1-2 năm 2013", "2013 part"},
      {"giai đoạn 1-5 năm 2013", "2013 data"},
      {"giai đoạn II năm 2013", "2013 data"},
      {"tuần 26 năm 2013", "2013 part"},
      {"tuần này 2013", "2013 bare"},
      {"quý này 2013", "2013 bare"},
      {"Q 1 2013", "2013 bare"},
      {"Q5 2013", "2013 bare"},
      {"H1 2013", "2013 part"},
      {"2013 Q1 số liệu", "2013 part"},
      {"NĂM 2013 (Q1)", "2013 data"},
      {"6T", ""},
      {"số liệu 6T", "0 part"},
      {"từ 2011 đến 2013", "2013 period"},
      {"2011 năm 2013", "2011 bare, 2013 data"},
      {"2011, năm 2013", "2011 bare, 2013 data"},
      {"2013-2011", "2013 bare, 2011 bare"},
      {"2013 2012", "2013 bare, 2012 bare"},
      {"năm 2013 - năm 2014", "2014 period"},
      {"năm 2011 năm 2013", "2011 data, 2013 data"},
      {"from 2011", "2011 period"},
      {"thông từ 2011", "2011 number"},
      {"2013 thang 12", "2013 december"},
      {"2013 thang 9", "2013 part"},
      {"2013 T12", "2013 december"},
      {"2013 t 9 2014", "2013 bare, 2014 bare"},
      {"2013 T 9", "2013 bare"},
      {"2013/06", "2013 bare"},
      {"2013--06", "2013 bare"},
      {"2013-12", "2013 december"},
      {"2013 12", "2013 bare"},
      {"đến 12/2013", "2013 data"},
      {"so với 6/2013", "2013 compared"},
      {"đến 6/2013", "2013 part"},
      {"5-2013", "2013 number"},
      {"12-2013", "2013 december"},
      {"13-2013", "2013 number"},
      {"06 2013", "2013 number"},
      {"6 2013", "2013 bare"},
      {"Mẫu 3/2013", "2013 bare"},
      {"Mẫu số 3/2013", "2013 bare"},
      {"Công văn 12/2013", "2013 number"},
      {"Quyết định số 45 năm 2013", "2013 number"},
      {"Thông tư 41/2013", "2013 number"},
      {"Công văn số 7/2013", "2013 number"},
      {"Văn bản 8/2013", "2013 number"},
      {"Nghị định 9/2013", "2013 number"},
      {"Nghị quyết 9/2013", "2013 number"},
      {"Quy định 9/2013", "2013 number"},
      {"bản 9/2013", "2013 number"},
      {"Văn thư 9/2013", "2013 number"},
      {"12/2013/TT", "2013 number"},
      {"12/2013/5", "2013 december"},
      {"2013/QĐ", "2013 number"},
      {"2013/", "2013 bare"},
      {"2013/5", "2013 bare"},
      {"26 TTg năm 2008", "2008 number"},
      {"số 2013", "2013 number"},
      {"CV 2013", "2013 number"},
      {"quyết định 2013", "2013 number"},
      {"ngày tháng năm 2013", "2013 day"},
      {"ngày 5 tháng năm 2013", "2013 day"},
      {"ngày   tháng 6 năm 2013", "2013 day"},
      {"so sánh với năm 2012", "2012 compared"},
      {"đối với năm 2013", "2013 data"},
      {"cùng kỳ 2012", "2012 compared"},
      {"đầu kỳ 2012", "2012 bare"},
      {"trước năm 2012", "2012 compared"},
      {"vs 2012", "2012 compared"},
      {"than 2012", "2012 compared"},
      {"định hướng năm 2015", "2015 goal"},
      {"phương hướng năm 2015", "2015 goal"},
      {"xu hướng năm 2015", "2015 data"},
      {"mục tiêu năm 2015", "2015 goal"},
      {"chỉ tiêu năm 2015", "2015 data"},
      {"tầm nhìn 2030", "2030 goal"},
      {"cái nhìn 2030", "2030 bare"},
      {"phấn đấu đến năm 2015", "2015 goal"},
      {"ban đầu năm 2015", "2015 part"},
      {"kế hoạch năm 2014", "2014 goal"},
      {"thu hoạch năm 2014", "2014 data"},
      {"nhiệm vụ 2014", "2014 goal"},
      {"dịch vụ 2014", "2014 bare"},
      {"trọng tâm 2014", "2014 goal"},
      {"trung tâm 2014", "2014 bare"},
      {"KH 2014", "2014 goal"},
      {"target 2014", "2014 goal"},
      {"chuẩn nghèo 2010", "2010 number"},
      {"hộ nghèo 2013", "2013 bare"},
      {"giá so sánh 2010", "2010 number"},
      {"số so sánh 2010", "2010 bare"},
      {"cố định 2010", "2010 number"},
      {"ổn định 2010", "2010 bare"},
      {"ban hành năm 2010", "2010 number"},
      {"thi hành năm 2010", "2010 data"},
      {"chi tiêu năm 2010", "2010 data"},
      {"của chỉ tiêu năm 2010", "2010 data"},
      {"Bộ chỉ tiêu năm 2010", "2010 data"},
      {"Luật Đất đai năm 2013", "2013 number"},
      {"giảm nghèo năm 2013", "2013 data"},
      {"bắt đầu từ năm 2013", "2013 period"},
      {"bắt đầu thực hiện năm 2013", "2013 number"},
      {"2012 và 2013", "2012 bare, 2013 bare"},
      {"và 2013", "2013 bare"},
      {"2012 and 2013", "2012 bare, 2013 bare"},
      {"xã 2013", "2013 bare"},
      {"2013 xã", "2013 bare"},
      {"2013, xã", "2013 bare"},
      {"so với 31/12/2012", "2012 compared"},
      {"mục tiêu 31/12/2015", "2015 goal"},
      {"so với tháng 6 năm 2012", "2012 compared"},
      {"mục tiêu tháng 12 năm 2015", "2015 goal"},
      {"đến 31/12/2013", "2013 data"},
      {"đến 15/6/2013", "2013 part"},
      {"đến tháng 6 năm 2013", "2013 part"},
      {"20121231103000", "2012 december"},
      {"QĐ 5 ngày 31/12/2012", "2012 day"},
      {"2013" + std::string(4096, ' '), ""},
      {"122013", "2013 december"},
      {"201312", "2013 december"},
      {"012013", "2013 month"},
      {"đến 30/6 năm 2013", "2013 part"},
      {"đến 15/6 năm 13", "0 part"},
      {"đến tháng 6-2013", "2013 part"},
      {"đến tháng 6 năm nay", "0 part"},
      {"đến tháng 6/13", ""},
      {"6 t 2013", "2013 bare"},
      {"6-tháng 2013", "2013 bare"},
      {"6T đầu năm 2013", "2013 part"},
      {"ba tháng cuối năm", "0 part"},
      {"ba tháng cuối kỳ 2013", "2013 bare"},
      {"đầu năm 2013", "2013 part"},
      {"đầu năm nay", ""},
      {"Q1", ""},
      {"năm 2013, Q1", "2013 data"},
      {"2012 2013 Q1", "2012 bare, 2013 part"},
      {"2013_2014-13-05", "2014 period"},
      {"2013_2014-03 05", "2013 bare, 2014 month"},
      {"2013 T13", "2013 bare"},
      {"2013 - 06", "2013 bare"},
      {"2013:06", "2013 bare"},
      {"13 2013", "2013 bare"},
      {"2013/12345", "2013 bare"},
      {"và năm 2013", "2013 data"},
  };
  for (const auto& text : texts) {
    CAPTURE(text.first);
    CHECK(senses_of(text.first) == text.second);
  }
}

TEST_CASE("the one year in a file's name") {
  CHECK(year_in_name("data-2011/communes-2013.csv") == 2013);
  CHECK(year_in_name("Bieu tong hop 2013 (2013).csv") == 2013);
  CHECK(year_in_name("6 thang 2014.csv") == 2014);
  for (const char* const name : {"2011-2013.csv", "export-20131231.csv", "1234.csv", "QD 491-2009.csv",
                                 "15-01-2014.csv", "NTM 2012 2013.csv", "9 thang.csv"}) {
    CAPTURE(name);
    CHECK_FALSE(year_in_name(name).has_value());
  }
}

TEST_CASE("the title says the year, then the name, then the name of the folder") {
  CHECK(year_of("a.csv", {"BIỂU TỔNG HỢP NĂM 2013"}) == "2013\n");
  CHECK(year_of("a.csv", {"Theo Quyết định 2013/QĐ", "Năm 2012", "Lai Châu, ngày 10 tháng 3 năm 2014"}) == "2012\n");
  CHECK(year_of("a.csv", {"NTM GIAI ĐOẠN 2011-2015", "NĂM 2013 so với năm 2012"}) == "2013\n");
  CHECK(year_of("2013.csv", {"Năm 2013 và năm 2012"}) == "2013\n");
  CHECK(year_of("2013.csv", {"Lai Châu, tháng 3 năm 2014"}) == "2013\n");
  CHECK(year_of("2013/NTM 15-01-2014.csv") ==
        "2013\n2013/NTM 15-01-2014.csv: note: the data are of 2013, according to the name of the folder\n");
  CHECK(year_of("2013/Sìn Hồ/a.csv", {}, 2) ==
        "2013\n2013/Sìn Hồ/a.csv: note: the data are of 2013, according to the name of the folder\n");
  CHECK(year_of("2012/2013.csv") == "2013\n");
}

TEST_CASE("where name and title differ the title holds, and it is told") {
  CHECK(year_of("2012.csv", {"Biểu", "Năm 2013"}) ==
        "2013\n2012.csv:2: warning: the file's name says 2012, its title 2013; the title is believed; if that is "
        "wrong, use --year-of '2012.csv=YEAR'\n");
  CHECK(year_of("6 thang 2014.csv", {"Năm 2014"}) ==
        "2014\n6 thang 2014.csv:1: warning: the file's name says 2014 (part of a year), its title 2014; the title is "
        "believed; if that is wrong, use --year-of '6 thang 2014.csv=YEAR'\n");
}

TEST_CASE("a day of December is taken for the end of its year, and that is told") {
  CHECK(year_of("31-12-2013.csv") ==
        "2013\n31-12-2013.csv: warning: the file's name says 31-12-2013 (of December); treated as the end of 2013; if "
        "that is wrong, use --year-of '31-12-2013.csv=YEAR'\n");
  CHECK(year_of("a.csv", {"31/12/2013"}) ==
        "2013\na.csv:1: warning: the file's title says 31/12/2013 (of December); treated as the end of 2013; if that "
        "is wrong, use --year-of 'a.csv=YEAR'\n");
  CHECK(year_of("2013.csv", {"31/12/2013"}) == "2013\n");
}

TEST_CASE("no year, several, or part of one is an error that names them") {
  CHECK(year_of("a.csv") ==
        "none\na.csv: error: no year: there is no year column, and neither the title nor the name of the file gives "
        "one; put the year in the file's name, such as communes-2013.csv, or use --year-of 'a.csv=YEAR'\n");
  CHECK(year_of("15-01-2014.csv", {"Quyết định 491-2009, giai đoạn 2011-2015"}) ==
        "none\n15-01-2014.csv: error: no year: there is no year column, and the title and name of the file give only "
        "491-2009 (a number), 2011-2015 (a period) and 15-01-2014 (a day); put the year in the file's name, such as "
        "communes-2013.csv, or use --year-of '15-01-2014.csv=YEAR'\n");
  CHECK(year_of("a.csv", {"Biểu", "Năm 2013 và năm 2011"}) ==
        "none\na.csv:2: error: the file's title gives several years: 2013 and 2011; choose one with --year-of "
        "'a.csv=YEAR'\n");
  CHECK(year_of("2012 2013.csv") ==
        "none\n2012 2013.csv: error: the file's name gives several years: 2012 and 2013; choose one with --year-of "
        "'2012 2013.csv=YEAR'\n");
  CHECK(year_of("2014.csv", {"9 tháng đầu năm 2014"}) ==
        "none\n2014.csv:1: error: the file's title says that this is not the end of a year: 2014 (part of a year); "
        "give data from the end of a year; if these are, use --year-of '2014.csv=YEAR'\n");
  CHECK(year_of("2014.csv", {"Tháng 6 năm 2014"}) ==
        "none\n2014.csv:1: error: the file's title says that this is not the end of a year: 2014 (a month); give data "
        "from the end of a year; if these are, use --year-of '2014.csv=YEAR'\n");
  CHECK(year_of("Quý I-2014/a.csv") ==
        "none\nQuý I-2014/a.csv: error: the file's folder says that this is not the end of a year: 2014 (part of a "
        "year); give data from the end of a year; if these are, use --year-of 'Quý I-2014/a.csv=YEAR'\n");
}

TEST_CASE("a refusal says what every word that has a year is") {
  CHECK(year_of("a.csv", {"so với năm 2012, mục tiêu năm 2015", "so với năm 2012"}) ==
        "none\na.csv: error: no year: there is no year column, and the title and name of the file give only 2012 "
        "(compared with) and 2015 (a goal); put the year in the file's name, such as communes-2013.csv, or use "
        "--year-of 'a.csv=YEAR'\n");
  CHECK(year_of("a.csv", {"Năm 2013", "Sơ kết", "6 tháng năm 2012"}) ==
        "none\na.csv:1: error: the file's title gives several years: 2013, so ket (part of a year) and 2012 (part of "
        "a year); choose one with --year-of 'a.csv=YEAR'\n");
  CHECK(year_of("a.csv", {"6 tháng năm 2012"}) ==
        "none\na.csv:1: error: the file's title says that this is not the end of a year: 2012 (part of a year); give "
        "data from the end of a year; if these are, use --year-of 'a.csv=YEAR'\n");
  CHECK(year_of("2013/6 tháng.csv") ==
        "none\n2013/6 tháng.csv: error: the file's name says that this is not the end of a year: 6 thang (part of a "
        "year); give data from the end of a year; if these are, use --year-of '2013/6 tháng.csv=YEAR'\n");
}

TEST_CASE("the one year that titles name") {
  const auto year = [](const std::vector<std::string>& texts) {
    std::vector<Title> titles;
    for (const std::string& text : texts) titles.push_back({titles.size() + 1, text});
    return year_in_titles(titles).value_or(0);
  };
  CHECK(year({"Năm 2013", "Lai Châu, ngày 15 tháng 01 năm 2014", "tháng 3 năm 2015", "Quyết định 491-2009"}) == 2013);
  CHECK(year({"6 tháng đầu năm 2013", "sơ kết"}) == 2013);
  CHECK(year({"Năm 2013", "so với năm 2012"}) == 0);
  CHECK(year({"Năm 2013", "Năm 2014"}) == 0);
  CHECK(year({"2013"}) == 0);
  CHECK(year({"2013 xã"}) == 0);
}

TEST_CASE("what is compared is no part of a title") {
  CHECK(without_other_years("Kết quả năm 2013 so với năm 2012") == "ket qua nam 2013 ");
  CHECK(without_other_years("Tăng năm 2013 so với năm 2012") == "tang nam 2013 so voi nam 2012");
  CHECK(without_other_years("Giảm năm 2013 so với năm 2012") == "giam nam 2013 so voi nam 2012");
  CHECK(without_other_years("Kết quả so với năm 2012") == "ket qua so voi nam 2012");
  CHECK(without_other_years("6 tháng đầu năm 2013") == "6  2013");
}

TEST_CASE("what the caller says of the year settles it") {
  Source source = make_source("2012.csv", "");
  source.year = 2013;
  const auto [year, told] = year_of_file(source, {{1, "6 tháng đầu năm 2014"}});
  CHECK(year == 2013);
  CHECK(test::messages(told) == "");
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
  for (const char* const cell :
       {"",           "13",         "15/01/2014", "2014-01-01", "2.013",      "2013.5",     "41639",       "31/12-2013",
        "2012-2013",  "Quý 2013",   "Năm",        "12/2013",    "31/12/13",   "12/30/2013", "31/11/2013",  "31/12/20x3",
        "aa/bb/2013", "2013-12-30", "2013-11-31", "2013/12-31", "20x3-12-31", "31a12a2013", "năm 2013 tới"}) {
    CAPTURE(cell);
    CHECK_FALSE(year_of_cell(cell).has_value());
    CHECK_FALSE(year_of_cell(cell + std::string(64, ' ')).has_value());
  }
}
