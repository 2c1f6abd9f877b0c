// The figures as CSV: the schema in ntm(1), FIGURES, a public contract; and the same for a Vietnamese Excel.
#include "formats/all.hpp"
#include "formats/csv_dialect.hpp"
#include "formats/figure_value.hpp"
#include "formats/words.hpp"
#include "text/csv_cell.hpp"

namespace ntm {
namespace {

// Rows are given away when so many bytes of them have come together.
constexpr std::size_t piece_size = 1 << 16;

// Whether the item of a measure is a label of a province's own; criteria and rules are named by the tool.
bool has_label(Measure measure) {
  switch (measure) {
    case Measure::band:
    case Measure::band_share:
    case Measure::band_change:
    case Measure::transition:
    case Measure::next_band: return true;
    default: return false;
  }
}

class CsvWriter final : public FigureSink {
 public:
  CsvWriter(const CsvDialect& dialect, const ByteSink& sink)
      : dialect_(dialect), sink_(sink), rows_(dialect.beginning) {
    rows_.reserve(piece_size);
    for (const std::string_view title :
         {"measure", "scope", "name", "item", "year", "base_year", "value", "numerator", "denominator"}) {
      rows_.append(title) += dialect_.delimiter;
    }
    rows_.append("unit").append(dialect_.line_end);
  }

  void add(const Figure& figure) override {
    if (figure.scope != scope_ || figure.name != name_ || subject_.empty()) set_subject(figure);
    if (figure.year != year_ || figure.base_year != base_year_ || years_.empty()) set_years(figure);
    rows_.append(ntm::name(figure.measure)).append(subject_);
    has_label(figure.measure) ? append_name(rows_, figure.item)
                              : append_csv_cell(rows_, figure.item, dialect_.delimiter);
    rows_.append(years_);
    append_value(figure);
    rows_ += dialect_.delimiter;
    append_exact(figure.numerator);
    rows_ += dialect_.delimiter;
    append(rows_, figure.denominator);
    rows_ += dialect_.delimiter;
    rows_.append(unit(figure.measure)).append(dialect_.line_end);
    if (rows_.size() >= piece_size) give();
  }

  void give() {
    sink_(rows_);
    rows_.clear();
  }

 private:
  // What rows that follow each other have in common, with the delimiters around it: whom they are about, and when.
  void set_subject(const Figure& figure) {
    scope_ = figure.scope;
    name_ = figure.name;
    (subject_ = dialect_.delimiter).append(ntm::name(scope_)) += dialect_.delimiter;
    append_name(subject_, name_);
    subject_ += dialect_.delimiter;
  }
  void set_years(const Figure& figure) {
    year_ = figure.year;
    base_year_ = figure.base_year;
    append(years_ = dialect_.delimiter, year_);
    years_ += dialect_.delimiter;
    if (base_year_) append(years_, *base_year_);
    years_ += dialect_.delimiter;
  }

  void append_name(std::string& row, std::string_view name) const { append_csv_text(row, name, dialect_); }
  void append_value(const Figure& figure) {
    const Ratio value = figure.value();
    if (value.is_integer()) return append(rows_, value.numerator());
    append_csv_decimal(rows_, value.rounded(value_decimals), dialect_);
  }
  void append_exact(const Ratio& decimal) {
    if (decimal.is_integer()) return append(rows_, decimal.numerator());
    append_csv_decimal(rows_, decimal.exact_decimal(), dialect_);
  }

  const CsvDialect& dialect_;
  const ByteSink& sink_;
  std::string rows_;
  Scope scope_{};
  std::string name_;
  std::string subject_;
  int year_ = 0;
  std::optional<int> base_year_;
  std::string years_;
};

// A table as it is, with numbers at their decimals.
void write_rows(const Table& table, const CsvDialect& dialect, const Style& style, const ByteSink& sink) {
  std::string rows(dialect.beginning);
  const auto end_row = [&] {
    rows.pop_back();  // the last delimiter
    rows += dialect.line_end;
  };
  for (const Column& column : table.columns) {
    append_csv_cell(rows, to_words(column.header, style), dialect.delimiter);
    rows += dialect.delimiter;
  }
  end_row();
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) {
      if (const auto* const number = std::get_if<Number>(&cell)) {
        append_csv_decimal(rows, number->value.rounded(number->decimals), dialect);
      } else if (!std::holds_alternative<Missing>(cell)) {
        append_csv_text(rows, to_words(cell, style), dialect);
      }
      rows += dialect.delimiter;
    }
    end_row();
  }
  sink(rows);
}

void write(const Report& report, const CsvDialect& dialect, const Style& style, const ByteSink& sink) {
  if (!report.rows.columns.empty()) return write_rows(report.rows, dialect, style, sink);
  CsvWriter writer(dialect, sink);
  report.figures.give(writer);
  writer.give();
}

}  // namespace

void write_csv(const Report& report, const Style& style, const ByteSink& sink) {
  write(report, csv_plain, style, sink);
}

void write_excel_figures(const Report& report, const Style& style, const ByteSink& sink) {
  write(report, csv_excel, style, sink);
}

}  // namespace ntm
