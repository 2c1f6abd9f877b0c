// What communes are made of, in words.
#pragma once

#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/message.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// What became this commune of the report year, nothing if it is unchanged: "from Xã A (12), Xã B (9) in 2024", and of a
// merged one "all parts met: 1, 3", "any part met: 1, 2, 3" and its rates.
std::vector<Message> described_parts(const Lineage::Unit& unit, const Summary& summary);

}  // namespace ntm
