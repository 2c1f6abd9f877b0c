#include "ntm/rules.hpp"

#include <stdexcept>

#include "helpers.hpp"

using namespace ntm;

TEST_CASE("a criterion's column is its number in two digits") {
  CHECK(Criterion{1, "", "", ""}.id() == "c01");
  CHECK(Criterion{64, "", "", ""}.id() == "c64");
}

TEST_CASE("tests compare exactly") {
  const Ratio value = *Ratio::parse("8.2");
  CHECK(holds(Ratio(41, 5), Relation::at_least, value));
  CHECK_FALSE(holds(Ratio(41, 5), Relation::above, value));
  CHECK(holds(Ratio(41, 5), Relation::at_most, value));
  CHECK_FALSE(holds(Ratio(41, 5), Relation::below, value));
  CHECK(holds(Ratio(41, 5), Relation::equal, value));
  CHECK(holds(Ratio(8200000001, 1000000000), Relation::above, value));
  CHECK(holds(8, Relation::below, value));
}

TEST_CASE("a test is one of five signs") {
  for (const char* const sign : {">=", ">", "<=", "<", "="}) CHECK(symbol(*find_relation(sign)) == sign);
  CHECK_FALSE(find_relation("=>").has_value());
  CHECK_FALSE(find_relation("").has_value());
}

TEST_CASE("the set of all criteria has a bit for each, up to 64") {
  CHECK(test::simple_rules(4).all_criteria() == 0b1111);
  CHECK(test::simple_rules(64).all_criteria() == ~std::uint64_t{0});
}

TEST_CASE("a number of criteria has its band") {
  const Rules rules = test::simple_rules(4);
  CHECK(rules.band_of(4) == 0);
  CHECK(rules.band_of(2) == 0);
  CHECK(rules.band_of(1) == 1);
  CHECK(rules.band_of(0) == 1);
  CHECK_THROWS_AS((void)rules.band_of(5), std::out_of_range);
}
