// What criteria are called: by the rules of the year, and by the built-in rules that have as many, as offices use the
// names of other years, and shorten them.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "ntm/rules.hpp"

namespace ntm {

class CriterionNames {
 public:
  explicit CriterionNames(const Rules& rules);

  // Whether all of `words` (of words_in) stand in names of this criterion, or are short for such.
  [[nodiscard]] bool are_of(int number, std::string_view words) const;
  // The words that are short for names, of all criteria.
  static void for_each_short_word(const std::function<void(std::string_view)>& visit);
  // The criterion that has this name in some of the rules; 0 where none or several have.
  [[nodiscard]] int number_of(std::string_view words) const;
  // Whether they name one criterion, whichever: two words or more of its names, or the whole of one.
  [[nodiscard]] bool name_one(std::string_view words) const;

 private:
  struct Names {
    std::set<std::string, std::less<>> whole;
    std::set<std::string, std::less<>> words;
  };
  void add(int number, std::string_view name);

  std::map<int, Names> names_;
};

}  // namespace ntm
