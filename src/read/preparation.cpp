#include "read/preparation.hpp"

#include <utility>

#include "words/phrases.hpp"

namespace ntm {
namespace {

bool ends_line(char character) { return character == '\n' || character == '\r'; }

}  // namespace

Preparation::Preparation(std::string_view text, char delimiter, Formulas formulas, const std::string& file,
                         std::size_t first_line, Diagnostics& diagnostics)
    : text_(text), formulas_(formulas), file_(file), diagnostics_(diagnostics), line_(first_line) {
  for (const char character : {delimiter, '\r', '\n'}) ends_cell_[static_cast<unsigned char>(character)] = true;
}

void Preparation::error(std::size_t line, std::size_t column, Message message, Message hint) {
  diagnostics_.error({file_, line, column}, std::move(message), std::move(hint));
  failed_ = true;
}

// Takes CRLF as one.
void Preparation::skip_line_end() {
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
}

void Preparation::copy(char character) {
  prepared += character;
  if (character != ' ') is_blank_ = false;
}

void Preparation::copy_blanks() {
  while (!at_end() && text_[at_] == ' ') prepared += text_[at_++];
}

void Preparation::read_record() {
  begin_ = prepared.size();
  record_line_ = line_;
  line_breaks_ = 0;
  is_blank_ = true;
  for (column_ = 1;; ++column_) {
    copy_blanks();
    if (!at_end() && text_[at_] == '"') {
      read_quoted();
    } else {
      read_plain();
    }
    if (at_end()) return;
    if (ends_line(text_[at_])) return skip_line_end();
    prepared += text_[at_++];
  }
}

void Preparation::check_length() {
  if (prepared.size() - begin_ <= longest_record) return;
  error(record_line_, 0, "the line is longer than 16 MiB", "split it, or look for a quote that is not closed");
}

// How long ="03403" is where a cell is that and nothing else.
std::size_t Preparation::size_of_formula() const {
  const std::string_view rest = text_.substr(at_);
  if (formulas_ == Formulas::refused || !rest.starts_with("=\"")) return 0;
  std::size_t end = 2;
  while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
  if (end == 2 || end == rest.size() || rest[end] != '"') return 0;
  const std::size_t size = ++end;
  while (end < rest.size() && rest[end] == ' ') ++end;
  return end == rest.size() || ends_cell_[static_cast<unsigned char>(rest[end])] ? size : 0;
}

// Behind the blanks in front.
void Preparation::read_plain() {
  const std::size_t begin = at_;
  at_ += size_of_formula();
  bool told = false;
  for (; !at_cell_end(); ++at_) {
    if (text_[at_] == '"' && !told) {
      error(line_, column_, "a quote inside a cell that does not begin with one",
            "put the cell in quotes and double the quotes inside it");
      told = true;
    }
  }
  if (at_ > begin) is_blank_ = false;
  prepared.append(text_.substr(begin, at_ - begin));
}

void Preparation::read_quoted() {
  const std::size_t opened_on = line_;
  prepared += text_[at_++];
  while (true) {
    if (at_end()) {
      error(opened_on, column_, "a quote is opened and never closed", "close it, or delete it");
      is_open_ = true;
      return;
    }
    if (ends_line(text_[at_])) {
      skip_line_end();
      prepared += ' ';
      ++line_breaks_;
      continue;
    }
    const char character = text_[at_++];
    if (character != '"') {
      copy(character);
      continue;
    }
    prepared += character;
    if (at_end() || text_[at_] != '"') break;
    copy(text_[at_++]);
  }
  copy_blanks();
  if (!at_cell_end()) {
    error(line_, column_, "text after the quote that closes a cell", "double the quotes inside the cell");
    while (!at_cell_end()) ++at_;
  }
}

}  // namespace ntm
