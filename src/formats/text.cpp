// Tables for a terminal: columns aligned by display width, text broken into lines where a table would be wider
// than the page.
#include <algorithm>

#include "formats/all.hpp"
#include "formats/drawing.hpp"
#include "formats/words.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// What a column is given at least, and as long as there is room.
constexpr std::size_t narrowest_text = 10;
constexpr std::size_t roomy_text = 40;
constexpr std::size_t narrowest_bar = 8;
constexpr std::size_t roomy_bar = 16;
constexpr std::size_t widest_bar = 24;
constexpr std::string_view gap = "  ";
constexpr std::string_view narrow_gap = " ";

using Lines = std::vector<std::string>;

// A cell as it is printed: lines of one colour.
struct Written {
  Lines lines;
  Colour colour = Colour::none;
};

Colour colour_of(Tone tone) {
  switch (tone) {
    case Tone::plain: return Colour::none;
    case Tone::good: return Colour::good;
    case Tone::bad: return Colour::bad;
  }
  return Colour::none;
}

void append_line(std::string& page, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  page.append(line).append(1, '\n');
}

void append_sentence(std::string& page, const Message& sentence, const Style& style, Colour colour = Colour::none,
                     std::size_t indent = 0) {
  const std::size_t width = std::max(style.width, indent + narrowest_text) - indent;
  for (const std::string& line : wrapped(to_words(sentence, style), width)) {
    append_line(page, std::string(indent, ' ') + coloured(line, colour, style));
  }
}

// A title, as wide as it is or as the page.
std::size_t append_title(std::string& page, const Message& title, const Style& style) {
  append_sentence(page, title, style, Colour::bold);
  return std::min(display_width(to_words(title, style)), style.width);
}

class TableWriter {
 public:
  TableWriter(const Table& table, const Style& style) : table_(table), style_(style) {
    has_headings_ = std::ranges::any_of(table.rows, [](const Row& row) { return !row.heading.empty(); });
    measure();
    fit();
    for (const Row& row : table.rows) {
      for (const auto& number : row.trend) largest_in_trends_ = std::max(largest_in_trends_, number.value_or(Ratio(0)));
    }
  }

  void write(const ByteSink& sink) const {
    std::string page;
    const std::size_t title_width = append_title(page, table_.title, style_);
    if (!table_.rows.empty()) {
      const std::size_t width = std::max(total_width(), title_width);
      page.append(coloured(line(width, false, style_), Colour::faint, style_)).append(1, '\n');
      write_header(page);
      for (const Row& row : table_.rows) {
        write_row(page, row);
        if (page.size() < piece_size) continue;
        sink(page);
        page.clear();
      }
    }
    for (const Message& note : table_.notes) append_sentence(page, note, style_);
    sink(page);
  }

 private:
  [[nodiscard]] std::size_t indent() const { return has_headings_ ? gap_.size() : 0; }
  [[nodiscard]] bool is_bar(std::size_t column) const { return table_.columns[column].content == ColumnContent::bar; }
  [[nodiscard]] bool is_text(std::size_t column) const { return table_.columns[column].content == ColumnContent::text; }
  // A column of bars for which there is no room has no width.
  [[nodiscard]] bool is_shown(std::size_t column) const { return !is_bar(column) || widths_[column] > 0; }

  [[nodiscard]] std::size_t total_width() const {
    std::size_t width = indent();
    for (std::size_t i = 0; i < widths_.size(); ++i) width += is_shown(i) ? widths_[i] + gap_.size() : 0;
    return width - gap_.size();
  }
  [[nodiscard]] std::size_t excess() const { return total_width() - std::min(total_width(), style_.width); }

  void measure() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      std::size_t width = is_bar(i) ? roomy_bar : 0;
      std::size_t longest_word = is_text(i) ? narrowest_text : 0;
      const auto make_room = [&](const std::string& words, bool is_foldable) {
        width = std::max(width, display_width(words));
        for (const std::string& part : is_foldable ? wrapped(words, 1) : Lines{words})
          longest_word = std::max(longest_word, display_width(part));
      };
      for (const std::string& line : lines_of(table_.columns[i].header, style_)) make_room(line, true);
      for (const Row& row : table_.rows) {
        if (row.heading.empty()) make_room(to_words(row.cells[i], style_), is_text(i));
      }
      widths_.push_back(width);
      longest_words_.push_back(longest_word);
    }
  }

  // Makes the widest column of this kind that is wider than `least` narrower by one. False where there is none.
  bool narrow(ColumnContent content, std::size_t least) {
    std::size_t widest = widths_.size();
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const bool can_shrink = table_.columns[i].content == content && widths_[i] > std::max(least, longest_words_[i]);
      if (can_shrink && (widest == widths_.size() || widths_[i] > widths_[widest])) widest = i;
    }
    if (widest == widths_.size()) return false;
    --widths_[widest];
    return true;
  }

  // Where there is no room, first very wide texts give way, then bars, then all texts, then the headers of numbers, and
  // bars are left out, and at last columns stand closer together. Where there is, bars take it.
  void fit() {
    while (excess() > 0 && (narrow(ColumnContent::text, roomy_text) || narrow(ColumnContent::bar, narrowest_bar) ||
                            narrow(ColumnContent::text, narrowest_text) || narrow(ColumnContent::number, 0))) {
    }
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (!is_bar(i)) continue;
      widths_[i] = excess() > 0 ? 0 : std::min(widest_bar, widths_[i] + style_.width - total_width());
    }
    if (excess() > 0) gap_ = narrow_gap;
  }

  // One line of output for each line of the tallest cell; cells stand at the bottom in a header, else at the top.
  void write_cells(std::string& page, const std::vector<Written>& cells, bool at_bottom) const {
    std::size_t height = 0;
    for (const Written& cell : cells) height = std::max(height, cell.lines.size());
    for (std::size_t i = 0; i < height; ++i) {
      std::string output(indent(), ' ');
      std::string blanks;  // that stand only where something follows them
      for (std::size_t column = 0; column < cells.size(); ++column) {
        if (!is_shown(column)) continue;
        const Lines& lines = cells[column].lines;
        const std::size_t skipped = at_bottom ? height - lines.size() : 0;
        const bool stands_here = i >= skipped && i - skipped < lines.size();
        const std::string text = stands_here ? lines[i - skipped] : "";
        const std::string padding(widths_[column] - std::min(widths_[column], display_width(text)), ' ');
        const bool is_left = is_text(column) || is_bar(column);
        if (!is_left) blanks += padding;
        if (!text.empty()) output += std::exchange(blanks, "") + coloured(text, cells[column].colour, style_);
        if (is_left) blanks += padding;
        blanks.append(gap_);
      }
      append_line(page, std::move(output));
    }
  }

  void write_header(std::string& page) const {
    std::vector<Written> cells;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      cells.push_back({{}, Colour::faint});
      for (const std::string& line : lines_of(table_.columns[i].header, style_)) {
        const Lines parts = is_bar(i) ? Lines{line} : wrapped(line, widths_[i]);
        cells.back().lines.insert(cells.back().lines.end(), parts.begin(), parts.end());
      }
    }
    write_cells(page, cells, true);
  }

  [[nodiscard]] Written written(const Cell& cell, std::size_t column) const {
    if (const auto* share = std::get_if<Share>(&cell))
      return {{bar(share->part, widths_[column], style_)}, Colour::bar};
    const std::string text = to_words(cell, style_);
    const auto* number = std::get_if<Number>(&cell);
    return {is_text(column) ? wrapped(text, widths_[column]) : Lines{text},
            number != nullptr ? colour_of(number->tone) : Colour::none};
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty()) {
      Style beside_trend = style_;
      beside_trend.width -= std::min(style_.width, row.trend.empty() ? 0 : gap_.size() + row.trend.size());
      append_sentence(page, row.heading, beside_trend, Colour::bold);
      if (row.trend.empty()) return;
      page.pop_back();  // behind the heading
      std::string trend = drawn(row.trend, largest_in_trends_, style_);
      trend.erase(trend.find_last_not_of(' ') + 1);  // years without a number are blank
      page.append(gap_).append(coloured(trend, Colour::bar, style_)).append(1, '\n');
      return;
    }
    if (row.is_apart) {
      std::vector<Written> lines;
      for (const std::size_t width : widths_) lines.push_back({{line(width, false, style_)}, Colour::faint});
      write_cells(page, lines, false);
    }
    std::vector<Written> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(written(row.cells[i], i));
    write_cells(page, cells, false);
    if (!row.detail.empty())
      append_sentence(page, row.detail, style_, Colour::faint, indent() + widths_[0] + gap_.size());
  }

  static constexpr std::size_t piece_size = 1 << 16;

  const Table& table_;
  const Style& style_;
  bool has_headings_ = false;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> longest_words_;  // no column of text or numbers becomes narrower
  Ratio largest_in_trends_;
  std::string_view gap_ = gap;  // between columns
};

}  // namespace

std::string write_text_table(const Table& table, const Style& style) {
  std::string page;
  TableWriter(table, style).write([&](std::string_view piece) { page += piece; });
  return page;
}

void write_text(const Report& report, const Style& style, const ByteSink& sink) {
  std::string page;
  const std::size_t width = append_title(page, report.title, style);
  page.append(line(width, true, style)).append(1, '\n');
  for (const Message& note : report.notes) append_sentence(page, note, style);
  sink(page);
  report.tables.give([&](const Table& table) {
    sink("\n");
    TableWriter(table, style).write(sink);
  });
}

}  // namespace ntm
