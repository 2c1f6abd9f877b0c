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
  UnitYear own = facts;
  // views of a record end with it, but a unit takes many
  own.code = texts_.keep(own.code);
  own.name = texts_.keep(own.name);
  for (const auto text : {&UnitYear::type, &UnitYear::district, &UnitYear::province}) {
    own.*text = kept(own.*text, units_.empty() ? std::string_view() : units_.back().facts.*text);
  }
  return units_.emplace_back(LongUnit{own, {}, pilot_is_blank, line});
}

// Most often the text of the unit before.
std::string_view LongUnits::kept(std::string_view text, std::string_view before) {
  if (text == before) return before;
  const auto found = kept_.find(text);
  if (found != kept_.end()) return found->second;
  const std::string_view copy = texts_.keep(text);
  kept_.emplace(copy, copy);
  return copy;
}

}  // namespace ntm
