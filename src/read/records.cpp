#include "read/records.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/csv_library.hpp"

namespace ntm {
namespace {

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
  Preparation preparation(text, delimiter, Preparation::Formulas::kept, no_file, 1, ignored);
  preparation.read_record();
  line = std::move(preparation.prepared);
  // the library takes a NUL for the end
  const bool is_bad = preparation.has_failed() || line.size() > longest_record || line.find('\0') != std::string::npos;
  const ExactCut result{preparation.is_open() ? ExactCut::Outcome::open
                        : is_bad              ? ExactCut::Outcome::bad
                                              : ExactCut::Outcome::cut,
                        preparation.at(), preparation.line() - preparation.first_line()};
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
  // Text without quotes, carriage returns and very long lines is handed to the library as it is.
  const bool is_plain = text.find('"') == std::string_view::npos && text.find('\r') == std::string_view::npos &&
                        text.size() < longest_record;
  Preparation preparation(text, delimiter, Preparation::Formulas::kept, file, first_line, diagnostics);
  // for each line break inside quotes, the number of the record after it, which begins one line later
  std::vector<std::size_t> jumps;
  if (!is_plain) preparation.prepared.reserve(text.size() + 1);
  for (std::size_t records = 1; !is_plain && !preparation.at_end(); ++records) {
    preparation.read_record();
    preparation.check_length();
    preparation.prepared += '\n';
    jumps.insert(jumps.end(), preparation.line_breaks(), records);
  }
  if (preparation.has_failed()) return;
  lines_ = std::make_unique<Lines>(std::move(preparation.prepared), text, std::move(jumps), first_line);
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

std::string_view first_records(std::string_view text, std::size_t most_records) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    const bool ends = !quoted && (text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n')));
    if (ends && --most_records == 0) return text.substr(0, i + 1);
  }
  return text;
}

}  // namespace ntm
