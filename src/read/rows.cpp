#include "read/rows.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ntm/place_names.hpp"
#include "ntm/unicode.hpp"
#include "read/cells.hpp"

namespace ntm {
namespace {

// A phrase stands for itself and, with a blank at its end, for what begins with it. Communes are called Tổng Cọt and
// Cộng Hòa: one word is not enough to know a total.
constexpr std::array total_phrases = std::to_array<std::string_view>({"tổng",
                                                                      "tổng cộng",
                                                                      "tổng cộng ",
                                                                      "tổng số",
                                                                      "tổng số ",
                                                                      "tổng chung",
                                                                      "cộng",
                                                                      "cộng chung",
                                                                      "cộng các xã",
                                                                      "chung",
                                                                      "chung toàn tỉnh",
                                                                      "toàn tỉnh",
                                                                      "toàn tỉnh ",
                                                                      "cả tỉnh",
                                                                      "cả tỉnh ",
                                                                      "cả huyện",
                                                                      "toàn huyện",
                                                                      "toàn huyện ",
                                                                      "toàn thành phố",
                                                                      "total",
                                                                      "total ",
                                                                      "grand total",
                                                                      "subtotal",
                                                                      "subtotal ",
                                                                      "sum",
                                                                      "σ"});
constexpr std::array summary_phrases = std::to_array<std::string_view>(
    {"bình quân",   "bình quân ", "bình quân/", "bq",         "bq ",      "bq/",      "trung bình", "trung bình ",
     "trung bình/", "tb",         "tb ",        "tb/",        "average",  "average ", "mean",       "tỷ lệ",
     "tỷ lệ ",      "tỉ lệ",      "tỉ lệ ",     "số xã ",     "xã đạt ",  "xã dưới ", "xã trên ",   "trong đó",
     "trong đó ",   "cao nhất",   "thấp nhất",  "lớn nhất",   "nhỏ nhất", "max",      "min",        "năm trước",
     "năm ngoái",   "cùng kỳ",    "cùng kỳ ",   "so sánh",    "so sánh ", "so với ",  "tăng",       "giảm",
     "tăng giảm",   "tăng/giảm",  "tăng, giảm", "chênh lệch", "kế hoạch", "kế hoạch "});
constexpr std::array remark_phrases = std::to_array<std::string_view>(
    {"ghi chú", "ghi chú ", "nguồn", "nguồn ", "người lập", "người lập ", "tm. ", "kt. ", "note", "notes", "source"});
// Beginnings of a district's name, with their marks: communes are called Quân Chu and Quan Lạn.
constexpr std::array district_beginnings =
    std::to_array<std::string_view>({"huyện ", "thị xã ", "thành phố ", "quận ", "tỉnh ", "tp ", "tp.", "t.p", "tx ",
                                     "tx.", "t.x", "h.", "q.", "district ", "province "});
// What may follow "Tổng" and "Cộng" in the total of a part.
constexpr std::array part_beginnings =
    std::to_array<std::string_view>({"các ", "hợp", "bình quân", "bq", "huyện", "thị xã", "thành phố", "quận ", "tỉnh",
                                     "toàn ", "tp ", "tp.", "tx ", "tx.", "h ", "h."});
// Of headings that gather communes by something else than their district.
constexpr std::array group_phrases = std::to_array<std::string_view>(
    {"xã",         "xã điểm",    "xã điểm ",       "các xã",         "các xã ", "xã còn lại", "xã đạt ",  "xã chưa ",
     "xã hoàn ",   "xã về đích", "xã khu vực ",    "xã thuộc ",      "nhóm ",   "vùng ",      "khu vực ", "đạt ",
     "chưa đạt",   "còn lại",    "pilot communes", "other communes", "group ",  "cụm ",       "miền ",    "đợt ",
     "danh sách ", "về đích",    "đã đạt",         "dưới ",          "trên ",   "biên giới"});

template <std::size_t Size>
bool begins_with(const std::array<std::string_view, Size>& beginnings, std::string_view words) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return words.starts_with(beginning); });
}

bool is_outline(std::string_view text) {
  const bool roman = text.find_first_not_of("IVXLC") == std::string_view::npos;
  const bool letter = text.size() == 1 && text[0] >= 'A' && text[0] <= 'H';
  return !text.empty() && (roman || letter);
}

bool is_roman_or_letter(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return is_outline(text);
}

bool looks_like_number(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

// The words of a label up to a colon, without brackets: "Tổng cộng: 96 xã (I)" is "tổng cộng".
std::string words_of(std::string_view label) { return name_key(label.substr(0, label.find_first_of(":("))); }

// Whether one of the phrases stands in `words`; without their marks where the label has none: "Tong cong".
template <std::size_t Size>
bool matches(const std::array<std::string_view, Size>& phrases, const std::string& words) {
  const bool is_plain = is_ascii(words);
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    const bool begins = phrase.ends_with(' ') || phrase.ends_with('/');
    if (!is_plain) return begins ? words.starts_with(phrase) : words == phrase;
    std::string key = word_key(phrase);
    if (phrase.ends_with(' ')) key += ' ';
    return begins ? words.starts_with(key) : words == key;
  });
}

// Whether a text is written as names are: each word with a capital letter ("Nậm Loỏng", "Xã Bình Lư", "Phường 1").
bool is_written_as_name(std::string_view text) {
  std::string name = normalized(text);
  const std::string folded = name_key(name);
  bool has_type = false;
  for (const std::string_view type : {"xã ", "phường ", "thị trấn ", "đặc khu ", "commune ", "ward "}) {
    if (!folded.starts_with(type)) continue;
    name.erase(0, type.size());
    has_type = true;
    break;
  }
  constexpr std::string_view vowels = "aeiouy";
  const bool may_be_short_for_words = !has_type && word_key(name).find_first_of(vowels) == std::string::npos;  // "BQ"
  if (name.empty() || may_be_short_for_words) return is_digits(name);
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string word = name.substr(at, end - at);
    const std::string key = name_key(word);
    const std::size_t size = static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2;
    const bool is_letter = static_cast<unsigned char>(word[0]) >= 'A';
    if (is_letter && word.substr(0, size + 1) == key.substr(0, size + 1)) return false;
    at = end + 1;
  }
  return true;
}

// "Bình quân" and "Năm trước", but not Trung Bình, as communes are called.
bool is_summary_alone(std::string_view label) {
  const std::string words = words_of(label);
  return words != "trung bình" && matches(summary_phrases, words);
}

// "Xã Tá Bạ, Xã Mường Tè" and "Xã Tá Bạ + Mường Tè" are two.
bool names_several(std::string_view label) {
  const auto parts = [](char character) {
    return character == ',' || character == ';' || character == '+' || character == '/' || character == '(';
  };
  const auto found = std::ranges::find_if(label, parts);
  if (found == label.end() || *found == '(') return false;
  const auto sign = static_cast<std::size_t>(found - label.begin());
  const std::string first = normalized(label.substr(0, sign));
  const std::string second = normalized(label.substr(sign + 1));
  return first.size() > 2 && second.size() > 2 && is_written_as_name(first) && is_written_as_name(second);
}

bool names_total(std::string_view label) {
  const std::string words = words_of(label);
  if (matches(total_phrases, words)) return true;
  const std::string key = word_key(words);
  if (!key.starts_with("tong ") && !key.starts_with("cong ")) return false;
  const bool has_marks = words.starts_with("tổng ") || words.starts_with("cộng ");
  if (!has_marks && !is_ascii(words)) return false;  // Cống Vị
  const std::string part = has_marks ? words.substr(words.find(' ') + 1) : key.substr(5);
  return std::ranges::any_of(part_beginnings,
                             [&](std::string_view beginning) {
                               return part.starts_with(has_marks ? std::string(beginning) : word_key(beginning));
                             }) ||
         part.find_first_not_of("ivxlc") == std::string::npos || is_digit(part[0]);
}

// "(3)", "3" and "(3)=(1)+(2)" are 3; anything else 0.
int column_number(std::string_view text) {
  text = text.substr(0, text.find('='));
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return is_digits(text) && text.size() <= 3 ? std::stoi(std::string(text)) : 0;
}

// "6-24" is 6 to 24; a number is itself to itself. 0 for anything else.
std::pair<int, int> column_numbers(std::string_view text) {
  if (const int number = column_number(text)) return {number, number};
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return {0, 0};
  const int first = column_number(text.substr(0, dash));
  const int last = column_number(text.substr(dash + 1));
  return first > 0 && first < last ? std::pair(first, last) : std::pair(0, 0);
}

// Cells that count up by one, and letters before them: no commune is called 2 and has the code 1. Few cells must count
// all columns; of two alone it is never sure.
bool is_numbering(const Record& record, std::size_t columns) {
  constexpr int fewest = 5;
  int previous = 0;
  char letter = 'A' - 1;
  std::size_t filled = 0;
  int counted = 0;
  int first_number = 0;
  for (const std::string_view cell : record.cells) {
    if (cell.empty()) continue;
    ++filled;
    if (counted == 0 && cell.size() == 1 && (cell[0] | 0x20) == ((letter + 1) | 0x20)) {
      ++letter;
      continue;
    }
    const auto [first, last] = column_numbers(cell);
    if (first == 0 || (counted > 0 && first != previous + 1)) return false;
    if (counted == 0) first_number = first;
    previous = last;
    counted += last - first + 1;
  }
  if (counted >= fewest) return true;
  return filled == columns && columns > 2 && (first_number == 1 || counted == 0 || letter >= 'A') && letter <= 'H';
}

// Without what numbers a heading in front, and what counts its communes behind: "I. Huyện X: 6 xã", "Huyện X (6 xã)".
std::string_view bare_heading(std::string_view label) {
  const std::size_t blank = label.find(' ');
  const std::string_view first = label.substr(0, std::min(blank, label.size()));
  const bool is_numbered = first.ends_with('.') || first.ends_with(')') || first.ends_with('/');
  const bool is_type = names_district(label);  // "H. Tam Đường"
  if (!is_type && blank != std::string_view::npos && is_numbered && is_outline(first.substr(0, first.size() - 1))) {
    label.remove_prefix(blank + 1);
  }
  std::size_t behind = label.find_first_of(":(");
  // "Huyện: Tam Đường"
  if (behind != std::string_view::npos && label[behind] == ':' &&
      typed_place_name(std::string(label.substr(0, behind)) + " x").name == "x")
    behind = label.find_first_of(":(", behind + 1);
  if (behind != std::string_view::npos && behind > 0) label = label.substr(0, behind);
  while (label.ends_with(' ')) label.remove_suffix(1);
  return label;
}

// Whether a text is surely no name of one commune, whatever else its row says.
bool names_no_commune(std::string_view label) {
  return is_digits(label) || names_total(label) || is_summary_alone(label) || names_several(label);
}

// Whether a row that is no commune may hold what is left of one, or of several.
bool may_hold_communes(std::string_view label) {
  const std::string words = name_key(label);
  if (words.find("ngày") != std::string::npos || words.find("ngay") != std::string::npos) return false;
  for (const std::string_view type : {"xã ", "phường ", "thị trấn "}) {
    const std::size_t at = words.find(type);
    if (at == 0) return true;
    const bool is_word = at != std::string::npos && (static_cast<unsigned char>(words[at - 1]) < 'a');
    if (is_word && words.find_first_of("0123456789") != std::string::npos) return true;
  }
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= label.size(); ++i) {
    if (i < label.size() && is_digit(label[i])) {
      ++digits;
    } else if (std::exchange(digits, 0) == 5) {
      return true;
    }
  }
  return std::ranges::any_of(delimiters, [&](char delimiter) { return std::ranges::count(label, delimiter) > 3; });
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
    case RowKind::group: return "group";
    case RowKind::remark:
    case RowKind::unclear: return "remark";
    case RowKind::nameless:
    case RowKind::doubtful:
    case RowKind::lost: break;
  }
  return "nameless";
}

RowSorter::RowSorter(const Header& header)
    : header_(header),
      code_(header.find(Meaning::commune_code)),
      commune_(header.find(Meaning::commune)),
      ordinal_(header.find(Meaning::ordinal)),
      district_(header.find(Meaning::district)),
      type_(header.find(Meaning::unit_type)) {}

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

bool RowSorter::is_weak(const Record& record) const {
  return !code_ && !is_digits(cell(record, ordinal_)) && !is_placed(record) && !is_typed(cell(record, commune_));
}

// Whether the row says where the commune lies, or what it is: totals and remarks do not.
bool RowSorter::is_placed(const Record& record) const {
  const std::string_view own = cell(record, commune_);
  return std::ranges::any_of(std::array{district_, type_}, [&](const auto& column) {
    const std::string_view text = cell(record, column);
    return !text.empty() && text != own && !is_digits(text);
  });
}

// Whether all marks of the row are such, and no sums of them.
bool RowSorter::has_own_marks(const Record& record) const {
  bool any = false;
  for (std::size_t i = 0; i < record.cells.size() && i < header_.columns.size(); ++i) {
    if (header_.columns[i].meaning.criterion == 0 || record.cells[i].empty()) continue;
    if (read_mark(record.cells[i]) == Mark::unreadable) return false;
    any = true;
  }
  return any;
}

// A row without a code. What it is, the whole row says: its running number, its district, its marks; words alone only
// where nothing of that stands in it.
RowKind RowSorter::kind_without_code(const Record& record, bool outlined) const {
  const std::string_view commune = cell(record, commune_);
  const bool is_counted = is_digits(cell(record, ordinal_)) && !commune.empty();
  const bool facts = has_facts(record);
  const std::string_view label = bare_heading(label_of(record));
  const std::string words = words_of(label);
  const bool is_total = names_total(label);
  const bool is_summary = matches(summary_phrases, words);
  const bool is_remark = matches(remark_phrases, words);
  const bool is_district = names_district(label);
  const bool may_be_commune = !code_ && !commune.empty() && facts;
  if (!code_ && !commune.empty() && !is_placed(record) && (is_digits(commune) || names_several(commune))) {
    return RowKind::doubtful;
  }
  if (!code_ && is_counted && !outlined) {
    // communes are called Trung Bình and Quận Nhân, and none is called Tổng cộng or Huyện
    if (is_district && !words.starts_with("quận ") && !is_placed(record)) return RowKind::heading;
    const bool is_other = is_total || (is_summary && words != "trung bình") || matches(group_phrases, words);
    const bool is_named = !is_total && is_written_as_name(label);
    return is_other && !is_named && !is_placed(record) ? RowKind::doubtful : RowKind::commune;
  }
  if (may_be_commune && is_placed(record) && !outlined) {
    const bool may_sum_up = is_total || is_summary;
    if (!may_sum_up || has_own_marks(record)) return RowKind::commune;
    return is_total && header_.has_marks() ? RowKind::total : RowKind::doubtful;
  }
  // communes are called Quận Nhân, and none is called Huyện
  const bool is_town_or_commune = words.starts_with("quận ");
  if (may_be_commune && !outlined && (is_district || is_remark) && (has_own_marks(record) || is_town_or_commune)) {
    return RowKind::doubtful;
  }
  const bool is_name = is_written_as_name(label);
  if (is_district) return RowKind::heading;
  if (is_total) return RowKind::total;
  if (outlined) {
    // communes that are numbered so
    if (facts && is_name && is_typed(label)) return RowKind::doubtful;
    const bool is_group =
        matches(group_phrases, words) || !is_name || label.find_first_of("0123456789") != std::string_view::npos;
    return is_group ? RowKind::group : RowKind::heading;
  }
  if (is_summary) {
    const bool is_one_word = words.find(' ') == std::string::npos;
    return may_be_commune && is_name && !is_one_word ? RowKind::doubtful : RowKind::summary;
  }
  if (is_remark && !facts) return RowKind::remark;
  if (matches(group_phrases, words) && !facts) return RowKind::group;
  if (may_be_commune) return is_name ? RowKind::commune : RowKind::doubtful;
  // a code that cannot be one is told as such when it is read
  if (!cell(record, code_).empty() && facts) return RowKind::commune;
  if (is_counted || facts) return RowKind::nameless;
  if (!commune.empty() && is_placed(record))
    return code_ ? RowKind::nameless : RowKind::commune;  // it has not reported
  const bool is_cut = is_digits(cell(record, ordinal_)) || is_digits(cell(record, code_));
  return is_cut || std::ranges::any_of(record.cells, may_hold_communes) ? RowKind::lost : RowKind::unclear;
}

RowKind RowSorter::kind_of(const Record& record) const {
  const std::string_view code = cell(record, code_);
  const std::string_view commune = cell(record, commune_);
  const std::string_view ordinal = cell(record, ordinal_);
  // a word in the column of codes is the label of a total
  const bool has_code =
      code.find_first_of("0123456789") != std::string_view::npos && code.find(' ') == std::string_view::npos;
  // the common case first: a code and a name that is no district's need no words compared
  if (has_code && !is_roman_or_letter(ordinal) && commune.starts_with("X\xC3\xA3 ") && !names_several(commune)) {
    return RowKind::commune;
  }

  if (is_numbering(record, header_.columns.size())) return RowKind::numbering;
  if (repeats_header(record)) return RowKind::repeated;
  const bool outlined = is_roman_or_letter(ordinal) || is_roman_or_letter(code);
  if (!has_code) return kind_without_code(record, outlined);
  if (names_district(commune) && !(is_placed(record) && has_facts(record))) return RowKind::heading;
  if (!is_placed(record) && names_no_commune(commune)) return RowKind::doubtful;
  // districts have codes of three digits
  const bool short_code = is_digits(code) && code.size() == 3;
  if (short_code && outlined) return RowKind::heading;
  return short_code && !has_facts(record) ? RowKind::lost : RowKind::commune;
}

// It is no district with a code of its own above its communes, and no number or letter that numbers the columns.
bool is_plain_name(std::string_view name) {
  if (name.starts_with("X\xC3\xA3 ")) return !names_several(name);  // the common case
  return name.size() > 1 && static_cast<unsigned char>(name[0]) > '9' && !names_district(name) &&
         !names_no_commune(name);
}

bool is_typed(std::string_view name) { return typed_unit_name(name).type != PlaceType::not_said; }

bool names_district(std::string_view label) { return begins_with(district_beginnings, name_key(label)); }

std::string heading_name(std::string_view label) {
  std::string name(bare_heading(label));
  // "Huyện: Tam Đường"
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) name.erase(colon, 1);
  return name;
}

bool names_province(std::string_view label) {
  const std::string words = name_key(label);
  return words.starts_with("tỉnh ") || words.starts_with("province ");
}

}  // namespace ntm
