#include "read/row_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

#include "ntm/unicode.hpp"
#include "panel/unit_key.hpp"
#include "read/straight_cells.hpp"

namespace ntm {
namespace {

constexpr std::size_t pilot_is_open = 3;  // in Kinds

// A whole number of up to seven digits, or a blank, which nearly all are. Raw, as a panel stores it.
bool read_digits(std::string_view cell, std::uint64_t& raw) {
  if (cell.size() > 7) return false;
  const std::uint64_t word = straight::load_digits(cell);
  if (straight::count_digits(word) < cell.size()) return false;
  raw = straight::value_of_digits(word, cell.size()) + (cell.empty() ? 0 : 1);
  return true;
}

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

}  // namespace

void RowReader::begin(const InputTable& table, const Survey& believed, Purpose purpose, Diagnostics* told) {
  table_ = &table;
  believed_ = &believed;
  purpose_ = purpose;
  told_ = told;
  sorter_.emplace(table.header);
  code_ = table.column(Meaning::commune_code);
  name_ = table.column(Meaning::commune);
  ordinal_ = table.column(Meaning::ordinal);
  decimal_sign_ = believed.decimal_sign(reading_.options.decimal);
  code_title_is_number_ = code_ && is_number(name_key(table.title(*code_)));
  name_title_ = name_ ? name_key(table.title(*name_)) : std::string();
  told_year_ = false;
  has_communes_ = false;
  headings_ = {};
  above_ = {};
  unclear_.clear();
  ambiguous_.clear();
  table.is_long ? static_cast<void>(long_units_.emplace()) : long_units_.reset();
  last_cells_.clear();
  last_prefix_.clear();
  last_unit_.reset();
  repeated_ = {};
  kinds_.clear();
  kinds_of_type_ = nullptr;
  numbers_ = {};
}

void RowReader::begin_block(Notes& notes, bool is_first) {
  notes_ = &notes;
  is_first_block_ = is_first;
  criteria_met_sum_ = 0;
  pilots_sum_ = 0;
  summed_rows_ = 0;
  placed_ = {};
  if (table_->in_order) return;
  has_communes_ = false;
  headings_ = {};
  above_ = {};
  unclear_.clear();
}

void RowReader::error(const Record& record, std::size_t column, Message message, Message hint) {
  is_bad_ = true;
  if (told_ == nullptr) return;
  told_->error({table_->file(), record.line, column + 1}, std::move(message), std::move(hint));
}

// ---- what a row is

// What RowSorter would say of most rows, without comparing words.
bool RowReader::is_plainly_commune(const Record& record) {
  key_.reset();
  known_name_.reset();
  is_known_name_ = false;
  if (!name_ || code_title_is_number_) return false;
  const std::string_view name = cell(record, name_);
  const std::string_view ordinal = cell(record, ordinal_);
  const bool is_outlined = !ordinal.empty() && !is_digit(ordinal[0]);
  if (is_outlined || name.size() < 2) return false;
  if (!code_) return is_known_without_code(record);
  const std::string_view code = cell(record, code_);
  constexpr std::size_t digits_of_districts = 3;
  if (code.size() == digits_of_districts) return false;
  key_ = key_of_digits(code);
  if (!key_) return false;
  known_name_ = rows_.known_name(*key_);
  is_known_name_ = known_name_ == name;
  return is_known_name_ || is_plain_name(name);
}

bool RowReader::is_known_without_code(const Record& record) {
  const std::string_view name = cell(record, name_);
  if (static_cast<unsigned char>(name[0]) <= '9') return false;  // it may number the columns
  const bool may_repeat_header = name.size() == name_title_.size() || static_cast<unsigned char>(name[0]) >= 0x80 ||
                                 static_cast<unsigned char>(name_title_[0]) >= 0x80 ||
                                 (name[0] | 0x20) == (name_title_[0] | 0x20);
  if (may_repeat_header && name_key(name) == name_title_) return false;
  if (is_number(cell(record, ordinal_))) return true;
  key_buffer_.assign(name);
  return communes_by_name_.contains(key_buffer_) && sorter_->has_facts(record);
}

bool RowReader::read(const Record& record) {
  is_bad_ = false;
  is_plain_row_ = is_plainly_commune(record);
  if (is_plain_row_) {
    read_commune(record);
  } else {
    const RowKind kind = sorter_->kind_of(record);
    if (kind == RowKind::commune) {
      const bool is_named = !code_ && !is_number(cell(record, ordinal_));
      if (is_named) communes_by_name_.emplace(cell(record, name_));
      read_commune(record);
    } else {
      skip(record, kind);
    }
  }
  notes_->is_bad |= is_bad_;
  return purpose_ != Purpose::fill || !notes_->is_bad;
}

void RowReader::skip(const Record& record, RowKind kind) {
  switch (kind) {
    case RowKind::nameless:
      refuse_nameless(record);
      add_event({TotalsEvent::What::unusable, record.line});
      return;
    case RowKind::heading: read_heading(record); break;
    case RowKind::unclear:
      if (!is_rest_of_header(record)) unclear_.push_back(record.line);
      notes_->ends_unclear = !unclear_.empty();
      break;
    case RowKind::total: add_event({TotalsEvent::What::total, record.line, 0, {}, values_of(record)}); break;
    default: break;
  }
  notes_->skipped[kind].push_back(record.line);
}

void RowReader::read_heading(const Record& record) {
  const std::string label = normalized(sorter_->label_of(record));
  notes_->needs_order |= !table_->in_order;
  last_unit_.reset();
  if (names_province(label)) {
    headings_[1] = label;
  } else {
    headings_[0] = label;
    add_event({TotalsEvent::What::heading, record.line, 0, {}, values_of(record)});
  }
}

// Names of criteria below their numbers, above the first commune.
bool RowReader::is_rest_of_header(const Record& record) {
  bool stands_below_criteria = false;
  for (std::size_t i = 0; i < std::min(record.cells.size(), table_->columns.size()); ++i) {
    stands_below_criteria |= table_->header.columns[i].meaning.criterion > 0 && !record.cells[i].empty();
  }
  const bool has_communes = has_communes_ || rows_.size() > 0;
  // whether communes stand in the blocks above is not known
  notes_->needs_order |= stands_below_criteria && !has_communes && !is_first_block_ && !table_->in_order;
  return stands_below_criteria && !has_communes;
}

// A signature stands below all communes. Above one, a row that is none of the known kinds may be a district, or a
// commune that lost its code.
void RowReader::refuse_unclear() {
  for (const std::size_t line : unclear_) {
    notes_->is_bad = true;
    if (told_ == nullptr) continue;
    told_->error({table_->file(), line, 0}, "the row is no commune, and no heading, total or remark that is known",
                 "give it a commune code, begin a district with Huyện, Thị xã or Thành phố, or delete the row");
  }
  unclear_.clear();
  notes_->ends_unclear = false;
}

void RowReader::refuse_nameless(const Record& record) {
  error(record, code_ ? *code_ : *name_,
        code_ ? Message("the row has marks or numbers but no commune code")
              : Message("the row has marks or numbers but no commune name"),
        "fill it in, or delete the row");
}

bool RowReader::has_right_width(const Record& record) {
  const std::size_t width = table_->columns.size();
  const std::size_t cells = record.cells.size();
  if (cells == width) return true;
  if (cells < width) {
    error(record, cells - 1, {"the row has {} cells, the header {}", cells, width},
          "add the missing cells, if only their delimiters");
    return false;
  }
  for (std::size_t i = width; i < cells; ++i) {
    if (record.cells[i].empty()) continue;
    error(record, i, {"the row has {} cells, the header {}", cells, width},
          "put a cell that holds a delimiter in quotes");
    return false;
  }
  return true;
}

// ---- a commune

void RowReader::read_commune(const Record& record) {
  const bool fits = has_right_width(record);
  ++notes_->survey.communes;
  if (!fits && purpose_ != Purpose::look) return add_event({TotalsEvent::What::unusable, record.line});
  if (long_units_ && repeats_last_unit(record)) return;
  facts_ = {};
  facts_.year = table_->file_year.value_or(0);
  pilot_is_blank_ = false;
  is_complete_ = true;
  read_cells(record);
  if (purpose_ == Purpose::look) return;
  refuse_unclear();
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
    check_criteria_met(record.line, static_cast<std::int64_t>(counted) - 1, facts_.met, table_->observed);
    has_communes_ = true;
    if (told_ != nullptr) ++notes_->rows_by_year[facts_.year];
    add_row(record, table_->observed, table_->observes_all);
    return;
  }
  add_event({TotalsEvent::What::unusable, record.line});
  if (purpose_ == Purpose::fill || facts_.year == 0 || facts_.code.empty()) return;
  // not to be used any more, but it may stand twice
  facts_.met = 0;
  add_row(record, 0, false);
}

void RowReader::read_cells(const Record& record) {
  const std::size_t width = std::min(record.cells.size(), table_->columns.size());
  const std::vector<ColumnPlan>& columns = table_->columns;
  for (std::size_t i = 0; i < width; ++i) {
    const auto [kind, target] = columns[i];
    switch (kind) {
      case CellKind::nothing:
      case CellKind::criterion: break;
      case CellKind::untitled:
        if (!record.cells[i].empty()) notes_->survey.untitled.insert(i);
        break;
      case CellKind::year: read_year(record, i); break;
      case CellKind::code: read_code(record, i); break;
      case CellKind::name:
        facts_.name = is_known_name_ ? *known_name_ : normalized(record.cells[i], name_storage_);
        break;
      case CellKind::type: facts_.type = text_of(record.cells[i], Meaning::unit_type); break;
      case CellKind::place: look_at_name(record, i, target); break;
      case CellKind::pilot: read_pilot(record, i); break;
      case CellKind::mark:
        if (long_units_) {
          // a mark beside those of the long layout says nothing, but how "no" is written
          const Mark mark = marks_.read(record.cells[i]);
          notes_->survey.criteria.says_yes |= mark == Mark::yes;
          notes_->survey.criteria.says_no |= mark == Mark::no;
          break;
        }
        read_mark(record, i, target);
        // they mostly follow each other
        for (; i + 1 < width && columns[i + 1].kind == CellKind::mark; ++i) {
          read_mark(record, i + 1, columns[i + 1].target);
        }
        break;
      case CellKind::number: read_number_of(record, i, target); break;
      case CellKind::met:
        if (purpose_ == Purpose::look) (void)read_met(record, i);
        break;
    }
  }
}

void RowReader::read_year(const Record& record, std::size_t column) {
  const std::string_view cell = record.cells[column];
  Repeated& last = repeated_[static_cast<std::size_t>(Meaning::year)];
  if (!last.is_set || last.raw != cell) {
    last.is_set = true;
    last.raw.assign(cell);
    last.text = normalized(last.raw, last.storage);
    if (last.text.ends_with(".0")) last.text.remove_suffix(2);  // as programs write what they take for a decimal
    read_year_ = last.text.size() == 4 && is_number(last.text) ? std::stoi(std::string(last.text)) : 0;
  }
  const std::string_view text = last.text;
  facts_.year = read_year_;
  if (facts_.year < first_year || facts_.year > last_year) {
    facts_.year = 0;
    error(record, column, {"'{}' is '{}', which is no year", table_->title(column), text},
          {"write a year from {} to {}", first_year, last_year});
    return;
  }
  const auto contradicts = [&](std::optional<int> said, Phrase where) {
    if (!said || *said == facts_.year) return;
    notes_->is_bad = true;
    if (told_ == nullptr || told_year_) return;
    told_->error({table_->file(), record.line, column + 1},
                 {"the row is of {}, the file's {} says {}", facts_.year, where, *said},
                 "correct the one that is wrong");
    told_year_ = true;
  };
  contradicts(table_->named_year, "name");
  contradicts(table_->titled_year, "title");
}

void RowReader::read_code(const Record& record, std::size_t column) {
  if (key_) {
    facts_.code = record.cells[column];
    return;
  }
  facts_.code = text_of(record.cells[column], Meaning::commune_code);
  const bool usable = std::ranges::all_of(facts_.code, [](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  if (usable) return;
  error(record, column, {"'{}' is '{}', which is no commune code", table_->title(column), facts_.code},
        "write it with digits alone, such as 03403, in a column formatted as text");
}

inline void RowReader::read_mark(const Record& record, std::size_t column, std::uint8_t bit) {
  MarkStyle& style = notes_->survey.criteria;
  switch (marks_.read(record.cells[column])) {
    case Mark::yes:
      style.says_yes = true;
      facts_.met |= CriteriaSet{1} << bit;
      return;
    case Mark::no: style.says_no = true; return;
    case Mark::blank:
      // what it means is decided when the whole table is known
      style.has_blanks = true;
      if (purpose_ == Purpose::fill) return;
      break;
    case Mark::unreadable: break;
  }
  const auto is_met = read_met(record, column);
  is_complete_ &= is_met.has_value();
  if (is_met.value_or(false)) facts_.met |= CriteriaSet{1} << bit;
}

// Whether the mark in `column` says that a criterion is met; nothing where it does not say.
std::optional<bool> RowReader::read_met(const Record& record, std::size_t column) {
  const std::string_view text = record.cells[column];
  MarkStyle& style = notes_->survey.criteria;
  switch (marks_.read(text)) {
    case Mark::yes: style.says_yes = true; return true;
    case Mark::no: style.says_no = true; return false;
    case Mark::blank:
      style.has_blanks = true;
      // what a blank means is decided when the whole table is known
      if (purpose_ == Purpose::fill) return false;
      if (believed_->criteria.blank_is_no() || reading_.options.blank_is_not_met) {
        return false;
      }
      if (!believed_->criteria.says_nothing()) {
        error(record, column, {"'{}' is blank, in a file that writes out what is not met", table_->title(column)},
              "fill in the mark, or say --blank not-met");
      }
      return std::nullopt;
    case Mark::unreadable: break;
  }
  error(record, column, {"'{}' is '{}', which is no mark", table_->title(column), text},
        "write 1 or 0, x or nothing, Đạt or Chưa đạt");
  return std::nullopt;
}

void RowReader::read_pilot(const Record& record, std::size_t column) {
  const std::string_view text = record.cells[column];
  MarkStyle& style = notes_->survey.pilot;
  switch (marks_.read(text)) {
    case Mark::yes:
      style.says_yes = true;
      facts_.pilot = Pilot::yes;
      return;
    case Mark::no:
      style.says_no = true;
      facts_.pilot = Pilot::no;
      return;
    case Mark::blank:
      style.has_blanks = true;
      pilot_is_blank_ = true;
      // a column that is blank throughout says nothing of anyone
      if (purpose_ == Purpose::fill || believed_->pilot.says_nothing()) return;
      if (believed_->pilot.blank_is_no() || reading_.options.blank_is_not_met) return;
      error(record, column, {"'{}' is blank, in a file that writes out who is not pilot", table_->title(column)},
            "fill it in");
      return;
    case Mark::unreadable: break;
  }
  error(record, column, {"'{}' is '{}', which is no mark", table_->title(column), text}, "write 1 or 0, x or nothing");
}

void RowReader::read_number_of(const Record& record, std::size_t column, std::uint8_t target) {
  const std::string_view text = record.cells[column];
  const bool has_decimals = target == PanelChunk::income_column;
  if (!has_decimals && read_digits(text, numbers_[target])) return;
  const char forced = reading_.options.decimal;
  numbers_[target] = 0;
  NumberCell number = read_number(text, forced);
  if (forced == '\0') {
    Survey& survey = notes_->survey;
    survey.point_proved |= number.decimal_sign == '.';
    survey.comma_proved |= number.decimal_sign == ',';
    // what proves its sign, or has none, is the same number whatever the table's sign is; the other is in doubt
    const bool is_doubtful = number.kind == NumberCell::Kind::ambiguous;
    survey.sign_used |= is_doubtful;
    if (decimal_sign_ != '\0' && (is_doubtful || purpose_ == Purpose::tell)) {
      number = read_number(text, decimal_sign_);
      // "2.000" in a column of whole numbers looks like thousands, whatever sign other columns prove: only --decimal
      // decides
      if (is_doubtful && !has_decimals && text.find(decimal_sign_) != std::string_view::npos) {
        number.kind = NumberCell::Kind::ambiguous;
      }
    }
  }
  const auto refuse = [&](Phrase what, Phrase hint) {
    error(record, column, {"'{}' is '{}', {}", table_->title(column), text, what}, hint);
  };
  switch (number.kind) {
    case NumberCell::Kind::blank: return;
    case NumberCell::Kind::unreadable: return refuse("which is no number", "write digits, or leave it blank");
    case NumberCell::Kind::negative: return refuse("which is negative", "write the number without a minus sign");
    case NumberCell::Kind::too_precise: return refuse("which has more than 6 decimals", "round it");
    case NumberCell::Kind::ambiguous: {
      is_bad_ = true;
      if (told_ == nullptr) return;
      auto& [where, first, count] = ambiguous_[column];
      if (count++ == 0) {
        where = {table_->file(), record.line, column + 1};
        first = std::string(text);
      }
      return;
    }
    case NumberCell::Kind::number: break;
  }
  if (!has_decimals && !number.is_whole()) {
    return refuse("which is not a whole number",
                  "correct it, or name the decimal sign with --decimal comma or --decimal point");
  }
  numbers_[target] = PanelChunk::raw(has_decimals ? number.millionths : number.millionths / number_scale);
}

void RowReader::look_at_name(const Record& record, std::size_t column, std::uint8_t which) {
  const std::string_view cell = record.cells[column];
  (which == 0 ? notes_->survey.district : notes_->survey.province).look_at(cell, record.line);
  (which == 0 ? facts_.district : facts_.province) = text_of(cell, which == 0 ? Meaning::district : Meaning::province);
}

std::string_view RowReader::text_of(std::string_view cell, Meaning meaning) {
  Repeated& last = repeated_[static_cast<std::size_t>(meaning)];
  if (last.is_set && last.raw == cell) return last.text;
  last.is_set = true;
  last.raw.assign(cell);
  const std::string_view text = normalized(last.raw, last.storage);
  last.text = text;
  placed_ = {};
  return last.text;
}

// The names in a row, or those above it where cells are merged or districts stand in headings.
void RowReader::fill_names() {
  if (!table_->in_order) return;  // nothing above says anything of what is below
  const auto fill = [&](std::string_view& name, const NameStyle& style, std::size_t which) {
    if (!name.empty()) {
      above_[which] = name;
    } else if (style.is_merged()) {
      name = above_[which];
    } else if (style.filled == 0) {
      name = headings_[which];
    }
  };
  fill(facts_.district, believed_->district, 0);
  fill(facts_.province, believed_->province, 1);
}

void RowReader::check_numbers(const Record& record) {
  const std::uint64_t counted = numbers_[PanelChunk::criteria_met_column];
  const auto most = static_cast<std::uint64_t>(reading_.rules.criteria_count());
  if (table_->column(Meaning::criteria_met) && counted > most + 1) {
    const std::size_t column = *table_->column(Meaning::criteria_met);
    error(record, column,
          {"'{}' is {}, but the rules have {} criteria", table_->title(column), counted - 1,
           reading_.rules.criteria_count()},
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
  if (observed == reading_.rules.all_criteria()) {
    if (counted.value() != marked) {
      refuse({"'{}' says {}, the marks of the row add up to {}", title, counted.value(), marked});
    }
  } else if (counted.value() < marked) {
    refuse({"'{}' says {}, but {} criteria are marked as met", title, counted.value(), marked});
  } else if (counted.value() > reading_.rules.criteria_count() - unmet) {
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
    criteria_met_sum_ += static_cast<std::int64_t>(counted - 1);
    if (observes_all) rows_.at(PanelChunk::criteria_met_column) = 0;  // the marks say it
  }
  if (facts_.pilot == Pilot::yes) ++pilots_sum_;
  set_place(0, facts_.district);
  set_place(1, facts_.province);
  const UnitKey unit = key_ ? *key_ : rows_.key_of(facts_);
  if (!known_name_) known_name_ = rows_.known_name(unit);
  const bool is_known = is_known_name_ || known_name_ == facts_.name;
  const std::string_view name = is_known ? std::string_view() : rows_.keep(facts_.name);
  rows_.end(facts_.year, unit, kind_of(observed, observes_all), facts_.met, name, record.line);
}

// A text that stands where the one of the row before stood is the same.
void RowReader::set_place(std::size_t which, std::string_view name) {
  if (!table_->in_order && placed_[which] != nullptr && placed_[which] == name.data()) return;
  if (name != rows_.place(which)) rows_.set_place(which, name);
  placed_[which] = name.data();
}

std::uint32_t RowReader::kind_of(CriteriaSet observed, bool observes_all) {
  const auto number_of = [&](bool is_open) {
    const std::optional<std::size_t> open = is_open ? std::optional(table_->number) : std::nullopt;
    return reading_.dictionary.number_of({std::string(facts_.type), {0, facts_.pilot, observes_all, observed}, open});
  };
  if (observed != table_->observed) return number_of(pilot_is_blank_);  // of a row that is told
  if (kinds_of_type_ == nullptr || type_of_kinds_ != facts_.type) {
    auto found = kinds_.find(facts_.type);
    if (found == kinds_.end()) found = kinds_.emplace(facts_.type, Kinds()).first;
    kinds_of_type_ = &found->second;
    type_of_kinds_ = facts_.type;
  }
  auto& number = (*kinds_of_type_)[pilot_is_blank_ ? pilot_is_open : static_cast<std::size_t>(facts_.pilot)];
  if (!number) number = number_of(pilot_is_blank_);
  return *number;
}

// ---- the long layout

// 0 where the rules have none of that name or number.
int RowReader::criterion_of(std::string_view cell) {
  key_buffer_.assign(cell);
  auto known = criteria_.find(key_buffer_);
  if (known == criteria_.end()) {
    const std::string text = normalized(cell);
    const std::lock_guard lock(reading_.columns_mutex);
    const ColumnMeaning own = reading_.columns.meaning_of(text);
    const int named = own.criterion > 0 ? own.criterion : reading_.columns.meaning_of("TC " + text).criterion;
    known = criteria_.emplace(key_buffer_, named <= reading_.rules.criteria_count() ? named : 0).first;
  }
  return known->second;
}

int RowReader::criterion_in(const Record& record) {
  const std::size_t column = *table_->column(Meaning::criterion);
  if (const int criterion = criterion_of(record.cells[column])) return criterion;
  const std::string text = normalized(record.cells[column]);
  error(record, column, {"'{}' is '{}', which is no criterion of the rules", table_->title(column), text},
        {"write a number from 1 to {}, or choose other rules with --rules", reading_.rules.criteria_count()});
  return 0;
}

void RowReader::remember_beginning(const Record& record, const char* row) {
  last_prefix_.clear();
  const std::size_t last = table_->columns.size() - 1;
  const bool ends_with_mark = table_->column(Meaning::met) == last && table_->column(Meaning::criterion) == last - 1;
  const bool was_plain = last_unit_ && purpose_ != Purpose::look && is_plain_row_ && record.cells.size() == last + 1;
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
  if (known == 0) known = criterion_of(digits);
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
  (mark == '1' ? survey.criteria.says_yes : survey.criteria.says_no) = true;
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
  const int same_criterion = criterion_in(record);
  const auto is_met = read_met(record, met);
  if (same_criterion != 0 && is_met) add_mark(record, long_units_->units()[*last_unit_], same_criterion, *is_met);
  return true;
}

void RowReader::read_long(const Record& record) {
  facts_.criteria_met = static_cast<std::int64_t>(numbers_[PanelChunk::criteria_met_column]) - 1;
  facts_.households = static_cast<std::int64_t>(numbers_[PanelChunk::households_column]) - 1;
  facts_.poor_households = static_cast<std::int64_t>(numbers_[PanelChunk::poor_households_column]) - 1;
  facts_.population = static_cast<std::int64_t>(numbers_[PanelChunk::population_column]) - 1;
  facts_.income = static_cast<std::int64_t>(numbers_[PanelChunk::income_column]) - 1;
  if (pilot_is_blank_ && reading_.options.blank_is_not_met) facts_.pilot = Pilot::no;
  const int criterion = criterion_in(record);
  const auto is_met = read_met(record, *table_->column(Meaning::met));
  if (criterion == 0 || !is_met) return;
  LongUnit& unit = long_units_->unit_of(facts_, pilot_is_blank_, record.line);
  UnitYear same = unit.facts;
  same.met = 0;
  same.observed = 0;
  const bool same_pilot = pilot_is_blank_ == unit.pilot_is_blank || reading_.options.blank_is_not_met;
  if (!(same == facts_) || !same_pilot) {
    error(record, 0,
          {"the row and line {} say different things of {} in {}", unit.line,
           facts_.code.empty() ? facts_.name : facts_.code, facts_.year},
          "make name, district, pilot and numbers the same in all rows of a commune");
    return;
  }
  add_mark(record, unit, criterion, *is_met);
  last_unit_ = long_units_->number_of(unit);
  last_cells_.resize(record.cells.size());
  for (std::size_t i = 0; i < last_cells_.size(); ++i) last_cells_[i].assign(record.cells[i]);
}

void RowReader::add_mark(const Record& record, LongUnit& unit, int criterion, bool is_met) {
  const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
  if ((unit.facts.observed & bit) != 0) {
    error(record, *table_->column(Meaning::criterion),
          {"criterion {} of {} stands twice in {}", criterion,
           unit.facts.code.empty() ? unit.facts.name : unit.facts.code, unit.facts.year},
          "keep the row that is right and delete the other");
    return;
  }
  unit.facts.observed |= bit;
  if (is_met) unit.facts.met |= bit;
}

void RowReader::add_long_units() {
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
                   "add it: in this layout a row that is missing is not a criterion that is not met");
      continue;
    }
    check_criteria_met(unit.line, facts.criteria_met, facts.met, facts.observed);
    if (facts.observed == reading_.rules.all_criteria()) facts.criteria_met = std::popcount(facts.met);
    if (told_ != nullptr) ++notes_->rows_by_year[facts.year];
    rows_.add(facts, unit.pilot_is_blank ? std::optional(table_->number) : std::nullopt, unit.line);
  }
  notes_->is_bad |= is_bad_;
}

// ---- sums

ColumnValues RowReader::values_of(const Record& record) {
  ColumnValues values(table_->columns.size());
  if (table_->is_long) return values;
  for (std::size_t i = 0; i < std::min(values.size(), record.cells.size()); ++i) {
    const auto [kind, target] = table_->columns[i];
    const bool adds_up = kind == CellKind::mark || kind == CellKind::pilot ||
                         (kind == CellKind::number && target != PanelChunk::income_column);
    if (!adds_up) continue;
    notes_->survey.sign_used |= record.cells[i].find_first_of(".,") != std::string_view::npos;
    const NumberCell number = read_number(record.cells[i], decimal_sign_);
    if (number.kind == NumberCell::Kind::number) values[i] = number.millionths / number_scale;
  }
  return values;
}

void RowReader::add_event(TotalsEvent event) {
  add_sums();
  const bool says_something = std::ranges::any_of(event.values, [](const auto& value) { return value.has_value(); });
  notes_->needs_sums |= says_something && !table_->keeps_sums;
  notes_->totals.push_back(std::move(event));
}

// Of the rows since the last time.
void RowReader::add_sums() {
  const std::size_t first = std::exchange(summed_rows_, rows_.size());
  const std::int64_t criteria_met = std::exchange(criteria_met_sum_, 0);
  const std::int64_t pilots = std::exchange(pilots_sum_, 0);
  if (first >= rows_.size() || long_units_) return;
  TotalsEvent event{TotalsEvent::What::communes, 0, rows_.size() - first, {}, {}};
  if (table_->keeps_sums) {
    std::array<std::int64_t, max_criteria> met{};
    for (std::size_t row = first; row < rows_.size(); ++row) {
      for (CriteriaSet rest = rows_.at(row, PanelChunk::met_column); rest != 0; rest &= rest - 1) {
        ++met[static_cast<std::size_t>(std::countr_zero(rest))];
      }
    }
    for (const auto& [kind, target] : table_->columns) {
      std::int64_t sum = 0;
      if (kind == CellKind::mark) sum = met[target];
      if (kind == CellKind::pilot) sum = pilots;
      if (kind == CellKind::number && target == PanelChunk::criteria_met_column) sum = criteria_met;
      const bool is_number =
          kind == CellKind::number && target != PanelChunk::criteria_met_column && target != PanelChunk::income_column;
      for (std::size_t row = first; is_number && row < rows_.size(); ++row) {
        const std::uint64_t raw = rows_.at(row, target);
        if (raw != 0) sum += static_cast<std::int64_t>(raw - 1);
      }
      event.sums.push_back(sum);
    }
  }
  notes_->totals.push_back(std::move(event));
}

void RowReader::end_table() {
  if (long_units_ && purpose_ != Purpose::look) add_long_units();
  long_units_.reset();
  last_unit_.reset();
  tell_ambiguous();
}

// One message a column, for what is ambiguous in one cell mostly is in all.
void RowReader::tell_ambiguous() {
  for (const auto& [column, cells] : ambiguous_) {
    const auto& [where, first, count] = cells;
    told_->error(where,
                 count > 1
                     ? Message{"'{}' is '{}' ({} such cells): thousands or decimals, nothing in the file decides it",
                               table_->title(column), first, Count{static_cast<Integer>(count)}}
                     : Message{"'{}' is '{}': thousands or decimals, nothing in the file decides it",
                               table_->title(column), first},
                 "name the decimal sign with --decimal comma or --decimal point");
  }
  ambiguous_.clear();
}

}  // namespace ntm
