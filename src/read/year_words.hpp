// What a title or a name says of years, word by word: which of its numbers are years, and of what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ntm/panel.hpp"

namespace ntm {

enum class YearSense {
  data,      // "năm 2013", "đến 31/12/2013", "tháng 12 năm 2013"
  bare,      // four digits, and no word says of what
  december,  // "31-12-2013", "đến 20/12/2013": the end of the year, most likely
  part,      // "6 tháng đầu năm 2014", "quý I/2014", "đến 30/6/2014"; the year may be missing
  month,     // "tháng 3 năm 2014": of writing or of the data
  day,       // "ngày 15 tháng 01 năm 2014", "20140115": of writing
  number,    // "491-2009", "11/2011", "2013/QĐ"
  period,    // "2011-2015", "từ năm 2011"
  compared,  // "so với năm 2012"
  goal,      // "mục tiêu đến năm 2020"
};

struct YearWord {
  YearSense sense;
  int year = 0;            // 0: it names none
  bool may_count = false;  // it is bare, and may be a number of communes: "2013 xã"
  std::string text;        // digits and what joins them, "15-01-2014"; for a part without a year, its words

  friend bool operator==(const YearWord&, const YearWord&) = default;
};

// The last year of a period stands for it.
std::vector<YearWord> year_words(std::string_view text);

// Whether a number of four digits can be a year.
constexpr bool may_be_year(int number) { return number >= first_year && number <= last_year; }

}  // namespace ntm
