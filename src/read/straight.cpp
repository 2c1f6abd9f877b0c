#include "read/straight.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "panel/unit_key.hpp"
#include "read/cells.hpp"
#include "read/header_words.hpp"
#include "read/row_words.hpp"
#include "read/statements.hpp"
#include "text/unicode.hpp"

namespace ntm::straight {
namespace {

// Units are of few types; where there are many, to look through them all takes too long.
constexpr std::size_t most_types = 64;

}  // namespace

void Reader::begin(const InputTable& table) {
  table_ = &table;
  plan_ = &*table.straight;
  year_ = plan_->year.value_or(0);
  pilot_ = Pilot::not_reported;
  pilot_is_blank_ = false;
  std::string title = name_key(table.title(*table.column(Meaning::commune)));
  if (title != name_title_) {
    name_title_ = std::move(title);
    plain_units_.clear();
  }
  year_text_ = {};
  places_ = {};
  for (const Step& step : plan_->steps) {
    if (step.cell == Cell::place) place_texts_[step.target].begin(plan_->delimiter, step.count);
  }
  remark_memo_.begin(*table.words);
  types_.assign(1, {});
  types_[0].text.set("");  // of all rows where there is no such column
  type_ = 0;
}

void Reader::begin_block(std::string_view rows) {
  // the place of the row before is not that of the first row of a block
  places_ = {};
  block_ = rows;
  unquoted_ = nullptr;
}

void Reader::note(Survey& survey) {
  if (rows_read_ == 0) return;
  survey.communes += rows_read_;
  survey.add_width(table_->columns.size());
  survey.criteria.signs.add(marks_in_rows_);
  survey.pilot.signs.add(pilots_in_rows_);
  survey.other_remarks += remarks_in_rows_;
  if (decimals_in_rows_) survey.signs.note(plan_->decimal_sign, PanelChunk::income_column);
  if (table_->column(Meaning::district)) survey.district.add_filled(rows_read_);
  if (table_->column(Meaning::province)) survey.province.add_filled(rows_read_);
  rows_read_ = 0;
  remarks_in_rows_ = 0;
  marks_in_rows_ = pilots_in_rows_ = {};
  decimals_in_rows_ = false;
}

const char* Reader::read(const char* at) {
  rows_.add();
  const char* const next = *at == '"' ? read_quoted(at) : read_cells(at);
  if (next == nullptr || (!plan_->has_codes && !find_unit())) {
    rows_.take_back();
    // what the row reader does with the row is not known here
    places_ = {};
    return nullptr;
  }
  for (std::size_t which = 0; which < new_places_.size(); ++which) {
    if (new_places_[which].data() != nullptr) rows_.set_place(which, new_places_[which]);
  }
  if (counted_ != 0) rows_.sums().criteria_met += static_cast<std::int64_t>(counted_ - 1);
  if (pilot_ == Pilot::yes) ++rows_.sums().pilots;
  if (new_place_ != nullptr) rows_.guess_place(new_place_->number);
  rows_.end(year_, unit_, profile_of_row(), met_, name_);
  ++rows_read_;
  remarks_in_rows_ += remarks_;
  marks_in_rows_.add(marks_);
  pilots_in_rows_.add(pilots_);
  decimals_in_rows_ |= has_decimals_;
  return next;
}

// A row whose cells are all in quotes is read as it would stand without them. That none of them holds a delimiter or a
// line end is shown by its length and its number of cells.
const char* Reader::read_quoted(const char* at) {
  if (unquoted_ == nullptr) {
    buffer_.resize(block_.size() + slack);
    unquoted_ = buffer_.data();
  }
  const char* const end = block_.data() + block_.size();
  char* out = unquoted_;
  std::size_t cells = 0;
  do {
    while (at[2] == '"') {
      const std::size_t count = read_quoted_cells(at, plan_->delimiter, out);
      if (count == 0) break;
      at += 4 * count;
      out += 2 * count;
      cells += count;
    }
    if (*at++ != '"') return nullptr;
    std::size_t size = sizeof(std::uint64_t);
    while (size == sizeof(std::uint64_t)) {
      if (at >= end) return nullptr;
      std::memcpy(out, at, sizeof(std::uint64_t));
      size = find_byte(load_little(at), '"');
      at += size;
      out += size;
    }
    *out++ = *++at;
    ++cells;
  } while (*at++ == plan_->delimiter);
  if (out[-1] == '\r') *out++ = *at++;
  if (cells != table_->columns.size() || read_cells(unquoted_) != out) return nullptr;
  unquoted_ = out;
  return at;
}

inline const char* Reader::read_cells(const char* at) {
  met_ = 0;
  has_decimals_ = false;
  remarks_ = 0;
  digits_ = 0;
  marks_ = pilots_ = {};
  known_name_.reset();
  new_places_ = {};
  new_place_ = nullptr;
  for (const Step& step : plan_->steps) {
    switch (step.cell) {
      case Cell::year: at = read_year(at, step.end); break;
      case Cell::code: at = read_code(at, step.end); break;
      case Cell::name: at = read_name(at, step.end); break;
      case Cell::type: at = read_type(at, step.end); break;
      case Cell::place: at = read_places(at, step); break;
      case Cell::marks: at = read_marks(at, step); break;
      case Cell::number: at = read_numbers(at, step); break;
      case Cell::income: at = read_income(at, step.end); break;
      case Cell::ordinal: {
        std::uint64_t ignored = 0;
        at = read_number(at, step.end, ignored);
        break;
      }
      case Cell::remark: at = read_remark(at, step.end); break;
      case Cell::skipped: {
        std::string_view ignored;
        at = read_text(at, step.end, ignored);
        break;
      }
    }
    if (at == nullptr) return nullptr;
  }
  if (plan_->has_carriage_returns && *at++ != '\n') return nullptr;
  return numbers_agree() ? at : nullptr;
}

inline const char* Reader::read_year(const char* at, char end) {
  if (const char* const next = year_text_.read(at, end)) return next;
  const std::uint64_t word = load_little(at);
  constexpr std::size_t digits = 4;
  if (count_digits(word) != digits || at[digits] != end) return nullptr;
  const int year = static_cast<int>(value_of_digits(word, digits));
  const bool is_good = plan_->year ? year == *plan_->year : year >= plan_->first_year && year <= plan_->last_year;
  if (!is_good) return nullptr;
  year_text_.set({at, digits});
  year_ = year;
  return at + digits + 1;
}

inline const char* Reader::read_code(const char* at, char end) {
  std::size_t digits = 0;
  const char* const next = straight::read_code(at, end, unit_, digits);
  if (next == nullptr || stands_for_no_code(unit_)) return nullptr;
  // where codes come late, names are compared at the end
  if (!plan_->name_before_code) known_name_ = rows_.known_name(unit_);
  return next;
}

// Most often the name that the unit has already, which was found to be a commune's when it came first.
inline const char* Reader::read_name(const char* at, char end) {
  if (known_name_ && stands_at(at, *known_name_) && at[known_name_->size()] == end) {
    name_ = {};
    return at + known_name_->size() + 1;
  }
  if (!plan_->has_codes && has_expected_name(at, end)) return at + name_.size() + 1;
  const char* const next = read_text(at, end, name_);
  return next != nullptr && is_plain_name(name_) && !names_nothing(name_) ? next : nullptr;
}

// Most often the next of the units that rows without codes were of before, whose name was looked at then.
bool Reader::has_expected_name(const char* at, char end) {
  const Dictionary::KeptUnit* const unit = rows_.expected_unit();
  if (unit == nullptr || !stands_at(at, unit->unit.name) || at[unit->unit.name.size()] != end) return false;
  const std::size_t number = number_of_unit(unit->key);
  if (number >= plain_units_.size() || !plain_units_[number]) return false;
  name_ = unit->unit.name;
  known_name_ = name_;
  return true;
}

inline const char* Reader::read_type(const char* at, char end) {
  if (const char* const next = types_[type_].text.read(at, end)) return next;
  for (type_ = 0; type_ < types_.size(); ++type_) {
    if (const char* const next = types_[type_].text.read(at, end)) return next;
  }
  type_ = 0;
  std::string_view text;
  const char* const next = read_text(at, end, text);
  if (next == nullptr || types_.size() == most_types) return nullptr;
  type_ = types_.size();
  types_.emplace_back();
  types_.back().text.set(text);
  return next;
}

inline const char* Reader::read_places(const char* at, const Step& step) {
  PlaceText*& place = places_[step.target];
  if (place != nullptr) {
    if (const char* const next = place->text.read(at, step.end)) return next;
  }
  place = place_texts_[step.target].find(at, step.end);
  if (place == nullptr) place = learn_places(at, step);
  if (place == nullptr) return nullptr;
  new_place_ = place;
  const std::string_view text = place->text.text();
  new_places_[step.target] = text.substr(0, place->size_of_first);
  if (step.count > 1) new_places_[step.target ^ 1U] = text.substr(place->size_of_first + 1);
  return at + text.size() + 1;
}

PlaceText* Reader::learn_places(const char* at, const Step& step) {
  const char* next = at;
  std::size_t size_of_first = 0;
  for (std::size_t i = 0; i < step.count; ++i) {
    std::string_view text;
    next = read_text(next, i + 1U == step.count ? step.end : plan_->delimiter, text);
    // a blank may stand for the name above it
    if (next == nullptr || text.empty() || names_nothing(text)) return nullptr;
    if (i == 0) size_of_first = text.size();
  }
  return &place_texts_[step.target].add({at, static_cast<std::size_t>(next - at) - 1}, step.end, size_of_first);
}

inline const char* Reader::read_marks(const char* at, const Step& step) {
  CriteriaSet marks = 0;
  const char* const next = step.marks.read(at, marks);
  if (next == nullptr) return read_marks_by_words(at, step);
  if (step.of_pilot) {
    const bool is_pilot = (marks & 1) != 0;
    pilot_ = is_pilot ? Pilot::yes : Pilot::no;
    pilot_is_blank_ = false;
    pilots_.add(is_pilot ? Mark::yes : Mark::no);
    marks >>= 1;
  }
  met_ |= step.place(marks);
  digits_ |= step.criteria;
  return next;
}

const char* Reader::read_marks_by_words(const char* at, const Step& step) {
  if (!plan_->has_codes) return nullptr;  // a row of blanks and a few signs may be anything
  CriteriaSet marks = 0;
  MarkSet known;
  const char delimiter = plan_->delimiter;
  const auto end_of = [&](std::size_t i) { return i + 1U == step.count ? step.end : delimiter; };
  Mark mark = Mark::blank;
  if (step.of_pilot) {
    at = words_.read(at, delimiter, end_of(0), mark);
    if (at == nullptr) return nullptr;
    pilot_is_blank_ = mark == Mark::blank;
    pilot_ = pilot_is_blank_ ? Pilot::not_reported : says_yes(mark) ? Pilot::yes : Pilot::no;
    pilots_.add(mark);
  }
  const std::size_t first = step.of_pilot ? 1 : 0;
  if (step.of_pilot && step.count > 1) {
    if (const char* const next = step.marks_behind_pilot.read(at, marks)) {
      met_ |= step.place(marks);
      digits_ |= step.criteria;
      return next;
    }
    marks = 0;
  }
  for (std::size_t i = first; i < step.count; ++i) {
    at = words_.read(at, delimiter, end_of(i), mark);
    if (at == nullptr) return nullptr;
    known.add(mark);
    marks |= CriteriaSet{says_yes(mark)} << (i - first);
  }
  marks_.add(known);
  met_ |= step.place(marks);
  return at;
}

// Blank, or words that say nothing of the row's facts.
const char* Reader::read_remark(const char* at, char end) {
  if (count_digits(load_little(at)) > 0) return nullptr;
  std::string_view text;
  const char* const next = read_text(at, end, text);
  if (next == nullptr || text.empty()) return next;
  if (remark_memo_.remark(text).says != CommuneRemark::Says::nothing) return nullptr;
  ++remarks_;
  return next;
}

inline const char* Reader::read_numbers(const char* at, const Step& step) {
  for (std::size_t i = 0; i < step.count; ++i) {
    at = read_number(at, i + 1U == step.count ? step.end : plan_->delimiter, rows_.at(step.target + i));
    if (at == nullptr) return nullptr;
  }
  return at;
}

inline const char* Reader::read_income(const char* at, char end) {
  std::uint64_t raw = 0;
  const char* const next = straight::read_income(at, plan_->decimal_sign, end, has_decimals_, raw);
  if (next != nullptr) rows_.set_common_income(raw);
  return next;
}

// Whether the numbers of a row agree with each other. Where marks say how many criteria are met, the row need not.
inline bool Reader::numbers_agree() {
  if ((digits_ & met_) != 0) marks_.add(Mark::yes);
  if ((digits_ & ~met_) != 0) marks_.add(Mark::no);
  const std::uint64_t households = rows_.at(PanelChunk::households_column);
  if (households != 0 && rows_.at(PanelChunk::poor_households_column) > households) return false;
  std::uint64_t& counted = rows_.at(PanelChunk::criteria_met_column);
  counted_ = counted;
  // a row without any fact may be no commune, and one without marks may not have reported
  if (counted == 0) return marks_.says_yes() || marks_.says_no();
  const auto marked = static_cast<std::uint64_t>(std::popcount(met_));
  if (!table_->observes_all) return counted > marked && counted <= marked + plan_->unmarked + 1;
  const bool as_marked = counted == marked + 1;
  counted = 0;
  return as_marked;
}

// A row without a code. That it is a commune's, its marks and its place say, or the type of the unit; of what stands
// for nothing else, as totals do.
inline bool Reader::find_unit() {
  const auto place = [&](std::size_t which) {
    return new_places_[which].data() != nullptr ? new_places_[which] : std::string_view(rows_.place(which));
  };
  const auto says_more = [&](std::string_view text) { return !text.empty() && !is_digit(text[0]) && text != name_; };
  if (!says_more(place(0)) && !says_more(types_[type_].text.text())) return false;
  if (!known_name_ && repeats_header()) return false;
  unit_ = rows_.key_of_names(place(0), place(1), name_);
  const std::size_t number = number_of_unit(unit_);
  if (number >= plain_units_.size()) plain_units_.resize(number + 1);
  plain_units_[number] = true;
  name_ = {};
  return true;
}

// Letters of ASCII alone differ in their first bytes but for case.
bool Reader::repeats_header() const {
  const auto first = [](std::string_view text) { return text.empty() ? '\0' : static_cast<char>(text[0] | 0x20); };
  const bool may_be = name_.size() == name_title_.size() || first(name_) == first(name_title_);
  return may_be && name_key(name_) == name_title_;
}

inline std::uint32_t Reader::profile_of_row() {
  Type& type = types_[type_];
  const std::optional<Pilot> pilot = pilot_is_blank_ ? std::nullopt : std::optional(pilot_);
  return type.profiles.number_of(type.text.text(), pilot, year_, *table_, dictionary_);
}

}  // namespace ntm::straight
