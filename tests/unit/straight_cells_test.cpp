#include "read/straight_cells.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace ntm;

namespace {

// The key of a code, where it is one of few digits.
std::optional<UnitKey> key_of(std::string code) {
  code += ",01234567";  // what may follow in a row
  UnitKey key = 0;
  std::size_t digits = 0;
  const char* const next = straight::read_code(code.data(), ',', key, digits);
  if (next == nullptr) return std::nullopt;
  CHECK(next == code.data() + digits + 1);
  return key;
}

std::optional<std::uint64_t> raw_income(std::string income) {
  income += ",01234567";
  std::uint64_t raw = 0;
  bool has_decimals = false;
  return straight::read_income(income.data(), '.', ',', has_decimals, raw) == nullptr ? std::nullopt
                                                                                      : std::optional(raw);
}

}  // namespace

TEST_CASE("keys of codes order as texts do") {
  const std::vector<std::string> ascending{"0", "00", "001", "01", "03403", "0341", "1", "9", "98", "9999999"};
  for (std::size_t i = 1; i < ascending.size(); ++i) CHECK(key_of(ascending[i - 1]) < key_of(ascending[i]));
  CHECK(key_of("0") > 0U);
  CHECK(key_of("03403") == 0x14514000U);
  for (const char* const other : {"", "12345678", "0340A", "0340 ", " 03403", "-1"}) CHECK_FALSE(key_of(other));
}

TEST_CASE("incomes are read in hundredths, one more than what they are, where nothing of them is in doubt") {
  CHECK(raw_income("") == 0U);
  CHECK(raw_income("0") == 1U);
  CHECK(raw_income("9.8") == 981U);
  CHECK(raw_income("9.80") == 981U);
  CHECK(raw_income("123456.78") == 12345679U);
  CHECK(raw_income("12") == 1201U);
  for (const char* const other : {".5", "9.", "9.812", "1234567.8", "-1", "x", "12345678"}) {
    CHECK_FALSE(raw_income(other));
  }
}

TEST_CASE("a text that is repeated is known by all its bytes") {
  const std::string row = "Huy\u1EC7n Tam \u0110\u01B0\u1EDDng,T\u1EC9nh Lai Ch\u00E2u,1,0,1,0,1,0";
  for (std::size_t size = 0; row[size] != '1'; ++size) {
    straight::RepeatedText text;
    CHECK(text.read(row.data(), row[1]) == nullptr);  // at first it is none
    text.set(std::string_view(row).substr(0, size));
    CHECK(text.read(row.data(), row[size]) == row.data() + size + 1);
    CHECK(text.read(row.data(), '#') == nullptr);
    for (std::size_t changed = 0; changed < size; ++changed) {
      std::string other = row;
      other[changed] ^= 1;
      CHECK(text.read(other.data(), other[size]) == nullptr);
    }
  }
}
