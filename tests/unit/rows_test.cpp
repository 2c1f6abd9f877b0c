#include "read/rows.hpp"

#include "helpers.hpp"
#include "read/row_words.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

std::string kind_of(std::string_view header_text, std::string_view row) {
  const Rules rules = test::simple_rules(2);
  Diagnostics diagnostics;
  const ColumnTable table(rules, "", "", diagnostics);
  const auto header = find_header(header_text, table, "f.csv", diagnostics);
  REQUIRE(header.has_value());
  LabelMemo labels;
  const RowSorter sorter(*header, labels);
  RecordReader reader(row, ',', "f.csv", diagnostics);
  Record record;
  REQUIRE(reader.next(record));
  return std::string(name(sorter.kind_of(record)).in(Language::english));
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
  CHECK(with_codes("A,,Toàn bộ,,,") == "group");
}

TEST_CASE("totals, averages and remarks are told by their words") {
  CHECK(with_codes(",,TỔNG CỘNG,96,2,640") == "total");
  CHECK(with_codes("Tổng cộng,,,96,2,640") == "total");
  CHECK(with_codes(",Tổng cộng,,96,2,640") == "total");
  CHECK(with_codes(",,Cộng toàn huyện,96,2,640") == "total");
  CHECK(with_codes(",,Bình quân,6,2,") == "summary");
  CHECK(with_codes(",,Ghi chú: số liệu đến 31/12,,,") == "remark");
  CHECK(with_codes(",,,,,Người lập biểu") == "remark");
  CHECK(with_codes("Người lập biểu,,,,,") == "remark");
}

TEST_CASE("a row of column numbers is no commune") {
  CHECK(with_codes("1,2,3,4,5,6") == "column number");
  CHECK(with_codes("(1),(2),(3),(4),(5),(6)") == "column number");
  CHECK(with_codes("A,1,2,3,4,5") == "column number");
  CHECK(with_codes("1,2,3,4,5,(6)=(4)+(5)") == "column number");
  CHECK(with_codes("1,2,3,4-5,6,7") == "column number");
  CHECK(with_codes("1,2,3,6-4,5,6") == "nameless");
  for (const char* const row : {"1,2,3,4", "A,B,C,D", "A,B,1,2", "a,b,1,2"}) {
    CAPTURE(row);
    CHECK(without_codes(row) == "column number");
  }
  CHECK(kind_of("STT,Tên xã,Huyện,Tỉnh,TC1,TC2,Số hộ,Hộ nghèo,Dân số\n", "A,B,C,D,E,F,G,H,I") == "column number");
  // four numbers that do not begin at 1 are no sure sign; neither are two
  CHECK(without_codes("2,3,4,5") == "nameless");
  CHECK(kind_of("Tên xã,Số TC đạt\n", "1,2") == "nameless");
}

TEST_CASE("without codes, a commune is what has a name") {
  CHECK(kind_of("Tên xã,Số TC đạt\n", "Xã B,5") == "commune");
  CHECK(without_codes("1,Nậm Loỏng,1,0") == "commune");
  CHECK(without_codes("2,Cộng Hòa,1,0") == "commune");
  CHECK(without_codes("I,Tam Đường,,") == "heading");
  CHECK(without_codes(",Tổng cộng,5,6") == "total");
  CHECK(without_codes("3,,1,0") == "nameless");
  CHECK(without_codes(",Người lập biểu,,") == "remark");
}

TEST_CASE("what has a running number or a code is none the less no commune where its name is none") {
  CHECK(without_codes("13,Tổng cộng,1,0") == "nameless");
  CHECK(without_codes("13,Bình quân,1,0") == "nameless");
  CHECK(without_codes("1,Xã đạt 19 tiêu chí,1,0") == "nameless");
  CHECK(without_codes("1,Xã Hoàn Sơn,1,0") == "commune");
  CHECK(without_codes("1,Huyện Tam Đường,1,0") == "heading");
  CHECK(without_codes("1,2,1,0") == "nameless");
  CHECK(without_codes("1,\"Xã Tá Bạ, Xã Mường Tè\",1,0") == "nameless");
  CHECK(without_codes("1,Quận Nhân,1,0") == "commune");
  CHECK(without_codes(",Tăng,1,0") == "summary");
  CHECK(without_codes(",Biên giới,1,0") == "nameless");
  CHECK(with_codes(",,Biên giới,1,0,5") == "nameless");
  CHECK(with_codes(",12,Toàn tỉnh,1,0,5") == "nameless");
  CHECK(with_codes(",99998,Tổng 12 xã,1,0,5") == "nameless");
  CHECK(with_codes("1,03403,Xã Tá Bạ + Mường Tè,1,0,5") == "nameless");
}

TEST_CASE("headings that number something else than districts are groups") {
  for (const char* const label : {"Cụm 1", "Miền núi", "15 - 18 tiêu chí", "Xã biên giới", "Đợt 1", "Đã đạt chuẩn"}) {
    CAPTURE(label);
    CHECK(without_codes("I," + std::string(label) + ",,") == "group");
  }
  CHECK(without_codes("A,Tổng số,,") == "total");
  CHECK(without_codes("I,Khối 5,,") == "group");
  CHECK(without_codes("I,Xã Tá Bạ,1,0") == "nameless");
  CHECK(kind_of("STT,Tên xã,Huyện,TC1,TC2\n", "I,Xã Tá Bạ,Huyện Mường Tè,1,0") == "nameless");
  CHECK(heading_name("Huyện: Tam Đường") == "Huyện Tam Đường");
  CHECK(heading_name("Huyện Tam Đường: 6 xã") == "Huyện Tam Đường");
}

TEST_CASE("totals of parts, with colons and brackets, in any column") {
  for (const char* const row :
       {",,Cộng:,1,0,5", ",,Tổng cộng: 96 xã,1,0,5", ",,Tổng huyện Tam Đường,1,0,5", ",,Cộng TP Lai Châu,1,0,5",
        ",,Cộng (I),1,0,5", ",,Cộng I,1,0,5", "Tổng cộng,,,60,,8.5", ",Tổng,,1,0,5"}) {
    CAPTURE(row);
    CHECK(with_codes(row) == "total");
  }
  CHECK(with_codes(",,Tỷ lệ (%),50,60,") == "summary");
  CHECK(with_codes(",,Trong đó: xã điểm,5,6,") == "summary");
}

TEST_CASE("a commune with a code is none the less one for what stands beside it") {
  CHECK(with_codes("I,03403,Nậm Loỏng,1,0,5") == "commune");
  CHECK(kind_of("Mã xã,Huyện,TC1,TC2\n", "03403,Huyện Tam Đường,1,0") == "commune");
  CHECK(without_codes("7,Trung Bình,1,0") == "commune");
}

TEST_CASE("a district beside it makes no commune of a total or an average") {
  const auto placed = [](std::string_view row) { return kind_of("STT,Tên xã,Huyện,TC1,TC2\n", row); };
  CHECK(placed(",Xã Tá Bạ,Mường Tè,1,0") == "commune");
  CHECK(placed(",Tổng cộng,Mường Tè,2,7") == "total");
  CHECK(placed(",Tổng cộng,Mường Tè,1,") == "nameless");  // the total of one commune, or one of this name
  CHECK(placed("7,Tổng cộng,Mường Tè,1,0") == "nameless");
  CHECK(placed(",Bình quân,Mường Tè,2.5,7") == "nameless");
  CHECK(placed(",Bình quân,Mường Tè,1,0") == "nameless");
  CHECK(placed("7,Bình quân,Mường Tè,1,0") == "nameless");
  CHECK(placed(",Trung Bình,Mường Tè,1,0") == "commune");
  CHECK(placed("7,Trung Bình,Mường Tè,1,0") == "commune");
  CHECK(placed("7,biên giới,Mường Tè,1,0") == "commune");
  CHECK(kind_of("Tên xã,Huyện,Số TC đạt\n", "Tổng cộng,Mường Tè,9") == "nameless");
}

TEST_CASE("short names of districts head their communes") {
  for (const char* const row : {",,TX. Lai Châu,,,", ",,H. Tam Đường,,,", ",,TP.Lai Châu,,,"}) {
    CAPTURE(row);
    CHECK(with_codes(row) == "heading");
  }
}

TEST_CASE("the header again, and words of a signature below the marks") {
  CHECK(with_codes("STT,Mã xã,Tên xã,TC1,TC2,Số hộ") == "repeated header");
  CHECK(with_codes(",,,,,\"Lai Châu, ngày 31 tháng 12\"") == "remark");
}

TEST_CASE("what has no mark or number is no commune that meets nothing") {
  // a district with a code of its own, or a commune of Hà Nội that lost its zeros
  CHECK(with_codes(",105,Tam Đường,,,") == "nameless");
  // a signature where there are neither codes nor running numbers
  CHECK(kind_of("Tên xã,TC1,TC2\n", "Nguyễn Văn A,,") == "remark");
  CHECK(kind_of("Tên xã,TC1,TC2\n", "Nậm Loỏng,x,") == "commune");
}

TEST_CASE("what is left of communes of another dialect is no signature") {
  CHECK(with_codes("\"11,Xã Tá Bạ,1\",,,,,") == "nameless");
  CHECK(kind_of("Mã xã,Tên xã,Huyện,TC1\n", ",Mường Mô,Huyện Mường Tè,") == "nameless");
}

TEST_CASE("labels are the same when they are met again, and when many others were") {
  LabelMemo memo;
  for (int round = 0; round < 3; ++round) {
    CHECK(memo.label("I. Huyện Tam Đường: 6 xã").bare == "Huyện Tam Đường");
    CHECK(memo.label("I. Huyện Tam Đường: 6 xã").words.is_district);
    CHECK(memo.label("Tổng cộng (I)").words.is_total);
    CHECK(memo.label("Tổng cộng (I)").words.words == "tổng cộng");
    CHECK_FALSE(memo.label("Xã Bình Lư").words.is_total);
    CHECK_FALSE(memo.label("").words.is_district);
    const LabelMemo::Heading& heading = memo.heading("II. Huyện  Sìn Hồ (22 xã)");
    CHECK(heading.name == "Huyện Sìn Hồ");
    CHECK(heading.key == "huyện sìn hồ");
    CHECK_FALSE(heading.is_province);
    CHECK(memo.heading("Tỉnh Lai Châu").is_province);
    for (int other = 0; other < 5000; ++other) {
      const std::string label = "Ghi chú " + std::to_string(5000 * round + other);
      CHECK(memo.label(label).words.is_remark);
    }
  }
}

TEST_CASE("what stands behind the name of a district in its heading is no part of it") {
  for (const char* const heading :
       {"Huyện Tam Đường", "I. Huyện Tam Đường", "I/ Huyện Tam Đường", "1) Huyện Tam Đường", "- Huyện Tam Đường",
        "UBND Huyện Tam Đường", "Đơn vị: Huyện Tam Đường", "Huyện Tam Đường - 6 xã", "Huyện Tam Đường 6 đơn vị",
        "Huyện Tam Đường có 6 xã năm 2020", "Huyện Tam Đường năm 2020 có 6 xã", "Huyện Tam Đường gồm",
        "Huyện Tam Đường đạt 50%", "Huyện Tam Đường 2013", "Huyện Tam Đường /12 xã", "Huyện Tam Đường/12",
        "Huyện Tam Đường, tỉnh Lai Châu", "Huyện Tam Đường*", "Huyện Tam Đường (6 xã)"}) {
    CAPTURE(heading);
    CHECK(bare_heading(heading) == "Huyện Tam Đường");
  }
  for (const char* const heading :
       {"Huyện Năm Căn", "Huyện có 6", "Huyện Tam Đường BQL", "Huyện Tam Đường năm", "Huyện Tam Đường năm nay",
        "Huyện Tam Đường/", "Huyện Tam Đường/Than Uyên", "H.Tam", "1a. Tam Đường", "Huyện Tam Đường 600"}) {
    CAPTURE(heading);
    CHECK(bare_heading(heading) == heading);
  }
  CHECK(names_province("Tỉnh Lai Châu"));
  CHECK(names_province("province Lai Chau"));
  CHECK_FALSE(names_province("Huyện Tam Đường"));
}

TEST_CASE("headings and totals may say of how many communes they are") {
  const std::vector<std::pair<const char*, std::size_t>> labels{
      {"Huyện Tam Đường: 6 xã", 6},
      {"Huyện Tam Đường (12 xã, 1 thị trấn)", 13},
      {"Huyện Tam Đường (12 xã và 1 TT)", 13},
      {"Tổng cộng: 96 xã", 96},
      {"Tổng 13 đơn vị (12 xã, 1 thị trấn)", 13},
      {"Quận 1 (10 phường)", 10},
      {"Total (96 communes)", 96},
      {"Tổng cộng", 0},
      {"Tổng cộng 15 xã đạt 19 tiêu chí", 0},
      {"Huyện Tam Đường (6 xã điểm)", 0},
      {"Đạt 12/15 xã", 0},
      {"Tổng số 1.234.567 xã", 0},
      {"Năm 2013", 0},
  };
  for (const auto& [label, communes] : labels) {
    CAPTURE(label);
    CHECK(communes_said(label) == communes);
  }
}

TEST_CASE("words of totals and averages name no commune, with their marks or without") {
  for (const char* const label :
       {"Tổng cộng", "Tong cong", "Cong toan huyen", "Cộng toàn huyện", "Tong huyen Tam Duong", "Cong I", "Tổng 12 xã",
        "Bình quân", "Binh quan/xa", "12", "Xã A Lù, Xã Bum Nưa"}) {
    CAPTURE(label);
    CHECK(names_no_commune(label));
  }
  for (const char* const label : {"Tổng Cọt", "Tong Cot", "Cộng Hòa", "Cống Vị", "Trung Bình", "Xã Tá Bạ"}) {
    CAPTURE(label);
    CHECK_FALSE(names_no_commune(label));
  }
}

TEST_CASE("words are known wherever their tones are put") {
  CHECK(without_codes(",Năm ngoái,5,6") == "summary");
  CHECK(without_codes(",So với năm 2012,5,6") == "summary");
  CHECK(without_codes(",Người lập,,") == "remark");
  for (const char* const label : {"Còn lại", "Xã còn lại", "Dưới 5 tiêu chí", "Biên giới"}) {
    CAPTURE(label);
    CHECK(without_codes("," + std::string(label) + ",,") == "group");
    CHECK(RowWords(label).is_group);
  }
  CHECK(without_codes("1,Biên Giới,1,0") == "commune");
}

TEST_CASE("a cell may hold what is left of communes by their type, their codes or many delimiters") {
  for (const char* const text : {"Xã Tá Bạ", "1 Xã Tá Bạ 03403", "thị trấn Tam Đường", "a 03403 b", "a;b;c;d;e"}) {
    CAPTURE(text);
    CHECK(may_hold_communes(text));
  }
  CHECK(may_hold_communes("hoa xã 034"));
  for (const std::string text : {"Lai Châu, ngày 31 tháng 12, xã 5", "Lai Chau, ngay 31 xã 5", "cán bộ xã ký",
                                 "Chủ tịch xã ký tên", "0123456", "a;b;c"}) {
    CAPTURE(text);
    CHECK_FALSE(may_hold_communes(text));
  }
}
