// What is said of targets, and what they ask.
#pragma once

#include <optional>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/ratio.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// Whether its year lies before the report year.
bool is_past(const Summary& summary, const Target& target);

// Whose target it is: "Pilot communes", a name, "Every district".
Message title_of_scope(const Target& target);

// The fewest further criteria that `communes` communes, meeting `met` together, need for their average to satisfy
// `relation` against `value`. Nothing where no number of further criteria would do.
std::optional<Integer> fewest_needed(Integer met, Integer communes, Relation relation, const Ratio& value,
                                     Integer most_each);

// What it asks of the average, where that is plain: "at least 8.2", "up at least 1.5".
Message described(const Target& target);
// The same in a sentence: "an average of at least 8.2", "the average up at least 1.5".
Message described_average(const Target& target);

}  // namespace ntm
