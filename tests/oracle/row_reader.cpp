#include "oracle/row_reader.hpp"

#include <algorithm>
#include <utility>

#include "oracle/cells.hpp"
#include "oracle/unicode.hpp"
#include "oracle/year.hpp"

namespace ntm::oracle {

RowReader::RowReader(const Header& header, const Survey& survey, const Rules& rules, const ReadOptions& options,
                     const std::string& file, int file_year, Diagnostics& diagnostics)
    : header_(header),
      survey_(survey),
      rules_(rules),
      options_(options),
      file_(file),
      diagnostics_(diagnostics),
      file_year_(file_year),
      named_year_(year_in_name(file)),
      titled_year_(year_in_titles(header.titles)) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const ColumnMeaning meaning = header.columns[i].meaning;
    if (meaning.criterion == 0) index_[static_cast<std::size_t>(meaning.meaning)] = i;
  }
}

void RowReader::error(const Record& record, std::size_t column, Message message, Message hint) {
  diagnostics_.error({file_, record.line, column + 1}, std::move(message), std::move(hint));
}

std::optional<bool> RowReader::read_met(const Record& record, std::size_t column) {
  const std::string_view text = record.cells[column];
  switch (read_mark(text)) {
    case Mark::yes: return true;
    case Mark::no: return false;
    case Mark::blank:
      if (survey_.criteria.blank_is_no() || options_.blank_is_not_met) return false;
      if (survey_.criteria.says_yes || survey_.criteria.says_no) {
        error(record, column, {"'{}' is blank, in a file that writes out what is not met", title(column)},
              "fill in the mark, or say --blank not-met");
      }
      return std::nullopt;
    case Mark::unreadable: break;
  }
  error(record, column, {"'{}' is '{}', which is no mark", title(column), text},
        "write 1 or 0, x or nothing, Đạt or Chưa đạt");
  return std::nullopt;
}

bool RowReader::read_pilot(const Record& record, Pilot& pilot) {
  const auto column_index = column(Meaning::pilot);
  if (!column_index) return true;
  const std::string_view text = record.cells[*column_index];
  switch (read_mark(text)) {
    case Mark::yes: pilot = Pilot::yes; return true;
    case Mark::no: pilot = Pilot::no; return true;
    case Mark::blank:
      // a column that is blank throughout says nothing of anyone
      if (!survey_.pilot.says_yes && !survey_.pilot.says_no) return true;
      if (survey_.pilot.blank_is_no() || options_.blank_is_not_met) {
        pilot = Pilot::no;
        return true;
      }
      error(record, *column_index, {"'{}' is blank, in a file that writes out who is not pilot", title(*column_index)},
            "fill it in");
      return false;
    case Mark::unreadable: break;
  }
  error(record, *column_index, {"'{}' is '{}', which is no mark", title(*column_index), text},
        "write 1 or 0, x or nothing");
  return false;
}

// `value` stays unreported where the cell is blank or there is no such column.
bool RowReader::read_number_of(const Record& record, Meaning meaning, Reported& value, ColumnValues& values) {
  const auto column_index = column(meaning);
  if (!column_index) return true;
  const std::string_view text = record.cells[*column_index];
  const bool has_decimals = meaning == Meaning::income;
  NumberCell number = read_number(text, survey_.decimal_sign);
  // "2.000" in a column of whole numbers looks like thousands, whatever sign other columns prove: only --decimal
  // decides
  const bool is_inferred = options_.decimal == '\0' && survey_.decimal_sign != '\0';
  if (!has_decimals && is_inferred && text.find(survey_.decimal_sign) != std::string_view::npos &&
      read_number(text, '\0').kind == NumberCell::Kind::ambiguous) {
    number.kind = NumberCell::Kind::ambiguous;
  }
  const auto refuse = [&](Phrase what, Phrase hint) {
    error(record, *column_index, {"'{}' is '{}', {}", title(*column_index), text, what}, hint);
    return false;
  };
  switch (number.kind) {
    case NumberCell::Kind::blank: return true;
    case NumberCell::Kind::unreadable: return refuse("which is no number", "write digits, or leave it blank");
    case NumberCell::Kind::negative: return refuse("which is negative", "write the number without a minus sign");
    case NumberCell::Kind::too_precise: return refuse("which has more than 6 decimals", "round it");
    case NumberCell::Kind::ambiguous: {
      auto& [where, first, count] = ambiguous_[*column_index];
      if (count++ == 0) {
        where = {file_, record.line, *column_index + 1};
        first = std::string(text);
      }
      return false;
    }
    case NumberCell::Kind::number: break;
  }
  if (!has_decimals && !number.is_whole()) {
    return refuse("which is not a whole number",
                  "correct it, or name the decimal sign with --decimal comma or --decimal point");
  }
  value = has_decimals ? number.millionths : number.millionths / number_scale;
  values[*column_index] = value.value();
  return true;
}

bool RowReader::read_year(const Record& record, int& year) {
  const auto column_index = column(Meaning::year);
  if (!column_index) {
    year = file_year_;
    return true;
  }
  std::string text = normalized(record.cells[*column_index]);
  if (text.ends_with(".0")) text.resize(text.size() - 2);  // as programs write a number that they took for a decimal
  const bool is_digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  year = is_digits ? std::stoi(text) : 0;
  if (year < first_year || year > last_year) {
    error(record, *column_index, {"'{}' is '{}', which is no year", title(*column_index), text},
          {"write a year from {} to {}", first_year, last_year});
    year = 0;
    return false;
  }
  const auto contradicts = [&](std::optional<int> said, Phrase where) {
    if (!said || *said == year || told_year_) return;
    error(record, *column_index, {"the row is of {}, the file's {} says {}", year, where, *said},
          "correct the one that is wrong");
    told_year_ = true;
  };
  contradicts(named_year_, "name");
  contradicts(titled_year_, "title");
  return true;
}

bool RowReader::read_code(const Record& record, std::string_view& code) {
  code = text_of(record, Meaning::commune_code);
  const bool usable = std::ranges::all_of(code, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  if (usable) return true;
  const std::size_t place = *column(Meaning::commune_code);
  error(record, place, {"'{}' is '{}', which is no commune code", title(place), code},
        "write it with digits alone, such as 03403, in a column formatted as text");
  return false;
}

std::string_view RowReader::text_of(const Record& record, Meaning meaning) {
  const auto place = column(meaning);
  if (!place) return {};
  return normalized(record.cells[*place], storage_[static_cast<std::size_t>(meaning)]);
}

bool RowReader::read_facts(const Record& record, UnitYear& facts, ColumnValues& values) {
  bool good = read_year(record, facts.year);
  good &= read_code(record, facts.code);
  good &= read_pilot(record, facts.pilot);
  good &= read_number_of(record, Meaning::criteria_met, facts.criteria_met, values);
  good &= read_number_of(record, Meaning::households, facts.households, values);
  good &= read_number_of(record, Meaning::poor_households, facts.poor_households, values);
  good &= read_number_of(record, Meaning::population, facts.population, values);
  good &= read_number_of(record, Meaning::income, facts.income, values);
  facts.name = text_of(record, Meaning::commune);
  facts.type = text_of(record, Meaning::unit_type);
  facts.district = text_of(record, Meaning::district);
  facts.province = text_of(record, Meaning::province);
  if (const auto pilot = column(Meaning::pilot)) values[*pilot] = facts.pilot == Pilot::yes ? 1 : 0;
  if (facts.criteria_met.has_value() && facts.criteria_met.value() > rules_.criteria_count()) {
    const std::size_t place = *column(Meaning::criteria_met);
    error(record, place,
          {"'{}' is {}, but the rules have {} criteria", title(place), facts.criteria_met.value(),
           rules_.criteria_count()},
          "correct it, or choose the rules of that year with --rules");
    good = false;
  }
  if (facts.households.has_value() && facts.poor_households.has_value() &&
      facts.poor_households.value() > facts.households.value()) {
    error(
        record, *column(Meaning::poor_households),
        {"{} poor households of {} households", Count{facts.poor_households.value()}, Count{facts.households.value()}},
        "correct the one that is wrong");
    good = false;
  }
  return good;
}

void RowReader::tell_ambiguous() {
  for (const auto& [column, cells] : ambiguous_) {
    const auto& [where, first, count] = cells;
    diagnostics_.error(
        where,
        count > 1
            ? Message{"'{}' is '{}' ({} such cells): thousands or decimals, nothing in the file decides it",
                      title(column), first, Count{static_cast<Integer>(count)}}
            : Message{"'{}' is '{}': thousands or decimals, nothing in the file decides it", title(column), first},
        "name the decimal sign with --decimal comma or --decimal point");
  }
}

}  // namespace ntm::oracle
