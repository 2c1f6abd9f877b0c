#include "ntm/formats.hpp"

#include <array>

#include "formats/all.hpp"

namespace ntm {

std::string Format::whole(const Report& report, const Style& style) const {
  std::string bytes;
  write(report, style, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::span<const Format> formats() {
  static constexpr std::array list = std::to_array<Format>({
      {"text", "tables for reading", true, ".txt", write_text},
      {"csv", "the figures, one a row, for further computing", false, ".csv", write_csv},
      {"excel", "the same as CSV that a Vietnamese Excel opens right", false, ".csv", write_excel},
  });
  return list;
}

}  // namespace ntm
