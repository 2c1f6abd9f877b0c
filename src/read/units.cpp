#include "read/units.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "read/cells.hpp"
#include "read/header_words.hpp"
#include "words/phrases.hpp"

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
  // "ng.đ" is thousands of dong, "tr.đ/ng" millions a person
  const bool thousands =
      says_any(words, {"nghin", "ngan", "thousand", "1000", "1 000", "1000d", "000d", "k", "ngd", "ng d", "ng dong"}) ||
      find_words(words, "ng") == 0;
  const bool millions = says_any(words, {"trieu", "million", "tr", "trd", "tr d", "1000000"});
  const bool billions = says_any(words, {"ty", "billion"});
  const bool is_percent = says_any(words, {"%", "phan tram"});
  const bool hundreds = !is_percent && says_any(words, {"tram", "hundred", "hundreds"});
  const bool is_of_workers = says_any(words, {"lao dong", "worker"});
  std::string without_workers = words;
  erase_words(without_workers, "lao dong");
  const bool money = says_any(without_workers, {"dong", "vnd", "d", "1000d", "000d", "trd", "ngd"});
  const bool people = says_any(words, {"nguoi", "khau", "nhan khau", "ho", "people", "persons", "households"});
  if (meaning == Meaning::income) {
    const bool any_money = money || millions || thousands || billions;
    // "tr.đ/người/th"; elsewhere "TH" says that something was done
    const bool month = says_month(words) || (any_money && says_any(words, {"nguoi th", "ng th", "khau th"}));
    if (any_money && says_any(words, {"quy", "quarter"})) return Unit{"VND of a part of a year", 1, 0};
    if (any_money && is_of_workers) return Unit{"VND per worker", 1, 0};
    if (is_line && !money && !month) return std::nullopt;
    if (!is_line && says_any(words, {"ho", "household", "households"})) return Unit{"VND per household", 1, 0};
    if (any_money && hundreds) return Unit{"several units", 1, 0};
    if (!any_money) {
      if (!month) return std::nullopt;
      return money_in(true, false, false, true);
    }
    return money_in(millions, thousands, billions, month);
  }
  if (!is_count(meaning)) return std::nullopt;
  const bool of_people = says_any(words, {"nguoi", "khau", "nhan khau", "people", "persons"});
  const bool of_households = says_any(words, {"ho", "households"});
  if (!is_line && of_people && !of_households && meaning != Meaning::population) return Unit{"people", 1, 0};
  // a line above the table may speak of money, or of another column
  if (is_line && (money || !people)) return std::nullopt;
  if (is_percent) return Unit{"percent", 1, 0};
  if (is_line && hundreds) return Unit{"hundreds", 1, 0};
  if (is_line && (thousands || millions)) return Unit{"thousands", 1, 0};
  if (hundreds) return Unit{"hundreds", 100, 1};
  if (thousands) return Unit{"thousands", 1000, 1};
  if (millions) return Unit{"millions", 1'000'000, 1};
  return people ? std::optional(Unit()) : std::nullopt;
}

// What stands in brackets, and behind a comma.
std::string unit_part(std::string_view header) {
  std::string part = split_header(header).inside;
  const std::size_t comma = header.find(',');
  if (comma != std::string_view::npos) part.append(1, ' ').append(header.substr(comma));
  return part;
}

// Calls visit(words) for each part of a line between brackets and signs of punctuation; not between the digits of
// "1.000", nor the letters of "Đ.V.T".
template <typename Visit>
void for_each_clause(std::string_view line, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool is_point = i < line.size() && (line[i] == '.' || line[i] == ',');
    const bool is_inside = is_point && i + 1 < line.size() && line[i + 1] != ' ';
    const bool is_end = i == line.size() || std::string_view(";.,()[]\n").find(line[i]) != std::string_view::npos;
    if (!is_end || is_inside) continue;
    std::string words = words_in(line.substr(begin, i - begin));
    if (!words.empty()) visit(std::move(words));
    begin = i + 1;
  }
}

// Whether words begin with one of these, the longest first; then they are taken away.
bool take_beginning(std::string& words, Words any) {
  for (const std::string_view beginning : any) {
    if (find_words(words, beginning) != 0) continue;
    words = words_in(std::string_view(words).substr(beginning.size()));
    return true;
  }
  return false;
}

// "thu nhập bình quân: …" -> income; its words are taken away.
std::optional<Meaning> take_subject(std::string& words) {
  struct Subject {
    Meaning meaning;
    Words beginnings;
  };
  for (const auto& [meaning, beginnings] : std::initializer_list<Subject>{
           {Meaning::income, {"thu nhap binh quan dau nguoi", "thu nhap binh quan", "thu nhap", "tnbq", "income"}},
           {Meaning::poor_households, {"so ho ngheo", "ho ngheo"}},
           {Meaning::households, {"so ho"}},
           {Meaning::population, {"dan so", "nhan khau", "so nhan khau", "so khau"}}}) {
    if (take_beginning(words, beginnings)) return meaning;
  }
  return std::nullopt;
}

// Whether all words are those of units.
bool are_units(std::string_view words) {
  constexpr std::array known = std::to_array<std::string_view>(
      {"nghin",   "ngan",  "trieu",  "ty",     "dong",       "d",    "vnd",   "1000",  "1",
       "000",     "1000d", "000d",   "ngd",    "ng",         "trd",  "tr",    "nguoi", "khau",
       "nhan",    "ho",    "nam",    "thang",  "th",         "quy",  "lao",   "dau",   "binh",
       "quan",    "%",     "xa",     "tieu",   "chi",        "tc",   "ha",    "km",    "thousand",
       "million", "per",   "person", "people", "households", "year", "month", "tram",  "phan"});
  bool any = words == "%";
  for (std::string_view word; take_word(words, word); any = true) {
    if (std::ranges::find(known, word) == known.end()) return false;
  }
  return any;
}

// "6 tháng", but not "12 tháng"
bool says_part_of_year(std::string_view words) {
  bool is_behind_number = false;
  for (std::string_view word; take_word(words, word);) {
    if (word == "thang" && is_behind_number) return true;
    is_behind_number = is_digit(word[0]) && word != "12" && word.size() < 3;
  }
  return false;
}

std::string without_numbers(std::string_view words) {
  std::string rest;
  for (std::string_view word; take_word(words, word);) {
    if (!is_digit(word[0]) || word.size() > 2) rest.append(rest.empty() ? 0 : 1, ' ').append(word);
  }
  return rest;
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
  std::optional<Unit> unit;
  bool is_own = false;  // of this column alone
  const auto set = [&](const Unit& said, bool names_column) {
    if (unit && !unit->is_usable() && is_own) return;
    const bool differs = unit && is_own == names_column && unit->name != said.name;
    if (unit && is_own && !names_column) return;
    unit = differs && said.is_usable() ? Unit{"several units", 1, 0} : said;
    is_own = names_column;
  };
  for_each_clause(line, [&](std::string words) {
    for (const std::string_view phrase :
         {"ty le", "ti le", "tinh bang", "tinh theo", "so tien", "gia tri", "dong tien", "loai tien"}) {
      erase_words(words, phrase);
    }
    take_beginning(words, {"ghi chu", "chu thich", "luu y", "note"});
    const bool names_unit = take_beginning(words, {"don vi tinh", "dvt", "d v t", "units", "unit"});
    // "Đơn vị: UBND huyện Đồng Văn" names no dong
    if (!names_unit) take_beginning(words, {"don vi", "dv"});
    const std::optional<Meaning> subject = take_subject(words);
    if (subject && *subject != meaning) return;
    const bool is_of_income = subject == Meaning::income;
    const bool is_of_months = says_part_of_year(words) && are_units(without_numbers(words));
    if (meaning == Meaning::income && (is_of_months || (is_of_income && says_any(words, {"thang dau nam"})))) {
      return set({"VND of a part of a year", 1, 0}, true);
    }
    const bool is_of_households = is_of_income && says_any(words, {"theo ho", "ho gia dinh", "moi ho"});
    if (!names_unit && !(is_of_income && says_month(words)) && !is_of_households && !are_units(words)) return;
    const auto said = unit_of_words(meaning, words, !subject);
    if (said) set(*said, subject.has_value());
  });
  return unit;
}

}  // namespace ntm
