// A target, judged in a group of communes.
//
// A target of year T is judged at e: at T itself once the report year has reached it, else at the report year.
// A level compares the average at e with the target's value. A rise compares the change from the year before T to T;
// before T there is none yet, and what is needed starts from the average at e.
#pragma once

#include <cstddef>
#include <optional>

#include "ntm/phrase.hpp"
#include "ntm/ratio.hpp"
#include "ntm/rules.hpp"

namespace ntm {

struct Judgement {
  const Target* target;
  std::size_t group;  // an index into Summary::groups()
  int year;           // e
  std::optional<Ratio> actual;
  std::optional<Ratio> start;  // what the value is added to: 0 for a level, an average for a rise

  [[nodiscard]] bool is_met() const { return actual && holds(*actual, target->relation, target->value); }
  // Whether it asks for a rise in a year that is still to come: nothing of it has happened yet.
  [[nodiscard]] bool is_yet_to_begin() const { return target->is_rise() && year < target->year; }
};

// A target that is judged in no group.
struct Unjudged {
  const Target* target;
  Phrase why;
};

}  // namespace ntm
