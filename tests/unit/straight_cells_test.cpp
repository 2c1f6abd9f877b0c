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

// The marks of a row, one behind the other, as they are read by their words; "." ends a row that is not read further.
std::string marks_in(straight::MarkWords& words, std::string row) {
  constexpr std::string_view behind = "0123456789ABCDEF";  // what may follow in the next row
  const std::size_t size = row.size();
  row += behind;
  std::string read;
  const char* at = row.data();
  while (at < row.data() + size) {
    const std::size_t rest = row.find_first_of(",\n", static_cast<std::size_t>(at - row.data()));
    Mark mark = Mark::unreadable;
    at = words.read(at, ',', row[rest], mark);
    if (at == nullptr) return read + '.';
    REQUIRE(at == row.data() + rest + 1);
    read += says_yes(mark) ? 'y' : says_no(mark) ? 'n' : mark == Mark::blank ? '_' : '?';
  }
  return read;
}

std::string marks_in(std::string row) {
  straight::MarkWords words;
  return marks_in(words, std::move(row));
}

}  // namespace

TEST_CASE("words of marks are what read_mark() says of them, at first and when they are known") {
  for (const std::string mark : {"0", "1", "x", "X", "-", "yes", "no", "true", "FALSE", "Đạt", "Chưa đạt", "Có",
                                 "Không đạt", "Đ", "CĐ", "đạt", "+"}) {
    const Mark expected = read_mark(mark);
    const std::string one = says_yes(expected) ? "y" : says_no(expected) ? "n" : ".";
    CAPTURE(mark);
    CHECK(marks_in(mark + '\n') == one);
    CHECK(marks_in(mark + ',' + mark + ",," + mark + '\n') == (one == "." ? one : one + one + '_' + one));
  }
}

TEST_CASE("words of marks that begin alike take turns") {
  CHECK(marks_in("Có,Chưa,Có,Không,,CĐ,Đạt,Đ,Có\n") == "ynyn_nyyy");
  CHECK(marks_in("1,10\n") == "y.");
  CHECK(marks_in("x,xx\n") == "y.");
  straight::MarkWords words;
  CHECK(marks_in(words, "x,,x\n") == "y_y");
  CHECK(marks_in(words, "1,0\n") == "yn");
  CHECK(marks_in(words, "x,0,Đạt\n") == "yny");
}

TEST_CASE("words of marks that ask for more care are left to others") {
  for (const char* const other : {" x", "x ", "\"x\"", "?", "Đạt 12/19 tiêu chí", "Cơ bản đạt", "Nậm Loỏng", "\x01",
                                  "chưa đạt chuẩn nông thôn mới"}) {
    CAPTURE(other);
    CHECK(marks_in(std::string(other) + '\n') == ".");
    CHECK(marks_in("x," + std::string(other) + ",x\n") == "y.");
  }
}

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

TEST_CASE("short cells in quotes are taken out of them, two by two or four by four") {
  const auto taken = [](std::string cells, auto take) {
    std::string out(16, '.');
    cells.append(16, ' ');
    return out.substr(0, 2 * take(cells.data(), ',', out.data())) + (out.ends_with("........") ? "" : " too far");
  };
  const auto pair = [&](const std::string& cells) { return taken(cells, straight::read_quoted_pair); };
  const auto several = [&](const std::string& cells) { return taken(cells, straight::read_quoted_cells); };
  CHECK(pair("\"1\",\"0\",\"0\",\"x\",") == "1,0,");
  CHECK(pair("\"x\",\",\",") == "x,,,");  // that a cell holds a delimiter shows where cells are counted
  CHECK(several("\"1\",\"0\",") == "1,0,");
  CHECK((several("\"1\",\"0\",\"0\",\"x\",") == "1,0,0,x," || several("\"1\",\"0\",\"0\",\"x\",") == "1,0,"));
  CHECK(several("\"1\",\"0\",\"0\",\"\"\",") == "1,0,");
  CHECK(several("\"1\",\"0\",\"0\",\"1\"\n") == "1,0,");
  for (const char* const other : {"\"\",\"1\",\"", "\"1\",\"0\"\n", "\"1\";\"0\";", "1,0,1,0,", "\"12\",\"0\"",
                                  "\"\"\",\"0\",", "\"1\",\"\"\",", "\"1\",\"0\"\""}) {
    CAPTURE(other);
    CHECK(pair(other).empty());
    CHECK(several(other).empty());
  }
}

TEST_CASE("places are known again by all of their cells, and by how these are cut") {
  const std::string rows =
      "Huy\u1EC7n Ch\u00E2u Th\u00E0nh,T\u1EC9nh Long An,1,0,1\n"
      "Huy\u1EC7n Ch\u00E2u Th\u00E0nh,T\u1EC9nh Ti\u1EC1n Giang,1,0\n"
      "A,T\u1EC9nh B,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0\n";
  const auto place_in = [&](std::size_t begin, std::size_t cells) {
    std::size_t end = begin;
    for (std::size_t i = 0; i < cells; ++i) end = rows.find(',', i == 0 ? end : end + 1);
    return std::string_view(rows).substr(begin, end - begin);
  };
  const std::vector<std::size_t> begins{0, rows.find('\n') + 1, rows.find("A,")};
  straight::PlaceTexts places;
  for (const std::size_t cells : {2, 1}) {
    places.begin(',', cells);
    for (const std::size_t begin : begins) {
      const std::string_view text = place_in(begin, cells);
      CAPTURE(text);
      if (cells == 2 || begin != begins[1]) {
        CHECK(places.find(text.data(), ',') == nullptr);
        places.add(text, ',', place_in(begin, 1).size());
      }
      const straight::PlaceText* const place = places.find(text.data(), ',');
      REQUIRE(place != nullptr);
      CHECK(place->text.text() == text);
      CHECK(place->size_of_first == place_in(begin, 1).size());
      CHECK(places.find(text.data(), '\n') == nullptr);
    }
  }
}
