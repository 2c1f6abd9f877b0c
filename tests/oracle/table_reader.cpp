#include "oracle/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "oracle/cells.hpp"
#include "oracle/records.hpp"
#include "oracle/row_reader.hpp"
#include "oracle/rows.hpp"
#include "oracle/survey.hpp"
#include "oracle/totals.hpp"
#include "oracle/unicode.hpp"
#include "oracle/year.hpp"

namespace ntm::oracle {
namespace {

class TableReader {
 public:
  TableReader(const Header& header, const Survey& survey, RowReader& rows, const ColumnTable& columns,
              const Rules& rules, Units& units, FileAccount& account, Diagnostics& diagnostics)
      : header_(header),
        survey_(survey),
        rows_(rows),
        columns_(columns),
        rules_(rules),
        units_(units),
        account_(account),
        file_(account.file),
        diagnostics_(diagnostics),
        sorter_(header),
        totals_(header.columns.size(), file_, diagnostics) {}

  void read(RecordReader& reader) {
    Record record;
    while (reader.next(record)) read_record(record);
    totals_.finish();
    if (header_.is_long()) add_long_units();
    rows_.tell_ambiguous();
  }

 private:
  void read_record(const Record& record) {
    const RowKind kind = sorter_.kind_of(record);
    switch (kind) {
      case RowKind::commune:
        if (!has_right_width(record) || !read_commune(record)) totals_.give_up();
        return;
      case RowKind::nameless:
        refuse_nameless(record);
        totals_.give_up();
        return;
      case RowKind::heading: read_heading(record); break;
      case RowKind::unclear:
        if (!is_rest_of_header(record)) unclear_.push_back({file_, record.line, 0});
        break;
      case RowKind::total: totals_.total(values_of(record), record.line); break;
      default: break;
    }
    account_.skipped_lines[name(kind)].push_back(record.line);
  }

  void read_heading(const Record& record) {
    const std::string label = normalized(sorter_.label_of(record));
    if (names_province(label)) {
      heading_province_ = label;
    } else {
      heading_district_ = label;
      totals_.heading(values_of(record), record.line);
    }
  }

  // Names of criteria below their numbers, above the first commune.
  [[nodiscard]] bool is_rest_of_header(const Record& record) const {
    bool stands_below_criteria = false;
    for (std::size_t i = 0; i < std::min(record.cells.size(), header_.columns.size()); ++i) {
      stands_below_criteria |= header_.columns[i].meaning.criterion > 0 && !record.cells[i].empty();
    }
    return account_.rows_by_year.empty() && stands_below_criteria;
  }

  // A signature stands below all communes. Above one, a row that is none of the known kinds may be a district, or a
  // commune that lost its code.
  void refuse_unclear() {
    for (Where& where : unclear_) {
      diagnostics_.error(std::move(where), "the row is no commune, and no heading, total or remark that is known",
                         "give it a commune code, begin a district with Huyện, Thị xã or Thành phố, or delete the row");
    }
    unclear_.clear();
  }

  // The name in a row, or the one above it where cells are merged or the district stands in a heading.
  static void fill_from_above(std::string_view& name, const NameStyle& style, std::string& above,
                              const std::string& heading) {
    if (!name.empty()) {
      above = name;
    } else if (style.is_merged()) {
      name = above;
    } else if (style.filled == 0) {
      name = heading;
    }
  }

  void refuse_nameless(const Record& record) {
    const auto code = rows_.column(Meaning::commune_code);
    rows_.error(record, code ? *code : *rows_.column(Meaning::commune),
                code ? Message("the row has marks or numbers but no commune code")
                     : Message("the row has marks or numbers but no commune name"),
                "fill it in, or delete the row");
  }

  bool has_right_width(const Record& record) {
    const std::size_t width = header_.columns.size();
    const std::size_t cells = record.cells.size();
    if (cells < width) {
      rows_.error(record, cells - 1, {"the row has {} cells, the header {}", cells, width},
                  "add the missing cells, if only their delimiters");
      return false;
    }
    for (std::size_t i = width; i < cells; ++i) {
      if (record.cells[i].empty()) continue;
      rows_.error(record, i, {"the row has {} cells, the header {}", cells, width},
                  "put a cell that holds a delimiter in quotes");
      return false;
    }
    return true;
  }

  // The numbers of a heading or total row, by column; none where a commune takes many rows.
  ColumnValues values_of(const Record& record) const {
    ColumnValues values(header_.columns.size());
    if (header_.is_long()) return values;
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

  // False, with errors, if the row cannot be used.
  bool read_commune(const Record& record) {
    UnitYear facts;
    ColumnValues& values = values_;
    values.assign(header_.columns.size(), std::nullopt);
    const bool good = rows_.read_facts(record, facts, values);
    refuse_unclear();
    fill_from_above(facts.district, survey_.district, district_above_, heading_district_);
    fill_from_above(facts.province, survey_.province, province_above_, heading_province_);
    if (header_.is_long()) {
      if (good) read_long(record, facts);
      return good;
    }
    CriteriaSet met = 0;
    CriteriaSet observed = 0;
    bool complete = true;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const int criterion = header_.columns[i].meaning.criterion;
      if (criterion == 0) continue;
      const auto is_met = rows_.read_met(record, i);
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
      units_.add(facts, file_, record.line);
    }
    return good && complete;
  }

  void add(UnitYear& facts, CriteriaSet met, CriteriaSet observed, std::size_t line) {
    const int marked = std::popcount(met);
    if (observed == rules_.all_criteria()) {
      if (facts.criteria_met.has_value() && facts.criteria_met.value() != marked) {
        diagnostics_.error({file_, line, *rows_.column(Meaning::criteria_met) + 1},
                           {"'{}' says {}, the marks of the row add up to {}",
                            rows_.title(*rows_.column(Meaning::criteria_met)), facts.criteria_met.value(), marked},
                           "correct the one that is wrong");
      }
      facts.criteria_met = marked;
    } else if (facts.criteria_met.has_value()) {
      check_partly_marked(facts.criteria_met.value(), marked, std::popcount(observed), line);
    }
    facts.met = met;
    facts.observed = observed;
    units_.add(facts, file_, line);
    ++account_.rows_by_year[facts.year];
  }

  // Where there are columns for some criteria only, the number of all must leave room for those marked, and for those
  // that are not met.
  void check_partly_marked(std::int64_t met, int marked, int observed, std::size_t line) {
    const std::size_t column = *rows_.column(Meaning::criteria_met);
    if (met < marked) {
      diagnostics_.error({file_, line, column + 1},
                         {"'{}' says {}, but {} criteria are marked as met", rows_.title(column), met, marked},
                         "correct the one that is wrong");
    } else if (met - marked > rules_.criteria_count() - observed) {
      diagnostics_.error(
          {file_, line, column + 1},
          {"'{}' says {}, but {} criteria are marked as not met", rows_.title(column), met, observed - marked},
          "correct the one that is wrong");
    }
  }

  // ---- the long layout: a row a commune and criterion

  struct LongUnit {
    UnitYear facts;
    CriteriaSet met = 0;
    CriteriaSet observed = 0;
    std::size_t line = 0;
  };

  int criterion_in(const Record& record) {
    const std::size_t place = *rows_.column(Meaning::criterion);
    const std::string text = normalized(record.cells[place]);
    const ColumnMeaning own = columns_.meaning_of(text);
    const int criterion = own.criterion > 0 ? own.criterion : columns_.meaning_of("TC " + text).criterion;
    if (criterion >= 1 && criterion <= rules_.criteria_count()) return criterion;
    rows_.error(record, place, {"'{}' is '{}', which is no criterion of the rules", rows_.title(place), text},
                {"write a number from 1 to {}, or choose other rules with --rules", rules_.criteria_count()});
    return 0;
  }

  void read_long(const Record& record, UnitYear facts) {
    keep_texts(facts);
    const int criterion = criterion_in(record);
    const auto is_met = rows_.read_met(record, *rows_.column(Meaning::met));
    if (criterion == 0 || !is_met) return;
    const std::string identity = facts.code.empty()
                                     ? fmt::format("{}\n{}\n{}", facts.province, facts.district, facts.name)
                                     : std::string(facts.code);
    const auto [found, is_new] = long_index_.try_emplace({facts.year, identity}, long_units_.size());
    if (is_new) long_units_.push_back({facts, 0, 0, record.line});
    LongUnit& unit = long_units_[found->second];
    if (!is_new && !(unit.facts == facts)) {
      rows_.error(record, 0,
                  {"the row and line {} say different things of {} in {}", unit.line,
                   facts.code.empty() ? facts.name : facts.code, facts.year},
                  "make name, district, pilot and numbers the same in all rows of a commune");
      return;
    }
    const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
    if ((unit.observed & bit) != 0) {
      rows_.error(record, *rows_.column(Meaning::criterion),
                  {"criterion {} of {} stands twice in {}", criterion, facts.code.empty() ? facts.name : facts.code,
                   facts.year},
                  "keep the row that is right and delete the other");
      return;
    }
    unit.observed |= bit;
    if (*is_met) unit.met |= bit;
  }

  // Views of a record end with it, but a unit takes many.
  void keep_texts(UnitYear& facts) {
    for (std::string_view* text : {&facts.code, &facts.name, &facts.type, &facts.district, &facts.province}) {
      *text = *texts_.emplace(*text).first;
    }
  }

  void add_long_units() {
    CriteriaSet observed = 0;
    for (const LongUnit& unit : long_units_) observed |= unit.observed;
    for (LongUnit& unit : long_units_) {
      if (const CriteriaSet missing = observed & ~unit.observed) {
        diagnostics_.error({file_, unit.line, 0},
                           {"commune {} ({}) has no row for criterion {} in {}", unit.facts.code, unit.facts.name,
                            std::countr_zero(missing) + 1, unit.facts.year},
                           "add it: in this layout a row that is missing is not a criterion that is not met");
        continue;
      }
      add(unit.facts, unit.met, unit.observed, unit.line);
    }
  }

  const Header& header_;
  const Survey& survey_;
  RowReader& rows_;
  const ColumnTable& columns_;
  const Rules& rules_;
  Units& units_;
  FileAccount& account_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  RowSorter sorter_;
  Totals totals_;
  std::string heading_district_;
  std::string heading_province_;
  std::string district_above_;
  std::string province_above_;
  std::vector<Where> unclear_;
  ColumnValues values_;  // of the row being read
  std::set<std::string, std::less<>> texts_;
  std::vector<LongUnit> long_units_;
  std::map<std::pair<int, std::string>, std::size_t> long_index_;
};

// What only the whole table shows to be wrong or doubtful.
void check_survey(const Header& header, const Survey& survey, const ReadOptions& options, const std::string& file,
                  Diagnostics& diagnostics) {
  if (survey.broke_off) return;
  if (survey.communes == 0) {
    diagnostics.error({file, header.line, 0}, "no row below the header is a commune", "export the file again");
    return;
  }
  // a form that nobody has filled in
  const bool has_marks = header.has_marks() || header.is_long();
  if (has_marks && !survey.criteria.says_yes && !survey.criteria.says_no && !options.blank_is_not_met) {
    diagnostics.error({file, header.line, 0}, "no criterion is marked in the whole file",
                      "fill in the marks, or say --blank not-met if no commune meets any");
  }
  for (const std::size_t column : survey.untitled) {
    diagnostics.warning({file, header.line, column + 1}, "the column has no header; ignored", "give it one");
  }
  const auto check_names = [&](Meaning meaning, const NameStyle& style) {
    if (style.blank == 0 || style.filled == 0) return;
    const Where where{file, style.first_blank_line, *header.find(meaning) + 1};
    const auto blank = static_cast<Integer>(style.blank);
    if (style.is_merged()) {
      diagnostics.warning(where,
                          {"the {} is blank in {} row{}; taken from the row above, as merged cells are", name(meaning),
                           Count{blank}, plural(blank)},
                          "fill it in if that is wrong");
    } else {
      diagnostics.warning(
          where, {"the {} is blank in {} row{}; such rows count in none", name(meaning), Count{blank}, plural(blank)},
          "fill it in");
    }
  };
  check_names(Meaning::district, survey.district);
  check_names(Meaning::province, survey.province);
}

// A column that says it is of another year than the file: last year's, put beside this year's to compare.
void check_header_years(const Header& header, const FileAccount& account, Diagnostics& diagnostics) {
  if (account.rows_by_year.size() != 1) return;
  const int year = account.rows_by_year.begin()->first;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const HeaderColumn& column = header.columns[i];
    const auto said = year_in(column.title);
    if (column.meaning.meaning == Meaning::unknown || !said || *said == year) continue;
    diagnostics.error({account.file, header.line, i + 1},
                      {"column '{}' is of {}, the file of {}", column.title, *said, year},
                      "correct the one that is wrong, or delete the column");
  }
}

}  // namespace

void read_table(std::string_view body, const Header& header, const ColumnTable& columns, const Rules& rules,
                const ReadOptions& options, Units& units, FileAccount& account, Diagnostics& diagnostics) {
  std::optional<int> file_year;
  if (!header.find(Meaning::year)) {
    file_year = year_of_file(account.file, header.titles, diagnostics);
    if (!file_year) return;
  }
  const Survey seen = survey(body, header, RowSorter(header), options, account.file);
  check_survey(header, seen, options, account.file, diagnostics);
  RecordReader reader(body, header.delimiter, account.file, diagnostics, header.body_line);
  Record skipped;
  for (std::size_t i = 0; i < header.records_before + header.rows; ++i) reader.next(skipped);
  RowReader rows(header, seen, rules, options, account.file, file_year.value_or(0), diagnostics);
  TableReader(header, seen, rows, columns, rules, units, account, diagnostics).read(reader);
  check_header_years(header, account, diagnostics);
}

}  // namespace ntm::oracle
