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
