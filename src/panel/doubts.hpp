// What is doubted of units from year to year: codes that are those of other units, and units that have other codes. And
// of districts: that their name is one.
#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "panel/parallel.hpp"

namespace ntm {

using UnitOfYear = std::pair<int, UnitKey>;
// Where units stand in the input, in the order in which they are given. All of it may have to be read again for that.
using FindUnits = std::function<std::vector<Where>(std::span<const UnitOfYear>)>;

// Of years between which the crosswalk lies nothing is doubted: it says who is who.
// Returns by year whether codes are those of the communes of the year before, in one territory.
std::vector<bool> tell_doubts(const Panel& panel, const Crosswalk& crosswalk, Team& team, const FindUnits& find_units,
                              Diagnostics& diagnostics);

}  // namespace ntm
