#include "sections/targets.hpp"

#include "ntm/sections.hpp"
#include "sections/layout.hpp"
#include "words/phrases.hpp"

namespace ntm {

bool is_past(const Summary& summary, const Target& target) { return target.year < summary.report_year(); }

Message title_of_scope(const Target& target) {
  if (!target.name.empty()) return Message::verbatim(target.name);
  if (target.scope == Scope::province) return "Every province";
  if (target.scope == Scope::district) return "Every district";
  return to_title(Group{target.scope, {}, {}, false});
}

std::optional<Integer> fewest_needed(Integer met, Integer communes, Relation relation, const Ratio& value,
                                     Integer most_each) {
  if (holds(Ratio(met, communes), relation, value)) return 0;
  const Ratio total = value * Ratio(communes);
  Integer required = 0;
  switch (relation) {
    case Relation::at_least: required = total.ceil(); break;
    case Relation::above: required = total.floor() + 1; break;
    case Relation::equal:
      if (!total.is_integer()) return std::nullopt;
      required = total.floor();
      break;
    case Relation::at_most:
    case Relation::below: return std::nullopt;
  }
  if (required < met || required > communes * most_each) return std::nullopt;
  return required - met;
}

Message described(const Target& target) {
  // as written in targets.csv, with all its digits
  const Decimal value{target.item.substr(name(target.measure).size() + symbol(target.relation).size())};
  Message bound;
  switch (target.relation) {
    case Relation::at_least: bound = {"at least {}", value}; break;
    case Relation::above: bound = {"more than {}", value}; break;
    case Relation::at_most: bound = {"at most {}", value}; break;
    case Relation::below: bound = {"less than {}", value}; break;
    case Relation::equal: bound = {"exactly {}", value}; break;
  }
  return target.is_rise() ? Message{"up by {}", bound} : bound;
}

Message described_average(const Target& target) {
  return target.is_rise() ? Message{"the average {}", described(target)}
                          : Message{"an average of {}", described(target)};
}

std::vector<Message> unmet_targets(const Summary& summary) {
  std::vector<Message> unmet;
  for (const Judgement& judgement : summary.judgements()) {
    if (judgement.is_met()) continue;
    const Target& target = *judgement.target;
    const Message whose = to_title(summary.groups()[judgement.group]);
    unmet.push_back(judgement.actual ? Message{"{}, target for {}, {}: not met in {}", whose, target.year,
                                               described_average(target), judgement.year}
                                     : Message{"{}, target for {}, {}: cannot be judged in {}", whose, target.year,
                                               described_average(target), judgement.year});
  }
  for (const auto& [target, why] : summary.unjudged()) {
    unmet.push_back({"{}, target for {}, {}: cannot be judged, because {}", title_of_scope(*target), target->year,
                     described_average(*target), why});
  }
  return unmet;
}

}  // namespace ntm
