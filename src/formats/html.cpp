// A page for a browser: one file that asks for no other, to read on a screen of any width, to print and to paste.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "formats/all.hpp"
#include "formats/html_charts.hpp"
#include "formats/html_style.hpp"
#include "formats/words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Tables of more rows are folded, and longer ones cut: a page of many megabytes opens slowly. Headings are no rows.
constexpr std::size_t most_rows_open = 150;
constexpr std::size_t most_rows = 3000;
// So many rows fewer are shown where a group ends with them.
constexpr std::size_t most_rows_given_up = 300;
// The header of a table with more lines stays in sight on a wide screen.
constexpr std::size_t most_lines_in_sight = 30;
// Texts up to this width stand on one line: the label of a band, a mark.
constexpr std::size_t most_unbroken = 10;
// Tables of more columns are set close, to fit a page of paper.
constexpr std::size_t most_columns_wide = 12;
// On paper, so many rows stay together: of a small table, or of a group.
constexpr std::size_t most_rows_together = 14;

Count count_of(std::size_t rows) { return Count{static_cast<Integer>(rows)}; }

// What a page shows of a table: so many of its lines, headings with them, and of its rows.
struct Extent {
  std::size_t lines = 0;
  std::size_t rows = 0;
};

Extent extent_of(const std::vector<Row>& lines) {
  Extent extent;
  Extent whole_groups;
  for (; extent.lines < lines.size(); ++extent.lines) {
    if (!lines[extent.lines].heading.empty()) {
      whole_groups = extent;
    } else if (extent.rows == most_rows) {
      return whole_groups.rows + most_rows_given_up >= most_rows ? whole_groups : extent;
    } else {
      ++extent.rows;
    }
  }
  return extent;
}

// A drawing of which nothing but the cell decides; empty where the cell holds none.
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
      : table_(table), number_(number), style_(style), shown_(extent_of(table.rows)) {
    std::vector<Move> moves;
    for (const Row& row : table.rows) {
      for (const auto& value : row.trend) largest_in_trends_ = std::max(largest_in_trends_, value.value_or(Ratio(0)));
      for (const Cell& cell : row.cells) {
        if (const auto* const strip = std::get_if<Strip>(&cell)) criteria_ = strip->marks.size();
        if (const auto* const move = std::get_if<Elsewhere<Move>>(&cell)) moves.push_back(*move);
      }
    }
    if (!moves.empty()) ends_ = Ends::of(moves);
    for (const Column& column : table.columns) parts_ += column.key ? 1 : 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) widest_.push_back(widest_text(i));
  }

  // A heading of level 2 begins a part of the page.
  void write(int level, const ByteSink& sink) const {
    const std::string heading =
        fmt::format("<h{0} id=\"t{1}\">{2}</h{0}>", level, number_, in_html(table_.title, style_));
    const auto rows = static_cast<std::size_t>(
        std::ranges::count_if(table_.rows, [](const Row& row) { return row.heading.empty(); }));
    const bool is_folded = rows > most_rows_open;
    const bool is_small = table_.rows.size() <= most_rows_together;
    sink(fmt::format("<div class=\"block{}{}\">\n", table_.chart || is_folded ? " full" : "",
                     is_small ? " together" : ""));
    if (is_folded) {
      sink(fmt::format("<details>\n<summary>{} <span>({}<span class=\"in-print\">; {}</span>)</span></summary>\n",
                       heading, in_html({"{} rows", count_of(rows)}, style_),
                       in_html("open it before printing", style_)));
    } else {
      sink(heading + '\n');
    }
    if (!table_.rows.empty()) {
      if (table_.chart)
        sink(fmt::format("<div class=\"beside\">\n<figure>{}</figure>\n", to_svg(*table_.chart, style_)));
      write_table(sink);
      if (table_.chart) sink("</div>\n");
    }
    write_notes(rows, sink);
    if (is_folded) sink("</details>\n");
    sink("</div>\n");
  }

 private:
  // Where a table ends before its rows do, that is the first thing to know below it.
  void write_notes(std::size_t rows, const ByteSink& sink) const {
    const auto write_note = [&](const Message& note) {
      sink(fmt::format("<p class=\"note\">{}</p>\n", in_html(note, style_)));
    };
    if (shown_.rows < rows) {
      write_note({"Only the first {} of {} rows are shown; the workbook (-f xlsx) has all of them.",
                  count_of(shown_.rows), count_of(rows)});
    }
    for (const Column& column : table_.columns) {
      if (!column.legend.empty() && !table_.rows.empty()) write_note(column.legend);
    }
    std::ranges::for_each(table_.notes, write_note);
  }

  [[nodiscard]] std::size_t widest_text(std::size_t column) const {
    std::size_t widest = 0;
    for (std::size_t i = 0; i < shown_.lines; ++i) {
      const Row& row = table_.rows[i];
      if (row.heading.empty()) widest = std::max(widest, display_width(to_words(row.cells[column], style_)));
    }
    return widest;
  }

  // At most, in CSS pixels.
  [[nodiscard]] std::size_t width_of_column(std::size_t column) const {
    constexpr std::size_t letter = 9;
    constexpr std::size_t padding = 26;
    constexpr std::size_t drawing = 224;
    constexpr std::size_t box = 14;
    constexpr std::size_t of_a_few_words = 30;
    if (table_.columns[column].content == ColumnContent::bar) {
      return (criteria_ > 0 ? box * criteria_ : drawing) + padding;
    }
    const bool is_broken = table_.columns[column].content == ColumnContent::text && !names_row(column);
    std::size_t widest = is_broken ? std::min(widest_[column], of_a_few_words) : widest_[column];
    for (const std::string& line : lines_of(table_.columns[column].header, style_)) {
      widest = std::max(widest, display_width(line));
    }
    return widest * letter + padding;
  }

  // A header stays in sight only where nothing around it scrolls sideways, and so the table must have room.
  [[nodiscard]] bool keeps_header() const {
    constexpr std::size_t room = 1080;
    std::size_t width = 0;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) width += width_of_column(i);
    return shown_.lines > most_lines_in_sight && width <= room;
  }

  // Whether a code or a rank stands before a name.
  [[nodiscard]] bool begins_short() const {
    return table_.columns.size() > 1 && table_.columns[0].content == ColumnContent::text &&
           table_.columns[1].content == ColumnContent::text && !table_.columns[1].header.empty();
  }

  // What a row is about, its first cell says, or a code and a name.
  [[nodiscard]] bool names_row(std::size_t column) const { return column == 0 || (column == 1 && begins_short()); }

  [[nodiscard]] bool is_unbroken(std::size_t column) const {
    return !names_row(column) && widest_[column] <= most_unbroken;
  }

  [[nodiscard]] std::string_view class_of(std::size_t column, bool in_header = false) const {
    switch (table_.columns[column].content) {
      case ColumnContent::number: return " class=\"number\"";
      case ColumnContent::bar: return criteria_ == 0 && !ends_ ? " class=\"drawn\"" : " class=\"drawn small\"";
      case ColumnContent::text: break;
    }
    const bool is_short = (column == 0 && begins_short()) || table_.columns[column].header.empty();
    return is_short || (is_unbroken(column) && !in_header) ? " class=\"short\"" : "";
  }

  void write_table(const ByteSink& sink) const {
    std::string page = fmt::format(
        "<div class=\"wide{}\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t{}\">\n"
        "<table{}>\n<caption>{}</caption>\n"
        "{}<thead>\n<tr>",
        keeps_header() ? " tall" : "", number_, table_.columns.size() > most_columns_wide ? " class=\"close\"" : "",
        in_html(table_.title, style_), columns_apart());
    for (std::size_t i = 0; i < table_.columns.size(); ++i) write_header(page, i);
    page += "</tr>\n</thead>\n";
    for (std::size_t i = 0; i < shown_.lines; ++i) {
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

  // Lines left of some columns, where there are any.
  [[nodiscard]] std::string columns_apart() const {
    if (std::ranges::none_of(table_.columns, &Column::is_apart)) return {};
    std::string group = "<colgroup>";
    for (const Column& column : table_.columns) group += column.is_apart ? "<col class=\"apart\">" : "<col>";
    return group + "</colgroup>\n";
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
    std::string scale;
    if (table_.columns[column].content == ColumnContent::bar) {
      scale = criteria_ > 0 ? svg_of_numbers(criteria_) : ends_ ? svg_of_ends(*ends_, style_) : "";
    }
    page += fmt::format("<th scope=\"col\"{}>{}{}</th>", class_of(column, true), fmt::join(lines, "<br>"), scale);
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty()) {
      page += fmt::format("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\"><div>{}{}</div></th></tr>\n",
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
    page += fmt::format("<tr class=\"detail\"><td></td><td colspan=\"{}\"><div>{}</div></td></tr>\n",
                        table_.columns.size() - 1, in_html(row.detail, style_));
  }

  void write_cell(std::string& page, const Row& row, std::size_t column) const {
    const Cell& cell = row.cells[column];
    const auto* const move = std::get_if<Elsewhere<Move>>(&cell);
    std::string content = move != nullptr ? to_svg(*move, *ends_, style_) : drawn(cell, style_);
    if (content.empty()) content = escaped(to_words(cell, style_));
    const auto* const number = std::get_if<Number>(&cell);
    if (number != nullptr && number->tone != Tone::plain) {
      content = fmt::format("<span class=\"{}\">{}</span>", number->tone == Tone::good ? "good" : "bad", content);
    }
    if (column == 0 && row.line) content.insert(0, key_of_line(*row.line));
    page += names_row(column) ? fmt::format("<th scope=\"row\"{}>{}</th>", class_of(column), content)
                              : fmt::format("<td{}>{}</td>", class_of(column), content);
  }

  static constexpr std::size_t piece_size = 1 << 16;

  const Table& table_;
  std::size_t number_;  // on the page
  const Style& style_;
  Extent shown_;
  Ratio largest_in_trends_;
  std::size_t criteria_ = 0;         // in strips
  std::size_t parts_ = 0;            // in stacks
  std::vector<std::size_t> widest_;  // texts of columns
  std::optional<Ends> ends_;         // of moves
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
