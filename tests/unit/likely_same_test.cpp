// Units whose names say that they are the same under another code.
#include "panel/likely_same.hpp"

#include <deque>
#include <string>
#include <vector>

#include "helpers.hpp"

using namespace ntm;

namespace {

struct Named {
  std::string_view name;
  std::string_view district = "D";
  std::string_view province = "P";
};

// "Xã A = Xã A; …" for each pair, the later first; then how many of each list are left over.
template <typename Take>
std::string taken(const std::vector<Named>& later, const std::vector<Named>& earlier, const Take& take) {
  std::deque<std::string> codes;  // units show them
  PanelBuilder builder;
  const auto add = [&](int year, const std::vector<Named>& named) {
    for (const auto& [name, district, province] : named) {
      UnitYear unit = test::unit(year, codes.emplace_back(std::to_string(10000 + codes.size())), 1, district);
      unit.name = name;
      unit.province = province;
      builder.add(unit);
    }
  };
  add(2012, earlier);
  add(2013, later);
  Diagnostics ignored;  // that names and codes do not fit is told
  const Panel panel = std::move(builder).build(ignored);
  const auto all_of = [&](std::size_t year) {
    if (year >= panel.years().size()) return std::vector<Observation>();
    const Observations of_year = panel.observations(year);
    return std::vector<Observation>(of_year.begin(), of_year.end());
  };
  std::vector<Observation> entered = all_of(1);
  std::vector<Observation> left = all_of(0);
  std::string text;
  for (const auto& [now, before] : take(panel, entered, left)) {
    text.append(panel.name(now)).append(" = ").append(panel.name(before)).append("; ");
  }
  return text + std::to_string(entered.size()) + ' ' + std::to_string(left.size());
}

std::string same(const std::vector<Named>& later, const std::vector<Named>& earlier) {
  return taken(later, earlier, take_same_names);
}

std::string near(const std::vector<Named>& later, const std::vector<Named>& earlier) {
  return taken(later, earlier, take_near_names);
}

}  // namespace

TEST_CASE("units of the same name and place are likely the same, where no other bears it") {
  CHECK(same({{"Xã Tá Bạ"}, {"Xã Pa Ủ"}}, {{"Tá Bạ"}, {"Xã Mù Cả"}}) == "Xã Tá Bạ = Tá Bạ; 1 1");
  CHECK(same({{"Xã Tá Bạ", "Huyện D"}}, {{"Xã Tá Bạ", "D"}}) == "Xã Tá Bạ = Xã Tá Bạ; 0 0");
  CHECK(same({{"Xã Tá Bạ", "D"}, {"Xã A", "E"}}, {{"Xã Tá Bạ", "E"}, {"Xã B", "D"}}) == "2 2");
  CHECK(same({{"Xã Tá Bạ"}, {"Thị trấn Tá Bạ"}}, {{"Xã Tá Bạ"}}) == "2 1");
  CHECK(same({{"Xã Tá Bạ"}}, {{"Xã Tá Bạ"}, {"Thị trấn Tá Bạ"}}) == "1 2");
}

TEST_CASE("units are of one place by as much as is known of all of them") {
  CHECK(same({{"Xã Tá Bạ", "D", ""}, {"Xã A", "E"}}, {{"Xã Tá Bạ"}}) == "Xã Tá Bạ = Xã Tá Bạ; 1 0");
  CHECK(same({{"Xã Tá Bạ", ""}, {"Xã A"}}, {{"Xã Tá Bạ"}}) == "Xã Tá Bạ = Xã Tá Bạ; 1 0");
  CHECK(same({{"Xã Tá Bạ", "D", "Q"}}, {{"Xã Tá Bạ"}}) == "1 1");
  CHECK(same({{"Xã Tá Bạ", "", "Q"}}, {{"Xã Tá Bạ"}}) == "1 1");
}

TEST_CASE("a letter that was changed, added or left out makes a near name") {
  CHECK(near({{"Xã Nậm Cuổi"}}, {{"Xã Nậm Cuối"}}) == "Xã Nậm Cuổi = Xã Nậm Cuối; 0 0");
  CHECK(near({{"Xã Bản Lang"}}, {{"Xã Bản Lan"}}) == "Xã Bản Lang = Xã Bản Lan; 0 0");
  CHECK(near({{"Xã Bản Lan"}}, {{"Xã Bản Lang"}}) == "Xã Bản Lan = Xã Bản Lang; 0 0");
  CHECK(near({{"Xã ậm Cuổi"}}, {{"Xã Nậm Cuổi"}}) == "Xã ậm Cuổi = Xã Nậm Cuổi; 0 0");
  CHECK(near({{"Xã Nậm Cuổi"}}, {{"Xã Nậm Cuổi"}}) == "Xã Nậm Cuổi = Xã Nậm Cuổi; 0 0");
  CHECK(near({{"Xã Nong Luống"}}, {{"Xã Noong Luống"}}) == "Xã Nong Luống = Xã Noong Luống; 0 0");
  CHECK(near({{"Xã Phìn"}}, {{"Xã Phín"}}) == "Xã Phìn = Xã Phín; 0 0");
  CHECK(near({{"Xã Mù Cả"}, {"Xã Nậm Cuổi"}}, {{"Xã Nậm Cuối"}}) == "Xã Nậm Cuổi = Xã Nậm Cuối; 1 0");
  // each lost another letter, or two letters differ
  CHECK(near({{"Xã Bản Lang"}}, {{"Xã Bảng Lan"}}) == "1 1");
  CHECK(near({{"Xã Nậm Cuổi"}}, {{"Xã Nậm Xuối"}}) == "1 1");
}

TEST_CASE("names that are short, that differ by a number or that may be of several are not near") {
  CHECK(near({{"Xã Pa"}}, {{"Xã Ba"}}) == "1 1");
  CHECK(near({{"Phường 11"}}, {{"Phường 12"}}) == "1 1");
  CHECK(near({{"Xã Đồng 10"}}, {{"Xã Đồng 1"}}) == "1 1");
  CHECK(near({{"Xã Đồng 1"}}, {{"Xã Đồng 19"}}) == "1 1");
  CHECK(near({{"Xã Nậm Cuổi"}}, {{"Xã Nậm Cuối"}, {"Xã Nậm Cuội"}}) == "1 2");
  CHECK(near({{"Xã Nậm Cuổi", "D"}, {"Xã A", "E"}}, {{"Xã Nậm Cuối", "E"}, {"Xã B", "D"}}) == "2 2");
  // one that was taken is not taken again
  CHECK(near({{"Xã Nậm Cuổi"}, {"Xã Nậm Cuội"}}, {{"Xã Nậm Cuối"}}) == "Xã Nậm Cuổi = Xã Nậm Cuối; 1 0");
}
