// Tables for a terminal: columns aligned by display width, text broken into lines where a table would be wider
// than the page.
#include "formats/all.hpp"

#include <algorithm>
#include <numeric>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t narrowest_text = 12;
constexpr std::string_view gap = "  ";
constexpr std::string_view dash = "–";

using Lines = std::vector<std::string>;

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result.append(text);
  return result;
}

std::string written(const Cell& cell, Language language) {
  if (const auto* text = std::get_if<std::string>(&cell)) return printable(*text);
  if (const auto* message = std::get_if<Message>(&cell)) return printable(message->in(language));
  if (const auto* number = std::get_if<Number>(&cell)) return to_string(*number, language);
  return std::string(dash);
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// Broken at blanks into lines of at most `width`; a longer word stands in a line of its own.
Lines wrapped(std::string_view text, std::size_t width) {
  Lines lines{""};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const bool fits = display_width(lines.back()) + 1 + display_width(word) <= width;
    if (!lines.back().empty() && !fits) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back().append(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void append_aligned(std::string& line, std::string_view text, std::size_t width, bool left) {
  const std::string padding(width - std::min(width, display_width(text)), ' ');
  if (left) {
    line.append(text).append(padding);
  } else {
    line.append(padding).append(text);
  }
}

void append_line(std::string& page, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  page.append(line).append(1, '\n');
}

void append_note(std::string& page, const Message& note, Language language) {
  for (const std::string& line : wrapped(printable(note.in(language)), page_width)) append_line(page, line);
}

class Writer {
 public:
  Writer(const Table& table, Language language) : table_(table), language_(language) {
    has_headings_ = std::ranges::any_of(table.rows, [](const Row& row) { return !row.heading.empty(); });
    measure();
    shrink();
  }

  std::string write() const {
    const std::string title = printable(table_.title.in(language_));
    std::string page = title + '\n';
    if (!table_.rows.empty()) {
      const std::size_t width = std::max(total_width(), display_width(title));
      page.append(repeated("─", width)).append(1, '\n');
      write_header(page);
      for (const Row& row : table_.rows) write_row(page, row);
    }
    for (const Message& note : table_.notes) append_note(page, note, language_);
    return page;
  }

 private:
  [[nodiscard]] std::size_t indent() const { return has_headings_ ? gap.size() : 0; }

  [[nodiscard]] std::size_t total_width() const {
    return indent() + std::accumulate(widths_.begin(), widths_.end(), std::size_t{0}) +
           gap.size() * (widths_.size() - 1);
  }

  void measure() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      std::size_t width = 0;
      for (const std::string& line : split_lines(table_.columns[i].header.in(language_)))
        width = std::max(width, display_width(line));
      for (const Row& row : table_.rows) {
        if (row.heading.empty()) width = std::max(width, display_width(written(row.cells[i], language_)));
      }
      widths_.push_back(width);
    }
  }

  // Takes what is too wide from the widest column of text.
  void shrink() {
    std::size_t widest = table_.columns.size();
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (table_.columns[i].is_text && (widest == widths_.size() || widths_[i] > widths_[widest])) widest = i;
    }
    if (widest == widths_.size() || total_width() <= page_width) return;
    const std::size_t excess = total_width() - page_width;
    const std::size_t least = std::min(widths_[widest], narrowest_text);
    widths_[widest] = std::max(least, widths_[widest] - std::min(widths_[widest], excess));
  }

  // One line of output for each line of the tallest cell; cells stand at the bottom in a header, else at the top.
  void write_cells(std::string& page, const std::vector<Lines>& cells, bool at_bottom) const {
    std::size_t height = 0;
    for (const Lines& lines : cells) height = std::max(height, lines.size());
    for (std::size_t i = 0; i < height; ++i) {
      std::string line(indent(), ' ');
      for (std::size_t column = 0; column < cells.size(); ++column) {
        const Lines& lines = cells[column];
        const std::size_t skipped = at_bottom ? height - lines.size() : 0;
        const bool stands_here = i >= skipped && i - skipped < lines.size();
        if (column > 0) line.append(gap);
        append_aligned(line, stands_here ? lines[i - skipped] : "", widths_[column], table_.columns[column].is_text);
      }
      append_line(page, std::move(line));
    }
  }

  void write_header(std::string& page) const {
    std::vector<Lines> cells;
    for (const Column& column : table_.columns) cells.push_back(split_lines(column.header.in(language_)));
    write_cells(page, cells, true);
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty()) {
      append_line(page, printable(row.heading.in(language_)));
      return;
    }
    std::vector<Lines> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string text = written(row.cells[i], language_);
      cells.push_back(table_.columns[i].is_text ? wrapped(text, widths_[i]) : Lines{text});
    }
    write_cells(page, cells, false);
  }

  const Table& table_;
  Language language_;
  bool has_headings_ = false;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::string write_text_table(const Table& table, Language language) { return Writer(table, language).write(); }

std::string write_text(const Report& report, Language language) {
  const std::string title = report.title.in(language);
  std::string page = title + '\n' + repeated("═", display_width(title)) + '\n';
  for (const Message& note : report.notes) append_note(page, note, language);
  for (const Table& table : report.tables) page.append(1, '\n').append(write_text_table(table, language));
  return page;
}

}  // namespace ntm
