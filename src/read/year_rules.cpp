#include "read/year_rules.hpp"

#include <algorithm>

#include "ntm/panel.hpp"

namespace ntm {

const Rules& YearRules::rules_of(std::optional<int> year) const {
  const Rules* const found = year ? book_.find(*year, std::nullopt) : nullptr;
  return found != nullptr ? *found : book_.first();
}

bool YearRules::has_told_words() const {
  const std::lock_guard lock(words_mutex_);
  return !words_.empty();
}

const ColumnTable& YearRules::words_of(const Rules& rules) {
  const std::lock_guard lock(words_mutex_);
  std::unique_ptr<ColumnTable>& words = words_[&rules];
  if (words) return *words;
  Diagnostics problems;
  words = std::make_unique<ColumnTable>(rules, extra_rows_, extra_name_, problems);
  // an office's words may be those of one decree alone
  if (words_.size() == 1) diagnostics_.add(problems);
  return *words;
}

std::vector<const Rules*> YearRules::all(std::optional<int> year) const {
  std::vector<const Rules*> all{&rules_of(year)};
  const auto add = [&](const Rules& rules) {
    const auto is_like_it = [&](const Rules* known) { return are_alike(*known, rules); };
    if (std::ranges::none_of(all, is_like_it)) all.push_back(&rules);
  };
  add(book_.first());
  for (const RuleTerms& terms : book_.terms()) {
    if (terms.from) add(rules_of(terms.from));
    if (terms.to) add(rules_of(terms.to));
  }
  return all;
}

bool YearRules::are_read_alike(int year, int other) const {
  const RuleTerms* const own = book_.find_terms(year, std::nullopt);
  const RuleTerms* const others = book_.find_terms(other, std::nullopt);
  return own == nullptr || others == nullptr || own->decree == others->decree;
}

}  // namespace ntm
