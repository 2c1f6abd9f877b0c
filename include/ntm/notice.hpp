// The figures of a year as the sentences of a notice, to be pasted into one.
#pragma once

#include <optional>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// One message per paragraph: the average and its change, and who is counted; the bands; the criteria; poverty and
// income; the targets; the best and the worst district, or province. What the input does not have is left out. `digits`
// are the decimals of averages, changes, rates and incomes, in place of those that notices usually print.
std::vector<Message> write_notice(const Summary& summary, std::optional<int> digits = std::nullopt);

}  // namespace ntm
