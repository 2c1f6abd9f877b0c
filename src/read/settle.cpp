#include "read/settle.hpp"

#include <algorithm>
#include <utility>

#include "read/header_words.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Whether a blank mark says something, in a column that holds such.
bool is_decided(const MarkStyle& style, const ReadOptions& options) {
  return !style.has_blanks() || style.blank_is_no() || options.blank_is_not_met;
}

// A form that nobody has filled in says nothing of any criterion.
bool says_nothing(const InputTable& table, const Survey& survey, const ReadOptions& options) {
  const bool has_marks = table.header.has_marks() || table.is_long;
  return has_marks && survey.criteria.says_nothing() && !options.blank_is_not_met;
}

// Whether x stands beside other signs for "met", and nothing says which of them it is.
bool has_doubtful_crosses(const InputTable& table, const Survey& survey) {
  return survey.criteria.has_doubtful_crosses() && !table.header.explains_marks;
}

// What was converted because words of the header or above it say so.
void tell_words_of_header(const InputTable& table, Diagnostics& diagnostics) {
  const std::size_t line = table.header.line;
  if (table.header.is_inverted) {
    diagnostics.warning({table.file(), line, 0}, "the marks say what is not met; read inverted",
                        "check it against a commune that you know");
  }
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const HeaderColumn& column = table.header.columns[i];
    if (column.is_other) {
      diagnostics.warning({table.file(), line, i + 1},
                          {"'{}' does not hold results of the year; left out", column.title},
                          "if it is a result, give it a header of its own");
    }
    if (column.unit.is_own()) continue;
    diagnostics.warning(
        {table.file(), line, i + 1},
        {"column '{}' is in {}; converted to {}", column.title, column.unit.name,
         column.meaning.what == Meaning::income ? Phrase("million VND per person per year") : Phrase("units of one")},
        "if its numbers are in another unit, write that into its header");
  }
}

// Whether blank names were filled by what was believed.
bool filled_alike(const InputTable& table, const NameStyle& believed, const NameStyle& shown) {
  return table.is_merged(believed) == table.is_merged(shown) && (believed.filled == 0) == (shown.filled == 0);
}

// Told once a column, for what is so in one cell mostly is in many.
void tell_mended(const InputTable& table, const Mended& mended, Diagnostics& diagnostics) {
  for (const auto& [column, cells] : mended.missing) {
    const auto count = static_cast<Integer>(cells.count);
    diagnostics.note({table.file(), cells.line, column + 1},
                     {"'{}' is '{}' in {} row{}; read as not reported", table.title(column), cells.first, Count{count},
                      plural(count)});
  }
  for (const auto& [column, cells] : mended.codes) {
    const auto count = static_cast<Integer>(cells.count);
    diagnostics.note({table.file(), cells.line, column + 1},
                     {"'{}' has extra characters around it in {} row{}, such as {} for {}; repaired",
                      table.title(column), Count{count}, plural(count), cells.first, cells.read});
  }
  for (const auto& [column, cells] : mended.controls) {
    const auto count = static_cast<Integer>(cells.count);
    diagnostics.warning({table.file(), cells.line, column + 1},
                        {"'{}' has control characters in {} row{}; read as '{}'", table.title(column), Count{count},
                         plural(count), cells.read},
                        "delete the invisible characters in the cell");
  }
}

// Whether a cell of some row may have moved: rows are wider than the header, and not all of them.
bool is_ragged(const InputTable& table, const Survey& survey) {
  return survey.widest > table.header.width && survey.narrowest != survey.widest;
}

}  // namespace

bool has_blank_codes(const InputTable& table, const Survey& survey) {
  return survey.communes == 0 && survey.nameless > 0 && table.column(Meaning::commune_code).has_value();
}

Pilot blank_pilot(const MarkStyle& style, const ReadOptions& options) {
  const bool is_no = style.blank_is_no() || (!style.says_nothing() && options.blank_is_not_met);
  return is_no ? Pilot::no : Pilot::not_reported;
}

namespace {

// Numbers have commas, and no other delimiter.
bool has_moved_cells(const InputTable& table, const Survey& survey) {
  return table.header.delimiter == ',' && survey.has_moved_cells();
}

// The column of results that one without a header may be a part of, as below a cell that was merged; or null.
const HeaderColumn* find_part(const InputTable& table, std::size_t column) {
  const std::vector<HeaderColumn>& columns = table.header.columns;
  while (column > 0 && (column >= columns.size() || columns[column].title.empty())) --column;
  if (column >= columns.size()) return nullptr;
  const ColumnMeaning& left = columns[column].meaning;
  return left.criterion > 0 || is_number_column(left.what) ? &columns[column] : nullptr;
}

void tell_gaps(const InputTable& table, Diagnostics& diagnostics) {
  if (table.observes_all || table.observed == 0) return;
  const std::vector<HeaderColumn>& columns = table.header.columns;
  const auto is_mark = [](const HeaderColumn& column) { return column.meaning.criterion > 0; };
  const auto first = std::ranges::find_if(columns, is_mark);
  const auto end = std::find_if(columns.rbegin(), columns.rend(), is_mark).base();
  // where criteria bear names alone, those beside them may be others
  auto begin = first;
  auto last = end;
  if (std::all_of(first, end, [&](const HeaderColumn& column) {
        return column.meaning.criterion == 0 || table.words->number_in(column.title) == 0;
      })) {
    const auto may_be_one = [](const HeaderColumn& column) {
      return column.meaning.what == Meaning::unknown && !column.title.empty();
    };
    while (begin != columns.begin() && may_be_one(*(begin - 1))) --begin;
    while (last != columns.end() && may_be_one(*last)) ++last;
  }
  for (auto column = begin; column < last; ++column) {
    if (column->meaning.what != Meaning::unknown || column->title.empty()) continue;
    if (table.words->stands_beside_results(column->title)) continue;
    diagnostics.error({table.file(), table.header.line, static_cast<std::size_t>(column - columns.begin()) + 1},
                      {"column '{}' stands among criteria and is not understood", column->title},
                      "if it is a criterion, give it that name, such as c01; else move or delete it");
  }
}

}  // namespace

namespace {

// Where criteria have no column, one among those of others that is not understood may be theirs.
bool has_gaps(const InputTable& table) {
  Diagnostics gaps;
  tell_gaps(table, gaps);
  return gaps.has_errors();
}

bool has_parts_without_header(const InputTable& table, const Survey& survey) {
  return std::ranges::any_of(survey.untitled, [&](std::size_t column) { return find_part(table, column) != nullptr; });
}

}  // namespace

Verdict settle(InputTable& table, const Notes& notes, const ReadOptions& options) {
  const Survey& shown = notes.survey;
  if (notes.is_bad) return Verdict::bad;
  const bool needs_order = !table.in_order && (notes.needs_order || table.may_be_merged(shown));
  const bool other_names = table.in_order && (!filled_alike(table, table.believed.district, shown.district) ||
                                              !filled_alike(table, table.believed.province, shown.province));
  const bool other_sign =
      shown.sign_used && shown.decimal_sign(options.decimal) != table.believed.decimal_sign(options.decimal);
  if (needs_order || other_names || other_sign) {
    table.in_order |= needs_order;
    table.believed = shown;
    return Verdict::doubtful;
  }
  const bool all_decided =
      is_decided(shown.criteria, options) && (shown.pilot.says_nothing() || is_decided(shown.pilot, options));
  if (!all_decided || shown.communes == 0 || shown.has_odd_names() || has_moved_cells(table, shown) ||
      has_doubtful_crosses(table, shown) || shown.criteria.has_doubtful_dashes() || shown.signs.are_mixed() ||
      is_ragged(table, shown) || says_nothing(table, shown, options) || has_parts_without_header(table, shown) ||
      has_gaps(table))
    return Verdict::bad;
  return Verdict::settled;
}

void tell_survey(const InputTable& table, const Notes& notes, const ReadOptions& options, Diagnostics& diagnostics) {
  const std::size_t header_line = table.header.line;
  const Survey& survey = notes.survey;
  if (has_blank_codes(table, survey)) {
    diagnostics.error({table.file(), header_line, *table.column(Meaning::commune_code) + 1},
                      "the column of codes is blank in every row", "fill it in, or delete the column");
    return;
  }
  if (survey.communes == 0) {
    const auto is_of_district = [](const TotalsEvent& event) {
      const auto is_number = [](const auto& value) { return value.has_value(); };
      return event.what == TotalsEvent::What::heading && std::ranges::any_of(event.values, is_number);
    };
    if (const auto first = std::ranges::find_if(notes.totals, is_of_district); first != notes.totals.end()) {
      diagnostics.error({table.file(), first->line, 0}, "the rows are districts, not communes",
                        "give a row for each commune");
      return;
    }
    diagnostics.error({table.file(), header_line, 0}, "no row below the header is a commune", "export the file again");
    return;
  }
  const bool each_is_told = survey.silent == survey.communes && !options.not_reported_is_left_out;
  if (says_nothing(table, survey, options) && !each_is_told && survey.criteria.unreadable == 0) {
    diagnostics.error({table.file(), header_line, 0}, "no criterion is marked in the whole file",
                      "fill in the marks, or use --blank not-met if no commune meets any");
  }
  if (survey.damaged.are_sure() || survey.damaged.are_villages(survey.communes)) {
    const DamagedNames::Name& name = survey.damaged.first();
    diagnostics.error({table.file(), name.line, name.column}, description(name.kind, name.text),
                      cure(name.kind, table.encoding, !options.encoding.empty()));
  }
  if (has_doubtful_crosses(table, survey)) {
    const CellsOfSign& crosses = survey.criteria.crosses;
    const CellsOfSign& ticks = survey.criteria.ticks;
    if (ticks.count > 0 && 20 * ticks.count <= crosses.count) {
      diagnostics.error(
          {table.file(), ticks.line, ticks.column + 1},
          {"'{}' is used in few cells beside many x: it is not clear whether x means met or not met", ticks.text},
          "write x there, or explain the marks in a line above the header, such as 'x: đạt'");
    } else {
      diagnostics.error(
          {table.file(), crosses.line, crosses.column + 1},
          "'x' is used beside other signs for criteria that are met: it is not clear whether it means met or not met",
          "write all marks in one way, or explain them in a line above the header, such as 'x: đạt'");
    }
  }
  if (survey.criteria.has_doubtful_dashes()) {
    diagnostics.error({table.file(), survey.criteria.dashes.line, survey.criteria.dashes.column + 1},
                      "'-' is used beside other signs for criteria that are not met: it is not clear whether it means "
                      "not met or no data",
                      "write 0 where a criterion is not met; clear the row of a commune that has not reported");
  }
  if (const MarkStyle& marks = survey.criteria; marks.has_stray_no() && !options.blank_is_not_met) {
    const Count blanks{static_cast<Integer>(marks.blanks)};
    diagnostics.error(
        {table.file(), marks.noes.line, marks.noes.column + 1},
        {"'{}' says outright that a criterion is not met, and {} other marks are blank", marks.noes.text, blanks},
        marks.says_yes() ? Phrase("clear the cell if the blanks mean the same, or use --blank not-met")
                         : Phrase("fill in the marks; no cell says that a criterion is met"));
  }
  if (is_ragged(table, survey)) {
    diagnostics.error(
        {table.file(), survey.first_wide_line, 0},
        {"the row has {} cells, others {}: a cell may hold the delimiter", survey.widest, survey.narrowest},
        "put a cell that holds the delimiter in quotes, such as a decimal comma");
  }
  tell_gaps(table, diagnostics);
  if (has_moved_cells(table, survey)) {
    const std::size_t column = survey.first_remark_column;
    diagnostics.error({table.file(), survey.first_remark_line, column + 1},
                      {"'{}' holds numbers: a cell before it may hold the delimiter", table.title(column)},
                      "put a cell that holds the delimiter in quotes, such as a decimal comma");
  }
  if (survey.has_odd_names()) {
    diagnostics.error(
        {table.file(), survey.first_weak_line, *table.column(Meaning::commune) + 1},
        "this row has only a name, while other rows also have a running number, a place or a type of unit",
        "write Xã, Phường or Thị trấn before the names of communes; or delete the row if it is not a commune");
  }
  tell_words_of_header(table, diagnostics);
  const auto uncounted = static_cast<Integer>(survey.uncounted);
  if (uncounted > 0 && !options.not_reported_is_left_out) {
    diagnostics.warning({table.file(), survey.first_uncounted_line, *table.column(Meaning::criteria_met) + 1},
                        {"'{}' is blank in {} row{} with other numbers; the year has no average, bands or gap",
                         table.title(*table.column(Meaning::criteria_met)), Count{uncounted}, plural(uncounted)},
                        "fill it in, or leave such communes out of these figures with --not-reported exclude");
  }
  if (survey.silent + survey.uncounted > 0 && options.not_reported_is_left_out) {
    const auto silent = static_cast<Integer>(survey.silent) + uncounted;
    diagnostics.note({table.file()}, {"{} commune{} not reported; left out of averages, bands and criteria",
                                      Count{silent}, plural(silent)});
  }
  if (survey.basically > 0) {
    const auto marks = static_cast<Integer>(survey.basically);
    const Count count{marks};
    diagnostics.warning({table.file(), header_line, 0},
                        options.basically_is_met
                            ? Message{"{} mark{} 'basically met' counted as met", count, plural(marks)}
                            : Message{"{} mark{} 'basically met' counted as not met", count, plural(marks)},
                        "choose with --basically met or --basically not-met");
  }
  for (const std::size_t column : survey.untitled) {
    const Where where{table.file(), header_line, column + 1};
    if (const HeaderColumn* const left = find_part(table, column)) {
      diagnostics.error(where, {"the column has no header, and may be a part of '{}'", left->title},
                        "give each of them a header that says what it holds");
    } else {
      diagnostics.warning(where, "the column has no header; ignored", "give it one");
    }
  }
  tell_mended(table, survey.mended, diagnostics);
  const auto tell_names = [&](Meaning meaning, Phrase name, const NameStyle& style) {
    if (style.blank == 0 || style.filled == 0) return;
    const Where where{table.file(), style.first_blank_line, *table.column(meaning) + 1};
    const auto blank = static_cast<Integer>(style.blank);
    if (table.is_merged(style)) {
      diagnostics.warning(where,
                          {"the {} is blank in {} row{}; taken from the row above, as merged cells are", name,
                           Count{blank}, plural(blank)},
                          "fill it in if that is wrong");
    } else {
      diagnostics.warning(
          where, {"the {} is blank in {} row{}; such rows are counted in none", name, Count{blank}, plural(blank)},
          "fill it in");
    }
  };
  tell_names(Meaning::district, Phrase("district", "column"), survey.district);
  tell_names(Meaning::province, Phrase("province", "column"), survey.province);
}

}  // namespace ntm
