#include "read/rows.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "read/cells.hpp"
#include "read/records.hpp"
#include "read/row_words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

bool is_roman_or_letter(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return is_outline(text);
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

bool has_no_small_letter(std::string_view text) {
  return std::ranges::none_of(text, [](char letter) { return letter >= 'a' && letter <= 'z'; });
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
  return filled == columns && columns > 2 && (first_number == 1 || counted == 0 || letter >= 'A');
}

}  // namespace

bool may_hold_communes(std::string_view label) {
  const std::string words = name_key(label);
  if (word_key(label).find("ngay") != std::string::npos) return false;
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

RowSorter::RowSorter(const Header& header, LabelMemo& labels)
    : header_(header),
      labels_(labels),
      code_(header.find(Meaning::commune_code)),
      commune_(header.find(Meaning::commune)),
      ordinal_(header.find(Meaning::ordinal)),
      district_(header.find(Meaning::district)),
      type_(header.find(Meaning::unit_type)),
      year_(header.is_canonical() ? header.find(Meaning::year) : std::nullopt) {}

std::string_view RowSorter::cell(const Record& record, std::optional<std::size_t> column) const {
  return column && *column < record.cells.size() ? record.cells[*column] : std::string_view();
}

std::string_view RowSorter::label_of(const Record& record) const {
  const std::string_view commune = cell(record, commune_);
  if (!commune.empty()) return commune;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (!record.cells[i].empty() && !is_digit(record.cells[i][0]) && !is_roman_or_letter(record.cells[i])) {
      return record.cells[i];
    }
  }
  return cell(record, ordinal_);
}

bool RowSorter::has_facts(const Record& record) const {
  for (std::size_t i = 0; i < record.cells.size() && i < header_.columns.size(); ++i) {
    if (record.cells[i].empty()) continue;
    const Meaning meaning = header_.columns[i].meaning.what;
    const bool is_mark = meaning == Meaning::criterion || meaning == Meaning::met;
    if (is_mark && read_mark(record.cells[i]) != Mark::unreadable) return true;
    if ((is_mark || is_number_column(meaning)) && is_digit(record.cells[i][0])) return true;
  }
  return false;
}

bool RowSorter::repeats_header(const Record& record) const {
  const auto place = code_ ? code_ : commune_;
  const std::string_view own = cell(record, place);
  return !own.empty() && name_key(own) == name_key(header_.columns[*place].title);
}

// In a canonical table a row that bears a year is a commune's also where its name is not written as one: "B". Words of
// totals stay what they are.
bool RowSorter::is_canonical(const Record& record) const { return is_digits(cell(record, year_)); }

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
  const LabelMemo::Label& known = labels_.label(label_of(record));
  const std::string_view label = known.bare;
  const auto& [words, is_total, is_summary, is_remark, is_group, is_district] = known.words;
  const bool may_be_commune = !code_ && !commune.empty() && facts;
  // "XÃ ĐIỂM" is written as names are where all names are written so
  const auto is_written = [&] {
    return is_written_as_name(label) && !(known.words.is_group && has_no_small_letter(label));
  };
  if (!code_ && !commune.empty() && !is_placed(record) && (is_digits(commune) || names_several(commune))) {
    return RowKind::doubtful;
  }
  if (!code_ && is_counted) {
    // communes are called Trung Bình and Quận Nhân, and none is called Tổng cộng or Huyện
    if (is_district && !words.starts_with("quận ") && !is_placed(record)) return RowKind::heading;
    const bool sums_up = is_total || (is_summary && words != "trung bình");
    const bool is_named = !is_total && is_written();
    const bool is_other = sums_up || (is_group && !is_placed(record));
    return is_other && !is_named ? RowKind::doubtful : RowKind::commune;
  }
  if (may_be_commune && is_placed(record) && !outlined) {
    const bool may_sum_up = is_total || is_summary;
    const bool has_marks = has_own_marks(record);
    if (!may_sum_up || (has_marks && !is_total && is_written_as_name(label))) return RowKind::commune;
    // of a single commune the total looks like a commune
    return is_total && header_.has_marks() && !has_marks ? RowKind::total : RowKind::doubtful;
  }
  // communes are called Quận Nhân, and none is called Huyện
  const bool is_town_or_commune = words.starts_with("quận ");
  if (may_be_commune && !outlined && (is_district || is_remark) && (has_own_marks(record) || is_town_or_commune)) {
    return RowKind::doubtful;
  }
  if (is_district) return RowKind::heading;
  if (is_total) return RowKind::total;
  const bool is_name = is_written();
  if (outlined) {
    // communes that are numbered so
    if (facts && is_name && is_typed(label)) return RowKind::doubtful;
    const bool gathers = is_group || !is_name || label.find_first_of("0123456789") != std::string_view::npos;
    return gathers ? RowKind::group : RowKind::heading;
  }
  if (is_summary) {
    // a running number, or marks that are not sums, are a commune's: Xã Trung Bình, whose code is missing
    if (code_ && (is_counted || has_own_marks(record))) return RowKind::nameless;
    const bool is_one_word = words.find(' ') == std::string::npos;
    return may_be_commune && is_name && !is_one_word ? RowKind::doubtful : RowKind::summary;
  }
  if (is_remark && !facts) return RowKind::remark;
  if (is_group && !facts) return RowKind::group;
  if (may_be_commune) return is_name || is_canonical(record) ? RowKind::commune : RowKind::doubtful;
  // a code that cannot be one is told as such when it is read
  if (!cell(record, code_).empty() && facts) return RowKind::commune;
  if (is_counted || facts) return RowKind::nameless;
  if (!commune.empty() && is_placed(record))
    return code_ ? RowKind::nameless : RowKind::commune;  // it has not reported
  const bool is_cut = is_digits(cell(record, ordinal_)) || is_digits(cell(record, code_));
  return is_cut || std::ranges::any_of(record.cells, may_hold_communes) ? RowKind::lost : RowKind::unclear;
}

RowKind RowSorter::kind_of(const Record& record) const {
  std::string_view code = cell(record, code_);
  std::string visible;
  if (!is_ascii(code)) code = visible = normalized(code);
  const std::string_view commune = cell(record, commune_);
  const std::string_view ordinal = cell(record, ordinal_);
  // a word in the column of codes is the label of a total
  const bool has_code =
      code.find_first_of("0123456789") != std::string_view::npos && code.find(' ') == std::string_view::npos;
  // the common case first: a code and a name that is not a district's need no words compared
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

}  // namespace ntm
