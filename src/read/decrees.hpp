// By which decree the criteria of a table are, as its lines say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ntm/rules.hpp"

namespace ntm {

// A built-in set of other criteria than those by which a table is judged.
struct OtherCriteria {
  std::string set;     // its name
  std::string decree;  // "QĐ 1980/2016"
  int criteria = 0;
};

// The set whose decree a line names: "theo Quyết định 1980/QĐ-TTg". Nothing where it names none, or also that of `own`;
// a decree of a province may bear any number.
std::optional<OtherCriteria> other_criteria_in(std::string_view line, const Rules& own);

// The set of so many criteria that follows on `own`.
std::optional<OtherCriteria> next_criteria(std::size_t count, const Rules& own);

}  // namespace ntm
