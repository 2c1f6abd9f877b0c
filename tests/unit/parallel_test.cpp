#include "panel/parallel.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <string>
#include <vector>

using namespace ntm;

namespace {

// How often each part was done, by any worker, each of which does one at a time.
std::vector<int> done_by(Team& team, std::size_t parts) {
  std::vector<std::atomic<int>> counts(parts);
  std::vector<std::atomic<int>> busy(team.size());
  std::atomic<bool> overlapped = false;
  team.for_each_part(parts, [&](std::size_t worker, std::size_t part) {
    if (busy.at(worker)++ != 0) overlapped = true;
    ++counts[part];
    --busy[worker];
  });
  CHECK_FALSE(overlapped);
  return {counts.begin(), counts.end()};
}

}  // namespace

TEST_CASE("each part is done once, round after round, by any number of threads") {
  for (const std::size_t size : {0U, 1U, 2U, 7U}) {
    Team team(size);
    for (const std::size_t parts : {0U, 1U, 2U, 5U, 1000U, 3U}) {
      CHECK(done_by(team, parts) == std::vector<int>(parts, 1));
    }
  }
}

TEST_CASE("what a part throws ends the round, and the next one goes on") {
  for (const std::size_t size : {1U, 2U, 7U}) {
    Team team(size);
    std::atomic<int> done = 0;
    const auto fails = [&](std::size_t, std::size_t part) {
      if (part == 3) throw std::runtime_error("part 3");
      ++done;
    };
    CHECK_THROWS_WITH_AS(team.for_each_part(10'000, fails), "part 3", std::runtime_error);
    CHECK(done < 10'000);
    CHECK(done_by(team, 100) == std::vector<int>(100, 1));
  }
}

TEST_CASE("of several parts that throw, the first is told, whichever was first to throw") {
  Team team(2);
  std::latch later_threw(1);
  const auto fails = [&](std::size_t, std::size_t part) {
    if (part == 0) {
      later_threw.wait();
    } else {
      later_threw.count_down();
    }
    throw std::runtime_error("part " + std::to_string(part));
  };
  CHECK_THROWS_WITH_AS(team.for_each_part(2, fails), "part 0", std::runtime_error);
}
