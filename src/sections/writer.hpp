// Adds figures about one group, year and base year: the shape that every section's figures share.
#pragma once

#include <optional>
#include <string_view>

#include "ntm/figure.hpp"
#include "ntm/summary.hpp"

namespace ntm {

class FigureWriter {
 public:
  FigureWriter(FigureSink& figures, const Group& group, int year, std::optional<int> base_year = std::nullopt)
      : figures_(figures), group_(group), year_(year), base_year_(base_year) {}

  void count(Measure measure, Integer value, std::string_view item = {}) { add(measure, item, value, 1); }
  // Keeps the raw counts behind a ratio.
  void ratio(Measure measure, const Ratio& numerator, Integer denominator, std::string_view item = {}) {
    add(measure, item, numerator, denominator);
  }
  // The reduced fraction of a difference of ratios, or of a value that has no raw counts.
  void fraction(Measure measure, const Ratio& value, std::string_view item = {}) {
    add(measure, item, value.numerator(), value.denominator());
  }

 private:
  void add(Measure measure, std::string_view item, const Ratio& numerator, Integer denominator) {
    figures_.add({measure, group_.scope, group_.name, item, year_, base_year_, numerator, denominator});
  }

  FigureSink& figures_;
  const Group& group_;
  int year_;
  std::optional<int> base_year_;
};

// Calls compute(group index) for each group that figures are asked for.
template <typename Compute>
void for_each_listed(const Summary& summary, Compute compute) {
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    if (summary.groups()[group].listed) compute(group);
  }
}

}  // namespace ntm
