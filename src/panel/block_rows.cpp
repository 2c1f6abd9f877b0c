#include "panel/block_rows.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "panel/unit_key.hpp"

namespace ntm {
namespace {

// More than the districts of a country in several years. Where rows are in no order, each may name one.
constexpr std::size_t most_known_places = 16'384;

void look_at_codes(std::span<const std::uint64_t> units, Part& part) {
  constexpr UnitKey second_first_digit = UnitKey{2} << 4 * (most_digits_of_key - 1);
  for (const UnitKey unit : units) {
    if (unit >= numbered_unit) continue;
    part.code_lengths |= 1U << static_cast<unsigned>(std::countr_zero(unit)) / 4;
    part.leading_zeros |= unit < second_first_digit;
  }
}

}  // namespace

void BlockRows::begin_table() {
  rows_.reset();
  year_ = 0;
  names_of_places_ = {};
}

void BlockRows::begin(bool again) {
  rows_.clear();
  years_.clear();
  lines_.clear();
  sums_ = {};
  names_.clear();
  // of a block that was not finished, the dictionary knows nothing
  if (!new_places_.empty() || known_places_.size() > most_known_places) known_places_.clear();
  new_places_.clear();
  texts_.emplace();
  income_step_ = PanelChunk::common_income_step;
  same_place_ = false;
  in_order_ = true;
  any_codes_ = false;
  again_ = again;
  known_names_.emplace(again ? UnitNames() : dictionary_.known_names());
}

void BlockRows::set_income(std::uint64_t raw) {
  constexpr std::uint64_t step = PanelChunk::common_income_step;
  if (income_step_ != 1 && raw != 0 && (raw - 1) % step != 0) {
    for (std::uint64_t& before : rows_.column(PanelChunk::income_column)) {
      if (before != 0) before = (before - 1) * step + 1;
    }
    income_step_ = 1;
  }
  at(PanelChunk::income_column) = raw == 0 || income_step_ == 1 ? raw : (raw - 1) / step + 1;
}

void BlockRows::add(const UnitYear& unit_year, std::optional<Dictionary::OpenPilot> open_pilot, std::size_t line) {
  add();
  const UnitKey unit = key_of(unit_year);
  if (unit_year.district != place(0)) set_place(0, unit_year.district);
  if (unit_year.province != place(1)) set_place(1, unit_year.province);
  const bool counts_marks = unit_year.criteria_met == Reported(std::popcount(unit_year.met));
  const std::uint32_t profile =
      dictionary_.number_of({std::string(unit_year.type),
                             {0, unit_year.pilot, counts_marks, unit_year.is_left_out, unit_year.observed},
                             open_pilot});
  at(PanelChunk::criteria_met_column) = counts_marks ? 0 : PanelChunk::raw(unit_year.criteria_met);
  at(PanelChunk::households_column) = PanelChunk::raw(unit_year.households);
  at(PanelChunk::poor_households_column) = PanelChunk::raw(unit_year.poor_households);
  at(PanelChunk::population_column) = PanelChunk::raw(unit_year.population);
  set_income(PanelChunk::raw(unit_year.income));
  const std::string_view name = has_name(unit, unit_year.name) ? std::string_view() : keep(unit_year.name);
  end(unit_year.year, unit, profile, unit_year.met, name, line);
}

UnitKey BlockRows::key_of(const UnitYear& unit_year) {
  if (const auto digits = key_of_digits(unit_year.code)) return *digits;
  return unit_year.code.empty() ? key_of_names(unit_year.district, unit_year.province, unit_year.name)
                                : key_of(Dictionary::NumberedUnit{unit_year.code, {}, {}, {}});
}

UnitKey BlockRows::key_of(const Dictionary::NumberedUnit& unit) {
  if (expected_unit() == nullptr || !(expected_unit()->unit == unit)) {
    unit.write_identity(identity_);
    const auto known = unit_indexes_.find(identity_);
    if (known != unit_indexes_.end()) {
      expected_ = known->second;
    } else {
      expected_ = units_.size();
      units_.push_back(dictionary_.keep(unit));
      unit_indexes_.emplace(units_.back().identity, expected_);
    }
  }
  return units_[expected_++].key;
}

bool BlockRows::KnownPlace::is(const std::array<std::string, 2>& district_and_province) const {
  const auto& [district, province] = district_and_province;
  const std::string_view both = names;
  return both.size() == district.size() + 1 + province.size() && both.starts_with(district) &&
         both[district.size()] == '\n' && both.ends_with(province);
}

void BlockRows::add_place() {
  std::uint32_t* const guess = std::exchange(place_guess_, nullptr);
  if (guess != nullptr && *guess < known_places_.size() && known_places_[*guess].is(names_of_places_)) {
    place_ = *guess;
  } else {
    place_ = static_cast<std::uint32_t>(known_places_.size());
    if (guess != nullptr) *guess = place_;
    std::string& names = known_places_.emplace_back().names;
    names.append(names_of_places_[0]).append(1, '\n').append(names_of_places_[1]);
  }
  if (known_places_[place_].year != year_) {
    known_places_[place_].year = year_;
    new_places_.push_back({place_, year_});
  }
  same_place_ = true;
}

void BlockRows::number_places() {
  places_in_rows_.clear();
  for (const PlaceOfYear& place : new_places_) {
    places_in_rows_.push_back({known_places_[place.place].names, place.year});
  }
  dictionary_.number_places(places_in_rows_, place_numbers_);
  for (std::size_t i = 0; i < new_places_.size(); ++i) known_places_[new_places_[i].place].number = place_numbers_[i];
  new_places_.clear();
  for (std::uint64_t& place : rows_.column(PanelChunk::place_column)) place = known_places_[place].number;
}

// Codes say more of places than the order of rows does.
std::map<int, std::vector<RunOfPlace>> BlockRows::runs_of_places() {
  std::map<int, std::vector<RunOfPlace>> runs;
  const std::span<const std::uint64_t> units = rows_.column(PanelChunk::unit_column);
  if (units.empty() || units.front() < numbered_unit) return runs;
  const std::span<const std::uint64_t> places = rows_.column(PanelChunk::place_column);
  for (std::size_t row = 0; row < units.size(); ++row) {
    std::vector<RunOfPlace>& of_year = runs[years_[row]];
    const auto place = static_cast<std::uint32_t>(places[row]);
    if (of_year.empty() || of_year.back().place != place) of_year.push_back({place, units[row], 0});
    ++of_year.back().rows;
  }
  return runs;
}

// By year and unit; where a unit stands twice, as they came.
void BlockRows::put_in_order() {
  const std::span<const std::uint64_t> units = rows_.column(PanelChunk::unit_column);
  const auto key = [&](std::size_t i) { return std::tuple(years_[i], units[i], i); };
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, key);
  std::vector<std::size_t> place(order.size());  // by row, where it goes
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (NameInRow& name : names_) name.row = place[name.row];
  std::ranges::sort(names_, {}, &NameInRow::row);
  const auto reorder = [&](auto values) {
    const std::vector before(values.begin(), values.end());
    for (std::size_t i = 0; i < order.size(); ++i) values[i] = before[order[i]];
  };
  for (std::size_t column = 0; column < PanelChunk::column_count; ++column) {
    reorder(rows_.column(static_cast<PanelChunk::Column>(column)));
  }
  reorder(std::span(years_));
}

void BlockRows::finish(std::vector<Part>& parts) {
  number_places();
  std::map<int, std::vector<RunOfPlace>> runs = runs_of_places();
  // without codes, which order units have is not known yet
  in_order_ = in_order_ || (!any_codes_ && std::ranges::is_sorted(years_));
  if (!in_order_) put_in_order();
  const std::size_t before = parts.size();
  cut(parts);
  for (std::size_t i = before; i < parts.size(); ++i) {
    // of a year that stands in several, the first has them all
    if (const auto found = runs.find(parts[i].chunk.year()); found != runs.end()) parts[i].runs.swap(found->second);
  }
}

bool BlockRows::visit_again(const VisitRowAgain& visit) const {
  const std::span<const std::uint64_t> units = rows_.columns()[PanelChunk::unit_column];
  const std::span<const std::uint64_t> profiles = rows_.columns()[PanelChunk::profile_column];
  return std::ranges::all_of(names_, [&](const NameInRow& name) {
    const CriteriaSet observed = dictionary_.profiles()[profiles[name.row]].profile.observed;
    return visit({years_[name.row], units[name.row], name.name, lines_[name.row], observed});
  });
}

// Cuts the rows where the year changes.
void BlockRows::cut(std::vector<Part>& parts) {
  std::vector<NamedUnit> named;
  auto name = names_.begin();
  for (std::size_t first = 0, end = 0; first < rows_.size(); first = end) {
    const auto next_year = std::find_if(years_.begin() + static_cast<std::ptrdiff_t>(first), years_.end(),
                                        [&](int year) { return year != years_[first]; });
    end = static_cast<std::size_t>(next_year - years_.begin());
    named.clear();
    for (; name != names_.end() && name->row < end; ++name) {
      const UnitKey unit = rows_.column(PanelChunk::unit_column)[name->row];
      if (known_names_->find(unit) == name->name) continue;
      const bool is_twice = !named.empty() && named.back().unit == unit;
      if (!is_twice) named.push_back({unit, name->name});
    }
    PanelChunk::Columns columns = rows_.columns();
    for (auto& column : columns) column = column.subspan(first, end - first);
    parts.push_back({PanelChunk(years_[first], income_step_, columns), !in_order_});
    look_at_codes(columns[PanelChunk::unit_column], parts.back());
    if (!named.empty()) dictionary_.add_names(years_[first], UnitNames::Chunk(named));
  }
}

}  // namespace ntm
