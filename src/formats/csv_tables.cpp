// The tables of a report as CSV, one below the other: each with its title, one row of headers, the names of groups as
// the first column and what stands below a row as the last. Numbers are those of the page, without signs for thousands.
#include <algorithm>

#include "formats/all.hpp"
#include "formats/csv_dialect.hpp"
#include "formats/words.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class CsvTables {
 public:
  CsvTables(const Style& style, const CsvDialect& dialect, const ByteSink& sink)
      : style_(style), dialect_(dialect), sink_(sink) {}

  void write(const Report& report) {
    page_ = dialect_.beginning;
    add(to_words(report.title, style_));
    add(csv_mark);
    end_row();
    report.tables.give([this](const Table& table) { write(table); });
    end_row();
    write_alone(to_words(Message("About this report"), style_));
    for (const Message& note : report.notes) write_alone(to_words(note, style_));
    sink_(page_);
  }

 private:
  void add(std::string_view text) {
    if (!is_row_begin_) page_ += dialect_.delimiter;
    is_row_begin_ = false;
    append_csv_text(page_, text, dialect_);
  }
  void add_cell(const Cell& cell) {
    const auto* const number = std::get_if<Number>(&cell);
    // a dash is for who reads; for a program, nothing is no data
    if (number == nullptr)
      return add(std::string_view(std::holds_alternative<Missing>(cell) ? "" : to_words(cell, style_)));
    if (!is_row_begin_) page_ += dialect_.delimiter;
    is_row_begin_ = false;
    append_csv_decimal(page_, number->value.rounded(shown_decimals(*number, style_)), dialect_);
  }
  void end_row() {
    page_.append(dialect_.line_end);
    is_row_begin_ = true;
  }
  void write_alone(const std::string& text) {
    add(std::string_view(text));
    end_row();
  }

  void write(const Table& table) {
    end_row();
    write_alone(to_words(table.title, style_));
    const bool has_headings = std::ranges::any_of(table.rows, [](const Row& row) { return !row.heading.empty(); });
    const bool has_details = std::ranges::any_of(table.rows, [](const Row& row) { return !row.detail.empty(); });
    if (!table.rows.empty()) write_header(table, has_headings, has_details);
    std::string heading;
    for (const Row& row : table.rows) {
      if (!row.heading.empty()) {
        heading = to_words(row.heading, style_);
        continue;
      }
      if (has_headings) add(std::string_view(heading));
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (table.columns[i].content != ColumnContent::bar) add_cell(row.cells[i]);
      }
      if (has_details) add(std::string_view(to_words(row.detail, style_)));
      end_row();
    }
    for (const Message& note : table.notes) write_alone(to_words(note, style_));
    if (page_.size() >= piece_size) {
      sink_(page_);
      page_.clear();
    }
  }

  void write_header(const Table& table, bool has_headings, bool has_details) {
    if (has_headings) {
      add(std::string_view(to_words(table.headings.empty() ? Message("Scope") : table.headings, style_)));
    }
    for (const Column& column : table.columns) {
      if (column.content != ColumnContent::bar) add(std::string_view(header_in_one_line(column.header, style_)));
    }
    if (has_details) add(std::string_view(to_words(Message("Remarks"), style_)));
    end_row();
  }

  static constexpr std::size_t piece_size = 1 << 16;

  const Style& style_;
  const CsvDialect& dialect_;
  const ByteSink& sink_;
  std::string page_;
  bool is_row_begin_ = true;
};

}  // namespace

void write_csv_wide(const Report& report, const Style& style, const ByteSink& sink) {
  CsvTables(style, csv_wide, sink).write(report);
}

void write_excel(const Report& report, const Style& style, const ByteSink& sink) {
  CsvTables(style, csv_excel, sink).write(report);
}

}  // namespace ntm
