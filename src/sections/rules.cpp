// By which rules each year is judged, and what may not be compared for it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ntm/sections.hpp"

namespace ntm {
namespace {

// "19 criteria (QĐ 318/2022)"
Message criteria_of(const Rules& rules) {
  const Integer count = rules.criteria_count();
  return rules.terms.decree.empty() ? Message{"{} criteria", Count{count}}
                                    : Message{"{} criteria ({})", Count{count}, rules.terms.decree};
}

std::string decree_of(const Rules& rules) { return rules.terms.decree.empty() ? rules.name : rules.terms.decree; }

}  // namespace

std::vector<Message> described_rules(const Summary& summary) {
  const std::vector<int>& years = summary.years();
  std::vector<Message> sentences;
  for (std::size_t first = 0; first < years.size();) {
    std::size_t end = first + 1;
    while (end < years.size() && &summary.rules(end) == &summary.rules(first)) ++end;
    const Rules& rules = summary.rules(first);
    const std::vector<int> judged(years.begin() + static_cast<std::ptrdiff_t>(first),
                                  years.begin() + static_cast<std::ptrdiff_t>(end));
    sentences.push_back(
        {"Years: {}. Rules: {}, {}.", fmt::format("{}", fmt::join(judged, ", ")), rules.name, criteria_of(rules)});
    first = end;
  }
  return sentences;
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
