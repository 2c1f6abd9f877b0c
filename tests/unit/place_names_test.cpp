#include "panel/place_names.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace ntm;

namespace {

// As "huyện:tam đường".
std::string named(const TypedName& name) { return std::to_string(static_cast<int>(name.type)) + ':' + name.name; }

}  // namespace

TEST_CASE("types of places, in full and in short") {
  for (const char* const text : {"Huyện Tam Đường", "H. Tam Đường", "H.Tam Đường", "HUYỆN TAM ĐƯỜNG", "h Tam Ðường"}) {
    CAPTURE(text);
    CHECK(named(typed_place_name(text)) == "4:tam đường");
  }
  for (const char* const text : {"Thành phố Lai Châu", "TP. Lai Châu", "TP Lai Châu", "Tp.Lai Châu", "T.P. Lai Châu"}) {
    CAPTURE(text);
    CHECK(named(typed_place_name(text)) == "2:lai châu");
  }
  CHECK(named(typed_place_name("Thị xã Mường Lay")) == named(typed_place_name("TX.Mường Lay")));
  CHECK(named(typed_place_name("Huyện đảo Lý Sơn")) == named(typed_place_name("Huyện Lý Sơn")));
  CHECK(named(typed_place_name("Quận 01")) == "5:1");
  CHECK(named(typed_place_name("Q1")) == "5:1");
  CHECK(named(typed_place_name("Tỉnh Lai Châu")) == "1:lai châu");
  CHECK(named(typed_place_name("Lai Châu")) == "0:lai châu");
  CHECK(named(typed_place_name("Huyện")) == "0:huyện");
  CHECK(named(typed_place_name("Hạ Hòa")) == named(typed_place_name("Hạ Hoà")));
  CHECK(named(typed_place_name("")) == "0:");
  CHECK(named(typed_place_name("Bà Rịa – Vũng Tàu")) == named(typed_place_name("Bà Rịa-Vũng Tàu")));
}

TEST_CASE("types of units") {
  CHECK(named(typed_unit_name("Xã Hòa Bình")) == named(typed_unit_name("X. Hoà Bình")));
  CHECK(named(typed_unit_name("Phường 01")) == "7:1");
  CHECK(named(typed_unit_name("P.1")) == "7:1");
  CHECK(named(typed_unit_name("Thị trấn Than Uyên")) == named(typed_unit_name("TT. Than Uyên")));
  CHECK(named(typed_unit_name("Xã 10")) == "6:10");
  CHECK(named(typed_unit_name("Xã Ea H’leo")) == named(typed_unit_name("Xã Ea H'leo")));
  CHECK(named(typed_unit_name("Xã Nậm Cha")) != named(typed_unit_name("Xã Nậm Chà")));
  CHECK(named(typed_unit_name("Pa Tần")) == "0:pa tần");
}

TEST_CASE("a name without a type is that of the only type that bears it") {
  const auto groups = [](const std::vector<std::string>& texts) {
    std::vector<TypedName> names;
    for (const std::string& text : texts) names.push_back(typed_place_name(text));
    const SameNames same(names);
    std::string story;
    for (const auto& [begin, end] : same.groups) {
      for (std::size_t i = begin; i < end; ++i) story += std::to_string(same.order[i]) + ' ';
      story += "| ";
    }
    for (const auto& [bare, one, other] : same.unclear) {
      story += std::to_string(bare) + " could be " + std::to_string(one) + " or " + std::to_string(other);
    }
    return story;
  };
  CHECK(groups({}) == "");
  CHECK(groups({"Huyện B", "A", "B", "H. B", "TP. A"}) == "1 4 | 2 0 3 | ");
  CHECK(groups({"Huyện B", "TX. B"}) == "1 | 0 | ");
  CHECK(groups({"Huyện B", "TX. B", "B", "C"}) == "2 | 1 | 0 | 3 | 0 could be 1 or 2");
}
