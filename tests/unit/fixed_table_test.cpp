#include "read/fixed_table.hpp"

#include <array>

#include "helpers.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

constexpr auto required = std::to_array<std::string_view>({"code", "name"});
constexpr auto optional = std::to_array<std::string_view>({"year"});
constexpr TableForm form{required, optional};

// "2: a|b|" for each row, its line in front; then what was told
std::string read(std::string_view text, const TableForm& of = form) {
  Diagnostics diagnostics;
  const FixedTable table(text, "f.csv", of, diagnostics);
  std::string result;
  for (const FixedTable::Row& row : table.rows()) {
    result += std::to_string(row.line) + ':';
    for (const std::string_view column : required) result.append(" ").append(table.cell(row, column)).append("|");
    if (!of.optional.empty()) result.append(table.cell(row, "year"));
    result += '\n';
  }
  return result + test::messages(diagnostics);
}

}  // namespace

TEST_CASE("columns stand in any order, and some may be absent") {
  CHECK(read("code,name\n1,A\n2,B\n") == "2: 1| A|\n3: 2| B|\n");
  CHECK(read("year,name,code\n2013,A,1\n") == "2: 1| A|2013\n");
  CHECK(read("name;code\nA, B;1\n") == "2: 1| A, B|\n");
  CHECK(read("name,more,code,\nA,x,1,\n") ==
        "2: 1| A|\n"
        "f.csv:1:2: note: column 'more' is not known; ignored\n"
        "f.csv:1:4: note: column '' is not known; ignored\n");
  CHECK(read("code,name,code\n1,A,2\n") == "2: 1| A|\n");
  CHECK(read("code,year\n1,2013\n") == "f.csv:1: error: no column name; the header is code,name\n");
  CHECK(read("a,b\n") ==
        "f.csv:1:1: note: column 'a' is not known; ignored\n"
        "f.csv:1:2: note: column 'b' is not known; ignored\n"
        "f.csv:1: error: no column code; the header is code,name\n"
        "f.csv:1: error: no column name; the header is code,name\n");
}

TEST_CASE("a byte order mark, every kind of line end, blank rows and quotes") {
  CHECK(read("\xEF\xBB\xBF"
             "code,name\r\n1,A\r\n\r\n2,B") == "2: 1| A|\n4: 2| B|\n");
  CHECK(read("code,name\r1,A\r,\r2,B\r") == "2: 1| A|\n4: 2| B|\n");
  CHECK(read("\n , \ncode , name\n \" \" ,\n 1 , A b \n") == "5: 1| A b|\n");
  CHECK(read("\"code\",\"name\"\n\"1\",\"A \"\"B\"\", C\"\n") == "2: 1| A \"B\", C|\n");
  CHECK(read("code,name\n\"1\n\",\"A\r\nB\"\n2,C\n") == "2: 1| A B|\n5: 2| C|\n");
  CHECK(read("code,name\n\"\"\"\",\n") == "2: \"| |\n");
  CHECK(read("code,name\n\t,\n") == "2: \t| |\n");
}

TEST_CASE("a table without rows, and one without anything") {
  Diagnostics diagnostics;
  CHECK(FixedTable("code,name\n", "f.csv", form, diagnostics).is_empty());
  CHECK(!FixedTable("code,name\n1,A\n", "f.csv", form, diagnostics).is_empty());
  CHECK(test::messages(diagnostics) == "");
  CHECK(!FixedTable("code\n", "f.csv", form, diagnostics).is_empty());
  CHECK(read("") == "f.csv: error: the file is empty; begin it with code,name\n");
  CHECK(read("\n ,,\n") == "f.csv: error: the file is empty; begin it with code,name\n");
}

TEST_CASE("rows of another width are told, each with its line, and left out") {
  CHECK(read("code,name\n1\n2,B\n\"3\n\",C,x,\n4,D\n") ==
        "3: 2| B|\n6: 4| D|\n"
        "f.csv:2: error: the row has 1 cells, the header 2; put a cell that holds a delimiter in quotes\n"
        "f.csv:4: error: the row has 4 cells, the header 2; put a cell that holds a delimiter in quotes\n");
}

TEST_CASE("what the library would pass oddly is refused") {
  CHECK(read("code,name\n1,A\"B\"\n2,\"B\n") ==
        "f.csv:2:2: error: a quote inside a cell that does not begin with one; put the cell in quotes and double the "
        "quotes inside it\n"
        "f.csv:3:2: error: a quote is opened and never closed; close it, or delete it\n");
  CHECK(read("code,name\n\"1\"x,A\n") ==
        "f.csv:2:1: error: text after the quote that closes a cell; double the quotes inside the cell\n");
  using namespace std::string_view_literals;
  CHECK(read("code,name\r1,A\0\r"sv) ==
        "f.csv:2: error: a NUL byte: the file is damaged, or is not text; save the file as CSV UTF-8\n");
  CHECK(read("code,name\r\n1,\xC3\r\n") == "f.csv:2: error: the line is not UTF-8; save the file as CSV UTF-8\n");
  const std::size_t longest = (std::size_t{1} << 24) - 2;
  const std::string name(longest - 2, 'x');
  CHECK(read("code,name\n1," + name + "\n2,B").size() == name.size() + std::string("2: 1| |\n3: 2| B|\n").size());
  CHECK(read("code,name\n1,x" + name + "\n") ==
        "f.csv:2: error: the line is longer than 16 MiB; split it, or look for a quote that is not closed\n");
}

TEST_CASE("more than the library's buffer holds at once is read to the end") {
  std::string text = "code,name\n";
  const std::string name(1'000'000, 'x');
  for (int i = 0; i < 70; ++i) text.append(std::to_string(i)).append(",").append(name).append("\n");
  Diagnostics diagnostics;
  const FixedTable table(text, "f.csv", form, diagnostics);
  REQUIRE(table.rows().size() == 70);
  for (std::size_t i = 0; i < 70; ++i) {
    CHECK(table.cell(table.rows()[i], "code") == std::to_string(i));
    CHECK(table.cell(table.rows()[i], "name").size() == name.size());
  }
}

TEST_CASE("a table may have words of its own for a wrong header and a wrong row") {
  const TableForm::Words words{"the table of columns must begin with the header column,alias", "add it",
                               "a row must have two cells", "write column,alias"};
  const TableForm strict{required, {}, &words};
  CHECK(read("name,code\nA,1\nB\n", strict) ==
        "2: 1| A|\nf.csv:3: error: a row must have two cells; write column,alias\n");
  for (const std::string_view header : {"code\n", "code,name,more\n", "1,A\n"}) {
    CHECK(read(header, strict) ==
          "f.csv:1: error: the table of columns must begin with the header column,alias; add it\n");
  }
}
