// The output formats: each turns a finished report into bytes. Someone else writes them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/message.hpp"
#include "ntm/style.hpp"
#include "ntm/table.hpp"

namespace ntm {

// A format shows the figures, or what stands above them here; the other part may be empty.
struct Report {
  Message title;
  std::vector<Message> notes;  // what was read, and how to take the numbers
  std::vector<Table> tables;
  FigureSource figures;
  std::vector<Message> sentences{};  // of the notice, for formats that show them
  Table rows{};                      // what is told instead of figures, one thing a row, for formats that show figures
};

// Whoever takes bytes as they are made, piece by piece: figures alone may be more than memory should hold.
using ByteSink = std::function<void(std::string_view)>;

struct Format {
  std::string_view name;
  Phrase summary;              // one line of help
  bool shows_tables;           // and title and notes; else the figures
  bool shows_sentences;        // above the tables
  std::string_view extension;  // of files
  // A format that shows figures writes the same bytes in every style.
  void (*write)(const Report& report, const Style& style, const ByteSink& sink);

  // The same, all at once.
  [[nodiscard]] std::string whole(const Report& report, const Style& style) const;
};

// The first is the default.
std::span<const Format> formats();

// By which reports in these formats are known for such.
inline constexpr std::string_view html_mark = "<meta name=\"generator\" content=\"ntm\">";
inline constexpr std::string_view markdown_mark = "<!-- a report of ntm -->";

// The tables alone, as the text format prints them, for what is not a report.
std::string write_text_table(const Table& table, const Style& style);

}  // namespace ntm
