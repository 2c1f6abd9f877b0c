#include "read/plain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <mutex>
#include <numeric>
#include <shared_mutex>
#include <utility>

#include "read/rows.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

using Cell = PlainLayout::Cell;

constexpr std::uint64_t in_each_byte(unsigned char byte) { return 0x0101010101010101U * byte; }

// The high bit of each byte of `word` that is no digit, at least up to and with the first such byte.
std::uint64_t no_digits(std::uint64_t word) {
  const std::uint64_t digits = word ^ in_each_byte('0');  // 0 to 9 where there are digits
  return ((digits + in_each_byte(0x76)) | digits) & in_each_byte(0x80);
}

// The value of the first `count` characters of `word`, 1 to 8 digits.
std::uint64_t value_of_digits(std::uint64_t word, std::size_t count) {
  word = (word ^ in_each_byte('0')) << (64 - 8 * count);  // zeros in front
  word = word * 10 + (word >> 8);                         // pairs, then fours, then all
  return (((word & 0x000000FF000000FFU) * 0x000F424000000064U) +
          ((word >> 16 & 0x000000FF000000FFU) * 0x0000271000000001U)) >>
         32;
}

struct Digits {
  std::uint64_t value;
  std::size_t count;  // more than 8 are counted as 8
};

Digits read_digits(const char* at) {
  const std::uint64_t word = load_little(at);
  const auto count = static_cast<std::size_t>(std::countr_zero(no_digits(word))) / 8;
  return {count == 0 ? 0 : value_of_digits(word, count), count};
}

// A whole number of up to eight digits, or a blank. Raw, as a panel stores it.
bool read_number(const char*& at, char end, std::uint64_t& raw) {
  const Digits digits = read_digits(at);
  if (at[digits.count] != end) return false;
  raw = digits.count == 0 ? 0 : digits.value + 1;
  at += digits.count + 1;
  return true;
}

// An income with at most two decimals: three could be thousands.
bool read_income(const char*& at, char end, std::uint64_t& raw) {
  constexpr std::size_t most_whole_digits = 6;
  const Digits whole = read_digits(at);
  if (at[whole.count] == end) {
    raw = whole.count == 0 ? 0 : whole.value * income_scale + 1;
    at += whole.count + 1;
    return true;
  }
  if (at[whole.count] != '.' || whole.count == 0 || whole.count > most_whole_digits) return false;
  const char* const point = at + whole.count;
  const auto digit = [](char character) { return static_cast<unsigned>(static_cast<unsigned char>(character) - '0'); };
  const unsigned tenths = digit(point[1]);
  if (tenths > 9) return false;
  std::uint64_t millionths = whole.value * income_scale + tenths * (income_scale / 10);
  if (point[2] == end) {
    at = point + 3;
  } else {
    const unsigned hundredths = digit(point[2]);
    if (hundredths > 9 || point[3] != end) return false;
    millionths += hundredths * (income_scale / 100);
    at = point + 4;
  }
  raw = millionths + 1;
  return true;
}

// `count` marks, each 0 or 1 and a comma, the last followed by `end`: four at a time, as one number.
bool read_marks(const char*& at, std::size_t count, char end, CriteriaSet& marks) {
  constexpr std::uint64_t four_zeros = 0x2C302C302C302C30U;  // "0,0,0,0,"
  constexpr std::uint64_t digit_bits = 0x0001000100010001U;
  // brings the bits 0, 16, 32 and 48 to 48, 49, 50 and 51
  constexpr std::uint64_t gather = std::uint64_t{1} << 48 | std::uint64_t{1} << 33 | std::uint64_t{1} << 18 | 1U << 3;
  std::size_t i = 0;
  for (; i + 4 < count; i += 4, at += 8) {
    const std::uint64_t differs = load_little(at) ^ four_zeros;
    if ((differs & ~digit_bits) != 0) return false;
    marks |= (differs * gather >> 48 & 0xF) << i;
  }
  for (; i < count; ++i, at += 2) {
    const unsigned mark = static_cast<unsigned>(static_cast<unsigned char>(at[0]) - '0');
    if (mark > 1 || at[1] != (i + 1 == count ? end : ',')) return false;
    marks |= CriteriaSet{mark} << i;
  }
  return true;
}

// What a byte of a text is.
enum class Byte : std::uint8_t {
  refused,  // controls, quotes, and what begins letters that may need composing
  letter,
  blank,
  lead_of_two,      // U+00C0 to U+02FF: all composed
  lead_of_three,    // U+1E00 to U+1EFF, if the next byte is among those that follow here: all composed
  second_of_three,  // which may also stand anywhere else within a letter
  other_continuation,
  count
};

// What a text may go on with. As long as it is not refused, normalizing does not change it: its letters are composed,
// and only single blanks stand between words.
enum class State : std::uint8_t {
  beginning,
  word,
  after_blank,
  last_of_letter,
  second_of_letter,
  refused,
  count
};

constexpr std::array<Byte, 256> bytes = [] {
  std::array<Byte, 256> kinds{};
  for (std::size_t i = '!'; i < 0x7F; ++i) kinds[i] = Byte::letter;
  kinds['"'] = Byte::refused;
  kinds[' '] = Byte::blank;
  for (std::size_t i = 0x80; i < 0xC0; ++i) kinds[i] = Byte::other_continuation;
  for (std::size_t i = 0xB8; i < 0xBC; ++i) kinds[i] = Byte::second_of_three;
  for (std::size_t i = 0xC3; i < 0xCC; ++i) kinds[i] = Byte::lead_of_two;
  kinds[0xE1] = Byte::lead_of_three;
  return kinds;
}();

constexpr auto transitions = [] {
  std::array<std::array<State, static_cast<std::size_t>(Byte::count)>, static_cast<std::size_t>(State::count)> table{};
  for (auto& row : table) row.fill(State::refused);
  const auto set = [&](State from, Byte byte, State to) {
    table[static_cast<std::size_t>(from)][static_cast<std::size_t>(byte)] = to;
  };
  for (const State from : {State::beginning, State::word, State::after_blank}) {
    set(from, Byte::letter, State::word);
    set(from, Byte::lead_of_two, State::last_of_letter);
    set(from, Byte::lead_of_three, State::second_of_letter);
  }
  set(State::word, Byte::blank, State::after_blank);
  set(State::last_of_letter, Byte::second_of_three, State::word);
  set(State::last_of_letter, Byte::other_continuation, State::word);
  set(State::second_of_letter, Byte::second_of_three, State::last_of_letter);
  return table;
}();

bool read_words(const char*& at, char end, std::string_view& text) {
  const char* here = at;
  State state = State::beginning;
  for (; *here != end; ++here) {
    const Byte byte = bytes[static_cast<unsigned char>(*here)];
    state = transitions[static_cast<std::size_t>(state)][static_cast<std::size_t>(byte)];
    if (*here == '\n') return false;  // a row with fewer cells than the header
  }
  if (state != State::word && state != State::beginning) return false;
  text = {at, static_cast<std::size_t>(here - at)};
  // a row with more cells than the header
  if (end == '\n' && text.find(',') != std::string_view::npos) return false;
  at = here + 1;
  return true;
}

// The name of a commune, and not of a district that stands above its communes with a code of its own, or a number below
// the header's column of names.
bool is_plain_name(std::string_view name) {
  if (name.starts_with("X\xC3\xA3 ")) return true;  // the common case
  return !name.empty() && static_cast<unsigned char>(name[0]) > '9' && !names_district(name);
}

struct NamedCell {
  Meaning meaning;
  PlainLayout::Step step;
};

// The canonical columns, apart from criteria.
constexpr std::array named_cells = std::to_array<NamedCell>({
    {Meaning::year, {Cell::year, 0, 0, ','}},
    {Meaning::commune_code, {Cell::code, 0, 0, ','}},
    {Meaning::commune, {Cell::name, 0, 0, ','}},
    {Meaning::unit_type, {Cell::text, PlainReader::type, 1, ','}},
    {Meaning::district, {Cell::text, PlainReader::district, 1, ','}},
    {Meaning::province, {Cell::text, PlainReader::province, 1, ','}},
    {Meaning::pilot, {Cell::pilot, 0, 0, ','}},
    {Meaning::criteria_met, {Cell::number, PanelChunk::criteria_met_column, 0, ','}},
    {Meaning::households, {Cell::number, PanelChunk::households_column, 0, ','}},
    {Meaning::poor_households, {Cell::number, PanelChunk::poor_households_column, 0, ','}},
    {Meaning::population, {Cell::number, PanelChunk::population_column, 0, ','}},
    {Meaning::income, {Cell::income, PanelChunk::income_column, 0, ','}},
});

// Adds the column called `title`. False if it is not canonical.
bool add_column(std::string_view title, const Rules& rules, PlainLayout& layout) {
  const auto add = [&](ColumnMeaning meaning) {
    if (layout.header.find(meaning)) return false;
    layout.header.columns.push_back({std::string(title), meaning});
    return true;
  };
  for (const NamedCell& cell : named_cells) {
    if (title != name(cell.meaning)) continue;
    layout.steps.push_back(cell.step);
    return add({cell.meaning, 0});
  }
  const auto criterion = std::ranges::find(rules.criteria, title, &Criterion::id);
  if (criterion == rules.criteria.end()) return false;
  const auto bit = static_cast<std::uint8_t>(criterion->number - 1);
  layout.observed |= CriteriaSet{1} << bit;
  const bool follows = !layout.steps.empty() && layout.steps.back().cell == Cell::marks &&
                       layout.steps.back().target + layout.steps.back().count == bit;
  if (follows) {
    ++layout.steps.back().count;
  } else {
    layout.steps.push_back({Cell::marks, bit, 1, ','});
  }
  return add({Meaning::criterion, criterion->number});
}

}  // namespace

std::optional<PlainLayout> plain_layout(std::string_view head, const std::string& file, const Rules& rules,
                                        const ReadOptions& options) {
  const bool asks_for_more = !options.encoding.empty() || options.decimal == ',' || !options.extra_columns_file.empty();
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  PlainLayout layout;
  if (head.starts_with(mark)) layout.body_offset = mark.size();
  const std::size_t end = head.find('\n');
  if (asks_for_more || end == std::string_view::npos) return std::nullopt;
  std::string_view rest = head.substr(layout.body_offset, end - layout.body_offset);
  layout.body_offset = end + 1;
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    if (!add_column(rest.substr(0, comma), rules, layout)) return std::nullopt;
    more = comma != std::string_view::npos;
    if (more) rest.remove_prefix(comma + 1);
  }
  layout.steps.back().end = '\n';
  // of texts that follow each other, the first counts them
  for (std::size_t i = layout.steps.size() - 1; i-- > 0;) {
    const bool follow = layout.steps[i].cell == Cell::text && layout.steps[i + 1].cell == Cell::text;
    if (follow) layout.steps[i].count = static_cast<std::uint8_t>(layout.steps[i + 1].count + 1);
  }
  layout.header.line = 1;
  const Header& header = layout.header;
  layout.year = year_in_name(file);
  layout.criteria_count = static_cast<std::uint64_t>(rules.criteria_count());
  layout.counts_marks = layout.observed == rules.all_criteria();
  const bool has_unit = header.find(Meaning::commune_code) && header.find(Meaning::commune);
  const bool has_year = header.find(Meaning::year) || layout.year;
  const bool has_criteria = layout.observed != 0 || header.find(Meaning::criteria_met);
  if (!has_unit || !has_year || !has_criteria) return std::nullopt;
  return layout;
}

void PlainNumbers::number_places(std::span<const PlaceInRows> places, std::vector<std::uint32_t>& numbers) {
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

std::uint32_t PlainNumbers::of_kind(const std::string& type, const UnitKind& kind) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = kind_numbers_.try_emplace({type, kind}, static_cast<std::uint32_t>(kinds_.size()));
  if (is_new) kinds_.push_back({type, kind});
  return found->second;
}

void PlainReader::begin(const PlainLayout& layout) {
  layout_ = &layout;
  year_ = layout.year.value_or(0);
  texts_ = {};
  texts_before_ = {};
  same_place_ = false;
  kinds_ = {};
  known_kinds_.clear();
  const auto step_of = [&](Cell cell) { return std::ranges::find(layout.steps, cell, &PlainLayout::Step::cell); };
  name_before_code_ = step_of(Cell::name) < step_of(Cell::code);
}

bool PlainReader::read_year(const char*& at, char end) {
  const Digits digits = read_digits(at);
  const int year = static_cast<int>(digits.value);
  if (digits.count != 4 || at[4] != end || year < first_year || year > last_year) return false;
  if (layout_->year && *layout_->year != year) return false;
  at += 5;
  if (year != year_) {
    year_ = year;
    same_place_ = false;
  }
  return true;
}

bool PlainReader::read_code(const char*& at, char end, PanelChunk::Row& row) {
  const std::uint64_t word = load_little(at);
  std::size_t size = static_cast<std::size_t>(std::countr_zero(no_digits(word))) / 8;  // of digits
  bool has_digit = size > 0;
  if (at[size] == end) {
    codes_.lengths |= 1U << size;
    codes_.leading_zeros |= at[0] == '0';
  } else {
    for (; at[size] != end; ++size) {
      const char c = at[size];
      const bool digit = c >= '0' && c <= '9';
      const bool usable = digit || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
      if (!usable || size == longest_packed_code) return false;
      has_digit |= digit;
    }
  }
  if (!has_digit) return false;
  // as packed_code() does it
  row[PanelChunk::unit_column] =
      __builtin_bswap64(word << (8 * (longest_packed_code - size)) >> (8 * (longest_packed_code - size)));
  // where rows are in no order, or codes come late, names are compared at the end
  if (in_order_ && !name_before_code_) known_name_ = known_names_->find(row[PanelChunk::unit_column]);
  at += size + 1;
  return true;
}

// Most often the name that the unit has already, which was found plain when it came first.
bool PlainReader::read_name(const char*& at, char end) {
  if (known_name_ && std::string_view(at, end_of_rows_).starts_with(*known_name_) && at[known_name_->size()] == end) {
    at += known_name_->size() + 1;
    name_ = {};
    return true;
  }
  return read_words(at, end, name_) && is_plain_name(name_);
}

// Most often the texts of the row before.
bool PlainReader::read_texts(const char*& at, std::span<const PlainLayout::Step> steps, std::string& before) {
  if (!before.empty() && std::string_view(at, end_of_rows_).starts_with(before)) {
    at += before.size();
    return true;
  }
  const char* const begin = at;
  for (const PlainLayout::Step& step : steps) {
    std::string_view text;
    if (!read_words(at, step.end, text)) return false;
    // a blank may stand for the name above it
    if (text.empty() && step.target != type) return false;
    if (text == texts_[step.target]) continue;
    texts_[step.target] = text;
    if (step.target == type) {
      kinds_ = {};
    } else {
      same_place_ = false;
    }
  }
  before.assign(begin, at);
  return true;
}

std::uint32_t PlainReader::kind_of(Pilot pilot) {
  auto& number = kinds_[static_cast<std::size_t>(pilot)];
  if (number) return *number;
  const auto [known, is_new] = known_kinds_.try_emplace({texts_[type], pilot}, 0);
  if (is_new) {
    known->second = numbers_.of_kind(texts_[type], {0, pilot, layout_->counts_marks, layout_->observed});
  }
  number = known->second;
  return *number;
}

void PlainReader::add_place() {
  place_names_.append(texts_[district]).append(1, '\n').append(texts_[province]);
  places_.push_back({place_names_.size(), year_});
  same_place_ = true;
}

void PlainReader::number_places() {
  places_in_rows_.clear();
  std::size_t begin = 0;
  for (const PlaceOfBlock& place : places_) {
    places_in_rows_.push_back({std::string_view(place_names_).substr(begin, place.end - begin), place.year});
    begin = place.end;
  }
  numbers_.number_places(places_in_rows_, place_numbers_);
  for (PanelChunk::Row& row : rows_) row[PanelChunk::place_column] = place_numbers_[row[PanelChunk::place_column]];
}

bool PlainReader::read_row(const char*& at, PanelChunk::Row& row) {
  row = {};
  known_name_.reset();
  Pilot pilot = Pilot::not_reported;
  for (std::size_t i = 0; i < layout_->steps.size(); ++i) {
    const PlainLayout::Step& step = layout_->steps[i];
    bool good = false;
    switch (step.cell) {
      case Cell::year: good = read_year(at, step.end); break;
      case Cell::code: good = read_code(at, step.end, row); break;
      case Cell::name: good = read_name(at, step.end); break;
      case Cell::text:
        good = read_texts(at, std::span(layout_->steps).subspan(i, step.count), texts_before_[step.target]);
        i += step.count - 1U;
        break;
      case Cell::pilot: {
        CriteriaSet mark = 0;
        good = read_marks(at, 1, step.end, mark);
        pilot = mark != 0 ? Pilot::yes : Pilot::no;
        break;
      }
      case Cell::marks: {
        CriteriaSet marks = 0;
        good = read_marks(at, step.count, step.end, marks);
        row[PanelChunk::met_column] |= marks << step.target;
        break;
      }
      case Cell::number: good = read_number(at, step.end, row[step.target]); break;
      case Cell::income: good = read_income(at, step.end, row[step.target]); break;
    }
    if (!good) return false;
  }
  const std::uint64_t households = row[PanelChunk::households_column];
  if (households != 0 && row[PanelChunk::poor_households_column] > households) return false;
  std::uint64_t& counted = row[PanelChunk::criteria_met_column];
  const auto marked = static_cast<std::uint64_t>(std::popcount(row[PanelChunk::met_column]));
  if (counted != 0) {
    const bool agrees = layout_->counts_marks ? counted == marked + 1 : counted > marked;
    if (!agrees || counted > layout_->criteria_count + 1) return false;
  } else if (layout_->observed == 0) {
    return false;  // a row without any fact may be no commune
  }
  if (layout_->counts_marks) counted = 0;
  row[PanelChunk::kind_column] = kind_of(pilot);
  if (!same_place_) add_place();
  row[PanelChunk::place_column] = places_.size() - 1;
  return true;
}

bool PlainReader::read(std::string_view rows, const UnitNames& known, std::vector<PlainPart>& parts,
                       PlainCodes& codes) {
  rows_.clear();
  names_.clear();
  years_.clear();
  places_.clear();
  place_names_.clear();
  same_place_ = false;
  in_order_ = true;
  known_names_.emplace(known);
  const char* at = rows.data();
  const char* const end = at + rows.size();
  end_of_rows_ = end;
  PanelChunk::Row row;
  while (at < end) {
    if (!read_row(at, row)) return false;
    if (!rows_.empty() && in_order_) {
      const UnitKey before = rows_.back()[PanelChunk::unit_column];
      in_order_ = std::pair(years_.back(), before) < std::pair(year_, row[PanelChunk::unit_column]);
    }
    rows_.push_back(row);
    names_.push_back({name_, known_name_.has_value()});
    years_.push_back(year_);
  }
  if (at != end) return false;
  codes.lengths |= codes_.lengths;
  codes.leading_zeros |= codes_.leading_zeros;
  number_places();
  if (!in_order_ && !put_in_order()) return false;
  cut(parts);
  return true;
}

// By year and unit. False if a unit stands twice.
bool PlainReader::put_in_order() {
  const auto key = [&](std::size_t i) { return std::pair(years_[i], rows_[i][PanelChunk::unit_column]); };
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, key);
  if (std::ranges::adjacent_find(order, {}, key) != order.end()) return false;
  const auto reordered = [&](const auto& values) {
    auto result = values;
    for (std::size_t i = 0; i < order.size(); ++i) result[i] = values[order[i]];
    return result;
  };
  rows_ = reordered(rows_);
  names_ = reordered(names_);
  years_ = reordered(years_);
  return true;
}

// Cuts the rows where the year changes.
void PlainReader::cut(std::vector<PlainPart>& parts) {
  std::vector<NamedUnit> unknown;
  for (std::size_t first = 0, end = 0; first < rows_.size(); first = end) {
    unknown.clear();
    bool renames = false;
    for (end = first; end < rows_.size() && years_[end] == years_[first]; ++end) {
      const UnitKey unit = rows_[end][PanelChunk::unit_column];
      NameInRows& name = names_[end];
      if (!in_order_ || name_before_code_) {
        known_name_ = known_names_->find(unit);
        if (known_name_ == name.name) continue;
        name.renames = known_name_.has_value();
      }
      if (name.name.empty()) continue;
      unknown.push_back({unit, name.name});
      renames |= name.renames;
    }
    parts.push_back({PanelChunk(years_[first], std::span(rows_).subspan(first, end - first)), std::nullopt, renames});
    if (!unknown.empty()) parts.back().names.emplace(unknown);
  }
}

}  // namespace ntm
