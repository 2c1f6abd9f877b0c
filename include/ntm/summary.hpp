// The counts behind every figure: per group and year, per group and comparison, taken in one walk over the panel.
// Sections turn them into figures, and look at units by themselves only where these are listed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/figure.hpp"
#include "ntm/judgement.hpp"
#include "ntm/panel.hpp"
#include "ntm/rulebook.hpp"
#include "ntm/rules.hpp"
#include "ntm/selection.hpp"

namespace ntm {

class Team;

// Year `year` against the earlier year `base_year`; the indexes are into Panel::years().
struct Comparison {
  int year = 0;
  int base_year = 0;
  std::size_t later = 0;
  std::size_t earlier = 0;
  // False if most codes belong to different communes, as across the reform of 2025: then there are no figures of
  // matched, entered and left units.
  bool has_same_units = true;
  // Whether the map changed between the years, which alone makes numbers of communes rise and fall.
  bool crosses_reform = false;
  // Whether a crosswalk says what became of the communes: then the matched ones are those that it calls unchanged.
  bool has_lineage = false;
  // Whether both years are judged by criteria of the same decree: else numbers of criteria are not compared.
  bool is_alike = true;
};

// Whom a figure is about.
struct Group {
  Scope scope = Scope::all;
  std::string name;      // of a province or district; "province / district" where there are several provinces
  std::string district;  // of a district, without its province
  bool listed = false;   // asked for; other groups are needed for the ranking and the targets only
};

// Sums over the units of one group in one year.
struct YearCounts {
  std::int64_t communes = 0;
  std::int64_t left_out = 0;      // of those, the ones that have not reported and do not count
  std::int64_t counted = 0;       // units whose number of criteria met is known
  std::int64_t criteria_met = 0;  // over those
  std::array<std::int64_t, max_criteria + 1> by_criteria_met{};  // how many of those meet 0, 1, 2, …
  std::array<std::int64_t, max_criteria> met{};                  // per criterion: units that meet it
  std::array<std::int64_t, max_criteria> observed{};             // per criterion: units for which that is known
  std::int64_t with_households = 0;
  std::int64_t households = 0;
  std::int64_t with_population = 0;
  std::int64_t population = 0;
  std::int64_t with_poverty = 0;  // units with households and poor households
  std::int64_t poverty_households = 0;
  std::int64_t poor_households = 0;
  std::int64_t with_income = 0;  // units with income and population
  std::int64_t income_population = 0;
  Integer weighted_income = 0;  // income in millionths x population

  [[nodiscard]] std::int64_t reporting() const { return communes - left_out; }
  [[nodiscard]] bool all_counted() const { return counted > 0 && counted == reporting(); }
  [[nodiscard]] std::optional<Ratio> average() const;
  // Millions of VND per person and year x people: the numerator of the weighted income.
  [[nodiscard]] Ratio income_sum() const;
};

// What a rate is made of: poor households and all households, or income in millionths x people and people.
struct RateSums {
  Integer part = 0;
  Integer whole = 0;
};

// A rate of one territory in both years: over units that are one or several whole units of the earlier year, where all
// of these and the unit itself report it.
struct TerritoryRate {
  std::int64_t communes = 0;  // units of the later year
  RateSums before;
  RateSums after;

  [[nodiscard]] bool exists() const { return before.whole > 0 && after.whole > 0; }
};

// Sums over the units of one group in one comparison.
struct ChangeCounts {
  std::int64_t matched = 0;          // without those that are left out in either year
  std::int64_t matched_counted = 0;  // matched units with known numbers of criteria in both years
  std::int64_t change = 0;           // over those, later minus earlier
  std::int64_t improved = 0;
  std::int64_t unchanged = 0;
  std::int64_t declined = 0;
  std::int64_t matched_marked = 0;  // matched units with every criterion observed in both years
  std::int64_t gained = 0;          // criteria, over those
  std::int64_t lost = 0;
  std::int64_t entered = 0;
  std::int64_t left = 0;
  std::vector<std::int64_t> transitions;  // [from band x number of bands + to band], over matched_counted
  // Where the comparison has a lineage: units of the later year by their Origin; and over those that are merged, with
  // every criterion observed of them and of their parts, criteria more than any part met, and than all parts met.
  std::array<std::int64_t, origins> by_origin{};
  std::int64_t merged_marked = 0;
  std::int64_t merged_change_least = 0;
  std::int64_t merged_change_most = 0;
  TerritoryRate poverty;
  TerritoryRate income;
  std::int64_t foreign = 0;  // parts that came from another group of the same scope, or went to one
};

// A province among the provinces of the report year, or a district among the districts of its province, by average;
// those of which some commune has not reported are not ranked. Ties share the best rank.
struct Standing {
  Scope scope = Scope::province;
  std::string name;  // as Group has it
  std::int64_t rank = 0;
  std::int64_t among = 0;
};

// Refers to the panel it was made from, which must outlive it.
class Summary {
 public:
  // Counts what `selection` asks for. Nothing, with an error in `diagnostics`, if a year that it names was not
  // observed, the base year comes after the report year, no rules apply in a year, or the panel has no year at all. The
  // panel must have been read by the same rules.
  // A target for a province or district that the input does not have is a warning, and so is each disagreement between
  // the crosswalk and the panel. `whole` is the panel that this one is a part of, if it is: whether codes of two years
  // are those of the same communes shows in the whole. `threads` changes only the time it takes.
  static std::optional<Summary> make(const Panel& panel, const Rulebook& rules, const Selection& selection,
                                     Diagnostics& diagnostics, std::size_t threads = 1, const Crosswalk& crosswalk = {},
                                     const Panel* whole = nullptr);

  [[nodiscard]] const Panel& panel() const { return *panel_; }
  // Those of the report year, and those of years()[year].
  [[nodiscard]] const Rules& rules() const { return *rules_.back(); }
  [[nodiscard]] const Rules& rules(std::size_t year) const { return *rules_[year]; }
  // Whether numbers of criteria of both years, by their indexes, may be compared.
  [[nodiscard]] bool are_alike(std::size_t year, std::size_t other) const;
  // Whether averages and numbers of communes of both years, by their indexes, may stand against each other: criteria of
  // one decree, and one map.
  [[nodiscard]] bool are_comparable(std::size_t year, std::size_t other) const;
  [[nodiscard]] const Selection& selection() const { return selection_; }
  // Those of the rules of all observed years, each once.
  [[nodiscard]] const std::vector<const Target*>& targets() const { return targets_; }
  // Those that are judged in the group, by their indexes in targets(), ascending. A district may be called by its name
  // alone: then all districts of that name are meant, in whatever province. Where the selection says so, those of all
  // communes are judged in listed places, too.
  [[nodiscard]] std::vector<std::size_t> targets_of(const Group& group) const;
  // Whether communes are judged by criteria of another decree in the target's year than those of its rules: then it is
  // judged in no group. By its index in targets().
  [[nodiscard]] bool has_other_criteria(std::size_t target) const;
  // Every target in every group that it speaks of, in the order of targets; not those of which conditions left only
  // some of the communes. Of those that ask the same of a group (one of every district, one of this), the first.
  [[nodiscard]] const std::vector<Judgement>& judgements() const { return judgements_; }
  [[nodiscard]] const std::vector<Unjudged>& unjudged() const { return unjudged_; }
  // The observed years up to the report year, ascending.
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  [[nodiscard]] int report_year() const { return years_.back(); }
  [[nodiscard]] int base_year() const { return base_year_; }
  // Each year with the observed year before it, ascending; then report year and base year, if not among those.
  [[nodiscard]] const std::vector<Comparison>& comparisons() const { return comparisons_; }
  // All; pilot and other; provinces, then districts, in the order of the Vietnamese alphabet.
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  // What is ranked: what was asked for, else provinces where the report year has several, else districts.
  [[nodiscard]] const std::vector<Scope>& ranked_scopes() const { return ranked_scopes_; }
  // Where the input is narrowed to provinces, or to districts, the place of each among all of the whole input, in the
  // order of places; else none.
  [[nodiscard]] const std::vector<Standing>& standings() const { return standings_; }

  // By indexes into groups() and years(), groups() and comparisons().
  [[nodiscard]] const YearCounts& counts(std::size_t group, std::size_t year) const {
    return year_counts_[group * years_.size() + year];
  }
  // Those of the group and the year that a target is judged in.
  [[nodiscard]] const YearCounts& counts(const Judgement& judgement) const {
    return counts(judgement.group, *index_of(judgement.year));
  }
  [[nodiscard]] const ChangeCounts& changes(std::size_t group, std::size_t comparison) const {
    return change_counts_[group * comparisons_.size() + comparison];
  }
  // Whether the number of criteria, or every single mark, is known of all matched units in both years. A group without
  // matched units goes by all communes: where no unit has marks, such a group has not gained 0 criteria, but an unknown
  // number.
  [[nodiscard]] bool knows_numbers(std::size_t group, std::size_t comparison) const;
  [[nodiscard]] bool knows_marks(std::size_t group, std::size_t comparison) const;
  // Whether a group is the same land in both years, as all of the input is taken to be. Provinces and districts are not
  // where the map changed, unless a crosswalk shows that nothing of them came or went.
  [[nodiscard]] bool has_same_territory(std::size_t group, std::size_t comparison) const;
  // The comparison of the report year with an earlier year, by its index.
  [[nodiscard]] std::optional<std::size_t> comparison_with(int base_year) const;
  // What units of a comparison's later year are made of; null where it has no lineage.
  [[nodiscard]] const Lineage* lineage(std::size_t comparison) const {
    return comparisons_[comparison].has_lineage ? &lineages_[comparison] : nullptr;
  }
  // Calls both(later, earlier), entered(later), left(earlier) or other(lineage unit) for each unit of a comparison; the
  // last for units that were formed from several, or from parts. Those of the later year come in their order.
  template <typename Both, typename Entered, typename Left, typename Other>
  void match_units(std::size_t comparison, Both both, Entered entered, Left left, Other other) const;
  // The index of a year in years(), or nothing if it was not observed by then.
  [[nodiscard]] std::optional<std::size_t> index_of(int year) const;
  // What a place of the input is called: "province / district" where there are several provinces.
  [[nodiscard]] std::string district_name(const Place& place) const;

 private:
  Summary(const Panel& panel, const Rulebook& rulebook, const Selection& selection)
      : panel_(&panel), rulebook_(rulebook), selection_(selection) {}
  bool choose_rules(Diagnostics& diagnostics);
  void find_targets();
  void tell_idle_targets(Diagnostics& diagnostics) const;
  void tell_late_targets(Diagnostics& diagnostics) const;
  [[nodiscard]] std::optional<std::string> province_of_all(std::size_t year) const;
  [[nodiscard]] int first_alike_year() const;
  void compare_years(const Crosswalk& crosswalk);
  void look_for_provinces();
  void make_groups();
  std::size_t add_group(Scope scope, const std::string& name, bool listed);
  void count(Team& team, const Crosswalk& crosswalk);
  void judge_targets();
  [[nodiscard]] std::vector<Standing> standings_in(const Panel& whole) const;
  void look_for_other_units(const Panel& whole, const Crosswalk& crosswalk, Diagnostics& diagnostics);

  const Panel* panel_;
  Rulebook rulebook_;
  std::vector<const Rules*> rules_;  // by year
  Selection selection_;
  std::vector<const Target*> targets_;
  std::vector<const Rules*> rules_of_targets_;
  // Their indexes, by scope and name as name_key() makes it.
  std::map<std::pair<Scope, std::string>, std::vector<std::size_t>> targets_by_name_;
  std::vector<int> years_;
  int base_year_ = 0;
  std::vector<Comparison> comparisons_;
  bool several_provinces_ = false;  // in any year
  std::vector<Scope> ranked_scopes_;
  std::vector<Standing> standings_;
  std::vector<Group> groups_;
  std::optional<std::size_t> pilot_group_;                  // the group of those who are not follows it
  std::vector<std::optional<std::size_t>> province_group_;  // by place
  std::vector<std::optional<std::size_t>> district_group_;  // by place
  std::vector<YearCounts> year_counts_;
  std::vector<ChangeCounts> change_counts_;
  std::vector<Lineage> lineages_;  // by comparison
  std::vector<Judgement> judgements_;
  std::vector<Unjudged> unjudged_;
};

template <typename Both, typename Entered, typename Left, typename Other>
void Summary::match_units(std::size_t comparison, Both both, Entered entered, Left left, Other other) const {
  const Lineage* const made_of = lineage(comparison);
  if (made_of == nullptr) {
    const Comparison& years = comparisons_[comparison];
    match(panel_->observations(years.later), panel_->observations(years.earlier), both, entered, left);
    return;
  }
  for (const Lineage::Unit& unit : made_of->units) {
    if (const Observation* const before = unit.same()) {
      both(unit.now, *before);
    } else if (unit.parts.empty()) {
      entered(unit.now);
    } else {
      other(unit);
    }
  }
  for (const Lineage::Left& unit : made_of->left) left(unit.before);
}

}  // namespace ntm
