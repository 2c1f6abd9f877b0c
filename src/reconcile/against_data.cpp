#include "reconcile/against_data.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "panel/place_names.hpp"
#include "reconcile/law.hpp"
#include "reconcile/view.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

// Every pair of years that is asked for costs a walk over the panel.
constexpr std::size_t most_views = 40;

bool is_band_measure(Measure measure) {
  return measure == Measure::band || measure == Measure::band_share || measure == Measure::band_change;
}

// Communes of a group that meet so many criteria; nothing where that is not known of all.
std::optional<Integer> count_in(const YearCounts& counts, const CriteriaRange& range) {
  if (!counts.all_counted()) return std::nullopt;
  Integer sum = 0;
  for (int i = range.from; i <= std::min(range.to, max_criteria); ++i) {
    sum += counts.by_criteria_met[static_cast<std::size_t>(i)];
  }
  return sum;
}

}  // namespace

bool is_of_target(Measure measure) {
  switch (measure) {
    case Measure::target:
    case Measure::gap:
    case Measure::needed:
    case Measure::short_communes:
    case Measure::needed_each:
    case Measure::pace_needed:
    case Measure::pace_observed: return true;
    default: return false;
  }
}

AgainstData::AgainstData(const ReconcileData& data, const Rulebook& rules, const std::vector<PublishedLine>& lines)
    : data_(data), rules_(rules) {
  for (const PublishedLine& line : lines) {
    by_province_ = by_province_ || line.scope == Scope::province || !line.place.empty();
    by_district_ = by_district_ || line.scope == Scope::district;
    by_commune_ = by_commune_ || line.scope == Scope::commune;
    const bool is_observed = data.panel.index_of(line.year) < data.panel.years().size();
    if (is_observed && !is_of_target(line.measure)) report_year_ = std::max(report_year_, line.year);
  }
}

AgainstData::~AgainstData() = default;

AgainstData::View* AgainstData::find_view(std::optional<int> year, std::optional<int> base_year) {
  const auto known = views_.find({year, base_year});
  if (known != views_.end()) return known->second.get();
  if (views_.size() >= most_views) return nullptr;
  Selection selection;
  selection.year = year;
  selection.base_year = base_year;
  selection.by_province = by_province_;
  selection.by_district = by_district_;
  Diagnostics told_already;
  auto summary = Summary::make(data_.panel, rules_, selection, told_already, data_.threads, data_.crosswalk);
  std::unique_ptr<View> view;
  if (summary) view = std::make_unique<View>(std::move(*summary), by_commune_);
  return views_.emplace(std::pair(year, base_year), std::move(view)).first->second.get();
}

Message AgainstData::find_commune(PublishedLine& line) const {
  const std::size_t year = data_.panel.index_of(line.year);
  if (year >= years().size()) return {};  // which is said elsewhere
  const TypedName wanted = typed_unit_name(line.name);
  std::optional<std::string> code;
  for (const Observation unit : data_.panel.observations(year)) {
    if (data_.panel.code(unit) == line.name) return {};
    if (!may_be_same(typed_unit_name(data_.panel.name(unit)), wanted)) continue;
    if (code) return {"several communes are called {}; write the code", line.name};
    code = data_.panel.code(unit);
  }
  if (!code) return {"no {} in the data of {}", line.name, line.year};
  line.name = *code;
  return {};
}

Message AgainstData::translate(PublishedLine& line, View& view) {
  const Summary& summary = view.summary;
  const auto matches = [](const std::string& a, const std::string& b) {
    return may_be_same(typed_place_name(a), typed_place_name(b));
  };
  if (!line.place.empty()) {
    std::set<std::string> provinces;
    for (const Place& place : data_.panel.places()) {
      if (!place.province.empty()) provinces.emplace(place.province);
    }
    const auto own = std::ranges::find_if(provinces, [&](const std::string& of) { return matches(of, line.place); });
    if (own == provinces.end() && !provinces.empty()) return {"the data are not about {}", line.place};
    if (provinces.size() > 1) {
      if (line.scope == Scope::all) {
        line.scope = Scope::province;
        line.name = *own;
      } else if (line.scope == Scope::district) {
        line.name = *own + " / " + line.name;
      } else if (line.scope != Scope::commune && line.scope != Scope::province) {
        return {"pilots are known only for all provinces together, not for {}", line.place};
      }
    }
  }
  if (line.scope == Scope::all) line.name.clear();
  if (line.scope == Scope::commune) return find_commune(line);
  if (view.groups.contains({line.scope, line.name})) return {};
  if (line.scope == Scope::pilot || line.scope == Scope::other) {
    line.name.clear();
    if (!view.groups.contains({line.scope, ""})) return {"the data do not say who is a pilot"};
    return {};
  }
  const auto [known, is_new] = view.translated.try_emplace({line.scope, line.name});
  auto& [name, missing] = known->second;
  if (is_new) {
    std::size_t found = 0;
    for (const Group& group : summary.groups()) {
      if (group.scope != line.scope) continue;
      if (!matches(group.name, line.name) && !matches(group.district, line.name)) continue;
      name = group.name;
      ++found;
    }
    if (found == 0) missing = {"no {} in the data", line.name};
    if (found > 1) missing = {"several districts are called {}; write it as province / district", line.name};
  }
  line.name = name;
  return missing;
}

std::optional<Ratio> AgainstData::in_range(const PublishedLine& line, const View& view, std::size_t group) const {
  if (!is_band_measure(line.measure)) return std::nullopt;
  const Summary& summary = view.summary;
  const auto range = read_band(line.item);
  const auto year = summary.index_of(line.year);
  if (!range || !year) return std::nullopt;
  const YearCounts& counts = summary.counts(group, *year);
  const auto now = count_in(counts, *range);
  if (!now) return std::nullopt;
  if (line.measure == Measure::band) return Ratio(*now);
  if (line.measure == Measure::band_share) return Ratio(*now * 100, counts.counted);
  const auto before_year = line.base_year ? summary.index_of(*line.base_year) : std::nullopt;
  if (!before_year || !summary.are_alike(*year, *before_year)) return std::nullopt;
  const auto before = count_in(summary.counts(group, *before_year), *range);
  return before ? std::optional(Ratio(*now - *before)) : std::nullopt;
}

Given AgainstData::look_up(const PublishedLine& asked, View& view) {
  PublishedLine line = asked;
  if (Message missing = translate(line, view); !missing.empty()) return {{}, std::move(missing)};
  const Figure* const figure =
      view.index->find(line.measure, line.scope, line.name, line.item, line.year, line.base_year);
  if (figure != nullptr) return {figure->value(), {}};
  const auto group = view.groups.find({line.scope, line.name});
  if (group != view.groups.end()) {
    if (const auto value = in_range(line, view, group->second)) return {value, {}};
  }
  return {{}, missing_for(line, view)};
}

Given AgainstData::value_of(PublishedLine line) {
  const bool of_target = is_of_target(line.measure);
  const auto is_observed = [&](int year) { return data_.panel.index_of(year) < years().size(); };
  if (years().empty()) return {{}, "there are no data"};
  if (!of_target && !is_observed(line.year)) return {{}, {"no data for {}", line.year}};
  if (line.base_year && !is_observed(*line.base_year)) return {{}, {"no data for {}", *line.base_year}};
  View* const usual = find_view({}, {});
  Given given;
  if (usual != nullptr) {
    given = look_up(line, *usual);
    if (given.value) return given;
  }
  View* other = nullptr;
  if (of_target) {
    if (line.base_year) other = find_view(line.base_year, {});
  } else if (line.base_year) {
    if (*line.base_year < line.year) other = find_view(line.year, line.base_year);
  } else {
    other = find_view(line.year, {});
  }
  if (other != nullptr && other != usual) {
    Given once_more = look_up(line, *other);
    if (once_more.value || usual == nullptr) return once_more;
  }
  return given;
}

Message AgainstData::missing_for(const PublishedLine& line, const View& view) const {
  switch (line.measure) {
    case Measure::recognised:
    case Measure::recognised_share:
    case Measure::recognised_change: return "the data do not say which communes are recognised";
    case Measure::criteria_basically_met:
    case Measure::criteria_not_met: return "the data tell only what is met";
    case Measure::rank:
      if (line.scope == Scope::province) return "no other provinces in the data";
      break;
    case Measure::poverty_rate:
    case Measure::poverty_rate_change: return "no poor households in the data of these years";
    case Measure::income:
    case Measure::income_change: return "no incomes in the data of these years";
    default: break;
  }
  if (is_of_target(line.measure)) return "the rules set no such target, or it cannot be judged";
  if (line.base_year) {
    const auto later = view.summary.index_of(line.year);
    const auto earlier = view.summary.index_of(*line.base_year);
    if (later && earlier && !view.summary.are_alike(*later, *earlier)) {
      return {"{} and {} are judged by different criteria", *line.base_year, line.year};
    }
    return {"the data of {} and {} do not give it", *line.base_year, line.year};
  }
  return {"the data of {} do not give it", line.year};
}

std::optional<Ratio> AgainstData::communes(const PublishedLine& like, int year) {
  PublishedLine line = like;
  line.measure = Measure::communes;
  line.item.clear();
  line.year = year;
  line.base_year.reset();
  return value_of(line).value;
}

std::optional<LineVerdict> AgainstData::pace_since_any(const PublishedLine& line) {
  for (const int base_year : years()) {
    // a target of a year before the base year has a pace, too
    for (const int year : {line.base_year.value_or(report_year_), report_year_}) {
      View* const view = base_year <= year ? find_view(year, base_year) : nullptr;
      const auto value = view != nullptr ? look_up(line, *view).value : std::nullopt;
      if (!value || !is_printed_as(*value, line.number)) continue;
      LineVerdict verdict;
      verdict.verdict = Verdict::agrees;
      verdict.computed = value;
      verdict.decimals = line.number.decimals;
      verdict.explanation = {"the change since {}", base_year};
      return verdict;
    }
  }
  return std::nullopt;
}

LineVerdict AgainstData::judge(const PublishedLine& line) {
  LineVerdict verdict;
  Given given = value_of(line);
  if (line.measure == Measure::pace_observed && !(given.value && is_printed_as(*given.value, line.number))) {
    if (auto since = pace_since_any(line)) return *since;
  }
  if (!given.value) {
    verdict.verdict = Verdict::cannot_tell;
    verdict.explanation = std::move(given.missing);
    return verdict;
  }
  verdict.computed = given.value;
  constexpr int usual_decimals = 2;
  verdict.decimals =
      given.value->is_integer() && line.number.is_whole ? 0 : std::max(line.number.decimals, usual_decimals);
  if (is_printed_as(*given.value, line.number)) {
    verdict.verdict = Verdict::agrees;
    return verdict;
  }
  verdict.explanation = explain(line, *given.value, *this);
  verdict.verdict = Verdict::explained;
  if (verdict.explanation.empty()) {
    const Ratio difference = line.number.value - *given.value;
    verdict.verdict = Verdict::differs;
    verdict.explanation = {"differs by {}{}", std::string_view(difference > Ratio(0) ? "+" : ""),
                           Decimal{difference.rounded(verdict.decimals)}};
  }
  return verdict;
}

bool is_printed_as(const Ratio& exact, const PrintedNumber& number) {
  if (number.hedge != Hedge::none) return to_bounds(number).contains(exact);
  if (number.is_whole) return exact == number.value;
  return exact.rounded(number.decimals) == number.value.rounded(number.decimals);
}

}  // namespace ntm::laws
