// The steps by which the plainest rows are read: cells of digits, marks 0 and 1, texts that need no care.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/straight_cells.hpp"

namespace ntm {
struct InputTable;
}

namespace ntm::straight {

enum class Cell : std::uint8_t {
  year,
  code,
  name,
  type,
  place,  // a district or a province
  marks,  // of criteria, or of a pilot
  number,
  income,
  ordinal,  // a running number
  remark,   // that says nothing of the facts
  skipped,
};

// A cell of a row, or several places, marks or numbers that follow each other.
struct Step {
  Cell cell;
  std::uint8_t target = 0;  // of marks their first bit, of numbers their first column, of places which one is first
  std::uint8_t count = 1;
  char end = ',';                    // what follows
  bool of_pilot = false;             // the first mark, which has no bit
  CriteriaSet criteria = 0;          // of the others
  std::vector<std::uint8_t> bits{};  // of these, one by one; empty where they follow each other from `target` on
  Marks marks{};
  Marks marks_behind_pilot{};  // where that is written in another way

  // Marks as they are read, the first as bit 0 -> the criteria that they are of.
  [[nodiscard]] CriteriaSet place(CriteriaSet read) const {
    if (bits.empty()) return read << target;
    CriteriaSet placed = 0;
    for (std::size_t i = 0; i < bits.size(); ++i) placed |= (read >> i & 1) << bits[i];
    return placed;
  }
};

struct Plan {
  std::vector<Step> steps;
  char delimiter = ',';
  char decimal_sign = '.';
  bool has_carriage_returns = false;  // at the ends of lines
  std::optional<int> year;            // that all rows must have
  int first_year = 0;                 // else the ones that they may have
  int last_year = 0;
  std::uint64_t unmarked = 0;  // how many criteria of the rules have no column
  bool has_codes = true;
  bool name_before_code = false;
};

// Nothing where the columns ask for more.
std::optional<Plan> make_plan(const InputTable& table, bool has_carriage_returns, char decimal_sign);

}  // namespace ntm::straight
