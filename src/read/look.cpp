#include "read/look.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "read/block_text.hpp"
#include "read/cut.hpp"
#include "read/encodings.hpp"
#include "read/other_files.hpp"
#include "read/straight.hpp"
#include "read/text.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace ntm {
namespace {

constexpr std::size_t head_size = std::size_t{16} * 1024;
constexpr std::size_t most_rows_looked_at = 32;

// The beginning of a file.
struct FileHead {
  std::string bytes;
  bool is_whole = false;
  Encoding encoding;
  std::string text;  // UTF-8, without a byte order mark
};

// Nothing where it is not a text of its encoding.
std::optional<FileHead> read_head(const Bytes& bytes, std::size_t size, const std::string& forced) {
  FileHead head;
  head.bytes.resize(std::min<std::uint64_t>(size, bytes.size()));
  head.bytes.resize(bytes.read(0, head.bytes));
  head.is_whole = head.bytes.size() == bytes.size();
  if (head.bytes.empty() || find_binary(head.bytes)) return std::nullopt;
  head.encoding = find_encoding(head.bytes, head.is_whole, forced);
  auto decoder = Decoder::named(head.encoding.name);
  if (!decoder) return std::nullopt;
  if (head.encoding.name == "UTF-8" && head.encoding.order_mark > 0) decoder->begin_inside();
  const auto [taken, valid] =
      decoder->decode(std::string_view(head.bytes).substr(head.encoding.order_mark), head.text, head.is_whole);
  if (!valid) return std::nullopt;
  if (head.is_whole && head.text.ends_with('\x1A')) head.text.pop_back();
  if (head.text.find('\0') != std::string::npos || find_markup(head.text)) return std::nullopt;
  return head;
}

// Whether the whole file is of the encoding that its beginning was guessed to be.
bool is_guessed_right(const Bytes& bytes) {
  constexpr std::size_t piece_size = std::size_t{256} * 1024;
  Utf8Letters letters;
  std::string piece(piece_size, '\0');
  for (std::uint64_t offset = 0; offset < bytes.size();) {
    const std::string_view read(piece.data(), bytes.read(offset, piece));
    const bool is_last = offset + read.size() >= bytes.size() || read.size() < 4;
    const std::size_t size = read.size() - (is_last ? 0 : cut_utf8(read));
    letters.count(read.substr(0, size));
    if (size == 0) break;
    offset += size;
  }
  return !letters.are_utf8();
}

// Whether the header can be found in the text as it would be in the whole.
bool holds_header_rows(const FileHead& head) {
  return head.is_whole || first_records(head.text, header_rows_tried + 2).size() < head.text.size();
}

ColumnPlan plan_column(const HeaderColumn& column) {
  const Meaning meaning = column.meaning.what;
  const int criterion = column.meaning.criterion;
  const auto number = [](PanelChunk::Column target) { return ColumnPlan{CellContent::number, target}; };
  if (criterion > 0) {
    const CellContent content = column.meaning.indicator > 0 ? CellContent::indicator : CellContent::mark;
    return {content, static_cast<std::uint8_t>(criterion - 1)};
  }
  switch (meaning) {
    case Meaning::unknown: return {column.title.empty() ? CellContent::untitled : CellContent::nothing};
    case Meaning::year: return {CellContent::year};
    case Meaning::commune_code: return {CellContent::code};
    case Meaning::commune: return {CellContent::name};
    case Meaning::unit_type: return {CellContent::type};
    case Meaning::district: return {CellContent::place, 0};
    case Meaning::province: return {CellContent::place, 1};
    case Meaning::pilot: return {CellContent::pilot};
    case Meaning::criteria_met: return number(PanelChunk::criteria_met_column);
    case Meaning::households: return number(PanelChunk::households_column);
    case Meaning::poor_households: return number(PanelChunk::poor_households_column);
    case Meaning::population: return number(PanelChunk::population_column);
    case Meaning::income: return number(PanelChunk::income_column);
    case Meaning::criterion: return {CellContent::criterion};
    case Meaning::met: return {CellContent::met};
    case Meaning::remark: return {CellContent::remark};
    case Meaning::ordinal: break;
  }
  return {};
}

// Skips title and header rows. False where the text ends before.
bool skip_header(Records& records, const Header& header) {
  Record skipped;
  for (std::size_t i = 0; i < header.records_before + header.rows; ++i) {
    if (records.next(skipped) != Records::Next::record) return false;
  }
  return true;
}

// Where in the file the text `above` ends, which ends with a line: as many line feeds stand in the one as in the other.
std::optional<std::uint64_t> offset_behind(std::string_view above, const FileHead& head, std::string_view line_feed) {
  if (!above.ends_with('\n') || line_feed.empty()) return std::nullopt;
  std::size_t at = 0;
  for (auto left = std::ranges::count(above, '\n'); left > 0; --left) {
    at = find_behind_line_feed(head.bytes, at, line_feed);
    if (at == std::string::npos) return std::nullopt;
  }
  return at;
}

// What the first rows show. They are not kept. False if the table is to be told.
bool look_at_rows(InputTable& table, std::string_view rows, const Reading& reading) {
  Dictionary scratch;
  BlockRows ignored(scratch);
  ignored.begin();
  const Survey nothing;
  Notes notes;
  RowReader reader(reading, ignored);
  reader.begin(table, nothing, Purpose::look, nullptr);
  reader.begin_block(notes, true);
  Records records;
  records.begin(rows, table.header.delimiter, true);
  Record record;
  for (std::size_t i = 0; i < most_rows_looked_at && records.next(record) == Records::Next::record; ++i) {
    reader.read(record);
  }
  table.believed = notes.survey;
  table.in_order = table.in_order || notes.needs_order || table.may_be_merged(table.believed);
  return notes.statements.empty();
}

// Keeps the straight plan only if some of the first rows are straight.
void try_straight(InputTable& table, std::string_view rows) {
  Dictionary scratch;
  BlockRows ignored(scratch);
  ignored.begin_table();
  ignored.begin();
  straight::Reader reader(scratch, ignored);
  reader.begin(table);
  reader.begin_block(rows);
  const char* at = rows.data();
  const char* const end = at + rows.size();
  constexpr std::size_t most_rows_tried = 8;
  for (std::size_t i = 0; i < most_rows_tried && at < end; ++i) {
    if (reader.read(at) != nullptr) return;
    at = std::find(at, end, '\n') + 1;
  }
  table.straight.reset();
}

// The year of the first row that says one, where rows say it.
std::optional<int> year_of_first_row(const InputTable& table, std::string_view text) {
  const auto column = table.column(Meaning::year);
  if (!column) return std::nullopt;
  const Header& header = table.header;
  Diagnostics problems;
  const std::string_view body = text.substr(std::min(header.body_offset, text.size()));
  const std::size_t above = header.records_before + header.rows;
  RecordReader records(first_records(body, above + most_rows_looked_at), header.delimiter, {}, problems);
  Record record;
  for (std::size_t i = 0; records.next(record); ++i) {
    if (i < above || *column >= record.cells.size()) continue;
    const auto year = year_of_cell(normalized(record.cells[*column]));
    if (year && *year >= first_year && *year <= last_year) return year;
  }
  return std::nullopt;
}

InputTable table_under(const Source& source, Header header, const std::string& encoding, const Rules& rules) {
  InputTable table;
  table.source = &source;
  table.encoding = encoding;
  table.rules = &rules;
  table.header = std::move(header);
  if (!table.header.find(Meaning::year)) {
    auto [year, told] = year_of_file(source, table.header.titles);
    table.file_year = year;
    table.year_told = std::move(told);
    if (year) table.header.choose_columns_for(*year);
  }
  for (std::size_t i = 0; i < table.header.columns.size(); ++i) {
    const ColumnMeaning meaning = table.header.columns[i].meaning;
    table.columns.push_back(plan_column(table.header.columns[i]));
    if (meaning.criterion > 0) table.observed |= CriteriaSet{1} << (meaning.criterion - 1);
    if (meaning.criterion > 0 && meaning.indicator == 0) table.marked |= CriteriaSet{1} << (meaning.criterion - 1);
    if (meaning.indicator > 0) table.indicated |= CriteriaSet{1} << (meaning.criterion - 1);
    if (meaning.criterion == 0) table.index[static_cast<std::size_t>(meaning.what)] = i;
  }
  table.observes_all = table.observed == rules.all_criteria();
  table.is_long = table.header.is_long();
  table.is_canonical = table.header.is_canonical();
  if (table.column(Meaning::year)) {
    if (!source.year) table.named_year = year_in_name(source.name);
    if (!source.year) table.titled_year = year_in_titles(table.header.titles);
    tell_part_of_year(source, table.header.titles, table.year_told);
  }
  return table;
}

}  // namespace

std::optional<InputTable> understand_table(const Source& source, std::string_view text, const std::string& encoding,
                                           YearRules& rules, Diagnostics& diagnostics) {
  const std::optional<int> expected = source.year ? source.year : year_in_name(source.name);
  std::optional<Diagnostics> first_problems;
  std::vector<const Rules*> tried;
  std::vector<const Rules*> to_try{&rules.rules_of(expected)};
  for (std::size_t i = 0; i < to_try.size(); ++i) {
    const Rules* const by = to_try[i];
    if (std::ranges::find(tried, by) != tried.end()) continue;
    tried.push_back(by);
    const ColumnTable& words = rules.words_of(*by);
    Diagnostics problems;
    auto header = find_header(text, words, source.name, problems);
    if (!first_problems) first_problems = problems;
    if (!header) {
      // perhaps others call its criteria so
      if (to_try.size() == tried.size()) std::ranges::copy(rules.all(expected), std::back_inserter(to_try));
      continue;
    }
    InputTable table = table_under(source, std::move(*header), encoding, *by);
    table.words = &words;
    std::optional<int> year = table.file_year;
    for (const auto& said : {table.named_year, table.titled_year}) year = year ? year : said;
    if (!year) year = year_of_first_row(table, text);
    if (year) {
      // its year is read by others
      const Rules* const judging = &rules.rules_of(year);
      if (!are_alike(*judging, *by)) {
        if (std::ranges::find(tried, judging) != tried.end()) continue;
        to_try.insert(to_try.begin() + static_cast<std::ptrdiff_t>(i) + 1, judging);
        first_problems.reset();
        continue;
      }
      for (table.first_alike = *year;
           table.first_alike > first_year && rules.are_read_alike(*year, table.first_alike - 1);)
        --table.first_alike;
      for (table.last_alike = *year; table.last_alike < last_year && rules.are_read_alike(*year, table.last_alike + 1);)
        ++table.last_alike;
    }
    diagnostics.add(problems);
    return table;
  }
  if (first_problems) diagnostics.add(*first_problems);
  return std::nullopt;
}

std::optional<InputTable> look(const Source& source, YearRules& rules, const ReadOptions& options) {
  const auto bytes = source.open();
  auto head = read_head(*bytes, head_size, options.encoding);
  for (std::size_t size = 4 * head_size; head && !holds_header_rows(*head); size *= 4) {
    head = read_head(*bytes, size, options.encoding);
  }
  if (!head || find_own_file(head->text)) return std::nullopt;
  const bool may_be_damaged = head->encoding.guessed && !head->encoding.settled;
  if (may_be_damaged && !is_guessed_right(*bytes)) return std::nullopt;
  Diagnostics problems;
  auto found = understand_table(source, head->text, head->encoding.name, rules, problems);
  if (!found || !problems.all().empty()) return std::nullopt;
  InputTable table = std::move(*found);
  table.is_guessed = head->encoding.guessed;
  table.size = bytes->size();
  table.text_begin = head->encoding.order_mark;
  if (!table.has_year() || table.year_told.has_errors()) return std::nullopt;

  head->text.reserve(head->text.size() + cut_slack);
  Records records;
  std::string_view body = std::string_view(head->text).substr(table.header.body_offset);
  body.remove_prefix(size_of_order_mark(body));
  records.begin(body, table.header.delimiter, true);
  if (!skip_header(records, table.header)) return std::nullopt;
  const std::string_view above(head->text.data(), static_cast<std::size_t>(records.at() - head->text.data()));
  table.body_line = table.header.body_line + records.lines();
  table.body_begin = offset_behind(above, *head, Decoder::named(table.encoding)->line_feed());
  table.in_order = !table.body_begin || table.is_long;

  const std::string_view rows = std::string_view(head->text).substr(above.size());
  Dictionary unused;
  if (!look_at_rows(table, rows, {rules, options, unused})) return std::nullopt;
  const std::string_view last_line_end = above.substr(std::min(above.size(), above.size() - 2));
  // straight rows are in the tool's own words and units
  const bool is_plain =
      !table.header.is_inverted && table.indicated == 0 &&
      std::ranges::all_of(table.header.columns, [](const HeaderColumn& column) { return column.unit.is_own(); });
  if (is_plain) {
    const bool has_carriage_returns = last_line_end == "\r\n";
    table.straight = straight::make_plan(table, has_carriage_returns, table.believed.decimal_sign(options.decimal));
    if (table.straight) try_straight(table, rows);
  }
  return table;
}

}  // namespace ntm
