// The figures as CSV: the schema in the README's "Figures", a public contract; and the same for a Vietnamese Excel,
// which takes a file for what it is only with a mark of UTF-8, semicolons and decimal commas, and takes texts for
// numbers, dates and formulas where it can: 03403 becomes 3403, and 10-14 the 14th of October.
#include <algorithm>

#include "formats/all.hpp"
#include "ntm/csv_cell.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

constexpr int value_decimals = 6;
// Rows are given away when so many bytes of them have come together.
constexpr std::size_t piece_size = 1 << 16;

struct Dialect {
  std::string_view beginning;
  char delimiter;
  std::string_view line_end;
  char decimal_sign;
  bool guards_names;  // against being taken for something else
};

constexpr Dialect plain{"", ',', "\n", '.', false};
constexpr Dialect excel{"\xEF\xBB\xBF", ';', "\r\n", ',', true};

// Whether a spreadsheet could take a name for a formula, a number, a date or a truth value: all of those are of ASCII,
// or begin with a sign or a digit.
bool may_be_mistaken(std::string_view name) {
  constexpr std::string_view beginnings = "=+-@\t\r0123456789";
  return !name.empty() && (is_ascii(name) || beginnings.find(name[0]) != std::string_view::npos);
}

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

// As a formula that is nothing but this text: what every spreadsheet shows as it stands.
std::string guarded(std::string_view text) {
  std::string formula = "=\"";
  for (const char character : text) formula.append(character == '"' ? 2 : 1, character);
  return formula + '"';
}

class CsvWriter final : public FigureSink {
 public:
  CsvWriter(const Dialect& dialect, const ByteSink& sink) : dialect_(dialect), sink_(sink), rows_(dialect.beginning) {
    rows_.reserve(piece_size);
    for (const std::string_view title :
         {"measure", "scope", "name", "item", "year", "base_year", "value", "numerator", "denominator"}) {
      rows_.append(title) += dialect_.delimiter;
    }
    rows_.append("unit").append(dialect_.line_end);
  }

  void add(const Figure& figure) override {
    rows_.append(ntm::name(figure.measure)) += dialect_.delimiter;
    rows_.append(ntm::name(figure.scope)) += dialect_.delimiter;
    name(figure.name);
    has_label(figure.measure) ? name(figure.item) : text(figure.item);
    append(rows_, figure.year);
    rows_ += dialect_.delimiter;
    if (figure.base_year) append(rows_, *figure.base_year);
    rows_ += dialect_.delimiter;
    value(figure.value());
    exact(figure.numerator);
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
  // Cells, each with the delimiter behind it.
  void text(std::string_view cell) {
    append_csv_cell(rows_, cell, dialect_.delimiter);
    rows_ += dialect_.delimiter;
  }
  void name(std::string_view name) {
    if (dialect_.guards_names && may_be_mistaken(name)) {
      text(guarded(name));
    } else {
      text(name);
    }
  }
  void value(const Ratio& ratio) {
    if (ratio.is_integer()) return exact(ratio);
    const std::size_t begin = rows_.size();
    ratio.append_rounded(rows_, value_decimals);
    end_decimal(begin);
  }
  void exact(const Ratio& decimal) {
    const std::size_t begin = rows_.size();
    decimal.append_exact_decimal(rows_);
    end_decimal(begin);
  }
  void end_decimal(std::size_t begin) {
    if (dialect_.decimal_sign != '.')
      std::replace(rows_.begin() + static_cast<std::ptrdiff_t>(begin), rows_.end(), '.', dialect_.decimal_sign);
    rows_ += dialect_.delimiter;
  }

  const Dialect& dialect_;
  const ByteSink& sink_;
  std::string rows_;
};

void write(const Report& report, const Dialect& dialect, const ByteSink& sink) {
  CsvWriter writer(dialect, sink);
  report.figures.give(writer);
  writer.give();
}

}  // namespace

void write_csv(const Report& report, const Style&, const ByteSink& sink) { write(report, plain, sink); }

void write_excel(const Report& report, const Style&, const ByteSink& sink) { write(report, excel, sink); }

}  // namespace ntm
