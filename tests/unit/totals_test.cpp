#include "read/totals.hpp"

#include "helpers.hpp"

using namespace ntm;

namespace {

const std::string file = "f.csv";

}  // namespace

TEST_CASE("a total may be of all rows or of those since the last heading") {
  Diagnostics diagnostics;
  Totals totals(2, file, diagnostics);
  totals.heading({3, std::nullopt}, 1);
  totals.add({1, 10});
  totals.add({2, 20});
  totals.total({3, 30}, 4);
  totals.add({5, 50});
  totals.total({5, 50}, 6);
  totals.total({8, 80}, 7);
  totals.finish();
  CHECK(test::messages(diagnostics).empty());
}

TEST_CASE("a difference is a warning with its place") {
  Diagnostics diagnostics;
  Totals totals(2, file, diagnostics);
  totals.heading({4, std::nullopt}, 1);
  totals.add({1, 10});
  totals.add({2, 20});
  totals.total({3, 31}, 4);
  totals.finish();
  CHECK(test::messages(diagnostics) ==
        "f.csv:4:2: warning: the row says 31, the communes above it add up to 30; the communes count; correct the one "
        "that is wrong\n"
        "f.csv:1:1: warning: the row says 4, the communes below it add up to 3; the communes count; correct the one "
        "that is wrong\n");
}

TEST_CASE("where a commune could not be read, no total is doubted") {
  Diagnostics diagnostics;
  Totals totals(1, file, diagnostics);
  totals.add({1});
  totals.give_up();
  totals.total({3}, 4);
  CHECK(test::messages(diagnostics).empty());
}

TEST_CASE("a total above the communes is of all below it") {
  Diagnostics diagnostics;
  Totals totals(1, file, diagnostics);
  totals.total({3}, 1);
  totals.add({1});
  totals.add({1});
  totals.finish();
  CHECK(test::messages(diagnostics) ==
        "f.csv:1:1: warning: the row says 3, the communes below it add up to 2; the communes count; correct the one "
        "that is wrong\n");
}
