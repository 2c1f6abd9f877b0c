// What groups above columns, cells beside others and units below them say.
#include <algorithm>
#include <array>

#include "read/columns.hpp"
#include "read/header_words.hpp"
#include "read/year.hpp"

namespace ntm {

bool ColumnTable::stands_beside_results(std::string_view cell) const {
  const std::string key = words_in(cell);
  const auto holds = [&](const std::string& words) { return find_words(key, words) != std::string_view::npos; };
  return claim_of_key(key) == Claim::other || cell.find('%') != std::string_view::npos ||
         std::ranges::any_of(beside_, holds);
}

bool ColumnTable::is_of_all(std::string_view cell) const {
  constexpr std::array words = std::to_array<std::string_view>(
      {"tong", "tong so", "tong cong", "chung", "toan xa", "thuc hien", "ket qua", "thuc te", "total", "all"});
  return std::ranges::find(words, words_in(cell)) != words.end();
}

bool ColumnTable::is_known_group_of_criteria(std::string_view group) const {
  std::string rest = words_in(group);
  if (const Named named = criterion_of(rest); named.criterion > 0) rest = std::string(named.rest);
  for (const auto* const list :
       {&not_met_, &others_, &criteria_groups_, &criterion_aliases_, &groups_, &units_of_marks_, &fillers_}) {
    rest = without(rest, *list);
  }
  std::string words;
  std::string_view left = rest;
  for (std::string_view word; take_word(left, word);) {
    const bool is_number = word.find_first_not_of("0123456789") == std::string_view::npos ||
                           word.find_first_not_of("ivx") == std::string_view::npos;
    if (!is_number) words.append(words.empty() ? 0 : 1, ' ').append(word);
  }
  return words.empty() || names().name_one(words);
}

bool ColumnTable::is_name_of_criterion(std::string_view text) const {
  const std::string key = words_in(text);
  const std::string words = without(without(key, criteria_groups_), criterion_aliases_);
  return claim_of_key(key) == Claim::result && (words.empty() || names().name_one(words));
}

bool ColumnTable::is_unit(std::string_view text) const {
  const std::string key = words_in(text);
  return !holds_year(key) && key.find_first_not_of("0123456789 ") != std::string::npos && without(key, units_).empty();
}

bool ColumnTable::is_silent_group(std::string_view group) const {
  const HeaderParts parts = split_header(group);
  const auto rest_of = [&](std::string_view text) {
    return without(without(without(words_in(text), groups_), units_), fillers_);
  };
  const std::string rest = rest_of(parts.outside);
  const bool is_number = rest.find_first_not_of("0123456789ivx ") == std::string::npos;
  return (rest.empty() || is_number || aliases_.contains(rest)) && rest_of(parts.inside).empty();
}

bool ColumnTable::speaks_of_criteria(std::string_view group) const {
  const std::string key = words_in(group);
  if (criterion_of(key).criterion > 0) return true;
  return std::ranges::any_of(criterion_aliases_, [&](const std::string& alias) {
    return alias.size() > 1 && find_words(key, alias) != std::string::npos;
  });
}

}  // namespace ntm
