#include "reconcile/law.hpp"

#include <algorithm>

namespace ntm::laws {
namespace {

std::optional<Ratio> sum(const std::optional<Ratio>& a, const std::optional<Ratio>& b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

std::optional<Ratio> negative(const std::optional<Ratio>& value) {
  return value ? std::optional(Ratio(0) - *value) : std::nullopt;
}

std::optional<Ratio> product(const std::optional<Ratio>& value, const Ratio& factor) {
  return value ? std::optional(*value * factor) : std::nullopt;
}

Bounds times(const Bounds& bounds, int factor) {
  if (factor < 0) return Bounds{negative(bounds.high), negative(bounds.low)} * Ratio(-factor);
  return bounds * Ratio(factor);
}

}  // namespace

Bounds operator+(const Bounds& a, const Bounds& b) { return {sum(a.low, b.low), sum(a.high, b.high)}; }

Bounds operator-(const Bounds& a, const Bounds& b) {
  return {sum(a.low, negative(b.high)), sum(a.high, negative(b.low))};
}

Bounds operator*(const Bounds& a, const Ratio& factor) { return {product(a.low, factor), product(a.high, factor)}; }

Ratio half_unit(int decimals) {
  Integer power = 2;
  for (int i = 0; i < decimals; ++i) power *= 10;
  return {1, power};
}

Bounds to_bounds(const PrintedNumber& number) {
  const Ratio& value = number.value;
  const Ratio size = value < Ratio(0) ? Ratio(0) - value : value;
  const Ratio half = number.is_whole ? Ratio(0) : half_unit(number.decimals);
  switch (number.hedge) {
    case Hedge::none: return {value - half, value + half};
    case Hedge::about: {
      const Ratio slack = std::max(size * Ratio(1, 20), half_unit(number.decimals) * Ratio(2));
      return {value - slack, value + slack};
    }
    case Hedge::almost: return {value - size * Ratio(1, 10), value + half};
    case Hedge::over: return {value - half, std::nullopt};
    case Hedge::up_to: return {std::nullopt, value + half};
  }
  return {};
}

Bounds add_up(const std::vector<Term>& terms, const Values& values) {
  Bounds total = Bounds::exactly(Ratio(0));
  for (const Term& term : terms) total = total + times(values[term.line], term.factor);
  return total;
}

Law linear_law(Phrase name, const std::vector<Term>& terms, Sum sum, std::function<Message(const Values&)> tell,
               const Bounds& constant) {
  Law law;
  law.name = name;
  for (const Term& term : terms) law.lines.push_back(term.line);
  std::ranges::sort(law.lines);
  law.can_hold = [terms, sum, constant](const Values& values) {
    const Bounds total = add_up(terms, values) + constant;
    return sum == Sum::zero ? total.contains(Ratio(0)) : !total.high || *total.high >= Ratio(0);
  };
  law.tell = std::move(tell);
  law.would_do = [terms, constant](const Values& values, std::size_t line) -> std::vector<Ratio> {
    std::vector<Term> others = terms;
    const auto own = std::ranges::find(others, line, &Term::line);
    if (own == others.end()) return {};
    const int factor = own->factor;
    others.erase(own);
    const Bounds needed = add_up(others, values) + constant;
    if (!needed.is_closed()) return {};
    const Ratio middle = (*needed.low + *needed.high) * Ratio(-1, Integer{2} * factor);
    return {middle};
  };
  return law;
}

}  // namespace ntm::laws
