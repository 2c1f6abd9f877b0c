#include "read/units.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "read/cells.hpp"
#include "read/header_words.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

using Words = std::initializer_list<std::string_view>;

bool says_any(const std::string& words, Words any) {
  return std::ranges::any_of(any, [&](std::string_view word) { return find_words(words, word) != std::string::npos; });
}

// "/tháng" and "một tháng", but not "tháng 12" or "12 tháng".
bool says_month(std::string_view words) {
  constexpr std::string_view month = "thang";
  bool is_behind_number = false;
  for (std::string_view word; take_word(words, word);) {
    const bool is_before_number = words.size() > 1 && is_digit(words[1]);
    if ((word == month && !is_behind_number && !is_before_number) || word == "month" || word == "monthly") return true;
    is_behind_number = is_digit(word.back());
  }
  return false;
}

Unit money_in(bool millions, bool thousands, bool billions, bool month) {
  const std::int64_t factor = month ? 12 : 1;
  if (int{millions} + int{thousands} + int{billions} > 1) return {"several units", 1, 0};
  if (billions) return {month ? Phrase("billion VND a month") : Phrase("billion VND"), 1000 * factor, 1};
  if (thousands) return {month ? Phrase("thousand VND a month") : Phrase("thousand VND"), factor, 1000};
  if (millions) return {month ? Phrase("million VND a month") : Phrase("million VND"), factor, 1};
  return {month ? Phrase("VND a month") : Phrase("VND"), factor, 1'000'000};
}

bool is_count(Meaning meaning) {
  return meaning == Meaning::households || meaning == Meaning::poor_households || meaning == Meaning::population;
}

std::optional<Unit> unit_of_words(Meaning meaning, const std::string& words, bool is_line) {
  const bool thousands = says_any(words, {"nghin", "ngan", "thousand", "1000", "1 000", "1000d", "000d", "k"});
  const bool millions = says_any(words, {"trieu", "million", "tr", "trd", "tr d", "1000000"});
  const bool billions = says_any(words, {"ty", "billion"});
  const bool money = says_any(words, {"dong", "vnd", "d", "1000d", "000d", "trd"});
  const bool people = says_any(words, {"nguoi", "khau", "nhan khau", "ho", "people", "persons", "households"});
  if (meaning == Meaning::income) {
    const bool month = says_month(words);
    if (is_line && !money && !month) return std::nullopt;
    if (!money && !millions && !thousands && !billions) {
      if (!month) return std::nullopt;
      return money_in(true, false, false, true);
    }
    return money_in(millions, thousands, billions, month);
  }
  if (!is_count(meaning)) return std::nullopt;
  // a line above the table may speak of money, or of another column
  if (is_line && (money || !people)) return std::nullopt;
  if (says_any(words, {"%"})) return Unit{"percent", 1, 0};
  if (is_line && (thousands || millions)) return Unit{"thousands", 1, 0};
  if (thousands) return Unit{"thousands", 1000, 1};
  if (millions) return Unit{"millions", 1'000'000, 1};
  return people ? std::optional(Unit()) : std::nullopt;
}

// What stands in brackets, and behind a comma.
std::string unit_part(std::string_view header) {
  std::string part = parts_of(header).inside;
  const std::size_t comma = header.find(',');
  if (comma != std::string_view::npos) part.append(1, ' ').append(header.substr(comma));
  return part;
}

// Calls visit(words) for each part of a line between brackets and signs of punctuation.
template <typename Visit>
void for_each_clause(std::string_view line, Visit visit) {
  constexpr std::string_view ends = ";,.()[]\n";
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(ends), line.size());
    visit(words_in(line.substr(0, end)));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

}  // namespace

std::optional<Unit> unit_in(Meaning meaning, std::string_view text) {
  return unit_of_words(meaning, words_in(text), false);
}

std::optional<Unit> unit_of_header(Meaning meaning, std::string_view header) {
  const std::string part = unit_part(header);
  if (part.empty()) return std::nullopt;
  return unit_of_words(meaning, words_in(part), false);
}

std::optional<Unit> unit_of_line(Meaning meaning, std::string_view line) {
  const std::string words = words_in(line);
  const bool speaks_of_units = says_any(words, {"dvt", "don vi tinh", "don vi", "unit", "units"});
  const bool speaks_of_income = says_any(words, {"thu nhap", "income", "tnbq"});
  const bool speaks = meaning == Meaning::income
                          ? (speaks_of_units || (speaks_of_income && (says_month(words) || says_any(words, {"dong"}))))
                          : speaks_of_units;
  return speaks ? unit_of_words(meaning, words, true) : std::nullopt;
}

std::optional<bool> says_not_met(std::string_view line) {
  std::optional<bool> result;
  for_each_clause(line, [&](const std::string& words) {
    if (!says_any(words, {"x"})) return;
    const bool not_met = says_any(words, {"chua dat", "khong dat", "chua hoan thanh", "con thieu", "not met", "unmet"});
    const bool met = says_any(words, {"dat", "met", "hoan thanh"});
    if (not_met || met) result = not_met;
  });
  if (result) return result;
  const std::string words = words_in(line);
  const bool lists_unmet = says_any(
      words, {"tieu chi chua dat", "tieu chi khong dat", "tieu chi con thieu", "criteria not met", "unmet criteria"});
  std::string rest = words;
  for (const std::string_view phrase : {"chua dat", "khong dat", "not met", "unmet"}) {
    for (std::size_t at = rest.find(phrase); at != std::string::npos; at = rest.find(phrase)) {
      rest.erase(at, phrase.size());
    }
  }
  if (lists_unmet && !says_any(rest, {"dat", "met"})) return true;
  return std::nullopt;
}

bool announces_plan(std::string_view title, const ColumnTable& words) {
  if (words.claim_of(without_other_years(title)) != Claim::other) return false;
  return !says_any(words_in(title), {"ket qua", "thuc hien", "kem theo", "den ngay", "so lieu den", "can cu", "results",
                                     "achieved", "dat duoc"});
}

}  // namespace ntm
