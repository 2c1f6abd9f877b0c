// What communes are made of, in words.
#pragma once

#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/message.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// "Xã A (12), a part of Xã B (9), Thị trấn C (no data)", with how many criteria they met or without; empty where
// nothing is known of them.
Message list_of_parts(const Lineage::Unit& unit, const Panel& panel, bool with_numbers);

// What became this commune of the report year, nothing if it is unchanged: "from Xã A (12), Xã B (9) in 2024", and of a
// merged one "all parts met: 1, 3", "any part met: 1, 2, 3" and its rates.
std::vector<Message> described_parts(const Lineage::Unit& unit, const Summary& summary);

}  // namespace ntm
