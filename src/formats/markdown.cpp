// Tables in Markdown, as GitHub and most editors take it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/all.hpp"
#include "formats/words.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// What would be taken for a sign of Markdown or HTML is written as itself.
std::string in_markdown(std::string_view text) {
  std::string written;
  for (const char sign : text) {
    if (std::string_view("\\`*_[]<>|~").find(sign) != std::string_view::npos) written += '\\';
    if (sign == '&') {
      written += "&amp;";
    } else {
      written += sign;
    }
  }
  return written;
}

// Items of a list stand as such. Another line that begins like a list or a heading is none.
std::string paragraph(const Message& sentence, const Style& style) {
  const std::string text = in_markdown(to_words(sentence, style));
  const bool is_misleading =
      !is_item(text) && !text.empty() && std::string_view("#+-").find(text[0]) != std::string_view::npos;
  return is_misleading ? '\\' + text : text;
}

class MarkdownTable {
 public:
  MarkdownTable(const Table& table, const Style& style) : table_(table), style_(style) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].content != ColumnContent::bar) shown_.push_back(i);
    }
    for (const Row& row : table.rows) has_details_ = has_details_ || !row.detail.empty();
  }

  std::string write() const {
    std::string page = fmt::format("## {}\n", in_markdown(to_words(table_.title, style_)));
    if (!table_.rows.empty()) {
      page += '\n';
      write_header(page);
      for (const Row& row : table_.rows) write_row(page, row);
    }
    for (const Message& note : table_.notes) page.append("\n").append(paragraph(note, style_)).append("\n");
    return page;
  }

 private:
  [[nodiscard]] std::size_t width() const { return shown_.size() + (has_details_ ? 1 : 0); }

  void write_cells(std::string& page, std::vector<std::string> cells) const {
    cells.resize(width());
    page += fmt::format("| {} |\n", fmt::join(cells, " | "));
  }

  void write_header(std::string& page) const {
    std::vector<std::string> titles;
    std::vector<std::string> lines;
    for (const std::size_t column : shown_) {
      titles.push_back(in_markdown(header_in_one_line(table_.columns[column].header, style_)));
      lines.emplace_back(table_.columns[column].content == ColumnContent::text ? ":---" : "---:");
    }
    if (has_details_) lines.emplace_back(":---");
    write_cells(page, titles);
    page += fmt::format("| {} |\n", fmt::join(lines, " | "));
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty())
      return write_cells(page, {fmt::format("**{}**", in_markdown(to_words(row.heading, style_)))});
    if (row.is_apart) write_cells(page, std::vector<std::string>(shown_.size(), "—"));
    std::vector<std::string> cells;
    for (const std::size_t column : shown_) cells.push_back(in_markdown(to_words(row.cells[column], style_)));
    if (has_details_) cells.push_back(in_markdown(to_words(row.detail, style_)));
    write_cells(page, std::move(cells));
  }

  const Table& table_;
  const Style& style_;
  std::vector<std::size_t> shown_;  // columns that are not drawn
  bool has_details_ = false;
};

}  // namespace

void write_markdown(const Report& report, const Style& style, const ByteSink& sink) {
  sink(markdown_mark);
  sink(fmt::format("\n# {}\n", in_markdown(to_words(report.title, style))));
  bool in_list = false;
  for (const Message& sentence : report.sentences) {
    const std::string text = paragraph(sentence, style);
    sink(fmt::format("{}{}\n", in_list && is_item(text) ? "" : "\n", text));
    in_list = is_item(text);
  }
  report.tables.give([&](const Table& table) { sink('\n' + MarkdownTable(table, style).write()); });
  sink(fmt::format("\n## {}\n\n", in_markdown(to_words(Message("About this report"), style))));
  for (const Message& note : report.notes) sink(fmt::format("- {}\n", in_markdown(to_words(note, style))));
}

}  // namespace ntm
