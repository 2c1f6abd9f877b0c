// By which rules each year is judged, and what may not be compared for it.
#include "ntm/sections.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "words/phrases.hpp"

namespace ntm {

Message described_criteria(const Rules& rules) {
  const Integer count = rules.criteria_count();
  return rules.terms.decree.empty() ? Message{"{} criteria", Count{count}}
                                    : Message{"{} criteria ({})", Count{count}, rules.terms.decree};
}

std::string decree_of(const Rules& rules) { return rules.terms.decree.empty() ? rules.name : rules.terms.decree; }

namespace {

std::string name_years(const Summary& summary, const std::vector<std::size_t>& indexes) {
  std::vector<int> years;
  for (const std::size_t index : indexes) years.push_back(summary.years()[index]);
  return list_of_years(years);
}

}  // namespace

std::vector<Message> described_rules(const Summary& summary) {
  const auto have_same_rules = [&](std::size_t a, std::size_t b) { return &summary.rules(a) == &summary.rules(b); };
  std::vector<Message> sentences;
  for (const auto& run : runs_of_years(summary, have_same_rules)) {
    const Rules& rules = summary.rules(run.front());
    sentences.push_back({"Years: {}. Rules: {}, {}.", name_years(summary, run), rules.name, described_criteria(rules)});
  }
  return sentences;
}

Message described_criteria(const Summary& summary) {
  const auto are_alike = [&](std::size_t a, std::size_t b) { return summary.are_alike(a, b); };
  const auto runs = runs_of_years(summary, are_alike);
  if (runs.size() == 1) return {"Communes are judged by {}.", described_criteria(summary.rules())};
  std::vector<Message> judged;
  for (const auto& run : runs) {
    judged.push_back({"{}: {}", name_years(summary, run), described_criteria(summary.rules(run.front()))});
  }
  return {"Communes are judged by different criteria: {}.", Message::list(judged, "; ")};
}

std::vector<Message> described_breaks(const Summary& summary) {
  std::vector<Message> sentences;
  for (std::size_t year = 1; year < summary.years().size(); ++year) {
    if (summary.are_alike(year, year - 1)) continue;
    sentences.push_back(
        {"{} is judged by different criteria ({}) than {} ({}): numbers of criteria, bands and single criteria of "
         "these years are not compared.",
         summary.years()[year], decree_of(summary.rules(year)), summary.years()[year - 1],
         decree_of(summary.rules(year - 1))});
  }
  return sentences;
}

}  // namespace ntm
