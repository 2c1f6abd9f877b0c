#include "read/rows.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ntm/unicode.hpp"
#include "read/cells.hpp"

namespace ntm {
namespace {

// A phrase stands for itself and, with a blank at its end, for what begins with it. Communes are called Tổng Cọt and
// Cộng Hòa: one word is not enough to know a total.
constexpr std::array total_phrases = std::to_array<std::string_view>(
    {"tong", "tong cong", "tong cong ", "tong so", "tong so ", "cong", "toan tinh", "toan tinh ", "toan huyen",
     "toan huyen ", "toan thanh pho", "total", "total ", "grand total", "subtotal", "subtotal "});
constexpr std::array summary_phrases =
    std::to_array<std::string_view>({"binh quan", "binh quan ", "trung binh", "trung binh ", "average", "average ",
                                     "ty le", "ty le ", "so xa dat", "so xa dat ", "trong do", "trong do "});
constexpr std::array remark_phrases = std::to_array<std::string_view>(
    {"ghi chu", "ghi chu ", "nguon", "nguoi lap", "nguoi lap ", "tm. ", "kt. ", "note", "notes", "source"});
// Beginnings of a district's name, with their marks: communes are called Quân Chu and Quan Lạn.
constexpr std::array district_beginnings =
    std::to_array<std::string_view>({"huyện ", "thị xã ", "thành phố ", "quận ", "tỉnh ", "tp ", "tp.", "t.p", "tx ",
                                     "tx.", "t.x", "h.", "q.", "district ", "province "});
// What may follow "Tổng" and "Cộng" in the total of a part.
constexpr std::array part_beginnings = std::to_array<std::string_view>(
    {"huyen", "thi xa", "thanh pho", "quan ", "tinh", "toan ", "tp ", "tp.", "tx ", "tx.", "h ", "h."});

template <std::size_t Size>
bool matches(const std::array<std::string_view, Size>& phrases, std::string_view words) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return phrase.ends_with(' ') ? words.starts_with(phrase) : words == phrase;
  });
}

template <std::size_t Size>
bool begins_with(const std::array<std::string_view, Size>& beginnings, std::string_view words) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return words.starts_with(beginning); });
}

bool is_roman_or_letter(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  const bool roman = text.find_first_not_of("IVXLC") == std::string_view::npos;
  const bool letter = text.size() == 1 && text[0] >= 'A' && text[0] <= 'H';
  return !text.empty() && (roman || letter);
}

bool looks_like_number(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

// The words of a label up to a colon, without brackets: "Tổng cộng: 96 xã (I)" is "tong cong".
std::string words_of(std::string_view label) { return word_key(label.substr(0, label.find_first_of(":("))); }

bool names_total(std::string_view label) {
  const std::string words = words_of(label);
  if (matches(total_phrases, words)) return true;
  if (!words.starts_with("tong ") && !words.starts_with("cong ")) return false;
  const std::string part = words.substr(5);
  return begins_with(part_beginnings, part) || part.find_first_not_of("ivxlc") == std::string::npos;
}

// "(3)", "3" and "(3)=(1)+(2)" are 3; anything else 0.
int column_number(std::string_view text) {
  text = text.substr(0, text.find('='));
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return is_digits(text) && text.size() <= 3 ? std::stoi(std::string(text)) : 0;
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

Phrase name(RowKind kind) {
  switch (kind) {
    case RowKind::commune: return "commune";
    case RowKind::heading: return "heading";
    case RowKind::total: return "total";
    case RowKind::summary: return "summary";
    case RowKind::numbering: return "column number";
    case RowKind::repeated: return "repeated header";
    case RowKind::remark:
    case RowKind::unclear: return "remark";
    case RowKind::nameless: break;
  }
  return "nameless";
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
    if (!record.cells[i].empty() && !looks_like_number(record.cells[i]) && !is_roman_or_letter(record.cells[i])) {
      return record.cells[i];
    }
  }
  return cell(record, ordinal_);
}

bool RowSorter::has_facts(const Record& record) const {
  for (std::size_t i = 0; i < record.cells.size() && i < header_.columns.size(); ++i) {
    if (record.cells[i].empty()) continue;
    const Meaning meaning = header_.columns[i].meaning.meaning;
    const bool is_mark = meaning == Meaning::criterion || meaning == Meaning::met;
    if (is_mark && read_mark(record.cells[i]) != Mark::unreadable) return true;
    if ((is_mark || is_number_column(meaning)) && looks_like_number(record.cells[i])) return true;
  }
  return false;
}

bool RowSorter::repeats_header(const Record& record) const {
  const auto place = code_ ? code_ : commune_;
  const std::string_view own = cell(record, place);
  return !own.empty() && name_key(own) == name_key(header_.columns[*place].title);
}

RowKind RowSorter::kind_of(const Record& record) const {
  const std::string_view code = cell(record, code_);
  const std::string_view commune = cell(record, commune_);
  const std::string_view ordinal = cell(record, ordinal_);
  // a word in the column of codes is the label of a total
  const bool has_code =
      code.find_first_of("0123456789") != std::string_view::npos && code.find(' ') == std::string_view::npos;
  // the common case first: a code and a name that is no district's need no words compared
  if (has_code && !is_roman_or_letter(ordinal) && commune.starts_with("X\xC3\xA3 ")) return RowKind::commune;

  if (is_numbering(record)) return RowKind::numbering;
  if (repeats_header(record)) return RowKind::repeated;
  const bool outlined = is_roman_or_letter(ordinal) || is_roman_or_letter(code);
  if (has_code) {
    if (names_district(commune)) return RowKind::heading;
    // districts have codes of three digits
    const bool short_code = is_digits(code) && code.size() == 3;
    if (short_code && outlined) return RowKind::heading;
    return short_code && !has_facts(record) ? RowKind::unclear : RowKind::commune;
  }
  const bool is_counted = is_digits(ordinal) && !commune.empty();
  if (!code_ && is_counted) return RowKind::commune;
  const std::string_view label = label_of(record);
  if (outlined || names_district(label)) return RowKind::heading;
  if (names_total(label)) return RowKind::total;
  const std::string words = words_of(label);
  if (matches(summary_phrases, words)) return RowKind::summary;
  if (matches(remark_phrases, words)) return RowKind::remark;
  const bool facts = has_facts(record);
  if (!code_ && !commune.empty() && facts) return RowKind::commune;
  // a code that cannot be one is told as such when it is read
  if (!code.empty() && facts) return RowKind::commune;
  return is_counted || facts ? RowKind::nameless : RowKind::unclear;
}

// It is no district with a code of its own above its communes, and no number or letter that numbers the columns.
bool is_plain_name(std::string_view name) {
  if (name.starts_with("X\xC3\xA3 ")) return true;  // the common case
  return name.size() > 1 && static_cast<unsigned char>(name[0]) > '9' && !names_district(name);
}

bool names_district(std::string_view label) { return begins_with(district_beginnings, name_key(label)); }

bool names_province(std::string_view label) {
  const std::string words = name_key(label);
  return words.starts_with("tỉnh ") || words.starts_with("province ");
}

}  // namespace ntm
