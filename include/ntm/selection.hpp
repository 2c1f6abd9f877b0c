// What a report is asked to be about.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ntm/figure.hpp"

namespace ntm {

// By what a list of communes can be limited.
enum class CommuneTrait {
  province,
  district,
  band,
  pilot,
  commune,
  type  // of unit
};

struct Condition {
  CommuneTrait trait;
  std::string value;    // a name; of a commune its code, as the panel says it; a band's label; of a pilot "yes" or "no"
  std::string title{};  // what it is called, where that is not the value
};

enum class CommuneOrder {
  district,  // by province, district and code
  code,
  name,
  most,    // criteria met
  fewest,  // criteria met
  change,  // criteria met since the base year, the largest first
  next     // criteria to the next band, the fewest first
};

// Which communes are listed, and how, where communes are listed.
struct CommuneChoice {
  std::vector<Condition> where;  // conditions on the same trait are joined by or, different traits by and
  std::vector<int> missing;      // only those that meet none of these criteria
  CommuneOrder order = CommuneOrder::district;
  std::optional<std::size_t> top;  // at most this many
};

struct Selection {
  std::optional<int> year{};       // report year; default: the latest observed
  std::optional<int> base_year{};  // default: the first observed
  bool by_province = false;
  bool by_district = false;
  CommuneChoice communes{};
  bool list_missing = false;       // also list the communes that do not meet each criterion
  std::vector<Condition> where{};  // that the panel was narrowed by, to be told at the head
  std::vector<Scope> ranked{};     // provinces, districts or both; default: what there are several of
  bool judges_places = false;      // the targets of all communes also in each province and district that is listed
};

}  // namespace ntm
