#include "read/year_context.hpp"

#include <algorithm>
#include <array>

#include "read/cells.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

using Token = YearContext::Token;

// Letters of other alphabets, too: what is not ASCII is a letter, but dashes, which the key has made "-".
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string key_with_plain_dashes(std::string_view text) {
  std::string key = word_key(text);
  for (const std::string_view dash : {"‐", "‑", "–", "—", "−"}) {
    for (std::size_t at = key.find(dash); at != std::string::npos; at = key.find(dash, at)) {
      key.replace(at, dash.size(), "-");
    }
  }
  return key;
}

std::vector<Token> split_tokens(std::string_view key) {
  std::vector<Token> tokens;
  std::size_t gap = 0;
  for (std::size_t at = 0; at < key.size();) {
    std::size_t end = at;
    while (end < key.size() && is_digit(key[end])) ++end;
    if (end == at) {
      while (end < key.size() && is_letter(key[end])) ++end;
    }
    if (end == at) {
      ++at;
      continue;
    }
    Token token{key.substr(at, end - at), at, key.substr(gap, at - gap)};
    constexpr std::size_t most_digits = 5;
    if (is_digit(key[at]) && end - at <= most_digits) token.number = std::stoi(std::string(token.text));
    tokens.push_back(token);
    gap = at = end;
  }
  return tokens;
}

}  // namespace

bool is_one_of(std::string_view word, YearContext::Words words) {
  return std::ranges::find(words, word) != words.end();
}

YearContext::YearContext(std::string_view text) : key_(key_with_plain_dashes(text)), tokens_(split_tokens(key_)) {}

std::string YearContext::text_of(std::size_t first, std::size_t last) const {
  const std::size_t begin = token(first).at;
  return key_.substr(begin, token(last).at + token(last).text.size() - begin);
}

const YearContext::Token& YearContext::token(std::size_t place) const {
  static const Token none;
  return place < tokens_.size() ? tokens_[place] : none;
}

std::string_view YearContext::word(std::size_t place) const { return token(place).text; }

std::string_view YearContext::before(std::size_t place, std::size_t back) const {
  return place >= back ? tokens_[place - back].text : std::string_view();
}

bool YearContext::is_joined(std::size_t place, Words signs) const {
  std::string_view gap = token(place).gap;
  while (gap.starts_with(' ')) gap.remove_prefix(1);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  return is_one_of(gap, signs);
}

std::size_t YearContext::begin_of(std::size_t place) const {
  while (is_one_of(before(place), {"nam", "year", "ngay", "het", "cuoi", "thang"})) --place;
  return place;
}

bool YearContext::is_until(std::size_t begin) const {
  return is_one_of(before(begin), {"den", "toi", "diem", "tai", "lieu", "chot", "until", "to", "by", "of"});
}

bool YearContext::is_compared(std::size_t begin) const {
  const std::string_view last = before(begin);
  const std::string_view first = before(begin, 2);
  return (last == "voi" && is_one_of(first, {"so", "sanh"})) || (last == "ky" && first == "cung") ||
         is_one_of(last, {"truoc", "vs", "with", "than"});
}

bool YearContext::is_goal(std::size_t begin) const {
  if (is_one_of(before(begin), {"den", "toi"})) --begin;
  const std::string_view last = before(begin);
  const std::string_view first = before(begin, 2);
  return (last == "huong" && first == "dinh") || (last == "tieu" && first == "muc") ||
         (last == "nhin" && first == "tam") || (last == "dau" && first == "phan") ||
         (last == "hoach" && first == "ke") || (last == "huong" && first == "phuong") ||
         (last == "vu" && first == "nhiem") || (last == "tam" && first == "trong") || last == "kh" || last == "target";
}

bool YearContext::is_of_measure(std::size_t begin) const {
  const std::string_view last = before(begin);
  const std::string_view first = before(begin, 2);
  if ((last == "ngheo" && first == "chuan") || (last == "sanh" && first == "so" && before(begin, 3) == "gia") ||
      (last == "dinh" && first == "co") || (last == "hanh" && first == "ban")) {
    return true;
  }
  if (last == "chi" && first == "tieu" && before(begin, 3) == "bo") return before(begin, 4) != "hien";
  constexpr std::size_t nearby = 6;
  for (std::size_t back = 1; back <= nearby; ++back) {
    const std::string_view word = before(begin, back);
    if (word == "luat" || (word == "giam" && before(begin, back + 1) == "nien") ||
        (word == "dau" && before(begin, back + 1) == "bat")) {
      return true;
    }
  }
  return false;
}

bool YearContext::is_decree(std::size_t place) const {
  if (before(place) == "so") --place;
  const std::string_view last = before(place);
  const std::string_view first = before(place, 2);
  return is_one_of(last, {"qd", "tt", "nq", "cv"}) || (last == "dinh" && is_one_of(first, {"quyet", "nghi"})) ||
         (last == "quyet" && first == "nghi") || (last == "tu" && first == "thong") ||
         (last == "van" && first == "cong") || (last == "ban" && first == "van");
}

bool YearContext::stands_behind_decree(std::size_t begin) const {
  for (std::size_t place = 0; place < begin; ++place) {
    if (is_one_of(word(place), {"qd", "bc", "tt", "nq", "cv", "tb", "ubnd", "ttg"})) return true;
    if (token(place).number >= 0 && is_decree(place)) return true;
  }
  return false;
}

YearSense YearContext::sense_of_day(std::size_t place, int day, int month) const {
  constexpr int last_day = 31;
  const std::size_t begin = begin_of(place);
  if (is_compared(begin)) return YearSense::compared;
  if (is_goal(begin)) return YearSense::goal;
  const bool is_last = day == last_day && month == december;
  if (is_until(begin)) {
    if (month != december) return YearSense::part;
    return is_last ? YearSense::data : YearSense::december;
  }
  return is_last && !stands_behind_decree(begin) ? YearSense::december : YearSense::day;
}

YearSense YearContext::sense_of_month(std::size_t place, int month) const {
  const std::size_t begin = begin_of(place);
  if (is_compared(begin)) return YearSense::compared;
  if (is_goal(begin)) return YearSense::goal;
  if (month == december) return YearSense::data;
  return is_until(begin) ? YearSense::part : YearSense::month;
}

}  // namespace ntm
