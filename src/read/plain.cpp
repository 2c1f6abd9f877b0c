#include "read/plain.hpp"

#include <algorithm>
#include <bit>
#include <mutex>
#include <numeric>
#include <utility>

#include "read/rows.hpp"

namespace ntm::plain {
namespace {

// Units are of few types; where there are many, to look through them all takes too long.
constexpr std::size_t most_types = 64;

// The name of a commune, and not of a district that stands above its communes with a code of its own, or a number or a
// letter of a row that numbers the columns.
bool is_plain_name(std::string_view name) {
  if (name.starts_with("X\xC3\xA3 ")) return true;  // the common case
  return name.size() > 1 && static_cast<unsigned char>(name[0]) > '9' && !names_district(name);
}

}  // namespace

void Numbers::number_places(std::span<const PlaceInRows> places, std::vector<std::uint32_t>& numbers) {
  numbers.clear();
  std::uint32_t next = 0;  // most files have the same places in the same order
  {
    const std::shared_lock lock(mutex_);
    for (const auto& [names, year] : places) {
      const auto number = places_.find(names, year, next);
      if (!number) break;
      numbers.push_back(*number);
      next = *number + 1;
    }
  }
  if (numbers.size() == places.size()) return;
  const std::lock_guard lock(mutex_);
  for (const auto& [names, year] : places.subspan(numbers.size())) {
    numbers.push_back(places_.number_of(names, year, next));
    next = numbers.back() + 1;
  }
}

std::uint32_t Numbers::of_kind(std::string_view type, const UnitKind& kind) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] =
      kind_numbers_.try_emplace({std::string(type), kind}, static_cast<std::uint32_t>(kinds_.size()));
  if (is_new) kinds_.push_back({std::string(type), kind});
  return found->second;
}

void Reader::begin(const Layout& layout) {
  layout_ = &layout;
  year_ = layout.year.value_or(0);
  pilot_ = Pilot::not_reported;
  year_text_ = {};
  names_of_places_ = {};
  texts_of_places_ = {};
  types_.assign(1, {});
  types_[0].text.set("");  // of all rows where there is no such column
  type_ = 0;
  rows_ = {};
}

bool Reader::read(std::string_view rows, const UnitNames& known, std::vector<Part>& parts, Codes& codes) {
  rows_.clear();
  names_.clear();
  years_.clear();
  places_.clear();
  place_names_.clear();
  same_place_ = false;
  in_order_ = true;
  codes_ = {};
  known_names_.emplace(known);
  const char* const end = rows.data() + rows.size();
  for (const char* at = rows.data(); at < end;) {
    const UnitKey before = unit_;
    at = read_row(at);
    if (at == nullptr) return false;
    if (!years_.empty() && in_order_) in_order_ = std::pair(years_.back(), before) < std::pair(year_, unit_);
    if (!name_.empty()) names_.push_back({name_, row_});
    years_.push_back(year_);
  }
  codes.add(codes_);
  number_places();
  if (!in_order_ && !put_in_order()) return false;
  cut(parts);
  return true;
}

inline const char* Reader::read_row(const char* at) {
  row_ = rows_.add();
  met_ = 0;
  known_name_.reset();
  for (const Step& step : layout_->steps) {
    switch (step.cell) {
      case Cell::year: at = read_year(at, step.end); break;
      case Cell::code: at = read_code(at, step.end); break;
      case Cell::name: at = read_name(at, step.end); break;
      case Cell::type: at = read_type(at, step.end); break;
      case Cell::place: at = read_places(at, step); break;
      case Cell::marks: at = read_marks(at, step); break;
      case Cell::number: at = read_numbers(at, step); break;
      case Cell::income: at = read_income(at, step.end, rows_.at(row_, PanelChunk::income_column)); break;
    }
    if (at == nullptr) return nullptr;
  }
  if (layout_->has_carriage_returns && *at++ != '\n') return nullptr;
  if (!numbers_agree()) return nullptr;
  if (!same_place_) add_place();
  rows_.at(row_, PanelChunk::unit_column) = unit_;
  rows_.at(row_, PanelChunk::kind_column) = kind_of(pilot_);
  rows_.at(row_, PanelChunk::place_column) = places_.size() - 1;
  rows_.at(row_, PanelChunk::met_column) = met_;
  return at;
}

inline const char* Reader::read_year(const char* at, char end) {
  if (const char* const next = year_text_.read(at, end)) return next;
  const std::uint64_t word = load_little(at);
  constexpr std::size_t digits = 4;
  if (count_digits(word) != digits || at[digits] != end) return nullptr;
  const int year = static_cast<int>(value_of_digits(word, digits));
  const bool is_good = layout_->year ? year == *layout_->year : year >= first_year && year <= last_year;
  if (!is_good) return nullptr;
  year_text_.set({at, digits});
  year_ = year;
  same_place_ = false;
  return at + digits + 1;
}

inline const char* Reader::read_code(const char* at, char end) {
  std::size_t digits = 0;
  const char* const next = plain::read_code(at, end, unit_, digits);
  if (next == nullptr) return nullptr;
  codes_.lengths |= 1U << digits;
  codes_.leading_zeros |= at[0] == '0';
  // where rows are in no order, or codes come late, names are compared at the end
  if (in_order_ && !layout_->name_before_code) known_name_ = known_names_->find(unit_);
  return next;
}

// Most often the name that the unit has already, which was found plain when it came first.
inline const char* Reader::read_name(const char* at, char end) {
  if (known_name_ && stands_at(at, *known_name_) && at[known_name_->size()] == end) {
    name_ = {};
    return at + known_name_->size() + 1;
  }
  const char* const next = read_words(at, end, name_);
  return next != nullptr && is_plain_name(name_) ? next : nullptr;
}

inline const char* Reader::read_type(const char* at, char end) {
  if (const char* const next = types_[type_].text.read(at, end)) return next;
  for (type_ = 0; type_ < types_.size(); ++type_) {
    if (const char* const next = types_[type_].text.read(at, end)) return next;
  }
  std::string_view text;
  const char* const next = read_words(at, end, text);
  if (next == nullptr || types_.size() == most_types) return nullptr;
  types_.emplace_back();
  types_.back().text.set(text);
  return next;
}

inline const char* Reader::read_places(const char* at, const Step& step) {
  RepeatedText& before = texts_of_places_[step.target];
  if (const char* const next = before.read(at, step.end)) return next;
  const char* next = at;
  for (std::size_t i = 0; i < step.count; ++i) {
    std::string_view text;
    next = read_words(next, i + 1U == step.count ? step.end : ',', text);
    // a blank may stand for the name above it
    if (next == nullptr || text.empty()) return nullptr;
    names_of_places_[step.target ^ i] = text;
  }
  before.set({at, static_cast<std::size_t>(next - at) - 1});
  same_place_ = false;
  return next;
}

inline const char* Reader::read_marks(const char* at, const Step& step) {
  CriteriaSet marks = 0;
  at = step.marks.read(at, marks);
  if (step.of_pilot) {
    pilot_ = (marks & 1) != 0 ? Pilot::yes : Pilot::no;
    marks >>= 1;
  }
  met_ |= marks << step.target;
  return at;
}

inline const char* Reader::read_numbers(const char* at, const Step& step) {
  for (std::size_t i = 0; i < step.count; ++i) {
    at = read_number(at, i + 1U == step.count ? step.end : ',', rows_.at(row_, step.target + i));
    if (at == nullptr) return nullptr;
  }
  return at;
}

// Whether the numbers of a row agree with each other. Where marks say how many criteria are met, the row need not.
inline bool Reader::numbers_agree() {
  const std::uint64_t households = rows_.at(row_, PanelChunk::households_column);
  if (households != 0 && rows_.at(row_, PanelChunk::poor_households_column) > households) return false;
  std::uint64_t& counted = rows_.at(row_, PanelChunk::criteria_met_column);
  if (counted == 0) return layout_->observed != 0;  // a row without any fact may be no commune
  const auto marked = static_cast<std::uint64_t>(std::popcount(met_));
  if (!layout_->counts_marks) return counted > marked && counted <= marked + layout_->unmarked + 1;
  const bool as_marked = counted == marked + 1;
  counted = 0;
  return as_marked;
}

inline std::uint32_t Reader::kind_of(Pilot pilot) {
  Type& type = types_[type_];
  auto& number = type.kinds[static_cast<std::size_t>(pilot)];
  if (!number) number = numbers_.of_kind(type.text.text(), {0, pilot, layout_->counts_marks, layout_->observed});
  return *number;
}

void Reader::add_place() {
  place_names_.append(names_of_places_[district]).append(1, '\n').append(names_of_places_[province]);
  places_.push_back({place_names_.size(), year_});
  same_place_ = true;
}

void Reader::number_places() {
  places_in_rows_.clear();
  std::size_t begin = 0;
  for (const PlaceOfBlock& place : places_) {
    places_in_rows_.push_back({std::string_view(place_names_).substr(begin, place.end - begin), place.year});
    begin = place.end;
  }
  numbers_.number_places(places_in_rows_, place_numbers_);
  for (std::uint64_t& place : rows_.column(PanelChunk::place_column)) place = place_numbers_[place];
}

// By year and unit. False if a unit stands twice.
bool Reader::put_in_order() {
  const std::span<const std::uint64_t> units = rows_.column(PanelChunk::unit_column);
  const auto key = [&](std::size_t i) { return std::pair(years_[i], units[i]); };
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, key);
  if (std::ranges::adjacent_find(order, {}, key) != order.end()) return false;
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
  return true;
}

// Cuts the rows where the year changes.
void Reader::cut(std::vector<Part>& parts) {
  const bool compared = in_order_ && !layout_->name_before_code;
  std::vector<NamedUnit> named;
  auto name = names_.begin();
  for (std::size_t first = 0, end = 0; first < rows_.size(); first = end) {
    const auto next_year = std::find_if(years_.begin() + static_cast<std::ptrdiff_t>(first), years_.end(),
                                        [&](int year) { return year != years_[first]; });
    end = static_cast<std::size_t>(next_year - years_.begin());
    named.clear();
    for (; name != names_.end() && name->row < end; ++name) {
      const UnitKey unit = rows_.column(PanelChunk::unit_column)[name->row];
      if (!compared && known_names_->find(unit) == name->name) continue;
      named.push_back({unit, name->name});
    }
    PanelChunk::Columns columns = rows_.columns();
    for (auto& column : columns) column = column.subspan(first, end - first);
    parts.push_back({PanelChunk(years_[first], PanelChunk::common_income_step, columns), std::nullopt});
    if (!named.empty()) parts.back().names.emplace(named);
  }
}

}  // namespace ntm::plain
