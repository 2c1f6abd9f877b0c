#include "read/records.hpp"

#include "helpers.hpp"

using namespace ntm;

namespace {

// "2:a|b 3:c|d": each record's line and cells.
std::string records(std::string_view text, char delimiter = ',') {
  Diagnostics diagnostics;
  RecordReader reader(text, delimiter, "f.csv", diagnostics);
  std::string result;
  Record record;
  while (reader.next(record)) {
    result += (result.empty() ? "" : " ") + std::to_string(record.line) + ':';
    for (std::size_t i = 0; i < record.cells.size(); ++i) result += (i == 0 ? "" : "|") + std::string(record.cells[i]);
  }
  return result + test::messages(diagnostics);
}

}  // namespace

TEST_CASE("lines end in LF, CRLF, CR, in any mixture, and the last may have no end") {
  CHECK(records("a,b\nc,d\n") == "1:a|b 2:c|d");
  CHECK(records("a,b\r\nc,d\r\n") == "1:a|b 2:c|d");
  CHECK(records("a,b\rc,d\r") == "1:a|b 2:c|d");
  CHECK(records("a,b\r\nc,d\re,f\ng,h") == "1:a|b 2:c|d 3:e|f 4:g|h");
}

TEST_CASE("blank lines and lines of delimiters are no records") {
  CHECK(records("\n\na,b\n , \n,,\nc,d\n\n") == "3:a|b 6:c|d");
  CHECK(records("").empty());
}

TEST_CASE("quotes") {
  CHECK(records("\"a,b\",\"c \"\"d\"\"\"\n") == "1:a,b|c \"d\"");
  CHECK(records("\"a\nb\",c\nd,e\n") == "1:a b|c 3:d|e");
  CHECK(records("\"a\r\nb\n\nc\",d\r\ne,f\r\n") == "1:a b  c|d 5:e|f");
  CHECK(records(" \"a\" , b \n") == "1:a|b");
  CHECK(records("\"\",x\n") == "1:|x");
}

TEST_CASE("delimiters") {
  CHECK(records("a;b,c\n", ';') == "1:a|b,c");
  CHECK(records("a\tb c\t\n", '\t') == "1:a|b c|");
  CHECK(records("a|\"b|c\"\n", '|') == "1:a|b|c");
}

TEST_CASE("what the library would pass oddly is refused") {
  CHECK(records("a,\"b\nc,d\n") == "f.csv:1:2: error: a quote is opened and never closed; close it, or delete it\n");
  CHECK(records("a,b\n5\" x,6\" y\n") ==
        "f.csv:2:1: error: a quote inside a cell that does not begin with one; put the cell in quotes and double the "
        "quotes inside it\n"
        "f.csv:2:2: error: a quote inside a cell that does not begin with one; put the cell in quotes and double the "
        "quotes inside it\n");
  CHECK(records("\"x\"y,z\n") ==
        "f.csv:1:1: error: text after the quote that closes a cell; double the quotes inside the cell\n");
}

TEST_CASE("a line of 16 MiB is refused, one just below is read") {
  const std::string shorter((1 << 24) - 8, 'a');
  CHECK(records("x\n" + shorter + "\ny\n").size() > shorter.size());
  const std::string longer(1 << 24, 'a');
  CHECK(records("x\n" + longer + "\ny\n") ==
        "f.csv:2: error: the line is longer than 16 MiB; split it, or look for a quote that is not closed\n");
}

TEST_CASE("lines are read right across the library's blocks") {
  std::string text;
  std::size_t lines = 0;
  while (text.size() < (3U << 24)) {
    text += "03403,Nậm Loỏng," + std::to_string(++lines) + '\n';
  }
  Diagnostics diagnostics;
  RecordReader reader(text, ',', "f.csv", diagnostics);
  Record record;
  std::size_t read = 0;
  bool right = true;
  while (reader.next(record)) {
    ++read;
    right = right && record.line == read && record.cells.size() == 3 && record.cells[2] == std::to_string(read);
  }
  CHECK(read == lines);
  CHECK(right);
}

TEST_CASE("the head is whole records") {
  CHECK(first_records("a\n\"b\nc\"\nd\n", 2) == "a\n\"b\nc\"\n");
  CHECK(first_records("a\r\nb\rc\n", 2) == "a\r\nb\r");
  CHECK(first_records("a\nb", 5) == "a\nb");
}
