// Bands of one year as a tree: 19 and 15-18 may stand below 15-19, and all below the whole.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "ntm/reconcile.hpp"
#include "reconcile/lines.hpp"

namespace ntm::laws {

struct BandNode {
  CriteriaRange range;
  std::optional<std::size_t> line;  // nothing at the root
  std::vector<BandNode> children;   // ascending
  std::vector<CriteriaRange> gaps;  // of the range, what no child has; all of it without children
};

class BandTree {
 public:
  // `bands` as Lines::bands gives them.
  BandTree(CriteriaRange whole, const std::vector<Lines::BandLine>& bands);

  [[nodiscard]] const BandNode& root() const { return root_; }
  // Bands that have numbers in common, and neither holds the other.
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& overlaps() const { return overlaps_; }
  [[nodiscard]] bool is_clean() const { return overlaps_.empty(); }

 private:
  BandNode root_;
  std::vector<std::pair<std::size_t, std::size_t>> overlaps_;
};

// The fewest and the most criteria that communes can meet together: `communes` of them, and those of the bands as the
// values say. A band whose number is open counts as not there.
Bounds criteria_together(const BandNode& node, const Bounds& communes, const Values& values);

}  // namespace ntm::laws
