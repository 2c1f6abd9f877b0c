// Rows of the long layout, of which a commune takes many.
#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <functional>
#include <set>

#include "read/row_reader.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {

// Without a number where the rules have none of that name.
LongCriterion RowReader::criterion_of(std::string_view cell) {
  key_buffer_.assign(cell);
  auto known = criteria_.find(key_buffer_);
  if (known == criteria_.end()) {
    const std::string text = normalized(cell);
    const ColumnMeaning own = table_->words->meaning_of(text);
    const ColumnMeaning named = own.criterion > 0 ? own : table_->words->meaning_of("TC " + text);
    const bool is_known = named.criterion <= rules_->criteria_count() && !named.not_met;
    known = criteria_.emplace(key_buffer_, is_known ? LongCriterion{named.criterion, named.indicator} : LongCriterion())
                .first;
  }
  return known->second;
}

LongCriterion RowReader::criterion_in(const Record& record) {
  const std::size_t column = *table_->column(Meaning::criterion);
  if (const LongCriterion criterion = criterion_of(record.cells[column]); criterion.number > 0) return criterion;
  const std::string text = normalized(record.cells[column]);
  error(record, column, {"'{}' is '{}', which is not a criterion of the rules", table_->title(column), text},
        {"write a number from 1 to {}, or choose other rules with --rules", rules_->criteria_count()});
  return {};
}

void RowReader::remember_beginning(const Record& record, const char* row) {
  last_prefix_.clear();
  const std::size_t last = table_->columns.size() - 1;
  const bool ends_with_mark = table_->column(Meaning::met) == last && table_->column(Meaning::criterion) == last - 1;
  const bool was_plain = !table_->header.is_inverted && last_unit_ && purpose_ != Purpose::look && is_plain_row_ &&
                         record.cells.size() == last + 1;
  if (!ends_with_mark || !was_plain) return;
  for (const auto which : {Meaning::district, Meaning::province}) {
    if (table_->column(which) && record.cells[*table_->column(which)].empty()) return;
  }
  // of a row that was cut somewhere else, cells lie elsewhere
  const char* const criterion = record.cells[last - 1].data();
  const std::less<> before;
  constexpr std::ptrdiff_t longest = 4096;
  if (before(row, criterion) && before(criterion, row + longest)) last_prefix_.assign(row, criterion);
}

// Most rows differ from the one before in the criterion and its mark alone.
const char* RowReader::read_repeated(const char* at, const char* end) {
  constexpr std::ptrdiff_t longest_rest = 8;  // "19,1" and a line end
  const auto size = static_cast<std::ptrdiff_t>(last_prefix_.size());
  if (size == 0 || !unclear_.empty() || end - at < size + longest_rest) return nullptr;
  if (std::memcmp(at, last_prefix_.data(), last_prefix_.size()) != 0) return nullptr;
  const char* const cell = at + size;
  const char* next = cell;
  while (next < cell + 2 && is_digit(*next)) ++next;
  if (next == cell || *next != table_->header.delimiter) return nullptr;
  const std::string_view digits(cell, static_cast<std::size_t>(next - cell));
  const auto value = static_cast<std::size_t>(digits[0] - '0') * (digits.size() == 1 ? 1 : 10);
  int& known = criteria_of_digits_[digits.size() == 1 ? value : 10 + value + static_cast<std::size_t>(digits[1] - '0')];
  if (known == 0) known = criterion_of(digits).number;
  const int criterion = known;
  const char mark = next[1];
  next += 2;
  if (*next == '\r') ++next;
  if (*next != '\n' || criterion == 0 || (mark != '0' && mark != '1')) return nullptr;
  const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
  UnitYear& facts = long_units_->units()[*last_unit_].facts;
  if ((facts.observed & bit) != 0) return nullptr;
  facts.observed |= bit;
  if (mark == '1') facts.met |= bit;
  Survey& survey = notes_->survey;
  ++survey.communes;
  survey.criteria.signs.add(mark == '1' ? Mark::yes : Mark::no);
  if (table_->column(Meaning::district)) survey.district.add_filled(1);
  if (table_->column(Meaning::province)) survey.province.add_filled(1);
  return next + 1;
}

// Most rows differ from the one before in the criterion and its mark alone.
bool RowReader::repeats_last_unit(const Record& record) {
  if (!last_unit_ || purpose_ == Purpose::look || last_cells_.size() != record.cells.size()) return false;
  const std::size_t criterion = *table_->column(Meaning::criterion);
  const std::size_t met = *table_->column(Meaning::met);
  for (std::size_t i = 0; i < last_cells_.size(); ++i) {
    if (i != criterion && i != met && record.cells[i] != last_cells_[i]) return false;
  }
  for (const auto which : {Meaning::district, Meaning::province}) {
    const auto column = table_->column(which);
    NameStyle& style = which == Meaning::district ? notes_->survey.district : notes_->survey.province;
    if (column) style.look_at(record.cells[*column], record.line);
  }
  refuse_unclear();
  const LongCriterion same_criterion = criterion_in(record);
  const auto is_met = read_met(record, met);
  if (same_criterion.number != 0 && is_met)
    add_mark(record, long_units_->units()[*last_unit_], same_criterion, *is_met);
  return true;
}

void RowReader::read_long(const Record& record) {
  facts_.criteria_met = static_cast<std::int64_t>(numbers_[PanelChunk::criteria_met_column]) - 1;
  facts_.households = static_cast<std::int64_t>(numbers_[PanelChunk::households_column]) - 1;
  facts_.poor_households = static_cast<std::int64_t>(numbers_[PanelChunk::poor_households_column]) - 1;
  facts_.population = static_cast<std::int64_t>(numbers_[PanelChunk::population_column]) - 1;
  facts_.income = static_cast<std::int64_t>(numbers_[PanelChunk::income_column]) - 1;
  if (pilot_is_blank_ && reading_.options.blank_is_not_met) facts_.pilot = Pilot::no;
  const LongCriterion criterion = criterion_in(record);
  const auto is_met = read_met(record, *table_->column(Meaning::met));
  if (criterion.number == 0 || !is_met) return;
  LongUnit& unit = long_units_->unit_of(facts_, pilot_is_blank_, record.line);
  UnitYear same = unit.facts;
  same.met = 0;
  same.observed = 0;
  const bool same_pilot = pilot_is_blank_ == unit.pilot_is_blank || reading_.options.blank_is_not_met;
  if (!(same == facts_) || !same_pilot) {
    error(record, 0,
          {"this row and line {} say different things about {} in {}", unit.line,
           facts_.code.empty() ? facts_.name : facts_.code, facts_.year},
          "make name, district, pilot and numbers the same in all rows of a commune");
    return;
  }
  add_mark(record, unit, criterion, *is_met);
  last_unit_ = long_units_->number_of(unit);
  last_cells_.resize(record.cells.size());
  for (std::size_t i = 0; i < last_cells_.size(); ++i) last_cells_[i].assign(record.cells[i]);
}

void RowReader::add_mark(const Record& record, LongUnit& unit, LongCriterion criterion, bool is_met) {
  is_met = is_met != table_->header.is_inverted;
  const CriteriaSet bit = CriteriaSet{1} << (criterion.number - 1);
  const bool is_new =
      criterion.indicator > 0 ? unit.indicators.emplace(criterion, is_met).second : (unit.facts.observed & bit) == 0;
  if (!is_new) {
    const std::string number = criterion.indicator > 0 ? fmt::format("{}.{}", criterion.number, criterion.indicator)
                                                       : std::to_string(criterion.number);
    error(record, *table_->column(Meaning::criterion),
          {"criterion {} of {} appears twice in {}", number,
           unit.facts.code.empty() ? unit.facts.name : unit.facts.code, unit.facts.year},
          "keep the row that is right and delete the other");
    return;
  }
  if (criterion.indicator > 0) return;
  unit.facts.observed |= bit;
  if (is_met) unit.facts.met |= bit;
}

// A criterion is met when all its indicators are. Each unit must say the same of them, and of all.
void RowReader::add_indicators() {
  std::map<int, std::set<int>> indicators;
  for (const LongUnit& unit : long_units_->units()) {
    for (const auto& [criterion, is_met] : unit.indicators) indicators[criterion.number].insert(criterion.indicator);
  }
  if (indicators.empty()) return;
  for (LongUnit& unit : long_units_->units()) {
    Record first;
    first.line = unit.line;
    const std::string& id = unit.facts.code.empty() ? std::string(unit.facts.name) : std::string(unit.facts.code);
    for (const auto& [criterion, numbers] : indicators) {
      const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
      const bool has_own = (unit.facts.observed & bit) != 0;
      bool all_met = true;
      bool has_all = static_cast<std::size_t>(*numbers.rbegin()) == numbers.size() && (numbers.size() > 1 || has_own);
      for (const int number : numbers) {
        const auto found = unit.indicators.find({criterion, number});
        has_all = has_all && found != unit.indicators.end();
        all_met = all_met && found != unit.indicators.end() && found->second;
      }
      const std::size_t column = *table_->column(Meaning::criterion);
      if (!has_all) {
        error(first, column, {"some indicators of criterion {} of {} have no row", criterion, id},
              "add them: a criterion is met when all its indicators are");
      } else if (has_own && ((unit.facts.met & bit) != 0) != all_met) {
        error(first, column, {"criterion {} of {} does not agree with its indicators", criterion, id},
              "correct the one that is wrong");
      }
      unit.facts.observed |= bit;
      if (all_met) unit.facts.met |= bit;
    }
  }
}

void RowReader::add_long_units() {
  is_bad_ = false;
  add_indicators();
  notes_->is_bad |= is_bad_;
  CriteriaSet observed = 0;
  for (const LongUnit& unit : long_units_->units()) observed |= unit.facts.observed;
  is_bad_ = false;
  for (LongUnit& unit : long_units_->units()) {
    UnitYear& facts = unit.facts;
    if (const CriteriaSet missing = observed & ~facts.observed) {
      is_bad_ = true;
      if (told_ == nullptr) continue;
      told_->error({table_->file(), unit.line, 0},
                   {"commune {} ({}) has no row for criterion {} in {}", facts.code, facts.name,
                    std::countr_zero(missing) + 1, facts.year},
                   "add it: in this layout, a missing row does not mean that the criterion is not met");
      continue;
    }
    check_criteria_met(unit.line, facts.criteria_met, facts.met, facts.observed);
    if (facts.observed == rules_->all_criteria()) facts.criteria_met = std::popcount(facts.met);
    if (told_ != nullptr) ++notes_->rows_by_year[facts.year];
    std::optional<Dictionary::OpenPilot> open;
    if (unit.pilot_is_blank) open = {table_->number, facts.year};
    rows_.add(facts, open, unit.line);
  }
  notes_->is_bad |= is_bad_;
}

}  // namespace ntm
