#include "read/records.hpp"

#define CSV_IO_NO_THREAD
#include <limits>  // csv.h uses it without including it

#include <libfccp/csv.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "words/phrases.hpp"

namespace ntm {
namespace {

bool is_line_end(char character) { return character == '\n' || character == '\r'; }

// Hands prepared text to the library: whole blocks until the end, where a line break is added if it is missing.
// The library takes a short block for the end of the file, and reads past a last line that has no end.
class PreparedText : public io::ByteSourceBase {
 public:
  explicit PreparedText(std::string_view text) : rest_(text), needs_line_end_(!text.empty() && text.back() != '\n') {}

  int read(char* buffer, int size) override {
    const std::size_t taken = std::min(rest_.size(), static_cast<std::size_t>(size));
    std::memcpy(buffer, rest_.data(), taken);
    rest_.remove_prefix(taken);
    if (needs_line_end_ && taken < static_cast<std::size_t>(size)) {
      buffer[taken] = '\n';
      needs_line_end_ = false;
      return static_cast<int>(taken + 1);
    }
    return static_cast<int>(taken);
  }

 private:
  std::string_view rest_;
  bool needs_line_end_;
};

// Walks over text as RFC 4180 has it, one record a line of `prepared`. A line break inside quotes becomes a blank:
// for every use of a cell they are the same.
class Preparation {
 public:
  Preparation(std::string_view text, char delimiter, const std::string& file, std::size_t first_line,
              Diagnostics& diagnostics)
      : text_(text), delimiter_(delimiter), file_(file), line_(first_line), diagnostics_(diagnostics) {}

  // One record, without a line end behind it in `prepared`.
  ExactCut first() {
    const std::size_t first_line = line_;
    read_record();
    // the library takes a NUL for the end
    const bool is_bad = failed_ || prepared.size() > longest_record || prepared.find('\0') != std::string::npos;
    return {open_    ? ExactCut::Outcome::open
            : is_bad ? ExactCut::Outcome::bad
                     : ExactCut::Outcome::cut,
            at_, line_ - first_line};
  }

  // False if there was an error.
  bool run() {
    prepared.reserve(text_.size() + 1);
    while (at_ < text_.size()) {
      record_line_ = line_;
      const std::size_t begin = prepared.size();
      read_record();
      if (prepared.size() - begin > longest_record) {
        error(record_line_, 0, "the line is longer than 16 MiB", "split it, or look for a quote that is not closed");
      }
      prepared += '\n';
      ++record_;
    }
    return !failed_;
  }

  std::string prepared;
  // For each line break inside quotes, the number of the record after it, which begins one line later.
  std::vector<std::size_t> jumps;

 private:
  void error(std::size_t line, std::size_t column, Message message, Message hint) {
    diagnostics_.error({file_, line, column}, std::move(message), std::move(hint));
    failed_ = true;
  }

  // Takes CRLF as one.
  void skip_line_end() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  [[nodiscard]] bool at_cell_end() const {
    return at_ >= text_.size() || text_[at_] == delimiter_ || is_line_end(text_[at_]);
  }

  void copy_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') prepared += text_[at_++];
  }

  void read_record() {
    for (column_ = 1;; ++column_) {
      copy_blanks();
      if (at_ < text_.size() && text_[at_] == '"') {
        read_quoted();
      } else {
        read_plain();
      }
      if (at_ >= text_.size()) return;
      if (is_line_end(text_[at_])) {
        skip_line_end();
        return;
      }
      prepared += text_[at_++];
    }
  }

  // How long ="03403" is where a cell is that and nothing else: how spreadsheets keep a number's zeros.
  [[nodiscard]] std::size_t size_of_formula() const {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with("=\"")) return 0;
    std::size_t end = 2;
    while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
    if (end == 2 || end == rest.size() || rest[end] != '"') return 0;
    const std::size_t size = ++end;
    while (end < rest.size() && rest[end] == ' ') ++end;
    return end == rest.size() || rest[end] == delimiter_ || is_line_end(rest[end]) ? size : 0;
  }

  void read_plain() {
    if (const std::size_t formula = size_of_formula()) {
      prepared.append(text_.substr(at_, formula));
      at_ += formula;
    }
    bool told = false;
    for (; !at_cell_end(); ++at_) {
      if (text_[at_] == '"' && !told) {
        error(line_, column_, "a quote inside a cell that does not begin with one",
              "put the cell in quotes and double the quotes inside it");
        told = true;
      }
      prepared += text_[at_];
    }
  }

  void read_quoted() {
    const std::size_t opened_on = line_;
    prepared += text_[at_++];
    while (true) {
      if (at_ >= text_.size()) {
        error(opened_on, column_, "a quote is opened and never closed", "close it, or delete it");
        open_ = true;
        return;
      }
      if (is_line_end(text_[at_])) {
        skip_line_end();
        prepared += ' ';
        jumps.push_back(record_ + 1);
        continue;
      }
      const char character = text_[at_++];
      prepared += character;
      if (character != '"') continue;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      prepared += text_[at_++];
    }
    copy_blanks();
    if (!at_cell_end()) {
      error(line_, column_, "text after the quote that closes a cell", "double the quotes inside the cell");
      while (!at_cell_end()) ++at_;
    }
  }

  std::string_view text_;
  char delimiter_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_;
  std::size_t record_line_ = 0;
  std::size_t record_ = 0;
  std::size_t column_ = 1;
  bool failed_ = false;
  bool open_ = false;
  Diagnostics& diagnostics_;
};

template <char Delimiter>
void cut(char* line, std::vector<std::string_view>& cells) {
  using Quotes = io::double_quote_escape<Delimiter, '"'>;
  using Blanks = io::trim_chars<' '>;
  while (true) {
    // the library's policies read through const and write through not
    char* end = const_cast<char*>(Quotes::find_next_column_end(line));  // NOLINT
    const bool is_last = *end == '\0';
    char* begin = line;
    char* cell_end = end;
    Blanks::trim(begin, cell_end);
    Quotes::unescape(begin, cell_end);
    Blanks::trim(begin, cell_end);
    cells.emplace_back(begin, static_cast<std::size_t>(cell_end - begin));
    if (is_last) return;
    line = end + 1;
  }
}

void cut(char* line, char delimiter, std::vector<std::string_view>& cells) {
  cells.clear();
  switch (delimiter) {
    case ';': cut<';'>(line, cells); break;
    case '\t': cut<'\t'>(line, cells); break;
    case '|': cut<'|'>(line, cells); break;
    default: cut<','>(line, cells); break;
  }
}

}  // namespace

ExactCut cut_exactly(std::string_view text, char delimiter, Record& record, std::string& line) {
  Diagnostics ignored;
  const std::string no_file;
  Preparation preparation(text, delimiter, no_file, 1, ignored);
  const ExactCut result = preparation.first();
  line = std::move(preparation.prepared);
  if (result.outcome == ExactCut::Outcome::cut) cut(line.data(), delimiter, record.cells);
  return result;
}

class RecordReader::Lines {
 public:
  Lines(std::string prepared, std::string_view text, std::vector<std::size_t> jumps, std::size_t first_line)
      : prepared_(std::move(prepared)),
        jumps_(std::move(jumps)),
        next_jump_(jumps_.begin()),
        line_(first_line),
        reader_("", std::make_unique<PreparedText>(prepared_.empty() ? text : std::string_view(prepared_))) {}

  char* next(std::size_t& line) {
    char* const text = reader_.next_line();
    for (; next_jump_ != jumps_.end() && *next_jump_ == record_; ++next_jump_) ++line_;
    line = line_++;
    ++record_;
    return text;
  }

 private:
  std::string prepared_;
  std::vector<std::size_t> jumps_;
  std::vector<std::size_t>::iterator next_jump_;
  std::size_t record_ = 0;
  std::size_t line_;
  io::LineReader reader_;
};

RecordReader::RecordReader(std::string_view text, char delimiter, const std::string& file, Diagnostics& diagnostics,
                           std::size_t first_line)
    : delimiter_(delimiter) {
  Preparation preparation(text, delimiter, file, first_line, diagnostics);
  // Text without quotes, carriage returns and very long lines is handed to the library as it is.
  const bool is_plain = text.find('"') == std::string_view::npos && text.find('\r') == std::string_view::npos &&
                        text.size() < longest_record;
  if (!is_plain && !preparation.run()) return;
  lines_ = std::make_unique<Lines>(std::move(preparation.prepared), text, std::move(preparation.jumps), first_line);
}

RecordReader::~RecordReader() = default;

bool RecordReader::next(Record& record) {
  if (!lines_) return false;
  while (char* const line = lines_->next(record.line)) {
    cut(line, delimiter_, record.cells);
    if (std::ranges::any_of(record.cells, [](std::string_view cell) { return !cell.empty(); })) return true;
  }
  return false;
}

char most_frequent_delimiter(std::string_view text) {
  return *std::ranges::max_element(delimiters, {}, [&](char delimiter) { return std::ranges::count(text, delimiter); });
}

std::string_view head_of(std::string_view text, std::size_t most_records) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    const bool ends = !quoted && (text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n')));
    if (ends && --most_records == 0) return text.substr(0, i + 1);
  }
  return text;
}

}  // namespace ntm
