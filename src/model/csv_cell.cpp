#include "ntm/csv_cell.hpp"

namespace ntm {

void append_csv_cell(std::string& row, std::string_view cell) {
  if (cell.find_first_of("\",\r\n") == std::string_view::npos) {
    row.append(cell);
    return;
  }
  row += '"';
  for (const char character : cell) {
    if (character == '"') row += '"';
    row += character;
  }
  row += '"';
}

}  // namespace ntm
