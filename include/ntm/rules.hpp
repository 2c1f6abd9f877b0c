// The rules by which communes are judged: criteria, bands and targets. They change by decree and by province,
// so they are data, read from CSV files; the code knows none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/plausibility.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

// Marks of one commune stand in one 64-bit set.
inline constexpr int max_criteria = 64;

struct Criterion {
  int number = 0;  // 1, 2, … in the order of the decree
  std::string name_vi;
  std::string name_en;
  std::string group_vi;
  std::string department{};  // that is responsible for it; may be empty

  // The column and the item of figures: "c01".
  [[nodiscard]] std::string id() const;
};

// Communes by how many criteria they meet: `from` to `to`, both included.
struct Band {
  std::string label;
  int from = 0;
  int to = 0;

  friend bool operator==(const Band&, const Band&) = default;
};

enum class Relation {
  at_least,
  above,
  at_most,
  below,
  equal
};

std::string_view symbol(Relation relation);                      // ">=", ">", "<=", "<", "="
std::optional<Relation> find_relation(std::string_view symbol);  // nothing for any other text
bool holds(const Ratio& actual, Relation relation, const Ratio& value);

// A target for the average of a scope in a year: a level (measure average), or a rise since the observed year before it
// (measure average_change).
struct Target {
  Scope scope = Scope::all;
  std::string name;  // of a province or district; empty for every one of them
  Measure measure = Measure::average;
  Relation relation = Relation::at_least;
  Ratio value;
  int year = 0;
  std::string item;  // "average>=8.2", as written in targets.csv

  [[nodiscard]] bool is_rise() const { return measure == Measure::average_change; }
};

// Where and when rules hold, and by which decree their criteria are.
struct RuleTerms {
  std::string title_en;
  std::string title_vi;
  std::optional<int> from;  // years, both included
  std::optional<int> to;
  std::string province;  // empty: everywhere
  std::string decree;    // rules of one decree have the same criteria

  [[nodiscard]] bool holds_in(int year) const { return from.value_or(year) <= year && year <= to.value_or(year); }
};

struct Rules {
  std::string name;
  RuleTerms terms;
  std::vector<Criterion> criteria;
  std::vector<Band> bands;  // best first; together they hold every number of criteria exactly once
  std::vector<Target> targets;
  std::optional<std::vector<PlausibleRange>> checks{};  // nothing where the set has no table of them

  // Whether it names the department responsible for some criterion.
  [[nodiscard]] bool names_departments() const;
  [[nodiscard]] int criteria_count() const { return static_cast<int>(criteria.size()); }
  // The set of all criteria, bit 0 for number 1.
  [[nodiscard]] std::uint64_t all_criteria() const;
  // The index in `bands` of the band for `criteria_met`, which is one of 0 to criteria_count().
  [[nodiscard]] std::size_t band_of(int criteria_met) const;
};

}  // namespace ntm
