// The panel: which units (communes) were observed in which years, and what was reported of each.
//
// A unit is its code; its name, district and type may change from year to year. What was not reported is
// marked as such and never stands as zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ntm {

// A whole number, zero or more, or "not reported".
class Reported {
 public:
  constexpr Reported() = default;
  constexpr Reported(std::int64_t value) : value_(value) {}  // NOLINT: a number is a reported number

  [[nodiscard]] constexpr bool has_value() const { return value_ >= 0; }
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  friend constexpr bool operator==(Reported, Reported) = default;

 private:
  std::int64_t value_ = -1;
};

enum class Pilot : std::uint8_t {
  not_reported,
  no,
  yes
};

// Incomes are whole numbers of millionths: 9.8 million VND per person and year is 9,800,000.
inline constexpr int income_decimals = 6;
inline constexpr std::int64_t income_scale = 1'000'000;

// Criteria as sets: bit 0 is criterion 1.
using CriteriaSet = std::uint64_t;

// Where units lie. Empty means not reported.
struct Place {
  std::string province;
  std::string district;
};

// One unit in one year.
struct Observation {
  std::uint32_t unit = 0;    // index into Panel::codes()
  std::uint32_t name = 0;    // see Panel::name()
  std::uint32_t place = 0;   // index into Panel::places()
  std::uint32_t type = 0;    // see Panel::type()
  CriteriaSet met = 0;       // criteria reported as met
  CriteriaSet observed = 0;  // criteria of which the input says whether they are met
  Reported criteria_met;     // how many: from the marks when all are observed, else from a count column
  Pilot pilot = Pilot::not_reported;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;  // millionths of a million VND per person and year
};

class Panel {
 public:
  // Ascending.
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  // Of years()[year_index], ascending by unit.
  [[nodiscard]] std::span<const Observation> observations(std::size_t year_index) const {
    return observations_[year_index];
  }
  // Ascending by bytes.
  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }
  [[nodiscard]] const std::string& name(const Observation& observation) const { return texts_[observation.name]; }
  [[nodiscard]] const std::string& type(const Observation& observation) const { return texts_[observation.type]; }
  [[nodiscard]] const Place& place(const Observation& observation) const { return places_[observation.place]; }

  // The index of a year in years(), or years().size() if it was not observed.
  [[nodiscard]] std::size_t index_of(int year) const;

 private:
  friend class PanelBuilder;
  std::vector<int> years_;
  std::vector<std::vector<Observation>> observations_;
  std::vector<std::string> codes_;
  std::vector<Place> places_;
  std::vector<std::string> texts_;
};

// Calls both(t, s), entered(t) or left(s) for each unit of two years' observations, in the order of units.
template <typename Both, typename Entered, typename Left>
void match(std::span<const Observation> later, std::span<const Observation> earlier, Both both, Entered entered,
           Left left) {
  auto t = later.begin();
  auto s = earlier.begin();
  while (t != later.end() || s != earlier.end()) {
    if (s == earlier.end() || (t != later.end() && t->unit < s->unit)) {
      entered(*t++);
    } else if (t == later.end() || s->unit < t->unit) {
      left(*s++);
    } else {
      both(*t++, *s++);
    }
  }
}

}  // namespace ntm
