// Makes a Panel from unit-years that come in any order, from a file or from a test.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "text/texts.hpp"

namespace ntm {

// One unit in one year as an input states it: what PanelBuilder is given.
struct UnitYear {
  int year = 0;
  std::string_view code;
  std::string_view name;
  std::string_view type;
  std::string_view district;
  std::string_view province;
  Pilot pilot = Pilot::not_reported;
  bool is_left_out = false;  // has not reported, and counts in no average, band or criterion
  CriteriaSet met = 0;
  CriteriaSet observed = 0;
  Reported criteria_met;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;

  friend bool operator==(const UnitYear&, const UnitYear&) = default;
};

// Texts must be normalized (NFC), years lie from first_year to last_year (else std::out_of_range), and criteria be
// those of the rules that will judge the panel: `met` is a part of `observed`, and `criteria_met` is not more than
// there are. Income is in millionths of a million VND. Two things are repaired once all units are known, and reported
// as notes:
//  - codes of digits that lost their leading zeros in some files and kept them in others (3403 is 03403);
//  - units without a code (an empty one), which are matched by province, district and name, and get these as their code
//    where no unit with a code matches.
class PanelBuilder {
 public:
  // `file` and `line` are for messages only.
  void add(const UnitYear& unit_year, std::string_view file = {}, std::size_t line = 0);

  // The panel of all that was added. Errors in `diagnostics`: a unit given twice in a year, whose later place is left
  // out; a unit without a code that could be several; codes that are running numbers. Codes that are doubted otherwise
  // are warnings.
  Panel build(Diagnostics& diagnostics) &&;

 private:
  struct Stored {
    UnitYear unit_year;
    std::string_view file;
    std::size_t line;
  };
  Texts texts_;
  std::vector<Stored> stored_;
};

}  // namespace ntm
