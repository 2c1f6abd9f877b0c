// An exact fraction, and the one place that rounds.
//
// Every figure of the tool is a Ratio until the moment it is printed, so no digit is ever decided by
// binary floating point: 2.675 prints as 2.68 and 6.25 at one decimal as 6.3.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ntm {

// Wide enough for what is longest of communes' figures, a change of the mean income: the difference of two sums of
// income x population, over the people of both years. An income is below 10^13 millionths, so that 1.7 x 10^38 are
// enough for 4 x 10^12 people. Published figures can be longer.
__extension__ using Integer = __int128;

class Ratio {
 public:
  Ratio(Integer whole = 0) : numerator_(whole) {}  // NOLINT: a whole number is a ratio

  // The fraction in lowest terms with a positive denominator.
  // Throws std::domain_error when `denominator` is 0: a figure without data must not become a ratio.
  Ratio(Integer numerator, Integer denominator);

  // Reads a plain decimal ("8.2", "-0.5", "15"): digits, at most one decimal point, at most
  // `max_decimals` digits after it. Nothing else: no exponent, no blanks, no plus sign.
  static std::optional<Ratio> parse(std::string_view decimal, int max_decimals = 6);

  [[nodiscard]] Integer numerator() const { return numerator_; }
  [[nodiscard]] Integer denominator() const { return denominator_; }
  [[nodiscard]] bool is_integer() const { return denominator_ == 1; }

  // The largest integer not above, and the smallest not below.
  [[nodiscard]] Integer floor() const;
  [[nodiscard]] Integer ceil() const;

  // With `decimals` digits after the point, rounded half away from zero on the exact value.
  // A value that rounds to zero has no sign.
  [[nodiscard]] std::string rounded(int decimals) const;
  void append_rounded(std::string& text, int decimals) const;  // the same, behind what stands in `text`

  // All digits and no more ("2979608.3", "640"), for a value whose decimals end.
  // Throws std::domain_error for one whose decimals do not, such as 1/3, or are more than 18.
  [[nodiscard]] std::string exact_decimal() const;
  void append_exact_decimal(std::string& text) const;

  // All arithmetic is exact; std::overflow_error where a result leaves 127 bits.
  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) = default;
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

 private:
  Integer numerator_ = 0;
  Integer denominator_ = 1;
};

// The decimal digits of a whole number; std::to_string does not know 128 bits.
std::string to_string(Integer value);
void append(std::string& text, Integer value);

}  // namespace ntm
