// Several rule sets, of which one judges each year.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/rules.hpp"

namespace ntm {

// A copy shares the sets, which last as long as one of the copies.
class Rulebook {
 public:
  // The built-in sets. Each is read when it is first asked for.
  static Rulebook built_in();
  explicit Rulebook(std::vector<Rules> sets);
  Rulebook(Rules rules);  // NOLINT: one set is a book

  // The set that judges a year of communes that all lie in `province`: of those that hold then the first of that
  // province, or else the first of the country. The province is empty where they lie in several; where it is not known,
  // the first that holds then is taken, whatever province it is of. Null where no set holds.
  [[nodiscard]] const Rules* find(int year, const std::optional<std::string>& province) const;
  // The terms of that set, which need not be read for it.
  [[nodiscard]] const RuleTerms* find_terms(int year, const std::optional<std::string>& province) const;
  // Whether a set other than these rules could be meant if the province is not known.
  [[nodiscard]] bool is_doubtful(const Rules& rules, int year) const;
  // What is plausible in a year: the table of its set, or else that of the built-in set of the country. Empty if
  // neither has one.
  [[nodiscard]] std::span<const PlausibleRange> plausible_ranges(int year) const;
  // The first set.
  [[nodiscard]] const Rules& first() const;
  // In the order in which they were given.
  [[nodiscard]] std::vector<RuleTerms> terms() const;

 private:
  class Sets;
  explicit Rulebook(std::shared_ptr<Sets> sets);

  std::shared_ptr<Sets> sets_;
};

// Whether numbers of criteria may be compared: both sets have the criteria of the same decree.
bool are_alike(const Rules& a, const Rules& b);

}  // namespace ntm
