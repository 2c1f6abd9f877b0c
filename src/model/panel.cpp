#include "ntm/panel.hpp"

#include <algorithm>

namespace ntm {

std::size_t Panel::index_of(int year) const {
  const auto found = std::ranges::lower_bound(years_, year);
  return found != years_.end() && *found == year ? static_cast<std::size_t>(found - years_.begin()) : years_.size();
}

}  // namespace ntm
