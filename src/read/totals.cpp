#include "read/totals.hpp"

#include <algorithm>
#include <utility>

namespace ntm {
namespace {

class Totals {
 public:
  Totals(std::size_t columns, const std::string& file, Diagnostics& diagnostics)
      : all_(columns), since_break_(columns), file_(file), diagnostics_(diagnostics) {}

  void take(const TotalsEvent& event) {
    switch (event.what) {
      case TotalsEvent::What::communes: add(event); break;
      case TotalsEvent::What::heading:
        close_heading();
        heading_ = &event;
        break;
      case TotalsEvent::What::total: total(event); break;
      case TotalsEvent::What::unusable: given_up_ = true; break;
    }
  }

  void finish() {
    close_heading();
    if (total_above_ != nullptr) check(*total_above_, all_, all_, "below it");
  }

 private:
  using Sums = std::vector<Integer>;

  void add(const TotalsEvent& event) {
    communes_ += event.communes;
    for (std::size_t i = 0; i < event.sums.size(); ++i) {
      all_[i] += event.sums[i];
      since_break_[i] += event.sums[i];
    }
  }

  void total(const TotalsEvent& event) {
    if (communes_ == 0) {
      total_above_ = &event;
      return;
    }
    check(event, all_, since_break_, "above it");
    close_heading();
  }

  void close_heading() {
    if (heading_ != nullptr) check(*heading_, since_break_, since_break_, "below it");
    heading_ = nullptr;
    std::ranges::fill(since_break_, 0);
  }

  void check(const TotalsEvent& row, const Sums& sums, const Sums& other_sums, Phrase which) {
    for (std::size_t i = 0; !given_up_ && i < row.values.size(); ++i) {
      const auto& value = row.values[i];
      if (!value || *value == sums[i] || *value == other_sums[i]) continue;
      diagnostics_.warning({file_, row.line, i + 1},
                           {"the row says {}, the communes {} add up to {}", Count{*value}, which, Count{sums[i]}},
                           "the numbers of the communes are used; correct the one that is wrong");
    }
  }

  Sums all_;
  Sums since_break_;
  std::size_t communes_ = 0;
  const TotalsEvent* total_above_ = nullptr;
  const TotalsEvent* heading_ = nullptr;
  bool given_up_ = false;
  const std::string& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_totals(const std::vector<TotalsEvent>& events, std::size_t columns, const std::string& file,
                  Diagnostics& diagnostics) {
  Totals totals(columns, file, diagnostics);
  for (const TotalsEvent& event : events) totals.take(event);
  totals.finish();
}

}  // namespace ntm
