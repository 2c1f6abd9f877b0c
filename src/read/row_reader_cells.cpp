// The cells of a commune's row, each by itself.
#include <algorithm>

#include "panel/unit_key.hpp"
#include "read/code_cells.hpp"
#include "read/header_words.hpp"
#include "read/row_reader.hpp"
#include "read/statements.hpp"
#include "read/straight_cells.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// So much no commune has, in millionths: sums of what is below stay within the numbers that they are kept in, and
// rates of them exact.
constexpr Integer least_too_large = Integer{100'000'000} * number_scale;
constexpr Integer least_too_large_income = Integer{10'000'000} * number_scale;

// A whole number of up to seven digits, or a blank, which nearly all are. Raw, as a panel stores it.
bool read_digits(std::string_view cell, std::uint64_t& raw) {
  if (cell.size() > 7) return false;
  const std::uint64_t word = straight::load_digits(cell);
  if (straight::count_digits(word) < cell.size()) return false;
  raw = straight::value_of_digits(word, cell.size()) + (cell.empty() ? 0 : 1);
  return true;
}

}  // namespace

void RowReader::read_indicator(const Record& record, std::size_t column, std::uint8_t bit) {
  const auto is_met = read_met(record, column);
  is_complete_ &= is_met.has_value();
  if (is_met && *is_met == table_->header.is_inverted) missed_ |= CriteriaSet{1} << bit;
}

void RowReader::read_cells(const Record& record) {
  const std::size_t width = std::min(record.cells.size(), table_->columns.size());
  const std::vector<ColumnPlan>& columns = table_->columns;
  for (std::size_t i = 0; i < width; ++i) {
    const auto [content, target] = columns[i];
    switch (content) {
      case CellContent::nothing: heed_statement(record, i); break;
      case CellContent::criterion: break;
      case CellContent::untitled:
        if (!record.cells[i].empty()) notes_->survey.untitled.insert(i);
        break;
      case CellContent::remark:
        if (!record.cells[i].empty()) notes_->survey.note_remark(is_digits(record.cells[i]), record.line, i);
        heed_statement(record, i);
        heed_remark_of_commune(record, i);
        break;
      case CellContent::year: read_year(record, i); break;
      case CellContent::code: read_code(record, i); break;
      case CellContent::name:
        facts_.name = is_known_name_ ? *known_name_ : normalized(record.cells[i], name_storage_);
        if (!is_known_name_) look_at_new_name(record, i);
        break;
      case CellContent::type: facts_.type = text_of(record, i, Meaning::unit_type); break;
      case CellContent::place: look_at_name(record, i, target); break;
      case CellContent::pilot: read_pilot(record, i); break;
      case CellContent::indicator:
        if (!is_silent_) read_indicator(record, i, target);
        break;
      case CellContent::mark:
        if (is_silent_) break;
        if (long_units_) {
          // a mark beside those of the long layout says nothing, but how "no" is written
          notes_->survey.criteria.beside.add(marks_.read(record.cells[i]));
          break;
        }
        read_mark(record, i, target);
        // they mostly follow each other
        for (; i + 1 < width && columns[i + 1].content == CellContent::mark; ++i) {
          read_mark(record, i + 1, columns[i + 1].target);
        }
        break;
      case CellContent::number: read_number_of(record, i, target); break;
      case CellContent::met:
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
    read_year_ = year_of_cell(last.text).value_or(0);
  }
  const std::string_view text = last.text;
  facts_.year = read_year_;
  if (facts_.year < first_year || facts_.year > last_year) {
    facts_.year = 0;
    error(record, column, {"'{}' is '{}', which is not a year", table_->title(column), text},
          {"write a year from {} to {}", first_year, last_year});
    return;
  }
  if (facts_.year < table_->first_alike || facts_.year > table_->last_alike) heed_other_rules(record, column);
  const auto contradicts = [&](std::optional<int> said, const auto& tell) {
    if (!said || *said == facts_.year) return;
    notes_->is_bad = true;
    if (told_ == nullptr || told_year_) return;
    told_->error({table_->file(), record.line, column + 1}, tell(*said), "correct the one that is wrong");
    told_year_ = true;
  };
  contradicts(table_->source->year, [&](int said) {
    return Message{"the row is for {}, --year-of says {}", facts_.year, said};
  });
  const auto file_says = [&](Phrase where) {
    return [this, where](int said) {
      return Message{"the row is for {}, the file's {} says {}", facts_.year, where, said};
    };
  };
  contradicts(table_->named_year, file_says("name"));
  contradicts(table_->titled_year, file_says("title"));
}

// A year that is judged by other criteria than the rows above. Numbers of them may stand in one table; marks mean
// others.
void RowReader::heed_other_rules(const Record& record, std::size_t column) {
  if (reading_.rules.are_read_alike(table_->first_alike, facts_.year)) return;
  rules_ = &reading_.rules.rules_of(facts_.year);
  if (table_->observed == 0 && !table_->is_long) return;
  notes_->is_bad = true;
  if (told_ == nullptr || told_year_) return;
  told_->error({table_->file(), record.line, column + 1},
               {"the row is for {}, whose criteria are those of {}, while rows above it follow those of {}",
                facts_.year, rules_->terms.decree, table_->rules->terms.decree},
               "put each year in a file of its own");
  told_year_ = true;
}

void RowReader::read_code(const Record& record, std::size_t column) {
  if (key_ && !stands_for_no_code(*key_)) {
    facts_.code = record.cells[column];
    return;
  }
  facts_.code = text_of(record, column, Meaning::commune_code);
  if (const auto digits = unwrapped_code(facts_.code, code_storage_); digits && *digits != facts_.code) {
    notes_->survey.mended.codes[column].note(facts_.code, *digits, record.line);
    facts_.code = *digits;
  }
  const std::string& title = table_->title(column);
  if (const CodeDoubt doubt = doubt_of_code(facts_.code); doubt.stands_for_none) {
    error(record, column, {"'{}' is '{}', which stands for no code", title, facts_.code},
          "fill in the code, or leave the whole column out");
    facts_.code = {};
    return;
  } else if (!doubt.likely.empty()) {
    return error(record, column, {"'{}' is '{}', which has a letter among its digits", title, facts_.code},
                 {"write {} if that is meant", doubt.likely});
  }
  const bool usable = std::ranges::all_of(facts_.code, [](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  if (usable) return;
  error(record, column, {"'{}' is '{}', which is not a commune code", title, facts_.code},
        "write it with digits only, such as 03403, in a column formatted as text");
}

inline void RowReader::read_mark(const Record& record, std::size_t column, std::uint8_t bit) {
  const Mark mark = marks_.read(record.cells[column]);
  // what a blank means is decided when the whole table is known
  const bool is_blank = mark == Mark::blank && purpose_ == Purpose::fill;
  if (purpose_ != Purpose::look && (says_yes(mark) || says_no(mark) || is_blank)) {
    notes_->survey.criteria.signs.add(mark);
    if (says_yes(mark)) facts_.met |= CriteriaSet{1} << bit;
    return;
  }
  const auto is_met = read_met(record, column);
  is_complete_ &= is_met.has_value();
  if (is_met.value_or(false)) facts_.met |= CriteriaSet{1} << bit;
}

// Whether the mark in `column` says that a criterion is met; nothing where it does not say.
std::optional<bool> RowReader::read_met(const Record& record, std::size_t column) {
  const std::string_view text = record.cells[column];
  const Mark mark = marks_.read(text);
  MarkStyle& style = notes_->survey.criteria;
  style.signs.add(mark);
  const auto look_at = [&](CellsOfSign& cells) {
    if (purpose_ == Purpose::look) cells.note(text, record.line, column);
  };
  switch (mark) {
    case Mark::yes: return true;
    case Mark::tick: look_at(style.ticks); return true;
    case Mark::cross: look_at(style.crosses); return true;
    case Mark::no: look_at(style.noes); return false;
    case Mark::dash:
      look_at(style.noes);
      look_at(style.dashes);
      return false;
    case Mark::basically:
      if (table_->header.is_inverted) break;
      ++notes_->survey.basically;
      return reading_.options.basically_is_met;
    case Mark::blank:
      ++style.blanks;
      // what a blank means is decided when the whole table is known
      if (purpose_ == Purpose::fill) return false;
      if (believed_->criteria.blank_is_no() || reading_.options.blank_is_not_met) return false;
      if (!believed_->criteria.says_nothing() && !believed_->criteria.has_stray_no()) {
        error(record, column, {"'{}' is blank, in a file that says outright what is not met", table_->title(column)},
              believed_->criteria.says_yes() ? Phrase("fill in the mark, or use --blank not-met")
                                             : Phrase("fill in the mark; no cell says that a criterion is met"));
      }
      return std::nullopt;
    case Mark::unreadable: ++style.unreadable; break;
  }
  error(record, column, {"'{}' is '{}', which is not a mark", table_->title(column), text},
        "write 1 or 0, x or nothing, Đạt or Chưa đạt");
  return std::nullopt;
}

void RowReader::read_pilot(const Record& record, std::size_t column) {
  const std::string_view text = record.cells[column];
  const Mark mark = marks_.read(text);
  if (mark == Mark::blank && is_silent_) return;
  notes_->survey.pilot.signs.add(mark);
  switch (mark) {
    case Mark::yes:
    case Mark::tick:
    case Mark::cross: facts_.pilot = Pilot::yes; return;
    case Mark::no:
    case Mark::dash: facts_.pilot = Pilot::no; return;
    case Mark::blank:
      pilot_is_blank_ = true;
      // a column that is blank throughout says nothing of anyone
      if (purpose_ == Purpose::fill || believed_->pilot.says_nothing()) return;
      if (believed_->pilot.blank_is_no() || reading_.options.blank_is_not_met) return;
      error(record, column, {"'{}' is blank, in a file that says outright who is not a pilot", table_->title(column)},
            "fill it in");
      return;
    case Mark::basically:
    case Mark::unreadable: break;
  }
  error(record, column, {"'{}' is '{}', which is not a mark", table_->title(column), text},
        "write 1 or 0, x or nothing");
}

void RowReader::read_number_of(const Record& record, std::size_t column, std::uint8_t target) {
  std::string_view text = record.cells[column];
  const bool has_decimals = target == PanelChunk::income_column;
  const Unit& unit = table_->header.columns[column].unit;
  if (!has_decimals && unit.is_own() && read_digits(text, numbers_[target])) return;
  if (target == PanelChunk::criteria_met_column) text = bare_count(text, rules_->criteria_count());
  const char forced = reading_.options.decimal;
  numbers_[target] = 0;
  NumberCell number = read_number(text, forced);
  if (forced == '\0') {
    Survey& survey = notes_->survey;
    const char proved = number.decimal_sign;
    if (proved != '\0') survey.signs.note(proved, target);
    const bool is_odd = purpose_ == Purpose::tell && proved != '\0' && believed_->signs.is_odd(proved, target);
    // what proves its sign, or has none, is the same number whatever the table's sign is; the other is in doubt
    const bool is_doubtful = number.kind == NumberCell::Kind::ambiguous;
    survey.sign_used |= is_doubtful;
    if (table_->is_canonical && decimal_sign_ == '\0' && is_doubtful && has_decimals) {
      // the point is the decimal sign; a comma stays doubtful
      if (text.find(',') == std::string_view::npos) number = read_number(text, '.');
    } else if (decimal_sign_ != '\0' && (is_doubtful || purpose_ == Purpose::tell)) {
      number = read_number(text, decimal_sign_);
      // "2.000" in a column of whole numbers looks like thousands, whatever sign other columns prove: only --decimal
      // decides
      if (is_doubtful && !has_decimals && text.find(decimal_sign_) != std::string_view::npos) {
        number.kind = NumberCell::Kind::ambiguous;
      }
      // "10.650" beside "9,8": thousands of millions are nobody's income
      const bool has_thousands = is_doubtful && text.find(decimal_sign_) == std::string_view::npos;
      if (has_decimals && unit.is_own() && has_thousands) number.kind = NumberCell::Kind::contradicts;
    }
    if (is_odd) number.kind = NumberCell::Kind::contradicts;
  }
  const auto refuse = [&](Phrase what, Phrase hint) {
    error(record, column, {"'{}' is '{}', {}", table_->title(column), text, what}, hint);
  };
  const auto refuse_large = [&] {
    refuse("which is more than a commune can have", "correct it, or the unit in the header of its column");
  };
  switch (number.kind) {
    case NumberCell::Kind::blank: return;
    case NumberCell::Kind::missing: notes_->survey.mended.missing[column].note(text, {}, record.line); return;
    case NumberCell::Kind::spreadsheet_error:
      return refuse("which is a spreadsheet error", "correct its formula and export again, or leave it blank");
    case NumberCell::Kind::too_wide:
      return refuse("which a spreadsheet shows where a column is too narrow",
                    "widen the column in the spreadsheet and export again");
    case NumberCell::Kind::unreadable:
      if (text.ends_with('%')) {
        return refuse("which is a share, but the column holds counts",
                      "call the column a share, such as Tỷ lệ hộ nghèo (%), or write the numbers");
      }
      return refuse("which is not a number", "write digits, or leave it blank");
    case NumberCell::Kind::negative: return refuse("which is negative", "write the number without a minus sign");
    case NumberCell::Kind::contradicts:
      return refuse("which contradicts the decimal sign of its column",
                    "write it like the others, or name the decimal sign with --decimal comma or --decimal point");
    case NumberCell::Kind::too_precise: return refuse("which has more than 6 decimals", "round it");
    case NumberCell::Kind::too_large: return refuse_large();
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
  const Integer multiplied = Integer{number.millionths} * unit.multiply;
  if (multiplied / unit.divide >= (has_decimals ? least_too_large_income : least_too_large)) return refuse_large();
  if (multiplied % unit.divide != 0) return refuse("which has more than 6 decimals", "round it");
  number.millionths = static_cast<std::int64_t>(multiplied / unit.divide);
  if (!has_decimals && !number.is_whole()) {
    return refuse("which is not a whole number",
                  "correct it, or name the decimal sign with --decimal comma or --decimal point");
  }
  numbers_[target] = PanelChunk::raw(has_decimals ? number.millionths : number.millionths / number_scale);
}

}  // namespace ntm
