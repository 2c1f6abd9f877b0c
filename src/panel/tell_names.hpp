// What is said of names that stand in several spellings.
#pragma once

#include <span>

#include "ntm/diagnostic.hpp"
#include "panel/places.hpp"

namespace ntm {

// One message a name, and one for many.
void tell_respelled(std::span<const Respelled> respelled, Diagnostics& diagnostics);
void tell_unclear(std::span<const UnclearName> unclear, Diagnostics& diagnostics);

}  // namespace ntm
