// The communes of the report year that were asked for, in the order that was asked for, and what is known of each.
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
  // Where a crosswalk says what communes are made of.
  const Lineage::Unit* made_of = nullptr;
};

std::vector<ListedCommune> listed_communes(const Summary& summary);

// The next better band, and the fewest further criteria that lead into it.
struct NextBand {
  const Band* band;
  int needed;
};

// What a commune gained and lost since an earlier year.
struct CommuneChange {
  std::optional<int> criteria;  // how many more, where both numbers are known
  bool knows_marks;             // of every criterion, in both years
  CriteriaSet gained;
  CriteriaSet lost;
};

// What a level asks of a commune by itself.
struct AskedOfCommune {
  const Target* target;
  std::optional<Integer> needed;  // nothing where no number of criteria would do, or that met now is not known
};

struct CommuneFacts {
  std::optional<int> met;
  const Band* band = nullptr;    // null where the number of criteria met is not known
  std::optional<NextBand> next;  // nothing in the best band, too
  CriteriaSet missing = 0;       // criteria of which it is known that the commune does not meet them
  std::vector<std::optional<CommuneChange>> changes;  // as ListedCommune::earlier
  std::vector<AskedOfCommune> asked;                  // by the targets of the report year or later
};

CommuneFacts facts_of(const ListedCommune& commune, const Summary& summary);

// Criteria of which it is known that the commune does not meet them.
CriteriaSet missed(const Observation& commune);

// Those of `set` by number, ascending.
std::vector<int> numbers_of(CriteriaSet set);
// "2, 5", or that there is none.
Message list_of_criteria(CriteriaSet set);

}  // namespace ntm
