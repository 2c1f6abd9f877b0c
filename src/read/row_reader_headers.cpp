// What rows say of the table, and of the facts of communes: its header again, what is below the header, remarks.
#include <algorithm>

#include "read/header_words.hpp"
#include "read/row_reader.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {

// The header may stand again on each page. What it says below, it must have said above.
void RowReader::check_repeated_header(const Record& record) {
  for (std::size_t i = 0; i < std::min(record.cells.size(), table_->columns.size()); ++i) {
    const std::string text = normalized(record.cells[i]);
    const HeaderColumn& column = table_->header.columns[i];
    if (text.empty() || name_key(column.title).find(name_key(text)) != std::string::npos) continue;
    ColumnMeaning meaning = table_->words->meaning_of(text);
    const bool says_other_marks = meaning.not_met != table_->header.is_inverted && meaning.criterion > 0;
    meaning.not_met = false;
    const auto unit = is_number_column(meaning.what) ? unit_of_header(meaning.what, text) : std::nullopt;
    const bool is_other_unit = unit && unit->name != column.unit.name;
    const auto year = year_in(text);
    const bool is_other_year = year && year != year_in(column.title);
    if (meaning == column.meaning && !says_other_marks && !is_other_unit && !is_other_year) continue;
    const bool is_other_part = meaning.criterion > 0 && !table_->header.marks(meaning.criterion);
    if (is_other_part) return refuse_other_part(record, i);
    error(record, i, {"the header is repeated here with '{}' where it said '{}'", text, column.title},
          "put what is below it in a file of its own, or its columns in the order of the first header");
    return;
  }
}

// Numbers of criteria below a header that stands again, where other ones stood. Those of columns begin at the left.
void RowReader::check_numbers_again(const Record& record) {
  const bool are_of_columns = !cell(record, ordinal_).empty() || !cell(record, name_).empty();
  if (!has_communes_ || are_of_columns || !cell(record, code_).empty()) return;
  for (std::size_t i = 0; i < std::min(record.cells.size(), table_->columns.size()); ++i) {
    const int criterion = table_->header.columns[i].meaning.criterion;
    if (criterion == 0 || record.cells[i].empty()) continue;
    if (record.cells[i] != std::to_string(criterion)) refuse_other_part(record, i);
    return;
  }
}

void RowReader::refuse_other_part(const Record& record, std::size_t column) {
  error(record, column,
        {"another part of the table begins here: '{}' stands where the first has '{}'",
         normalized(record.cells[column]), table_->title(column)},
        "put the parts side by side: one row for each commune, with all its columns");
  is_in_other_part_ = true;
  add_event({TotalsEvent::What::unusable, record.line});
}

// The first communes may bear a text that is about all of them: a legend, or "Kế hoạch" alone.
void RowReader::heed_statement(const Record& record, std::size_t column) {
  constexpr std::size_t communes_heeded = 8;
  if (purpose_ == Purpose::fill || notes_->survey.communes > communes_heeded) return;
  const std::string_view cell = record.cells[column];
  if (cell.empty() || is_digits(cell)) return;
  if (std::ranges::find(notes_->statements, column, &Statement::column) != notes_->statements.end()) return;
  const bool is_remark = table_->columns[column].content == CellContent::remark;
  if (legend_in(cell) != Legend::none || (!is_remark && table_->words->is_claim(cell))) {
    notes_->statements.push_back({record.line, column, std::string(cell)});
  }
}

void RowReader::heed_remark_of_commune(const Record& record, std::size_t column) {
  constexpr std::size_t most_noted = 100;
  using Says = CommuneRemark::Says;
  const std::string_view cell = record.cells[column];
  if (cell.empty() || is_digits(cell)) return;
  const auto [says, year] = remark_memo_.remark(cell);
  if (says == Says::nothing) return;
  const int own = facts_.year != 0 ? facts_.year : table_->file_year.value_or(0);
  if (says == Says::named_year && (own == 0 || year == own)) return;
  if (says == Says::previous_year || says == Says::named_year) {
    return error(record, column, {"the remark says that the row is of another year: '{}'", normalized(cell)},
                 "give the figures of the year; or clear the row and say --not-reported exclude");
  }
  auto& noted = notes_->remarks_of_communes;
  if (noted.size() < most_noted) noted.push_back({{record.line, column, normalized(cell)}, says});
}

// A remark below the table may say what its marks or its numbers mean.
void RowReader::heed_remark(const Record& record) {
  const std::string text = normalized(sorter_->label_of(record));
  const bool has_marks = table_->observed != 0 || table_->is_long;
  const Legend legend = has_marks ? legend_in(text) : Legend::none;
  const bool is_inverted = legend == Legend::not_met;
  if (legend == Legend::unclear || (legend != Legend::none && is_inverted != table_->header.is_inverted)) {
    error(record, 0, {"the remark says what marks mean, but the table was read differently: '{}'", text},
          "write it above the header, or correct it");
  }
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    const HeaderColumn& column = table_->header.columns[i];
    if (!is_number_column(column.meaning.what) || !column.unit.name.empty()) continue;
    const auto unit = unit_of_line(column.meaning.what, text);
    if (!unit || (unit->is_own() && unit->is_usable())) continue;
    error(record, 0, {"the remark says that '{}' is in {}", column.title, unit->name},
          "write the unit in the header of the column, in brackets");
  }
  notes_->remarks.push_back({record.line, text});
}

// Names of criteria below their numbers, above the first commune. What else stands there may change what they mean.
bool RowReader::is_rest_of_header(const Record& record) {
  bool stands_below_criteria = false;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (record.cells[i].empty()) continue;
    const bool is_below = i < table_->columns.size() && table_->header.columns[i].meaning.criterion > 0;
    if (!is_below || !table_->words->is_name_of_criterion(record.cells[i])) return false;
    const int named = table_->words->criterion_named(record.cells[i]);
    if (named > 0 && named != table_->header.columns[i].meaning.criterion) return false;
    stands_below_criteria = true;
  }
  const bool has_communes = has_communes_ || rows_.size() > 0;
  // whether communes stand in the blocks above is not known
  notes_->needs_order |= stands_below_criteria && !has_communes && !is_first_block_ && !table_->in_order;
  return stands_below_criteria && !has_communes;
}

}  // namespace ntm
