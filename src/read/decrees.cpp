#include "read/decrees.hpp"

#include <algorithm>
#include <vector>

#include "ntm/rule_sets.hpp"
#include "read/cells.hpp"
#include "read/header_words.hpp"

namespace ntm {
namespace {

struct Decree {
  int number = 0;
  int year = 0;  // 0 where none is said
  bool of_prime_minister = false;

  // Whether a line that says this means the decree `other`: small numbers are common.
  [[nodiscard]] bool means(const Decree& other) const {
    constexpr int rare = 100;
    const bool is_said_whole = year != 0 || of_prime_minister || number >= rare;
    return number == other.number && (year == 0 || year == other.year) && is_said_whole;
  }
};

int number_of(std::string_view word) {
  constexpr std::size_t most_digits = 4;
  return is_digits(word) && word.size() <= most_digits ? std::stoi(std::string(word)) : 0;
}

// "QĐ 491/2009, 342/2013" -> 491 of 2009 and 342 of 2013
std::vector<Decree> list_decrees(const RuleTerms& terms) {
  const std::string words = words_in(terms.decree);
  std::vector<Decree> decrees;
  int before = 0;
  for (const std::string_view word : split_words(words)) {
    const int number = number_of(word);
    if (before > 0 && number > 0) decrees.push_back({before, number, true});
    before = number;
  }
  return decrees;
}

// "Quyết định số 1980/QĐ-TTg", "QĐ 51/2025", but none of a province: "QĐ 318/QĐ-UBND"
std::vector<Decree> decrees_in(std::string_view line) {
  const std::string words = words_in(line);
  const std::vector<std::string_view> all = split_words(words);
  const auto at = [&](std::size_t i) { return i < all.size() ? all[i] : std::string_view(); };
  std::vector<Decree> decrees;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool names_decree = all[i] == "qd" || (all[i] == "dinh" && i > 0 && all[i - 1] == "quyet");
    if (!names_decree) continue;
    std::size_t next = i + (at(i + 1) == "so" ? 2 : 1);
    Decree decree{number_of(at(next++))};
    if (decree.number == 0) continue;
    constexpr int first_of_years = 2000;
    if (number_of(at(next)) >= first_of_years) decree.year = number_of(at(next++));
    const bool has_agency = at(next) == "qd";
    decree.of_prime_minister = has_agency && at(next + 1) == "ttg";
    if (!has_agency || decree.of_prime_minister) decrees.push_back(decree);
  }
  return decrees;
}

// The first built-in set for which `is_it(terms)` holds.
template <typename Test>
std::optional<OtherCriteria> find_set(const Test& is_it) {
  for (const RuleSet& set : rule_sets()) {
    Diagnostics none;
    const std::string name(set.name);
    const auto terms = read_terms(set.files.set, name, none);
    if (!terms || !is_it(*terms)) continue;
    const auto rules = read_rules(name, set.files, name, none);
    if (rules) return OtherCriteria{name, terms->decree, rules->criteria_count()};
  }
  return std::nullopt;
}

}  // namespace

std::optional<OtherCriteria> other_criteria_in(std::string_view line, const Rules& own) {
  if (own.terms.decree.empty()) return std::nullopt;
  const std::vector<Decree> said = decrees_in(line);
  const auto names = [&](const std::vector<Decree>& decrees) {
    return std::ranges::any_of(said, [&](const Decree& one) {
      return std::ranges::any_of(decrees, [&](const Decree& decree) { return one.means(decree); });
    });
  };
  if (said.empty() || names(list_decrees(own.terms))) return std::nullopt;
  return find_set([&](const RuleTerms& terms) { return names(list_decrees(terms)); });
}

std::optional<OtherCriteria> next_criteria(std::size_t count, const Rules& own) {
  if (!own.terms.to) return std::nullopt;
  auto next = find_set([&](const RuleTerms& terms) { return terms.from && *terms.from == *own.terms.to + 1; });
  if (next && static_cast<std::size_t>(next->criteria) != count) next.reset();
  return next;
}

}  // namespace ntm
