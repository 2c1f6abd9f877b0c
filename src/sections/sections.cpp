#include "ntm/sections.hpp"

#include <array>

#include "sections/all.hpp"

namespace ntm {

std::span<const Section> sections() {
  static constexpr std::array list = std::to_array<Section>({
      {"averages", "the average number of criteria met, by year", true, compute_averages, lay_out_averages},
      {"increments", "what changed since earlier years, and who is counted", true, compute_increments,
       lay_out_increments},
      {"bands", "communes by number of criteria met, and their moves", true, compute_bands, lay_out_bands},
      {"criteria", "each criterion: how many meet it, how many miss it", true, compute_criteria, lay_out_criteria},
      {"gap", "the distance to each target, and what is needed", true, compute_gap, lay_out_gap},
      {"indicators", "rural poverty and income", true, compute_indicators, lay_out_indicators},
      {"ranking", "districts by average, or provinces if several", true, compute_ranking, lay_out_ranking},
      {"communes", "each commune: what it meets, gained, lost and still misses", false, compute_communes,
       lay_out_communes},
  });
  return list;
}

Figures report_figures(const Summary& summary) {
  Figures figures;
  for (const Section& section : sections()) {
    if (section.in_report) section.compute(summary, figures);
  }
  return figures;
}

}  // namespace ntm
