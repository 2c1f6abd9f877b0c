// Counts what changed in one unit between two years.
#pragma once

#include <cstddef>
#include <vector>

#include "ntm/rules.hpp"
#include "ntm/summary.hpp"
#include "panel/panel_parts.hpp"

namespace ntm {

// The library's own is a call, for not every machine can count bits.
constexpr int count_bits(CriteriaSet set) {
  set -= set >> 1 & 0x5555555555555555U;
  set = (set & 0x3333333333333333U) + (set >> 2 & 0x3333333333333333U);
  set = (set + (set >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<int>(set * 0x0101010101010101U >> 56);
}

// What a unit meets in one year.
struct Marks {
  const UnitProfile* profile;
  CriteriaSet met;
  int criteria_met;  // or less than 0
};

class PairCounter {
 public:
  PairCounter() = default;
  // By the rules of the later year. Of years that are not alike only units are counted.
  PairCounter(const Rules& rules, bool is_alike) : all_criteria_(rules.all_criteria()), bands_(rules.bands.size()) {
    for (int met = 0; is_alike && met <= rules.criteria_count(); ++met) band_of_.push_back(rules.band_of(met));
  }

  [[nodiscard]] std::size_t bands() const { return bands_; }
  [[nodiscard]] bool compares_criteria() const { return !band_of_.empty(); }
  [[nodiscard]] bool has_all_marks(const UnitProfile& profile) const { return profile.observed == all_criteria_; }

  // The same unit in both years.
  void add(const Marks& later, const Marks& earlier, ChangeCounts& counts) const {
    if (later.profile->is_left_out || earlier.profile->is_left_out) return;
    ++counts.matched;
    if (!compares_criteria()) return;
    if (later.criteria_met >= 0 && earlier.criteria_met >= 0) {
      const int change = later.criteria_met - earlier.criteria_met;
      ++counts.matched_counted;
      counts.change += change;
      counts.improved += change > 0 ? 1 : 0;
      counts.unchanged += change == 0 ? 1 : 0;
      counts.declined += change < 0 ? 1 : 0;
      const std::size_t from = band_of_[static_cast<std::size_t>(earlier.criteria_met)];
      const std::size_t to = band_of_[static_cast<std::size_t>(later.criteria_met)];
      ++counts.transitions[from * bands_ + to];
    }
    if ((later.profile->observed & earlier.profile->observed) == all_criteria_) {
      ++counts.matched_marked;
      counts.gained += count_bits(later.met & ~earlier.met);
      counts.lost += count_bits(earlier.met & ~later.met);
    }
  }

 private:
  CriteriaSet all_criteria_ = 0;
  std::size_t bands_ = 0;
  std::vector<std::size_t> band_of_;  // by number of criteria met; empty where the years are not alike
};

}  // namespace ntm
