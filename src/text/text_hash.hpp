// The hash of texts that come from input, for containers that are looked up.
#pragma once

#include <cstddef>
#include <string_view>

namespace ntm {

// Differs from process to process, so that nobody can choose texts that share it and make a run take forever. What a
// container that uses it has in which order is never printed.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const;
};

}  // namespace ntm
