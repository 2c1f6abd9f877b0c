// The header of a plain table, and how rows are cut below it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "read/header.hpp"
#include "read/plain_cells.hpp"

namespace ntm::plain {

enum class Cell : std::uint8_t {
  year,
  code,
  name,
  type,
  place,  // a district or a province
  marks,  // of criteria, or of a pilot
  number,
  income,
};

// A cell of a row, or several places, marks or numbers that follow each other.
struct Step {
  Cell cell;
  std::uint8_t target = 0;  // of marks their first bit, of numbers their first column, of places which one is first
  std::uint8_t count = 1;
  char end = ',';         // what follows
  bool of_pilot = false;  // the first mark, which has no bit
  Marks marks{};
};

// Targets of places.
constexpr std::uint8_t district = 0;
constexpr std::uint8_t province = 1;

struct Layout {
  Header header;
  std::vector<Step> steps;
  std::size_t body_offset = 0;
  bool has_carriage_returns = false;  // at the ends of lines
  std::optional<int> year;            // that all rows must have
  CriteriaSet observed = 0;
  std::uint64_t unmarked = 0;  // how many criteria of the rules have no column
  bool counts_marks = false;
  bool name_before_code = false;
};

// `head` is the beginning of a file. Nothing where its first line is no canonical header for the rules, or the options
// ask for more than a plain reader knows.
std::optional<Layout> find_layout(std::string_view head, const std::string& file, const Rules& rules,
                                  const ReadOptions& options);

}  // namespace ntm::plain
