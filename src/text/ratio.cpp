#include "ntm/ratio.hpp"

#include <algorithm>
#include <array>
#include <charconv>
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

__extension__ using Natural = unsigned __int128;

Natural unsigned_magnitude(Integer value) {
  const auto bits = static_cast<Natural>(value);
  return value < 0 ? -bits : bits;
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

// Of a positive divisor.
Integer divide(Integer value, Integer divisor) {
  if (divisor == 1) return value;
  if (is_short(value) && is_short(divisor)) {
    return static_cast<std::int64_t>(value) / static_cast<std::int64_t>(divisor);
  }
  return value / divisor;
}

Integer power_of_ten(int exponent) {
  Integer power = 1;
  for (int i = 0; i < exponent; ++i) power = multiply(power, 10);
  return power;
}

// Half away from zero; of a positive divisor.
template <typename Whole>
Whole rounded_quotient(Whole value, Whole divisor) {
  const Whole quotient = value / divisor;
  const Whole signed_rest = value % divisor;
  const Whole rest = signed_rest < 0 ? -signed_rest : signed_rest;
  // rest * 2 >= divisor, without the product
  if (rest < divisor - rest) return quotient;
  return value < 0 ? quotient - 1 : quotient + 1;
}

// As many as the digits of 128 bits, a sign and a point.
constexpr std::size_t most_characters = 42;

// Writes the digits of a number, at least `fewest`, so that they end at `end`; returns where they begin.
template <typename Whole>
char* write_digits(char* end, Whole number, int fewest) {
  constexpr unsigned base = 10;
  for (; fewest > 0 || number != 0; --fewest, number /= base) *--end = static_cast<char>('0' + number % base);
  return end;
}

// Appends `scaled` / 10^decimals, written with exactly that many decimals.
void append_scaled(std::string& text, Integer scaled, int decimals) {
  std::array<char, most_characters> characters;
  char* const end = characters.data() + characters.size();
  const Natural number = unsigned_magnitude(scaled);
  const int fewest = decimals + 1;
  char* begin = number <= std::numeric_limits<std::uint64_t>::max()
                    ? write_digits(end, static_cast<std::uint64_t>(number), fewest)
                    : write_digits(end, number, fewest);
  if (scaled < 0) *--begin = '-';
  const auto whole_characters = static_cast<std::size_t>(end - decimals - begin);
  text.append(begin, whole_characters);
  if (decimals == 0) return;
  text.append(1, '.').append(begin + whole_characters, static_cast<std::size_t>(decimals));
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
  numerator_ = sign * divide(numerator, divisor);
  denominator_ = sign * divide(denominator, divisor);
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
  std::string text;
  append_rounded(text, decimals);
  return text;
}

void Ratio::append_rounded(std::string& text, int decimals) const {
  const Integer power = power_of_ten(decimals);
  if (is_short(numerator_) && is_short(denominator_)) {
    const Integer scaled = multiply(numerator_, power);
    if (is_short(scaled)) {
      const auto quotient =
          rounded_quotient(static_cast<std::int64_t>(scaled), static_cast<std::int64_t>(denominator_));
      return append_scaled(text, quotient, decimals);
    }
  }
  // the whole part by itself, so that only numbers are too large whose digits are
  const Integer rest = rounded_quotient(multiply(numerator_ % denominator_, power), denominator_);
  append_scaled(text, add(multiply(numerator_ / denominator_, power), rest), decimals);
}

std::string Ratio::exact_decimal() const {
  std::string text;
  append_exact_decimal(text);
  return text;
}

void Ratio::append_exact_decimal(std::string& text) const {
  if (is_integer()) return append(text, numerator_);
  Integer power = 1;
  for (int decimals = 0; decimals <= 18; ++decimals, power *= 10) {
    if (power % denominator_ == 0) return append_scaled(text, multiply(numerator_, power / denominator_), decimals);
  }
  throw std::domain_error("a ratio whose decimals do not end");
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  // Over the least common denominator, so that sums of like fractions stay small.
  const Integer divisor = greatest_common_divisor(a.denominator_, b.denominator_);
  const Integer a_factor = divide(b.denominator_, divisor);
  const Integer b_factor = divide(a.denominator_, divisor);
  return {add(multiply(a.numerator_, a_factor), multiply(b.numerator_, b_factor)), multiply(a.denominator_, a_factor)};
}

Ratio operator-(const Ratio& a, const Ratio& b) { return a + Ratio(-b.numerator_, b.denominator_); }

Ratio operator*(const Ratio& a, const Ratio& b) {
  const Ratio left(a.numerator_, b.denominator_);
  const Ratio right(b.numerator_, a.denominator_);
  // nothing is left to be reduced
  Ratio product;
  product.numerator_ = multiply(left.numerator_, right.numerator_);
  product.denominator_ = multiply(left.denominator_, right.denominator_);
  return product;
}

Ratio operator/(const Ratio& a, const Ratio& b) { return a * Ratio(b.denominator_, b.numerator_); }

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) { return (a - b).numerator_ <=> Integer{0}; }

std::string to_string(Integer value) {
  std::string text;
  append(text, value);
  return text;
}

void append(std::string& text, Integer value) {
  if (!is_short(value)) return append_scaled(text, value, 0);
  std::array<char, most_characters> characters;
  const auto written =
      std::to_chars(characters.data(), characters.data() + characters.size(), static_cast<std::int64_t>(value));
  text.append(characters.data(), written.ptr);
}

}  // namespace ntm
