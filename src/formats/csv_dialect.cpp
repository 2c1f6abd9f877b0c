#include "formats/csv_dialect.hpp"

#include <algorithm>
#include <array>

#include "ntm/csv_cell.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// Signs with which a spreadsheet begins a formula, those of full width among them.
bool begins_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> beginnings{"=",  "+",      "-",      "@",      "\t",
                                                        "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::ranges::any_of(beginnings, [&](std::string_view sign) { return text.starts_with(sign); });
}

bool is_digit_or_error(char first) { return (first >= '0' && first <= '9') || first == '#'; }

bool is_truth_value(std::string_view text) {
  const auto is = [&](std::string_view word) {
    return std::ranges::equal(text, word,
                              [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
  };
  return is("TRUE") || is("FALSE");
}

// Whether a spreadsheet could take a text for a formula, a number, a date, a truth value or an error: those begin with
// a sign or a digit, or are short, of ASCII and with a digit somewhere.
bool may_be_mistaken(std::string_view text) {
  constexpr std::size_t longest_date = 40;  // "Wednesday, 12 September 2013 10:00:00 PM"
  if (text.empty()) return false;
  if (begins_like_formula(text) || is_digit_or_error(text.front()) || is_truth_value(text)) return true;
  return text.size() <= longest_date && is_ascii(text) && text.find_first_of("0123456789") != std::string_view::npos;
}

// As a formula that is nothing but this text: what every spreadsheet shows as it stands.
std::string guarded(std::string_view text) {
  std::string formula = "=\"";
  for (const char character : text) formula.append(character == '"' ? 2 : 1, character);
  return formula + '"';
}

}  // namespace

void append_csv_text(std::string& row, std::string_view text, const CsvDialect& dialect) {
  if (dialect.guard == CsvGuard::all && may_be_mistaken(text)) {
    append_csv_cell(row, guarded(text), dialect.delimiter);
  } else if (dialect.guard == CsvGuard::formulas && begins_like_formula(text)) {
    append_csv_cell(row, std::string("'").append(text), dialect.delimiter);
  } else {
    append_csv_cell(row, text, dialect.delimiter);
  }
}

void append_csv_decimal(std::string& row, std::string_view decimal, const CsvDialect& dialect) {
  for (const char sign : decimal) row += sign == '.' ? dialect.decimal_sign : sign;
}

}  // namespace ntm
