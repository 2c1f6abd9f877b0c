// The communes of the report year that were asked for, in the order that was asked for, beside what they were before.
#pragma once

#include <optional>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/summary.hpp"

namespace ntm {

struct ListedCommune {
  Observation now;
  // In the years that the report year is compared with (ChangeColumns), where it was observed.
  std::vector<std::optional<Observation>> earlier;
};

std::vector<ListedCommune> listed_communes(const Summary& summary);

// Criteria of which it is known that the commune does not meet them.
CriteriaSet missed(const Observation& commune);

// Those of `set` by number, ascending.
std::vector<int> numbers_of(CriteriaSet set);

// By how many criteria a commune differs from what it was; nothing where one of both is not known.
std::optional<int> change_since(const std::optional<Observation>& earlier, const Observation& now);

// The next better band, and the fewest further criteria that lead into it; nothing where there is none.
struct NextBand {
  const Band* band;
  int needed;
};
std::optional<NextBand> next_band(const Observation& commune, const Rules& rules);

}  // namespace ntm
