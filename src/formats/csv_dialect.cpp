#include "formats/csv_dialect.hpp"

#include <algorithm>
#include <array>

#include "text/csv_cell.hpp"
#include "text/unicode.hpp"

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

// What Excel takes: a longer text in a formula makes it none, and of a longer cell the rest falls into the next row,
// without its guard. Bytes are never fewer than what Excel counts.
constexpr std::size_t longest_in_formula = 255;
constexpr std::size_t longest_in_cell = 32'767;

// At most so many bytes of a text, and no part of a letter.
std::string_view first_of(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

// As a formula that is nothing but this text: what every spreadsheet shows as it stands.
std::string guarded(std::string_view text) {
  std::string formula = "=\"";
  for (const char character : text) formula.append(character == '"' ? 2 : 1, character);
  return formula + '"';
}

}  // namespace

void append_csv_text(std::string& row, std::string_view text, const CsvDialect& dialect) {
  const bool is_guarded = dialect.guard == CsvGuard::all        ? may_be_mistaken(text)
                          : dialect.guard == CsvGuard::formulas ? begins_like_formula(text)
                                                                : false;
  if (!is_guarded) return append_csv_cell(row, text, dialect.delimiter);
  if (dialect.guard == CsvGuard::all && text.size() <= longest_in_formula) {
    return append_csv_cell(row, guarded(text), dialect.delimiter);
  }
  append_csv_cell(row, std::string("'").append(first_of(text, longest_in_cell - 1)), dialect.delimiter);
}

void append_csv_decimal(std::string& row, std::string_view decimal, const CsvDialect& dialect) {
  for (const char sign : decimal) row += sign == '.' ? dialect.decimal_sign : sign;
}

}  // namespace ntm
