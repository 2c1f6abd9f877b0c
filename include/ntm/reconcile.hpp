// What was published -> whether it holds: line by line, against data and by the laws that such numbers obey.
//
//   published.csv -- read_published --> lines -- reconcile --> verdicts, broken laws, what would correct them
//
// A printed number stands for all exact values that are rounded to it. A law holds where some of them fit together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/figure.hpp"
#include "ntm/message.hpp"
#include "ntm/panel.hpp"
#include "ntm/ratio.hpp"
#include "ntm/rulebook.hpp"

namespace ntm {

// How a word beside a number changes its meaning.
enum class Hedge {
  none,
  about,   // a twentieth more or less
  almost,  // up to a tenth less
  over,    // no less
  up_to    // no more
};

// A number as it was printed.
struct PrintedNumber {
  Ratio value;
  int decimals = 0;  // digits after the decimal sign, zeros included
  Hedge hedge = Hedge::none;
  bool is_whole = false;     // a count: nothing was rounded
  std::string text;          // as printed
  char decimal_sign = '\0';  // '.' or ',', or none was needed
  char group_sign = '\0';    // of thousands, likewise
};

// Reads "5.458", "50,1", "1.234,5", "-54", "60%", "hơn 5.000". In a count, a sign before three digits separates
// thousands; in any other number, a single sign is the decimal sign. Nothing for a text that is not a number.
std::optional<PrintedNumber> read_printed(std::string_view text, bool is_whole);

// A value with as many decimals and with such signs as another number was printed.
std::string printed_like(const Ratio& value, const PrintedNumber& model);

// What a share is a share of, where the publication says it.
enum class Denominator {
  not_said,
  communes,
  standard,  // communes recognised as meeting the standard
  advanced,
  number  // in PublishedLine::denominator_number
};

// One figure of a publication. Years are as in Figure; texts as they stand in the file.
struct PublishedLine {
  std::size_t line = 0;  // of the file, from 1
  std::string source;
  std::string place;
  Measure measure{};
  Scope scope = Scope::all;
  std::string name;
  std::string item;
  int year = 0;
  std::optional<int> base_year;
  PrintedNumber number;
  Denominator denominator = Denominator::not_said;
  Integer denominator_number = 0;
};

// Numbers of criteria, both included. An upper end that is open has the largest int.
struct CriteriaRange {
  int from = 0;
  int to = 0;
  friend auto operator<=>(const CriteriaRange&, const CriteriaRange&) = default;
};

// Reads the label of a band: "15-19", "9", "<5", "dưới 5", "từ 10 trở lên", "10+". Nothing for other words.
std::optional<CriteriaRange> read_band(std::string_view label);

// Reads published lines, UTF-8 or any encoding that is recognised. Columns: measure, scope, name, item, year,
// base_year, value; perhaps source, place, denominator, words. Nothing, with errors by line and column, where a cell is
// not understood or there is no line.
std::optional<std::vector<PublishedLine>> read_published(std::string_view text, const std::string& file,
                                                         Diagnostics& diagnostics);

enum class Verdict {
  agrees,       // with the data
  holds,        // with the other lines; there are no data, or none that say it
  not_tested,   // no law joins it with another line
  cannot_tell,  // the data do not say it
  explained,    // not what the data say of this, but what they say of something else
  differs,      // from the data
  contradicts   // other lines: a law is broken
};
std::string_view name(Verdict verdict);  // "cannot tell"
Phrase title(Verdict verdict);

struct LineVerdict {
  Verdict verdict = Verdict::not_tested;
  std::optional<Ratio> computed;  // from the data, in the measure's unit
  int decimals = 0;               // with which to show it
  Message explanation;
};

// A law that the lines do not obey.
struct BrokenLaw {
  Phrase law;
  std::vector<std::size_t> lines;  // indexes of a smallest set of lines that cannot all be true
  Message what;                    // with the numbers that it used
};

// A change that makes broken laws hold and breaks no other.
struct Repair {
  enum class Kind {
    digit,   // one digit is different
    swap,    // two digits are swapped
    number,  // the number is different
    premise  // what no line says; `text` says all of it
  };
  Kind kind{};
  std::optional<std::size_t> line;
  std::string before;
  std::string after;
  Message text;                    // "4.458 in place of 5.458"
  std::vector<std::size_t> mends;  // indexes of broken laws
  Ratio distance;                  // of the two numbers
};

// Broken laws that have lines in common, as one problem.
struct Problem {
  std::vector<std::size_t> laws;                   // indexes of broken laws
  std::vector<std::vector<std::size_t>> suspects;  // the smallest sets of lines whose change would be enough
  std::vector<Repair> repairs;                     // the likeliest first
  std::vector<Message> cut_off;                    // where a search was ended
};

struct Reconciliation {
  std::vector<LineVerdict> lines;  // one for each published line
  std::vector<BrokenLaw> broken;   // in the order of their first lines
  std::vector<Problem> problems;   // likewise
  std::vector<Message> warnings;   // what is hard to believe
  std::vector<Message> notes;      // what follows from the numbers: implied bands, possible numbers of communes
  std::size_t laws = 0;            // that were tested

  // Whether something is wrong: a law is broken, or the data give another number.
  [[nodiscard]] bool contradicts() const;
};

// Data to compare the lines with: a panel, and what its figures need.
struct ReconcileData {
  const Panel& panel;
  const Crosswalk& crosswalk;
  std::size_t threads = 1;
};

// Compares every line with the data, if there are any, and with the other lines. The rules say how many criteria
// there are in a year. Lines of different places have no laws in common.
Reconciliation reconcile(const std::vector<PublishedLine>& lines, const Rulebook& rules,
                         const ReconcileData* data = nullptr);

}  // namespace ntm
