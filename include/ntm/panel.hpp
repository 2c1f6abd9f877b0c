// The panel: which units (communes) were observed in which years, and what was reported of each.
//
// A unit is its code; its name, district and type may change from year to year. What was not reported is
// marked as such and never stands as zero.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/packed_columns.hpp"
#include "ntm/texts.hpp"
#include "ntm/unit_names.hpp"

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

// What very many units have in common.
struct UnitKind {
  std::uint32_t type = 0;  // index into PanelParts::types
  Pilot pilot = Pilot::not_reported;
  bool counts_marks = false;  // the number of criteria met is that of the marks
  bool is_left_out = false;   // has not reported, and counts in no average, band or criterion
  CriteriaSet observed = 0;   // criteria of which the input says whether they are met

  friend auto operator<=>(const UnitKind&, const UnitKind&) = default;
};

// Unit-years of one year whose units ascend. With the criteria and numbers of a commune, a unit-year takes about 17
// bytes; the exact number depends on how large the largest numbers of the chunk are.
class PanelChunk {
 public:
  enum Column : std::uint8_t {
    unit_column,
    kind_column,   // index into PanelParts::kinds
    place_column,  // index into PanelParts::place_numbers
    met_column,    // a CriteriaSet
    // these are one more than the number reported, or 0 where none is
    criteria_met_column,  // 0 where the kind says that the marks give it
    households_column,
    poor_households_column,
    population_column,
    income_column,  // in steps of some millionths of a million VND
    column_count
  };
  using Row = PackedColumns<column_count>::Row;
  using Columns = std::array<std::span<const std::uint64_t>, column_count>;

  // How many unit-years a chunk holds unless something else ends it.
  static constexpr std::size_t size_limit = 2048;
  // Most incomes have one or two decimals: they are whole numbers of steps of this many millionths.
  static constexpr std::int32_t common_income_step = 10'000;

  static constexpr std::uint64_t raw(Reported number) { return static_cast<std::uint64_t>(number.value() + 1); }

  // The columns are of one length, and not empty; units ascend.
  PanelChunk(int year, std::int32_t income_step, const Columns& columns)
      : year_(year), income_step_(income_step), rows_(columns) {}

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] std::int32_t income_step() const { return income_step_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] UnitKey first() const { return unit(0); }
  [[nodiscard]] UnitKey last() const { return unit(size() - 1); }
  [[nodiscard]] UnitKey unit(std::size_t row) const { return rows_.get(row, unit_column); }
  [[nodiscard]] std::uint64_t get(std::size_t row, Column column) const { return rows_.get(row, column); }
  [[nodiscard]] Reported number(std::size_t row, Column column) const {
    return static_cast<std::int64_t>(rows_.get(row, column)) - 1;
  }
  [[nodiscard]] Reported income(std::size_t row) const {
    const Reported steps = number(row, income_column);
    return steps.has_value() ? steps.value() * income_step_ : steps;
  }
  [[nodiscard]] Row row(std::size_t row) const { return rows_[row]; }
  // Fills `numbers` with those of a column from `first` on.
  void copy(Column column, std::size_t first, std::span<std::uint64_t> numbers) const {
    rows_.copy(column, first, numbers);
  }
  // The first row whose unit is not before `unit`.
  [[nodiscard]] std::size_t lower_bound(UnitKey unit) const { return rows_.lower_bound(unit_column, unit); }

 private:
  int year_;
  std::int32_t income_step_;
  PackedColumns<column_count> rows_;
};

// Rows that become a chunk, column by column.
class PanelRows {
 public:
  void add(const PanelChunk::Row& row) {
    const std::size_t place = add();
    for (std::size_t i = 0; i < row.size(); ++i) numbers_[i * capacity_ + place] = row[i];
  }
  // Adds a row and returns its place. Its numbers are to be set: until then they are whatever was in that place before.
  std::size_t add() {
    if (size_ == capacity_) grow();
    return size_++;
  }
  // Removes the last row.
  void take_back() { --size_; }
  void clear() { size_ = 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] PanelChunk::Columns columns() const;
  // The numbers of one column, to be changed.
  [[nodiscard]] std::span<std::uint64_t> column(PanelChunk::Column column) {
    return std::span(numbers_).subspan(column * capacity_, size_);
  }
  [[nodiscard]] std::uint64_t& at(std::size_t place, std::size_t column) {
    return numbers_[column * capacity_ + place];
  }

 private:
  void grow();

  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::vector<std::uint64_t> numbers_;  // one column after the other, `capacity_` numbers each
};

// One unit in one year: a view of a panel, which must outlive it.
class Observation {
 public:
  Observation(const PanelChunk& chunk, std::size_t row, const UnitKind* kinds)
      : chunk_(&chunk), row_(row), kinds_(kinds) {}

  [[nodiscard]] UnitKey unit() const { return chunk_->unit(row_); }
  [[nodiscard]] int year() const { return chunk_->year(); }
  [[nodiscard]] const UnitKind& kind() const { return kinds_[chunk_->get(row_, PanelChunk::kind_column)]; }
  [[nodiscard]] Pilot pilot() const { return kind().pilot; }
  // A number that stands for the place in one panel; several may stand for one place.
  [[nodiscard]] std::size_t place_number() const { return chunk_->get(row_, PanelChunk::place_column); }
  // Criteria reported as met, and those of which the input says whether they are met.
  [[nodiscard]] CriteriaSet met() const { return chunk_->get(row_, PanelChunk::met_column); }
  [[nodiscard]] CriteriaSet observed() const { return kind().observed; }
  // How many: from the marks when all are observed, else from a count column.
  [[nodiscard]] Reported criteria_met() const {
    return kind().counts_marks ? Reported(std::popcount(met())) : number(PanelChunk::criteria_met_column);
  }
  [[nodiscard]] Reported households() const { return number(PanelChunk::households_column); }
  [[nodiscard]] Reported poor_households() const { return number(PanelChunk::poor_households_column); }
  [[nodiscard]] Reported population() const { return number(PanelChunk::population_column); }
  // Millionths of a million VND per person and year.
  [[nodiscard]] Reported income() const { return chunk_->income(row_); }

 private:
  [[nodiscard]] Reported number(PanelChunk::Column column) const { return chunk_->number(row_, column); }

  const PanelChunk* chunk_;
  std::size_t row_;
  const UnitKind* kinds_;
};

// The unit-years of one year, or of some of its units, ascending by unit.
class Observations {
 public:
  class Iterator {
   public:
    using value_type = Observation;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const PanelChunk* chunk, std::size_t row, const UnitKind* kinds)
        : chunk_(chunk), row_(row), kinds_(kinds) {}
    Observation operator*() const { return {*chunk_, row_, kinds_}; }
    Iterator& operator++() {
      if (++row_ == chunk_->size()) {
        ++chunk_;
        row_ = 0;
      }
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) = default;

   private:
    friend class Observations;
    const PanelChunk* chunk_ = nullptr;
    std::size_t row_ = 0;
    const UnitKind* kinds_ = nullptr;
  };

  Observations(Iterator begin, Iterator end) : begin_(begin), end_(end) {}
  [[nodiscard]] Iterator begin() const { return begin_; }
  [[nodiscard]] Iterator end() const { return end_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  // Calls visit(chunk, first row, row behind the last) for all of them together.
  template <typename Visit>
  void for_each_chunk(Visit visit) const {
    Iterator at = begin_;
    for (; at.chunk_ != end_.chunk_; ++at.chunk_, at.row_ = 0) visit(*at.chunk_, at.row_, at.chunk_->size());
    if (at.row_ < end_.row_) visit(*at.chunk_, at.row_, end_.row_);
  }

 private:
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

// What a panel is made of.
struct PanelParts {
  std::map<int, std::vector<PanelChunk>> years;  // the chunks of a year ascend and do not overlap
  std::vector<UnitKind> kinds;
  std::vector<std::string> types;
  Texts place_texts;
  std::vector<Place> places;                   // ascending; their names are place_texts
  std::vector<std::uint32_t> place_numbers;    // by number that stands for a place, the index of that place
  std::map<int, std::vector<bool>> places_in;  // by year, which places have units in it
  std::vector<std::string> codes;              // by UnitKey, ascending by bytes; empty where keys hold them
  UnitNames names;
  std::map<std::pair<int, UnitKey>, std::string> other_names;  // of units in years in which they had another name
};

class Panel {
 public:
  Panel() = default;
  explicit Panel(PanelParts parts);

  // Ascending.
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  [[nodiscard]] Observations observations(std::size_t year_index) const;
  // Of units from `first` on and before `end` only.
  [[nodiscard]] Observations observations(std::size_t year_index, UnitKey first, UnitKey end) const;
  // How many unit-years there are of years()[year_index].
  [[nodiscard]] std::size_t size(std::size_t year_index) const { return sizes_[year_index]; }
  // Bounds of parts of about so many unit-years, of all years together: part i has the units from bounds[i] on and
  // before bounds[i + 1].
  [[nodiscard]] std::vector<UnitKey> bounds_of_parts(std::size_t unit_years) const;

  [[nodiscard]] const std::vector<Place>& places() const { return parts_.places; }
  // "03403"; of a unit without a code "province / district / name".
  [[nodiscard]] std::string code(const Observation& observation) const;
  [[nodiscard]] bool has_code(const Observation& observation) const;
  // Whether all units have codes of digits.
  [[nodiscard]] bool has_only_codes() const { return parts_.codes.empty(); }
  [[nodiscard]] std::string_view name(const Observation& observation) const;
  [[nodiscard]] const std::string& type(const Observation& observation) const {
    return parts_.types[observation.kind().type];
  }
  [[nodiscard]] const Place& place(const Observation& observation) const {
    return parts_.places[parts_.place_numbers[observation.place_number()]];
  }
  [[nodiscard]] const std::vector<UnitKind>& kinds() const { return parts_.kinds; }
  // By the numbers of Observation::place_number(), indexes into places().
  [[nodiscard]] std::span<const std::uint32_t> place_numbers() const { return parts_.place_numbers; }
  // Whether places()[place] has units in years()[year_index].
  [[nodiscard]] bool has_units(std::size_t place, std::size_t year_index) const {
    return (*places_in_[year_index])[place];
  }

  // Units that have a different name in the later year, ascending. Another spelling, or another type, as when a commune
  // becomes a townlet, does not make a different name.
  [[nodiscard]] std::vector<UnitInYears> renamed(std::size_t later, std::size_t earlier) const;

  // The unit-years that are kept, with their places; years without any are not observed. As if nothing else had been
  // read.
  [[nodiscard]] Panel part(const std::function<bool(const Observation&)>& is_kept) const;

  // The index of a year in years(), or years().size() if it was not observed.
  [[nodiscard]] std::size_t index_of(int year) const;

 private:
  PanelParts parts_;
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
