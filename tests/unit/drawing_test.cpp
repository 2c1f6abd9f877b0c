#include "formats/drawing.hpp"

#include <doctest/doctest.h>

#include "text/unicode.hpp"

using namespace ntm;

namespace {

Style ascii() {
  Style style;
  style.ascii = true;
  return style;
}

}  // namespace

TEST_CASE("bars are as long as their part, in eighths of a column") {
  CHECK(bar(Ratio(0), 8, {}).empty());
  CHECK(bar(Ratio(1), 8, {}) == "████████");
  CHECK(bar(Ratio(1, 2), 8, {}) == "████");
  CHECK(bar(Ratio(1, 16), 8, {}) == "▌");
  CHECK(bar(Ratio(9, 64), 8, {}) == "█▏");
  CHECK(bar(Ratio(63, 64), 8, {}) == "███████▉");
  CHECK(bar(Ratio(1, 1000), 8, {}) == "▏");  // not nothing
  CHECK(bar(Ratio(3, 2), 8, {}) == "████████");
  CHECK(bar(Ratio(1, 2), 8, ascii()) == "####");
  CHECK(bar(Ratio(1, 1000), 8, ascii()) == "#");
}

TEST_CASE("no bar is wider than it may be") {
  for (int part = 0; part <= 200; ++part) {
    for (std::size_t width = 1; width < 25; ++width) {
      CHECK(display_width(bar(Ratio(part, 200), width, {})) <= width);
      CHECK(display_width(bar(Ratio(part, 200), width, ascii())) <= width);
    }
  }
}

TEST_CASE("trends stand on one scale that begins with 0") {
  const Trend trend{Ratio(0), Ratio(1), std::nullopt, Ratio(7, 2), Ratio(7)};
  CHECK(drawn(trend, Ratio(7), {}) == "▁▂ ▅█");
  CHECK(drawn(trend, Ratio(14), {}) == "▁▂ ▃▅");
  CHECK(drawn(trend, Ratio(7), ascii()) == "_. =#");
  CHECK(drawn({Ratio(0), Ratio(0)}, Ratio(0), {}) == "▁▁");
  CHECK(drawn({}, Ratio(1), {}).empty());
}

TEST_CASE("colours stand around text, where there are any") {
  Style style;
  CHECK(coloured("+1", Colour::good, style) == "+1");
  style.colour = true;
  CHECK(coloured("+1", Colour::good, style) == "\x1B[32m+1\x1B[0m");
  CHECK(coloured("+1", Colour::none, style) == "+1");
  CHECK(coloured("", Colour::bad, style).empty());
}
