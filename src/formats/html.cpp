// A page for a browser: one file that asks for no other, to read on a screen of any width, to print and to paste.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/all.hpp"
#include "formats/words.hpp"

namespace ntm {
namespace {

// Tables of more rows are folded.
constexpr std::size_t most_rows_open = 60;

// Colours have a contrast of 4.5:1 or more with what they stand on. What a colour says, a sign says too.
constexpr std::string_view style_sheet = R"(
:root { --paper: #fff; --ink: #17202a; --faint: #54606c; --rule: #c4ccd4; --good: #14663a; --bad: #a3261b; --bar: #0b5a94;
  --bar-rest: #e4e9ee; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14191f; --ink: #e8ecf0; --faint: #a9b4be; --rule: #46525e; --good: #6fd39a; --bad: #ff9d92;
    --bar: #6db3e8; --bar-rest: #2b343d; }
}
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Noto Sans", "Segoe UI", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2, summary { font-size: 1.2rem; line-height: 1.3; font-weight: bold; margin: 2rem 0 .5rem; }
p { max-width: 46rem; margin: .4rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
thead th { vertical-align: bottom; color: var(--faint); font-weight: normal; font-size: .9rem; }
th.number, td.number { text-align: right; white-space: nowrap; }
tbody th { font-weight: normal; }
tr.group th { font-weight: bold; padding-top: .8rem; }
tr.apart > * { border-top: 3px double var(--ink); }
tr.with-detail > * { border-bottom: 0; }
tr.detail td { color: var(--faint); font-size: .9rem; padding-top: 0; }
.good { color: var(--good); }
.bad { color: var(--bad); }
svg { display: block; fill: var(--bar); }
svg.bar { width: 10rem; height: .8rem; margin-top: .35rem; }
svg.trend { display: inline-block; height: 1rem; margin-left: .6rem; vertical-align: baseline; }
svg .rest { fill: var(--bar-rest); }
.about { color: var(--faint); font-size: .9rem; }
@page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
)";

std::string escaped(std::string_view text) {
  std::string written;
  for (const char sign : text) {
    switch (sign) {
      case '&': written += "&amp;"; break;
      case '<': written += "&lt;"; break;
      case '>': written += "&gt;"; break;
      case '"': written += "&quot;"; break;
      case '\'': written += "&#39;"; break;
      default: written += sign;
    }
  }
  return written;
}

std::string in_html(const Message& message, const Style& style) { return escaped(words_of(message, style)); }

// A share as a bar, which prints without the colours of backgrounds; in words for who does not see it.
std::string bar(const Ratio& part, const Style& style) {
  const std::string percent = to_string(Number{part * Ratio(100), 1}, style.language);
  return fmt::format(R"(<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="{}%">)"
                     R"(<rect class="rest" width="1000" height="10"/><rect width="{}" height="10"/></svg>)",
                     percent, (part * Ratio(1000)).rounded(0));
}

// One bar for each number, on one scale.
std::string trend(const Trend& numbers, const Ratio& largest, const Style& style) {
  constexpr int step = 8;
  constexpr int height = 16;
  std::string bars;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    words.push_back(numbers[i] ? to_string(Number{*numbers[i], 2}, style.language) : "–");
    if (!numbers[i] || largest == Ratio(0)) continue;
    const Ratio tall = *numbers[i] * Ratio(height) / largest;
    bars += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}"/>)", i * step, (Ratio(height) - tall).rounded(2),
                        step - 2, tall.rounded(2));
  }
  return fmt::format(R"(<svg class="trend" viewBox="0 0 {0} {1}" width="{0}" role="img" aria-label="{2}">{3}</svg>)",
                     numbers.size() * step, height, fmt::join(words, "; "), bars);
}

class HtmlTable {
 public:
  HtmlTable(const Table& table, const Style& style) : table_(table), style_(style) {
    for (const Row& row : table.rows) {
      for (const auto& number : row.trend) largest_in_trends_ = std::max(largest_in_trends_, number.value_or(Ratio(0)));
    }
  }

  std::string write() const {
    const std::string title = in_html(table_.title, style_);
    const bool is_folded = table_.rows.size() > most_rows_open;
    std::string page = is_folded ? fmt::format("<details>\n<summary>{} ({})</summary>\n", title, table_.rows.size())
                                 : fmt::format("<section>\n<h2>{}</h2>\n", title);
    if (!table_.rows.empty()) write_table(page);
    for (const Message& note : table_.notes) page += fmt::format("<p>{}</p>\n", in_html(note, style_));
    return page + (is_folded ? "</details>\n" : "</section>\n");
  }

 private:
  [[nodiscard]] std::string class_of(std::size_t column) const {
    return table_.columns[column].kind == ColumnKind::number ? R"( class="number")" : "";
  }

  void write_table(std::string& page) const {
    page += "<div class=\"wide\">\n<table>\n<thead>\n<tr>";
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      std::vector<std::string> lines;
      for (const std::string& line : lines_of(table_.columns[i].header, style_)) lines.push_back(escaped(line));
      page += fmt::format("<th scope=\"col\"{}>{}</th>", class_of(i), fmt::join(lines, "<br>"));
    }
    page += "</tr>\n</thead>\n<tbody>\n";
    for (const Row& row : table_.rows) write_row(page, row);
    page += "</tbody>\n</table>\n</div>\n";
  }

  void write_row(std::string& page, const Row& row) const {
    if (!row.heading.empty()) {
      page += fmt::format("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}{}</th></tr>\n",
                          table_.columns.size(), in_html(row.heading, style_),
                          row.trend.empty() ? std::string() : trend(row.trend, largest_in_trends_, style_));
      return;
    }
    std::vector<std::string_view> classes;
    if (row.is_apart) classes.emplace_back("apart");
    if (!row.detail.empty()) classes.emplace_back("with-detail");
    page += classes.empty() ? "<tr>" : fmt::format("<tr class=\"{}\">", fmt::join(classes, " "));
    for (std::size_t i = 0; i < row.cells.size(); ++i) write_cell(page, row.cells[i], i);
    page += "</tr>\n";
    if (row.detail.empty()) return;
    page += fmt::format("<tr class=\"detail\"><td></td><td colspan=\"{}\">{}</td></tr>\n", table_.columns.size() - 1,
                        in_html(row.detail, style_));
  }

  void write_cell(std::string& page, const Cell& cell, std::size_t column) const {
    if (const auto* const share = std::get_if<Share>(&cell)) {
      page += fmt::format("<td>{}</td>", bar(share->part, style_));
      return;
    }
    std::string words = escaped(words_of(cell, style_));
    const auto* const number = std::get_if<Number>(&cell);
    if (number != nullptr && number->tone != Tone::plain) {
      words = fmt::format("<span class=\"{}\">{}</span>", number->tone == Tone::good ? "good" : "bad", words);
    }
    // what a row is about, its first cell says
    page += column == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", class_of(column), words)
                        : fmt::format("<td{}>{}</td>", class_of(column), words);
  }

  const Table& table_;
  const Style& style_;
  Ratio largest_in_trends_;
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
  write_sentences(report.sentences, style, sink);
  for (const Table& table : report.tables) sink(HtmlTable(table, style).write());
  sink(fmt::format("<section class=\"about\">\n<h2>{}</h2>\n<ul>\n", in_html("About this report", style)));
  for (const Message& note : report.notes) sink(fmt::format("<li>{}</li>\n", in_html(note, style)));
  sink("</ul>\n</section>\n</main>\n</body>\n</html>\n");
}

}  // namespace ntm
