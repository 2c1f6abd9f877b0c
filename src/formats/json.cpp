// The figures as JSON Lines: one object a line, with the keys of the CSV in their order. A number that a reader which
// takes numbers for doubles would change is a string of its digits.
#include "formats/json.hpp"

#include <fmt/format.h>

#include "formats/all.hpp"
#include "formats/figure_value.hpp"
#include "formats/words.hpp"
#include "text/code_points.hpp"

namespace ntm {

void append_json_string(std::string& line, std::string_view text) {
  line += '"';
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == '"' || point.value == '\\') {
      line += '\\';
      line += static_cast<char>(point.value);
    } else if (is_control(point.value)) {
      line += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    } else if (point.value < 0) {
      line += "\\ufffd";  // no character
    } else {
      line.append(text.substr(0, point.size));
    }
    text.remove_prefix(point.size);
  }
  line += '"';
}

namespace {

void append_number(std::string& line, const std::string& decimal) {
  const std::string_view quote = survives_double(decimal) ? "" : "\"";
  line.append(quote).append(decimal).append(quote);
}

class JsonWriter final : public FigureSink {
 public:
  explicit JsonWriter(const ByteSink& sink) : sink_(sink) {}

  void add(const Figure& figure) override {
    text("{\"measure\":", ntm::name(figure.measure));
    text(",\"scope\":", ntm::name(figure.scope));
    text(",\"name\":", figure.name);
    text(",\"item\":", figure.item);
    lines_.append(",\"year\":").append(std::to_string(figure.year));
    lines_.append(",\"base_year\":").append(figure.base_year ? std::to_string(*figure.base_year) : "null");
    const Ratio value = figure.value();
    number(",\"value\":", value.is_integer() ? to_string(value.numerator()) : value.rounded(value_decimals));
    number(",\"numerator\":", figure.numerator.exact_decimal());
    number(",\"denominator\":", to_string(figure.denominator));
    text(",\"unit\":", unit(figure.measure));
    lines_ += "}\n";
    if (lines_.size() >= piece_size) give();
  }

  void give() {
    sink_(lines_);
    lines_.clear();
  }

 private:
  static constexpr std::size_t piece_size = 1 << 16;

  void text(std::string_view key, std::string_view value) {
    lines_.append(key);
    append_json_string(lines_, value);
  }
  void number(std::string_view key, const std::string& decimal) {
    lines_.append(key);
    append_number(lines_, decimal);
  }

  const ByteSink& sink_;
  std::string lines_;
};

// An object a row, whose keys are the headers.
void write_rows(const Table& table, const Style& style, const ByteSink& sink) {
  std::string lines;
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      lines += i == 0 ? '{' : ',';
      append_json_string(lines, to_words(table.columns[i].header, style));
      lines += ':';
      if (const auto* const number = std::get_if<Number>(&row.cells[i])) {
        append_number(lines, number->value.rounded(number->decimals));
      } else if (std::holds_alternative<Missing>(row.cells[i])) {
        lines += "null";
      } else {
        append_json_string(lines, to_words(row.cells[i], style));
      }
    }
    lines += "}\n";
  }
  sink(lines);
}

}  // namespace

void write_json_lines(const Report& report, const Style& style, const ByteSink& sink) {
  if (!report.rows.columns.empty()) return write_rows(report.rows, style, sink);
  JsonWriter writer(sink);
  report.figures.give(writer);
  writer.give();
}

}  // namespace ntm
