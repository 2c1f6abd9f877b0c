// One walk over a panel that takes all counts: every unit is looked at once, in all its years together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/rules.hpp"
#include "ntm/summary.hpp"
#include "panel/parallel.hpp"

namespace ntm {

// Groups that a unit-year belongs to: all, pilot or other, its province, its district.
struct Membership {
  std::array<std::uint32_t, 4> groups{};
  std::size_t count = 0;

  void add(std::size_t group) { groups[count++] = static_cast<std::uint32_t>(group); }
  friend auto operator<=>(const Membership&, const Membership&) = default;
};

struct CountingTask {
  const Panel& panel;
  std::span<const Rules* const> rules;  // of the first years of the panel, which are those that count
  std::span<const Comparison> comparisons;
  std::optional<std::size_t> pilot_group;          // that of others follows it
  std::span<const Membership* const> memberships;  // by places() of the panel, without pilot; equal ones are one
};

// `year_counts` by group x years + year, `change_counts` by group x comparisons + comparison, both zero.
void count_panel(const CountingTask& task, Team& team, std::vector<YearCounts>& year_counts,
                 std::vector<ChangeCounts>& change_counts);

// Adds what a comparison with a lineage counts, which count_panel leaves out.
void count_lineage(const CountingTask& task, std::size_t comparison, const Lineage& lineage,
                   std::vector<ChangeCounts>& change_counts);

}  // namespace ntm
