// A figure: one exact number with its name, whom it is about, and when. All that the tool computes is a list
// of figures; the CSV is that list, the text tables are layouts of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/ratio.hpp"

namespace ntm {

// The names are a public contract (README, "Figures"): added to, never renamed.
enum class Measure {
  communes,
  criteria_met,
  average,
  average_change,
  matched_communes,
  matched_change,
  composition_effect,
  entered,
  left,
  improved,
  unchanged,
  declined,
  gained,
  lost,
  band,
  band_share,
  band_change,
  transition,
  criterion_met,
  criterion_share,
  criterion_change,
  criterion_missing,
  target,
  gap,
  needed,
  short_communes,
  needed_each,
  pace_needed,
  pace_observed,
  households,
  population,
  poverty_rate,
  income,
  poverty_rate_change,
  income_change,
  rank,
  next_band,
};

std::string_view name(Measure measure);
std::string_view unit(Measure measure);
std::optional<Measure> find_measure(std::string_view name);  // nothing for any other text

enum class Scope {
  all,
  pilot,
  other,
  province,
  district,
  commune
};

std::string_view name(Scope scope);
std::optional<Scope> find_scope(std::string_view name);  // likewise

struct Figure {
  Measure measure{};
  Scope scope = Scope::all;
  std::string name;  // of the province or district; the code of a commune; else empty
  std::string item;  // band, "from>to", criterion or rule; else empty
  int year = 0;
  std::optional<int> base_year;

  // The raw counts behind a ratio (640, 96), the reduced fraction of a difference, denominator 1 for a count.
  // Only an income, weighted by population, has a numerator with decimals.
  Ratio numerator;
  Integer denominator = 1;

  // In the measure's unit: numerator / denominator, x 100 for percent and percentage points. A rank is its
  // numerator, out of its denominator.
  [[nodiscard]] Ratio value() const;
};

using Figures = std::vector<Figure>;

// Finds figures by what they are about, for those who lay them out.
// Holds pointers into the list it was made from.
class FigureIndex {
 public:
  explicit FigureIndex(const Figures& figures);

  // The figure, or null where there is none: missing is not zero.
  [[nodiscard]] const Figure* find(Measure measure, Scope scope, const std::string& name, const std::string& item,
                                   int year, std::optional<int> base_year = std::nullopt) const;

 private:
  std::unordered_map<std::string, const Figure*> by_key_;
};

}  // namespace ntm
