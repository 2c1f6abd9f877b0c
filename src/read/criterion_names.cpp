#include "read/criterion_names.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ntm/rule_sets.hpp"
#include "read/header_words.hpp"

namespace ntm {
namespace {

// As offices shorten words of names: "CSVC văn hóa", "HTTCSX", "ANTT".
bool is_abbreviation(std::string_view word) {
  constexpr std::array words = std::to_array<std::string_view>(
      {"csvc", "csht", "vh",   "gt",   "gd",   "dt",   "ttvtt", "httcsx", "httc", "sx", "htct", "hctc", "tcsx",
       "ktxh", "antt", "attt", "attp", "anqp", "qpan", "mt",    "tcpl",   "tttt", "yt", "nt",   "va"});
  return std::ranges::find(words, word) != words.end();
}

// What is left of a name in one word: "Chợ" of "Chợ nông thôn".
bool is_short_name(int number, std::string_view word) {
  return (number == 7 && word == "cho") || (number == 11 && word == "ngheo");
}

}  // namespace

CriterionNames::CriterionNames(const Rules& rules) {
  const auto add_all = [this](const Rules& set) {
    for (const Criterion& criterion : set.criteria) {
      add(criterion.number, criterion.name_vi);
      add(criterion.number, criterion.name_en);
    }
  };
  add_all(rules);
  std::vector<Rules> built_in;
  for (const RuleSet& set : rule_sets()) {
    Diagnostics none;
    if (auto read = read_rules(std::string(set.name), set.files, std::string(set.name), none)) {
      built_in.push_back(std::move(*read));
    }
  }
  const auto is_as_long = [&](const Rules& set) { return set.criteria.size() == rules.criteria.size(); };
  const bool any_as_long = std::ranges::any_of(built_in, is_as_long);
  for (const Rules& set : built_in) {
    if (!any_as_long || is_as_long(set)) add_all(set);
  }
}

void CriterionNames::add(int number, std::string_view name) {
  Names& names = names_[number];
  std::string key = words_in(name);
  std::string_view rest = key;
  for (std::string_view word; take_word(rest, word);) names.words.emplace(word);
  names.whole.insert(std::move(key));
}

bool CriterionNames::are_of(int number, std::string_view words) const {
  const auto names = names_.find(number);
  if (names == names_.end()) return false;
  if (words.empty() || names->second.whole.contains(words)) return true;
  // of a single word most are called that have nothing to do with it: "giao" of "giao thông"
  if (words.find(' ') == std::string_view::npos) return is_abbreviation(words) || is_short_name(number, words);
  for (std::string_view word; take_word(words, word);) {
    if (!names->second.words.contains(word) && !is_abbreviation(word)) return false;
  }
  return true;
}

bool CriterionNames::name_one(std::string_view words) const {
  const bool is_single = words.find(' ') == std::string_view::npos;
  return std::ranges::any_of(names_, [&](const auto& of_number) {
    if (of_number.second.whole.contains(words)) return true;
    return is_single ? is_abbreviation(words) : are_of(of_number.first, words);
  });
}

}  // namespace ntm
