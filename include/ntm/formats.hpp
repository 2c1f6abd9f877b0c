// The output formats: each turns a finished report into bytes. Someone else writes them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/figure.hpp"
#include "ntm/message.hpp"
#include "ntm/style.hpp"
#include "ntm/table.hpp"

namespace ntm {

// One number at the head of a page, and how it changed.
struct Headline {
  Message name;
  Number value;
  Message unit;
  std::optional<Number> change{};
  Message since{};  // which year it changed
};

// A format shows some of its parts; the others may be empty.
struct Report {
  Message title;
  std::vector<Message> notes;  // what was read, and how to understand the numbers
  TableSource tables;
  FigureSource figures;
  std::vector<Message> sentences{};  // of the notice
  Message about{};                   // below the title: whom it is about
  std::vector<Headline> headlines{};
  std::vector<Message> definitions{};  // of rules and measures
  Table rows{};  // what is shown instead of figures, one thing per row, by formats that show figures
};

// Takes bytes as they are made, piece by piece: figures alone may be more than memory should hold.
using ByteSink = std::function<void(std::string_view)>;

// A report cannot be turned into bytes here; what() says why in the words of the system, such as no room for temporary
// files.
class UnwritableReport : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Format {
  std::string_view name;
  Phrase summary;           // one line of help
  std::string_view ending;  // of its files in a folder, beside those of other formats: ".csv", "-excel.csv"
  bool shows_figures;
  bool shows_tables;     // and title and notes
  bool shows_sentences;  // and writes one file, whatever the number of sections
  bool is_page;          // with headlines, tables of whole pages and their charts, definitions
  // May throw UnwritableReport. A format that shows figures alone writes the same bytes in every style.
  void (*write)(const Report& report, const Style& style, const ByteSink& sink);

  // Reports what this machine lacks for it. Null if nothing can be lacking.
  void (*check)(Diagnostics& diagnostics) = nullptr;

  // The extension by which an output file asks for it, if it is the first format with this extension: ".csv".
  [[nodiscard]] std::string_view extension() const { return ending.substr(ending.rfind('.')); }
  // Its bytes, all at once.
  [[nodiscard]] std::string whole(const Report& report, const Style& style) const;
};

// The first is the default.
std::span<const Format> formats();

// Marks by which reports in these formats are recognised.
inline constexpr std::string_view html_mark = "<meta name=\"generator\" content=\"ntm\">";
inline constexpr std::string_view markdown_mark = "<!-- a report of ntm -->";
inline constexpr std::string_view csv_mark = "ntm";       // the last cell of the first row of tables
inline constexpr std::string_view workbook_mark = "ntm";  // the comment at the end of the archive

// Whether a file whose first bytes (256 are enough) and last bytes are these is a page, a workbook or figures as JSON
// that a format wrote. CSV and plain text are recognised by the reader of tables.
bool is_own_output(std::string_view begin, std::string_view end);

// The tables alone, as the text format prints them, for what is not a report.
std::string write_text_table(const Table& table, const Style& style);

}  // namespace ntm
