// What a cell says: a mark or a number. What is ambiguous says so, and is decided where the whole column is seen.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ntm {

// In every locale alike.
inline bool is_digit(char character) { return character >= '0' && character <= '9'; }

inline bool is_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

enum class Mark {
  no,
  dash,  // -: a no, but beside others perhaps nothing that is known
  yes,
  tick,   // a yes, by a sign or a word
  cross,  // x: a yes, but beside ticks perhaps a no
  blank,
  unreadable,
  basically,  // met in the main, which appraisals know beside met and not met
};

// Whether a mark says that what it stands for is met, or that it is not.
constexpr bool says_yes(Mark mark) { return mark == Mark::yes || mark == Mark::tick || mark == Mark::cross; }
constexpr bool says_no(Mark mark) { return mark == Mark::no || mark == Mark::dash; }

// Which marks there are in some cells.
class MarkSet {
 public:
  void add(Mark mark) { bits_ |= bit(mark); }
  void add(MarkSet more) { bits_ |= more.bits_; }
  [[nodiscard]] bool has(Mark mark) const { return (bits_ & bit(mark)) != 0; }
  [[nodiscard]] bool says_yes() const { return (bits_ & (bit(Mark::yes) | bit(Mark::tick) | bit(Mark::cross))) != 0; }
  [[nodiscard]] bool says_no() const { return (bits_ & (bit(Mark::no) | bit(Mark::dash))) != 0; }

 private:
  static constexpr unsigned bit(Mark mark) { return 1U << static_cast<unsigned>(mark); }

  unsigned bits_ = 0;
};

// 1/0, x, Đ/CĐ, Đạt/Chưa đạt, Có/Không, yes/no, true/false, +/-, Cơ bản đạt; letter case and tone marks make no
// difference.
Mark read_mark(std::string_view cell);

// The same for many cells: a file has few spellings of marks. One thread uses one.
class MarkMemo {
 public:
  Mark read(std::string_view cell) {
    if (cell.empty()) return Mark::blank;
    if (cell.size() == 1) {
      const Mark mark = single_[static_cast<unsigned char>(cell[0])];
      return mark != Mark::blank ? mark : read_single(cell[0]);
    }
    if (last_ < known_.size() && known_[last_].first == cell) return known_[last_].second;
    return find(cell);
  }

 private:
  Mark read_single(char character);
  Mark find(std::string_view cell);

  std::array<Mark, 256> single_ = [] {
    std::array<Mark, 256> not_yet;
    not_yet.fill(Mark::blank);
    return not_yet;
  }();
  std::vector<std::pair<std::string, Mark>> known_;
  std::size_t last_ = 0;
};

// A number in millionths, so that whole numbers and incomes are read by one rule.
inline constexpr std::int64_t number_scale = 1'000'000;

struct NumberCell {
  enum class Kind {
    number,
    blank,
    missing,  // a word or sign that says so: "N/A", "…"
    ambiguous,
    unreadable,
    spreadsheet_error,  // "#REF!"
    too_wide,           // "####", where a spreadsheet's column was too narrow
    negative,
    too_precise,
    too_large,
    contradicts,  // its sign is another than that of its column
  };
  Kind kind = Kind::unreadable;
  std::int64_t millionths = 0;  // with Kind::number
  char decimal_sign = '\0';     // the sign that the cell proves to be the decimal one; '\0' if it proves none

  [[nodiscard]] bool is_whole() const { return millionths % number_scale == 0; }
};

// `decimal_sign` is '.' or ',', the other then separates thousands; or '\0' where it is not known: then "1.234" and
// "1,234" are ambiguous, and everything else is read by what it must be ("9,8", "1.234.567", "2523,00", "1 234").
NumberCell read_number(std::string_view cell, char decimal_sign);

// The count in "8/19", "8 TC" and "8 tiêu chí", of criteria that are `all` together; otherwise the cell as it is.
std::string_view bare_count(std::string_view cell, int all);

// Whether nothing is seen in a cell: blanks of any kind, characters without width.
bool is_blank(std::string_view cell);

// Whether a text stands for a value that there is not: "NA", "…", "chưa báo cáo".
bool stands_for_missing(std::string_view text);

// Whether a text, normalized, stands for a name that there is not: "NULL", "?", "(blank)".
bool names_nothing(std::string_view text);

}  // namespace ntm
