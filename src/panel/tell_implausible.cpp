#include "panel/tell_implausible.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "panel/plausible_bounds.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class ImplausibleTeller {
 public:
  ImplausibleTeller(const Panel& panel, const FindUnits& find_units, Diagnostics& diagnostics)
      : panel_(panel), find_units_(find_units), diagnostics_(diagnostics) {}

  void tell(const std::vector<Implausible>& found) {
    if (found.empty()) return;
    std::map<std::pair<Quantity, int>, std::size_t> counts;
    for (const Implausible& one : found) ++counts[{one.what, one.year}];
    std::vector<const Implausible*> told;
    std::vector<UnitOfYear> units;
    for (const Implausible& one : found) {
      // one stands for most of a year
      const bool is_told = !told.empty() && told.back()->what == one.what && told.back()->year == one.year;
      if (is_told && is_most(one, counts.at({one.what, one.year}))) continue;
      told.push_back(&one);
      units.emplace_back(one.year, one.unit);
      if (one.what == Quantity::income_change && is_most(one, counts.at({one.what, one.year})))
        look_at_unit(found, one.year);
    }
    look_for_mixed_units(found);
    const std::vector<Where> places = find_units_(units);
    for (std::size_t i = 0; i < told.size(); ++i) {
      tell(*told[i], counts.at({told[i]->what, told[i]->year}), places[i]);
    }
  }

 private:
  [[nodiscard]] bool is_most(const Implausible& one, std::size_t count) const {
    return count > 3 && 2 * count > panel_.size(panel_.index_of(one.year));
  }

  // A few incomes that are thousands of times too large are not slips of the pen: they are in another unit than the
  // rest.
  void look_for_mixed_units(const std::vector<Implausible>& found) {
    constexpr std::size_t fewest = 3;
    constexpr int times_too_large = 10;
    std::map<int, std::vector<UnitKey>> of_year;
    for (const Implausible& one : found) {
      if (one.what != Quantity::income || !one.range->high) continue;
      if (one.value > *one.range->high * Ratio(times_too_large)) of_year[one.year].push_back(one.unit);
    }
    for (const auto& [year, units] : of_year) {
      if (units.size() < fewest) continue;
      const std::vector<UnitOfYear> first{{year, units.front()}};
      diagnostics_.error(find_units_(first).front(),
                         {"{} incomes of {} are so large that they may be in thousand VND, others are not",
                          Count{static_cast<Integer>(units.size())}, year},
                         "write all of them in one unit, and name it in the header");
    }
  }

  // Where most incomes changed alike by a factor that no year brings, one of the two years is in another unit.
  void look_at_unit(const std::vector<Implausible>& found, int year) {
    struct UnitOfFactor {
      Ratio low;
      Ratio high;
      Phrase what;
      std::string_view header;
    };
    // of twelve months, and of thousands, with what a year may bring besides
    static const std::array units = std::to_array<UnitOfFactor>({
        {Ratio(1, 20), Ratio(1, 8), "million VND per month", "triệu đồng/người/tháng"},
        {Ratio(1, 2000), Ratio(1, 500), "billion VND", "tỷ đồng/người/năm"},
        {Ratio(500), Ratio(2000), "thousand VND", "nghìn đồng/người/năm"},
    });
    std::vector<Ratio> factors;
    std::optional<UnitKey> first;
    for (const Implausible& one : found) {
      if (one.what != Quantity::income_change || one.year != year) continue;
      factors.push_back(Ratio(1) + one.value / Ratio(100));
      if (!first) first = one.unit;
    }
    if (factors.size() < fewest_compared) return;
    const Ratio median = find_median(factors);
    if (median <= Ratio(0)) return;
    const auto add = [&](int of, int to, const Ratio& factor) {
      const auto unit =
          std::ranges::find_if(units, [&](const UnitOfFactor& one) { return one.low <= factor && factor <= one.high; });
      if (unit == units.end()) return false;
      const auto out_of_bounds = [&](int in) {
        return std::ranges::count_if(
            found, [&](const Implausible& one) { return one.what == Quantity::income && one.year == in; });
      };
      const std::vector<UnitOfYear> unit_of{{of, *first}};
      if (out_of_bounds(to) > out_of_bounds(of)) {
        diagnostics_.error({find_units_(unit_of).front().file},
                           {"the incomes of {} are about {} times those of {}: the numbers of one of these years are "
                            "wrong, or in another unit",
                            of, in_digits(factor), to},
                           "look for decimal commas that were lost, and for the unit; correct that year");
        return true;
      }
      diagnostics_.error({find_units_(unit_of).front().file},
                         {"the incomes of {} are about {} times those of {}: they may be in {}", of, in_digits(factor),
                          to, unit->what},
                         {"if so, name the unit in the header: ({}); else correct the numbers", unit->header});
      return true;
    };
    if (!add(year, year - 1, median)) add(year - 1, year, Ratio(1) / median);
  }

  static Message within(const PlausibleRange& range) {
    const auto written = [](const Ratio& bound) { return Decimal{bound.exact_decimal()}; };
    if (!range.high) return {"below {}", written(*range.low)};
    if (!range.low) return {"above {}", written(*range.high)};
    return {"outside {} to {}", written(*range.low), written(*range.high)};
  }

  void tell(const Implausible& one, std::size_t count, const Where& where) {
    const PlausibleRange& range = *one.range;
    const Message words = Message::in_both(range.words_en, range.words_vi);
    const std::size_t communes = panel_.size(panel_.index_of(one.year));
    Message message =
        is_most(one, count)
            ? Message{"{}: {} of {} communes of {} are {}",  words,    Count{static_cast<Integer>(count)},
                      Count{static_cast<Integer>(communes)}, one.year, within(range)}
            : Message{"'{}' in {}, {}: {}, {}", name_of(one), one.year, words, in_digits(one.value), within(range)};
    diagnostics_.add({range.severity,
                      where,
                      std::move(message),
                      {"correct it if it is wrong; `{}` in checks.csv of the rules has the bounds", name(one.what)}});
  }

  [[nodiscard]] std::string name_of(const Implausible& one) const {
    const std::size_t year = panel_.index_of(one.year);
    const Observation unit = *panel_.observations(year, one.unit, one.unit + 1).begin();
    const bool is_of_district =
        one.what == Quantity::district_income || one.what == Quantity::district_people_per_household;
    if (is_of_district) return std::string(panel_.place(unit).district);
    return panel_.name(unit).empty() ? panel_.code(unit) : std::string(panel_.name(unit));
  }

  const Panel& panel_;
  const FindUnits& find_units_;
  Diagnostics& diagnostics_;
};

}  // namespace

void tell(const std::vector<Implausible>& found, const Panel& panel, const FindUnits& find_units,
          Diagnostics& diagnostics) {
  ImplausibleTeller(panel, find_units, diagnostics).tell(found);
}

}  // namespace ntm
