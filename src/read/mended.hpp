// Cells that were read otherwise than they stand, told once a column: no number, a code in another form, or a text with
// control characters.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace ntm {

struct MendedCells {
  std::string first;  // as it stands
  std::string read;   // what it was taken for
  std::size_t line = 0;
  std::size_t count = 0;

  void note(std::string_view cell, std::string_view taken_for, std::size_t at_line) {
    if (count++ > 0) return;
    first = cell;
    read = taken_for;
    line = at_line;
  }
};

// By column.
struct Mended {
  std::map<std::size_t, MendedCells> missing{};
  std::map<std::size_t, MendedCells> codes{};
  std::map<std::size_t, MendedCells> controls{};

  // What stands below.
  void add(const Mended& more, std::size_t lines_above) {
    add(missing, more.missing, lines_above);
    add(codes, more.codes, lines_above);
    add(controls, more.controls, lines_above);
  }

 private:
  using Columns = std::map<std::size_t, MendedCells>;
  static void add(Columns& all, const Columns& more, std::size_t lines_above) {
    for (const auto& [column, cells] : more) {
      MendedCells& known = all[column];
      const std::size_t count = known.count + cells.count;
      if (known.count == 0) {
        known = cells;
        known.line += lines_above;
      }
      known.count = count;
    }
  }
};

}  // namespace ntm
