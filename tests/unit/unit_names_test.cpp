#include "panel/unit_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace ntm;

namespace {

void check_found(const UnitNames& names, const std::map<UnitKey, std::string>& expected, std::mt19937& random) {
  UnitNames::Cursor upwards(names);
  UnitNames::Cursor anywhere(names);
  std::vector<UnitKey> asked;
  for (UnitKey unit = 0; unit < 400; ++unit) {
    const auto found = expected.find(unit);
    const auto name = found == expected.end() ? std::optional<std::string_view>() : std::string_view(found->second);
    CHECK(names.find(unit) == name);
    CHECK(upwards.find(unit) == name);
    CHECK((!name || names.may_have(unit, unit)));
    asked.push_back(unit);
  }
  std::ranges::shuffle(asked, random);
  for (const UnitKey unit : asked) {
    const auto found = expected.find(unit);
    CHECK(anywhere.find(unit) ==
          (found == expected.end() ? std::optional<std::string_view>() : std::string_view(found->second)));
  }
}

}  // namespace

TEST_CASE("names are found whatever the order in which they were added") {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    UnitNames names;
    std::map<UnitKey, std::string> expected;
    // some rounds add runs of units, others scattered ones
    for (int part = 0; part < 12; ++part) {
      std::vector<UnitKey> units;
      const UnitKey begin = random() % 400;
      for (int i = 0; i < 25; ++i) {
        const UnitKey unit = round % 2 == 0 ? begin + static_cast<UnitKey>(i) : random() % 400;
        if (!expected.contains(unit)) units.push_back(unit);
      }
      std::ranges::sort(units);
      units.erase(std::unique(units.begin(), units.end()), units.end());
      if (units.empty()) continue;
      std::vector<NamedUnit> named;
      for (const UnitKey unit : units) {
        const std::string& name = expected[unit] = "Xã " + std::to_string(unit * 7919 % 1000);
        named.push_back({unit, name});
      }
      names.add(UnitNames::Chunk(named));
    }
    check_found(names, expected, random);
  }
}

TEST_CASE("what is added later changes nothing in a copy") {
  UnitNames names;
  names.add(UnitNames::Chunk(std::vector<NamedUnit>{{1, "A"}, {5, "B"}}));
  const UnitNames before = names;
  UnitNames::Cursor cursor(names);
  names.add(UnitNames::Chunk(std::vector<NamedUnit>{{3, "C"}}));
  names.add(UnitNames::Chunk(std::vector<NamedUnit>{{9, "D"}}));
  CHECK(names.find(3) == "C");
  CHECK(names.find(9) == "D");
  CHECK_FALSE(before.find(3));
  CHECK_FALSE(before.may_have(9, 9));
  CHECK(cursor.find(5) == "B");
  CHECK_FALSE(cursor.find(9));
}
