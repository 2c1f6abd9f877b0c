#include "ntm/formats.hpp"

#include <array>

#include "formats/all.hpp"

namespace ntm {

std::span<const Format> formats() {
  static constexpr std::array list = std::to_array<Format>({
      {"text", "tables for reading", true, write_text},
      {"csv", "the figures, one a row, for further computing", false, write_csv},
  });
  return list;
}

}  // namespace ntm
