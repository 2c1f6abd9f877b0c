#include "read/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <tuple>
#include <utility>

#include "ntm/unicode.hpp"
#include "read/cells.hpp"
#include "read/records.hpp"
#include "read/rows.hpp"
#include "read/survey.hpp"
#include "read/totals.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

// What a row says of its commune, apart from marks.
struct Facts {
  int year = 0;
  std::string code;
  std::string name;
  std::string type;
  std::string district;
  std::string province;
  Pilot pilot = Pilot::not_reported;
  Reported criteria_met;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;

  friend bool operator==(const Facts&, const Facts&) = default;
};

UnitYear unit_year_of(const Facts& facts, CriteriaSet met, CriteriaSet observed) {
  UnitYear unit_year;
  unit_year.year = facts.year;
  unit_year.code = facts.code;
  unit_year.name = facts.name;
  unit_year.type = facts.type;
  unit_year.district = facts.district;
  unit_year.province = facts.province;
  unit_year.pilot = facts.pilot;
  unit_year.met = met;
  unit_year.observed = observed;
  unit_year.criteria_met = facts.criteria_met;
  unit_year.households = facts.households;
  unit_year.poor_households = facts.poor_households;
  unit_year.population = facts.population;
  unit_year.income = facts.income;
  return unit_year;
}

class TableReader {
 public:
  TableReader(std::string_view body, const Header& header, const ColumnTable& columns, const Rules& rules,
              const ReadOptions& options, PanelBuilder& builder, FileAccount& account, Diagnostics& diagnostics)
      : body_(body),
        header_(header),
        columns_(columns),
        rules_(rules),
        options_(options),
        builder_(builder),
        account_(account),
        file_(account.file),
        diagnostics_(diagnostics),
        sorter_(header),
        totals_(header.columns.size(), file_, diagnostics) {
    for (const auto& [meaning, column] : single_columns()) index_[static_cast<std::size_t>(meaning)] = column;
  }

  void read() {
    if (!column(Meaning::year)) {
      const auto year = year_of_file(file_, header_.titles, diagnostics_);
      if (!year) return;
      file_year_ = *year;
    }
    named_year_ = year_in_name(file_);
    RecordReader reader(body_, header_.delimiter, file_, diagnostics_, header_.body_line);
    survey_ = survey(body_, header_, sorter_, options_, file_);
    check_marks_exist();
    Record record;
    for (std::size_t i = 0; i < header_.records_before + header_.rows; ++i) reader.next(record);
    while (reader.next(record)) read_record(record);
    totals_.finish();
    if (header_.is_long()) add_long_units();
    tell_ambiguous();
  }

 private:
  // ---- places and messages

  [[nodiscard]] std::vector<std::pair<Meaning, std::size_t>> single_columns() const {
    std::vector<std::pair<Meaning, std::size_t>> found;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const ColumnMeaning meaning = header_.columns[i].meaning;
      if (meaning.meaning != Meaning::unknown && meaning.criterion == 0) found.emplace_back(meaning.meaning, i);
    }
    return found;
  }

  [[nodiscard]] std::optional<std::size_t> column(Meaning meaning) const {
    return index_[static_cast<std::size_t>(meaning)];
  }

  void error(const Record& record, std::size_t column, std::string message, std::string hint) {
    diagnostics_.error({file_, record.line, column + 1}, std::move(message), std::move(hint));
  }

  [[nodiscard]] const std::string& title(std::size_t column) const { return header_.columns[column].title; }

  static std::string_view cell(const Record& record, std::optional<std::size_t> column) {
    return column ? record.cells[*column] : std::string_view();
  }

  // ---- the walk

  void check_marks_exist() {
    if (!header_.has_marks() && !header_.is_long()) return;
    if (survey_.criteria.says_yes || survey_.criteria.says_no || options_.blank_is_not_met) return;
    diagnostics_.error({file_, header_.line, 0}, "no criterion is marked in the whole file",
                       "fill in the marks, or say --blank not-met if no commune meets any");
    all_blank_ = true;
  }

  void read_record(const Record& record) {
    const RowKind kind = sorter_.kind_of(record);
    if (kind == RowKind::commune) {
      if (has_right_width(record)) read_commune(record);
      return;
    }
    if (kind == RowKind::nameless) {
      const bool has_codes = column(Meaning::commune_code).has_value();
      const std::size_t place = has_codes ? *column(Meaning::commune_code) : *column(Meaning::commune);
      error(record, place, fmt::format("the row has marks or numbers but no commune {}", has_codes ? "code" : "name"),
            "fill it in, or delete the row");
      return;
    }
    account_.skipped_lines[std::string(name(kind))].push_back(record.line);
    if (kind == RowKind::heading) {
      const std::string label = normalized(sorter_.label_of(record));
      (names_province(label) ? heading_province_ : heading_district_) = label;
      totals_.heading(values_of(record), record.line);
    } else if (kind == RowKind::total) {
      totals_.total(values_of(record), record.line);
    }
  }

  bool has_right_width(const Record& record) {
    const std::size_t width = header_.columns.size();
    const std::size_t cells = record.cells.size();
    if (cells < width) {
      error(record, cells - 1, fmt::format("the row has {} cells, the header {}", cells, width),
            "add the missing cells, if only their delimiters");
      return false;
    }
    for (std::size_t i = width; i < cells; ++i) {
      if (record.cells[i].empty()) continue;
      error(record, i, fmt::format("the row has {} cells, the header {}", cells, width),
            "put a cell that holds a delimiter in quotes");
      return false;
    }
    return true;
  }

  // The numbers of a heading or total row, by column.
  ColumnValues values_of(const Record& record) const {
    ColumnValues values(header_.columns.size());
    for (std::size_t i = 0; i < std::min(values.size(), record.cells.size()); ++i) {
      const ColumnMeaning meaning = header_.columns[i].meaning;
      const bool adds_up = meaning.criterion > 0 || meaning.meaning == Meaning::pilot ||
                           (is_number_column(meaning.meaning) && meaning.meaning != Meaning::income);
      if (!adds_up) continue;
      const NumberCell number = read_number(record.cells[i], survey_.decimal_sign);
      if (number.kind == NumberCell::Kind::number) values[i] = number.millionths / number_scale;
    }
    return values;
  }

  void read_commune(const Record& record) {
    Facts facts;
    ColumnValues values(header_.columns.size());
    const bool good = read_facts(record, facts, values);
    if (header_.is_long()) {
      if (good) read_long(record, std::move(facts));
      return;
    }
    CriteriaSet met = 0;
    CriteriaSet observed = 0;
    bool complete = true;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const int criterion = header_.columns[i].meaning.criterion;
      if (criterion == 0) continue;
      const auto is_met = read_met(record, i);
      complete &= is_met.has_value();
      const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
      observed |= bit;
      if (is_met.value_or(false)) met |= bit;
      values[i] = is_met.value_or(false) ? 1 : 0;
    }
    if (good && complete) {
      totals_.add(values);
      add(facts, met, observed, record.line);
    } else if (facts.year != 0 && !facts.code.empty()) {
      // not to be used any more, but it may stand twice
      builder_.add(unit_year_of(facts, 0, 0), file_, record.line);
    }
  }

  void add(Facts& facts, CriteriaSet met, CriteriaSet observed, std::size_t line) {
    const int marked = std::popcount(met);
    if (observed == rules_.all_criteria()) {
      if (facts.criteria_met.has_value() && facts.criteria_met.value() != marked) {
        diagnostics_.error({file_, line, *column(Meaning::criteria_met) + 1},
                           fmt::format("'{}' says {}, the marks of the row add up to {}",
                                       title(*column(Meaning::criteria_met)), facts.criteria_met.value(), marked),
                           "correct the one that is wrong");
      }
      facts.criteria_met = marked;
    } else if (facts.criteria_met.has_value() && facts.criteria_met.value() < marked) {
      diagnostics_.error({file_, line, *column(Meaning::criteria_met) + 1},
                         fmt::format("'{}' says {}, but {} criteria are marked as met",
                                     title(*column(Meaning::criteria_met)), facts.criteria_met.value(), marked),
                         "correct the one that is wrong");
    }
    builder_.add(unit_year_of(facts, met, observed), file_, line);
    ++account_.rows_by_year[facts.year];
  }

  // ---- cells

  // Whether a mark says that a criterion is met; nothing, with an error, where it does not say.
  std::optional<bool> read_met(const Record& record, std::size_t column) {
    const std::string_view text = record.cells[column];
    switch (read_mark(text)) {
      case Mark::yes: return true;
      case Mark::no: return false;
      case Mark::blank:
        if (survey_.criteria.blank_is_no() || options_.blank_is_not_met) return false;
        if (!all_blank_) {
          error(record, column, fmt::format("'{}' is blank, in a file that writes out what is not met", title(column)),
                "fill in the mark, or say --blank not-met");
        }
        return std::nullopt;
      case Mark::unreadable: break;
    }
    error(record, column, fmt::format("'{}' is '{}', which is no mark", title(column), text),
          "write 1 or 0, x or nothing, Đạt or Chưa đạt");
    return std::nullopt;
  }

  bool read_pilot(const Record& record, Pilot& pilot) {
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
        error(record, *column_index,
              fmt::format("'{}' is blank, in a file that writes out who is not pilot", title(*column_index)),
              "fill it in");
        return false;
      case Mark::unreadable: break;
    }
    error(record, *column_index, fmt::format("'{}' is '{}', which is no mark", title(*column_index), text),
          "write 1 or 0, x or nothing");
    return false;
  }

  // `value` stays unreported where the cell is blank or there is no such column.
  bool read_number_of(const Record& record, Meaning meaning, Reported& value, ColumnValues& values) {
    const auto column_index = column(meaning);
    if (!column_index) return true;
    const std::string_view text = record.cells[*column_index];
    const NumberCell number = read_number(text, survey_.decimal_sign);
    const bool has_decimals = meaning == Meaning::income;
    const auto refuse = [&](std::string_view what, std::string hint) {
      error(record, *column_index, fmt::format("'{}' is '{}', {}", title(*column_index), text, what), std::move(hint));
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

  bool read_year(const Record& record, int& year) {
    const auto column_index = column(Meaning::year);
    if (!column_index) {
      year = file_year_;
      return true;
    }
    const std::string text = normalized(record.cells[*column_index]);
    const bool is_digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
    year = is_digits ? std::stoi(text) : 0;
    if (year < first_year || year > last_year) {
      error(record, *column_index, fmt::format("'{}' is '{}', which is no year", title(*column_index), text),
            fmt::format("write a year from {} to {}", first_year, last_year));
      return false;
    }
    if (named_year_ && *named_year_ != year && !told_year_) {
      error(record, *column_index, fmt::format("the row is of {}, the file's name says {}", year, *named_year_),
            "correct the one that is wrong");
      told_year_ = true;
    }
    return true;
  }

  bool read_code(const Record& record, std::string& code) {
    const auto column_index = column(Meaning::commune_code);
    if (!column_index) return true;
    code = normalized(record.cells[*column_index]);
    const bool usable = std::ranges::all_of(code, [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
    if (usable) return true;
    error(record, *column_index, fmt::format("'{}' is '{}', which is no commune code", title(*column_index), code),
          "write it with digits alone, such as 03403, in a column formatted as text");
    return false;
  }

  [[nodiscard]] std::string text_of(const Record& record, Meaning meaning) const {
    return normalized(cell(record, column(meaning)));
  }

  // All problems of a row are told, not the first alone.
  bool read_facts(const Record& record, Facts& facts, ColumnValues& values) {
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
    facts.district = column(Meaning::district) ? text_of(record, Meaning::district) : heading_district_;
    facts.province = column(Meaning::province) ? text_of(record, Meaning::province) : heading_province_;
    if (const auto pilot = column(Meaning::pilot)) values[*pilot] = facts.pilot == Pilot::yes ? 1 : 0;
    if (facts.criteria_met.has_value() && facts.criteria_met.value() > rules_.criteria_count()) {
      const std::size_t place = *column(Meaning::criteria_met);
      error(record, place,
            fmt::format("'{}' is {}, but the rules have {} criteria", title(place), facts.criteria_met.value(),
                        rules_.criteria_count()),
            "correct it, or choose the rules of that year with --rules");
      good = false;
    }
    if (facts.households.has_value() && facts.poor_households.has_value() &&
        facts.poor_households.value() > facts.households.value()) {
      error(record, *column(Meaning::poor_households),
            fmt::format("{} poor households of {} households", facts.poor_households.value(), facts.households.value()),
            "correct the one that is wrong");
      good = false;
    }
    return good;
  }

  // ---- the long layout: a row a commune and criterion

  struct LongUnit {
    Facts facts;
    CriteriaSet met = 0;
    CriteriaSet observed = 0;
    std::size_t line = 0;
  };

  int criterion_in(const Record& record) {
    const std::size_t place = *column(Meaning::criterion);
    const std::string text = normalized(record.cells[place]);
    const ColumnMeaning own = columns_.meaning_of(text);
    const int criterion = own.criterion > 0 ? own.criterion : columns_.meaning_of("TC " + text).criterion;
    if (criterion >= 1 && criterion <= rules_.criteria_count()) return criterion;
    error(record, place, fmt::format("'{}' is '{}', which is no criterion of the rules", title(place), text),
          fmt::format("write a number from 1 to {}, or choose other rules with --rules", rules_.criteria_count()));
    return 0;
  }

  void read_long(const Record& record, Facts facts) {
    const int criterion = criterion_in(record);
    const auto is_met = read_met(record, *column(Meaning::met));
    if (criterion == 0 || !is_met) return;
    const std::string identity =
        facts.code.empty() ? facts.province + '\n' + facts.district + '\n' + facts.name : facts.code;
    const auto [found, is_new] = long_index_.try_emplace({facts.year, identity}, long_units_.size());
    if (is_new) long_units_.push_back({facts, 0, 0, record.line});
    LongUnit& unit = long_units_[found->second];
    if (!is_new && !(unit.facts == facts)) {
      error(record, 0,
            fmt::format("the row and line {} say different things of {} in {}", unit.line,
                        facts.code.empty() ? facts.name : facts.code, facts.year),
            "make name, district, pilot and numbers the same in all rows of a commune");
      return;
    }
    const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
    if ((unit.observed & bit) != 0) {
      error(record, *column(Meaning::criterion),
            fmt::format("criterion {} of {} stands twice in {}", criterion,
                        facts.code.empty() ? facts.name : facts.code, facts.year),
            "keep the row that is right and delete the other");
      return;
    }
    unit.observed |= bit;
    if (*is_met) unit.met |= bit;
  }

  void add_long_units() {
    CriteriaSet observed = 0;
    for (const LongUnit& unit : long_units_) observed |= unit.observed;
    for (LongUnit& unit : long_units_) {
      if (const CriteriaSet missing = observed & ~unit.observed) {
        diagnostics_.error({file_, unit.line, 0},
                           fmt::format("commune {} ({}) has no row for criterion {} in {}", unit.facts.code,
                                       unit.facts.name, std::countr_zero(missing) + 1, unit.facts.year),
                           "add it: in this layout a row that is missing is not a criterion that is not met");
        continue;
      }
      add(unit.facts, unit.met, unit.observed, unit.line);
    }
  }

  // One message a column: what is ambiguous in one cell mostly is in all.
  void tell_ambiguous() {
    for (const auto& [column, cells] : ambiguous_) {
      const auto& [where, first, count] = cells;
      diagnostics_.error(where,
                         fmt::format("'{}' is '{}'{}: thousands or decimals, nothing in the file decides it",
                                     title(column), first, count > 1 ? fmt::format(" ({} such cells)", count) : ""),
                         "name the decimal sign with --decimal comma or --decimal point");
    }
  }

  struct Ambiguous {
    Where where;
    std::string first;
    std::size_t count = 0;
  };

  std::string_view body_;
  const Header& header_;
  const ColumnTable& columns_;
  const Rules& rules_;
  const ReadOptions& options_;
  PanelBuilder& builder_;
  FileAccount& account_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  RowSorter sorter_;
  Totals totals_;
  Survey survey_;
  std::array<std::optional<std::size_t>, 32> index_{};
  int file_year_ = 0;
  std::optional<int> named_year_;
  bool told_year_ = false;
  bool all_blank_ = false;
  std::string heading_district_;
  std::string heading_province_;
  std::vector<LongUnit> long_units_;
  std::map<std::pair<int, std::string>, std::size_t> long_index_;
  std::map<std::size_t, Ambiguous> ambiguous_;
};

}  // namespace

void read_table(std::string_view body, const Header& header, const ColumnTable& columns, const Rules& rules,
                const ReadOptions& options, PanelBuilder& builder, FileAccount& account, Diagnostics& diagnostics) {
  TableReader(body, header, columns, rules, options, builder, account, diagnostics).read();
}

}  // namespace ntm
