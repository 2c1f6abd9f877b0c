// What the sections say in sentences share: which figures they speak of, with how many digits, and how a change is
// said.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/summary.hpp"

namespace ntm {

// As notices print them: an average of 6.67, which rose by 3.9; an income of 8.5.
inline constexpr int change_decimals = 1;
inline constexpr int income_decimals_shown = 1;

Count to_count(const Figure& figure);
Ratio magnitude(const Ratio& value);

// The sentences of a notice about the report year, one message per paragraph.
class Sentences {
 public:
  // `index` holds the shown figures of the summary. `digits` are the decimals of averages, changes, rates and incomes,
  // in place of those that notices usually print.
  Sentences(const Summary& summary, const FigureIndex& index, std::optional<int> digits)
      : summary_(summary), index_(index), digits_(digits) {}

  [[nodiscard]] const Summary& summary() const { return summary_; }
  [[nodiscard]] int year() const { return summary_.report_year(); }
  // The year that numbers of criteria are compared with, if there is one.
  [[nodiscard]] std::optional<int> base_year() const;
  // Whether the map changed since the base year, or since another one: a level that rose or fell may have done so
  // through that alone.
  [[nodiscard]] bool has_other_map() const { return base_year() && has_other_map(*base_year()); }
  [[nodiscard]] bool has_other_map(int base) const;

  // A figure of all communes, or of a group of them.
  [[nodiscard]] const Figure* find(Measure measure, int year, std::optional<int> base = {},
                                   std::string_view item = {}) const {
    return index_.find(measure, Scope::all, "", item, year, base);
  }
  [[nodiscard]] const Figure* find_of(const Group& group, Measure measure, std::string_view item, int year,
                                      int base) const {
    return index_.find(measure, group.scope, group.name, item, year, base);
  }

  [[nodiscard]] Decimal decimal(const Ratio& value, int usual) const {
    return {value.rounded(digits_.value_or(usual))};
  }
  // Whether nothing of a number shows.
  [[nodiscard]] bool shows_nothing(const Ratio& value, int usual) const {
    return decimal(value, usual).text.find_first_of("123456789") == std::string::npos;
  }
  // "+3.2", "-0.5"
  [[nodiscard]] Decimal with_sign(const Ratio& value) const;
  // "3.9 more than in 2011", of an average. What is said must not be contradicted by the digits that are shown.
  [[nodiscard]] Message change_of_average(const Ratio& change, int base) const;

  void add(Message sentence) { sentences_.push_back(std::move(sentence)); }
  void add_all(std::vector<Message> sentences) {
    for (Message& sentence : sentences) add(std::move(sentence));
  }
  [[nodiscard]] std::vector<Message> take() { return std::move(sentences_); }

 private:
  const Summary& summary_;
  const FigureIndex& index_;
  std::optional<int> digits_;
  std::vector<Message> sentences_;
};

}  // namespace ntm
