#include "panel/packed_columns.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

using namespace ntm;

namespace {

using Numbers = std::vector<std::uint64_t>;

// Numbers as they were put in, one by one and all together.
void check_kept(const Numbers& first, const Numbers& second) {
  const PackedColumns<2> packed({first, second});
  REQUIRE(packed.size() == first.size());
  const std::array columns{first, second};
  for (std::size_t column = 0; column < columns.size(); ++column) {
    for (std::size_t row = 0; row < first.size(); ++row) {
      CHECK(packed.get(row, column) == columns[column][row]);
      CHECK(packed[row][column] == columns[column][row]);
    }
    Numbers copied(first.size() / 2);
    packed.copy(column, first.size() - copied.size(), copied);
    CHECK(std::equal(copied.begin(), copied.end(), columns[column].end() - static_cast<std::ptrdiff_t>(copied.size())));
  }
}

}  // namespace

TEST_CASE("numbers of any size are kept") {
  constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
  check_kept({0}, {largest});
  check_kept({0, largest, 1}, {7, 7, 7});
  check_kept({largest, largest - 1}, {std::uint64_t{1} << 63, 0});
  std::mt19937_64 random(1);
  for (int bits = 1; bits <= 64; ++bits) {
    for (int shift = 0; shift + bits <= 64; shift += 7) {
      Numbers first(33);
      Numbers second(33);
      const std::uint64_t above = shift + bits < 64 ? random() << (shift + bits) : 0;
      for (std::uint64_t& number : first) number = above | random() >> (64 - bits) << shift;
      for (std::uint64_t& number : second) number = random();
      check_kept(first, second);
    }
  }
}

TEST_CASE("columns take as few bytes as the span of their numbers needs") {
  const auto bytes = [](const Numbers& numbers) {
    return PackedColumns<1>({std::span<const std::uint64_t>(numbers)}).byte_count();
  };
  CHECK(bytes({5, 5, 5, 5}) == 0);
  CHECK(bytes({1000, 1001, 1002, 1003}) == 4);
  CHECK(bytes({0, 255, 3, 4}) == 4);
  CHECK(bytes({0, 256, 512, 768}) == 4);  // the lowest bits are 0 in all
  CHECK(bytes({0, 257, 3, 4}) == 8);
}

TEST_CASE("the first row that is not less is found") {
  const Numbers ascending{3, 8, 8, 20};
  const PackedColumns<1> packed({std::span<const std::uint64_t>(ascending)});
  for (std::uint64_t value = 0; value < 25; ++value) {
    const auto expected = std::lower_bound(ascending.begin(), ascending.end(), value) - ascending.begin();
    CHECK(packed.lower_bound(0, value) == static_cast<std::size_t>(expected));
  }
}
