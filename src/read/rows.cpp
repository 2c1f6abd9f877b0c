#include "read/rows.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// A phrase stands for itself and, with a blank at its end, for what begins with it. Communes are called Tổng Cọt and
// Cộng Hòa: one word is not enough to know a total.
constexpr std::array total_phrases = std::to_array<std::string_view>(
    {"tong",        "tong cong",      "tong cong ",   "tong so",         "tong so ",    "cong",       "cong huyen ",
     "cong toan ",  "cong tinh ",     "cong thi xa ", "cong thanh pho ", "toan tinh",   "toan tinh ", "toan huyen",
     "toan huyen ", "toan thanh pho", "total",        "total ",          "grand total", "subtotal",   "subtotal "});
constexpr std::array average_phrases =
    std::to_array<std::string_view>({"binh quan", "binh quan ", "trung binh", "trung binh ", "average", "average "});
// With their marks: communes are called Quân Chu and Quan Lạn.
constexpr std::array district_phrases = std::to_array<std::string_view>(
    {"huyện ", "thị xã ", "thành phố ", "tp ", "tp. ", "quận ", "district ", "tỉnh ", "province "});
constexpr std::array remark_phrases =
    std::to_array<std::string_view>({"ghi chu", "ghi chu:", "ghi chu ", "ghi chu: ", "nguon:", "nguon: ", "nguoi lap",
                                     "nguoi lap ", "tm. ", "kt. ", "note", "note:", "note: ", "notes: ", "source: "});

template <std::size_t Size>
bool matches(const std::array<std::string_view, Size>& phrases, const std::string& words) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return phrase.ends_with(' ') ? words.starts_with(phrase) : words == phrase;
  });
}

bool is_roman_or_letter(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  const bool roman = text.find_first_not_of("IVXLC") == std::string_view::npos;
  const bool letter = text.size() == 1 && text[0] >= 'A' && text[0] <= 'H';
  return !text.empty() && (roman || letter);
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "(3)" and "3" are 3; anything else 0.
int column_number(std::string_view text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return is_number(text) && text.size() <= 3 ? std::stoi(std::string(text)) : 0;
}

// Cells that count up by one: no commune is called 2 and has the code 1.
bool is_numbering(const Record& record) {
  constexpr int fewest = 5;
  int previous = 0;
  int counted = 0;
  for (const std::string_view cell : record.cells) {
    if (cell.empty() || (counted == 0 && cell.size() == 1 && cell[0] >= 'A' && cell[0] <= 'Z')) continue;
    const int number = column_number(cell);
    if (number == 0 || (counted > 0 && number != previous + 1)) return false;
    previous = number;
    ++counted;
  }
  return counted >= fewest;
}

}  // namespace

std::string_view name(RowKind kind) {
  switch (kind) {
    case RowKind::commune: return "commune";
    case RowKind::heading: return "heading";
    case RowKind::total: return "total";
    case RowKind::average: return "average";
    case RowKind::numbering: return "column numbers";
    case RowKind::remark: return "remark";
    case RowKind::nameless: return "nameless";
  }
  return {};
}

RowSorter::RowSorter(const Header& header)
    : header_(header),
      code_(header.find(Meaning::commune_code)),
      commune_(header.find(Meaning::commune)),
      ordinal_(header.find(Meaning::ordinal)) {}

std::string_view RowSorter::cell(const Record& record, std::optional<std::size_t> column) const {
  return column && *column < record.cells.size() ? record.cells[*column] : std::string_view();
}

std::string_view RowSorter::label_of(const Record& record) const {
  const std::string_view commune = cell(record, commune_);
  if (!commune.empty()) return commune;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (i != ordinal_ && !record.cells[i].empty() && !is_number(record.cells[i])) return record.cells[i];
  }
  return cell(record, ordinal_);
}

// Whether any mark, count or number stands in the row.
bool RowSorter::has_facts(const Record& record) const {
  for (std::size_t i = 0; i < record.cells.size() && i < header_.columns.size(); ++i) {
    if (record.cells[i].empty()) continue;
    switch (header_.columns[i].meaning.meaning) {
      case Meaning::criterion:
      case Meaning::met:
      case Meaning::criteria_met:
      case Meaning::households:
      case Meaning::poor_households:
      case Meaning::population:
      case Meaning::income: return true;
      default: break;
    }
  }
  return false;
}

RowKind RowSorter::kind_of(const Record& record) const {
  const std::string_view code = cell(record, code_);
  const std::string_view commune = cell(record, commune_);
  const std::string_view ordinal = cell(record, ordinal_);
  const bool has_code = !code.empty() && code.find(' ') == std::string_view::npos;
  // the common case first: a code and a name that is no district's need no words compared
  const bool plain_ordinal = ordinal.empty() || is_number(ordinal);
  if (has_code && plain_ordinal && commune.starts_with("X\xC3\xA3 ")) return RowKind::commune;

  if (is_numbering(record)) return RowKind::numbering;
  const std::string label = word_key(label_of(record));
  if (is_roman_or_letter(ordinal) || matches(district_phrases, name_key(label_of(record)))) return RowKind::heading;
  if (has_code) return RowKind::commune;
  if (matches(total_phrases, label)) return RowKind::total;
  if (matches(average_phrases, label)) return RowKind::average;
  if (matches(remark_phrases, label)) return RowKind::remark;
  // a code that cannot be one is told as such when it is read
  if (!code.empty() && has_facts(record)) return RowKind::commune;
  const bool is_counted = is_number(ordinal) && !commune.empty();
  if (!code_ && !commune.empty() && (is_counted || !ordinal_ || has_facts(record))) return RowKind::commune;
  return is_counted || has_facts(record) ? RowKind::nameless : RowKind::remark;
}

bool names_province(std::string_view label) {
  const std::string words = name_key(label);
  return words.starts_with("tỉnh ") || words.starts_with("province ");
}

}  // namespace ntm
