#include "read/settle.hpp"

#include <algorithm>
#include <utility>

#include "read/header_words.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

// Whether a blank mark says something, in a column that holds such.
bool is_decided(const MarkStyle& style, const ReadOptions& options) {
  return !style.has_blanks || style.blank_is_no() || options.blank_is_not_met;
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
                        "check it against what is known of a commune");
  }
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const HeaderColumn& column = table.header.columns[i];
    if (column.is_other) {
      diagnostics.warning({table.file(), line, i + 1},
                          {"'{}' says something else than the results of the year; left out", column.title},
                          "name it by itself if it is a result");
    }
    if (column.unit.is_own()) continue;
    diagnostics.warning({table.file(), line, i + 1},
                        {"column '{}' is in {}; converted to {}", column.title, column.unit.name,
                         column.meaning.meaning == Meaning::income ? Phrase("million VND per person and year")
                                                                   : Phrase("units of one")},
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
                     {"'{}' is wrapped in {} row{}, such as {} for {}; mended", table.title(column), Count{count},
                      plural(count), cells.first, cells.read});
  }
  for (const auto& [column, cells] : mended.controls) {
    const auto count = static_cast<Integer>(cells.count);
    diagnostics.warning({table.file(), cells.line, column + 1},
                        {"'{}' has control characters in {} row{}; read as '{}'", table.title(column), Count{count},
                         plural(count), cells.read},
                        "delete what is not seen in the cell");
  }
}

// Whether a cell of some row may have moved: rows are wider than the header, and not all of them.
bool is_ragged(const InputTable& table, const Survey& survey) {
  return survey.widest > table.header.width && survey.narrowest != survey.widest;
}

}  // namespace

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
const HeaderColumn* part_of(const InputTable& table, std::size_t column) {
  const std::vector<HeaderColumn>& columns = table.header.columns;
  while (column > 0 && (column >= columns.size() || columns[column].title.empty())) --column;
  if (column >= columns.size()) return nullptr;
  const ColumnMeaning& left = columns[column].meaning;
  return left.criterion > 0 || is_number_column(left.meaning) ? &columns[column] : nullptr;
}

void tell_gaps(const InputTable& table, Diagnostics& diagnostics) {
  if (table.observes_all || table.observed == 0) return;
  const std::vector<HeaderColumn>& columns = table.header.columns;
  const auto is_mark = [](const HeaderColumn& column) { return column.meaning.criterion > 0; };
  const auto first = std::ranges::find_if(columns, is_mark);
  const auto end = std::find_if(columns.rbegin(), columns.rend(), is_mark).base();
  for (auto column = first; column < end; ++column) {
    if (column->meaning.meaning != Meaning::unknown || column->title.empty()) continue;
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
  return std::ranges::any_of(survey.untitled, [&](std::size_t column) { return part_of(table, column) != nullptr; });
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
  if (needs_order || notes.needs_sums || other_names || other_sign) {
    table.in_order |= needs_order;
    table.keeps_sums = true;
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

void tell_survey(const InputTable& table, const Survey& survey, const ReadOptions& options, Diagnostics& diagnostics) {
  const std::size_t header_line = table.header.line;
  if (survey.communes == 0) {
    diagnostics.error({table.file(), header_line, 0}, "no row below the header is a commune", "export the file again");
    return;
  }
  const bool each_is_told = survey.silent == survey.communes && !options.not_reported_is_left_out;
  if (says_nothing(table, survey, options) && !each_is_told) {
    diagnostics.error({table.file(), header_line, 0}, "no criterion is marked in the whole file",
                      "fill in the marks, or say --blank not-met if no commune meets any");
  }
  if (survey.damaged.are_sure()) {
    const DamagedNames::Name& name = survey.damaged.first();
    diagnostics.error({table.file(), name.line, name.column}, description(name.kind, name.text),
                      cure(name.kind, table.encoding, !options.encoding.empty()));
  }
  if (has_doubtful_crosses(table, survey)) {
    diagnostics.error(
        {table.file(), survey.criteria.first_cross_line, survey.criteria.first_cross_column + 1},
        "'x' stands beside other signs for criteria that are met: whether it says met or not is not clear",
        "write all marks in one way, or say it in a line above the header, such as 'x: đạt'");
  }
  if (survey.criteria.has_doubtful_dashes()) {
    diagnostics.error({table.file(), survey.criteria.first_dash_line, survey.criteria.first_dash_column + 1},
                      "'-' stands beside other signs for criteria that are not met: whether it says so, or nothing, is "
                      "not clear",
                      "write 0 where a criterion is not met; clear the row of a commune that has not reported");
  }
  if (const MarkStyle& marks = survey.criteria; marks.has_stray_no() && !options.blank_is_not_met) {
    const Count blanks{static_cast<Integer>(marks.blanks)};
    diagnostics.error(
        {table.file(), marks.first_no_line, marks.first_no_column + 1},
        {"'{}' writes out that a criterion is not met, and {} other marks are blank", marks.first_no, blanks},
        marks.says_yes ? Phrase("clear the cell if these say the same, or say --blank not-met")
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
        "what the row is, only its name says, where others have more: a running number, a place or a type of unit",
        "write Xã, Phường or Thị trấn before the names of communes; or delete the row if it is none");
  }
  tell_words_of_header(table, diagnostics);
  const auto uncounted = static_cast<Integer>(survey.uncounted);
  if (uncounted > 0 && !options.not_reported_is_left_out) {
    diagnostics.warning({table.file(), survey.first_uncounted_line, *table.column(Meaning::criteria_met) + 1},
                        {"'{}' is blank in {} row{} with other numbers; the year has no average, bands or gap",
                         table.title(*table.column(Meaning::criteria_met)), Count{uncounted}, plural(uncounted)},
                        "fill it in, or leave such communes out of them with --not-reported exclude");
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
                        "say --basically met or --basically not-met");
  }
  for (const std::size_t column : survey.untitled) {
    const Where where{table.file(), header_line, column + 1};
    if (const HeaderColumn* const left = part_of(table, column)) {
      diagnostics.error(where, {"the column has no header, and may be a part of '{}'", left->title},
                        "give each of them a header that says what it holds");
    } else {
      diagnostics.warning(where, "the column has no header; ignored", "give it one");
    }
  }
  tell_mended(table, survey.mended, diagnostics);
  const auto tell_names = [&](Meaning meaning, const NameStyle& style) {
    if (style.blank == 0 || style.filled == 0) return;
    const Where where{table.file(), style.first_blank_line, *table.column(meaning) + 1};
    const auto blank = static_cast<Integer>(style.blank);
    if (table.is_merged(style)) {
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
  tell_names(Meaning::district, survey.district);
  tell_names(Meaning::province, survey.province);
}

namespace {

// Lines above and below the table, and its name, that speak of another time than its year, or of plans. What exactly
// they speak of is not known.
void tell_lines(const InputTable& table, const Notes& notes, const ColumnTable& words, Diagnostics& diagnostics) {
  const auto look_at = [&](const Title& line, bool is_title) {
    const Where where{table.file(), line.line, 0};
    const std::string said = words_in(line.text);
    const auto says = [&](std::string_view phrase) { return find_words(said, phrase) != std::string::npos; };
    const auto year = year_in(said);
    const bool is_of_other_year = says("so lieu") && year && table.file_year && *year != *table.file_year;
    const bool is_about_data = says("so lieu") || says("bao cao") || says("tinh den");
    if (line.text.find("(-)") != std::string::npos && !notes.survey.mended.missing.empty()) {
      diagnostics.warning(where, {"the line says what '-' means, which was read as no number: '{}'", line.text},
                          "write 0 where there is none, and nothing where it is not known");
    } else if (is_of_other_year || (is_about_data && speaks_of_part_of_year(line.text))) {
      diagnostics.warning(where, {"the line speaks of another time than the end of the year: '{}'", line.text},
                          "give the figures of the year's end, or correct the line");
    } else if (is_title && !not_understood_of_criteria(line.text, words).empty()) {
      diagnostics.warning(where,
                          {"the title says something of the criteria that is not understood ('{}'): '{}'",
                           not_understood_of_criteria(line.text, words), line.text},
                          "make sure that the marks are of criteria that are met");
    } else if (announces_plan(line.text, words)) {
      diagnostics.warning(where, {"the line speaks of plans or estimates: '{}'", line.text},
                          "make sure that the figures are results");
    }
  };
  const std::string& file = table.file();
  const std::string name = file.substr(file.rfind('/') + 1);
  std::string_view path = file;
  for (std::size_t folder = 0; folder <= table.source->folders && !path.empty(); ++folder) {
    const std::size_t slash = path.rfind('/');
    const bool is_plan = announces_plan(path.substr(slash + 1), words);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    if (!is_plan) continue;
    diagnostics.warning({file},
                        folder == 0 ? Phrase("the file's name speaks of plans or estimates")
                                    : Phrase("the folder's name speaks of plans or estimates"),
                        "make sure that the figures are results");
    break;
  }
  if (legend_of_title(name) == Legend::not_met && !table.header.is_inverted) {
    diagnostics.warning({file}, "the file's name speaks of criteria that are not met, its table of those that are",
                        "make sure that its marks stand for criteria that are met");
  }
  for (const Statement& cell : notes.statements) {
    const Where where{table.file(), cell.line, cell.column + 1};
    if (words.is_claim(cell.text)) {
      diagnostics.warning(where, {"the cell speaks of plans or estimates: '{}'", cell.text},
                          "make sure that the figures are results");
    } else if ((legend_in(cell.text) == Legend::not_met) != table.header.is_inverted) {
      diagnostics.error(where, {"what the marks or numbers mean is not clear: '{}'", cell.text},
                        "write into the headers whether they are of criteria that are met");
    }
  }
  for (const Title& title : table.header.titles) look_at(title, true);
  for (const Title& remark : notes.remarks) look_at(remark, false);
}

}  // namespace

void tell_rows(const InputTable& table, const Notes& notes, Diagnostics& diagnostics) {
  tell_lines(table, notes, *table.words, diagnostics);
  const bool names_no_district = !table.column(Meaning::district) || notes.survey.district.filled == 0;
  if (notes.above_heading_line > 0 && names_no_district) {
    diagnostics.warning({table.file(), notes.above_heading_line, 0},
                        "communes stand above the first heading of a district; they count in none",
                        "write the heading of their district above them");
  }
  for (const Title& heading : notes.headings_again) {
    diagnostics.warning({table.file(), heading.line, 0},
                        {"the heading '{}' stands again below others; taken for the same district", heading.text},
                        "if these are districts of two provinces, name the province in a column");
  }
  if (const auto groups = notes.skipped.find(RowKind::group); groups != notes.skipped.end()) {
    diagnostics.warning({table.file(), groups->second.front(), 0},
                        "a heading that names no district; what it says of the communes below it is not read",
                        "write it into a column, such as pilot");
  }
  const bool numbers_communes = table.header.find(Meaning::commune_code) || table.header.find(Meaning::ordinal);
  const auto summaries = notes.skipped.find(RowKind::summary);
  if (numbers_communes || summaries == notes.skipped.end()) return;
  diagnostics.warning({table.file(), summaries->second.front(), 0},
                      "taken for a summary by its words alone, not for a commune",
                      "if it is a commune, give all of them running numbers or codes");
}

namespace {

// A year of few rows beside one of many.
void tell_rare_years(const InputTable& table, const Notes& notes, Diagnostics& diagnostics) {
  constexpr std::size_t times_fewer = 5;
  const auto column = table.column(Meaning::year);
  if (!column || notes.rows_by_year.size() < 2) return;
  const auto most = std::ranges::max_element(notes.rows_by_year, {}, [](const auto& year) { return year.second; });
  for (const auto& [year, rows] : notes.rows_by_year) {
    if (rows * times_fewer > most->second) continue;
    diagnostics.warning(
        {table.file(), table.header.line, *column + 1},
        {"{} row{} of {}, {} of {}: a year may be mistyped", Count{static_cast<Integer>(rows)},
         plural(static_cast<Integer>(rows)), year, Count{static_cast<Integer>(most->second)}, most->first},
        "correct the years that are wrong");
  }
}

}  // namespace

void tell_header_years(const InputTable& table, const Notes& notes, Diagnostics& diagnostics) {
  tell_rare_years(table, notes, diagnostics);
  if (notes.rows_by_year.size() != 1) return;
  const int year = notes.rows_by_year.begin()->first;
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const HeaderColumn& column = table.header.columns[i];
    const auto said = year_in(without_other_years(column.title));
    if (column.meaning.meaning == Meaning::unknown || !said || *said == year) continue;
    diagnostics.error({table.file(), table.header.line, i + 1},
                      {"column '{}' is of {}, the file of {}", column.title, *said, year},
                      "correct the one that is wrong, or delete the column");
  }
}

}  // namespace ntm
