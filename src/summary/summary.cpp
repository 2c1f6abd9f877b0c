#include "ntm/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "summary/counting.hpp"
#include "summary/coverage.hpp"
#include "summary/likely_slips.hpp"
#include "summary/reforms.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Below this many unit-years a second thread takes longer to begin than to help.
constexpr std::size_t fewest_for_threads = 20'000;

std::size_t count_unit_years(const Panel& panel) {
  std::size_t count = 0;
  for (std::size_t year = 0; year < panel.years().size(); ++year) count += panel.size(year);
  return count;
}

}  // namespace

std::optional<Ratio> YearCounts::average() const {
  return all_counted() ? std::optional(Ratio(criteria_met, counted)) : std::nullopt;
}

Ratio YearCounts::income_sum() const { return {weighted_income, income_scale}; }

std::optional<Summary> Summary::make(const Panel& panel, const Rulebook& rules, const Selection& selection,
                                     Diagnostics& diagnostics, std::size_t threads, const Crosswalk& crosswalk,
                                     const Panel* whole) {
  const auto observed = [&](std::optional<int> year, std::string_view option) {
    if (!year || panel.index_of(*year) < panel.years().size()) return true;
    diagnostics.error({}, {"{} {}: there are no data for this year", option, *year},
                      {PhraseWith<1>("choose one of {}", "years"), fmt::format("{}", fmt::join(panel.years(), ", "))});
    return false;
  };
  if (panel.years().empty()) {
    diagnostics.error({}, "the input has no communes", "give files with at least one row");
    return std::nullopt;
  }
  const bool year_known = observed(selection.year, "--year");
  const bool base_known = observed(selection.base_year, "--base");
  if (!year_known || !base_known) return std::nullopt;

  Summary summary(panel, rules, selection);
  const int year = selection.year.value_or(panel.years().back());
  if (selection.base_year.value_or(year) > year) {
    diagnostics.error({}, {"the base year {} comes after the report year {}", *selection.base_year, year},
                      "choose an earlier --base or a later --year");
    return std::nullopt;
  }
  summary.years_.assign(panel.years().begin(), std::ranges::upper_bound(panel.years(), year));
  if (!summary.choose_rules(diagnostics)) return std::nullopt;
  summary.find_targets();
  summary.base_year_ = selection.base_year.value_or(summary.first_alike_year());
  const Panel& all = whole != nullptr ? *whole : panel;
  const Crosswalk dated = crosswalk.with_years_of(all);
  summary.compare_years(dated);
  summary.look_for_provinces();
  summary.make_groups();
  summary.tell_idle_targets(diagnostics);
  summary.tell_late_targets(diagnostics);

  Team team(count_unit_years(panel) < fewest_for_threads ? 1 : threads);
  summary.count(team, dated);
  crosswalk.tell_doubts(all, diagnostics);
  summary.look_for_other_units(all, crosswalk, diagnostics);
  // which years are of another map is known by now
  summary.judge_targets();
  if (&all != &panel) summary.standings_ = summary.standings_in(all);
  tell_coverage(summary, diagnostics);
  tell_likely_slips(summary, team, diagnostics);
  return summary;
}

bool Summary::are_alike(std::size_t year, std::size_t other) const {
  return ntm::are_alike(*rules_[year], *rules_[other]);
}

bool Summary::are_comparable(std::size_t year, std::size_t other) const {
  // each year with the one before stands first among the comparisons
  const auto [first, last] = std::minmax(year, other);
  const auto between = std::span(comparisons_).subspan(first, last - first);
  return are_alike(year, other) && std::ranges::none_of(between, &Comparison::crosses_reform);
}

void Summary::find_targets() {
  for (std::size_t year = 0; year < years_.size(); ++year) {
    const auto own = rules_.begin() + static_cast<std::ptrdiff_t>(year);
    if (std::find(rules_.begin(), own, *own) != own) continue;
    for (const Target& target : rules_[year]->targets) {
      targets_by_name_[{target.scope, name_key(target.name)}].push_back(targets_.size());
      targets_.push_back(&target);
      rules_of_targets_.push_back(rules_[year]);
    }
  }
}

bool Summary::has_other_criteria(std::size_t target) const {
  const int year = targets_[target]->year;
  const auto index = index_of(year);
  const RuleTerms* const terms = index ? &rules_[*index]->terms : rulebook_.find_terms(year, std::nullopt);
  return terms != nullptr && terms->decree != rules_of_targets_[target]->terms.decree;
}

std::vector<std::size_t> Summary::targets_of(const Group& group) const {
  std::set<std::size_t> meant;
  for (const std::string& name : {std::string(), name_key(group.name), name_key(group.district)}) {
    const auto found = targets_by_name_.find({group.scope, name});
    if (found != targets_by_name_.end()) meant.insert(found->second.begin(), found->second.end());
  }
  const bool is_place = group.scope == Scope::province || group.scope == Scope::district;
  if (selection_.judges_places && is_place && group.listed) {
    const auto of_all = targets_by_name_.find({Scope::all, std::string()});
    if (of_all != targets_by_name_.end()) meant.insert(of_all->second.begin(), of_all->second.end());
  }
  return {meant.begin(), meant.end()};
}

void Summary::tell_idle_targets(Diagnostics& diagnostics) const {
  std::set<std::size_t> meant;
  for (const Group& group : groups_) {
    for (const std::size_t target : targets_of(group)) meant.insert(target);
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const Target& target = *targets_[i];
    if (meant.contains(i) || target.name.empty()) continue;
    diagnostics.warning(
        {},
        {"the target {} is for the {} {}, which the input does not have", target.item, name(target.scope), target.name},
        "write its name as the input does");
  }
}

// Targets of a year in which no rules hold: they are judged by the criteria of their own, which may be others by then.
void Summary::tell_late_targets(Diagnostics& diagnostics) const {
  std::set<std::pair<const Rules*, int>> told;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const int year = targets_[i]->year;
    const Rules& rules = *rules_of_targets_[i];
    if (!rules.terms.to || year <= *rules.terms.to || rulebook_.find_terms(year, std::nullopt) != nullptr) continue;
    if (!told.emplace(&rules, year).second) continue;
    diagnostics.warning({},
                        {"rule set {} applies until {}, but sets targets for {}: these are judged by the same criteria",
                         rules.name, *rules.terms.to, year},
                        "change `to` in set.csv, or give the rules of that year, too");
  }
}

std::optional<std::string> Summary::province_of_all(std::size_t year) const {
  std::optional<std::string> province;
  for (std::size_t place = 0; place < panel_->places().size(); ++place) {
    if (!panel_->has_units(place, year)) continue;
    const std::string_view own = panel_->places()[place].province;
    if (province && *province != own) return std::string();
    province = own;
  }
  return province && province->empty() ? std::nullopt : province;
}

// False, with an error, where none hold in some year.
bool Summary::choose_rules(Diagnostics& diagnostics) {
  std::vector<std::string> without;
  const Rules* doubtful = nullptr;
  for (std::size_t year = 0; year < years_.size(); ++year) {
    const auto province = province_of_all(year);
    const Rules* const rules = rulebook_.find(years_[year], province);
    rules_.push_back(rules);
    const RuleTerms* const read_by = rulebook_.find_terms(years_[year], std::nullopt);
    if (rules == nullptr) {
      without.push_back(std::to_string(years_[year]));
    } else if (rules->terms.decree != read_by->decree) {
      diagnostics.error({},
                        {"{} was read by the criteria of {}, but is to be judged by those of {}", years_[year],
                         read_by->decree, rules->terms.decree},
                        "give rules of one decree for each year with --rules");
      return false;
    } else if (!province && rulebook_.is_doubtful(*rules, years_[year])) {
      doubtful = rules;
    }
  }
  if (doubtful != nullptr) {
    diagnostics.warning(
        {}, {"the input does not name its province; judged by the bands and targets of {}", doubtful->terms.province},
        "add a column province, or choose other rules with --rules");
  }
  if (without.empty()) return true;
  diagnostics.error(
      {}, {"no rules apply to these communes in {}", fmt::format("{}", fmt::join(without, ", "))},
      "choose rules that apply with --rules (`ntm rules` lists years and provinces); or write a set out with `ntm "
      "rules NAME -o DIR`, change the years in DIR/set.csv, and give --rules DIR");
  return false;
}

int Summary::first_alike_year() const {
  std::size_t first = years_.size() - 1;
  for (std::size_t year = 0; year < years_.size() && first + 1 == years_.size(); ++year) {
    if (are_alike(year, years_.size() - 1)) first = year;
  }
  return years_[first];
}

bool Summary::knows_numbers(std::size_t group, std::size_t comparison) const {
  const std::size_t judged = changes(group, comparison).matched > 0 ? group : 0;
  if (changes(judged, comparison).matched == 0 && comparisons_[comparison].has_lineage) return false;
  return changes(judged, comparison).matched_counted == changes(judged, comparison).matched;
}

bool Summary::knows_marks(std::size_t group, std::size_t comparison) const {
  const std::size_t judged = changes(group, comparison).matched > 0 ? group : 0;
  if (changes(judged, comparison).matched == 0 && comparisons_[comparison].has_lineage) return false;
  return changes(judged, comparison).matched_marked == changes(judged, comparison).matched;
}

bool Summary::has_same_territory(std::size_t group, std::size_t comparison) const {
  const Scope scope = groups_[group].scope;
  if (!comparisons_[comparison].crosses_reform || (scope != Scope::province && scope != Scope::district)) return true;
  return comparisons_[comparison].has_lineage && changes(group, comparison).foreign == 0;
}

std::optional<std::size_t> Summary::comparison_with(int base_year) const {
  const auto found = std::ranges::find_if(comparisons_, [&](const Comparison& comparison) {
    return comparison.year == report_year() && comparison.base_year == base_year;
  });
  if (found == comparisons_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - comparisons_.begin());
}

std::optional<std::size_t> Summary::index_of(int year) const {
  const auto found = std::ranges::lower_bound(years_, year);
  if (found == years_.end() || *found != year) return std::nullopt;
  return static_cast<std::size_t>(found - years_.begin());
}

std::string Summary::district_name(const Place& place) const {
  const bool in_full = several_provinces_ && !place.province.empty() && !place.district.empty();
  return in_full ? fmt::format("{} / {}", place.province, place.district) : std::string(place.district);
}

void Summary::compare_years(const Crosswalk& crosswalk) {
  const auto compare = [&](std::size_t later, std::size_t earlier) {
    const bool has_lineage = crosswalk.lies_between(*panel_, later, earlier);
    comparisons_.push_back(
        {years_[later], years_[earlier], later, earlier, true, has_lineage, has_lineage, are_alike(later, earlier)});
  };
  for (std::size_t i = 1; i < years_.size(); ++i) compare(i, i - 1);
  const std::size_t last = years_.size() - 1;
  const std::size_t base = *index_of(base_year_);
  if (base + 1 < last) compare(last, base);
}

void Summary::look_for_provinces() {
  std::set<std::string_view> in_any_year;
  std::set<std::string_view> in_report_year;
  const auto& places = panel_->places();
  for (std::size_t year = 0; year < years_.size(); ++year) {
    std::string_view last;  // places of a province follow each other
    for (std::size_t place = 0; place < places.size(); ++place) {
      const std::string_view province = places[place].province;
      if (province == last || !panel_->has_units(place, year)) continue;
      last = province;
      in_any_year.insert(province);
      if (year + 1 == years_.size()) in_report_year.insert(province);
    }
  }
  several_provinces_ = in_any_year.size() > 1;
  ranked_scopes_ = selection_.ranked;
  if (ranked_scopes_.empty()) {
    ranked_scopes_.push_back(in_report_year.size() > 1 ? Scope::province : Scope::district);
  }
}

std::size_t Summary::add_group(Scope scope, const std::string& name, bool listed) {
  groups_.push_back({scope, name, {}, listed});
  return groups_.size() - 1;
}

void Summary::make_groups() {
  add_group(Scope::all, "", true);
  bool says_who_is_pilot = false;
  // no need to look at every unit where none says it
  for (std::size_t year = 0; panel_->says_who_is_pilot() && year < years_.size() && !says_who_is_pilot; ++year) {
    const Observations observations = panel_->observations(year);
    says_who_is_pilot = std::any_of(observations.begin(), observations.end(), [](const Observation& observation) {
      return observation.pilot() != Pilot::not_reported;
    });
  }
  if (says_who_is_pilot) {
    pilot_group_ = add_group(Scope::pilot, "", true);
    add_group(Scope::other, "", true);
  }

  const auto aimed_at = [&](Scope scope) {
    return std::ranges::any_of(targets(), [&](const Target* target) { return target->scope == scope; });
  };
  const auto& places = panel_->places();
  const auto group_by = [&](Scope scope, bool listed, auto name_of) {
    std::vector<std::optional<std::size_t>> group_of(places.size());
    if (!listed && !aimed_at(scope) && !std::ranges::count(ranked_scopes(), scope)) return group_of;
    std::map<std::string, std::optional<std::size_t>> groups;
    std::vector<decltype(groups)::iterator> found;
    for (const Place& place : places) {
      const auto name = name_of(place);
      const bool as_before = !found.empty() && found.back()->first == name;
      found.push_back(as_before ? found.back() : groups.try_emplace(std::string(name)).first);
    }
    std::map<std::string, decltype(groups)::iterator> in_order;  // by keys that order
    for (auto group = groups.begin(); group != groups.end(); ++group) {
      if (!group->first.empty()) in_order.emplace(collation_key(group->first), group);
    }
    for (const auto& [key, group] : in_order) group->second = add_group(scope, group->first, listed);
    for (std::size_t i = 0; i < places.size(); ++i) group_of[i] = found[i]->second;
    return group_of;
  };
  province_group_ =
      group_by(Scope::province, selection_.by_province, [](const Place& place) { return place.province; });
  district_group_ =
      group_by(Scope::district, selection_.by_district, [&](const Place& place) { return district_name(place); });
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (district_group_[i]) groups_[*district_group_[i]].district = places[i].district;
  }
}

void Summary::count(Team& team, const Crosswalk& crosswalk) {
  std::set<Membership> distinct;
  std::vector<const Membership*> memberships;
  std::set<Membership>::iterator last = distinct.end();
  for (std::size_t place = 0; place < panel_->places().size(); ++place) {
    Membership membership;
    membership.add(0);
    if (const auto group = province_group_[place]) membership.add(*group);
    if (const auto group = district_group_[place]) membership.add(*group);
    if (last == distinct.end() || *last != membership) last = distinct.insert(membership).first;
    memberships.push_back(&*last);
  }
  year_counts_.resize(groups_.size() * years_.size());
  change_counts_.resize(groups_.size() * comparisons_.size());
  for (std::size_t i = 0; i < change_counts_.size(); ++i) {
    const std::size_t bands = rules(comparisons_[i % comparisons_.size()].later).bands.size();
    change_counts_[i].transitions.resize(bands * bands);
  }
  const CountingTask task{*panel_, rules_, comparisons_, pilot_group_, memberships};
  count_panel(task, team, year_counts_, change_counts_);
  lineages_.resize(comparisons_.size());
  for (std::size_t i = 0; i < comparisons_.size(); ++i) {
    if (!comparisons_[i].has_lineage) continue;
    lineages_[i] = crosswalk.lineage(*panel_, comparisons_[i].later, comparisons_[i].earlier);
    count_lineage(task, i, lineages_[i], change_counts_);
  }
}

// Of years that follow each other, who made the panel has told it.
void Summary::look_for_other_units(const Panel& whole, const Crosswalk& crosswalk, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < comparisons_.size(); ++i) {
    Comparison& comparison = comparisons_[i];
    if (comparison.has_lineage) continue;
    const std::size_t later = whole.index_of(comparison.year);
    const std::size_t earlier = whole.index_of(comparison.base_year);
    const std::size_t renamed = whole.renamed(later, earlier).size();
    // those that are left out, too: they bear names like the others
    auto matched = static_cast<std::size_t>(counts(0, comparison.later).communes - changes(0, i).entered);
    if (&whole != panel_) matched = codes_in_both(whole, later, earlier);
    const Reform* const reform = reform_crossed(whole, later, earlier, crosswalk);
    comparison.crosses_reform = reform != nullptr;
    comparison.has_same_units = reform == nullptr && !are_others(renamed, matched);
    if (comparison.has_same_units || comparison.later == comparison.earlier + 1) continue;
    const bool is_told = std::ranges::any_of(comparisons_, [&](const Comparison& between) {
      return between.earlier >= comparison.earlier && !between.has_same_units && &between != &comparison;
    });
    if (is_told) continue;
    if (reform != nullptr) {
      tell_reform(*reform, comparison.year, comparison.base_year, diagnostics);
      continue;
    }
    diagnostics.warning(
        {},
        {"in {} {} of {} communes have a different name than in {}; communes of these years are not matched",
         comparison.year, Count{static_cast<Integer>(renamed)}, Count{static_cast<Integer>(matched)},
         comparison.base_year},
        "use codes of one list in all years, or leave the column of codes out so that communes are matched by name");
  }
}

}  // namespace ntm
