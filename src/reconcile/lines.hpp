// Published lines by what they are about.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/reconcile.hpp"
#include "reconcile/law.hpp"
#include "reconcile/words.hpp"

namespace ntm::laws {

// Whom lines are about: all communes of a place, its pilots, one of its districts.
struct Subject {
  std::string place;  // as name_key has it
  Scope scope = Scope::all;
  std::string name;  // likewise
  std::vector<std::size_t> lines;
  std::vector<std::string> sources;  // each once
  std::optional<std::size_t> all;    // the subject of all communes of the place; nothing for itself
};

// What lines of one subject are about.
struct Key {
  Measure measure{};
  std::string item{};  // a band as "15-19", recognition as "standard"
  int year = 0;
  std::optional<int> base_year{};

  friend auto operator<=>(const Key&, const Key&) = default;
};

// The numbers of communes that the data give where no line does.
using CommunesInData = std::function<std::optional<Ratio>(const PublishedLine& like, int year)>;

// The number of communes of a subject in a year: that of a line, of its bands together, or of the data.
struct Total {
  std::vector<std::size_t> lines;  // their sum
  std::optional<Ratio> in_data;

  [[nodiscard]] Bounds in(const Values& values) const;
};

class Lines {
 public:
  Lines(const std::vector<PublishedLine>& lines, const Rulebook& rules, CommunesInData communes_in_data);

  [[nodiscard]] const PublishedLine& operator[](std::size_t line) const { return lines_[line]; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] const Values& values() const { return values_; }
  // Whether these values have the line's own number, so that what is said of them may quote it.
  [[nodiscard]] bool is_used(const Values& values, std::size_t line) const { return values[line] == values_[line]; }
  [[nodiscard]] const std::vector<Subject>& subjects() const { return subjects_; }
  [[nodiscard]] const Key& key(std::size_t line) const { return keys_[line]; }
  // As it was printed.
  [[nodiscard]] const std::string& text(std::size_t line) const { return lines_[line].number.text; }

  // The line of that key: of this source if there is one, else the first of any other.
  [[nodiscard]] std::optional<std::size_t> find(std::size_t subject, const Key& key, std::string_view source) const;
  // All of them.
  [[nodiscard]] std::vector<std::size_t> find_all(std::size_t subject, const Key& key) const;

  // Lines of a measure in bands of one year (and base year), as `find` chooses them; each range once, the widest first
  // among those that begin together.
  struct BandLine {
    CriteriaRange range;
    std::size_t line = 0;
  };
  [[nodiscard]] std::vector<BandLine> bands(std::size_t subject, Measure measure, int year,
                                            std::optional<int> base_year, std::string_view source) const;

  // How many criteria there are: as the rules say, and not fewer than a band of that year has.
  [[nodiscard]] int criteria(std::size_t subject, int year) const;
  // Nothing where it is not known.
  [[nodiscard]] std::optional<Total> communes(std::size_t subject, int year, std::string_view source) const;
  // The line of communes, or of those that reported where there is one.
  [[nodiscard]] std::optional<std::size_t> communes_line(std::size_t subject, int year, std::string_view source) const;

 private:
  [[nodiscard]] int criteria_by_rules(int year) const;

  const std::vector<PublishedLine>& lines_;
  const Rulebook& rules_;
  CommunesInData communes_in_data_;
  Values values_;
  std::vector<Key> keys_;
  std::vector<Subject> subjects_;
  std::vector<std::map<Key, std::vector<std::size_t>>> by_key_;  // by subject
  std::map<std::pair<std::size_t, int>, int> criteria_;          // by subject and year that have bands
};

// "3, 4, 9": numbers of lines in the file.
std::string line_numbers(const std::vector<std::size_t>& lines, const std::vector<PublishedLine>& published);

// "14 + 63 - 5", as printed.
std::string printed_sum(const std::vector<std::size_t>& lines, const Lines& published);

// "14 + 63 = 77, not 96", of parts that should sum to a whole, or to no more where they are not all of it. Where
// some that are used are too many by themselves, these come first, and then all.
Message tell_sum(const Lines& lines, const std::vector<std::size_t>& parts, bool is_all, const Message& whole,
                 const Values& values);
// "14 + 63 = 77", or "14" of one line alone.
Message shown_sum(const std::vector<std::size_t>& parts, const Lines& published);
// Those that are used.
std::vector<std::size_t> find_used(const std::vector<std::size_t>& parts, const Lines& lines, const Values& values);

// Bounds of a number of things as the number itself, if they are one.
std::optional<Integer> whole(const Bounds& bounds);

}  // namespace ntm::laws
