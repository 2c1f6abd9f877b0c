// The panel: which units (communes) were observed in which years, and what was reported of each.
//
// A unit is its code; its name, district and type may change from year to year. What was not reported is
// marked as such and never stands as zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ntm {

// Years that observations can have.
inline constexpr int first_year = 1990;
inline constexpr int last_year = 2100;

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

// Whether the criterion of this number, from 1 on, is in the set.
constexpr bool contains(CriteriaSet set, int number) { return (set >> (number - 1) & 1) != 0; }

// Where units lie. Empty means not reported.
struct Place {
  std::string_view province;
  std::string_view district;

  friend auto operator<=>(const Place&, const Place&) = default;
};

// How the library keeps them: src/panel/panel_parts.hpp.
class PanelChunk;
struct PanelParts;
struct UnitProfile;

// Stands for a unit's code, and orders units as their codes do. Only the panel that holds it knows the code.
using UnitKey = std::uint64_t;

// One unit in one year: a view of a panel, which must outlive it.
class Observation {
 public:
  Observation(const PanelChunk& chunk, std::size_t row, const UnitProfile* profiles)
      : chunk_(&chunk), row_(row), profiles_(profiles) {}

  [[nodiscard]] UnitKey unit() const;
  [[nodiscard]] int year() const;
  [[nodiscard]] Pilot pilot() const;
  // Whether it has not reported: it then counts in no average, band or criterion.
  [[nodiscard]] bool is_left_out() const;
  // Criteria reported as met, and those of which the input says whether they are met.
  [[nodiscard]] CriteriaSet met() const;
  [[nodiscard]] CriteriaSet observed() const;
  // How many: from the marks when all are observed, else from a count column.
  [[nodiscard]] Reported criteria_met() const;
  [[nodiscard]] Reported households() const;
  [[nodiscard]] Reported poor_households() const;
  [[nodiscard]] Reported population() const;
  // Millionths of a million VND per person and year.
  [[nodiscard]] Reported income() const;

 private:
  friend const UnitProfile& profile(const Observation& observation);
  friend class Panel;

  const PanelChunk* chunk_;
  std::size_t row_;
  const UnitProfile* profiles_;
};

// The unit-years of one year, or of some of its units, ascending by unit.
class Observations {
 public:
  class Iterator {
   public:
    using value_type = Observation;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const PanelChunk* chunk, std::size_t row, const UnitProfile* profiles)
        : chunk_(chunk), row_(row), profiles_(profiles) {}
    Observation operator*() const { return {*chunk_, row_, profiles_}; }
    Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) = default;

   private:
    template <typename Visit>
    friend void for_each_chunk(const Observations& observations, Visit visit);

    const PanelChunk* chunk_ = nullptr;
    std::size_t row_ = 0;
    const UnitProfile* profiles_ = nullptr;
  };

  Observations(Iterator begin, Iterator end) : begin_(begin), end_(end) {}
  [[nodiscard]] Iterator begin() const { return begin_; }
  [[nodiscard]] Iterator end() const { return end_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }

 private:
  template <typename Visit>
  friend void for_each_chunk(const Observations& observations, Visit visit);

  Iterator begin_;
  Iterator end_;
};

// One unit in two years.
struct UnitInYears {
  Observation later;
  Observation earlier;
};

// Whether this many different names among units with the same codes mean that the codes belong to different units.
constexpr bool are_others(std::size_t renamed, std::size_t in_both) { return in_both >= 3 && 2 * renamed > in_both; }

// A copy shares what it holds, and is cheap.
class Panel {
 public:
  Panel();
  explicit Panel(PanelParts parts);

  // Ascending.
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  [[nodiscard]] Observations observations(std::size_t year_index) const;
  // Of units from `first` on and before `end` only.
  [[nodiscard]] Observations observations(std::size_t year_index, UnitKey first, UnitKey end) const;
  // How many unit-years there are of years()[year_index].
  [[nodiscard]] std::size_t size(std::size_t year_index) const { return sizes_[year_index]; }

  // Where units lie in any year, ascending.
  [[nodiscard]] const std::vector<Place>& places() const;
  // "03403"; of a unit without a code "province / district / name".
  [[nodiscard]] std::string code(const Observation& observation) const;
  [[nodiscard]] bool has_code(const Observation& observation) const;
  // Whether all units have codes of digits.
  [[nodiscard]] bool has_only_codes() const;
  [[nodiscard]] std::string_view name(const Observation& observation) const;
  [[nodiscard]] const std::string& type(const Observation& observation) const;
  [[nodiscard]] const Place& place(const Observation& observation) const;
  // The index of that in places().
  [[nodiscard]] std::size_t place_index(const Observation& observation) const;
  // Whether places()[place] has units in years()[year_index].
  [[nodiscard]] bool has_units(std::size_t place, std::size_t year_index) const {
    return (*places_in_[year_index])[place];
  }
  // Whether the input, of which this may be a part, says of any unit whether it is a pilot.
  [[nodiscard]] bool says_who_is_pilot() const;

  // Units that have a different name in the later year, ascending. Another spelling, or another type, as when a commune
  // becomes a townlet, does not make a different name.
  [[nodiscard]] std::vector<UnitInYears> renamed(std::size_t later, std::size_t earlier) const;

  // The unit-years that are kept, with their places; years without any are not observed. As if nothing else had been
  // read.
  [[nodiscard]] Panel part(const std::function<bool(const Observation&)>& is_kept) const;

  // The index of a year in years(), or years().size() if it was not observed.
  [[nodiscard]] std::size_t index_of(int year) const;

  [[nodiscard]] const PanelParts& parts() const { return *parts_; }

 private:
  std::shared_ptr<const PanelParts> parts_;
  std::vector<int> years_;
  std::vector<const std::vector<PanelChunk>*> chunks_;  // by year
  std::vector<const std::vector<bool>*> places_in_;     // by year
  std::vector<std::size_t> sizes_;
};

// Calls both(t, s), entered(t) or left(s) for each unit of two years' observations, in the order of units.
template <typename Both, typename Entered, typename Left>
void match(const Observations& later, const Observations& earlier, Both both, Entered entered, Left left) {
  auto t = later.begin();
  auto s = earlier.begin();
  while (t != later.end() || s != earlier.end()) {
    if (s == earlier.end() || (t != later.end() && (*t).unit() < (*s).unit())) {
      entered(*t++);
    } else if (t == later.end() || (*s).unit() < (*t).unit()) {
      left(*s++);
    } else {
      both(*t++, *s++);
    }
  }
}

}  // namespace ntm
