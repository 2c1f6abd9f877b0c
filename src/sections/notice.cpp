#include "ntm/notice.hpp"

#include "ntm/sections.hpp"
#include "sections/all.hpp"
#include "sections/sentences.hpp"
#include "words/phrases.hpp"

namespace ntm {

std::vector<Message> write_notice(const Summary& summary, std::optional<int> digits) {
  const Figures figures = shown_figures(summary);
  const FigureIndex index(figures);
  Sentences sentences(summary, index, digits);
  sentences.add({"Results of the programme on new rural development in {}", summary.report_year()});
  if (const auto& where = summary.selection().where; !where.empty()) {
    sentences.add({"Only: {}.", Message::list(described_conditions(where), "; ")});
  }
  sentences.add(described_criteria(summary));
  for (const bool looks_ahead : {false, true}) {
    for (const Section& section : sections()) {
      if (section.say != nullptr && section.looks_ahead == looks_ahead) section.say(sentences);
    }
  }
  return sentences.take();
}

}  // namespace ntm
