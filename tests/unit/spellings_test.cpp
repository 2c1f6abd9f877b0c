// Places and communes that stand in several spellings.
#include <array>

#include "helpers.hpp"
#include "ntm/read.hpp"

using namespace ntm;

namespace {

struct Given {
  int year;
  const char* code;
  const char* name;
  const char* district;
  const char* province = "Tỉnh Lai Châu";
};

// The places with the units in each, as "Huyện A: 2012 1, 2013 1", then all messages. The same from both ends.
std::string places_of(const std::vector<Given>& rows) {
  std::string first;
  for (const bool reversed : {false, true}) {
    PanelBuilder builder;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Given& row = rows[reversed ? rows.size() - 1 - i : i];
      UnitYear made = test::unit(row.year, row.code, 0, row.district);
      made.name = row.name;
      made.province = row.province;
      builder.add(made);
    }
    Diagnostics diagnostics;
    const Panel panel = std::move(builder).build(diagnostics);
    std::string story;
    for (const Place& place : panel.places()) {
      story.append(place.province).append(" / ").append(place.district).append(":");
      for (std::size_t year = 0; year < panel.years().size(); ++year) {
        for (const Observation& unit : panel.observations(year)) {
          if (panel.place(unit) == place) story += ' ' + std::to_string(panel.years()[year]) + ' ' + panel.code(unit);
        }
      }
      story += '\n';
    }
    story += test::messages(diagnostics);
    if (!reversed) first = story;
    CHECK(story == first);
  }
  return first;
}

}  // namespace

TEST_CASE("spellings that differ in case are one place, spelled as in most rows, else as in the latest year") {
  CHECK(places_of({{2011, "1", "A", "HUYỆN TAM ĐƯỜNG", "TỈNH LAI CHÂU"}, {2012, "1", "A", "Huyện Tam Đường"}}) ==
        "Tỉnh Lai Châu / Huyện Tam Đường: 2011 1 2012 1\n"
        "note: 'Tỉnh Lai Châu' (1 row) and 'TỈNH LAI CHÂU' (1 row) are treated as one province; write it in the same "
        "way in all rows\n"
        "note: 'Huyện Tam Đường' (1 row) and 'HUYỆN TAM ĐƯỜNG' (1 row) are treated as one district; write it in the "
        "same way in all rows\n");
  CHECK(places_of({{2011, "1", "A", "Huyện Tam Đường"},
                   {2011, "2", "B", "Huyện Tam Đường"},
                   {2012, "1", "A", "Huyện tam đường"}}) ==
        "Tỉnh Lai Châu / Huyện Tam Đường: 2011 1 2011 2 2012 1\n"
        "note: 'Huyện Tam Đường' (2 rows) and 'Huyện tam đường' (1 row) are treated as one district; write it in the "
        "same way in all rows\n");
}

TEST_CASE("a district with its type in full, in short or without is one") {
  CHECK(places_of({{2011, "1", "A", "H. Tam Đường"},
                   {2012, "1", "A", "Huyện Tam Ðường"},
                   {2013, "1", "A", "Huyện Tam Đường"},
                   {2013, "2", "B", "Tam Đường"},
                   {2013, "3", "C", "Tam Đường"}}) ==
        "Tỉnh Lai Châu / Tam Đường: 2011 1 2012 1 2013 1 2013 2 2013 3\n"
        "warning: 'Tam Đường' (2 rows), 'Huyện Tam Đường' (1 row), 'Huyện Tam Ðường' (1 row) and 'H. Tam Đường' (1 "
        "row) are treated as one district; write it in the same way in all rows\n");
}

TEST_CASE("places of two types are two, and a bare name is told to be neither") {
  CHECK(places_of({{2011, "1", "A", "Huyện Hoà Thành"}, {2011, "2", "B", "TX. Hòa Thành"}}) ==
        "Tỉnh Lai Châu / Huyện Hoà Thành: 2011 1\n"
        "Tỉnh Lai Châu / TX. Hòa Thành: 2011 2\n");
  CHECK(places_of(
            {{2011, "1", "A", "Huyện Hoà Thành"}, {2011, "2", "B", "TX. Hòa Thành"}, {2012, "1", "A", "Hòa Thành"}}) ==
        "Tỉnh Lai Châu / Huyện Hoà Thành: 2011 1\n"
        "Tỉnh Lai Châu / Hòa Thành: 2012 1\n"
        "Tỉnh Lai Châu / TX. Hòa Thành: 2011 2\n"
        "warning: 'Hòa Thành' (1 row) could be 'TX. Hòa Thành' or 'Huyện Hoà Thành'; treated as a separate district; "
        "write its type in front of its name\n");
}

TEST_CASE("districts of a province in two spellings are those of one") {
  CHECK(places_of({{2011, "1", "A", "Huyện Tam Đường"}, {2012, "1", "A", "Huyện Tam Đường", "Lai Châu"}}) ==
        "Lai Châu / Huyện Tam Đường: 2011 1 2012 1\n"
        "warning: 'Lai Châu' (1 row) and 'Tỉnh Lai Châu' (1 row) are treated as one province; write it in the same way "
        "in all rows\n");
}

TEST_CASE("many spellings are told together") {
  std::vector<Given> rows;
  constexpr std::array<std::pair<const char*, const char*>, 4> names{
      {{"H. A", "Huyện A"}, {"H. B", "Huyện B"}, {"H. C", "Huyện C"}, {"H. D", "Huyện D"}}};
  constexpr std::array codes{"1", "2", "3", "4"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    rows.push_back({2011, codes[i], codes[i], names[i].first});
    rows.push_back({2012, codes[i], codes[i], names[i].second});
  }
  CHECK(places_of(rows).substr(std::string_view("Tỉnh Lai Châu / Huyện A: 2011 1 2012 1\n").size() * 4) ==
        "warning: 4 districts have several spellings, such as 'Huyện A' (1 row) and 'H. A' (1 row); 'Huyện B' (1 "
        "row) and 'H. B' (1 row); 'Huyện C' (1 row) and 'H. C' (1 row); each is treated as one; write it in the same "
        "way in all rows\n");
}

TEST_CASE("communes without codes are matched whatever the spelling of their names") {
  CHECK(places_of({{2011, "", "Xã Hoà Bình", "H. A"}, {2012, "", "Xã Hòa Bình", "Huyện A"}}) ==
        "Tỉnh Lai Châu / Huyện A: 2011 Tỉnh Lai Châu / Huyện A / Xã Hòa Bình 2012 Tỉnh Lai Châu / Huyện A / Xã Hòa "
        "Bình\n"
        "warning: 'Xã Hòa Bình' (1 row) and 'Xã Hoà Bình' (1 row) are treated as one commune; write it in the same way "
        "in all rows\n"
        "note: no code for 2 communes; matched by province, district and name; a commune that was renamed or moved "
        "counts as one that left and one that entered\n"
        "warning: 'Huyện A' (1 row) and 'H. A' (1 row) are treated as one district; write it in the same way in all "
        "rows\n");
  CHECK(places_of({{2011, "", "Xã 01", "A"}, {2012, "", "X. 1", "A"}, {2013, "", "1", "A"}}) ==
        "Tỉnh Lai Châu / A: 2011 Tỉnh Lai Châu / A / 1 2012 Tỉnh Lai Châu / A / 1 2013 Tỉnh Lai Châu / A / 1\n"
        "warning: '1' (1 row), 'X. 1' (1 row) and 'Xã 01' (1 row) are treated as one commune; write it in the same way "
        "in all rows\n"
        "note: no code for 3 communes; matched by province, district and name; a commune that was renamed or moved "
        "counts as one that left and one that entered\n");
}

TEST_CASE("communes without codes of two types, or of one year, are not one") {
  const std::string note =
      "note: no code for 3 communes; matched by province, district and name; a commune that was renamed or moved "
      "counts as one that left and one that entered\n";
  CHECK(places_of({{2011, "", "Xã B", "A", ""}, {2011, "", "Thị trấn B", "A", ""}, {2012, "", "B", "A", ""}}) ==
        " / A: 2011  / A / Thị trấn B 2011  / A / Xã B 2012  / A / B\n"
        "warning: 'B' (1 row) could be 'Xã B' or 'Thị trấn B'; treated as a separate commune; write its type in front "
        "of its name\n" +
            note);
  CHECK(places_of({{2011, "", "Xã B", "A", ""}, {2011, "", "B", "A", ""}, {2012, "", "B", "A", ""}}) ==
        " / A: 2011  / A / B 2011  / A / Xã B 2012  / A / B\n"
        "warning: 'B' (2 rows) appears beside 'Xã B' in the same year; treated as a separate commune; write its type "
        "in front of its name\n" +
            note);
}

TEST_CASE("a commune without a code is the only one with a code that may bear its name") {
  CHECK(places_of({{2011, "7", "Xã Hoà Bình", "Huyện A"}, {2012, "", "Hòa Bình", "A", ""}}).substr(0, 60) ==
        std::string(" / A: 2012 7\nTỉnh Lai Châu / Huyện A: 2011 7\nnote: no code for 1").substr(0, 60));
  CHECK(places_of({{2011, "7", "Xã Nậm Cha", "Huyện A"}, {2012, "", "Xã Nậm Chà", "Huyện A"}}).substr(0, 60) ==
        std::string("Tỉnh Lai Châu / Huyện A: 2011 7 2012 Tỉnh Lai Châu / Huyện A / Xã Nậm Chà").substr(0, 60));
}

TEST_CASE("of the communes whose names one without a code may bear, those that say the same types come first") {
  const std::string note =
      "note: no code for 1 commune; matched by province, district and name; a commune that was renamed or moved counts "
      "as one that left and one that entered\n";
  CHECK(places_of({{2011, "1", "B", "Huyện A"}, {2011, "2", "Xã B", "Huyện A"}, {2012, "", "Xã B", "Huyện A"}}) ==
        "Tỉnh Lai Châu / Huyện A: 2011 1 2011 2 2012 2\n" + note);
  CHECK(places_of({{2011, "1", "Xã B", "A"},
                   {2011, "2", "Xã B", "Huyện A"},
                   {2011, "3", "Xã C", "TX. A"},
                   {2012, "", "Xã B", "Huyện A"}}) ==
        "Tỉnh Lai Châu / A: 2011 1\n"
        "Tỉnh Lai Châu / Huyện A: 2011 2 2012 2\n"
        "Tỉnh Lai Châu / TX. A: 2011 3\n" +
            note +
            "warning: 'A' (1 row) could be 'TX. A' or 'Huyện A'; treated as a separate district; write its type in "
            "front of its name\n");
  CHECK(places_of({{2011, "1", "Xã B", "Huyện A"}, {2011, "2", "Thị trấn B", "Huyện A"}, {2012, "", "B", "Huyện A"}}) ==
        "Tỉnh Lai Châu / Huyện A: 2011 1 2011 2\n"
        "error: B has no code, and could be 1 or 2; add a column commune_code\n" +
            note);
  // of another type of province, district or commune is another one
  CHECK(places_of({{2011, "1", "Xã B", "Huyện A", "Thành phố Huế"}, {2012, "", "Xã B", "Huyện A", "Tỉnh Huế"}}) ==
        "Thành phố Huế / Huyện A: 2011 1\n"
        "Tỉnh Huế / Huyện A: 2012 Tỉnh Huế / Huyện A / Xã B\n" +
            note);
  CHECK(places_of({{2011, "1", "Xã B", "Huyện A"}, {2012, "", "Xã B", "TX. A"}}) ==
        "Tỉnh Lai Châu / Huyện A: 2011 1\n"
        "Tỉnh Lai Châu / TX. A: 2012 Tỉnh Lai Châu / TX. A / Xã B\n" +
            note);
  CHECK(places_of({{2011, "1", "Xã B", "Huyện A"}, {2012, "", "Thị trấn B", "Huyện A"}}) ==
        "Tỉnh Lai Châu / Huyện A: 2011 1 2012 Tỉnh Lai Châu / Huyện A / Thị trấn B\n" + note);
}
