// Targets, judged in the groups that they speak of.
//
// A target of year T is judged at e: at T itself once the report year has reached it, else at the report year.
// A level compares the average at e with the target's value. A rise compares the change from the year before T to T;
// before T there is none yet, and what is needed starts from the average at e.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/ratio.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// A target judged in one group.
struct Judgement {
  const Target* target;
  std::size_t group;
  int year;                  // e
  const YearCounts* counts;  // of the group at e
  std::optional<Ratio> actual;
  std::optional<Ratio> start;  // what the value is added to: 0 for a level, an average for a rise

  [[nodiscard]] bool is_met() const { return actual && holds(*actual, target->test, target->value); }
};

// The year at which the target is judged; nothing if its year is past and was not observed, or, of a rise, the year
// before it was not.
std::optional<int> judged_at(const Summary& summary, const Target& target);

// Whether its year lies before the report year.
bool is_past(const Summary& summary, const Target& target);

// Every target in every group that it speaks of, in the order of targets; not those of which conditions left only some
// of the communes. Of those that ask the same of a group (one of every district, one of this), the first.
std::vector<Judgement> judgements(const Summary& summary);

// A target that is judged in no group.
struct Unjudged {
  const Target* target;
  Phrase why;
};

std::vector<Unjudged> unjudged(const Summary& summary);

// Whose target it is: "Pilot communes", a name, "Every district".
Message title_of_scope(const Target& target);

// The fewest further criteria that `communes` communes, meeting `met` together, need for their average to satisfy
// `test` against `value`. Nothing where no number of further criteria would do.
std::optional<Integer> fewest_needed(Integer met, Integer communes, Test test, const Ratio& value, Integer most_each);

// As written in targets.csv.
Decimal value_of(const Target& target);

// "average >= 8.2", with blanks around the sign that the rule's item has not.
Message described(const Target& target);

}  // namespace ntm
