// What rows and lines of a table say that must be told: of other times, of plans, of what rows are.
#include <algorithm>
#include <array>
#include <utility>

#include "read/header_words.hpp"
#include "read/settle.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Whether words are of the criteria that follow those for all communes, or of districts.
bool speaks_of_other_criteria(std::string_view words) {
  constexpr std::array others =
      std::to_array<std::string_view>({"nang cao", "kieu mau", "tieu chi huyen", "huyen nong thon moi"});
  return std::ranges::any_of(others,
                             [&](std::string_view other) { return find_words(words, other) != std::string::npos; });
}

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
      diagnostics.warning(where, {"the line says what '-' means, but '-' was read as no number: '{}'", line.text},
                          "write 0 where there is none, and nothing where it is not known");
    } else if (is_of_other_year || (is_about_data && speaks_of_part_of_year(line.text))) {
      diagnostics.warning(where, {"the line speaks of a time other than the end of the year: '{}'", line.text},
                          "give the figures at the end of the year, or correct the line");
    } else if (is_title && !not_understood_of_criteria(line.text, words).empty()) {
      diagnostics.warning(where,
                          {"the title says something about the criteria that is not understood ('{}'): '{}'",
                           not_understood_of_criteria(line.text, words), line.text},
                          "make sure that the marks stand for criteria that are met");
    } else if (is_title && speaks_of_other_criteria(said)) {
      diagnostics.warning(
          where, {"the title speaks of criteria for advanced or model communes, or for districts: '{}'", line.text},
          "make sure that the marks are those of the criteria for all communes");
    } else if (!is_title && says("ho ngheo") && says("can ngheo") &&
               (says("bao gom") || says("gom ca") || says("ke ca") || says("tinh ca"))) {
      diagnostics.warning(where, {"the line says that poor households include near-poor households: '{}'", line.text},
                          "count poor households only");
    } else if (announces_plan(line.text, words) || is_preliminary(line.text)) {
      diagnostics.warning(where, {"the line speaks of plans or estimates: '{}'", line.text},
                          "make sure that the figures are results");
    }
  };
  const std::string& file = table.file();
  const std::string name = file.substr(file.rfind('/') + 1);
  std::string_view path = file;
  for (std::size_t folder = 0; folder <= table.source->folders && !path.empty(); ++folder) {
    const std::size_t slash = path.rfind('/');
    const std::string_view part = path.substr(slash + 1);
    const bool is_plan = announces_plan(part, words) || is_preliminary(part);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    if (!is_plan) continue;
    diagnostics.warning({file},
                        folder == 0 ? Phrase("the file's name speaks of plans or estimates")
                                    : Phrase("the folder's name speaks of plans or estimates"),
                        "make sure that the figures are results");
    break;
  }
  if (speaks_of_other_criteria(words_in(name))) {
    diagnostics.warning({file}, "the file's name speaks of criteria for advanced or model communes, or for districts",
                        "make sure that the marks are those of the criteria for all communes");
  }
  // a name need not say that it is about criteria, as a title must
  if (legend_of_title("tieu chi " + words_in(name)) == Legend::not_met && !table.header.is_inverted) {
    diagnostics.warning({file},
                        "the file's name speaks of criteria that are not met, its table of criteria that are met",
                        "make sure that its marks stand for criteria that are met");
  }
  for (const Statement& cell : notes.statements) {
    const Where where{table.file(), cell.line, cell.column + 1};
    if (words.is_claim(cell.text)) {
      diagnostics.warning(where, {"the cell speaks of plans or estimates: '{}'", cell.text},
                          "make sure that the figures are results");
    } else if ((legend_in(cell.text) == Legend::not_met) != table.header.is_inverted) {
      diagnostics.error(where, {"it is not clear what the marks or numbers mean: '{}'", cell.text},
                        "say in the headers whether they are for criteria that are met");
    }
  }
  for (const auto& [remark, says] : notes.remarks_of_communes) {
    const Where where{table.file(), remark.line, remark.column + 1};
    if (says == CommuneRemark::Says::no_commune) {
      diagnostics.warning(where, {"the remark says that it is no longer a commune: '{}'", remark.text},
                          "delete the row if that was so at the end of the year; else correct the remark");
    } else if (says == CommuneRemark::Says::part_of_year) {
      diagnostics.warning(where, {"the remark speaks of a time other than the end of the year: '{}'", remark.text},
                          "give the figures at the end of the year, or correct the remark");
    } else {
      diagnostics.warning(where, {"the remark speaks of plans or estimates: '{}'", remark.text},
                          "make sure that the figures are results");
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
                        "some communes are above the first heading of a district; they count in no district",
                        "write the heading of their district above them");
  }
  for (const Title& heading : notes.headings_again) {
    diagnostics.warning({table.file(), heading.line, 0},
                        {"the heading '{}' appears again below others; treated as the same district", heading.text},
                        "if these are districts of two provinces, name the province in a column");
  }
  if (const auto groups = notes.skipped.find(RowKind::group); groups != notes.skipped.end()) {
    diagnostics.warning({table.file(), groups->second.front(), 0},
                        "the heading does not name a district; what it says about the communes below it is not read",
                        "write it in a column, such as pilot");
  }
  const bool numbers_communes = table.header.find(Meaning::commune_code) || table.header.find(Meaning::ordinal);
  const auto summaries = notes.skipped.find(RowKind::summary);
  if (numbers_communes || summaries == notes.skipped.end()) return;
  diagnostics.warning({table.file(), summaries->second.front(), 0},
                      "treated as a summary, not as a commune, going by its words alone",
                      "if it is a commune, give all communes running numbers or codes");
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
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const HeaderColumn& column = table.header.columns[i];
    const Meaning what = column.meaning.what;
    if (what == Meaning::unknown || what == Meaning::remark || !is_of_part_of_year(column.title)) continue;
    diagnostics.error({table.file(), table.header.line, i + 1},
                      {"column '{}' is not of the end of a year", column.title},
                      "give the figures at the end of the year, or delete the column");
  }
  if (notes.rows_by_year.size() != 1) return;
  const int year = notes.rows_by_year.begin()->first;
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const HeaderColumn& column = table.header.columns[i];
    auto said = year_in(without_other_years(column.title));
    if (!said && column.year_above != 0) said = column.year_above;
    if (column.meaning.what == Meaning::unknown || !said || *said == year) continue;
    diagnostics.error({table.file(), table.header.line, i + 1},
                      {"column '{}' is for {}, the file for {}", column.title, *said, year},
                      "correct the one that is wrong, or delete the column");
  }
}

}  // namespace ntm
