// Unit-years that come in any order, from all files -> those of the whole, with mended codes and one spelling a place.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "oracle/oracle.hpp"

namespace ntm::oracle {

// One unit in one year as a row states it.
struct UnitYear {
  int year = 0;
  std::string_view code;
  std::string_view name;
  std::string_view type;
  std::string_view district;
  std::string_view province;
  Pilot pilot = Pilot::not_reported;
  CriteriaSet met = 0;
  CriteriaSet observed = 0;
  Reported criteria_met;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;

  friend bool operator==(const UnitYear&, const UnitYear&) = default;
};

class Units {
 public:
  void add(const UnitYear& unit_year, const std::string& file, std::size_t line);

  // To be called once, when all are added.
  void settle(Diagnostics& diagnostics, Result& result);

 private:
  struct Entry {
    Observed unit;
    std::size_t file;  // index into files_
    std::size_t line;
  };

  void spell_places(Result& result);
  void mend_leading_zeros(Diagnostics& diagnostics);
  void match_by_name(Diagnostics& diagnostics);
  void drop_duplicates(Diagnostics& diagnostics);

  std::vector<Entry> entries_;
  std::vector<std::string> files_;
};

}  // namespace ntm::oracle
