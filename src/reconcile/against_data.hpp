// Published lines against the figures that the data give.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ntm/reconcile.hpp"
#include "ntm/summary.hpp"

namespace ntm::laws {

// What the data give for a line, or what is missing for it.
struct Given {
  std::optional<Ratio> value;
  Message missing;  // without a value
};

class AgainstData {
 public:
  // Refers to all of them. `lines` say which scopes and years are asked for.
  AgainstData(const ReconcileData& data, const Rulebook& rules, const std::vector<PublishedLine>& lines);
  ~AgainstData();

  [[nodiscard]] LineVerdict judge(const PublishedLine& line);
  // The value of a line's figure; its number plays no part.
  [[nodiscard]] Given value_of(PublishedLine line);
  // The number of communes of whom a line is about.
  [[nodiscard]] std::optional<Ratio> communes(const PublishedLine& like, int year);
  // What the change that a line gives is over the communes that are in both years: of bands, criteria, poverty and
  // income. Nothing for other measures, and where the communes cannot be matched.
  [[nodiscard]] std::optional<Ratio> matched_change(PublishedLine line);
  // The years of the data.
  [[nodiscard]] const std::vector<int>& years() const { return data_.panel.years(); }

 private:
  struct View;

  View* find_view(std::optional<int> year, std::optional<int> base_year);
  // An observed pace does not say since when it was observed: any base year that gives it will do.
  std::optional<LineVerdict> pace_since_any(const PublishedLine& line);
  Given look_up(const PublishedLine& line, View& view);
  [[nodiscard]] std::optional<Ratio> in_range(const PublishedLine& line, const View& view, std::size_t group) const;
  [[nodiscard]] Message missing_for(const PublishedLine& line, const View& view) const;
  // Puts names in the words of the data; says what is missing where they have none such.
  Message translate(PublishedLine& line, View& view);
  [[nodiscard]] Message find_commune(PublishedLine& line) const;

  ReconcileData data_;
  const Rulebook& rules_;
  bool by_province_ = false;
  bool by_district_ = false;
  bool by_commune_ = false;
  int report_year_ = 0;  // the latest of the lines
  std::map<std::pair<std::optional<int>, std::optional<int>>, std::unique_ptr<View>> views_;
};

// What would explain a number that is not the one that the data give, in the order of likelihood: another rounding,
// rounded parts, the communes present in both years, another base year, another scope or denominator, percent in place
// of a share. Says nothing where none does.
Message explain(const PublishedLine& line, const Ratio& exact, AgainstData& data);

// Whether the base year of a measure is the one in which a target is judged.
bool is_of_target(Measure measure);

// Whether a value is printed so, halves rounded away from zero.
bool is_printed_as(const Ratio& exact, const PrintedNumber& number);

}  // namespace ntm::laws
