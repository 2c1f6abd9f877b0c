// Which targets are judged in which groups, and when.
#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "ntm/summary.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

Judgement judge(const Summary& summary, const Target& target, std::size_t group, int year) {
  const std::size_t index = *summary.index_of(year);
  const YearCounts& counts = summary.counts(group, index);
  Judgement judgement{&target, group, year, std::nullopt, std::nullopt};
  const auto average = counts.average();
  if (!target.is_rise()) {
    judgement.actual = average;
    judgement.start = Ratio(0);
  } else if (year < target.year) {
    judgement.actual = average ? std::optional(Ratio(0)) : std::nullopt;
    judgement.start = average;
  } else {
    judgement.start = summary.counts(group, index - 1).average();
    if (average && judgement.start) judgement.actual = *average - *judgement.start;
  }
  return judgement;
}

// Whether the communes of a year, by its index and not the first, are others than those of the year before: a rise is
// then no progress.
bool is_rearranged(const Summary& summary, std::size_t year) { return summary.comparisons()[year - 1].crosses_reform; }

// Whether conditions left all communes of the scope that the target is judged in: all communes are not those of a
// district. Pilots of the report year are followed: of the year before, which a rise goes by, others may have been.
bool has_all_communes(const Summary& summary, const Target& target, Scope scope) {
  const bool is_of_report_year = !target.is_rise() || summary.report_year() < target.year;
  return std::ranges::all_of(summary.selection().where, [&](const Condition& condition) {
    switch (condition.trait) {
      case CommuneTrait::province: return true;
      case CommuneTrait::district: return scope == Scope::district;
      case CommuneTrait::pilot:
        return is_of_report_year && scope == (condition.value == "yes" ? Scope::pilot : Scope::other);
      case CommuneTrait::commune:
      case CommuneTrait::type:
      case CommuneTrait::band: break;
    }
    return false;
  });
}

// The year at which the target is judged; nothing if its year is past and was not observed, or, of a rise, the year
// before it was not.
std::optional<int> judged_at(const Summary& summary, const Target& target) {
  if (target.year > summary.report_year()) return summary.report_year();
  const auto index = summary.index_of(target.year);
  if (!index) return std::nullopt;
  // a rise is that of one year
  const bool has_begun = *index > 0 && summary.years()[*index - 1] == target.year - 1;
  const bool can_rise = has_begun && summary.are_alike(*index, *index - 1) && !is_rearranged(summary, *index);
  return target.is_rise() && !can_rise ? std::nullopt : std::optional(target.year);
}

// By the indexes of targets, those of the groups in which they are judged.
std::vector<std::vector<std::size_t>> groups_by_target(const Summary& summary) {
  std::vector<std::vector<std::size_t>> groups(summary.targets().size());
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    for (const std::size_t target : summary.targets_of(summary.groups()[group])) groups[target].push_back(group);
  }
  return groups;
}

// What is asked of a group, once in whatever rules.
using Asked = std::set<std::tuple<std::size_t, std::string_view, int>>;
Asked::value_type asked_of(std::size_t group, const Target& target) { return {group, target.item, target.year}; }

std::vector<Judgement> judged(const Summary& summary) {
  std::vector<Judgement> result;
  Asked asked;
  const auto groups = groups_by_target(summary);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Target& target = *summary.targets()[i];
    const auto year = judged_at(summary, target);
    if (!year || summary.has_other_criteria(i)) continue;
    for (const std::size_t group : groups[i]) {
      if (!has_all_communes(summary, target, summary.groups()[group].scope)) continue;
      if (summary.counts(group, *summary.index_of(*year)).communes == 0) continue;
      if (asked.insert(asked_of(group, target)).second) result.push_back(judge(summary, target, group, *year));
    }
  }
  return result;
}

Phrase why_not(const Summary& summary, std::size_t index_of_target) {
  const Target& target = *summary.targets()[index_of_target];
  if (summary.has_other_criteria(index_of_target)) return "other criteria apply in that year";
  if (!has_all_communes(summary, target, target.scope)) return "only some of its communes are counted";
  if (judged_at(summary, target)) return "the input has no such communes";
  const auto index = summary.index_of(target.year);
  if (!index) return "there are no data for that year";
  const bool is_before_observed = *index > 0 && summary.years()[*index - 1] == target.year - 1;
  if (!is_before_observed) return "there are no data for the year before";
  return summary.are_alike(*index, *index - 1) ? Phrase("administrative units were rearranged")
                                               : Phrase("the year before has different criteria");
}

std::vector<Unjudged> not_judged(const Summary& summary, const std::vector<Judgement>& judgements) {
  Asked judged;
  for (const Judgement& judgement : judgements) judged.insert(asked_of(judgement.group, *judgement.target));
  std::vector<Unjudged> result;
  const auto groups = groups_by_target(summary);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Target& target = *summary.targets()[i];
    const bool is_judged =
        std::ranges::any_of(groups[i], [&](std::size_t group) { return judged.contains(asked_of(group, target)); });
    if (!is_judged) result.push_back({&target, why_not(summary, i)});
  }
  return result;
}

}  // namespace

void Summary::judge_targets() {
  judgements_ = judged(*this);
  unjudged_ = not_judged(*this, judgements_);
}

}  // namespace ntm
