#include "read/rows.hpp"

#include "helpers.hpp"

using namespace ntm;

namespace {

std::string kind_of(std::string_view header_text, std::string_view row) {
  const Rules rules = test::simple_rules(2);
  Diagnostics diagnostics;
  const ColumnTable table(rules, "", "", diagnostics);
  const auto header = find_header(header_text, table, 2, "f.csv", diagnostics);
  REQUIRE(header.has_value());
  const RowSorter sorter(*header);
  RecordReader reader(row, ',', "f.csv", diagnostics);
  Record record;
  REQUIRE(reader.next(record));
  return std::string(name(sorter.kind_of(record)));
}

std::string with_codes(std::string_view row) { return kind_of("STT,Mã xã,Tên xã,TC1,TC2,Số hộ\n", row); }
std::string without_codes(std::string_view row) { return kind_of("STT,Tên xã,TC1,TC2\n", row); }

}  // namespace

TEST_CASE("with codes, a commune is what has one") {
  CHECK(with_codes("1,03403,Xã Nậm Loỏng,1,0,5") == "commune");
  CHECK(with_codes(",03403,,1,0,5") == "commune");
  CHECK(with_codes("1,01234,Tổng Cọt,1,0,5") == "commune");
  CHECK(with_codes("1,01235,Quân Chu,1,0,5") == "commune");
  CHECK(with_codes("1,,Xã Nậm Loỏng,1,0,5") == "nameless");
  CHECK(with_codes("1,,Xã Nậm Loỏng,,,") == "nameless");
  CHECK(with_codes(",,,1,0,5") == "nameless");
}

TEST_CASE("headings are told by a roman numeral or a district's word, with a code or without") {
  CHECK(with_codes("II,,Huyện Tam Đường,13,1,") == "heading");
  CHECK(with_codes("II,105,Tam Đường,13,1,") == "heading");
  CHECK(with_codes(",,HUYỆN TAM ĐƯỜNG,,,") == "heading");
  CHECK(with_codes(",,Thành phố Lai Châu,,,") == "heading");
  CHECK(with_codes("A,,Toàn bộ,,,") == "heading");
}

TEST_CASE("totals, averages and remarks are told by their words") {
  CHECK(with_codes(",,TỔNG CỘNG,96,2,640") == "total");
  CHECK(with_codes("Tổng cộng,,,96,2,640") == "total");
  CHECK(with_codes(",Tổng cộng,,96,2,640") == "total");
  CHECK(with_codes(",,Cộng toàn huyện,96,2,640") == "total");
  CHECK(with_codes(",,Bình quân,6,2,") == "average");
  CHECK(with_codes(",,Ghi chú: số liệu đến 31/12,,,") == "remark");
  CHECK(with_codes(",,,,,Người lập biểu") == "remark");
  CHECK(with_codes("Người lập biểu,,,,,") == "remark");
}

TEST_CASE("a row of column numbers is no commune") {
  CHECK(with_codes("1,2,3,4,5,6") == "column numbers");
  CHECK(with_codes("(1),(2),(3),(4),(5),(6)") == "column numbers");
  CHECK(with_codes("A,1,2,3,4,5") == "column numbers");
}

TEST_CASE("without codes, a commune is what has a name") {
  CHECK(without_codes("1,Nậm Loỏng,1,0") == "commune");
  CHECK(without_codes("2,Cộng Hòa,1,0") == "commune");
  CHECK(without_codes("I,Tam Đường,,") == "heading");
  CHECK(without_codes(",Tổng cộng,5,6") == "total");
  CHECK(without_codes("3,,1,0") == "nameless");
  CHECK(without_codes(",Người lập biểu,,") == "remark");
}
