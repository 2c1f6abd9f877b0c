// The figures as CSV: the schema in the README's "Figures", a public contract; and the same for a Vietnamese Excel,
// which takes a file for what it is only with a mark of UTF-8, semicolons and decimal commas, and takes texts for
// numbers, dates and formulas where it can: 03403 becomes 3403, and 10-14 the 14th of October.
#include "formats/all.hpp"
#include "ntm/csv_cell.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

constexpr int value_decimals = 6;

struct Dialect {
  std::string_view beginning;
  char delimiter;
  std::string_view line_end;
  Language language;  // whose decimal sign numbers have
  bool guards_names;  // against being taken for something else
};

constexpr Dialect plain{"", ',', "\n", Language::english, false};
constexpr Dialect excel{"\xEF\xBB\xBF", ';', "\r\n", Language::vietnamese, true};

std::string value_of(const Figure& figure) {
  const Ratio value = figure.value();
  return value.is_integer() ? to_string(value.numerator()) : value.rounded(value_decimals);
}

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

class CsvWriter {
 public:
  explicit CsvWriter(const Dialect& dialect, std::size_t figures) : dialect_(dialect), csv_(dialect.beginning) {
    constexpr std::size_t typical_row = 96;
    csv_.reserve(typical_row * (figures + 1));
  }

  void name(std::string_view name) {
    if (dialect_.guards_names && may_be_mistaken(name)) {
      cell(guarded(name));
    } else {
      cell(name);
    }
  }
  void number(std::string decimal) { cell(with_decimal_sign(std::move(decimal), dialect_.language)); }
  void cell(std::string_view text) {
    if (!first_) csv_ += dialect_.delimiter;
    first_ = false;
    append_csv_cell(csv_, text, dialect_.delimiter);
  }
  void end_row() {
    csv_.append(dialect_.line_end);
    first_ = true;
  }
  std::string take() { return std::move(csv_); }

 private:
  const Dialect& dialect_;
  std::string csv_;
  bool first_ = true;
};

std::string write(const Figures& figures, const Dialect& dialect) {
  CsvWriter writer(dialect, figures.size());
  for (const std::string_view title :
       {"measure", "scope", "name", "item", "year", "base_year", "value", "numerator", "denominator", "unit"}) {
    writer.cell(title);
  }
  writer.end_row();
  for (const Figure& figure : figures) {
    writer.cell(ntm::name(figure.measure));
    writer.cell(ntm::name(figure.scope));
    writer.name(figure.name);
    has_label(figure.measure) ? writer.name(figure.item) : writer.cell(figure.item);
    writer.number(std::to_string(figure.year));
    writer.number(figure.base_year ? std::to_string(*figure.base_year) : "");
    writer.number(value_of(figure));
    writer.number(figure.numerator.exact_decimal());
    writer.number(to_string(figure.denominator));
    writer.cell(unit(figure.measure));
    writer.end_row();
  }
  return writer.take();
}

}  // namespace

std::string write_csv(const Report& report, const Style&) { return write(report.figures, plain); }

std::string write_excel(const Report& report, const Style&) { return write(report.figures, excel); }

}  // namespace ntm
