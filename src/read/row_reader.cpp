#include "read/row_reader.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "panel/unit_key.hpp"
#include "read/row_words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {

void RowReader::begin(const InputTable& table, const Survey& believed, Purpose purpose, Diagnostics* told) {
  table_ = &table;
  rules_ = table.rules;
  believed_ = &believed;
  purpose_ = purpose;
  told_ = told;
  sorter_.emplace(table.header, labels_);
  remark_memo_.begin(*table.words);
  code_ = table.column(Meaning::commune_code);
  name_ = table.column(Meaning::commune);
  ordinal_ = table.column(Meaning::ordinal);
  decimal_sign_ = believed.decimal_sign(reading_.options.decimal);
  code_title_is_number_ = code_ && is_digits(name_key(table.title(*code_)));
  name_title_ = name_ ? name_key(table.title(*name_)) : std::string();
  told_year_ = false;
  has_communes_ = false;
  is_in_other_part_ = false;
  first_commune_line_ = 0;
  headings_ = {};
  heading_keys_ = {};
  headings_above_.clear();
  above_ = {};
  unclear_.clear();
  ambiguous_.clear();
  table.is_long ? static_cast<void>(long_units_.emplace()) : long_units_.reset();
  last_cells_.clear();
  last_prefix_.clear();
  last_unit_.reset();
  repeated_ = {};
  profiles_.clear();
  profiles_of_type_ = nullptr;
  numbers_ = {};
}

void RowReader::begin_block(Notes& notes, bool is_first) {
  notes_ = &notes;
  is_first_block_ = is_first;
  summed_rows_ = 0;
  placed_ = {};
  if (table_->in_order) return;
  has_communes_ = false;
  headings_ = {};
  heading_keys_ = {};
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
  key_buffer_.assign(name);
  const auto known = communes_by_name_.find(key_buffer_);
  if (known == communes_by_name_.end()) return false;
  if (is_digits(cell(record, ordinal_))) return true;
  const bool is_strong = !known->second || !sorter_->is_weak(record);
  return is_strong && sorter_->has_facts(record);
}

// Cells of no-break spaces and characters without width are blank.
const Record& RowReader::as_seen(const Record& record) {
  const auto is_odd = [](std::string_view cell) { return !cell.empty() && (cell[0] < '!' || cell[0] > '~'); };
  if (std::ranges::none_of(record.cells, is_odd)) return record;
  seen_.line = record.line;
  seen_.cells = record.cells;
  for (std::string_view& cell : seen_.cells) {
    if (is_odd(cell) && is_blank(cell)) cell = {};
  }
  return seen_;
}

bool RowReader::read(const Record& as_cut) {
  is_bad_ = false;
  if (is_in_other_part_) return purpose_ != Purpose::fill;
  is_plain_row_ = is_plainly_commune(as_cut);
  if (is_plain_row_) {
    read_commune(as_cut);
  } else {
    const Record& record = as_seen(as_cut);
    if (std::ranges::all_of(record.cells, &std::string_view::empty)) return true;
    const RowKind kind = sorter_->kind_of(record);
    if (kind == RowKind::commune) {
      if (!code_) {
        const bool is_weak = sorter_->is_weak(record);
        communes_by_name_.try_emplace(std::string(cell(record, name_)), is_weak);
        if (is_weak) notes_->survey.note_weak(record.line);
      }
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
    case RowKind::doubtful:
    case RowKind::lost:
      refuse_doubtful(record, kind);
      add_event({TotalsEvent::What::unusable, record.line});
      return;
    case RowKind::heading: read_heading(record); break;
    case RowKind::repeated: check_repeated_header(record); break;
    case RowKind::numbering: check_numbers_again(record); break;
    case RowKind::remark: heed_remark(record); break;
    case RowKind::unclear:
      heed_remark(record);
      if (!is_rest_of_header(record)) unclear_.push_back(record.line);
      notes_->ends_unclear = !unclear_.empty();
      break;
    case RowKind::summary:
      // above all communes it belongs to the header, and may say what is in its columns: "Kế hoạch"
      if (is_first_block_ && !has_communes_ && rows_.size() == 0 && !sorter_->has_facts(record)) {
        unclear_.push_back(record.line);
      }
      break;
    case RowKind::total:
      add_event(
          {TotalsEvent::What::total, record.line, 0, {}, values_of(record), communes_said(sorter_->label_of(record))});
      break;
    default: break;
  }
  notes_->skipped[kind].push_back(record.line);
}

void RowReader::read_heading(const Record& record) {
  const auto& [label, key, is_province, communes] = labels_.heading(sorter_->label_of(record));
  notes_->needs_order |= !table_->in_order;
  last_unit_.reset();
  const std::size_t which = is_province ? 1 : 0;
  if (!is_province) {
    if (headings_[0].empty() && notes_->above_heading_line == 0) notes_->above_heading_line = first_commune_line_;
    const bool is_same = heading_keys_[0] == key;
    if (!is_same && !headings_above_.insert(heading_keys_[1] + '\n' + key).second) {
      notes_->headings_again.push_back({record.line, label});
    }
  }
  headings_[which] = label;
  heading_keys_[which] = key;
  const auto what = is_province ? TotalsEvent::What::province : TotalsEvent::What::heading;
  add_event({what, record.line, 0, {}, values_of(record), communes});
}

void RowReader::refuse_doubtful(const Record& record, RowKind kind) {
  std::string label = normalized(sorter_->label_of(record));
  const auto is_filled = [](std::string_view text) { return !text.empty(); };
  if (label.empty()) label = normalized(*std::ranges::find_if(record.cells, is_filled));
  if (kind == RowKind::doubtful) {
    error(record, *name_, {"'{}' may be a commune, or a total, a summary or a heading", label},
          ordinal_ || code_ ? Phrase("if it is a commune, number it like the others; or delete the row")
                            : Phrase("give communes running numbers, codes or districts, or delete the row"));
  } else {
    error(record, 0, {"the row may be what is left of a commune: '{}'", label},
          "put each commune in a row of its own with all its cells, or delete the row");
  }
}

void RowReader::place_below_headings() {
  for (std::size_t which = 0; which < headings_.size(); ++which) {
    if (headings_[which] != rows_.place(which)) rows_.set_place(which, headings_[which]);
  }
}

// A signature stands below all communes. Above one, a row that is none of the known kinds may be a district, or a
// commune that lost its code.
void RowReader::refuse_unclear() {
  for (const std::size_t line : unclear_) {
    notes_->is_bad = true;
    if (told_ == nullptr) continue;
    told_->error({table_->file(), line, 0}, "the row is not a commune, nor a known heading, total or remark",
                 "give it a commune code, begin a district with Huyện, Thị xã or Thành phố, or delete the row");
  }
  unclear_.clear();
  notes_->ends_unclear = false;
}

void RowReader::refuse_nameless(const Record& record) {
  ++notes_->survey.nameless;
  error(record, code_ ? *code_ : *name_,
        code_ ? Message("the row has marks or numbers but no commune code")
              : Message("the row has marks or numbers but no commune name"),
        "fill it in, or delete the row");
}

bool RowReader::has_right_width(const Record& record) {
  constexpr std::size_t fewest_of_two = 5;  // columns: two rows of fewer are no more than a cell too many
  const std::size_t width = table_->columns.size();
  const std::size_t cells = record.cells.size();
  if (cells < width) {
    error(record, cells - 1, {"the row has {} cells, the header {}", cells, width},
          2 * cells < width ? Phrase("if a cell was broken in two, join the lines; else add the cells that are missing")
                            : Phrase("find the cell that is missing and add it in its place"));
    return false;
  }
  for (std::size_t i = width; i < cells; ++i) {
    if (record.cells[i].empty()) continue;
    error(record, i, {"the row has {} cells, the header {}", cells, width},
          width >= fewest_of_two && cells + 1 >= 2 * width
              ? Phrase("if two rows stand in one line, put each on a line of its own; else delete the cells at its end")
              : Phrase("put a cell that holds the delimiter in quotes, such as a decimal comma; delete a cell that has "
                       "no header"));
    return false;
  }
  notes_->survey.add_width(cells);
  if (cells > table_->header.width && notes_->survey.first_wide_line == 0) {
    notes_->survey.first_wide_line = record.line;
  }
  return true;
}

// ---- sums

ColumnValues RowReader::values_of(const Record& record) {
  ColumnValues values(table_->columns.size());
  if (table_->is_long) return values;
  for (std::size_t i = 0; i < std::min(values.size(), record.cells.size()); ++i) {
    const auto [content, target] = table_->columns[i];
    const bool is_converted = table_->header.is_inverted || !table_->header.columns[i].unit.is_own();
    const bool adds_up = content == CellContent::mark || content == CellContent::pilot ||
                         (content == CellContent::number && target != PanelChunk::income_column);
    if (!adds_up || is_converted) continue;
    notes_->survey.sign_used |= record.cells[i].find_first_of(".,") != std::string_view::npos;
    const NumberCell number = read_number(record.cells[i], decimal_sign_);
    if (number.kind == NumberCell::Kind::number) values[i] = number.millionths;
  }
  return values;
}

void RowReader::add_event(TotalsEvent event) {
  add_sums();
  notes_->totals.push_back(std::move(event));
}

// Of the rows since the last time.
void RowReader::add_sums() {
  const std::size_t first = std::exchange(summed_rows_, rows_.size());
  const SumsOfRows others = std::exchange(rows_.sums(), {});
  if (first >= rows_.size() || long_units_) return;
  TotalsEvent event{TotalsEvent::What::communes, 0, rows_.size() - first, {}, {}};
  const auto values = [&](std::size_t column) {
    return rows_.column(static_cast<PanelChunk::Column>(column)).subspan(first);
  };
  const SumsOfMarks met = sums_of_marks(values(PanelChunk::met_column));
  for (const auto& [content, target] : table_->columns) {
    std::int64_t sum = 0;
    if (content == CellContent::mark) sum = met[target];
    if (content == CellContent::pilot) sum = others.pilots;
    if (content == CellContent::number && target == PanelChunk::criteria_met_column) sum = others.criteria_met;
    if (content == CellContent::number && target != PanelChunk::criteria_met_column &&
        target != PanelChunk::income_column) {
      for (const std::uint64_t raw : values(target)) sum += static_cast<std::int64_t>(raw) - (raw != 0 ? 1 : 0);
    }
    event.sums.push_back(sum);
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
                     ? Message{"'{}' is '{}' ({} such cells): thousands or decimals? nothing in the file tells which",
                               table_->title(column), first, Count{static_cast<Integer>(count)}}
                     : Message{"'{}' is '{}': thousands or decimals? nothing in the file tells which",
                               table_->title(column), first},
                 "name the decimal sign with --decimal comma or --decimal point");
  }
  ambiguous_.clear();
}

}  // namespace ntm
