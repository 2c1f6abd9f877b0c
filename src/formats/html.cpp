// A page for a browser: one file that asks for no other, to read on a screen of any width, to print and to paste.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/all.hpp"
#include "formats/html_charts.hpp"
#include "formats/html_style.hpp"
#include "formats/words.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Tables of more rows are folded, and longer ones cut: a page of many megabytes opens slowly.
constexpr std::size_t most_rows_open = 150;
constexpr std::size_t most_rows = 3000;
// Tables of more columns are set close, to fit a page of paper.
constexpr std::size_t most_columns_wide = 12;
// On paper, so many rows stay together: of a small table, or of a group.
constexpr std::size_t most_rows_together = 14;

// A drawing; empty where the cell holds none.
std::string drawn(const Cell& cell, const Style& style) {
  return std::visit(
      [&](const auto& held) -> std::string {
        if constexpr (requires { to_svg(held, style); }) {
          return to_svg(held, style);
        } else {
          return {};
        }
      },
      cell);
}

class HtmlTable {
 public:
  HtmlTable(const Table& table, std::size_t number, const Style& style)
      : table_(table), number_(number), style_(style) {
    for (const Row& row : table.rows) {
      for (const auto& value : row.trend) largest_in_trends_ = std::max(largest_in_trends_, value.value_or(Ratio(0)));
      for (const Cell& cell : row.cells) {
        if (const auto* const strip = std::get_if<Strip>(&cell)) criteria_ = strip->marks.size();
        if (std::holds_alternative<Strip>(cell) || std::holds_alternative<Elsewhere<Move>>(cell)) has_scale_ = false;
      }
    }
    for (const Column& column : table.columns) parts_ += column.key ? 1 : 0;
  }

  // A heading of level 2 begins a part of the page.
  void write(int level, const ByteSink& sink) const {
    const std::string heading =
        fmt::format("<h{0} id=\"t{1}\">{2}</h{0}>", level, number_, in_html(table_.title, style_));
    const bool is_folded = table_.rows.size() > most_rows_open;
    const bool is_small = table_.rows.size() <= most_rows_together;
    sink(fmt::format("<div class=\"block{}{}\">\n", table_.chart || is_folded ? " full" : "",
                     is_small ? " together" : ""));
    if (is_folded) {
      const Count rows{static_cast<Integer>(table_.rows.size())};
      sink(fmt::format("<details>\n<summary>{}<span>{}</span><span class=\"in-print\">{}</span></summary>\n", heading,
                       in_html({"{} rows", rows}, style_), in_html("open it before printing", style_)));
    } else {
      sink(heading + '\n');
    }
    if (!table_.rows.empty()) {
      if (table_.chart)
        sink(fmt::format("<div class=\"beside\">\n<figure>{}</figure>\n", to_svg(*table_.chart, style_)));
      write_table(sink);
      if (table_.chart) sink("</div>\n");
    }
    for (const Column& column : table_.columns) {
      if (!column.legend.empty() && !table_.rows.empty())
        sink(fmt::format("<p class=\"note\">{}</p>\n", in_html(column.legend, style_)));
    }
    for (const Message& note : table_.notes) sink(fmt::format("<p class=\"note\">{}</p>\n", in_html(note, style_)));
    if (table_.rows.size() > most_rows) {
      const Message cut{"Only the first {} of {} rows are shown; the workbook (-f xlsx) has all of them.",
                        Count{static_cast<Integer>(most_rows)}, Count{static_cast<Integer>(table_.rows.size())}};
      sink(fmt::format("<p class=\"note\">{}</p>\n", in_html(cut, style_)));
    }
    if (is_folded) sink("</details>\n");
    sink("</div>\n");
  }

 private:
  // Whether a code or a rank stands before a name.
  [[nodiscard]] bool begins_short() const {
    return table_.columns.size() > 1 && table_.columns[0].content == ColumnContent::text &&
           table_.columns[1].content == ColumnContent::text && !table_.columns[1].header.empty();
  }

  [[nodiscard]] std::string_view class_of(std::size_t column) const {
    switch (table_.columns[column].content) {
      case ColumnContent::number: return " class=\"number\"";
      case ColumnContent::bar: return has_scale_ ? " class=\"drawn\"" : " class=\"drawn small\"";
      case ColumnContent::text: break;
    }
    return (column == 0 && begins_short()) || table_.columns[column].header.empty() ? " class=\"short\"" : "";
  }

  void write_table(const ByteSink& sink) const {
    std::string page = fmt::format(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t{0}\">\n"
        "<table{1}>\n<caption>{2}</caption>\n"
        "<thead>\n<tr>",
        number_, table_.columns.size() > most_columns_wide ? " class=\"close\"" : "", in_html(table_.title, style_));
    for (std::size_t i = 0; i < table_.columns.size(); ++i) write_header(page, i);
    page += "</tr>\n</thead>\n";
    const std::size_t rows = std::min(table_.rows.size(), most_rows);
    for (std::size_t i = 0; i < rows; ++i) {
      if (i == 0 || !table_.rows[i].heading.empty()) {
        // the first would leave the header behind
        const bool is_small = i > 0 && end_of_group(i) - i <= most_rows_together;
        page.append(i == 0 ? "" : "</tbody>\n").append(is_small ? "<tbody class=\"together\">\n" : "<tbody>\n");
      }
      write_row(page, table_.rows[i]);
      if (page.size() < piece_size) continue;
      sink(page);
      page.clear();
    }
    sink(page + "</tbody>\n</table>\n</div>\n");
  }

  // Behind the last row of the group that begins with this one.
  [[nodiscard]] std::size_t end_of_group(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < table_.rows.size() && table_.rows[end].heading.empty()) ++end;
    return end;
  }

  void write_header(std::string& page, std::size_t column) const {
    std::vector<std::string> lines;
    for (const std::string& line : lines_of(table_.columns[column].header, style_)) lines.push_back(escaped(line));
    if (const auto key = table_.columns[column].key) lines.front().insert(0, key_of_part(*key, parts_));
    const bool is_strip = table_.columns[column].content == ColumnContent::bar && criteria_ > 0;
    page += fmt::format("<th scope=\"col\"{}>{}{}</th>", class_of(column), fmt::join(lines, "<br>"),
                        is_strip ? svg_of_numbers(criteria_) : std::string());
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty()) {
      page += fmt::format("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}{}</th></tr>\n",
                          table_.columns.size(), in_html(row.heading, style_),
                          row.trend.empty() ? std::string() : to_svg(row.trend, largest_in_trends_, style_));
      return;
    }
    std::vector<std::string_view> classes;
    if (row.is_apart) classes.emplace_back("apart");
    if (!row.detail.empty()) classes.emplace_back("with-detail");
    page += classes.empty() ? "<tr>" : fmt::format("<tr class=\"{}\">", fmt::join(classes, " "));
    for (std::size_t i = 0; i < row.cells.size(); ++i) write_cell(page, row, i);
    page += "</tr>\n";
    if (row.detail.empty()) return;
    page += fmt::format("<tr class=\"detail\"><td></td><td colspan=\"{}\">{}</td></tr>\n", table_.columns.size() - 1,
                        in_html(row.detail, style_));
  }

  void write_cell(std::string& page, const Row& row, std::size_t column) const {
    const Cell& cell = row.cells[column];
    std::string content = drawn(cell, style_);
    if (content.empty()) content = escaped(to_words(cell, style_));
    const auto* const number = std::get_if<Number>(&cell);
    if (number != nullptr && number->tone != Tone::plain) {
      content = fmt::format("<span class=\"{}\">{}</span>", number->tone == Tone::good ? "good" : "bad", content);
    }
    if (column == 0 && row.line) content.insert(0, key_of_line(*row.line));
    // what a row is about, its first cell says, or a code and a name
    const bool is_header = column == 0 || (column == 1 && begins_short());
    page += is_header ? fmt::format("<th scope=\"row\"{}>{}</th>", class_of(column), content)
                      : fmt::format("<td{}>{}</td>", class_of(column), content);
  }

  static constexpr std::size_t piece_size = 1 << 16;

  const Table& table_;
  std::size_t number_;  // on the page
  const Style& style_;
  Ratio largest_in_trends_;
  std::size_t criteria_ = 0;  // in strips
  std::size_t parts_ = 0;     // in stacks
  bool has_scale_ = true;     // whether drawings are as wide as there is room
};

void write_sentences(const std::vector<Message>& sentences, const Style& style, const ByteSink& sink) {
  bool in_list = false;
  for (const Message& sentence : sentences) {
    const std::string text = in_html(sentence, style);
    if (is_item(text) != in_list) sink(in_list ? "</ul>\n" : "<ul>\n");
    in_list = is_item(text);
    sink(in_list ? fmt::format("<li>{}</li>\n", text.substr(2)) : fmt::format("<p>{}</p>\n", text));
  }
  if (in_list) sink("</ul>\n");
}

void write_headlines(const std::vector<Headline>& headlines, const Style& style, const ByteSink& sink) {
  if (headlines.empty()) return;
  sink("<dl class=\"headlines\">\n");
  for (const Headline& headline : headlines) {
    std::string change;
    if (headline.change) {
      const Tone tone = headline.change->tone;
      change = fmt::format("<dd><span class=\"{}\">{}</span> {}</dd>",
                           tone == Tone::good  ? "good"
                           : tone == Tone::bad ? "bad"
                                               : "plain",
                           escaped(to_words(*headline.change, style)), in_html(headline.since, style));
    }
    sink(fmt::format("<div><dt>{}</dt><dd><b>{}</b><span>{}</span></dd>{}</div>\n", in_html(headline.name, style),
                     escaped(to_words(headline.value, style)), in_html(headline.unit, style), change));
  }
  sink("</dl>\n");
}

void write_list(const Message& title, const std::vector<Message>& sentences, const Style& style, const ByteSink& sink) {
  if (sentences.empty()) return;
  sink(fmt::format("<section>\n<h2>{}</h2>\n<ul class=\"note\">\n", in_html(title, style)));
  for (const Message& sentence : sentences) sink(fmt::format("<li>{}</li>\n", in_html(sentence, style)));
  sink("</ul>\n</section>\n");
}

}  // namespace

void write_html(const Report& report, const Style& style, const ByteSink& sink) {
  const std::string title = in_html(report.title, style);
  sink(fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{}\n",
                   style.language == Language::vietnamese ? "vi" : "en", html_mark));
  sink(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  sink(fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n", title, style_sheet,
                   title));
  if (!report.about.empty()) sink(fmt::format("<p class=\"about\">{}</p>\n", in_html(report.about, style)));
  write_headlines(report.headlines, style, sink);
  if (!report.sentences.empty()) sink("<section class=\"lead\">\n");
  write_sentences(report.sentences, style, sink);
  if (!report.sentences.empty()) sink("</section>\n");
  std::size_t tables = 0;
  report.tables.give([&](const Table& table) {
    const bool begins = tables == 0 || !table.part.empty();
    if (begins) sink(tables > 0 ? "</section>\n<section class=\"blocks\">\n" : "<section class=\"blocks\">\n");
    HtmlTable(table, ++tables, style).write(begins ? 2 : 3, sink);
  });
  if (tables > 0) sink("</section>\n");
  write_list("About this report", report.notes, style, sink);
  write_list("Rules and definitions", report.definitions, style, sink);
  sink("</main>\n</body>\n</html>\n");
}

}  // namespace ntm
