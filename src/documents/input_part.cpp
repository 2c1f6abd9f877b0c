#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <vector>

#include "documents/reference.hpp"
#include "documents/roff.hpp"
#include "embedded/columns.hpp"
#include "read/columns.hpp"
#include "read/fixed_table.hpp"

namespace ntm {
namespace {

struct ColumnRow {
  Meaning meaning;
  std::string_view text;
};

constexpr std::array column_rows = std::to_array<ColumnRow>({
    {Meaning::year, "The year. It may be left out if the title, the name of the file or that of its folder gives it."},
    {Meaning::commune_code,
     "The code of the commune. It is text, so leading zeros count. A unit is its code; units without codes are matched "
     "by their names."},
    {Meaning::commune, "The name of the commune."},
    {Meaning::unit_type, "Its type: commune (xã), ward (phường) or townlet (thị trấn)."},
    {Meaning::district, "The name of its district."},
    {Meaning::province, "The name of its province."},
    {Meaning::pilot, "1 for a pilot commune (xã điểm), else 0."},
    {Meaning::criteria_met, "The number of criteria met: instead of single marks, or to check them."},
    {Meaning::households, "The number of households."},
    {Meaning::poor_households, "The number of poor households."},
    {Meaning::population, "The number of people."},
    {Meaning::income, "The income in million VND per person and year."},
    {Meaning::criterion,
     "The marks: the columns `c01`, `c02` and so on hold 1 where the criterion is met and 0 where it is not. In the "
     "long layout, with one row per commune and criterion, the column `criterion` holds the number of the criterion. "
     "The other headers stand before a number or a name, as in `TC 1`; a name with its number is enough, as in `1. Quy "
     "hoạch`."},
    {Meaning::met, "The mark of the long layout."},
    {Meaning::ordinal, "A running number. If communes have no codes, it shows that a row is a commune."},
    {Meaning::remark, "Remarks on the commune."},
});

// Every meaning but the first, which is not a column, has its row.
static_assert([] {
  if (column_rows.size() + 1 != meaning_count) return false;
  for (std::size_t i = 0; i < column_rows.size(); ++i) {
    if (column_rows[i].meaning != static_cast<Meaning>(i + 1)) return false;
  }
  return true;
}());

// The built-in words for a column: "năm; năm báo cáo". Its own name is not among them.
std::string header_words(const FixedTable& table, std::string_view column) {
  std::vector<std::string_view> words;
  for (const FixedTable::Row& row : table.rows()) {
    const std::string_view alias = table.cell(row, "alias");
    if (table.cell(row, "column") == column && alias != column) words.push_back(alias);
  }
  return fmt::format("{}", fmt::join(words, "; "));
}

std::string columns_part() {
  constexpr auto titles = std::to_array<std::string_view>({"column", "alias"});
  const TableForm form{titles};
  Diagnostics diagnostics;
  const FixedTable table(embedded::columns, "columns.csv", form, diagnostics);
  std::string text;
  for (const ColumnRow& row : column_rows) {
    const std::string words = header_words(table, name(row.meaning));
    text += entry(bold(name(row.meaning)),
                  prose(row.text) + (words.empty() ? "" : "\n.br\nOther headers: " + roff(words) + '.'));
  }
  return text;
}

constexpr std::array dialects = std::to_array<std::string_view>({
    "UTF-8, UTF-16, Windows-1258 and TCVN3 are recognised, TCVN3 only where it is certain. `--encoding` names any "
    "other encoding. The delimiter may be a comma, a semicolon, a tab or a bar; lines may end in any way, and cells in "
    "quotes may hold line breaks.",
    "Headers may be Vietnamese or English, with or without tone marks, with units in brackets, in up to three rows, "
    "and below title rows.",
    "Marks may be x or nothing, Đạt or Chưa đạt, Có or Không, yes or no, + or -. A blank means \"not met\" only in a "
    "file that never writes out what is not met; `--blank not-met` says so for every file. `--basically` says how the "
    "mark \"cơ bản đạt\" counts.",
    "Decimal commas and decimal points are read. A number that could be thousands or decimals is refused until "
    "`--decimal` says which.",
    "Rows of districts above their communes, totals (they are checked) and footnotes are recognised; so are tables "
    "with one row per commune and criterion, and criteria by their indicators (5.1, 5.2), which are met when all of "
    "them are.",
    "Marks of what is not met, incomes in thousands or per month and populations in thousands are converted, with a "
    "warning. Columns of plans, estimates and groups such as \"Hộ cận nghèo\" are not read as results.",
    "Codes that lost their leading zeros in some files, or are written as 3403.0, =\"03403\" or '03403, are repaired. "
    "Years may be dates (31/12/2013) or words (Năm 2013).",
    "N/A, NULL, -, … and the like in a column of numbers mean \"not reported\", with a note.",
});

}  // namespace

std::string input_part() {
  std::string text = ".SH INPUT\n";
  text += paragraph(
      "The input is CSV, with one row per commune and year. These are the names of the columns in canonical files, in "
      "any order, with the other headers by which each is known. `ntm check` shows how a file was understood, and `ntm "
      "tidy` writes it out in this form.");
  text += columns_part();
  text += paragraph("Other forms in which offices export are read too, without any option:");
  for (const std::string_view dialect : dialects) text += ".IP \\(bu 2\n" + prose(dialect) + '\n';
  text += paragraph(
      "`--year-of` gives the year of a file. `--columns` names a CSV file with the columns `column,alias` and more "
      "header words in `alias`. Its `column` is one of the names above, a criterion such as `c01`, or a kind of words: "
      "`filler` (words that change nothing), `unit` (units in brackets), `group` (words above several columns that "
      "change nothing), `criteria_group` (words above columns of criteria), `not_met` (the marks are of criteria that "
      "are not met), `other` (the column is a plan, an estimate or a share) and `beside` (the column is not that of "
      "the results).");
  text += paragraph(
      "A blank number means \"not reported\", which is not zero. A commune whose whole row is blank has not reported, "
      "which is not the same as meeting no criteria: it is refused, or, with `--not-reported exclude`, left out of "
      "averages, bands and criteria. A missing column costs only the figures that need it, and the program says "
      "which. Names that lost letters on the way are refused. All problems are reported in one pass, each with its "
      "line, its cell and what to do.");
  return text;
}

}  // namespace ntm
