#include "read/totals.hpp"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <utility>
#include <vector>

#include "read/cells.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class Totals {
 public:
  Totals(std::size_t columns, const std::string& file, Diagnostics& diagnostics)
      : all_(columns),
        last_(columns),
        of_province_(columns),
        since_total_(levels, Sums(columns)),
        file_(file),
        diagnostics_(diagnostics) {}

  void take(const TotalsEvent& event) {
    switch (event.what) {
      case TotalsEvent::What::communes: add(event); break;
      case TotalsEvent::What::heading:
        close_heading();
        heading_ = &event;
        break;
      case TotalsEvent::What::province:
        close_province();
        province_ = &event;
        break;
      case TotalsEvent::What::total: total(event); break;
      case TotalsEvent::What::unusable: given_up_ = true; break;
    }
  }

  void finish() {
    close_heading();
    close_province();
    if (total_above_ != nullptr) check(*total_above_, {&all_}, "below it");
  }

 private:
  // Of a district, of a province, and above.
  static constexpr std::size_t levels = 4;

  struct Sums {
    explicit Sums(std::size_t columns) : of_columns(columns) {}

    void add(const TotalsEvent& event) {
      communes += event.communes;
      for (std::size_t i = 0; i < event.sums.size(); ++i) of_columns[i] += event.sums[i];
    }
    void clear() {
      communes = 0;
      std::ranges::fill(of_columns, 0);
    }
    // Whether a value is the sum of a column, or the average: where it has decimals, rounded to as many.
    [[nodiscard]] bool explain(std::int64_t value, std::size_t column) const {
      const Integer sum = of_columns[column] * number_scale;
      const auto number = static_cast<Integer>(communes);
      if (value % number_scale == 0) return value == sum || value * number == sum;
      Integer last_digit = 1;
      for (Integer rest = value; rest % 10 == 0; rest /= 10) last_digit *= 10;
      const Integer away = value * number - sum;
      return 2 * (away < 0 ? -away : away) <= last_digit * number;
    }

    std::size_t communes = 0;
    std::vector<Integer> of_columns;
  };

  void add(const TotalsEvent& event) {
    all_.add(event);
    of_province_.add(event);
    for (Sums& sums : since_total_) sums.add(event);
    level_ = 0;
  }

  // A total that stands directly below another one is of more, of all since the last that did so, too; or says the
  // same again in another way.
  void total(const TotalsEvent& event) {
    if (all_.communes == 0) {
      total_above_ = &event;
      return;
    }
    const Sums& own = since_total_[level_];
    check(event, {&all_, &own, level_ > 0 ? &last_ : &own}, "above it");
    last_ = own;
    close_heading();
    for (std::size_t level = 0; level <= level_; ++level) since_total_[level].clear();
    level_ = std::min(level_ + 1, levels - 1);
  }

  void close_heading() {
    Sums& own = since_total_.front();
    if (heading_ != nullptr) check(*heading_, {&own}, "below it");
    heading_ = nullptr;
    own.clear();
  }

  void close_province() {
    if (province_ != nullptr) check(*province_, {&of_province_}, "below it");
    province_ = nullptr;
    of_province_.clear();
  }

  // What is of no communes is doubted by nothing.
  void check(const TotalsEvent& row, std::initializer_list<const Sums*> sums, Phrase which) {
    const auto has_communes = [](const Sums* one) { return one->communes > 0; };
    if (given_up_ || std::ranges::none_of(sums, has_communes)) return;
    if (row.said > 0 && std::ranges::none_of(sums, [&](const Sums* one) { return one->communes == row.said; })) {
      diagnostics_.warning(
          {file_, row.line, 0},
          {"the row says {} commune{}, but the communes {} number {}", Count{static_cast<Integer>(row.said)},
           plural(static_cast<Integer>(row.said)), which, Count{static_cast<Integer>((*sums.begin())->communes)}},
          "make sure that no commune is missing, and none appears twice");
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const auto& value = row.values[i];
      const auto explains = [&](const Sums* one) { return has_communes(one) && one->explain(*value, i); };
      if (!value || std::ranges::any_of(sums, explains)) continue;
      const Argument said = *value % number_scale == 0 ? Argument(Count{*value / number_scale})
                                                       : Argument(Decimal{Ratio(*value, number_scale).exact_decimal()});
      diagnostics_.warning(
          {file_, row.line, i + 1},
          {"the row says {}, the communes {} add up to {}", said, which, Count{(*sums.begin())->of_columns[i]}},
          "the numbers of the communes are used; correct the one that is wrong");
    }
  }

  Sums all_;
  Sums last_;                      // of the total above
  Sums of_province_;               // since its heading
  std::vector<Sums> since_total_;  // by level
  std::size_t level_ = 0;          // of the next total
  const TotalsEvent* total_above_ = nullptr;
  const TotalsEvent* heading_ = nullptr;
  const TotalsEvent* province_ = nullptr;
  bool given_up_ = false;
  const std::string& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

// All criteria are counted together: each bit of `digits[k]` is the k-th binary digit of the count of its criterion.
SumsOfMarks sums_of_marks(std::span<const std::uint64_t> sets) {
  std::array<CriteriaSet, 64> digits{};
  std::size_t used = 3;
  const auto add = [](CriteriaSet& digit, CriteriaSet one, CriteriaSet other) {
    const CriteriaSet either = digit ^ one;
    const CriteriaSet carry = (digit & one) | (either & other);
    digit = either ^ other;
    return carry;
  };
  const auto carry_on = [&](std::size_t digit, CriteriaSet carry) {
    for (; carry != 0; ++digit) carry = add(digits[digit], carry, 0);
    used = std::max(used, digit);
  };
  for (; sets.size() >= 8; sets = sets.subspan(8)) {
    const auto twos = [&](std::size_t i) { return add(digits[0], sets[i], sets[i + 1]); };
    const auto fours = [&](std::size_t i) {
      const CriteriaSet first = twos(i);
      return add(digits[1], first, twos(i + 2));
    };
    const CriteriaSet first = fours(0);
    carry_on(3, add(digits[2], first, fours(4)));
  }
  for (const CriteriaSet set : sets) carry_on(0, set);
  SumsOfMarks sums{};
  for (std::size_t digit = 0; digit < used; ++digit) {
    for (CriteriaSet rest = digits[digit]; rest != 0; rest &= rest - 1) {
      sums[static_cast<std::size_t>(std::countr_zero(rest))] += std::int64_t{1} << digit;
    }
  }
  return sums;
}

void check_totals(const std::vector<TotalsEvent>& events, std::size_t columns, const std::string& file,
                  Diagnostics& diagnostics) {
  Totals totals(columns, file, diagnostics);
  for (const TotalsEvent& event : events) totals.take(event);
  totals.finish();
}

}  // namespace ntm
