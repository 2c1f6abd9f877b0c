#include "read/header.hpp"

#include <fmt/format.h>

#include "helpers.hpp"

using namespace ntm;

namespace {

// "; line 3 (2 rows): commune_code commune c1 c2", or the messages
std::string header_of(std::string_view text, int criteria = 2) {
  const Rules rules = test::simple_rules(criteria);
  Diagnostics diagnostics;
  const ColumnTable table(rules, "", "", diagnostics);
  const auto header = find_header(text, table, "f.csv", diagnostics);
  if (!header) return test::messages(diagnostics);
  std::string result = std::string(1, header->delimiter == '\t' ? 'T' : header->delimiter) + " line " +
                       std::to_string(header->line) + " (" + std::to_string(header->rows) + " rows):";
  for (const HeaderColumn& column : header->columns) {
    const ColumnMeaning meaning = column.meaning;
    result += ' ';
    result += meaning.criterion > 0 ? fmt::format("c{}", meaning.criterion) : std::string(name(meaning.what));
  }
  return result + test::messages(diagnostics);
}

}  // namespace

TEST_CASE("a plain header, with each delimiter") {
  CHECK(header_of("commune_code,commune,c01,c02\n1,A,0,1\n") == ", line 1 (1 rows): commune_code commune c1 c2");
  CHECK(header_of("commune_code;commune;c01;c02\n") == "; line 1 (1 rows): commune_code commune c1 c2");
  CHECK(header_of("commune_code\tcommune\tc01\tc02\n") == "T line 1 (1 rows): commune_code commune c1 c2");
  CHECK(header_of("commune_code|commune|c01|c02\n") == "| line 1 (1 rows): commune_code commune c1 c2");
}

TEST_CASE("sep= names the delimiter") {
  CHECK(header_of("sep=;\r\ncommune_code;commune, in full;c01;c02\r\n") ==
        "; line 2 (1 rows): commune_code unknown c1 c2");
  CHECK(header_of("\"sep=|\"\ncommune_code|c01\n") == "| line 2 (1 rows): commune_code c1");
}

TEST_CASE("title rows stand above") {
  CHECK(header_of("UBND TỈNH LAI CHÂU;;;\nBIỂU, TỔNG HỢP NĂM 2013;;;\n;;;\nMã xã;Tên xã;TC1;TC2\n") ==
        "; line 4 (1 rows): commune_code commune c1 c2");
}

TEST_CASE("a header of two rows, merged cells and all") {
  CHECK(header_of("STT,Mã xã,Đơn vị,Tiêu chí,,Số hộ\n,,,1,2,\n1,03403,A,1,0,5\n") ==
        ", line 1 (2 rows): ordinal commune_code commune c1 c2 households");
  CHECK(header_of("Thông tin,,Kết quả TC,,Hộ nghèo,\nMã xã,Tên xã,TC1,TC2,Số hộ,Tỷ lệ\n") ==
        ", line 1 (2 rows): commune_code commune c1 c2 poor_households unknown");
}

TEST_CASE("line breaks inside header cells") {
  CHECK(header_of("\"Mã\nxã\",\"Tiêu chí\nsố 1\",\"Tiêu chí\r\nsố 2\"\n") == ", line 1 (1 rows): commune_code c1 c2");
}

TEST_CASE("two columns that claim one meaning are refused, with both places") {
  CHECK(header_of("commune_code,Số hộ,Tổng số hộ,c01,TC1\n") ==
        "f.csv:1:3: error: columns 2 ('Số hộ') and 3 ('Tổng số hộ') both mean households; rename the one that means "
        "something else\n"
        "f.csv:1:5: error: columns 4 ('c01') and 5 ('TC1') both mean c01; rename the one that means something else\n");
}

TEST_CASE("a table that is not about communes and criteria is refused") {
  CHECK(
      header_of("a,b\n1,2\n") ==
      "f.csv: error: no header: none of the first 40 rows names columns of communes and criteria; name the columns as "
      "the README does, or give their headers to --columns\n");
  CHECK(header_of("commune_code,commune,households\n1,A,5\n") ==
        "f.csv:1: error: no column holds criteria; name them c01, c02, …, or criteria_met for counts, or give their "
        "headers to --columns\n");
  CHECK(header_of("district,c01,c02\nA,1,0\n") ==
        "f.csv:1:1: error: the rows are districts, not communes; give a row for each commune\n");
}

TEST_CASE("criteria beyond the rules are refused, for their average would be wrong") {
  CHECK(header_of("commune_code,c01,c02,c03\n") ==
        "f.csv:1:4: error: column 'c03' is criterion 3, but the rules have 2; choose the rules of that year with "
        "--rules\n");
}

TEST_CASE("a column in a unit that cannot be converted is refused") {
  CHECK(header_of("commune_code,c01,Thu nhập (nghìn đồng)\n") == ", line 1 (1 rows): commune_code c1 income");
  CHECK(header_of("commune_code,c01,\"Thu nhập (nghìn đồng, triệu đồng)\"\n") ==
        "f.csv:1:3: error: column 'Thu nhập (nghìn đồng, triệu đồng)' is in several units, not in million VND per "
        "person per year; convert the column and its header\n");
}

TEST_CASE("a quote that is not closed is told even where it hides the header") {
  CHECK(header_of("\"commune_code,c01\n1,0\n") ==
        "f.csv:1:1: error: a quote is opened and never closed; close it, or delete it\n");
}

TEST_CASE("headers of three rows") {
  CHECK(header_of("Mã xã,Tên xã,Các tiêu chí,\n,,I. Quy hoạch,II. Hạ tầng\n,,1,2\n03403,A,1,0\n") ==
        ", line 1 (3 rows): commune_code commune c1 c2");
}

TEST_CASE("a group that counts criteria above their numbers is no count") {
  CHECK(header_of("Mã xã,Số tiêu chí đạt,\n,1,2\n03403,1,0\n") == ", line 1 (2 rows): commune_code c1 c2");
}
