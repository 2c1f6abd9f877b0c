#include "ntm/ratio.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using ntm::Integer;
using ntm::Ratio;

TEST_CASE("a ratio is kept in lowest terms with a positive denominator") {
  const Ratio ratio(6, -8);
  CHECK(ratio.numerator() == -3);
  CHECK(ratio.denominator() == 4);
  CHECK(Ratio(0, -5) == Ratio(0));
  CHECK_THROWS_AS(Ratio(1, 0), std::domain_error);
}

TEST_CASE("rounding is half away from zero, decided on the exact value") {
  CHECK(Ratio(2675, 1000).rounded(2) == "2.68");
  CHECK(Ratio(625, 100).rounded(1) == "6.3");
  CHECK(Ratio(-625, 100).rounded(1) == "-6.3");
  CHECK(Ratio(1, 2).rounded(0) == "1");
  CHECK(Ratio(-1, 2).rounded(0) == "-1");
  CHECK(Ratio(1, 3).rounded(6) == "0.333333");
  CHECK(Ratio(2, 3).rounded(6) == "0.666667");
  CHECK(Ratio(-7882, 9579).rounded(6) == "-0.822842");
  CHECK(Ratio(12).rounded(2) == "12.00");
  CHECK(Ratio(1999, 1000).rounded(1) == "2.0");
}

TEST_CASE("a value just below a tie is not one") {
  CHECK(Ratio(2674999999, 1000000000).rounded(2) == "2.67");
  CHECK(Ratio(-2674999999, 1000000000).rounded(2) == "-2.67");
}

TEST_CASE("a value that rounds to zero has no sign") {
  CHECK(Ratio(-4, 100).rounded(1) == "0.0");
  CHECK(Ratio(-1, 3).rounded(0) == "0");
  CHECK(Ratio(-5, 100).rounded(1) == "-0.1");
}

TEST_CASE("arithmetic is exact") {
  CHECK(Ratio(640, 96) - Ratio(283, 103) == Ratio(1211, 309));
  CHECK(Ratio(1, 3) + Ratio(1, 6) == Ratio(1, 2));
  CHECK(Ratio(2, 3) * Ratio(9, 4) == Ratio(3, 2));
  CHECK(Ratio(2, 3) / Ratio(-4, 3) == Ratio(-1, 2));
  CHECK(Ratio(1, 3) < Ratio(34, 100));
  CHECK(Ratio(-1, 3) > Ratio(-34, 100));
}

TEST_CASE("a result that does not fit is refused, not wrapped") {
  const Integer huge = Integer{1} << 126;
  CHECK_THROWS_AS(Ratio(huge) + Ratio(huge), std::overflow_error);
  CHECK_THROWS_AS(Ratio(huge) * Ratio(3), std::overflow_error);
  CHECK_THROWS_AS((void)Ratio(huge).rounded(6), std::overflow_error);
}

TEST_CASE("short and long numbers are rounded and written alike") {
  const Integer large = Integer{1} << 100;
  CHECK(Ratio(large).rounded(2) == "1267650600228229401496703205376.00");
  CHECK(Ratio(-large - 1, 2).rounded(0) == "-633825300114114700748351602689");
  CHECK(Ratio(3, large).rounded(6) == "0.000000");
  CHECK(Ratio(9223372036854775807).rounded(1) == "9223372036854775807.0");
  CHECK(Ratio(9223372036854, 7).rounded(6) == "1317624576693.428571");
  CHECK(Ratio(9223372036855, 7).rounded(6) == "1317624576693.571429");
  CHECK(Ratio(1, 9223372036854775807).rounded(6) == "0.000000");
  CHECK(Ratio(large, 10).exact_decimal() == "126765060022822940149670320537.6");
  CHECK(ntm::to_string(-(Integer{1} << 63)) == "-9223372036854775808");
  CHECK(ntm::to_string(Integer{1} << 64) == "18446744073709551616");
  CHECK(ntm::to_string(-(Integer{1} << 126) * 2) == "-170141183460469231731687303715884105728");
  CHECK(ntm::to_string(0) == "0");
}

TEST_CASE("numbers are written behind what stands there") {
  std::string text = "a ";
  Ratio(-1, 8).append_rounded(text, 2);
  text += ' ';
  Ratio(-1, 8).append_exact_decimal(text);
  text += ' ';
  ntm::append(text, -50);
  CHECK(text == "a -0.13 -0.125 -50");
}

TEST_CASE("a product is in lowest terms") {
  CHECK((Ratio(6, 35) * Ratio(-14, 9)).denominator() == 15);
  CHECK((Ratio(0) * Ratio(-14, 9)).denominator() == 1);
  CHECK((Ratio(4, 3) / Ratio(-2, 3)).numerator() == -2);
}

TEST_CASE("floor and ceiling go the right way below zero") {
  CHECK(Ratio(7, 2).floor() == 3);
  CHECK(Ratio(7, 2).ceil() == 4);
  CHECK(Ratio(-7, 2).floor() == -4);
  CHECK(Ratio(-7, 2).ceil() == -3);
  CHECK(Ratio(4).floor() == 4);
  CHECK(Ratio(4).ceil() == 4);
}

TEST_CASE("plain decimals are read, nothing else is") {
  CHECK(Ratio::parse("8.2") == Ratio(41, 5));
  CHECK(Ratio::parse("-0.5") == Ratio(-1, 2));
  CHECK(Ratio::parse("015") == Ratio(15));
  CHECK(Ratio::parse("-123456789012.345678") == Ratio(Integer{-123456789012345678}, 1000000));
  for (const char* const text :
       {"", "-", ".5", "5.", "1e3", "+1", " 1", "1,5", "1.2.3", "1.2345678", "1234567890123456789"}) {
    CAPTURE(text);
    CHECK_FALSE(Ratio::parse(text).has_value());
  }
  CHECK_FALSE(Ratio::parse("1.5", 0).has_value());
}

TEST_CASE("a decimal that ends is written in full") {
  CHECK(Ratio(29796083, 10).exact_decimal() == "2979608.3");
  CHECK(Ratio(640).exact_decimal() == "640");
  CHECK(Ratio(-1, 8).exact_decimal() == "-0.125");
  CHECK(Ratio(1, 1000000000000000000).exact_decimal() == "0.000000000000000001");
  CHECK_THROWS_AS((void)Ratio(1, 3).exact_decimal(), std::domain_error);
}

TEST_CASE("a ratio of long numbers is rounded where its digits are few enough") {
  const Integer huge = Integer{1} << 120;
  CHECK(Ratio(huge + 1, huge).rounded(6) == "1.000000");
  CHECK(Ratio(-huge * 5 - 1, huge * 2).rounded(0) == "-3");
  CHECK(Ratio(huge * 3 - 1, huge * 2).rounded(0) == "1");
  CHECK_THROWS_AS((void)Ratio(huge * 3, 2).rounded(6), std::overflow_error);
}
