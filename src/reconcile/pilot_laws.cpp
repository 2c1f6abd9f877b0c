// What pilots and the others have is together what all have.
#include <algorithm>
#include <array>

#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

// What sums up over pilots and others, whether it can be less than 0 or not.
bool is_additive(Measure measure) {
  return is_of_parts(measure) || measure == Measure::band_change || measure == Measure::criterion_change ||
         measure == Measure::recognised_change;
}

// The same of pilots and of others.
std::optional<std::size_t> find_line_of_scope(const Lines& lines, std::size_t subject, Scope scope) {
  for (std::size_t i = 0; i < lines.subjects().size(); ++i) {
    if (lines.subjects()[i].scope == scope && lines.subjects()[i].all == subject) return i;
  }
  return std::nullopt;
}

// An average and the communes that it is over.
struct Weighted {
  std::size_t average = 0;
  std::size_t communes = 0;

  [[nodiscard]] Bounds criteria(const Values& values) const {
    const Bounds& each = values[average];
    const Bounds& count = values[communes];
    const auto product = [](const std::optional<Ratio>& a, const std::optional<Ratio>& b) {
      return a && b ? std::optional(*a * *b) : std::nullopt;
    };
    return {product(each.low, count.low), product(each.high, count.high)};
  }
};

// Criteria of the pilots and of the others are those of all.
void add_weighted(const Lines& lines, Weighted all, Weighted pilots, Weighted others, Findings& findings) {
  Law law;
  law.name = "the average is that of pilots and others combined";
  law.lines = {all.average, all.communes, pilots.average, pilots.communes, others.average, others.communes};
  std::ranges::sort(law.lines);
  law.can_hold = [=](const Values& values) {
    return (pilots.criteria(values) + others.criteria(values)).meets(all.criteria(values));
  };
  law.tell = [=, &lines](const Values& values) {
    const auto law_uses = [&](Weighted of) { return lines.is_used(values, of.average); };
    const auto product = [&](Weighted of) { return lines.text(of.average) + " × " + lines.text(of.communes); };
    const auto criteria = [&](Weighted of) { return lines[of.average].number.value * lines[of.communes].number.value; };
    const Ratio together = criteria(pilots) + criteria(others);
    const Ratio& count = lines[all.communes].number.value;
    Message sum{"{} in {} pilots and {} in {} others are {} in all {}, not {}",
                lines.text(pilots.average),
                lines.text(pilots.communes),
                lines.text(others.average),
                lines.text(others.communes),
                Decimal{(count > Ratio(0) ? together / count : Ratio(0)).rounded(lines[all.average].number.decimals)},
                lines.text(all.communes),
                lines.text(all.average)};
    if (law_uses(pilots) && law_uses(others)) return sum;
    // one of them is more than all by itself
    const Message more{"{} is more than {}", product(law_uses(pilots) ? pilots : others), product(all)};
    return Message::list({more, sum}, "; ");
  };
  law.would_do = [=, &lines](const Values&, std::size_t line) -> std::vector<Ratio> {
    const auto criteria = [&](Weighted of) { return lines[of.average].number.value * lines[of.communes].number.value; };
    const Ratio& count = lines[all.communes].number.value;
    if (line != all.average || count <= Ratio(0)) return {};
    return {(criteria(pilots) + criteria(others)) / count};
  };
  findings.laws.push_back(std::move(law));
}

}  // namespace

void add_pilot_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  if (lines.subjects()[subject].scope != Scope::all) return;
  const auto pilots = find_line_of_scope(lines, subject, Scope::pilot);
  const auto others = find_line_of_scope(lines, subject, Scope::other);
  if (!pilots || !others) return;
  for (const std::size_t all : lines.subjects()[subject].lines) {
    if (lines[all].source != source) continue;
    const Key& key = lines.key(all);
    const auto pilot = lines.find(*pilots, key, source);
    const auto other = lines.find(*others, key, source);
    if (!pilot || !other) continue;
    if (is_additive(key.measure)) {
      findings.laws.push_back(linear_law("pilots and others sum to all", {{all, 1}, {*pilot, -1}, {*other, -1}},
                                         Sum::zero,
                                         [&lines, all, pilot = *pilot, other = *other](const Values& values) {
                                           return tell_parts(lines, {pilot, other}, all, true, values);
                                         }));
    } else if (key.measure == Measure::average || key.measure == Measure::band_share ||
               key.measure == Measure::criterion_share || key.measure == Measure::recognised_share) {
      Law law;
      law.name = "the value for all lies between those of pilots and others";
      law.lines = {all, *pilot, *other};
      std::ranges::sort(law.lines);
      law.can_hold = [all, pilot = *pilot, other = *other](const Values& values) {
        const Bounds& a = values[pilot];
        const Bounds& b = values[other];
        if (!a.is_closed() || !b.is_closed()) return true;
        return Bounds{std::min(*a.low, *b.low), std::max(*a.high, *b.high)}.meets(values[all]);
      };
      law.tell = [&lines, all, pilot = *pilot, other = *other](const Values&) {
        return Message{"{} is not between {} of the pilots and {} of the others", lines.text(all), lines.text(pilot),
                       lines.text(other)};
      };
      findings.laws.push_back(std::move(law));
      if (key.measure == Measure::average) {
        const Key communes{Measure::communes, "", key.year, {}};
        const auto of_all = lines.find(subject, communes, source);
        const auto of_pilots = lines.find(*pilots, communes, source);
        const auto of_others = lines.find(*others, communes, source);
        if (of_all && of_pilots && of_others) {
          add_weighted(lines, {all, *of_all}, {*pilot, *of_pilots}, {*other, *of_others}, findings);
        }
      }
    }
  }
}

}  // namespace ntm::laws
