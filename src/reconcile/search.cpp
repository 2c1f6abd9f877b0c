// Two searches, both with bounds that are said where they cut one off.
//
// Suspects: every broken law has a wrong line in its set, so the wrong lines are among the sets of lines that meet all
// of these (Fellegi and Holt, 1976). The smallest are sought, of one line, of two, of three.
// Repairs: a line is tried with one digit changed, with two swapped, and with the numbers that its laws ask for; what
// is left is what breaks no law and mends most of the broken ones.
#include "reconcile/search.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

constexpr std::size_t most_wrong_lines = 3;
constexpr std::size_t most_cover_steps = 20'000;
constexpr std::size_t most_suspects = 20;
constexpr std::size_t most_evaluations = 15'000;  // of laws, for all repairs together
constexpr std::size_t most_repairs = 8;
constexpr std::size_t most_repairs_of_line = 3;

// What is known of a line that is left out.
Bounds bounds_without(const PublishedLine& line) {
  switch (line.measure) {
    case Measure::average_change:
    case Measure::matched_change:
    case Measure::composition_effect:
    case Measure::band_change:
    case Measure::criterion_change:
    case Measure::recognised_change:
    case Measure::poverty_rate_change:
    case Measure::income_change: return {};
    default: return {Ratio(0), std::nullopt};
  }
}

// The smallest sets of lines that meet every one of `sets`.
class Covers {
 public:
  explicit Covers(const std::vector<std::vector<std::size_t>>& sets) : sets_(sets) {
    for (std::size_t size = 1; size <= most_wrong_lines && covers_.empty() && !was_cut_off_; ++size) {
      chosen_.clear();
      extend(size);
    }
    std::ranges::sort(covers_);
    covers_.erase(std::unique(covers_.begin(), covers_.end()), covers_.end());
  }

  [[nodiscard]] const std::vector<std::vector<std::size_t>>& all() const { return covers_; }
  [[nodiscard]] bool was_cut_off() const { return was_cut_off_ || covers_.empty(); }

 private:
  void extend(std::size_t left) {
    if (++steps_ > most_cover_steps) {
      was_cut_off_ = true;
      return;
    }
    const auto open = std::ranges::find_if(sets_, [&](const std::vector<std::size_t>& set) {
      return std::ranges::none_of(set,
                                  [&](std::size_t line) { return std::ranges::find(chosen_, line) != chosen_.end(); });
    });
    if (open == sets_.end()) {
      std::vector<std::size_t> cover = chosen_;
      std::ranges::sort(cover);
      covers_.push_back(std::move(cover));
      return;
    }
    if (left == 0) return;
    for (const std::size_t line : *open) {
      chosen_.push_back(line);
      extend(left - 1);
      chosen_.pop_back();
    }
  }

  const std::vector<std::vector<std::size_t>>& sets_;
  std::vector<std::vector<std::size_t>> covers_;
  std::vector<std::size_t> chosen_;
  std::size_t steps_ = 0;
  bool was_cut_off_ = false;
};

bool is_figure(char character) { return character >= '0' && character <= '9'; }

// A text without a zero in front that no one writes.
bool begins_well(std::string_view text) {
  const std::size_t first = text.find_first_of("0123456789");
  return first == std::string_view::npos || text[first] != '0' || first + 1 >= text.size() ||
         !is_figure(text[first + 1]);
}

class Repairs {
 public:
  Repairs(const std::vector<Law>& laws, const std::vector<std::size_t>& broken, const Lines& lines)
      : laws_(laws), lines_(lines), values_(lines.values()), by_line_(lines.size()) {
    for (std::size_t i = 0; i < broken.size(); ++i) number_of_broken_[broken[i]] = i;
    for (std::size_t law = 0; law < laws.size(); ++law) {
      for (const std::size_t line : laws[law].lines) by_line_[line].push_back(law);
    }
  }

  [[nodiscard]] bool was_cut_off() const { return evaluations_ > most_evaluations; }

  // What the line could have been, digits before other numbers.
  void add_of(std::size_t line, std::vector<Repair>& repairs) {
    const std::size_t first = repairs.size();
    seen_ = {lines_.text(line)};
    change_digits(line, repairs);
    swap_digits(line, repairs);
    const auto broken =
        std::ranges::count_if(by_line_[line], [&](std::size_t law) { return number_of_broken_.contains(law); });
    const bool mends_all =
        std::any_of(repairs.begin() + static_cast<std::ptrdiff_t>(first), repairs.end(),
                    [&](const Repair& repair) { return repair.mends.size() == static_cast<std::size_t>(broken); });
    if (!mends_all) change_number(line, repairs);
    // what mends most, the nearest numbers of each kind
    std::stable_sort(repairs.begin() + static_cast<std::ptrdiff_t>(first), repairs.end(),
                     [](const Repair& a, const Repair& b) {
                       if (a.mends.size() != b.mends.size()) return a.mends.size() > b.mends.size();
                       return a.kind != b.kind ? a.kind < b.kind : a.distance < b.distance;
                     });
    if (repairs.size() > first + most_repairs_of_line) repairs.resize(first + most_repairs_of_line);
  }

 private:
  void change_digits(std::size_t line, std::vector<Repair>& repairs) {
    const std::string& text = lines_.text(line);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_figure(text[at])) continue;
      for (char digit = '0'; digit <= '9'; ++digit) {
        std::string changed = text;
        changed[at] = digit;
        attempt(line, changed, Repair::Kind::digit, repairs);
      }
    }
  }

  void swap_digits(std::size_t line, std::vector<Repair>& repairs) {
    const std::string& text = lines_.text(line);
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (std::size_t j = i + 1; j < text.size(); ++j) {
        if (!is_figure(text[i]) || !is_figure(text[j]) || text[i] == text[j]) continue;
        std::string changed = text;
        std::swap(changed[i], changed[j]);
        attempt(line, changed, Repair::Kind::swap, repairs);
      }
    }
  }

  void change_number(std::size_t line, std::vector<Repair>& repairs) {
    for (const std::size_t law : by_line_[line]) {
      if (!number_of_broken_.contains(law) || laws_[law].would_do == nullptr) continue;
      for (const Ratio& value : laws_[law].would_do(lines_.values(), line)) {
        attempt(line, printed_like(value, lines_[line].number), Repair::Kind::number, repairs);
      }
    }
  }

  void attempt(std::size_t line, const std::string& text, Repair::Kind kind, std::vector<Repair>& repairs) {
    if (was_cut_off() || !begins_well(text) || !seen_.insert(text).second) return;
    auto number = read_printed(text, lines_[line].number.is_whole);
    if (!number || number->decimals != lines_[line].number.decimals) return;
    number->hedge = lines_[line].number.hedge;
    values_[line] = to_bounds(*number);
    std::vector<std::size_t> mends;
    const bool breaks_none = std::ranges::all_of(by_line_[line], [&](std::size_t law) {
      ++evaluations_;
      const auto broken = number_of_broken_.find(law);
      const bool holds = laws_[law].can_hold(values_);
      if (holds && broken != number_of_broken_.end()) mends.push_back(broken->second);
      return holds || broken != number_of_broken_.end();
    });
    values_[line] = lines_.values()[line];
    if (!breaks_none || mends.empty()) return;
    const Ratio& before = lines_[line].number.value;
    const Ratio distance = number->value < before ? before - number->value : number->value - before;
    repairs.push_back({kind, line, lines_.text(line), text, Message{"{} in place of {}", text, lines_.text(line)},
                       std::move(mends), distance});
  }

  const std::vector<Law>& laws_;
  const Lines& lines_;
  Values values_;
  std::map<std::size_t, std::size_t> number_of_broken_;  // by law
  std::vector<std::vector<std::size_t>> by_line_;
  std::set<std::string> seen_;
  std::size_t evaluations_ = 0;
};

// Indexes of sets, those that have lines in common together, in the order of their first.
std::vector<std::vector<std::size_t>> joined(const std::vector<std::vector<std::size_t>>& sets) {
  std::vector<std::size_t> parent(sets.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::size_t set) {
    while (parent[set] != set) set = parent[set] = parent[parent[set]];
    return set;
  };
  std::map<std::size_t, std::size_t> first_with;
  for (std::size_t set = 0; set < sets.size(); ++set) {
    for (const std::size_t line : sets[set]) {
      const auto [known, is_new] = first_with.try_emplace(line, set);
      if (is_new) continue;
      const std::size_t a = root(set);
      const std::size_t b = root(known->second);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t set = 0; set < sets.size(); ++set) groups[root(set)].push_back(set);
  std::vector<std::vector<std::size_t>> result;
  for (auto& [first, group] : groups) result.push_back(std::move(group));
  return result;
}

// Of each law those that mend most with it, the likeliest first.
void keep_best(std::vector<Repair>& repairs, Problem& problem) {
  std::map<std::size_t, std::size_t> most;  // by broken law
  for (const Repair& repair : repairs) {
    for (const std::size_t law : repair.mends) most[law] = std::max(most[law], repair.mends.size());
  }
  std::erase_if(repairs, [&](const Repair& repair) {
    const auto is_best_of = [&](std::size_t law) { return most[law] == repair.mends.size(); };
    return repair.kind != Repair::Kind::premise && std::ranges::none_of(repair.mends, is_best_of);
  });
  std::ranges::stable_sort(repairs, [](const Repair& a, const Repair& b) {
    const auto rank = [](const Repair& repair) {
      switch (repair.kind) {
        case Repair::Kind::premise: return 0;
        case Repair::Kind::digit: return 1;
        case Repair::Kind::swap: return 2;
        case Repair::Kind::number: break;
      }
      return 3;
    };
    return rank(a) < rank(b);
  });
  if (repairs.size() > most_repairs) {
    const auto others = static_cast<Integer>(repairs.size() - most_repairs);
    problem.cut_off.push_back({"{} more change{} of one number would be enough.", Count{others}, plural(others)});
    repairs.resize(most_repairs);
  }
  problem.repairs = std::move(repairs);
}

}  // namespace

std::vector<std::size_t> smallest_set(const Law& law, const Lines& lines) {
  Values values = lines.values();
  std::vector<std::size_t> kept;
  for (const std::size_t line : law.lines) {
    const Bounds own = values[line];
    values[line] = bounds_without(lines[line]);
    if (!law.can_hold(values)) continue;
    values[line] = own;
    kept.push_back(line);
  }
  return kept.empty() ? law.lines : kept;
}

Values values_of_set(const Law& law, const std::vector<std::size_t>& set, const Lines& lines) {
  Values values = lines.values();
  for (const std::size_t line : law.lines) {
    if (!std::ranges::binary_search(set, line)) values[line] = bounds_without(lines[line]);
  }
  return values;
}

std::vector<Problem> find_problems(const std::vector<Law>& laws, const std::vector<std::size_t>& broken,
                                   const std::vector<std::vector<std::size_t>>& sets, const Lines& lines) {
  Repairs search(laws, broken, lines);
  std::vector<Problem> problems;
  for (const std::vector<std::size_t>& group : joined(sets)) {
    Problem problem;
    problem.laws = group;
    std::vector<std::vector<std::size_t>> of_group;
    std::vector<Repair> repairs;
    for (const std::size_t law : group) {
      of_group.push_back(sets[law]);
      if (!laws[broken[law]].premise.empty()) {
        repairs.push_back({Repair::Kind::premise, {}, {}, {}, laws[broken[law]].premise, {law}, {}});
      }
    }
    const Covers covers(of_group);
    problem.suspects = covers.all();
    if (covers.was_cut_off()) {
      problem.cut_off.push_back({"The search for the fewest wrong lines ended at {} lines and {} steps.",
                                 Count{most_wrong_lines}, Count{most_cover_steps}});
    }
    std::set<std::size_t> to_try;
    for (const auto& suspects : problem.suspects) to_try.insert(suspects.begin(), suspects.end());
    if (problem.suspects.size() > most_suspects) {
      problem.cut_off.push_back({"{} more sets of lines could be the wrong ones.",
                                 Count{static_cast<Integer>(problem.suspects.size() - most_suspects)}});
      problem.suspects.resize(most_suspects);
    }
    for (const std::size_t line : to_try) search.add_of(line, repairs);
    if (search.was_cut_off()) {
      problem.cut_off.push_back({"The search for a correction ended after {} tests.", Count{most_evaluations}});
    }
    keep_best(repairs, problem);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace ntm::laws
