#include "ntm/ratio.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace ntm {
namespace {

Integer add(Integer a, Integer b) {
  Integer sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw std::overflow_error("a sum is too large to be exact");
  return sum;
}

Integer multiply(Integer a, Integer b) {
  Integer product = 0;
  if (__builtin_mul_overflow(a, b, &product)) {
    throw std::overflow_error("a product is too large to be exact");
  }
  return product;
}

Integer magnitude(Integer value) { return value < 0 ? -value : value; }

// Nearly every number is of 64 bits, with which machines compute much faster.
bool is_short(Integer value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

Integer greatest_common_divisor(Integer a, Integer b) {
  a = magnitude(a);
  b = magnitude(b);
  if (is_short(a) && is_short(b)) return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
  while (b != 0) {
    const Integer rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Integer power_of_ten(int exponent) {
  Integer power = 1;
  for (int i = 0; i < exponent; ++i) power = multiply(power, 10);
  return power;
}

// `scaled` / 10^decimals, written with exactly that many decimals.
std::string place_point(Integer scaled, int decimals) {
  std::string digits = to_string(magnitude(scaled));
  if (decimals > 0) {
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return scaled < 0 ? "-" + digits : digits;
}

}  // namespace

Ratio::Ratio(Integer numerator, Integer denominator) {
  if (denominator == 0) throw std::domain_error("a ratio with denominator 0");
  if (denominator == 1) {
    numerator_ = numerator;
    return;
  }
  const Integer divisor = greatest_common_divisor(numerator, denominator);
  const Integer sign = denominator < 0 ? -1 : 1;
  numerator_ = sign * (numerator / divisor);
  denominator_ = sign * (denominator / divisor);
}

std::optional<Ratio> Ratio::parse(std::string_view decimal, int max_decimals) {
  const bool negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  // 18 digits fit with room to spare; a longer number in this field is a mistake.
  constexpr std::size_t most_digits = 18;
  Integer value = 0;
  std::size_t digits = 0;
  int decimals = 0;
  bool after_point = false;
  for (const char character : decimal) {
    if (character == '.' && !after_point && digits > 0) {
      after_point = true;
    } else if (character >= '0' && character <= '9') {
      value = value * 10 + (character - '0');
      if (++digits > most_digits) return std::nullopt;
      if (after_point && ++decimals > max_decimals) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || (after_point && decimals == 0)) return std::nullopt;
  return Ratio(negative ? -value : value, power_of_ten(decimals));
}

Integer Ratio::floor() const {
  const Integer quotient = numerator_ / denominator_;
  return numerator_ % denominator_ < 0 ? quotient - 1 : quotient;
}

Integer Ratio::ceil() const { return -Ratio(-numerator_, denominator_).floor(); }

std::string Ratio::rounded(int decimals) const {
  const Integer scaled = multiply(numerator_, power_of_ten(decimals));
  Integer quotient = scaled / denominator_;
  const Integer rest = magnitude(scaled % denominator_);
  // rest * 2 >= denominator, without the product
  if (rest >= denominator_ - rest) quotient += numerator_ < 0 ? -1 : 1;
  return place_point(quotient, decimals);
}

std::string Ratio::exact_decimal() const {
  if (is_integer()) return to_string(numerator_);
  Integer power = 1;
  for (int decimals = 0; decimals <= 18; ++decimals, power *= 10) {
    if (power % denominator_ == 0) return place_point(multiply(numerator_, power / denominator_), decimals);
  }
  throw std::domain_error("a ratio whose decimals do not end");
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  // Over the least common denominator, so that sums of like fractions stay small.
  const Integer divisor = greatest_common_divisor(a.denominator_, b.denominator_);
  const Integer a_factor = b.denominator_ / divisor;
  const Integer b_factor = a.denominator_ / divisor;
  return {add(multiply(a.numerator_, a_factor), multiply(b.numerator_, b_factor)), multiply(a.denominator_, a_factor)};
}

Ratio operator-(const Ratio& a, const Ratio& b) { return a + Ratio(-b.numerator_, b.denominator_); }

Ratio operator*(const Ratio& a, const Ratio& b) {
  const Ratio left(a.numerator_, b.denominator_);
  const Ratio right(b.numerator_, a.denominator_);
  return {multiply(left.numerator_, right.numerator_), multiply(left.denominator_, right.denominator_)};
}

Ratio operator/(const Ratio& a, const Ratio& b) { return a * Ratio(b.denominator_, b.numerator_); }

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) { return (a - b).numerator_ <=> Integer{0}; }

std::string to_string(Integer value) {
  if (is_short(value)) return std::to_string(static_cast<std::int64_t>(value));
  std::string reversed;
  Integer rest = magnitude(value);
  do {
    reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (value < 0) reversed += '-';
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

}  // namespace ntm
