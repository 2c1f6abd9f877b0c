#include "ntm/diagnostic.hpp"

#include <doctest/doctest.h>

using ntm::Diagnostic;
using ntm::Diagnostics;
using ntm::Severity;

TEST_CASE("a message names the place as far as it is known") {
  CHECK(to_string(Diagnostic{Severity::error, {"a.csv", 3, 7}, "wrong", "mend it"}) ==
        "a.csv:3:7: error: wrong; mend it");
  CHECK(to_string(Diagnostic{Severity::warning, {"a.csv", 3, 0}, "odd", "look"}) == "a.csv:3: warning: odd; look");
  CHECK(to_string(Diagnostic{Severity::note, {"a.csv", 0, 0}, "told", ""}) == "a.csv: note: told");
  CHECK(to_string(Diagnostic{Severity::error, {}, "wrong", "mend it"}) == "error: wrong; mend it");
}

TEST_CASE("a message echoes no control characters") {
  CHECK(to_string(Diagnostic{Severity::error, {"a\x1b[31m.csv", 1, 1}, "'\x07\n\xff' is wrong", "x"}) ==
        "a?[31m.csv:1:1: error: '?\?\?' is wrong; x");
}

TEST_CASE("only errors count as errors") {
  Diagnostics diagnostics;
  diagnostics.note({}, "n");
  diagnostics.warning({}, "w", "h");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({}, "e", "h");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.all().size() == 3);
}
