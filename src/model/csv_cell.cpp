#include "ntm/csv_cell.hpp"

#include <algorithm>

namespace ntm {

void append_csv_cell(std::string& row, std::string_view cell, char delimiter) {
  const bool is_plain =
      std::ranges::none_of(cell, [&](char c) { return c == delimiter || c == '"' || c == '\r' || c == '\n'; });
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
