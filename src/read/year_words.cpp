#include "read/year_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "read/cells.hpp"
#include "read/year_context.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// What stands behind a number of things: "2013 xã".
const YearContext::Words counted{"xa", "ho", "khau", "nguoi", "thon", "ban", "tieu", "trieu", "nghin", "ty", "dong"};

class Scanner : private YearContext {
 public:
  explicit Scanner(std::string_view text) : YearContext(text) {}

  std::vector<YearWord> scan() {
    using Pattern = bool (Scanner::*)();
    static constexpr std::array<Pattern, 16> patterns{&Scanner::run_of_digits,
                                                      &Scanner::date_in_digits,
                                                      &Scanner::date_in_words,
                                                      &Scanner::day_without_year,
                                                      &Scanner::month_without_year,
                                                      &Scanner::day_in_brackets,
                                                      &Scanner::month_in_words,
                                                      &Scanner::part_of_year,
                                                      &Scanner::quarter,
                                                      &Scanner::months,
                                                      &Scanner::month_in_letter,
                                                      &Scanner::years_of_a_period,
                                                      &Scanner::year_and_month,
                                                      &Scanner::number_and_year,
                                                      &Scanner::decree,
                                                      &Scanner::year};
    while (at_ < tokens().size()) {
      if (std::ranges::none_of(patterns, [&](Pattern pattern) { return (this->*pattern)(); })) ++at_;
    }
    return std::move(found_);
  }

 private:
  // Goes on at `end`.
  bool take(YearSense sense, int year, std::size_t first, std::size_t end) {
    found_.push_back({sense, year, false, text_of(first, end - 1)});
    at_ = end;
    return true;
  }

  // ---- the patterns: each takes what stands at the present place, or leaves it
  // "20140115", "15012014", "201401", "20140115103000"
  bool run_of_digits() {
    const std::string_view digits = word(at_);
    constexpr std::size_t size_of_month = 6;
    constexpr std::size_t size_of_day = 8;
    if (!is_digits(digits) || (digits.size() != size_of_month && digits.size() < size_of_day)) return false;
    const auto part = [&](std::size_t from, std::size_t size) {
      return std::stoi(std::string(digits.substr(from, size)));
    };
    const auto is_of = [](int number, int most) { return number >= 1 && number <= most; };
    if (digits.size() == size_of_month) {
      for (const auto& [year, month] : {std::pair(part(0, 4), part(4, 2)), std::pair(part(2, 4), part(0, 2))}) {
        if (!may_be_year(year) || !is_of(month, 12)) continue;
        return take(month == 12 ? YearSense::december : YearSense::month, year, at_, at_ + 1);
      }
      return false;
    }
    const int year_first = part(0, 4);
    if (may_be_year(year_first) && is_of(part(4, 2), 12) && is_of(part(6, 2), 31)) {
      return take(sense_of_day(at_, part(6, 2), part(4, 2)), year_first, at_, at_ + 1);
    }
    const int year_last = part(4, 4);
    if (digits.size() == size_of_day && may_be_year(year_last) && is_of(part(0, 2), 31) && is_of(part(2, 2), 12)) {
      return take(sense_of_day(at_, part(0, 2), part(2, 2)), year_last, at_, at_ + 1);
    }
    return false;
  }

  // "15/01/2014", "2014-01-15", "12/31/2013"
  bool date_in_digits() {
    const Token &first = token(at_), &second = token(at_ + 1), &third = token(at_ + 2);
    const auto are_joined_by = [&](std::string_view sign) {
      return is_joined(at_ + 1, {sign}) && is_joined(at_ + 2, {sign});
    };
    if (std::ranges::none_of(std::array{"/", "-", ".", "_", ""}, are_joined_by)) return false;
    if (first.is_year() && second.is_month() && third.is_day()) {
      return take(sense_of_day(at_, third.number, second.number), first.number, at_, at_ + 3);
    }
    if (!third.is_year()) return false;
    if (first.is_day() && second.is_month()) {
      return take(sense_of_day(at_, first.number, second.number), third.number, at_, at_ + 3);
    }
    if (first.is_month() && second.is_day()) {
      return take(sense_of_day(at_, second.number, first.number), third.number, at_, at_ + 3);
    }
    return false;
  }

  // "15 tháng 01 năm 2014", "tháng 12 năm 2013", "tháng 12/2013"
  bool date_in_words() {
    const bool has_day = token(at_).is_day();
    const std::size_t month = at_ + (has_day ? 2 : 1);
    if (word(month - 1) != "thang" || !token(month).is_month()) return false;
    if (has_day && !is_joined(month - 1, {""})) return false;
    const std::size_t year = month + (word(month + 1) == "nam" ? 2 : 1);
    if (!token(year).is_year()) return false;
    YearSense sense = YearSense::day;
    if (has_day) {
      sense = sense_of_day(at_, token(at_).number, token(month).number);
    } else if (before(at_) != "ngay") {
      sense = sense_of_month(at_, token(month).number);
    }
    return take(sense, token(year).number, year, year + 1);
  }

  // "đến 30/6", "đến ngày 30/6 năm 2013", "đến 15/6/13": days up to which data go
  bool day_without_year() {
    const Token &day = token(at_), &month = token(at_ + 1);
    if (!day.is_day() || !month.is_month() || !is_joined(at_ + 1, {"/", "-"}) || !is_until(begin_of(at_))) return false;
    const bool has_short_year = token(at_ + 2).is_number(2) && is_joined(at_ + 2, {"/", "-"});
    std::size_t year = at_ + 2;
    if (word(year) == "nam") ++year;
    if (token(year).is_year() && !has_short_year) {
      return take(sense_of_day(at_, day.number, month.number), token(year).number, at_, year + 1);
    }
    if (month.number == december) return false;
    return take(YearSense::part, 0, at_, at_ + (has_short_year ? 3 : 2));
  }

  // "đến tháng 6", "báo cáo tháng 6": a month up to which data go, and no year beside it
  bool month_without_year() {
    const Token& month = token(at_ + 1);
    if (word(at_) != "thang" || !month.is_month() || month.number == december || (at_ > 0 && token(at_ - 1).is_day())) {
      return false;
    }
    const std::size_t next = at_ + (word(at_ + 2) == "nam" ? 3 : 2);
    if (token(next).is_year() || is_joined(at_ + 2, {"/", "-", "."})) return false;
    const bool is_reported = before(at_) == "cao" || before(at_) == "lieu";
    if (!is_reported && !is_until(begin_of(at_))) return false;
    return take(YearSense::part, 0, at_, at_ + 2);
  }

  // "2013 (30-9)": the day up to which the data of a year go
  bool day_in_brackets() {
    const Token &day = token(at_), &month = token(at_ + 1);
    const bool is_bracketed = at_ > 0 && day.gap.find('(') != std::string_view::npos && token(at_ - 1).is_year();
    if (!is_bracketed || !day.is_day() || !month.is_month() || month.number == december) return false;
    if (!is_joined(at_ + 1, {"/", "-", "."}) || day.number <= 12) return false;
    return take(YearSense::part, 0, at_, at_ + 2);
  }

  // "tháng sáu năm 2013", "Jun 2013"
  bool month_in_words() {
    constexpr std::array months =
        std::to_array<std::string_view>({"mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"});
    constexpr std::array english =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                         "september", "october", "november", "december"});
    const auto place_in = [](const auto& names, auto is_name) {
      const auto found = std::ranges::find_if(names, is_name);
      return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
    };
    const auto is_english = [&](std::string_view name) {
      return word(at_) == name || (word(at_).size() == 3 && name.starts_with(word(at_)));
    };
    if (const int month = place_in(english, is_english); month > 0 && token(at_ + 1).is_year()) {
      return take(sense_of_month(at_, month), token(at_ + 1).number, at_, at_ + 2);
    }
    const int month = place_in(months, [&](std::string_view name) { return word(at_ + 1) == name; });
    if (word(at_) != "thang" || month == 0 || word(at_ + 2) != "nam" || !token(at_ + 3).is_year()) return false;
    return take(sense_of_month(at_, month), token(at_ + 3).number, at_, at_ + 4);
  }

  // "T12-2013", "T6.2014"
  bool month_in_letter() {
    if (word(at_) != "t" || !token(at_ + 1).is_month() || !token(at_ + 1).gap.empty()) return false;
    if (!token(at_ + 2).is_year()) return false;
    return take(sense_of_month(at_, token(at_ + 1).number), token(at_ + 2).number, at_ + 2, at_ + 3);
  }

  // "6 tháng đầu năm 2014", "9 tháng", "6T2014"; twelve months are a year.
  bool part_of_year() {
    constexpr int most = 11;
    const bool has_months = token(at_).is_number(2) && token(at_).number > 1 && token(at_).number <= most;
    const bool is_of_a_date = before(at_) == "ngay" || token(at_ + 2).is_month();
    const bool in_digits = has_months && !is_of_a_date &&
                           ((is_one_of(word(at_ + 1), {"thang", "months"}) && is_joined(at_ + 1, {""})) ||
                            (is_one_of(word(at_ + 1), {"t", "m"}) && token(at_ + 1).gap.empty()));
    const bool in_words =
        is_one_of(word(at_), {"hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}) &&
        is_one_of(word(at_ + 1), {"thang", "quy"}) && before(at_) != "ngay" &&
        (token(at_ + 2).is_year() || (word(at_ + 2) == "nam" && token(at_ + 3).is_year()) ||
         (is_one_of(word(at_ + 2), {"dau", "cuoi"}) && (word(at_ + 3) == "nam" || token(at_ + 3).is_year())));
    const bool quarters_in_digits = is_one_of(word(at_), {"2", "3"}) && word(at_ + 1) == "quy" &&
                                    (is_one_of(word(at_ + 2), {"dau", "nam"}) || token(at_ + 2).is_year());
    const bool is_interim = (word(at_) == "so" && word(at_ + 1) == "ket") ||
                            (word(at_) == "ban" && word(at_ + 1) == "nien") ||
                            (word(at_) == "giua" && word(at_ + 1) == "ky");
    const bool is_half = (word(at_) == "nua" && is_one_of(word(at_ + 1), {"dau", "cuoi", "nam"})) ||
                         (word(at_) == "giua" && word(at_ + 1) == "nam" && before(at_) == "cao") ||
                         (is_one_of(word(at_), {"dau", "giua"}) && word(at_ + 1) == "nam" && token(at_ + 2).is_year() &&
                          !is_one_of(before(at_), {"phan", "bat"}));
    // "1H2013", "first half of 2013", "mid-2013"
    const bool is_half_in_digits = is_one_of(word(at_), {"1", "2"}) && word(at_ + 1) == "h" &&
                                   token(at_ + 1).gap.empty() && token(at_ + 2).is_year();
    const bool is_english_half =
        is_one_of(word(at_), {"half", "mid"}) && (token(at_ + 1).is_year() || is_one_of(word(at_ + 1), {"of", "year"}));
    if (is_english_half) return take_part(at_ + 1, false);
    if (!in_digits && !in_words && !quarters_in_digits && !is_interim && !is_half && !is_half_in_digits) return false;
    const std::size_t end = at_ + (is_half ? 1 : 2);
    // "6T" alone may be anything, "số liệu 6T" is half a year
    return take_part(end, is_one_of(word(at_ + 1), {"t", "m"}) && !is_one_of(before(at_), {"lieu", "cao", "qua"}));
  }

  // "quý I/2014", "Q1-2014", "H1 2014", "đợt 1", "đợt 1-2", "kỳ 1 và kỳ 2", "tuần 26"
  bool quarter() {
    const std::string_view noun = word(at_);
    if (noun == "quy" && is_part_number(at_ + 1)) return take_part(end_of_parts(), false);
    const bool is_round = is_one_of(noun, {"ky", "dot"}) && !is_one_of(before(at_), {"thoi", "cung"});
    if (is_round && is_part_number(at_ + 1)) {
      const std::size_t end = end_of_parts();
      // "đợt 1/12/2013" is a day
      if (token(end).number < 0 || token(end).is_year() || !is_joined(end, {"/", "-", "."}))
        return take_part(end, false);
    }
    const bool is_stage = noun == "doan" && before(at_) == "giai" && is_part_number(at_ + 1);
    if (is_stage && token(end_of_parts()).number < 0) return take_part(end_of_parts(), false);
    if (noun == "tuan" && is_part_number(at_ + 1)) return take_part(end_of_parts(), false);
    if (is_one_of(noun, {"qi", "qii", "qiii", "qiv"})) return take_part(at_ + 1, true);
    if (!is_one_of(noun, {"q", "h"}) || !is_arabic(at_ + 1) || !token(at_ + 1).gap.empty()) return false;
    return take_part(at_ + 2, true);
  }

  // "tháng 1-6 năm 2013"; up to December they are the year.
  bool months() {
    if (word(at_) != "thang" || !is_part_number(at_ + 1)) return false;
    const std::size_t end = end_of_parts();
    if (end == at_ + 2 || token(end - 1).number == december) return false;
    return take_part(end, false);
  }

  [[nodiscard]] bool is_arabic(std::size_t place) const { return is_one_of(word(place), {"1", "2", "3", "4"}); }

  // Of what the word at the present place says: a month, a week, a round, a stage, a quarter. "kỳ 5 năm" are five
  // years.
  [[nodiscard]] bool is_part_number(std::size_t place) const {
    const std::string_view noun = word(at_);
    if (noun == "thang") return token(place).is_month();
    if (is_one_of(noun, {"tuan", "dot"}) && token(place).is_number(2)) return true;
    if (is_arabic(place)) return true;
    return noun != "doan" && is_one_of(word(place), {"i", "ii", "iii", "iv", "mot", "hai", "ba", "bon"});
  }

  // Behind the numbers of parts: "1-2", "I, II và III", "1 và đợt 2".
  [[nodiscard]] std::size_t end_of_parts() const {
    std::size_t end = at_ + 2;
    while (true) {
      std::size_t next = end;
      if (is_one_of(word(next), {"va", "den", "toi"})) ++next;
      const bool is_joined_by_sign = next == end && is_joined(next, {"-", ",", "+", "&", ";"});
      if (word(next) == word(at_)) ++next;
      if ((next == end && !is_joined_by_sign) || !is_part_number(next)) return end;
      end = next + 1;
    }
  }

  // The year of a part of it follows after words such as "đầu năm".
  bool take_part(std::size_t end, bool needs_year) {
    std::size_t year = end;
    while (is_one_of(word(year), {"dau", "cuoi", "nam", "cua", "of", "year"})) ++year;
    if (token(year).is_year()) return take(YearSense::part, token(year).number, year, year + 1);
    // "2013-Q2", "2013 (6T)"
    if (needs_year && !found_.empty() && at_ > 0 && last_year_ == at_ - 1 && found_.back().sense == YearSense::bare) {
      found_.back().sense = YearSense::part;
      at_ = end;
      return true;
    }
    if (needs_year) return false;
    return take(YearSense::part, 0, at_, year);
  }

  // "2011-2015", "từ năm 2011 đến năm 2015"
  bool years_of_a_period() {
    if (!token(at_).is_year()) return false;
    std::size_t end = at_ + 1;
    while (true) {
      std::size_t next = end;
      const bool has_word = is_one_of(word(next), {"den", "toi", "to", "nam"});
      while (is_one_of(word(next), {"den", "toi", "to", "nam"})) ++next;
      // "2013_2014-03-05" is a year and a day
      const bool is_date = token(next + 1).is_month() && token(next + 2).is_day() && is_joined(next + 1, {"-", "."});
      const bool is_next = token(next).is_year() && !is_date && token(next).number > token(end - 1).number;
      if (!is_next || !(has_word ? word(end) != "nam" || is_joined(end, {"-"}) : is_joined(next, {"-", "/", "_"}))) {
        break;
      }
      end = next + 1;
    }
    if (end > at_ + 1) return take(YearSense::period, token(end - 1).number, at_, end);
    const std::size_t begin = begin_of(at_);
    const bool begins = before(begin) == "from" || (before(begin) == "tu" && before(begin, 2) != "thong");
    if (!begins) return false;
    return take(YearSense::period, token(at_).number, at_, at_ + 1);
  }

  // "2013-06", but "2013-1" is the first file of several
  bool year_and_month() {
    const Token& month = token(at_ + 1);
    // "2013 T9", "2013 thang 9"
    if (token(at_).is_year() && is_one_of(word(at_ + 1), {"t", "thang"}) && token(at_ + 2).is_month() &&
        !token(at_ + 3).is_year() && (word(at_ + 1) == "thang" || token(at_ + 2).gap.empty())) {
      const int number = token(at_ + 2).number;
      return take(number == december ? YearSense::december : YearSense::part, token(at_).number, at_, at_ + 3);
    }
    if (!token(at_).is_year() || !month.is_month() || month.text.size() != 2) return false;
    if (!is_joined(at_ + 1, {"-", ".", "_"}) || month.gap.size() != 1) return false;
    return take(month.number == 12 ? YearSense::december : YearSense::month, token(at_).number, at_, at_ + 2);
  }

  // "491-2009", "11/2011/TT", "12/2013"; in "Biểu 3-2013" the number is that of the form
  bool number_and_year() {
    const Token& number = token(at_);
    const Token& year = token(at_ + 1);
    if (number.number < 0 || number.is_year() || !year.is_year()) return false;
    const bool is_apart = is_one_of(year.gap, {"_", " "}) && number.is_month() && number.text.size() == 2;
    if (!is_one_of(year.gap, {"-", "/", "."}) && !is_apart) return false;
    const Words forms{"bieu", "mau", "bang", "luc", "pl", "form"};
    if (is_one_of(before(at_), forms) || (before(at_) == "so" && is_one_of(before(at_, 2), forms))) return false;
    const bool has_letters = is_joined(at_ + 2, {"/"}) && token(at_ + 2).number < 0;
    if (has_letters || !number.is_month() || is_decree(at_)) return take(YearSense::number, year.number, at_, at_ + 2);
    const std::size_t begin = begin_of(at_);
    if (is_until(begin) || is_compared(begin)) {
      return take(sense_of_month(at_, number.number), year.number, at_, at_ + 2);
    }
    return take(number.number == 12 ? YearSense::december : YearSense::number, year.number, at_, at_ + 2);
  }

  // "2013/QĐ-UBND", "Quyết định 491 năm 2009"
  bool decree() {
    if (!token(at_).is_year()) return false;
    const bool has_letters = token(at_ + 1).gap == "/" && !token(at_ + 1).text.empty() && token(at_ + 1).number < 0;
    const bool has_number = before(at_) == "nam" && at_ >= 2 &&
                            ((token(at_ - 2).number >= 0 && is_decree(at_ - 2)) ||
                             is_one_of(before(at_, 2), {"tw", "ttg", "ubnd", "nq", "qd", "cp", "hdnd", "bnnptnt"}));
    const bool is_number = has_letters || has_number || before(at_) == "so" || (before(at_) != "nam" && is_decree(at_));
    if (!is_number) return false;
    return take(YearSense::number, token(at_).number, at_, at_ + 1);
  }

  bool year() {
    if (!token(at_).is_year()) return false;
    const std::size_t begin = begin_of(at_);
    const bool is_named = is_one_of(before(at_), {"nam", "year"});
    YearSense sense = YearSense::bare;
    if (before(at_, 2) == "thang" && (before(at_, 3) == "ngay" || before(at_, 4) == "ngay")) {
      sense = YearSense::day;  // "ngày … tháng … năm 2014", not yet signed
    } else if (is_compared(begin)) {
      sense = YearSense::compared;
    } else if (is_goal(begin)) {
      sense = YearSense::goal;
    } else if (is_of_measure(begin)) {
      sense = YearSense::number;
    } else if (is_named || is_until(begin)) {
      sense = YearSense::data;
    } else if (goes_on_with_list()) {
      sense = found_.back().sense;
    }
    last_year_ = at_;
    take(sense, token(at_).number, at_, at_ + 1);
    found_.back().may_count = sense == YearSense::bare && is_joined(at_, {""}) && is_one_of(word(at_), counted);
    return true;
  }

  // "năm 2012 và 2013", "2012, 2013"
  [[nodiscard]] bool goes_on_with_list() const {
    if (found_.empty() || at_ == 0) return false;
    const std::size_t back = is_one_of(before(at_), {"va", "and"}) ? 2 : 1;
    return last_year_ + back == at_;  // nothing stood alone yet: npos + back is not reached
  }

  std::size_t at_ = 0;
  std::size_t last_year_ = std::string::npos;  // the place of the last that stood alone
  std::vector<YearWord> found_;
};

}  // namespace

std::vector<YearWord> year_words(std::string_view text) {
  constexpr std::size_t longest = 4096;  // of a title
  if (text.size() > longest || find_invalid_utf8(text) != std::string_view::npos) return {};
  return Scanner(text).scan();
}

}  // namespace ntm
