#include "read/head.hpp"

#include <algorithm>
#include <utility>

#include "ntm/unicode.hpp"
#include "read/cells.hpp"

namespace ntm {
namespace {

constexpr std::size_t longest_record = (std::size_t{1} << 24) - 2;  // that the reader takes

}  // namespace

Head::Head(std::string_view text, char delimiter, std::size_t first_line, const ColumnTable& table)
    : text_(text), line_(first_line), numbers_are_silent_(table.numbers_say_nothing()) {
  for (const char character : {delimiter, '"', '\r', '\n'}) stops_[static_cast<unsigned char>(character)] = true;
  if (!cut()) rows_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::size_t end = i + 1 < rows_.size() ? rows_[i + 1].first_cell : cells_.size();
    rows_[i].cells = std::span(cells_).subspan(rows_[i].first_cell, end - rows_[i].first_cell);
  }
}

// The bytes of the line end, CRLF as one.
std::size_t Head::skip_line_end() {
  const std::size_t size = text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  at_ += size;
  ++line_;
  return size;
}

bool Head::cut() {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    const HeadRow row{line_, cells_.size()};
    bool is_blank = true;
    dropped_ = 0;
    while (true) {
      if (!cut_cell(is_blank)) return false;
      if (at_ == text_.size() || at_line_end()) break;
      ++at_;
    }
    if (at_ - begin - dropped_ > longest_record) return false;
    if (at_ < text_.size()) skip_line_end();
    if (is_blank) {
      cells_.resize(row.first_cell);
    } else {
      rows_.push_back(row);
    }
  }
  return true;
}

bool Head::cut_cell(bool& is_blank) {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_ < text_.size() && text_[at_] == '"') return cut_quoted(is_blank);
  const std::size_t begin = at_;
  while (at_ < text_.size() && !at_stop()) ++at_;
  if (at_ < text_.size() && text_[at_] == '"') return false;
  std::string_view cell = text_.substr(begin, at_ - begin);
  if (begin == 0 && cell.starts_with("\xEF\xBB\xBF")) {  // the second of two
    cell.remove_prefix(3);
    cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  }
  if (!cell.empty()) is_blank = false;
  keep(cell);
  return true;
}

bool Head::cut_quoted(bool& is_blank) {
  ++at_;
  std::string cell;
  while (true) {
    if (at_ == text_.size()) return false;
    if (at_line_end()) {
      dropped_ += skip_line_end() - 1;
      cell += ' ';
      continue;
    }
    const char character = text_[at_++];
    if (character == '"') {
      if (at_ == text_.size() || text_[at_] != '"') break;
      ++at_;
    }
    cell += character;
  }
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_ < text_.size() && (!at_stop() || text_[at_] == '"')) return false;
  if (cell.find_first_not_of(' ') != std::string::npos) is_blank = false;
  keep(kept_.emplace_back(std::move(cell)));
  return true;
}

void Head::keep(std::string_view cell) {
  const bool is_number = std::ranges::all_of(cell, is_digit);
  if (is_number || (cell.size() == 1 && cell[0] > ' ')) {  // normalized as they are
    cells_.push_back({cell, numbers_are_silent_ && (is_number || ColumnTable::is_number_or_mark(cell))});
    return;
  }
  std::string storage;
  std::string_view text = normalized(cell, storage);
  if (text.data() == storage.data()) text = kept_.emplace_back(std::move(storage));
  cells_.push_back({text, numbers_are_silent_ && ColumnTable::is_number_or_mark(text)});
}

}  // namespace ntm
