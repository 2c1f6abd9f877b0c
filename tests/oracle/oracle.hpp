// The reader of tables as it was before it was made fast: each file decoded whole, cut by fast-cpp-csv-parser, walked
// over twice. Frozen: it is what the reader of the program is tested against, and shares nothing with it but the
// vocabulary. Where what the program says is changed on purpose, it is changed here too, in the plainest way.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "ntm/source.hpp"

namespace ntm::oracle {

// One unit in one year.
struct Observed {
  int year = 0;
  std::string code;  // of a unit without one "province / district / name"
  std::string name;
  std::string type;
  std::string district;
  std::string province;
  Pilot pilot = Pilot::not_reported;
  CriteriaSet met = 0;
  CriteriaSet observed = 0;
  Reported criteria_met;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;
};

struct ObservedPlace {
  std::string province;
  std::string district;
  std::set<int> years;  // in which it has units
};

struct Result {
  std::vector<Observed> units;        // ascending by year and code
  std::vector<ObservedPlace> places;  // ascending by province and district
  std::vector<FileAccount> files;
  std::vector<PassedOver> passed_over;
};

// What ntm::read_panel has to say of the same sources, as plain facts.
Result read(std::span<const Source> sources, const Rules& rules, const ReadOptions& options, Diagnostics& diagnostics);

}  // namespace ntm::oracle
