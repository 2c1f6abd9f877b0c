// Numbers as people print them: "5.458" communes are thousands, "50,1" percent a decimal, "gần 70%" a little less.
#include <algorithm>
#include <array>
#include <utility>

#include "ntm/language.hpp"
#include "ntm/reconcile.hpp"
#include "reconcile/words.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

constexpr std::size_t group_size = 3;

struct HedgeWord {
  std::string_view word;  // as word_key has it
  Hedge hedge;
};

constexpr std::array hedge_words = std::to_array<HedgeWord>({
    {"about", Hedge::about},   {"around", Hedge::about},   {"nearly", Hedge::almost},  {"almost", Hedge::almost},
    {"over", Hedge::over},     {"more than", Hedge::over}, {"at least", Hedge::over},  {"up to", Hedge::up_to},
    {"at most", Hedge::up_to}, {"khoang", Hedge::about},   {"gan", Hedge::almost},     {"xap xi", Hedge::about},
    {"hon", Hedge::over},      {"tren", Hedge::over},      {"it nhat", Hedge::over},   {"toi thieu", Hedge::over},
    {"den", Hedge::up_to},     {"toi", Hedge::up_to},      {"toi da", Hedge::up_to},   {"khong qua", Hedge::up_to},
    {"under", Hedge::up_to},   {"duoi", Hedge::up_to},     {"gan dat", Hedge::almost}, {"tren duoi", Hedge::about},
});

bool is_figure(char character) { return character >= '0' && character <= '9'; }

// Whether `sign` parts groups of three digits in `digits`, the first of which has one to three.
bool parts_thousands(std::string_view digits, char sign) {
  std::size_t first = digits.find(sign);
  if (first == 0 || first > group_size || (first > 1 && digits[0] == '0')) return false;
  if (first == 1 && digits[0] == '0') return false;
  while (first != std::string_view::npos) {
    const std::size_t next = digits.find(sign, first + 1);
    if ((next == std::string_view::npos ? digits.size() : next) - first - 1 != group_size) return false;
    first = next;
  }
  return true;
}

std::string without(std::string_view text, char sign) {
  std::string rest(text);
  std::erase(rest, sign);
  return rest;
}

// Digits and signs -> the number, and which signs are which.
std::optional<PrintedNumber> read_digits(const std::string& digits, bool is_whole) {
  PrintedNumber number;
  number.is_whole = is_whole;
  if (digits.empty() || !is_figure(digits.front()) || !is_figure(digits.back())) return std::nullopt;
  const std::size_t last = digits.find_last_of(".,");
  if (last != std::string::npos) {
    const char sign = digits[last];
    const char other = sign == '.' ? ',' : '.';
    const bool has_other = digits.find(other) != std::string::npos;
    const bool stands_once = std::ranges::count(digits, sign) == 1;
    const std::string_view before = std::string_view(digits).substr(0, last);
    const std::size_t behind = digits.size() - last - 1;
    const bool is_zero = digits.find_first_not_of('0', last + 1) == std::string::npos;
    const bool may_be_groups = !has_other && parts_thousands(digits, sign);
    if (!stands_once || (is_whole && may_be_groups)) {
      if (!may_be_groups) return std::nullopt;
      number.group_sign = sign;
    } else {
      if (has_other && !parts_thousands(before, other)) return std::nullopt;
      if (is_whole && !is_zero) return std::nullopt;  // no part of a commune
      number.decimal_sign = sign;
      if (has_other) number.group_sign = other;
      number.decimals = static_cast<int>(behind);
    }
  }
  std::string plain = number.group_sign == '\0' ? digits : without(digits, number.group_sign);
  std::ranges::replace(plain, ',', '.');
  constexpr int most_decimals = 12;
  const auto value = Ratio::parse(plain, most_decimals);
  if (!value) return std::nullopt;
  number.value = *value;
  return number;
}

// Takes the word in front of a number away.
Hedge take_hedge(std::string& text) {
  const std::size_t end = text.find_first_of("+-0123456789");
  if (end == std::string::npos || end == 0) return Hedge::none;
  const auto hedge = find_hedge(text.substr(0, end));
  if (!hedge) return Hedge::none;
  text.erase(0, end);
  return *hedge;
}

}  // namespace

std::optional<Hedge> find_hedge(std::string_view words) {
  const std::string key = word_key(words);
  if (key.empty()) return Hedge::none;
  const auto* const found = std::ranges::find(hedge_words, std::string_view(key), &HedgeWord::word);
  return found == hedge_words.end() ? std::nullopt : std::optional(found->hedge);
}

std::optional<PrintedNumber> read_printed(std::string_view text, bool is_whole) {
  std::string rest = normalized(text);
  for (const std::string_view minus : {"\u2212", "\u2013"}) {
    if (const std::size_t at = rest.find(minus); at != std::string::npos) rest.replace(at, minus.size(), "-");
  }
  const Hedge hedge = take_hedge(rest);
  if (rest.ends_with('%')) rest = normalized(std::string_view(rest).substr(0, rest.size() - 1));
  const bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.erase(0, 1);
  bool has_blanks = false;
  if (const std::size_t blank = rest.find(' '); blank != std::string::npos) {
    // 5 458, and 1 234,5
    if (!parts_thousands(std::string_view(rest).substr(0, rest.find_first_of(".,")), ' ')) return std::nullopt;
    std::erase(rest, ' ');
    has_blanks = true;
  }
  auto number = read_digits(rest, is_whole);
  if (!number) return std::nullopt;
  if (has_blanks) number->group_sign = ' ';
  if (is_negative) number->value = Ratio(0) - number->value;
  number->hedge = hedge;
  number->text = normalized(text);
  return number;
}

std::string printed_like(const Ratio& value, const PrintedNumber& model) {
  std::string text = value.rounded(model.decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string behind = text.substr(point);
  if (!behind.empty() && model.decimal_sign == ',') behind[0] = ',';
  std::string whole = text.substr(0, point);
  if (model.group_sign != '\0') {
    const std::size_t first = whole.starts_with('-') ? 1 : 0;
    for (std::size_t at = whole.size(); at > first + group_size;) {
      at -= group_size;
      whole.insert(at, 1, model.group_sign);
    }
  }
  return whole + behind;
}

}  // namespace ntm
