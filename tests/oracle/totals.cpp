#include "oracle/totals.hpp"

#include <algorithm>
#include <utility>

namespace ntm::oracle {

void Totals::add(const ColumnValues& values) {
  ++communes_;
  for (std::size_t i = 0; i < values.size(); ++i) {
    all_[i] += values[i].value_or(0);
    since_break_[i] += values[i].value_or(0);
  }
}

void Totals::heading(ColumnValues values, std::size_t line) {
  close_heading();
  heading_ = std::move(values);
  heading_line_ = line;
}

void Totals::total(const ColumnValues& values, std::size_t line) {
  if (communes_ == 0) {
    total_above_ = values;
    total_above_line_ = line;
    return;
  }
  check(values, line, all_, since_break_, "above it");
  close_heading();
}

void Totals::finish() {
  close_heading();
  if (!total_above_.empty()) check(total_above_, total_above_line_, all_, all_, "below it");
}

void Totals::close_heading() {
  if (!heading_.empty()) check(heading_, heading_line_, since_break_, since_break_, "below it");
  heading_.clear();
  std::ranges::fill(since_break_, 0);
}

void Totals::check(const ColumnValues& values, std::size_t line, const Sums& sums, const Sums& other_sums,
                   Phrase which) {
  for (std::size_t i = 0; !given_up_ && i < values.size(); ++i) {
    if (!values[i] || *values[i] == sums[i] || *values[i] == other_sums[i]) continue;
    diagnostics_.warning({file_, line, i + 1},
                         {"the row says {}, the communes {} add up to {}", Count{*values[i]}, which, Count{sums[i]}},
                         "the communes count; correct the one that is wrong");
  }
}

}  // namespace ntm::oracle
