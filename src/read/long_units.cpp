#include "read/long_units.hpp"

#include <fmt/format.h>

#include <iterator>

namespace ntm {

LongUnit& LongUnits::unit_of(const UnitYear& facts, bool pilot_is_blank, std::size_t line) {
  identity_.clear();
  if (facts.code.empty()) {
    fmt::format_to(std::back_inserter(identity_), "{}\n{}\n{}\n{}", facts.year, facts.province, facts.district,
                   facts.name);
  } else {
    fmt::format_to(std::back_inserter(identity_), "{}\n{}", facts.year, facts.code);
  }
  const auto found = index_.find(identity_);
  if (found != index_.end()) return units_[found->second];
  index_.emplace(texts_.keep(identity_), units_.size());
  LongUnit& unit = units_.emplace_back(LongUnit{facts, {}, pilot_is_blank, line});
  // views of a record end with it, but a unit takes many
  for (std::string_view* const text :
       {&unit.facts.code, &unit.facts.name, &unit.facts.type, &unit.facts.district, &unit.facts.province}) {
    *text = kept(*text);
  }
  return unit;
}

std::string_view LongUnits::kept(std::string_view text) {
  const auto found = kept_.find(text);
  if (found != kept_.end()) return found->second;
  const std::string_view copy = texts_.keep(text);
  kept_.emplace(copy, copy);
  return copy;
}

}  // namespace ntm
