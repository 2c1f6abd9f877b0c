// Values and changes of one measure as ways between years: a value leads from nothing to its year, a change from its
// base year to its year. Where two ways lead to the same year, what stands on them must agree. So a change is held
// against its two values, two publications against each other, and the bases that they imply.
#include <algorithm>
#include <array>
#include <map>

#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

struct ChangePair {
  Measure value;
  Measure change;
};

constexpr std::array change_pairs = std::to_array<ChangePair>({
    {Measure::average, Measure::average_change},
    {Measure::band, Measure::band_change},
    {Measure::criterion_met, Measure::criterion_change},
    {Measure::poverty_rate, Measure::poverty_rate_change},
    {Measure::income, Measure::income_change},
    {Measure::recognised, Measure::recognised_change},
});

// The bounds of the search for circles.
constexpr std::size_t longest_circle = 5;
constexpr std::size_t most_circles = 500;
constexpr std::size_t most_steps = 20'000;

constexpr int nothing_yet = 0;  // where values begin

struct Way {
  std::size_t line = 0;
  int from = nothing_yet;
  int to = 0;
};

class Circles {
 public:
  explicit Circles(std::vector<Way> ways) : ways_(std::move(ways)) {
    for (std::size_t i = 0; i < ways_.size() && !was_cut_off_; ++i) {
      // each circle is found from its first way
      path_ = {{ways_[i].line, 1}};
      used_years_ = {ways_[i].from, ways_[i].to};
      first_ = i;
      extend(ways_[i].to, ways_[i].from);
    }
  }

  [[nodiscard]] const std::vector<std::vector<Term>>& all() const { return circles_; }
  [[nodiscard]] bool was_cut_off() const { return was_cut_off_; }

 private:
  void extend(int at, int goal) {
    for (std::size_t i = first_ + 1; i < ways_.size(); ++i) {
      if (++steps_ > most_steps || circles_.size() >= most_circles) {
        was_cut_off_ = true;
        return;
      }
      const Way& way = ways_[i];
      const bool goes_on = way.from == at;
      if (!goes_on && way.to != at) continue;
      if (std::ranges::find(path_, way.line, &Term::line) != path_.end()) continue;
      const int next = goes_on ? way.to : way.from;
      path_.push_back({way.line, goes_on ? 1 : -1});
      if (next == goal) {
        circles_.push_back(path_);
      } else if (path_.size() < longest_circle && std::ranges::find(used_years_, next) == used_years_.end()) {
        used_years_.push_back(next);
        extend(next, goal);
        used_years_.pop_back();
      }
      path_.pop_back();
    }
  }

  std::vector<Way> ways_;
  std::vector<std::vector<Term>> circles_;
  std::vector<Term> path_;
  std::vector<int> used_years_;
  std::size_t first_ = 0;
  std::size_t steps_ = 0;
  bool was_cut_off_ = false;
};

// "6,67 in 2013", "+3,9 from 2011 to 2013", with whose it is.
Message said_by(const Lines& lines, std::size_t line) {
  const PublishedLine& published = lines[line];
  Message said = published.base_year
                     ? Message{"{} from {} to {}", lines.text(line), *published.base_year, published.year}
                     : Message{"{} in {}", lines.text(line), published.year};
  return published.source.empty() ? said : Message{"{} ({})", said, published.source};
}

// Two values and their changes since one year: "12,4 in 2015 and 8,1 from 2010 to 2015 imply 4.3 in 2010, …". Says
// nothing of other circles.
Message tell_bases(const Lines& lines, const std::vector<Term>& circle) {
  std::vector<std::size_t> values;
  std::vector<std::size_t> changes;
  for (const Term& term : circle) (lines[term.line].base_year ? changes : values).push_back(term.line);
  if (values.size() != 2 || changes.size() != 2) return {};
  std::ranges::sort(values);
  const int base_year = *lines[changes[0]].base_year;
  if (*lines[changes[1]].base_year != base_year) return {};
  if (lines[changes[0]].year != lines[values[0]].year) std::swap(changes[0], changes[1]);
  if (lines[changes[0]].year != lines[values[0]].year) return {};
  std::vector<Message> implied;
  for (std::size_t i = 0; i < 2; ++i) {
    const PrintedNumber& value = lines[values[i]].number;
    const PrintedNumber& change = lines[changes[i]].number;
    const Ratio base = value.value - change.value;
    implied.push_back({"{} and {} imply {} in {}", said_by(lines, values[i]), said_by(lines, changes[i]),
                       Decimal{base.rounded(std::max(value.decimals, change.decimals))}, base_year});
  }
  return Message::list(implied, "; ");
}

// "40 in 2013, 43 from 2011 to 2013: 2011 would have had -3".
Message tell_implied(const Lines& lines, std::size_t value, std::size_t change) {
  const PrintedNumber& of_value = lines[value].number;
  const PrintedNumber& of_change = lines[change].number;
  const bool is_later = lines[value].year == lines[change].year;
  const Ratio result = is_later ? of_value.value - of_change.value : of_value.value + of_change.value;
  return {"{}, {}: {} would have had {}", said_by(lines, value), said_by(lines, change),
          is_later ? *lines[change].base_year : lines[change].year,
          Decimal{result.rounded(std::max(of_value.decimals, of_change.decimals))}};
}

// Where a number that cannot be less than 0 is left out, the others leave none for it.
Message tell_left(const Lines& lines, const std::vector<std::size_t>& left) {
  if (left.size() == 2) {
    const auto value = std::ranges::find_if(left, [&](std::size_t line) { return !lines[line].base_year; });
    const auto change = std::ranges::find_if(left, [&](std::size_t line) { return lines[line].base_year.has_value(); });
    if (value != left.end() && change != left.end()) return tell_implied(lines, *value, *change);
  }
  std::vector<Message> said;
  for (const std::size_t line : left) said.push_back(said_by(lines, line));
  return {"{} cannot all be right", Message::list(said, "; ")};
}

Message tell_circle(const Lines& lines, const std::vector<Term>& circle, const Values& values) {
  std::vector<std::size_t> used;
  for (const Term& term : circle) used.push_back(term.line);
  used = find_used(used, lines, values);
  if (used.size() < circle.size()) return tell_left(lines, used);
  std::vector<Message> said;
  for (const Term& term : circle) said.push_back(said_by(lines, term.line));
  if (circle.size() == 2) return {"{} and {} cannot both be right", said[0], said[1]};
  // the way from value to value: what it should be
  if (circle.size() == 3) {
    const auto change =
        std::ranges::find_if(circle, [&](const Term& term) { return lines[term.line].base_year.has_value(); });
    const auto of_years = std::ranges::count_if(circle, [&](const Term& term) { return !lines[term.line].base_year; });
    if (of_years == 2) {
      Ratio difference;
      int decimals = lines[change->line].number.decimals;
      for (const Term& term : circle) {
        if (lines[term.line].base_year) continue;
        const Ratio& value = lines[term.line].number.value;
        difference = lines[term.line].year == lines[change->line].year ? difference + value : difference - value;
        decimals = std::max(decimals, lines[term.line].number.decimals);
      }
      std::vector<Message> both;
      for (const Term& term : circle) {
        if (!lines[term.line].base_year) both.push_back(said_by(lines, term.line));
      }
      return {"{} and {} differ by {}, not by {}", both[0], both[1], Decimal{difference.rounded(decimals)},
              said_by(lines, change->line)};
    }
  }
  if (Message bases = tell_bases(lines, circle); !bases.empty()) return bases;
  return {"{} cannot all be right", Message::list(said, "; ")};
}

// What a measure cannot leave.
Bounds find_limits(const Lines& lines, std::size_t subject, Measure measure, int year) {
  switch (measure) {
    case Measure::average: return {Ratio(0), Ratio(lines.criteria(subject, year))};
    case Measure::poverty_rate: return {Ratio(0), Ratio(100)};
    default: return {Ratio(0), std::nullopt};
  }
}

// The value of a base year that no line gives, and of a later one.
void add_implied(const Lines& lines, std::size_t subject, Measure measure, const Way& value, const Way& change,
                 Findings& findings) {
  const bool is_base = change.to == value.to;
  const int year = is_base ? change.from : change.to;
  const Bounds limits = find_limits(lines, subject, measure, year);
  const auto implied = [value, change, is_base](const Values& values) {
    return is_base ? values[value.line] - values[change.line] : values[value.line] + values[change.line];
  };
  Law law;
  law.name = "a change leads to a possible value";
  law.lines = {std::min(value.line, change.line), std::max(value.line, change.line)};
  law.can_hold = [implied, limits](const Values& values) { return implied(values).meets(limits); };
  law.tell = [&lines, value, change, limits](const Values& values) {
    if (lines.is_used(values, value.line) || !limits.high) return tell_implied(lines, value.line, change.line);
    return Message{"{}: no two numbers from {} to {} are so far apart", said_by(lines, change.line),
                   Decimal{limits.low->exact_decimal()}, Decimal{limits.high->exact_decimal()}};
  };
  findings.laws.push_back(std::move(law));
}

}  // namespace

void add_change_laws(const Lines& lines, std::size_t subject, Findings& findings) {
  struct Group {
    std::vector<Way> values;
    std::vector<Way> changes;
  };
  std::map<std::pair<Measure, std::string>, Group> groups;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    const auto* const pair = std::ranges::find_if(
        change_pairs, [&](const ChangePair& of) { return of.value == key.measure || of.change == key.measure; });
    const bool is_change = pair != change_pairs.end() && pair->change == key.measure;
    if (is_change && !key.base_year) continue;
    // a measure that has no changes is at least said once only
    Group& group = groups[{pair == change_pairs.end() ? key.measure : pair->value, key.item}];
    if (is_change) {
      group.changes.push_back({line, *key.base_year, key.year});
    } else if (!key.base_year) {
      group.values.push_back({line, nothing_yet, key.year});
    }
  }
  for (const auto& [of, group] : groups) {
    std::vector<Way> ways = group.values;
    ways.insert(ways.end(), group.changes.begin(), group.changes.end());
    std::ranges::sort(ways, {}, &Way::line);
    const Circles circles(ways);
    for (const std::vector<Term>& circle : circles.all()) {
      findings.laws.push_back(linear_law(
          circle.size() == 2 ? Phrase("what is said twice is the same") : Phrase("a change agrees with its two values"),
          circle, Sum::zero, [&lines, circle](const Values& values) { return tell_circle(lines, circle, values); }));
    }
    if (circles.was_cut_off()) {
      findings.notes.push_back({"{}: too many changes of {}; not all were compared with each other.",
                                title_of_subject(lines, subject), ntm::name(of.first)});
    }
    for (const Way& change : group.changes) {
      for (const Way& value : group.values) {
        const bool is_later = value.to == change.to;
        if (!is_later && value.to != change.from) continue;
        const int other = is_later ? change.from : change.to;
        if (std::ranges::find(group.values, other, &Way::to) == group.values.end()) {
          add_implied(lines, subject, of.first, value, change, findings);
        }
      }
    }
  }
}

}  // namespace ntm::laws
