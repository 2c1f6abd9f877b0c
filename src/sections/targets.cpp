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

Decimal to_decimal(const Target& target) {
  return {target.item.substr(name(target.measure).size() + symbol(target.relation).size())};
}

Message described(const Target& target) {
  const Decimal value = to_decimal(target);
  const bool rise = target.is_rise();
  switch (target.relation) {
    case Relation::at_least: return rise ? Message{"rise >= {}", value} : Message{"average >= {}", value};
    case Relation::above: return rise ? Message{"rise > {}", value} : Message{"average > {}", value};
    case Relation::at_most: return rise ? Message{"rise <= {}", value} : Message{"average <= {}", value};
    case Relation::below: return rise ? Message{"rise < {}", value} : Message{"average < {}", value};
    case Relation::equal: return rise ? Message{"rise = {}", value} : Message{"average = {}", value};
  }
  return {};
}

std::vector<Message> unmet_targets(const Summary& summary) {
  std::vector<Message> unmet;
  for (const Judgement& judgement : summary.judgements()) {
    if (judgement.is_met()) continue;
    const Target& target = *judgement.target;
    const Message whose = to_title(summary.groups()[judgement.group]);
    unmet.push_back(
        judgement.actual
            ? Message{"{}: {} by {} is not met in {}", whose, described(target), target.year, judgement.year}
            : Message{"{}: {} by {} cannot be judged in {}", whose, described(target), target.year, judgement.year});
  }
  for (const auto& [target, why] : summary.unjudged()) {
    unmet.push_back(
        {"{}: {} by {} cannot be judged, because {}", title_of_scope(*target), described(*target), target->year, why});
  }
  return unmet;
}

}  // namespace ntm
