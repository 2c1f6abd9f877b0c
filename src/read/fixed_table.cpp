#include "read/fixed_table.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

#include "read/preparation.hpp"
#include "text/csv_library.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// The number of the line on which `text` ends.
std::size_t last_line(std::string_view text) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n'))) ++line;
  }
  return line;
}

// A line that was prepared for the library.
struct PreparedLine {
  std::size_t line = 0;  // on which it begins
  std::size_t cells = 0;
};

using Blanks = io::trim_chars<' '>;
template <char Delimiter>
using Quotes = io::double_quote_escape<Delimiter, '"'>;
// One width for all forms, that the library is compiled once for each delimiter: names that no title has stand for the
// columns that a form does not have.
template <char Delimiter>
using Reader = io::CSVReader<FixedTable::most_columns, Blanks, Quotes<Delimiter>>;
constexpr const char* no_title = "\n";

template <char Delimiter>
std::vector<std::string> cut(std::string line) {
  std::vector<std::string> cells;
  for (char* rest = line.data(); rest != nullptr;) {
    char* begin = nullptr;
    char* end = nullptr;
    io::detail::chop_next_column<Quotes<Delimiter>>(rest, begin, end);
    Blanks::trim(begin, end);
    Quotes<Delimiter>::unescape(begin, end);
    Blanks::trim(begin, end);
    cells.emplace_back(begin, end);
  }
  return cells;
}

}  // namespace

FixedTable::FixedTable(std::string_view text, std::string file, const TableForm& form, Diagnostics& diagnostics)
    : file_(std::move(file)), form_(form), diagnostics_(&diagnostics) {
  names_.assign(form.required.begin(), form.required.end());
  names_.insert(names_.end(), form.optional.begin(), form.optional.end());
  if (names_.size() > most_columns) throw std::invalid_argument("a form of too many columns");
  places_.resize(names_.size());
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!check_bytes(text)) return;
  const std::string_view body = text.substr(std::min(text.find_first_not_of("\r\n"), text.size()));
  const std::string_view first_line = body.substr(0, body.find_first_of("\r\n"));
  if (first_line.find(';') != std::string_view::npos) {
    read<';'>(text);
  } else {
    read<','>(text);
  }
}

bool FixedTable::check_bytes(std::string_view text) {
  const std::size_t bad = find_invalid_utf8(text);
  if (bad != std::string_view::npos) {
    error(last_line(text.substr(0, bad)), "the line is not UTF-8", "save the file as CSV UTF-8");
    return false;
  }
  const std::size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    error(last_line(text.substr(0, zero)), "a NUL byte: the file is damaged, or is not text",
          "save the file as CSV UTF-8");
    return false;
  }
  return true;
}

template <char Delimiter>
void FixedTable::read(std::string_view text) {
  Preparation preparation(text, Delimiter, Preparation::Formulas::refused, file_, 1, *diagnostics_);
  std::string& prepared = preparation.prepared;
  prepared.reserve(text.size() + 1);
  std::vector<PreparedLine> records;
  while (!preparation.at_end()) {
    const std::size_t begin = prepared.size();
    preparation.read_record();
    preparation.check_length();
    if (preparation.is_blank()) {
      prepared.resize(begin);
    } else {
      prepared += '\n';
      records.push_back({preparation.first_line(), preparation.cells()});
    }
  }
  if (preparation.has_failed()) return;
  if (records.empty()) {
    error(0, "the file is empty", {"begin it with {}", expected()});
    return;
  }
  const std::size_t header_size = prepared.find('\n');
  const std::vector<std::string> titles = cut<Delimiter>(prepared.substr(0, header_size));
  if (!take_header(titles, records.front().line)) return;

  // The library is given the header as it was understood: it refuses a title that stands twice.
  std::string header;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i > 0) header += Delimiter;
    const auto name = std::ranges::find(places_, i + 1);
    if (name != places_.end()) header += names_[static_cast<std::size_t>(name - places_.begin())];
  }
  prepared.replace(0, header_size, header);
  std::array<std::string, most_columns> wanted;
  wanted.fill(no_title);
  std::ranges::copy(names_, wanted.begin());

  rows_.reserve(records.size());
  cells_.reserve(records.size() * names_.size());
  text_.reserve(prepared.size());
  Reader<Delimiter> reader("", prepared.data(), prepared.data() + prepared.size());
  std::apply(
      [&](const auto&... name) { reader.read_header(io::ignore_extra_column | io::ignore_missing_column, name...); },
      wanted);
  std::array<const char*, most_columns> cells{};
  cells.fill("");
  for (std::size_t i = 1; i < records.size(); ++i) {
    const PreparedLine& record = records[i];
    const auto tell_width = [&] {
      if (form_.words != nullptr) {
        error(record.line, form_.words->row, form_.words->row_hint);
      } else {
        error(record.line, {"the row has {} cells, the header {}", record.cells, titles.size()},
              "put a cell that holds a delimiter in quotes");
      }
    };
    try {
      std::apply([&](auto&... cell) { reader.read_row(cell...); }, cells);
      add_row(record.line, cells);
    } catch (const io::error::too_few_columns&) {
      tell_width();
    } catch (const io::error::too_many_columns&) {
      tell_width();
    }
  }
}

// Finds the columns, of several with one name the first. False, with errors, where some are missing.
bool FixedTable::take_header(const std::vector<std::string>& titles, std::size_t line) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto found = std::ranges::find(titles, names_[i]);
    if (found != titles.end()) places_[i] = static_cast<std::size_t>(found - titles.begin()) + 1;
  }
  const auto is_known = [&](const std::string& title) {
    return std::ranges::find(names_, std::string_view(title)) != names_.end();
  };
  const std::span<const std::size_t> places_of_required = std::span(places_).first(form_.required.size());
  complete_ = std::ranges::find(places_of_required, 0U) == places_of_required.end();
  if (form_.words != nullptr) {
    complete_ = complete_ && titles.size() == names_.size();
    if (!complete_) error(line, form_.words->header, form_.words->header_hint);
    return complete_;
  }
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (!form_.may_have_others && !is_known(titles[i])) {
      diagnostics_->note({file_, line, i + 1}, {"column '{}' is not known; ignored", titles[i]});
    }
  }
  for (std::size_t i = 0; i < places_of_required.size(); ++i) {
    if (places_[i] == 0) error(line, {"no column {}", names_[i]}, {"the header is {}", expected()});
  }
  return complete_;
}

void FixedTable::add_row(std::size_t line, std::span<const char* const> cells) {
  rows_.push_back({line, cells_.size()});
  for (const char* const cell : cells.first(names_.size())) {
    std::string_view text = cell;
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    cells_.push_back({text_.size(), text.size()});
    text_ += text;
  }
}

std::size_t FixedTable::column(std::string_view name) const {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) throw std::invalid_argument("a column that is not of the form");
  return static_cast<std::size_t>(found - names_.begin());
}

std::string FixedTable::expected() const {
  std::string header;
  for (const std::string_view name : form_.required) header.append(header.empty() ? "" : ",").append(name);
  return header;
}

std::string_view FixedTable::cell(const Row& row, std::string_view column_name) const {
  const Span& span = cells_[row.first_cell + column(column_name)];
  return std::string_view(text_).substr(span.begin, span.size);
}

void FixedTable::error(const Row& row, std::string_view column_name, Message message, Message hint) {
  diagnostics_->error({file_, row.line, places_[column(column_name)]}, std::move(message), std::move(hint));
}

void FixedTable::error(std::size_t line, Message message, Message hint) {
  diagnostics_->error({file_, line, 0}, std::move(message), std::move(hint));
}

}  // namespace ntm
