// A row of a commune: what its cells say together.
#include <bit>
#include <utility>

#include "read/header_words.hpp"
#include "read/row_reader.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {

void RowReader::read_commune(const Record& record) {
  const bool fits = has_right_width(record);
  ++notes_->survey.communes;
  if (!fits && purpose_ != Purpose::look) return add_event({TotalsEvent::What::unusable, record.line});
  if (long_units_ && repeats_last_unit(record)) return;
  facts_ = {};
  facts_.year = table_->file_year.value_or(0);
  rules_ = table_->rules;
  pilot_is_blank_ = false;
  is_complete_ = true;
  missed_ = 0;
  is_silent_ = !has_reported(record) || says_not_reported(record);
  read_cells(record);
  if (is_silent_) settle_silent(record);
  is_uncounted_ = lacks_count(record.line);
  if (purpose_ == Purpose::look) return look_for_damage(record);
  if (first_commune_line_ == 0 && table_->in_order) first_commune_line_ = record.line;
  refuse_unclear();
  settle_marks(record);
  fill_names();
  check_numbers(record);
  if (long_units_) {
    if (!is_bad_) read_long(record);
    if (is_bad_) add_event({TotalsEvent::What::unusable, record.line});
    return;
  }
  const bool is_good = !is_bad_ && is_complete_;
  if (is_good) {
    const std::uint64_t counted = numbers_[PanelChunk::criteria_met_column];
    const CriteriaSet observed = is_silent_ ? 0 : table_->observed;
    check_criteria_met(record.line, static_cast<std::int64_t>(counted) - 1, facts_.met, observed);
    has_communes_ = true;
    if (told_ != nullptr) ++notes_->rows_by_year[facts_.year];
    add_row(record, observed, !is_silent_ && table_->observes_all);
    return;
  }
  add_event({TotalsEvent::What::unusable, record.line});
  if (purpose_ == Purpose::fill || facts_.year == 0 || facts_.code.empty()) return;
  // not to be used any more, but it may stand twice
  facts_.met = 0;
  add_row(record, 0, false);
}

// Whether the row of a commune says anything of it: a blank one is not that of a commune that meets nothing.
bool RowReader::has_reported(const Record& record) {
  if (long_units_ || reading_.options.blank_is_not_met) return true;
  const std::size_t width = std::min(record.cells.size(), table_->columns.size());
  for (std::size_t i = 0; i < width; ++i) {
    const CellContent content = table_->columns[i].content;
    const bool says =
        content == CellContent::mark || content == CellContent::indicator || content == CellContent::number;
    if (!says || is_blank(record.cells[i])) continue;
    // "-" is a mark of what is not met, but no number
    if (content != CellContent::number || read_number(record.cells[i], '\0').kind != NumberCell::Kind::missing)
      return true;
  }
  return false;
}

// Whether its remark says that a commune without marks has not reported, whatever else is known of it.
bool RowReader::says_not_reported(const Record& record) const {
  const auto remark = table_->column(Meaning::remark);
  if (!remark || long_units_ || cell(record, remark).empty()) return false;
  const std::size_t width = std::min(record.cells.size(), table_->columns.size());
  for (std::size_t i = 0; i < width; ++i) {
    const auto [content, target] = table_->columns[i];
    const bool is_count = content == CellContent::number && target == PanelChunk::criteria_met_column;
    const bool says = content == CellContent::mark || content == CellContent::indicator || is_count;
    if (says && !is_blank(record.cells[i])) return false;
  }
  const std::string words = words_in(cell(record, remark));
  return std::ranges::any_of(
      std::to_array<std::string_view>({"chua bao cao", "khong bao cao", "chua co bao cao", "khong co bao cao",
                                       "chua co so lieu", "khong co so lieu", "chua gui", "chua nop", "not reported"}),
      [&](std::string_view phrase) { return find_words(words, phrase) != std::string::npos; });
}

// Whether the row says something of a commune, but not how many criteria it meets.
bool RowReader::lacks_count(std::size_t line) {
  const bool lacks = !is_bad_ && !is_silent_ && table_->observed == 0 && table_->column(Meaning::criteria_met) &&
                     numbers_[PanelChunk::criteria_met_column] == 0;
  Survey& survey = notes_->survey;
  if (lacks && survey.uncounted++ == 0) survey.first_uncounted_line = line;
  return lacks;
}

void RowReader::look_for_damage(const Record& record) {
  const auto look_at = [&](std::string_view name, std::optional<std::size_t> column) {
    const FoundDamage damage = find_damage(name);
    notes_->survey.damaged.note(damage, name, record.line, column ? *column + 1 : 0);
    return damage.kind != Damage::none;
  };
  if (look_at(facts_.name, name_) || look_at(facts_.type, table_->column(Meaning::unit_type))) return;
  for (const Meaning meaning : {Meaning::district, Meaning::province}) {
    const std::size_t which = meaning == Meaning::district ? 0 : 1;
    const std::string_view own = which == 0 ? facts_.district : facts_.province;
    if (look_at(own.empty() ? std::string_view(headings_[which]) : own, table_->column(meaning))) return;
  }
}

void RowReader::settle_silent(const Record& record) {
  ++notes_->survey.silent;
  if (reading_.options.not_reported_is_left_out) return;
  const std::string name = normalized(cell(record, name_ ? name_ : code_));
  if (has_reported(record)) {
    const std::string_view remark = cell(record, table_->column(Meaning::remark));
    error(record, *table_->column(Meaning::remark),
          {"{} has not reported, as its remark says: '{}'", name, normalized(remark)},
          "clear the remark if that is wrong; or leave the commune out of the figures with --not-reported exclude");
    return;
  }
  error(record, name_ ? *name_ : *code_, {"{} has not reported: its row is blank", name},
        "fill it in; or leave it out of the figures with --not-reported exclude, or use --blank not-met if it meets no "
        "criteria");
}

// What the marks of the whole row say: inverted where they tell what is not met; and a criterion is met when all its
// indicators are.
void RowReader::settle_marks(const Record& record) {
  if (is_silent_ || long_units_) return;
  if (table_->header.is_inverted) facts_.met = table_->marked & ~facts_.met;
  if (table_->indicated == 0) return;
  const CriteriaSet by_indicators = table_->indicated & ~missed_;
  CriteriaSet differ = (facts_.met ^ by_indicators) & table_->indicated & table_->marked;
  for (; is_complete_ && differ != 0; differ &= differ - 1) {
    const std::size_t column = *table_->header.find({Meaning::criterion, std::countr_zero(differ) + 1});
    error(record, column, {"'{}' does not agree with its indicators", table_->title(column)},
          "correct the one that is wrong");
  }
  facts_.met |= by_indicators & ~table_->marked;
}

// The names in a row, or those above it where cells are merged or districts stand in headings.
void RowReader::fill_names() {
  if (!table_->in_order) return;  // nothing above says anything of what is below
  const auto fill = [&](std::string_view& name, const NameStyle& style, std::size_t which) {
    if (!name.empty()) {
      above_[which] = name;
    } else if (table_->is_merged(style)) {
      name = above_[which];
    } else if (style.filled == 0) {
      name = headings_[which];
    }
  };
  fill(facts_.district, believed_->district, 0);
  fill(facts_.province, believed_->province, 1);
}

void RowReader::look_at_new_name(const Record& record, std::size_t column) {
  const std::string_view cell = record.cells[column];
  if (facts_.name.data() != cell.data() && has_controls(cell)) note_controls(record, column, facts_.name);
  if (names_nothing(facts_.name)) refuse_name(record, column, facts_.name);
}

void RowReader::look_at_name(const Record& record, std::size_t column, std::uint8_t which) {
  (which == 0 ? notes_->survey.district : notes_->survey.province).look_at(record.cells[column], record.line);
  const std::string_view text = text_of(record, column, which == 0 ? Meaning::district : Meaning::province);
  (which == 0 ? facts_.district : facts_.province) = text;
  if (names_nothing(text)) refuse_name(record, column, text);
}

void RowReader::refuse_name(const Record& record, std::size_t column, std::string_view text) {
  error(record, column, {"'{}' is '{}', which is not a name", table_->title(column), text},
        "write the name, or leave it blank");
}

std::string_view RowReader::text_of(const Record& record, std::size_t column, Meaning meaning) {
  const std::string_view cell = record.cells[column];
  Repeated& last = repeated_[static_cast<std::size_t>(meaning)];
  if (!last.is_set || last.raw != cell) {
    last.is_set = true;
    last.raw.assign(cell);
    last.text = normalized(last.raw, last.storage);
    last.has_controls = last.text.data() != last.raw.data() && has_controls(cell);
    placed_ = {};
  }
  if (last.has_controls) note_controls(record, column, last.text);
  return last.text;
}

void RowReader::note_controls(const Record& record, std::size_t column, std::string_view text) {
  notes_->survey.mended.controls[column].note(record.cells[column], text, record.line);
}

void RowReader::check_numbers(const Record& record) {
  const std::uint64_t counted = numbers_[PanelChunk::criteria_met_column];
  const auto most = static_cast<std::uint64_t>(rules_->criteria_count());
  if (table_->column(Meaning::criteria_met) && counted > most + 1) {
    const std::size_t column = *table_->column(Meaning::criteria_met);
    error(record, column,
          {"'{}' is {}, but the rules have {} criteria", table_->title(column), counted - 1, rules_->criteria_count()},
          "correct it, or choose the rules of that year with --rules");
  }
  if (!table_->column(Meaning::households) || !table_->column(Meaning::poor_households)) return;
  const std::uint64_t households = numbers_[PanelChunk::households_column];
  const std::uint64_t poor = numbers_[PanelChunk::poor_households_column];
  if (households != 0 && poor > households) {
    error(record, *table_->column(Meaning::poor_households),
          {"{} poor households of {} households", Count{static_cast<Integer>(poor - 1)},
           Count{static_cast<Integer>(households - 1)}},
          "correct the one that is wrong");
  }
}

// The number of criteria met must be that of the marks; where there are columns for some criteria only, it must leave
// room for those marked, and for those that are not met.
void RowReader::check_criteria_met(std::size_t line, Reported counted, CriteriaSet met, CriteriaSet observed) {
  const auto column = table_->column(Meaning::criteria_met);
  if (!column || !counted.has_value()) return;
  const auto refuse = [&](Message what) {
    Record record;
    record.line = line;
    error(record, *column, std::move(what), "correct the one that is wrong");
  };
  const int marked = std::popcount(met);
  const int unmet = std::popcount(observed) - marked;
  const std::string& title = table_->title(*column);
  if (observed == rules_->all_criteria()) {
    if (counted.value() != marked) {
      refuse({"'{}' says {}, the marks of the row add up to {}", title, counted.value(), marked});
    }
  } else if (counted.value() < marked) {
    refuse({"'{}' says {}, but {} criteria are marked as met", title, counted.value(), marked});
  } else if (counted.value() > rules_->criteria_count() - unmet) {
    refuse({"'{}' says {}, but {} criteria are marked as not met", title, counted.value(), unmet});
  }
}

void RowReader::add_row(const Record& record, CriteriaSet observed, bool observes_all) {
  rows_.add();
  for (const PanelChunk::Column column : {PanelChunk::criteria_met_column, PanelChunk::households_column,
                                          PanelChunk::poor_households_column, PanelChunk::population_column}) {
    rows_.at(column) = numbers_[column];
  }
  rows_.set_income(numbers_[PanelChunk::income_column]);
  if (const std::uint64_t counted = numbers_[PanelChunk::criteria_met_column]; counted != 0) {
    rows_.sums().criteria_met += static_cast<std::int64_t>(counted - 1);
    if (observes_all) rows_.at(PanelChunk::criteria_met_column) = 0;  // the marks say it
  }
  if (facts_.pilot == Pilot::yes) ++rows_.sums().pilots;
  set_place(0, facts_.district);
  set_place(1, facts_.province);
  const UnitKey unit = key_ ? *key_ : rows_.key_of(facts_);
  const bool is_known =
      is_known_name_ || (known_name_ ? known_name_ == facts_.name : rows_.has_name(unit, facts_.name));
  const std::string_view name = is_known ? std::string_view() : rows_.keep(facts_.name);
  rows_.end(facts_.year, unit, profile_number(observed, observes_all), facts_.met, name, record.line);
}

// A text that stands where the one of the row before stood is the same.
void RowReader::set_place(std::size_t which, std::string_view name) {
  if (!table_->in_order && placed_[which] != nullptr && placed_[which] == name.data()) return;
  if (name != rows_.place(which)) rows_.set_place(which, name);
  placed_[which] = name.data();
}

std::uint32_t RowReader::profile_number(CriteriaSet observed, bool observes_all) {
  const bool is_left_out = is_silent_ || (is_uncounted_ && reading_.options.not_reported_is_left_out);
  if (is_left_out || observed != table_->observed) {
    std::optional<Dictionary::OpenPilot> open;
    if (pilot_is_blank_) open = {table_->number, facts_.year};
    return reading_.dictionary.number_of(
        {std::string(facts_.type), {0, facts_.pilot, observes_all, is_left_out, observed}, open});
  }
  if (profiles_of_type_ == nullptr || type_of_profiles_ != facts_.type) {
    auto found = profiles_.find(facts_.type);
    if (found == profiles_.end()) found = profiles_.emplace(facts_.type, ProfilesOfType()).first;
    profiles_of_type_ = &found->second;
    type_of_profiles_ = facts_.type;
  }
  const std::optional<Pilot> pilot = pilot_is_blank_ ? std::nullopt : std::optional(facts_.pilot);
  return profiles_of_type_->number_of(facts_.type, pilot, facts_.year, *table_, reading_.dictionary);
}

}  // namespace ntm
