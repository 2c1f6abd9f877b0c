#include "text/csv_cell.hpp"

namespace ntm {

void append_csv_cell(std::string& row, std::string_view cell, char delimiter) {
  // to look at every character is quicker than to stop at the first
  bool is_plain = true;
  for (const char c : cell) is_plain &= c != delimiter && c != '"' && c != '\r' && c != '\n';
  if (is_plain) {
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
