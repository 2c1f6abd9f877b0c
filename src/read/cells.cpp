#include "read/cells.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::array ones = std::to_array<std::string_view>({"1", "1.0", "1.00", "1,0", "1,00"});
constexpr std::array tick_words =
    std::to_array<std::string_view>({"d", "dat", "da dat", "dat chuan", "hoan thanh", "co", "yes", "y", "true", "t",
                                     "+", "v",   "met",    "✓",         "✔",          "√",  "☑",   "✅", "●",    "•"});
constexpr std::array no_words = std::to_array<std::string_view>({"0",
                                                                 "0.0",
                                                                 "0.00",
                                                                 "0,0",
                                                                 "0,00",
                                                                 "cd",
                                                                 "chua dat",
                                                                 "khong dat",
                                                                 "kd",
                                                                 "chua",
                                                                 "khong",
                                                                 "chua dat chuan",
                                                                 "khong dat chuan",
                                                                 "k dat",
                                                                 "k.dat",
                                                                 "chua hoan thanh",
                                                                 "chua dat.",
                                                                 "k",
                                                                 "no",
                                                                 "n",
                                                                 "false",
                                                                 "f",
                                                                 "not met",
                                                                 "✗",
                                                                 "✘",
                                                                 "❌"});
// Letters that are signs in the fonts of symbols that spreadsheets use.
constexpr std::string_view tick_of_wingdings = "ü";
constexpr std::string_view cross_of_wingdings = "û";

constexpr std::array basically_words =
    std::to_array<std::string_view>({"co ban dat", "dat co ban", "co ban", "cb dat", "cbd", "cb", "basically met"});
// What programs and offices write for a number that there is not. Not "không", "chưa có" or "x": these may be answers.
constexpr std::array missing_words = std::to_array<std::string_view>({"na",
                                                                      "n/a",
                                                                      "n.a.",
                                                                      "n.a",
                                                                      "#n/a",
                                                                      "#na",
                                                                      "#n/a n/a",
                                                                      "<na>",
                                                                      "nan",
                                                                      "-nan",
                                                                      "null",
                                                                      "(null)",
                                                                      "none",
                                                                      "nil",
                                                                      "\\n",
                                                                      ".",
                                                                      "..",
                                                                      "...",
                                                                      "....",
                                                                      "…",
                                                                      "-",
                                                                      "--",
                                                                      "---",
                                                                      "–",
                                                                      "—",
                                                                      "−",
                                                                      ":",
                                                                      "_",
                                                                      "__",
                                                                      "/",
                                                                      "missing",
                                                                      "no data",
                                                                      "not available",
                                                                      "not reported",
                                                                      "unknown",
                                                                      "(trong)",
                                                                      "chua co so lieu",
                                                                      "khong co so lieu",
                                                                      "chua bao cao",
                                                                      "chua thong ke",
                                                                      "k/c",
                                                                      "k.c"});
constexpr std::array spreadsheet_errors =
    std::to_array<std::string_view>({"#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!",
                                     "#field!", "#getting_data", "#blocked!", "#unknown!"});

bool is_missing_word(std::string_view word) { return std::ranges::find(missing_words, word) != missing_words.end(); }

// What a text that is not a number says instead.
NumberCell::Kind kind_of_word(std::string_view text) {
  using Kind = NumberCell::Kind;
  if (text.size() > 24) return Kind::unreadable;
  const std::string word = word_key(text);
  if (is_missing_word(word)) return Kind::missing;
  if (std::ranges::find(spreadsheet_errors, word) != spreadsheet_errors.end()) return Kind::spreadsheet_error;
  if (word.starts_with("err:") && word.size() > 4 && std::ranges::all_of(word.substr(4), is_digit)) {
    return Kind::spreadsheet_error;
  }
  const bool is_fence = word.size() > 1 && word.find_first_not_of('#') == std::string::npos;
  return is_fence ? Kind::too_wide : Kind::unreadable;
}

// Digits in groups of three with `separator` between them, the first of one to three: "1.234.567".
bool is_grouped(std::string_view text, char separator) {
  std::size_t group = 0;
  bool first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++group;
      continue;
    }
    if (i < text.size() && text[i] != separator) return false;
    if (first ? (group < 1 || group > 3) : group != 3) return false;
    first = false;
    group = 0;
  }
  return true;
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::string without(std::string_view text, char character) {
  std::string result(text);
  std::erase(result, character);
  return result;
}

// `whole` and `fraction` are digits; the whole part may be grouped by `separator`.
NumberCell number_of(std::string_view whole, std::string_view fraction, char separator, char proves) {
  constexpr std::size_t most_whole_digits = 12;
  constexpr std::size_t most_decimals = 6;
  const bool grouped = separator != '\0' && whole.find(separator) != std::string_view::npos;
  if (grouped && !is_grouped(whole, separator)) return {};
  const std::string digits = grouped ? without(whole, separator) : std::string(whole);
  if (!all_digits(digits)) return {};
  if (!fraction.empty() && !all_digits(fraction)) return {};
  if (digits.size() > most_whole_digits) return {NumberCell::Kind::too_large};
  const std::size_t last = fraction.find_last_not_of('0');
  if (last != std::string_view::npos && last + 1 > most_decimals) return {NumberCell::Kind::too_precise};
  std::string scaled = digits + std::string(fraction.substr(0, most_decimals));
  scaled.append(most_decimals - std::min(fraction.size(), most_decimals), '0');
  return {NumberCell::Kind::number, std::stoll(scaled), proves};
}

// With the decimal sign known.
NumberCell read_with(std::string_view text, char decimal_sign, char proves) {
  const char separator = decimal_sign == '.' ? ',' : '.';
  const std::size_t at = text.find(decimal_sign);
  if (at == std::string_view::npos) return number_of(text, {}, separator, proves);
  if (at + 1 == text.size()) return {};
  return number_of(text.substr(0, at), text.substr(at + 1), separator, proves);
}

// The plainest numbers, which are nearly all: digits, and digits with one or two decimals. Nothing for others.
std::optional<NumberCell> read_plain(std::string_view cell, char decimal_sign) {
  constexpr std::size_t most_digits = 9;
  std::int64_t value = 0;
  std::size_t point = cell.size();
  if (cell.empty() || cell.size() > most_digits) return std::nullopt;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (is_digit(cell[i])) {
      value = value * 10 + (cell[i] - '0');
    } else if ((cell[i] == '.' || cell[i] == ',') && i > 0 && point == cell.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  if (point == cell.size()) return NumberCell{NumberCell::Kind::number, value * number_scale, '\0'};
  const std::size_t decimals = cell.size() - point - 1;
  if (decimals < 1 || decimals > 2 || (decimal_sign != '\0' && decimal_sign != cell[point])) return std::nullopt;
  const char proves = decimal_sign == '\0' ? cell[point] : '\0';
  return NumberCell{NumberCell::Kind::number, value * (decimals == 1 ? number_scale / 10 : number_scale / 100), proves};
}

}  // namespace

Mark read_mark(std::string_view cell) {
  if (cell == "1") return Mark::yes;
  if (cell == "0") return Mark::no;
  if (cell.empty()) return Mark::blank;
  const std::string word = word_key(cell);
  if (word.empty()) return Mark::blank;
  if (std::ranges::find(ones, word) != ones.end()) return Mark::yes;
  if (word == "x") return Mark::cross;
  if (cell == tick_of_wingdings) return Mark::tick;
  if (cell == cross_of_wingdings) return Mark::no;
  if (std::ranges::find(tick_words, word) != tick_words.end()) return Mark::tick;
  if (word == "-" || word == "–") return Mark::dash;
  if (std::ranges::find(no_words, word) != no_words.end()) return Mark::no;
  if (std::ranges::find(basically_words, word) != basically_words.end()) return Mark::basically;
  return Mark::unreadable;
}

Mark MarkMemo::read_single(char character) {
  return single_[static_cast<unsigned char>(character)] = read_mark({&character, 1});
}

Mark MarkMemo::find(std::string_view cell) {
  constexpr std::size_t most_known = 16;
  for (last_ = 0; last_ < known_.size(); ++last_) {
    if (known_[last_].first == cell) return known_[last_].second;
  }
  const Mark mark = read_mark(cell);
  if (known_.size() < most_known) known_.emplace_back(cell, mark);
  return mark;
}

NumberCell read_number(std::string_view cell, char decimal_sign) {
  if (const auto plain = read_plain(cell, decimal_sign)) return *plain;
  std::string text = normalized(cell);
  if (text.empty()) return {NumberCell::Kind::blank};
  if (text.starts_with("=\"") && text.ends_with('"') && is_digits(std::string_view(text).substr(2, text.size() - 3))) {
    return read_number(std::string_view(text).substr(2, text.size() - 3), decimal_sign);
  }
  if (const auto kind = kind_of_word(text); kind != NumberCell::Kind::unreadable) return {kind};
  const bool is_negative = text.front() == '-';
  if (is_negative) text.erase(0, 1);
  // blanks group thousands and are never a decimal sign: "1 234,5"
  const std::string_view whole = std::string_view(text).substr(0, std::min(text.find_first_of(".,"), text.size()));
  if (whole.find(' ') != std::string_view::npos && is_grouped(whole, ' ')) text = without(text, ' ');

  NumberCell number;
  const std::size_t first = text.find_first_of(".,");
  const std::size_t last = text.find_last_of(".,");
  if (decimal_sign != '\0') {
    number = read_with(text, decimal_sign, '\0');
  } else if (first == std::string::npos) {
    number = number_of(text, {}, '\0', '\0');
  } else if (text[first] != text[last]) {
    number = read_with(text, text[last], text[last]);
  } else if (first != last) {
    const char other = text[last] == '.' ? ',' : '.';
    number = read_with(text, other, other);
  } else if (is_grouped(text, text[first]) && text.front() != '0') {
    number.kind = NumberCell::Kind::ambiguous;
  } else {
    number = read_with(text, text[first], text[first]);
  }
  if (is_negative && (number.kind == NumberCell::Kind::number || number.kind == NumberCell::Kind::ambiguous)) {
    number.kind = NumberCell::Kind::negative;
  }
  return number;
}

std::string_view bare_count(std::string_view cell, int all) {
  std::size_t size = 0;
  while (size < cell.size() && is_digit(cell[size])) ++size;
  if (size == 0 || size == cell.size()) return cell;
  const std::string rest = word_key(cell.substr(size));
  const bool is_counted = rest == "tc" || rest == "tieu chi" || rest == "/" + std::to_string(all) ||
                          rest == "/ " + std::to_string(all) || rest == "/" + std::to_string(all) + " tieu chi";
  return is_counted ? cell.substr(0, size) : cell;
}

bool is_blank(std::string_view cell) {
  const auto is_seen = [](char character) { return character > ' ' && character < '\x7F'; };
  return std::ranges::none_of(cell, is_seen) && normalized(cell).empty();
}

bool stands_for_missing(std::string_view text) { return is_missing_word(word_key(text)); }

bool names_nothing(std::string_view text) {
  // most names are of two words with marks, and at a glance none of these
  constexpr std::size_t longest = 16;
  if (text.empty() || text.size() > longest || text.find(' ') < text.size() - 1) return text == "no data";
  return stands_for_missing(text) || text == "?" || text == "x" || text == "0" || text == "(blank)";
}

}  // namespace ntm
