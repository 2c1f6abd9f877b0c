#include "ntm/sections.hpp"

#include <array>
#include <utility>

#include "sections/all.hpp"
#include "words/phrases.hpp"

namespace ntm {

std::span<const Section> sections() {
  static constexpr std::array list = std::to_array<Section>({
      {"averages", "the average number of criteria met, by year", true, compute_averages, lay_out_averages,
       page_of_averages, say_averages, false, Phrase("Averages", "sheet"), 1},
      {"increments", "what changed since earlier years, and which communes are counted", true, compute_increments,
       lay_out_increments, page_of_increments, say_increments, false, Phrase("Changes", "sheet"), 7},
      {"bands", "communes by number of criteria met, and moves between bands", true, compute_bands, lay_out_bands,
       page_of_bands, say_bands, false, Phrase("Bands", "sheet"), 2},
      {"criteria", "each criterion: how many meet it, how many miss it", true, compute_criteria, lay_out_criteria,
       page_of_criteria, say_criteria, false, Phrase("Criteria", "sheet"), 4},
      {"gap", "the distance to each target, and what is needed", true, compute_gap, lay_out_gap, page_of_gap, say_gap,
       true, Phrase("Targets", "sheet"), 3},
      {"indicators", "rural poverty and income", true, compute_indicators, lay_out_indicators, page_of_indicators,
       say_indicators, false, Phrase("Poverty and income", "sheet"), 6},
      {"ranking", "districts by average, or provinces if there are several", true, compute_ranking, lay_out_ranking,
       page_of_ranking, say_ranking, false, Phrase("Ranking", "sheet"), 5},
      // no sentences: of all communes they would be those of the averages
      {"communes", "each commune: what it meets, gained, lost and still misses", false, compute_communes,
       lay_out_communes, page_of_communes, nullptr, false, Phrase("Communes", "sheet"), 8},
  });
  return list;
}

namespace {

class ShownFigures final : public FigureSink {
 public:
  explicit ShownFigures(int report_year) : report_year_(report_year) {}

  void add(const Figure& figure) override {
    if (figure.year == report_year_ || !is_shown_of_report_year_only(figure.measure)) kept_.add(figure);
  }
  Figures take() { return std::move(kept_); }

 private:
  static bool is_shown_of_report_year_only(Measure measure) {
    switch (measure) {
      case Measure::criterion_met:
      case Measure::criterion_share:
      case Measure::criterion_change:
      case Measure::criterion_missing:
      case Measure::transition: return true;
      default: return false;
    }
  }

  int report_year_;
  Figures kept_;
};

void compute_report(const Summary& summary, FigureSink& figures) {
  for (const Section& section : sections()) {
    if (section.in_report) section.compute(summary, figures);
  }
}

}  // namespace

Figures shown_figures(const Summary& summary) {
  ShownFigures figures(summary.report_year());
  compute_report(summary, figures);
  return figures.take();
}

Figures report_figures(const Summary& summary) {
  Figures figures;
  compute_report(summary, figures);
  return figures;
}

}  // namespace ntm
