// Checks the numbers in heading and total rows against the communes that they add up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/ratio.hpp"

namespace ntm::oracle {

// One value for each column of the file; nothing where a cell is blank or no number.
using ColumnValues = std::vector<std::optional<std::int64_t>>;

class Totals {
 public:
  Totals(std::size_t columns, const std::string& file, Diagnostics& diagnostics)
      : all_(columns), since_break_(columns), file_(file), diagnostics_(diagnostics) {}

  // A commune: marks count as 1 and 0.
  void add(const ColumnValues& values);
  // A district above its communes: its numbers, if it has any, are theirs.
  void heading(ColumnValues values, std::size_t line);
  // A total: of all communes above it, or of those since the last heading or total; above the first commune, of all.
  void total(const ColumnValues& values, std::size_t line);
  // A commune could not be read: the sums say nothing any more.
  void give_up() { given_up_ = true; }
  // After the last row.
  void finish();

 private:
  using Sums = std::vector<Integer>;
  void close_heading();
  void check(const ColumnValues& values, std::size_t line, const Sums& sums, const Sums& other_sums, Phrase which);

  Sums all_;
  Sums since_break_;
  std::size_t communes_ = 0;
  ColumnValues total_above_;
  std::size_t total_above_line_ = 0;
  ColumnValues heading_;
  std::size_t heading_line_ = 0;
  bool given_up_ = false;
  const std::string& file_;
  Diagnostics& diagnostics_;
};

}  // namespace ntm::oracle
