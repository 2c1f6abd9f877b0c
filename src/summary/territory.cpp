#include "summary/territory.hpp"

namespace ntm {

std::optional<RateSums> sum_poverty(std::span<const Observation> units) {
  RateSums sums;
  for (const Observation& unit : units) {
    if (!unit.households().has_value() || !unit.poor_households().has_value()) return std::nullopt;
    sums.part += unit.poor_households().value();
    sums.whole += unit.households().value();
  }
  return sums;
}

std::optional<RateSums> sum_income(std::span<const Observation> units) {
  RateSums sums;
  for (const Observation& unit : units) {
    if (!unit.income().has_value() || !unit.population().has_value()) return std::nullopt;
    sums.part += Integer{unit.income().value()} * unit.population().value();
    sums.whole += unit.population().value();
  }
  return sums;
}

}  // namespace ntm
