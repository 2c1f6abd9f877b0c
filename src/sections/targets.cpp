#include "sections/targets.hpp"

#include "ntm/sections.hpp"
#include "sections/layout.hpp"

namespace ntm {
namespace {

Judgement judge(const Summary& summary, const Target& target, std::size_t group, int year) {
  const std::size_t index = *summary.index_of(year);
  const YearCounts& counts = summary.counts(group, index);
  Judgement judgement{&target, group, year, &counts, std::nullopt, std::nullopt};
  const auto average = counts.average();
  if (!target.is_rise()) {
    judgement.actual = average;
    judgement.start = Ratio(0);
  } else if (year < target.year) {
    judgement.actual = average ? std::optional(Ratio(0)) : std::nullopt;
    judgement.start = average;
  } else if (index > 0) {
    judgement.start = summary.counts(group, index - 1).average();
    if (average && judgement.start) judgement.actual = *average - *judgement.start;
  }
  return judgement;
}

}  // namespace

std::optional<int> judged_at(const Summary& summary, const Target& target) {
  if (target.year > summary.report_year()) return summary.report_year();
  return summary.index_of(target.year) ? std::optional(target.year) : std::nullopt;
}

std::vector<Judgement> judgements(const Summary& summary) {
  std::vector<Judgement> result;
  for (const Target& target : summary.rules().targets) {
    const auto year = judged_at(summary, target);
    if (!year) continue;
    for (std::size_t group = 0; group < summary.groups().size(); ++group) {
      const Group& candidate = summary.groups()[group];
      if (!is_meant(target, candidate)) continue;
      if (summary.counts(group, *summary.index_of(*year)).communes == 0) continue;
      result.push_back(judge(summary, target, group, *year));
    }
  }
  return result;
}

std::optional<Integer> fewest_needed(Integer met, Integer communes, Test test, const Ratio& value, Integer most_each) {
  if (holds(Ratio(met, communes), test, value)) return 0;
  const Ratio total = value * Ratio(communes);
  Integer required = 0;
  switch (test) {
    case Test::at_least: required = total.ceil(); break;
    case Test::above: required = total.floor() + 1; break;
    case Test::equal:
      if (!total.is_integer()) return std::nullopt;
      required = total.floor();
      break;
    case Test::at_most:
    case Test::below: return std::nullopt;
  }
  if (required < met || required > communes * most_each) return std::nullopt;
  return required - met;
}

Decimal value_of(const Target& target) {
  return {target.item.substr(name(target.measure).size() + symbol(target.test).size())};
}

Message described(const Target& target) {
  const Decimal value = value_of(target);
  const bool rise = target.is_rise();
  switch (target.test) {
    case Test::at_least: return rise ? Message{"rise >= {}", value} : Message{"average >= {}", value};
    case Test::above: return rise ? Message{"rise > {}", value} : Message{"average > {}", value};
    case Test::at_most: return rise ? Message{"rise <= {}", value} : Message{"average <= {}", value};
    case Test::below: return rise ? Message{"rise < {}", value} : Message{"average < {}", value};
    case Test::equal: return rise ? Message{"rise = {}", value} : Message{"average = {}", value};
  }
  return {};
}

std::vector<Message> unmet_targets(const Summary& summary) {
  const auto judged = judgements(summary);
  std::vector<Message> unmet;
  for (const Target& target : summary.rules().targets) {
    bool has_judgement = false;
    for (const Judgement& judgement : judged) {
      if (judgement.target != &target) continue;
      has_judgement = true;
      if (judgement.is_met()) continue;
      const Message whose = title_of(summary.groups()[judgement.group]);
      unmet.push_back(
          judgement.actual
              ? Message{"{}: {} by {} is not met in {}", whose, described(target), target.year, judgement.year}
              : Message{"{}: {} by {} cannot be judged in {}", whose, described(target), target.year, judgement.year});
    }
    if (!has_judgement) unmet.push_back({"{} by {} cannot be judged", described(target), target.year});
  }
  return unmet;
}

}  // namespace ntm
