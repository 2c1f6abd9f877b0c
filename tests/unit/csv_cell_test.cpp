#include "text/csv_cell.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string escaped(std::string_view cell) {
  std::string row;
  ntm::append_csv_cell(row, cell);
  return row;
}

}  // namespace

TEST_CASE("a cell is quoted only where it must be") {
  CHECK(escaped("Xã Nậm Cha") == "Xã Nậm Cha");
  CHECK(escaped("") == "");
  CHECK(escaped("a,b") == "\"a,b\"");
  CHECK(escaped("5\" pipe") == "\"5\"\" pipe\"");
  CHECK(escaped("a\nb") == "\"a\nb\"");
  CHECK(escaped("a\rb") == "\"a\rb\"");
}

TEST_CASE("with another delimiter, that is what must be quoted") {
  std::string row;
  ntm::append_csv_cell(row, "a,b", ';');
  row += ';';
  ntm::append_csv_cell(row, "c;d", ';');
  CHECK(row == "a,b;\"c;d\"");
}
