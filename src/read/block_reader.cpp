#include "read/block_reader.hpp"

#include <algorithm>

namespace ntm {
namespace {

constexpr std::size_t largest_piece = std::size_t{16} * 1024 * 1024;
// Where so many rows in turn are not straight, hardly any are.
constexpr int most_misses = 8;

}  // namespace

void BlockReader::begin(const InputTable& table, const Survey& believed, Purpose purpose) {
  table_ = &table;
  text_.begin(table);
  rows_.begin_table();
  reader_.begin(table, believed, purpose, nullptr);
  if (table.straight) straight_.begin(table);
}

void BlockReader::read(const InputTable& table, const Block& block, Notes& notes, std::vector<Part>& parts) {
  if (table_ != &table) begin(table, table.believed, Purpose::fill);
  rows_.begin();
  reader_.begin_block(notes, block.begin == *table.body_begin);
  const auto text = text_.read(block);
  notes.is_bad |= !text;
  if (text) {
    header_rows_ = 0;
    const std::size_t size = read_rows(*text, true, table.encoding != "UTF-8", notes);
    // a record goes on behind the block: its end, and so the beginning of the next, is inside quotes
    notes.needs_order |= size < text->size();
  }
  reader_.end_block();
  const std::size_t parts_before = parts.size();
  rows_.finish(parts);
  for (std::size_t i = parts_before; i < parts.size(); ++i) {
    notes.rows_by_year[parts[i].chunk.year()] += parts[i].chunk.size();
  }
}

void BlockReader::read_in_order(const InputTable& table, std::size_t piece, Notes& notes, std::vector<Part>& parts,
                                const Read& read) {
  begin(table, table.believed, Purpose::fill);
  read_pieces(table, piece, notes, read, [&] {
    rows_.finish(parts);
    return true;
  });
  for (const Part& part : parts) notes.rows_by_year[part.chunk.year()] += part.chunk.size();
  table_ = nullptr;
}

void BlockReader::read_again(const InputTable& table, const Survey& settled, std::size_t piece,
                             const VisitRowAgain& visit) {
  begin(table, settled, Purpose::again);
  Notes notes;
  read_pieces(
      table, piece, notes, [](std::uint64_t) {}, [&] { return rows_.visit_again(visit); });
  table_ = nullptr;
}

void BlockReader::read_again(const InputTable& table, const Survey& settled, const BlockBelow& block,
                             const VisitRowAgain& visit) {
  begin(table, settled, Purpose::again);
  Notes notes;
  notes.lines = block.lines;
  rows_.begin(true);
  reader_.begin_block(notes, block.block.begin == *table.body_begin);
  header_rows_ = 0;
  if (const auto text = text_.read(block.block)) read_rows(*text, true, table.encoding != "UTF-8", notes);
  rows_.visit_again(visit);
  table_ = nullptr;
}

void BlockReader::read_pieces(const InputTable& table, std::size_t piece, Notes& notes, const Read& read,
                              const Finish& finish) {
  const bool again = reader_.purpose() == Purpose::again;
  header_rows_ = table.header.records_before + table.header.rows;
  const std::size_t above_header = table.header.body_offset;
  bool in_body = false;
  std::size_t rest = 0;
  // who reads rows again often wants only the first of them
  constexpr std::size_t first_piece = 4096;
  std::size_t wanted = again ? std::min(piece, first_piece) : piece;
  bool done = false;
  while (!done && !notes.is_bad) {
    const std::size_t rest_before = rest;
    const auto text = text_.next(rest, wanted);
    if (!text) {
      notes.is_bad = true;
      return;
    }
    done = text_.at_end();
    rest = text->size();
    if (!in_body && (done || text->size() > above_header + 3)) {
      text_.drop(std::min(above_header, text->size()));
      text_.drop(size_of_order_mark(text_.text()));
      notes.lines += table.header.body_line - 1;
      in_body = true;
    }
    if (in_body) {
      rows_.begin(again);
      reader_.begin_block(notes, true);
      const std::string_view left = text_.text();
      const std::size_t size = read_rows(left, done, true, notes);
      rest = left.size() - size;
      notes.is_bad |= done && rest > 0;
      if (done) reader_.end_table();
      reader_.end_block();
      if (!finish()) return;
    }
    // a record that no end was found of is looked through again with each piece: so pieces grow
    wanted = std::min(2 * wanted, rest > rest_before ? largest_piece : piece);
    read(wanted);
  }
}

std::size_t BlockReader::read_rows(std::string_view text, bool is_whole, bool is_valid, Notes& notes) {
  const bool has_straight_rows = reader_.purpose() == Purpose::fill && table_->may_be_straight();
  int misses = has_straight_rows ? 0 : most_misses;
  if (has_straight_rows) straight_.begin_block(text);
  const char* const end = text.data() + text.size();
  const char* const straight_end = text.data() + (text.rfind('\n') + 1);  // lines that are whole
  records_.begin(text, table_->header.delimiter, is_valid, notes.lines);
  while (records_.at() < end) {
    if (misses < most_misses && header_rows_ == 0 && records_.at() < straight_end) {
      if (const char* const next = straight_.read(records_.at())) {
        reader_.take_commune(records_.lines() + 1);
        records_.take_line(next);
        misses = 0;
        continue;
      }
      ++misses;
      straight_.note(notes.survey);
      reader_.forget_place();
    }
    const char* const begin = records_.at();
    if (table_->is_long && header_rows_ == 0) {
      if (const char* const next = reader_.read_repeated(begin, end)) {
        records_.take_line(next);
        continue;
      }
    }
    const std::size_t lines_before = records_.lines();
    const Records::Next next = records_.next(record_);
    // behind the end of the text the record may go on
    const bool may_go_on = !is_whole && records_.at() == end && text.back() != '\n';
    if (next == Records::Next::open || may_go_on) {
      notes.lines = lines_before;
      return static_cast<std::size_t>(begin - text.data());
    }
    notes.is_bad |= next == Records::Next::bad;
    if (next != Records::Next::record) break;
    if (header_rows_ > 0) {
      --header_rows_;
    } else if (!reader_.read(record_)) {
      break;
    } else if (table_->in_order && has_straight_rows) {
      reader_.place_below_headings();
    } else if (table_->is_long) {
      reader_.remember_beginning(record_, begin);
    }
  }
  if (has_straight_rows) straight_.note(notes.survey);
  notes.lines = records_.lines();
  return text.size();
}

}  // namespace ntm
