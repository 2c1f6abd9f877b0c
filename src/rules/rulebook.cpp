#include "ntm/rulebook.hpp"

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "ntm/rule_sets.hpp"
#include "panel/place_names.hpp"

namespace ntm {

class Rulebook::Sets {
 public:
  struct Set {
    RuleTerms terms;
    const RuleSet* built_in = nullptr;  // to be read
    std::optional<Rules> rules{};
  };

  explicit Sets(std::vector<Set> sets) : sets_(std::move(sets)) {}

  [[nodiscard]] const std::vector<Set>& all() const { return sets_; }

  [[nodiscard]] const Set* find(int year, const std::optional<std::string>& province) const {
    const auto first_that = [&](const auto& is_right) -> const Set* {
      const auto found = std::ranges::find_if(
          sets_, [&](const Set& set) { return set.terms.holds_in(year) && is_right(set.terms.province); });
      return found == sets_.end() ? nullptr : &*found;
    };
    if (!province) return first_that([](const std::string&) { return true; });
    if (!province->empty()) {
      const TypedName place = typed_place_name(*province);
      const auto is_own = [&](const std::string& of) { return !of.empty() && typed_place_name(of).name == place.name; };
      if (const Set* const own = first_that(is_own)) return own;
    }
    return first_that([](const std::string& of) { return of.empty(); });
  }

  const Rules* rules_of(const Set& asked) {
    Set& set = sets_[static_cast<std::size_t>(&asked - sets_.data())];
    const std::lock_guard lock(reading_);
    if (!set.rules) {
      Diagnostics problems;
      const std::string name(set.built_in->name);
      set.rules = read_rules(name, set.built_in->files, name, problems);
      if (!set.rules) throw std::logic_error("built-in rules cannot be read: " + name);
    }
    return &*set.rules;
  }

  // The built-in sets, for what a set does not say.
  const Rulebook& of_country() {
    const std::lock_guard lock(reading_);
    if (!of_country_) of_country_ = built_in();
    return *of_country_;
  }

 private:
  std::vector<Set> sets_;
  std::optional<Rulebook> of_country_;
  std::mutex reading_;
};

Rulebook Rulebook::built_in() {
  std::vector<Sets::Set> sets;
  Diagnostics problems;
  for (const RuleSet& set : rule_sets()) {
    sets.push_back({read_terms(set.files.set, std::string(set.name), problems).value(), &set});
  }
  return Rulebook(std::make_shared<Sets>(std::move(sets)));
}

Rulebook::Rulebook(std::shared_ptr<Sets> sets) : sets_(std::move(sets)) {}

Rulebook::Rulebook(std::vector<Rules> sets) {
  std::vector<Sets::Set> given;
  for (Rules& rules : sets) {
    RuleTerms terms = rules.terms;
    given.push_back({std::move(terms), nullptr, std::move(rules)});
  }
  sets_ = std::make_shared<Sets>(std::move(given));
}

Rulebook::Rulebook(Rules rules) : Rulebook(std::vector<Rules>{std::move(rules)}) {}

const Rules* Rulebook::find(int year, const std::optional<std::string>& province) const {
  const Sets::Set* const set = sets_->find(year, province);
  return set == nullptr ? nullptr : sets_->rules_of(*set);
}

const RuleTerms* Rulebook::find_terms(int year, const std::optional<std::string>& province) const {
  const Sets::Set* const set = sets_->find(year, province);
  return set == nullptr ? nullptr : &set->terms;
}

std::span<const PlausibleRange> Rulebook::plausible_ranges(int year) const {
  const Rules* rules = find(year, std::nullopt);
  if (rules == nullptr || !rules->checks) rules = sets_->of_country().find(year, std::string());
  return rules != nullptr && rules->checks ? std::span(*rules->checks) : std::span<const PlausibleRange>();
}

bool Rulebook::is_doubtful(const Rules& rules, int year) const {
  return !rules.terms.province.empty() && std::ranges::any_of(sets_->all(), [&](const Sets::Set& set) {
    return set.terms.holds_in(year) && set.terms.province != rules.terms.province;
  });
}

const Rules& Rulebook::first() const { return *sets_->rules_of(sets_->all().front()); }

std::vector<RuleTerms> Rulebook::terms() const {
  std::vector<RuleTerms> terms;
  for (const Sets::Set& set : sets_->all()) terms.push_back(set.terms);
  return terms;
}

bool are_alike(const Rules& a, const Rules& b) { return &a == &b || a.terms.decree == b.terms.decree; }

}  // namespace ntm
