#include <algorithm>
#include <optional>
#include <span>

#include "summary/counting.hpp"
#include "summary/pair_counter.hpp"
#include "summary/territory.hpp"

namespace ntm {
namespace {

Marks to_marks(const Observation& unit) {
  const Reported met = unit.criteria_met();
  return {&profile(unit), unit.met(), met.has_value() ? static_cast<int>(met.value()) : -1};
}

class LineageCounter {
 public:
  LineageCounter(const CountingTask& task, std::size_t comparison, std::vector<ChangeCounts>& change_counts)
      : task_(task),
        comparison_(comparison),
        change_counts_(change_counts),
        pairs_(*task.rules[task.comparisons[comparison].later], task.comparisons[comparison].is_alike) {}

  void count(const Lineage& lineage) {
    for (const Lineage::Unit& unit : lineage.units) {
      for_groups_of(unit.now, [&](ChangeCounts& counts) { add(unit, counts); });
      for (const Observation& part : unit.parts) add_foreign(unit.now, part);
    }
    for (const Lineage::Left& unit : lineage.left) {
      for_groups_of(unit.before, [](ChangeCounts& counts) { ++counts.left; });
    }
  }

 private:
  [[nodiscard]] const Membership& membership(const Observation& unit) const {
    return *task_.memberships[task_.panel.place_index(unit)];
  }

  template <typename Add>
  void for_groups_of(const Observation& unit, Add add_to) {
    const auto counts = [&](std::size_t group) -> ChangeCounts& {
      return change_counts_[group * task_.comparisons.size() + comparison_];
    };
    const Membership& groups = membership(unit);
    for (std::size_t i = 0; i < groups.count; ++i) add_to(counts(groups.groups[i]));
    if (!task_.pilot_group || unit.pilot() == Pilot::not_reported) return;
    add_to(counts(*task_.pilot_group + (unit.pilot() == Pilot::yes ? 0 : 1)));
  }

  // To the groups that only one of them belongs to.
  void add_foreign(const Observation& now, const Observation& part) {
    const Membership& later = membership(now);
    const Membership& earlier = membership(part);
    const auto add_to_others = [&](const Membership& own, const Membership& other) {
      for (std::size_t i = 0; i < own.count; ++i) {
        const auto* const end = other.groups.data() + other.count;
        if (std::find(other.groups.data(), end, own.groups[i]) != end) continue;
        ++change_counts_[own.groups[i] * task_.comparisons.size() + comparison_].foreign;
      }
    };
    add_to_others(later, earlier);
    add_to_others(earlier, later);
  }

  void add(const Lineage::Unit& unit, ChangeCounts& counts) const {
    ++counts.by_origin[static_cast<std::size_t>(unit.origin)];
    if (unit.is_complete && (unit.origin == Origin::unchanged || unit.origin == Origin::merged)) {
      const std::span<const Observation> now(&unit.now, 1);
      add_rate(sum_poverty(unit.parts), sum_poverty(now), counts.poverty);
      add_rate(sum_income(unit.parts), sum_income(now), counts.income);
    }
    if (unit.parts.empty()) {
      ++counts.entered;
    } else if (const Observation* const before = unit.same()) {
      pairs_.add(to_marks(unit.now), to_marks(*before), counts);
    } else if (unit.origin == Origin::merged && unit.is_complete) {
      add_merged(unit, counts);
    }
  }

  static void add_rate(const std::optional<RateSums>& before, const std::optional<RateSums>& after,
                       TerritoryRate& rate) {
    if (!before || !after) return;
    ++rate.communes;
    rate.before.part += before->part;
    rate.before.whole += before->whole;
    rate.after.part += after->part;
    rate.after.whole += after->whole;
  }

  // Of a merged unit no single earlier number exists, only bounds.
  void add_merged(const Lineage::Unit& unit, ChangeCounts& counts) const {
    if (!pairs_.compares_criteria() || !pairs_.has_all_marks(profile(unit.now))) return;
    CriteriaSet any = 0;
    CriteriaSet all = ~CriteriaSet{0};
    for (const Observation& part : unit.parts) {
      if (!pairs_.has_all_marks(profile(part))) return;
      any |= part.met();
      all &= part.met();
    }
    const int met = count_bits(unit.now.met());
    ++counts.merged_marked;
    counts.merged_change_least += met - count_bits(any);
    counts.merged_change_most += met - count_bits(all);
  }

  const CountingTask& task_;
  std::size_t comparison_;
  std::vector<ChangeCounts>& change_counts_;
  PairCounter pairs_;
};

}  // namespace

void count_lineage(const CountingTask& task, std::size_t comparison, const Lineage& lineage,
                   std::vector<ChangeCounts>& change_counts) {
  LineageCounter(task, comparison, change_counts).count(lineage);
}

}  // namespace ntm
