// The words around a year, and what they say of it: a day, a goal, a decree, what is compared.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "read/year_words.hpp"

namespace ntm {

constexpr int december = 12;

class YearContext {
 public:
  using Words = std::initializer_list<std::string_view>;

  // A run of digits, or of letters.
  struct Token {
    std::string_view text;
    std::size_t at = 0;
    std::string_view gap;  // what stands between the token before and this one
    int number = -1;       // of at most five digits

    [[nodiscard]] bool is_number(std::size_t digits) const { return number >= 0 && text.size() <= digits; }
    [[nodiscard]] bool is_year() const { return text.size() == 4 && may_be_year(number); }
    [[nodiscard]] bool is_month() const { return is_number(2) && number >= 1 && number <= 12; }
    [[nodiscard]] bool is_day() const { return is_number(2) && number >= 1 && number <= 31; }
  };

  explicit YearContext(std::string_view text);

  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  // From the beginning of the token `first` to the end of the token `last`.
  [[nodiscard]] std::string text_of(std::size_t first, std::size_t last) const;

  // ---- the tokens around
  [[nodiscard]] const Token& token(std::size_t place) const;
  [[nodiscard]] std::string_view word(std::size_t place) const;
  // The word `back` places before `place`.
  [[nodiscard]] std::string_view before(std::size_t place, std::size_t back = 1) const;
  // Whether the token stands behind the one before as parts of a date or number do.
  [[nodiscard]] bool is_joined(std::size_t place, Words signs) const;
  // ---- what is said of a year or a day
  // The place of the first word that belongs to the date at `place`: "hết ngày 31/12/2013".
  [[nodiscard]] std::size_t begin_of(std::size_t place) const;
  [[nodiscard]] bool is_until(std::size_t begin) const;
  [[nodiscard]] bool is_compared(std::size_t begin) const;
  // "mục tiêu đến năm 2020", "tầm nhìn 2030"
  [[nodiscard]] bool is_goal(std::size_t begin) const;
  // The year of what data are measured by, or come from: "chuẩn nghèo năm 2010", "Niên giám thống kê năm 2012".
  [[nodiscard]] bool is_of_measure(std::size_t begin) const;
  // "Quyết định số 491": a number between does not part it from what follows.
  [[nodiscard]] bool is_decree(std::size_t place) const;
  // "Kèm theo Báo cáo số 45/BC-UBND ngày 31/12/2013"
  [[nodiscard]] bool stands_behind_decree(std::size_t begin) const;
  [[nodiscard]] YearSense sense_of_day(std::size_t place, int day, int month) const;
  [[nodiscard]] YearSense sense_of_month(std::size_t place, int month) const;

 private:
  std::string key_;
  std::vector<Token> tokens_;
};

bool is_one_of(std::string_view word, YearContext::Words words);

}  // namespace ntm
