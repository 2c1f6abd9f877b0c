#include "ntm/sections.hpp"

#include <array>

#include "sections/all.hpp"

namespace ntm {

std::span<const Section> sections() {
  static constexpr std::array list = std::to_array<Section>({
      {"averages", "the average number of criteria met, by year", true, compute_averages, lay_out_averages,
       page_of_averages, Phrase("Averages", "sheet"), 1},
      {"increments", "what changed since earlier years, and who is counted", true, compute_increments,
       lay_out_increments, page_of_increments, Phrase("Changes", "sheet"), 7},
      {"bands", "communes by number of criteria met, and their moves", true, compute_bands, lay_out_bands,
       page_of_bands, Phrase("Bands", "sheet"), 2},
      {"criteria", "each criterion: how many meet it, how many miss it", true, compute_criteria, lay_out_criteria,
       page_of_criteria, Phrase("Criteria", "sheet"), 4},
      {"gap", "the distance to each target, and what is needed", true, compute_gap, lay_out_gap, page_of_gap,
       Phrase("Targets", "sheet"), 3},
      {"indicators", "rural poverty and income", true, compute_indicators, lay_out_indicators, page_of_indicators,
       Phrase("Poverty and income", "sheet"), 6},
      {"ranking", "districts by average, or provinces if several", true, compute_ranking, lay_out_ranking,
       page_of_ranking, Phrase("Ranking", "sheet"), 5},
      {"communes", "each commune: what it meets, gained, lost and still misses", false, compute_communes,
       lay_out_communes, page_of_communes, Phrase("Communes", "sheet"), 8},
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
