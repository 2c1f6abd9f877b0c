#include "read/decrees.hpp"

#include "helpers.hpp"
#include "ntm/rule_sets.hpp"

using namespace ntm;

namespace {

Rules built_in(std::string_view name) {
  Diagnostics none;
  return read_rules(std::string(name), find_rule_set(name)->files, "", none).value();
}

// The set whose criteria a line names in place of those of QĐ 318/2022, or "".
std::string named_by(std::string_view line) {
  const auto other = other_criteria_in(line, built_in("national-2021"));
  return other ? other->set : std::string();
}

}  // namespace

TEST_CASE("a line names the criteria of another decree by its number, with its year or its agency") {
  for (const char* const line :
       {"Quyết định số 1980/QĐ-TTg", "QĐ 1980/2016", "theo QĐ số 1980/2016/QĐ-TTg", "QĐ 1980"}) {
    CAPTURE(line);
    CHECK(named_by(line) == "national-2016");
  }
  CHECK(named_by("QĐ 51/2025") == "national-2026");
  CHECK(named_by("QĐ 51/QĐ-TTg") == "national-2026");
  CHECK(named_by("QĐ 342/QĐ-TTg") == "lai-chau-2014");
}

TEST_CASE("its own decree, those of provinces and what is none name no other criteria") {
  for (const char* const line :
       {"QĐ 318/2022", "Quyết định 318 và quyết định 1980/QĐ-TTg", "Quyết định 318/QĐ-TTg", "QĐ 1980/QĐ-UBND",
        "QĐ 1980/2016/QĐ-UBND", "QĐ 1980/2017", "QĐ 51", "QĐ 12345/2016", "QĐ 9999/2020", "QĐ", "Quyết định",
        "Nam Định 1980", "định 1980/QĐ-TTg", "1980/QĐ-TTg", ""}) {
    CAPTURE(line);
    CHECK(named_by(line) == "");
  }
  CHECK_FALSE(other_criteria_in("QĐ 1980/2016", test::simple_rules()).has_value());
}

TEST_CASE("the criteria of the set that begins where this one ends are known by their number") {
  const auto next = next_criteria(10, built_in("national-2021"));
  REQUIRE(next.has_value());
  CHECK(next->set == "national-2026");
  CHECK(next->decree == "QĐ 51/2025");
  CHECK_FALSE(next_criteria(11, built_in("national-2021")).has_value());
  CHECK_FALSE(next_criteria(10, built_in("national-2026")).has_value());
  CHECK_FALSE(next_criteria(10, built_in("lai-chau-2014")).has_value());
}
