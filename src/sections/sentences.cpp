#include "sections/sentences.hpp"

#include "sections/layout.hpp"
#include "words/phrases.hpp"

namespace ntm {

Count to_count(const Figure& figure) { return {figure.value().numerator()}; }

Ratio magnitude(const Ratio& value) { return value < Ratio(0) ? Ratio(0) - value : value; }

std::optional<int> Sentences::base_year() const {
  return compares_with_base(summary_) ? std::optional(summary_.base_year()) : std::nullopt;
}

bool Sentences::has_other_map(int base) const {
  const auto comparison = summary_.comparison_with(base);
  return comparison && summary_.comparisons()[*comparison].crosses_reform;
}

Decimal Sentences::with_sign(const Ratio& value) const {
  const std::string digits = decimal(value, change_decimals).text;
  const bool is_more = value > Ratio(0) && !shows_nothing(value, change_decimals);
  return {is_more ? '+' + digits : digits};
}

Message Sentences::change_of_average(const Ratio& change, int base) const {
  if (change == Ratio(0)) return {"the same as in {}", base};
  if (shows_nothing(change, change_decimals)) return {"nearly the same as in {}", base};
  const Decimal by = decimal(magnitude(change), change_decimals);
  return change > Ratio(0) ? Message{"{} more than in {}", by, base} : Message{"{} less than in {}", by, base};
}

}  // namespace ntm
