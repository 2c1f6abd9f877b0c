#include "ntm/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

void count(YearCounts& counts, const Observation& observation, CriteriaSet all_criteria, int criteria_count) {
  ++counts.communes;
  if (observation.criteria_met.has_value()) {
    ++counts.counted;
    counts.criteria_met += observation.criteria_met.value();
    ++counts.by_criteria_met[static_cast<std::size_t>(observation.criteria_met.value())];
  }
  for (int i = 0; i < criteria_count; ++i) {
    const auto criterion = static_cast<std::size_t>(i);
    counts.met[criterion] += static_cast<std::int64_t>(observation.met >> i & 1);
    counts.observed[criterion] += static_cast<std::int64_t>((observation.observed & all_criteria) >> i & 1);
  }
  if (observation.households.has_value()) {
    ++counts.with_households;
    counts.households += observation.households.value();
  }
  if (observation.population.has_value()) {
    ++counts.with_population;
    counts.population += observation.population.value();
  }
  if (observation.households.has_value() && observation.poor_households.has_value()) {
    ++counts.with_poverty;
    counts.poverty_households += observation.households.value();
    counts.poor_households += observation.poor_households.value();
  }
  if (observation.income.has_value() && observation.population.has_value()) {
    ++counts.with_income;
    counts.income_population += observation.population.value();
    counts.weighted_income += Integer{observation.income.value()} * observation.population.value();
  }
}

void count_matched(ChangeCounts& counts, const Observation& later, const Observation& earlier, const Rules& rules) {
  ++counts.matched;
  if (later.criteria_met.has_value() && earlier.criteria_met.has_value()) {
    const std::int64_t change = later.criteria_met.value() - earlier.criteria_met.value();
    ++counts.matched_counted;
    counts.change += change;
    counts.improved += change > 0 ? 1 : 0;
    counts.unchanged += change == 0 ? 1 : 0;
    counts.declined += change < 0 ? 1 : 0;
    const std::size_t from = rules.band_of(static_cast<int>(earlier.criteria_met.value()));
    const std::size_t to = rules.band_of(static_cast<int>(later.criteria_met.value()));
    ++counts.transitions[from * rules.bands.size() + to];
  }
  if ((later.observed & earlier.observed) == rules.all_criteria()) {
    ++counts.matched_marked;
    counts.gained += std::popcount(later.met & ~earlier.met);
    counts.lost += std::popcount(earlier.met & ~later.met);
  }
}

}  // namespace

bool is_meant(const Target& target, const Group& group) {
  if (group.scope != target.scope) return false;
  const std::string wanted = name_key(target.name);
  return wanted.empty() || wanted == name_key(group.name) || wanted == name_key(group.district);
}

std::optional<Ratio> YearCounts::average() const {
  return all_counted() ? std::optional(Ratio(criteria_met, communes)) : std::nullopt;
}

Ratio YearCounts::income_sum() const { return {weighted_income, income_scale}; }

std::optional<Summary> Summary::make(const Panel& panel, const Rules& rules, const Selection& selection,
                                     Diagnostics& diagnostics) {
  const auto observed = [&](std::optional<int> year, std::string_view option) {
    if (!year || panel.index_of(*year) < panel.years().size()) return true;
    diagnostics.error({}, {"{} {}: that year was not observed", option, *year},
                      {"choose one of {}", fmt::format("{}", fmt::join(panel.years(), ", "))});
    return false;
  };
  if (panel.years().empty()) {
    diagnostics.error({}, "the input has no communes", "give files with at least one row");
    return std::nullopt;
  }
  const bool year_known = observed(selection.year, "--year");
  const bool base_known = observed(selection.base_year, "--base");
  if (!year_known || !base_known) return std::nullopt;

  Summary summary(panel, rules);
  const int year = selection.year.value_or(panel.years().back());
  summary.base_year_ = selection.base_year.value_or(panel.years().front());
  if (summary.base_year_ > year) {
    diagnostics.error({}, {"the base year {} comes after the report year {}", summary.base_year_, year},
                      "choose an earlier --base or a later --year");
    return std::nullopt;
  }
  summary.years_.assign(panel.years().begin(), std::ranges::upper_bound(panel.years(), year));
  summary.compare_years();
  summary.look_for_provinces();
  summary.make_groups(selection);
  for (const Target& target : rules.targets) {
    const bool found =
        std::ranges::any_of(summary.groups_, [&](const Group& group) { return is_meant(target, group); });
    if (found || target.name.empty()) continue;
    diagnostics.warning(
        {},
        {"the target {} is for the {} {}, which the input does not have", target.item, name(target.scope), target.name},
        "write its name as the input does");
  }

  summary.year_counts_.resize(summary.groups_.size() * summary.years_.size());
  for (std::size_t i = 0; i < summary.years_.size(); ++i) summary.count_year(i);
  ChangeCounts no_changes;
  no_changes.transitions.resize(rules.bands.size() * rules.bands.size());
  summary.change_counts_.resize(summary.groups_.size() * summary.comparisons_.size(), no_changes);
  for (std::size_t i = 0; i < summary.comparisons_.size(); ++i) summary.count_changes(i);
  return summary;
}

bool Summary::knows_numbers(std::size_t group, std::size_t comparison) const {
  const std::size_t judged = changes(group, comparison).matched > 0 ? group : 0;
  return changes(judged, comparison).matched_counted == changes(judged, comparison).matched;
}

bool Summary::knows_marks(std::size_t group, std::size_t comparison) const {
  const std::size_t judged = changes(group, comparison).matched > 0 ? group : 0;
  return changes(judged, comparison).matched_marked == changes(judged, comparison).matched;
}

std::optional<std::size_t> Summary::index_of(int year) const {
  const auto found = std::ranges::lower_bound(years_, year);
  if (found == years_.end() || *found != year) return std::nullopt;
  return static_cast<std::size_t>(found - years_.begin());
}

void Summary::compare_years() {
  for (std::size_t i = 1; i < years_.size(); ++i) comparisons_.push_back({years_[i], years_[i - 1], i, i - 1});
  const std::size_t last = years_.size() - 1;
  const std::size_t base = *index_of(base_year_);
  if (base + 1 < last) comparisons_.push_back({years_[last], base_year_, last, base});
}

void Summary::look_for_provinces() {
  std::set<std::string> names;
  for (std::size_t year = years_.size(); year-- > 0;) {
    for (const Observation& observation : panel_->observations(year)) names.insert(panel_->place(observation).province);
    names.erase("");
    if (year + 1 == years_.size() && names.size() > 1) ranked_scope_ = Scope::province;
  }
  several_provinces_ = names.size() > 1;
}

std::size_t Summary::add_group(Scope scope, const std::string& name, bool listed) {
  groups_.push_back({scope, name, {}, listed});
  return groups_.size() - 1;
}

void Summary::make_groups(const Selection& selection) {
  add_group(Scope::all, "", true);
  bool says_who_is_pilot = false;
  for (std::size_t year = 0; year < years_.size() && !says_who_is_pilot; ++year) {
    says_who_is_pilot = std::ranges::any_of(panel_->observations(year), [](const Observation& observation) {
      return observation.pilot != Pilot::not_reported;
    });
  }
  if (says_who_is_pilot) {
    pilot_group_ = add_group(Scope::pilot, "", true);
    add_group(Scope::other, "", true);
  }

  const auto aimed_at = [&](Scope scope) {
    return std::ranges::find(rules_->targets, scope, &Target::scope) != rules_->targets.end();
  };
  const auto& places = panel_->places();
  const auto group_by = [&](Scope scope, bool listed, auto name_of) {
    std::vector<std::optional<std::size_t>> group_of(places.size());
    if (!listed && !aimed_at(scope) && ranked_scope() != scope) return group_of;
    std::map<std::string, std::size_t> groups;
    for (const Place& place : places) groups.try_emplace(name_of(place));
    groups.erase("");
    for (auto& [name, group] : groups) group = add_group(scope, name, listed);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto found = groups.find(name_of(places[i]));
      if (found != groups.end()) group_of[i] = found->second;
    }
    return group_of;
  };
  province_group_ = group_by(Scope::province, selection.by_province, [](const Place& place) { return place.province; });
  district_group_ = group_by(Scope::district, selection.by_district, [&](const Place& place) {
    const bool in_full = several_provinces_ && !place.province.empty() && !place.district.empty();
    return in_full ? place.province + " / " + place.district : place.district;
  });
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (district_group_[i]) groups_[*district_group_[i]].district = places[i].district;
  }
}

template <typename Count>
void Summary::for_each_group(const Observation& observation, Count count) {
  count(std::size_t{0});
  if (pilot_group_ && observation.pilot != Pilot::not_reported) {
    count(observation.pilot == Pilot::yes ? *pilot_group_ : *pilot_group_ + 1);
  }
  if (const auto group = province_group_[observation.place]) count(*group);
  if (const auto group = district_group_[observation.place]) count(*group);
}

void Summary::count_year(std::size_t year) {
  const CriteriaSet all_criteria = rules_->all_criteria();
  for (const Observation& observation : panel_->observations(year)) {
    for_each_group(observation, [&](std::size_t group) {
      count(year_counts_[group * years_.size() + year], observation, all_criteria, rules_->criteria_count());
    });
  }
}

void Summary::count_changes(std::size_t comparison) {
  const auto counts = [&](std::size_t group) -> ChangeCounts& {
    return change_counts_[group * comparisons_.size() + comparison];
  };
  match(
      panel_->observations(comparisons_[comparison].later), panel_->observations(comparisons_[comparison].earlier),
      [&](const Observation& later, const Observation& earlier) {
        for_each_group(later, [&](std::size_t group) { count_matched(counts(group), later, earlier, *rules_); });
      },
      [&](const Observation& entered) { for_each_group(entered, [&](std::size_t group) { ++counts(group).entered; }); },
      [&](const Observation& left) { for_each_group(left, [&](std::size_t group) { ++counts(group).left; }); });
}

}  // namespace ntm
