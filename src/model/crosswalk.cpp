#include "ntm/crosswalk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "model/reforms.hpp"

namespace ntm {
namespace {

// Of ten communes one may have been written with a code that was given up.
constexpr std::size_t communes_for_each_slip = 10;

Count count_of(std::size_t number) { return {static_cast<Integer>(number)}; }

std::map<std::string, Observation, std::less<>> by_code(const Panel& panel, std::size_t year) {
  std::map<std::string, Observation, std::less<>> units;
  for (const Observation& unit : panel.observations(year)) units.emplace(panel.code(unit), unit);
  return units;
}

// "03403 Xã Nậm Loỏng"
std::string named(const Panel& panel, const Observation& unit) {
  return panel.has_code(unit) ? fmt::format("{} {}", panel.code(unit), panel.name(unit)) : panel.code(unit);
}

template <typename Map>
std::vector<typename Map::mapped_type> values_of(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

}  // namespace

Crosswalk::Crosswalk(std::string file, std::vector<CrosswalkRow> rows)
    : file_(std::move(file)), rows_(std::move(rows)) {}

// By year, ascending.
std::vector<Crosswalk::Change> Crosswalk::changes(const Panel& panel) const {
  std::map<int, Change> by_year;
  const auto add = [&](const CrosswalkRow& row, int year, bool is_reform) {
    Change& change = by_year[year];
    change.year = year;
    change.is_reform |= is_reform;
    change.by_new_code.emplace(row.new_code, &row);
    change.by_old_code.emplace(row.old_code, &row);
  };
  std::set<std::string_view> old_codes;
  std::set<std::string_view> new_codes;
  for (const CrosswalkRow& row : rows_) {
    if (row.year) {
      // who has the table of that year's reform by the end of the next has it whole
      add(row, *row.year, reform_between(*row.year, *row.year - 1) != nullptr);
      continue;
    }
    old_codes.insert(row.old_code);
    new_codes.insert(row.new_code);
  }
  if (new_codes.empty()) return values_of(by_year);
  const auto has_new_units = [&](std::size_t year) {
    std::size_t given_up = 0;
    std::size_t known = 0;
    for (const Observation& unit : panel.observations(year)) {
      const std::string code = panel.code(unit);
      if (new_codes.contains(code)) {
        ++known;
      } else if (old_codes.contains(code)) {
        ++given_up;
      }
    }
    return known > 0 && given_up * communes_for_each_slip <= panel.size(year);
  };
  const std::vector<int>& years = panel.years();
  int first_new = years.empty() ? 0 : years.back() + 1;
  for (std::size_t year = years.size(); year-- > 0 && years[year] >= reforms.front().year && has_new_units(year);) {
    first_new = years[year];
  }
  for (const CrosswalkRow& row : rows_) {
    if (!row.year) add(row, first_new, true);
  }
  return values_of(by_year);
}

bool Crosswalk::lies_between(const Panel& panel, std::size_t later, std::size_t earlier) const {
  const std::vector<int>& years = panel.years();
  const std::vector<Change> all = changes(panel);
  return std::ranges::any_of(
      all, [&](const Change& change) { return years[earlier] < change.year && change.year <= years[later]; });
}

// `crossed` with the latest first.
std::vector<Crosswalk::Part> Crosswalk::parts_of(const std::string& code, const std::vector<const Change*>& crossed) {
  std::vector<Part> parts{{code, true}};
  for (const Change* const change : crossed) {
    std::vector<Part> before;
    for (const Part& part : parts) {
      const auto [first, last] = change->by_new_code.equal_range(part.code);
      for (auto row = first; row != last; ++row) {
        before.push_back({row->second->old_code, part.is_whole && row->second->is_whole});
      }
      const bool is_listed = first != last || change->by_old_code.contains(part.code);
      if (!is_listed && !change->is_reform) before.push_back(part);
    }
    parts = std::move(before);
  }
  return parts;
}

Lineage Crosswalk::lineage(const Panel& panel, std::size_t later, std::size_t earlier) const {
  const std::vector<int>& years = panel.years();
  const std::vector<Change> all = changes(panel);
  std::vector<const Change*> crossed;
  for (auto change = all.rbegin(); change != all.rend(); ++change) {
    if (years[earlier] < change->year && change->year <= years[later]) crossed.push_back(&*change);
  }
  const auto before = by_code(panel, earlier);
  std::set<std::string, std::less<>> used;
  Lineage lineage;
  for (const Observation& now : panel.observations(later)) {
    const std::vector<Part> parts = parts_of(panel.code(now), crossed);
    Lineage::Unit unit{now, Origin::irregular, {}, false};
    for (const Part& part : parts) {
      const auto found = before.find(part.code);
      if (found == before.end()) continue;
      unit.parts.push_back(found->second);
      used.insert(part.code);
    }
    unit.is_complete = !parts.empty() && unit.parts.size() == parts.size();
    if (std::ranges::all_of(parts, &Part::is_whole) && !parts.empty()) {
      unit.origin = parts.size() == 1 ? Origin::unchanged : Origin::merged;
    } else if (parts.size() == 1) {
      unit.origin = Origin::split;
    }
    lineage.units.push_back(std::move(unit));
  }
  for (const Observation& unit : panel.observations(earlier)) {
    if (!used.contains(panel.code(unit))) lineage.left.push_back(unit);
  }
  return lineage;
}

void Crosswalk::tell_doubts(const Panel& panel, Diagnostics& diagnostics) const {
  const std::vector<int>& years = panel.years();
  if (empty() || years.empty()) return;
  const bool names_years = std::ranges::all_of(rows_, [](const CrosswalkRow& row) { return row.year.has_value(); });
  if (!names_years && reform_between(years.back(), years.front()) == nullptr) {
    diagnostics.error({file_}, "it does not say from which year on its communes are the new ones",
                      "add a column year with the first year of the new communes");
    return;
  }
  bool is_used = false;
  for (const Change& change : changes(panel)) {
    const auto later = std::ranges::lower_bound(years, change.year);
    if (later == years.end() || later == years.begin()) continue;
    is_used = true;
    const auto after = static_cast<std::size_t>(later - years.begin());
    tell_doubts(change, panel, after, after - 1, diagnostics);
  }
  if (!is_used) {
    diagnostics.note({file_}, "not used: the communes of all years are those of one map");
  }
}

void Crosswalk::tell_doubts(const Change& change, const Panel& panel, std::size_t later, std::size_t earlier,
                            Diagnostics& diagnostics) const {
  const auto units_after = by_code(panel, later);
  const auto units_before = by_code(panel, earlier);
  const int year = panel.years()[later];
  const int year_before = panel.years()[earlier];
  const auto no_code = [&](const auto& unit) { return !panel.has_code(unit.second); };
  if (std::ranges::all_of(units_after, no_code) || std::ranges::all_of(units_before, no_code)) {
    diagnostics.warning(
        {file_}, {"the communes of {} or {} have no codes, by which the crosswalk calls them", year, year_before},
        "give files with a column commune_code");
    return;
  }
  // The first of some units, and how many they are.
  const auto tell = [&](const std::vector<std::string>& units, const auto& say) {
    if (!units.empty()) say(count_of(units.size()), units.front());
  };
  std::vector<std::string> unknown_after;
  std::vector<std::string> given_up;
  for (const auto& [code, unit] : units_after) {
    if (change.by_new_code.contains(code)) continue;
    if (change.by_old_code.contains(code)) {
      given_up.push_back(named(panel, unit));
    } else if (change.is_reform) {
      unknown_after.push_back(named(panel, unit));
    }
  }
  std::vector<std::string> unknown_before;
  for (const auto& [code, unit] : units_before) {
    if (change.is_reform && !change.by_old_code.contains(code)) unknown_before.push_back(named(panel, unit));
  }
  tell(unknown_after, [&](Count count, const std::string& first) {
    diagnostics.warning({file_},
                        {"{} commune{} of {} not in it as new, such as {}; what they are made of is not known", count,
                         plural(count.value), year, first},
                        "add their rows");
  });
  tell(given_up, [&](Count count, const std::string& first) {
    diagnostics.warning({file_},
                        {"{} commune{} of {} with codes that it gives up, such as {}; they are not matched", count,
                         plural(count.value), year, first},
                        "see whether they are the old communes, or from which year on the new ones are");
  });
  tell(unknown_before, [&](Count count, const std::string& first) {
    diagnostics.warning({file_},
                        {"{} commune{} of {} not in it as old, such as {}; what became of them is not known", count,
                         plural(count.value), year_before, first},
                        "add their rows");
  });
  std::set<std::string, std::less<>> without_row;
  for (const auto& [code, row] : change.by_new_code) {
    if (!units_after.contains(code)) without_row.insert(code);
  }
  if (!without_row.empty()) {
    const auto count = static_cast<Integer>(without_row.size());
    diagnostics.note({file_}, {"{} new commune{} without a row in {}, such as {}", Count{count}, plural(count), year,
                               *without_row.begin()});
  }
  std::vector<const CrosswalkRow*> nowhere;
  for (const auto& [code, row] : change.by_old_code) {
    if (!units_before.contains(code)) nowhere.push_back(row);
  }
  if (nowhere.empty()) return;
  const CrosswalkRow& first = **std::ranges::min_element(nowhere, {}, &CrosswalkRow::line);
  const std::string name = first.old_name.empty() ? first.old_code : first.old_code + ' ' + first.old_name;
  const auto count = static_cast<Integer>(nowhere.size());
  diagnostics.warning({file_, first.line, 0},
                      {"{} part{} without a row in {}, such as {}; of what they went into the past is not known whole",
                       Count{count}, plural(count), year_before, name},
                      "give their rows too, if the programme counted them");
}

}  // namespace ntm
