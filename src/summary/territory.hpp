// Households and people of several units together: those of merged communes are the same as those of their parts.
#pragma once

#include <optional>
#include <span>

#include "ntm/panel.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// Poor households among all, and income in millionths, weighted by people. Nothing where a unit does not report what it
// takes.
std::optional<RateSums> sum_poverty(std::span<const Observation> units);
std::optional<RateSums> sum_income(std::span<const Observation> units);

}  // namespace ntm
