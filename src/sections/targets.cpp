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
  return title_of(Group{target.scope, {}, {}, false});
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
  std::vector<Message> unmet;
  for (const Judgement& judgement : summary.judgements()) {
    if (judgement.is_met()) continue;
    const Target& target = *judgement.target;
    const Message whose = title_of(summary.groups()[judgement.group]);
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
