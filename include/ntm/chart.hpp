// Charts as plain data, as a section makes them: numbers and words, no shapes and no colours. The same numbers stand in
// the table that a chart belongs to. A format draws them as it can, or leaves them out.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

// Numbers in the order of time, 0 or more; nothing where there is no data.
using Trend = std::vector<std::optional<Ratio>>;

// A few groups over the years. The table has a row for each line (Row::line) and a column for each year.
struct LineChart {
  struct Line {
    Message name;
    Trend values;  // one for each year
  };
  // What a line should reach, in or after the last year.
  struct Goal {
    std::size_t line;
    int year;
    Ratio value;
    Message words;  // "at least 8.2"
  };

  std::vector<int> years;
  std::vector<bool> is_apart;     // whether the numbers of a year may not be compared with those of the year before
  std::size_t column_of_years{};  // of the table, where the first year stands
  std::vector<Line> lines;
  std::vector<Goal> goals;
  int decimals = 0;  // of numbers in words
};

// Drawings in a cell, in a column of bars.

// A part of a whole, from 0 to 1.
struct Share {
  Ratio part;
};

// A whole in parts, each from 0 to 1, the least first; its numbers stand in the columns with a key (Column::key).
struct Stack {
  std::vector<Ratio> parts;
};

// How far a number is on its way to a goal, on a scale from 0 to `top`.
struct Bullet {
  Ratio value;
  Ratio goal;
  Ratio top;
};

// From an earlier number to that of now, on one scale with the others of a table.
struct Move {
  std::optional<Ratio> from;
  Ratio to;
};

// The criteria of a commune, in their order.
struct Strip {
  enum class Mark {
    met,
    gained,  // met, and not met before
    missing,
    lost,  // missing, and met before
    unknown
  };
  std::vector<Mark> marks;
  Message words;  // "missing: 2, 5"
};

}  // namespace ntm
