// A law: what printed numbers must obey whatever the truth is. It sees bounds of the true values, one pair a line, and
// says whether some true values within them fit together; so a line is tried as another number, or as not there, by
// giving other bounds for it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "ntm/message.hpp"
#include "ntm/ratio.hpp"
#include "ntm/reconcile.hpp"

namespace ntm::laws {

// Between which a true value lies, both included; an end that is nothing is open.
struct Bounds {
  std::optional<Ratio> low;
  std::optional<Ratio> high;

  static Bounds exactly(const Ratio& value) { return {value, value}; }
  friend bool operator==(const Bounds&, const Bounds&) = default;
  [[nodiscard]] bool is_closed() const { return low && high; }
  [[nodiscard]] bool is_one_value() const { return low && high && *low == *high; }
  [[nodiscard]] bool contains(const Ratio& value) const { return (!low || *low <= value) && (!high || value <= *high); }
  [[nodiscard]] bool meets(const Bounds& other) const {
    return (!low || !other.high || *low <= *other.high) && (!high || !other.low || *other.low <= *high);
  }
};

Bounds operator+(const Bounds& a, const Bounds& b);
Bounds operator-(const Bounds& a, const Bounds& b);
// By a factor above 0.
Bounds operator*(const Bounds& a, const Ratio& factor);

// Of the exact values that half-away and half-even rounding print so, or that the word beside the number admits.
Bounds to_bounds(const PrintedNumber& number);

// Half a unit of the last place of a number with so many decimals.
Ratio half_unit(int decimals);

using Values = std::vector<Bounds>;  // by line

struct Law {
  Phrase name;
  std::vector<std::size_t> lines;  // ascending; the law depends on no other
  // Whether some true values within the bounds obey it.
  std::function<bool(const Values&)> can_hold;
  // What is wrong where none do. Lines that it is broken without have other bounds than their own (Lines::is_used): the
  // text speaks first of the others, which are the law's smallest set.
  std::function<Message(const Values&)> tell;
  // Numbers that would do in the place of a line's; each is tried, so that one that does not do is no harm. May be
  // null.
  std::function<std::vector<Ratio>(const Values&, std::size_t line)> would_do = nullptr;
  // What that no line says would make it hold; may say nothing.
  Message premise = {};
};

// What is made while laws are.
struct Findings {
  std::vector<Law> laws;
  std::vector<Message> warnings;
  std::vector<Message> notes;
  // By line, what it is a share of where that is not said, and the like.
  std::vector<std::pair<std::size_t, Message>> remarks;
};

// That numbers times whole factors sum up to 0, or to no less, as 1 x all - 1 x pilot - 1 x others = 0.
struct Term {
  std::size_t line = 0;
  int factor = 1;
};
enum class Sum {
  zero,
  zero_or_more
};
Bounds add_up(const std::vector<Term>& terms, const Values& values);
Law linear_law(Phrase name, const std::vector<Term>& terms, Sum sum, std::function<Message(const Values&)> tell,
               const Bounds& constant = Bounds::exactly(Ratio(0)));

}  // namespace ntm::laws
