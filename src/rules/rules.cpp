#include "ntm/rules.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace ntm {
namespace {

constexpr std::array symbols = std::to_array<std::string_view>({">=", ">", "<=", "<", "="});

}  // namespace

std::string Criterion::id() const { return (number < 10 ? "c0" : "c") + std::to_string(number); }

std::string_view symbol(Relation relation) { return symbols[static_cast<std::size_t>(relation)]; }

std::optional<Relation> find_relation(std::string_view symbol) {
  const auto* const found = std::ranges::find(symbols, symbol);
  return found == symbols.end() ? std::nullopt : std::optional(static_cast<Relation>(found - symbols.begin()));
}

bool holds(const Ratio& actual, Relation relation, const Ratio& value) {
  switch (relation) {
    case Relation::at_least: return actual >= value;
    case Relation::above: return actual > value;
    case Relation::at_most: return actual <= value;
    case Relation::below: return actual < value;
    case Relation::equal: return actual == value;
  }
  return false;
}

std::uint64_t Rules::all_criteria() const {
  return criteria.size() >= max_criteria ? ~std::uint64_t{0} : (std::uint64_t{1} << criteria.size()) - 1;
}

std::size_t Rules::band_of(int criteria_met) const {
  const auto found = std::ranges::find_if(
      bands, [&](const Band& band) { return band.from <= criteria_met && criteria_met <= band.to; });
  if (found == bands.end()) throw std::out_of_range("a number of criteria outside all bands");
  return static_cast<std::size_t>(found - bands.begin());
}

bool Rules::names_departments() const {
  return std::ranges::any_of(criteria, [](const Criterion& criterion) { return !criterion.department.empty(); });
}

}  // namespace ntm
