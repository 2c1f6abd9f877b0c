#include "read/totals.hpp"

#include <cstdint>
#include <random>

#include "helpers.hpp"

using namespace ntm;

namespace {

TotalsEvent communes(ColumnSums sums, std::size_t count = 1) {
  return {TotalsEvent::What::communes, 0, count, std::move(sums), {}};
}

using Cells = std::vector<std::optional<double>>;

ColumnValues values_of(const Cells& cells) {
  ColumnValues values;
  for (const auto& cell : cells) {
    values.push_back(cell ? std::optional(static_cast<std::int64_t>(*cell * 1'000'000)) : std::nullopt);
  }
  return values;
}

TotalsEvent heading(std::size_t line, const Cells& cells) {
  return {TotalsEvent::What::heading, line, 0, {}, values_of(cells)};
}

TotalsEvent total(std::size_t line, const Cells& cells) {
  return {TotalsEvent::What::total, line, 0, {}, values_of(cells)};
}

std::string told(const std::vector<TotalsEvent>& events, std::size_t columns) {
  Diagnostics diagnostics;
  check_totals(events, columns, "f.csv", diagnostics);
  return test::messages(diagnostics);
}

}  // namespace

TEST_CASE("a total may be of all rows or of those since the last heading") {
  CHECK(told({heading(1, {3, std::nullopt}), communes({3, 30}, 2), total(4, {3, 30}), communes({5, 50}),
              total(6, {5, 50}), total(7, {8, 80})},
             2)
            .empty());
}

TEST_CASE("a difference is a warning with its place") {
  CHECK(told({heading(1, {4, std::nullopt}), communes({1, 10}), communes({2, 20}), total(4, {3, 31})}, 2) ==
        "f.csv:4:2: warning: the row says 31, the communes above it add up to 30; the numbers of the communes are "
        "used; correct the one that is wrong\n"
        "f.csv:1:1: warning: the row says 4, the communes below it add up to 3; the numbers of the communes are used; "
        "correct the one that is wrong\n");
}

TEST_CASE("where a commune could not be read, no total is doubted") {
  CHECK(told({communes({1}), {TotalsEvent::What::unusable, 2, 0, {}, {}}, total(4, {3})}, 1).empty());
}

TEST_CASE("an average that lies between two roundings may be either") {
  CHECK(told({communes({9}, 4), total(4, {2.3})}, 1) == "");
  CHECK(told({communes({9}, 4), total(4, {2.2})}, 1) == "");
  CHECK(
      told({communes({9}, 4), total(4, {2.4})}, 1) ==
      "f.csv:4:1: warning: the row says 2.4, the communes above it add up to 9; the numbers of the communes are used; "
      "correct the one that is wrong\n");
}

TEST_CASE("a total is told with its decimals, if it has any") {
  CHECK(told({communes({12345}, 4), total(4, {12346}), total(5, {0.5})}, 1) ==
        "f.csv:4:1: warning: the row says 12,346, the communes above it add up to 12,345; the numbers of the "
        "communes are used; correct the one that is wrong\n"
        "f.csv:5:1: warning: the row says 0.5, the communes above it add up to 12,345; the numbers of the communes are "
        "used; correct the one that is wrong\n");
}

TEST_CASE("a total below a total is of more, and is held against that") {
  const auto district = [](std::int64_t sum, std::size_t line) {
    return std::vector{communes({sum}, 2), total(line, {static_cast<double>(sum)})};
  };
  const auto of = [&](double first_province, double second_province, double country) {
    std::vector<TotalsEvent> events;
    for (const auto& [sum, line] : std::vector<std::pair<std::int64_t, std::size_t>>{{3, 2}, {5, 4}}) {
      for (TotalsEvent& event : district(sum, line)) events.push_back(std::move(event));
    }
    events.push_back(total(5, {first_province}));
    for (TotalsEvent& event : district(7, 7)) events.push_back(std::move(event));
    for (TotalsEvent& event : district(11, 9)) events.push_back(std::move(event));
    events.push_back(total(10, {second_province}));
    events.push_back(total(11, {country}));
    return events;
  };
  CHECK(told(of(8, 18, 26), 1) == "");
  CHECK(told(of(9, 17, 25), 1) ==
        "f.csv:5:1: warning: the row says 9, the communes above it add up to 8; the numbers of the communes are used; "
        "correct the one that is wrong\n"
        "f.csv:10:1: warning: the row says 17, the communes above it add up to 26; the numbers of the communes are "
        "used; correct the one that is wrong\n"
        "f.csv:11:1: warning: the row says 25, the communes above it add up to 26; the numbers of the communes are "
        "used; correct the one that is wrong\n");
  // of two regions each with two provinces of one district
  const auto two_regions = [&](double second_region) {
    std::vector<TotalsEvent> events;
    for (const double sum : {1, 2, 4, 8}) {
      events.push_back(communes({static_cast<std::int64_t>(sum)}, 2));
      events.push_back(total(2, {sum}));
      events.push_back(total(3, {sum}));
      if (sum == 2) events.push_back(total(4, {3}));
      if (sum == 8) events.push_back(total(5, {second_region}));
    }
    return events;
  };
  CHECK(told(two_regions(12), 1) == "");
  CHECK(
      told(two_regions(11), 1) ==
      "f.csv:5:1: warning: the row says 11, the communes above it add up to 15; the numbers of the communes are used; "
      "correct the one that is wrong\n");
  // of two zones each with two regions of one province of one district
  std::vector<TotalsEvent> two_zones;
  for (const double sum : {1, 2, 4, 8}) {
    two_zones.push_back(communes({static_cast<std::int64_t>(sum)}, 2));
    for (const std::size_t line : {2, 3, 4}) two_zones.push_back(total(line, {sum}));
    if (sum == 2) two_zones.push_back(total(5, {3}));
    if (sum == 8) two_zones.push_back(total(6, {12}));
  }
  CHECK(told(two_zones, 1) == "");
  // the same again, though it is not of more
  CHECK(told({communes({1}), total(2, {1}), communes({2}), total(4, {2}), total(5, {2})}, 1) == "");
  // nothing is left of which the last one could be
  CHECK(told({communes({1}), total(2, {1}), total(3, {1}), total(4, {1}), total(5, {1}), total(6, {9})}, 1) ==
        "f.csv:6:1: warning: the row says 9, the communes above it add up to 1; the numbers of the communes are used; "
        "correct the one that is wrong\n");
  // the total of one district is not that of the next
  CHECK(told({communes({3}), total(2, {3}), communes({5}), total(4, {3})}, 1) ==
        "f.csv:4:1: warning: the row says 3, the communes above it add up to 8; the numbers of the communes are used; "
        "correct the one that is wrong\n");
  // what a page carries over to the next
  CHECK(told({communes({3}), total(2, {3}), total(3, {3}), communes({4}), total(5, {7}), total(6, {7})}, 1) == "");
  // a heading without communes of its own stands above others
  CHECK(told({heading(1, {9}), heading(2, {4}), communes({4}), heading(4, {5}), communes({5})}, 1) == "");
}

TEST_CASE("the heading of a province is of all its districts") {
  const auto province = [](std::size_t line, double sum) {
    return TotalsEvent{TotalsEvent::What::province, line, 0, {}, values_of({sum})};
  };
  const auto of = [&](double first, double second) {
    return std::vector{province(1, first), heading(2, {3}),     communes({3}),   heading(4, {5}),
                       communes({5}),      province(6, second), heading(7, {7}), communes({7})};
  };
  CHECK(told(of(8, 7), 1) == "");
  CHECK(told(of(9, 6), 1) ==
        "f.csv:1:1: warning: the row says 9, the communes below it add up to 8; the numbers of the communes are used; "
        "correct the one that is wrong\n"
        "f.csv:6:1: warning: the row says 6, the communes below it add up to 7; the numbers of the communes are used; "
        "correct the one that is wrong\n");
}

TEST_CASE("a total above the communes is of all below it") {
  CHECK(told({total(1, {3}), communes({2}, 2)}, 1) ==
        "f.csv:1:1: warning: the row says 3, the communes below it add up to 2; the numbers of the communes are used; "
        "correct the one that is wrong\n");
}

TEST_CASE("a heading may bear the average of its communes, as exact as it is written") {
  CHECK(told({heading(1, {7.75}), communes({31}, 4), heading(6, {9}), communes({27}, 3)}, 1).empty());
  CHECK(told({heading(1, {7.3}), communes({22}, 3)}, 1).empty());
  CHECK(
      told({heading(1, {7.4}), communes({22}, 3)}, 1) ==
      "f.csv:1:1: warning: the row says 7.4, the communes below it add up to 22; the numbers of the communes are used; "
      "correct the one that is wrong\n");
}

TEST_CASE("rows of districts alone are held against nothing") {
  CHECK(told({heading(1, {7}), heading(2, {9}), total(3, {16})}, 1).empty());
}

TEST_CASE("marks are added up by criterion, however many there are") {
  CHECK(sums_of_marks({}) == SumsOfMarks{});
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> sets;
  SumsOfMarks expected{};
  for (std::size_t count = 1; count <= 600; ++count) {
    // of few criteria, of all, and of those at the ends
    const std::uint64_t set = count % 3 == 0 ? random() : count % 3 == 1 ? random() & 0x7FFFF : ~std::uint64_t{0};
    sets.push_back(set);
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] += static_cast<std::int64_t>(set >> i & 1);
    CAPTURE(count);
    CHECK(sums_of_marks(sets) == expected);
  }
}
