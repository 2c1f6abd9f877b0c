#include "ntm/sections.hpp"

#include <array>

#include "sections/all.hpp"

namespace ntm {

std::span<const Section> sections() {
  static constexpr std::array list = std::to_array<Section>({
      {"averages", "the average number of criteria met, by year", compute_averages, lay_out_averages},
      {"increments", "what changed since earlier years, and who is counted", compute_increments, lay_out_increments},
      {"bands", "communes by number of criteria met, and their moves", compute_bands, lay_out_bands},
      {"criteria", "each criterion: how many meet it, how many miss it", compute_criteria, lay_out_criteria},
      {"gap", "the distance to each target, and what is needed", compute_gap, lay_out_gap},
      {"indicators", "rural poverty and income", compute_indicators, lay_out_indicators},
      {"ranking", "districts by average, or provinces if several", compute_ranking, lay_out_ranking},
  });
  return list;
}

}  // namespace ntm
