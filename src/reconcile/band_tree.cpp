#include "reconcile/band_tree.hpp"

#include <algorithm>

namespace ntm::laws {
namespace {

void find_gaps(BandNode& node) {
  int next = node.range.from;
  for (BandNode& child : node.children) {
    if (child.range.from > next) node.gaps.push_back({next, child.range.from - 1});
    next = child.range.to + 1;
    find_gaps(child);
  }
  if (next <= node.range.to) node.gaps.push_back({next, node.range.to});
}

// Of a node and those below it, the children that count.
void take_known(const BandNode& node, const Values& values, std::vector<const BandNode*>& known) {
  for (const BandNode& child : node.children) {
    if (values[*child.line].is_closed()) {
      known.push_back(&child);
    } else {
      take_known(child, values, known);
    }
  }
}

}  // namespace

BandTree::BandTree(CriteriaRange whole, const std::vector<Lines::BandLine>& bands) {
  root_.range = whole;
  std::vector<BandNode*> open;
  for (const auto& [range, line] : bands) {
    BandNode* parent = &root_;
    // down to the last one that holds it; they come in order, so that only last children may
    while (!parent->children.empty() && parent->children.back().range.to >= range.from) {
      BandNode& last = parent->children.back();
      if (last.range.to < range.to) {
        overlaps_.emplace_back(*last.line, line);
        parent = nullptr;
        break;
      }
      parent = &last;
    }
    if (parent != nullptr) parent->children.push_back({range, line, {}, {}});
  }
  find_gaps(root_);
}

Bounds criteria_together(const BandNode& node, const Bounds& communes, const Values& values) {
  std::vector<const BandNode*> known;
  take_known(node, values, known);
  Bounds sum = Bounds::exactly(Ratio(0));
  Bounds count = Bounds::exactly(Ratio(0));
  int next = node.range.from;
  std::optional<CriteriaRange> gap;
  const auto widen = [&](int from, int to) { gap = {gap ? gap->from : from, to}; };
  for (const BandNode* const child : known) {
    if (child->range.from > next) widen(next, child->range.from - 1);
    next = child->range.to + 1;
    const Bounds& own = values[*child->line];
    sum = sum + criteria_together(*child, own, values);
    count = count + own;
  }
  if (next <= node.range.to) widen(next, node.range.to);
  if (!gap) return sum;
  const Bounds rest = communes - count;
  const auto at_least_none = [](const std::optional<Ratio>& value) {
    return value ? std::optional(std::max(*value, Ratio(0))) : std::nullopt;
  };
  const Ratio least = at_least_none(rest.low).value_or(Ratio(0)) * Ratio(gap->from);
  const auto most = at_least_none(rest.high);
  return sum + Bounds{least, most ? std::optional(*most * Ratio(gap->to)) : std::nullopt};
}

}  // namespace ntm::laws
