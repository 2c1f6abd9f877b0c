// Codes that are doubted, and communes that are likely the same.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "helpers.hpp"
#include "panel/likely_same.hpp"

using namespace ntm;

namespace {

struct Given {
  int year;
  const char* code;
  const char* name;
  const char* district = "Huyện A";
  const char* province = "P";
};

// One file a year, with its rows from line 2 on.
Panel build(const std::vector<Given>& rows, Diagnostics& diagnostics) {
  PanelBuilder builder;
  std::size_t line = 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Given& row = rows[i];
    line = i > 0 && row.year == rows[i - 1].year ? line + 1 : 2;
    UnitYear made = test::unit(row.year, row.code, 0b1, row.district);
    made.name = row.name;
    made.province = row.province;
    builder.add(made, std::to_string(row.year) + ".csv", line);
  }
  return std::move(builder).build(diagnostics);
}

std::string doubts(const std::vector<Given>& rows) {
  Diagnostics diagnostics;
  build(rows, diagnostics);
  return test::messages(diagnostics);
}

// `size` communes under the codes 03401, 03402 and so on.
constexpr std::array words{"Một", "Hai", "Ba",  "Bốn",  "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Đông",
                           "Tây", "Nam", "Bắc", "Xuân", "Hạ",  "Thu", "Sơn", "Hà",  "Lâm",  "Thủy", "Hỏa"};
struct Communes {
  explicit Communes(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      codes.push_back(std::to_string(3401 + i).insert(0, "0"));
      numbers.push_back(std::to_string(i + 1));
      names.push_back(std::string("Xã ") + words[i]);
    }
  }
  // The commune `name_of(i)` under the code of each i.
  template <typename NameOf>
  void add(std::vector<Given>& rows, int year, NameOf name_of, bool with_numbers = false) const {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      rows.push_back({year, (with_numbers ? numbers : codes)[i].c_str(), names[name_of(i)].c_str()});
    }
  }
  std::vector<std::string> codes;
  std::vector<std::string> numbers;
  std::vector<std::string> names;
};

constexpr auto in_order = [](std::size_t i) { return i; };

}  // namespace

TEST_CASE("a name in another spelling, without marks or with another type is no other name") {
  CHECK(doubts({{2012, "03401", "Xã Hoà Bình"},
                {2012, "03402", "Xã Mường Tè"},
                {2012, "03403", "Xã Nậm Cha"},
                {2013, "03401", "X. Hòa Bình"},
                {2013, "03402", "Thị trấn Mường Tè"},
                {2013, "03403", "NAM CHA"}}) == "");
}

TEST_CASE("two codes that exchange their names are told with all four places") {
  CHECK(doubts({{2012, "03401", "Xã Một"},
                {2012, "03402", "Xã Hai"},
                {2012, "03403", "Xã Ba"},
                {2012, "03404", "Xã Bốn"},
                {2013, "03402", "Xã Một"},
                {2013, "03401", "Xã Hai"},
                {2013, "03403", "Xã Ba"},
                {2013, "03404", "Xã Bốn"}}) ==
        "2013.csv:3: warning: codes 03401 and 03402 have exchanged their names: in 2012 they are Xã Một (2012.csv:2) "
        "and Xã Hai (2012.csv:3), in 2013 Xã Hai (2013.csv:3) and Xã Một (2013.csv:2); correct the codes of the year "
        "that is wrong\n");
}

TEST_CASE("codes that exchange their names for a year only are told twice") {
  const Communes communes(20);
  std::vector<Given> rows;
  communes.add(rows, 2011, in_order);
  communes.add(rows, 2012, [](std::size_t i) { return i < 2 ? 1 - i : i; });
  communes.add(rows, 2013, in_order);
  CHECK(doubts(rows) ==
        "2012.csv:2: warning: codes 03401 and 03402 have exchanged their names: in 2011 they are Xã Một (2011.csv:2) "
        "and Xã Hai (2011.csv:3), in 2012 Xã Hai (2012.csv:2) and Xã Một (2012.csv:3); correct the codes of the year "
        "that is wrong\n"
        "2013.csv:2: warning: codes 03401 and 03402 have exchanged their names: in 2012 they are Xã Hai (2012.csv:2) "
        "and Xã Một (2012.csv:3), in 2013 Xã Một (2013.csv:2) and Xã Hai (2013.csv:3); correct the codes of the year "
        "that is wrong\n");
}

TEST_CASE("names that went from code to code are told however few") {
  const Communes communes(22);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order);
  communes.add(rows, 2013, [](std::size_t i) { return i < 3 ? (i + 1) % 3 : i; });
  CHECK(doubts(rows) ==
        "2013.csv:2: warning: in 2013 3 codes bear names that other codes have in 2012, such as 03401: Xã Một, then Xã "
        "Hai; 03402: Xã Hai, then Xã Ba; 03403: Xã Ba, then Xã Một; correct the codes of the year that is wrong\n");
}

TEST_CASE("many exchanges are told together") {
  const Communes communes(22);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order);
  communes.add(rows, 2013, [](std::size_t i) { return i < 8 ? i ^ 1U : i; });
  CHECK(doubts(rows) ==
        "2013.csv:2: warning: in 2013 8 codes bear names that other codes have in 2012, such as 03401: Xã Một, then Xã "
        "Hai; 03402: Xã Hai, then Xã Một; 03403: Xã Ba, then Xã Bốn; correct the codes of the year that is wrong\n");
}

TEST_CASE("other names are told where they are more than a twentieth") {
  const auto renamed = [](std::size_t size) {
    Communes communes(size);
    std::vector<Given> rows;
    communes.add(rows, 2012, in_order);
    communes.add(rows, 2013, in_order);
    rows[size].name = "Xã Mới";
    return doubts(rows);
  };
  CHECK(renamed(20) == "");
  CHECK(renamed(19) ==
        "2013.csv:2: warning: in 2013 1 of 19 communes have a different name than in 2012, such as 03401: Xã Một, then "
        "Xã Mới; correct the codes of those that are different communes\n");
}

TEST_CASE("where most names are others, communes are not matched") {
  const std::vector<Given> rows{{2012, "03401", "Xã Một"}, {2012, "03402", "Xã Hai"}, {2012, "03403", "Xã Ba"},
                                {2012, "03404", "Xã Bốn"}, {2013, "03401", "Xã Hai"}, {2013, "03402", "Xã Ba"},
                                {2013, "03403", "Xã Năm"}, {2013, "03405", "Xã Bốn"}};
  Diagnostics diagnostics;
  const Panel panel = build(rows, diagnostics);
  CHECK(
      test::messages(diagnostics) ==
      "2013.csv:2: warning: in 2013 3 of 3 communes have a different name than in 2012, such as 03401: Xã Một, then Xã "
      "Hai; 03402: Xã Hai, then Xã Ba; 03403: Xã Ba, then Xã Năm; communes of these years are not matched; use codes "
      "of one list in all years, or leave the column of codes out so that communes are matched by name\n");
  const Rules rules = test::simple_rules();
  const Summary summary = test::summary_of(panel, rules);
  CHECK(test::figures_of("increments", summary) == "average_change all 2013/2012 = 0/1\n");
  CHECK(test::figures_of("bands", summary) ==
        "band all [high] 2012 = 0/1\n"
        "band all [low] 2012 = 4/1\n"
        "band_share all [high] 2012 = 0/4\n"
        "band_share all [low] 2012 = 4/4\n"
        "band all [high] 2013 = 0/1\n"
        "band all [low] 2013 = 4/1\n"
        "band_share all [high] 2013 = 0/4\n"
        "band_share all [low] 2013 = 4/4\n"
        "band_change all [high] 2013/2012 = 0/1\n"
        "band_change all [low] 2013/2012 = 0/1\n");
  CHECK(test::figures_of("communes", summary).find("2013/2012") == std::string::npos);
}

TEST_CASE("where half of the names are others, or of two communes, they are matched") {
  CHECK(
      doubts({{2012, "03401", "Xã Một"},
              {2012, "03402", "Xã Hai"},
              {2013, "03401", "Xã Ba"},
              {2013, "03402", "Xã Bốn"}}) ==
      "2013.csv:2: warning: in 2013 2 of 2 communes have a different name than in 2012, such as 03401: Xã Một, then Xã "
      "Ba; 03402: Xã Hai, then Xã Bốn; correct the codes of those that are different communes\n");
}

TEST_CASE("a base year whose codes are others is told where the years between do not show it") {
  Diagnostics diagnostics;
  const Panel panel = build({{2011, "03401", "Xã Một"},
                             {2011, "03402", "Xã Hai"},
                             {2011, "03403", "Xã Ba"},
                             {2012, "04401", "Xã Sáu"},
                             {2012, "04402", "Xã Bảy"},
                             {2013, "03401", "Xã Tám"},
                             {2013, "03402", "Xã Chín"},
                             {2013, "03403", "Xã Mười"}},
                            diagnostics);
  CHECK(test::messages(diagnostics) == "");
  const Rules rules = test::simple_rules();
  const auto summary = Summary::make(panel, rules, {}, diagnostics);
  CHECK(test::messages(diagnostics) ==
        "warning: in 2013 3 of 3 communes have a different name than in 2011; communes of these years are not matched; "
        "use codes of one list in all years, or leave the column of codes out so that communes are matched by name\n");
  CHECK(test::figures_of("increments", *summary) ==
        "average_change all 2012/2011 = 0/1\n"
        "matched_communes all 2012/2011 = 0/1\n"
        "entered all 2012/2011 = 2/1\n"
        "left all 2012/2011 = 3/1\n"
        "improved all 2012/2011 = 0/1\n"
        "unchanged all 2012/2011 = 0/1\n"
        "declined all 2012/2011 = 0/1\n"
        "gained all 2012/2011 = 0/1\n"
        "lost all 2012/2011 = 0/1\n"
        "average_change all 2013/2012 = 0/1\n"
        "matched_communes all 2013/2012 = 0/1\n"
        "entered all 2013/2012 = 3/1\n"
        "left all 2013/2012 = 2/1\n"
        "improved all 2013/2012 = 0/1\n"
        "unchanged all 2013/2012 = 0/1\n"
        "declined all 2013/2012 = 0/1\n"
        "gained all 2013/2012 = 0/1\n"
        "lost all 2013/2012 = 0/1\n"
        "average_change all 2013/2011 = 0/1\n");
}

TEST_CASE("running numbers are no codes where names tell that they are not") {
  const Communes communes(6);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order, true);
  communes.add(
      rows, 2013, [](std::size_t i) { return 5 - i; }, true);
  CHECK(doubts(rows) ==
        "2013.csv:2: error: in 2013 6 of 6 communes have a different name than in 2012, such as 1: Xã Một, then Xã "
        "Sáu; 2: Xã Hai, then Xã Năm; 3: Xã Ba, then Xã Bốn; communes of these years are not matched; the column of "
        "codes holds running numbers: call it STT (ordinal)\n");
}

TEST_CASE("running numbers under which names are others altogether are told") {
  CHECK(doubts({{2012, "1", "Xã Một"},
                {2012, "2", "Xã Hai"},
                {2012, "3", "Xã Ba"},
                {2013, "1", "Xã Bốn"},
                {2013, "2", "Xã Năm"},
                {2013, "3", "Xã Sáu"}}) ==
        "2013.csv:2: warning: in 2013 3 of 3 communes have a different name than in 2012, such as 1: Xã Một, then Xã "
        "Bốn; 2: Xã Hai, then Xã Năm; 3: Xã Ba, then Xã Sáu; communes of these years are not matched; the column of "
        "codes holds running numbers: call it STT (ordinal)\n");
}

TEST_CASE("someone's own numbers are codes, and so are those of a single year") {
  const Communes communes(6);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order, true);
  CHECK(doubts(rows) == "");
  communes.add(rows, 2013, in_order, true);
  CHECK(doubts(rows) == "");
}

TEST_CASE("another system of codes is told where names are the same") {
  const Communes communes(4);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order);
  for (const auto& [code, i] : {std::pair("A-1", 0), {"A-2", 1}, {"A-3", 2}, {"A-4", 3}}) {
    rows.push_back({2013, code, communes.names[static_cast<std::size_t>(i)].c_str()});
  }
  CHECK(doubts(rows) ==
        "2013.csv:2: warning: in 2013 4 of 4 communes have a different code than in 2012, such as Xã Một (03401, "
        "then A-1); Xã Hai (03402, then A-2); Xã Ba (03403, then A-3); use codes of one list in all years, or leave "
        "the column of codes out so that communes are matched by name\n");
}

TEST_CASE("running numbers beside the codes of another year are told as such") {
  const Communes communes(4);
  std::vector<Given> rows;
  communes.add(rows, 2012, in_order);
  communes.add(rows, 2013, in_order, true);
  CHECK(doubts(rows) ==
        "2013.csv:2: warning: in 2013 4 of 4 communes have a different code than in 2012, such as Xã Một (03401, "
        "then 1); Xã Hai (03402, then 2); Xã Ba (03403, then 3); the column of codes holds running numbers: call it "
        "STT (ordinal)\n");
}

TEST_CASE("communes of another province, or of the same name in other districts, have not changed their codes") {
  CHECK(doubts({{2012, "03401", "Xã Một"},
                {2012, "03402", "Xã Hai"},
                {2012, "03403", "Xã Ba"},
                {2013, "04401", "Xã Một", "Huyện B"},
                {2013, "04402", "Xã Hai", "Huyện B"},
                {2013, "04403", "Xã Ba", "Huyện B"}}) == "");
}

TEST_CASE("a district whose communes have codes far apart may be two") {
  constexpr const char* warning =
      "2013.csv:3: warning: 'Châu Thành' has communes with codes far apart, 28519 (Xã Một) and 30769 (Xã Hai); it may "
      "be two districts of the same name; add a column of provinces\n";
  CHECK(doubts({{2013, "28519", "Xã Một", "Châu Thành", ""}, {2013, "30769", "Xã Hai", "Châu Thành", ""}}) == warning);
  // told once, of the first year
  CHECK(doubts({{2013, "28519", "Xã Một", "Châu Thành", ""},
                {2013, "30769", "Xã Hai", "Châu Thành", ""},
                {2014, "28519", "Xã Một", "Châu Thành", ""},
                {2014, "30769", "Xã Hai", "Châu Thành", ""}}) == warning);
}

TEST_CASE("a district that was made of parts of others is one") {
  CHECK(doubts({{2013, "03434", "Xã Một", "Nậm Nhùn", ""},
                {2013, "03440", "Xã Hai", "Mường Tè", ""},
                {2013, "03450", "Xã Ba", "Phong Thổ", ""},
                {2013, "03480", "Xã Bốn", "Nậm Nhùn", ""},
                {2013, "03490", "Xã Năm", "Sìn Hồ", ""}}) == "");
  // with provinces all is said
  CHECK(doubts({{2013, "28519", "Xã Một", "Châu Thành", "Tiền Giang"},
                {2013, "30769", "Xã Hai", "Châu Thành", "Tiền Giang"}}) == "");
  // codes of another list say nothing
  CHECK(doubts({{2013, "1", "Xã Một", "A", ""}, {2013, "900", "Xã Hai", "A", ""}}) == "");
}

// Pairs of names that are taken for one, with those that are left over: "A = B; entered: C; left: D".
std::string pairs(const std::vector<Given>& rows) {
  Diagnostics diagnostics;
  const Panel panel = build(rows, diagnostics);
  std::vector<Observation> entered;
  std::vector<Observation> left;
  match(
      panel.observations(1), panel.observations(0), [](const Observation&, const Observation&) {},
      [&](const Observation& unit) { entered.push_back(unit); },
      [&](const Observation& unit) { left.push_back(unit); });
  std::string text;
  for (const auto take : {take_same_names, take_near_names}) {
    for (const auto& [later, earlier] : take(panel, entered, left)) {
      text.append(panel.name(earlier)).append(" = ").append(panel.name(later)).append("; ");
    }
  }
  text += "entered:";
  for (const Observation& unit : entered) text.append(1, ' ').append(panel.name(unit));
  text += "; left:";
  for (const Observation& unit : left) text.append(1, ' ').append(panel.name(unit));
  return text;
}

TEST_CASE("one that left and one that entered are likely the same where their names are one or one letter apart") {
  CHECK(pairs({{2012, "", "Xã Nậm Loỏng"},
               {2012, "", "Xã Mường Tè"},
               {2013, "", "Xã Nậm Loong"},
               {2013, "", "Thị trấn Mường Tè"}}) ==
        "Xã Mường Tè = Thị trấn Mường Tè; Xã Nậm Loỏng = Xã Nậm Loong; entered:; left:");
  CHECK(pairs({{2012, "", "Xã Mường Tè"}, {2013, "", "Xã Mường Tèn"}}) ==
        "Xã Mường Tè = Xã Mường Tèn; entered:; left:");
  CHECK(pairs({{2012, "03401", "Xã Mường Tè"}, {2013, "03402", "Xã Mưòng Tè"}}) ==
        "Xã Mường Tè = Xã Mưòng Tè; entered:; left:");
}

TEST_CASE("numbers, short names, two letters and other districts are not near") {
  CHECK(pairs({{2012, "", "Phường Số 1"}, {2013, "", "Phường Số 2"}}) == "entered: Phường Số 2; left: Phường Số 1");
  CHECK(pairs({{2012, "", "Xã Ba"}, {2013, "", "Xã Bà"}}) == "entered: Xã Bà; left: Xã Ba");
  CHECK(pairs({{2012, "", "Xã Mường Tè"}, {2013, "", "Xã Nường Té"}}) == "entered: Xã Nường Té; left: Xã Mường Tè");
  CHECK(pairs({{2012, "", "Xã Mường Tè"}, {2013, "", "Xã Mường Té", "Huyện B"}}) ==
        "entered: Xã Mường Té; left: Xã Mường Tè");
  CHECK(pairs({{2012, "", "Xã Mường Tè", ""}, {2013, "", "Xã Mường Té", "Huyện B"}}) ==
        "Xã Mường Tè = Xã Mường Té; entered:; left:");
  // which of the two it was is not known
  CHECK(pairs({{2012, "", "Xã Mường Tè"}, {2012, "", "Xã Mường Té"}, {2013, "", "Xã Mường Tẻ"}}) ==
        "entered: Xã Mường Tẻ; left: Xã Mường Tè Xã Mường Té");
}
