// The figures as CSV: the schema in the README's "Figures", a public contract.
#include "formats/all.hpp"
#include "ntm/csv_cell.hpp"

namespace ntm {
namespace {

constexpr int value_decimals = 6;

std::string value_of(const Figure& figure) {
  const Ratio value = figure.value();
  return value.is_integer() ? to_string(value.numerator()) : value.rounded(value_decimals);
}

}  // namespace

std::string write_csv(const Report& report, Language) {
  std::string csv = "measure,scope,name,item,year,base_year,value,numerator,denominator,unit\n";
  constexpr std::size_t typical_row = 96;
  csv.reserve(csv.size() + typical_row * report.figures.size());
  for (const Figure& figure : report.figures) {
    csv.append(name(figure.measure)).append(1, ',').append(name(figure.scope)).append(1, ',');
    append_csv_cell(csv, figure.name);
    csv += ',';
    append_csv_cell(csv, figure.item);
    csv.append(1, ',').append(std::to_string(figure.year)).append(1, ',');
    if (figure.base_year) csv.append(std::to_string(*figure.base_year));
    csv.append(1, ',').append(value_of(figure)).append(1, ',').append(figure.numerator.exact_decimal());
    csv.append(1, ',').append(to_string(figure.denominator)).append(1, ',');
    append_csv_cell(csv, unit(figure.measure));
    csv += '\n';
  }
  return csv;
}

}  // namespace ntm
