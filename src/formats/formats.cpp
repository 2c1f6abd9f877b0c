#include "ntm/formats.hpp"

#include <algorithm>
#include <array>

#include "formats/all.hpp"
#include "words/phrases.hpp"

namespace ntm {

std::string Format::whole(const Report& report, const Style& style) const {
  std::string bytes;
  write(report, style, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

namespace {

// Rows as JSON of others may begin with one of these keys, but hardly go on like ours.
bool is_own_json(std::string_view begin) {
  constexpr std::array rows = std::to_array<std::array<std::string_view, 3>>({
      {"{\"measure\":\"", ",\"scope\":\"", ",\"name\":\""},
      {"{\"line\":", ",\"source\":\"", ",\"place\":\""},
  });
  return std::ranges::any_of(rows, [&](const auto& keys) {
    return begin.starts_with(keys[0]) &&
           std::ranges::all_of(keys, [&](std::string_view key) { return begin.find(key) != std::string_view::npos; });
  });
}

}  // namespace

bool is_own_output(std::string_view begin, std::string_view end) {
  constexpr std::size_t first_tags = 256;
  const bool is_page =
      begin.starts_with("<!DOCTYPE html>") && begin.substr(0, first_tags).find(html_mark) != std::string_view::npos;
  const bool is_workbook = begin.starts_with("PK\x03\x04") && end.ends_with(workbook_mark);
  return is_page || is_workbook || begin.starts_with(markdown_mark) || is_own_json(begin.substr(0, first_tags));
}

std::span<const Format> formats() {
  static constexpr std::array list = std::to_array<Format>({
      {"text", "tables for reading", ".txt", false, true, false, false, write_text},
      {"csv", "the figures, one per row, for further calculation", ".csv", true, false, false, false, write_csv},
      {"csv-wide", "the tables as CSV, one below the other", "-wide.csv", false, true, false, false, write_csv_wide},
      {"excel", "the tables as CSV that Excel opens correctly with Vietnamese settings", "-excel.csv", false, true,
       false, false, write_excel},
      {"excel-figures", "the figures as CSV that Excel opens correctly with Vietnamese settings", "-excel-figures.csv",
       true, false, false, false, write_excel_figures},
      {"html", "a page for the browser, to read, print and copy from", ".html", false, true, true, true, write_html},
      {"md", "sentences and tables in Markdown", ".md", false, true, true, false, write_markdown},
      {"jsonl", "the figures, one JSON object per line", ".jsonl", true, false, false, false, write_json_lines},
      {"xlsx", "a workbook for Excel, one sheet per section", ".xlsx", true, true, true, true, write_workbook,
       check_for_workbooks},
  });
  return list;
}

}  // namespace ntm
