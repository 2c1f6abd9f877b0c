#include "ntm/crosswalk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "summary/reforms.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Of ten communes one may have been written with a code that was given up.
constexpr std::size_t communes_for_each_slip = 10;

Count count_of(std::size_t number) { return {static_cast<Integer>(number)}; }

// Codes of the national list have five digits, of which the first may be lost.
std::string padded(std::string code) {
  constexpr std::size_t digits = 5;
  const bool is_number = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && code.size() < digits) code.insert(0, digits - code.size(), '0');
  return code;
}

std::string code_of(const Panel& panel, const Observation& unit) { return padded(panel.code(unit)); }

std::map<std::string, Observation, std::less<>> by_code(const Panel& panel, std::size_t year) {
  std::map<std::string, Observation, std::less<>> units;
  for (const Observation& unit : panel.observations(year)) units.emplace(code_of(panel, unit), unit);
  return units;
}

// "03403 Xã Nậm Loỏng"
std::string named(const Panel& panel, const Observation& unit) {
  return panel.has_code(unit) ? fmt::format("{} {}", panel.code(unit), panel.name(unit)) : panel.code(unit);
}

template <typename Map>
std::vector<typename Map::mapped_type> list_values(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

struct OldUnit {
  std::string code;
  std::string_view name;  // "" where the crosswalk has none
  bool is_whole;
};

// The change of the map in one year.
struct MapChange {
  int year = 0;
  // it names most units of the first year after it: the origin of units not in it is not known
  bool is_complete = false;
  std::multimap<std::string, const CrosswalkRow*, std::less<>> by_new_code;
  std::map<std::string, const CrosswalkRow*, std::less<>> by_old_code;
};

// The first year of the units of rows that name none.
int first_year_of_new_units(const std::vector<CrosswalkRow>& rows, const Panel& panel) {
  std::set<std::string_view> old_codes;
  std::set<std::string_view> new_codes;
  for (const CrosswalkRow& row : rows) {
    if (row.year) continue;
    old_codes.insert(row.old_code);
    new_codes.insert(row.new_code);
  }
  // a crosswalk of few rows is not doubted for being short
  const auto given_up_codes = static_cast<std::size_t>(
      std::ranges::count_if(old_codes, [&](std::string_view code) { return !new_codes.contains(code); }));
  const auto has_new_units = [&](std::size_t year) {
    std::size_t given_up = 0;
    std::size_t known = 0;
    for (const Observation& unit : panel.observations(year)) {
      const std::string code = code_of(panel, unit);
      if (new_codes.contains(code)) {
        ++known;
      } else if (old_codes.contains(code)) {
        ++given_up;
      }
    }
    return known > 0 && given_up * communes_for_each_slip <= std::min(panel.size(year), given_up_codes);
  };
  const std::vector<int>& years = panel.years();
  int first = years.empty() ? 0 : years.back() + 1;
  for (std::size_t year = years.size(); year-- > 0 && years[year] >= reforms.front().year && has_new_units(year);) {
    first = years[year];
  }
  return first;
}

// By year, ascending.
std::vector<MapChange> changes(const Crosswalk& crosswalk, const Panel& panel) {
  const std::vector<int>& years = panel.years();
  const int first_new = crosswalk.names_all_years() ? 0 : first_year_of_new_units(crosswalk.rows(), panel);
  std::map<int, MapChange> by_year;
  for (const CrosswalkRow& row : crosswalk.rows()) {
    MapChange& change = by_year[row.year.value_or(first_new)];
    change.year = row.year.value_or(first_new);
    change.by_new_code.emplace(row.new_code, &row);
    change.by_old_code.emplace(row.old_code, &row);
  }
  for (auto& of_year : by_year) {
    MapChange& change = of_year.second;
    const auto after = std::ranges::lower_bound(years, change.year);
    if (after == years.end()) continue;
    const auto index = static_cast<std::size_t>(after - years.begin());
    const Observations units = panel.observations(index);
    const auto listed = std::count_if(units.begin(), units.end(), [&](const Observation& unit) {
      return change.by_new_code.contains(code_of(panel, unit));
    });
    change.is_complete = 2 * static_cast<std::size_t>(listed) > panel.size(index);
  }
  return list_values(by_year);
}

// `crossed` with the latest first.
std::vector<OldUnit> trace_back(const std::string& code, const std::vector<const MapChange*>& crossed) {
  std::vector<OldUnit> parts{{code, {}, true}};
  for (const MapChange* const change : crossed) {
    std::vector<OldUnit> before;
    for (const OldUnit& part : parts) {
      const auto [first, last] = change->by_new_code.equal_range(part.code);
      for (auto row = first; row != last; ++row) {
        before.push_back({row->second->old_code, row->second->old_name, part.is_whole && row->second->is_whole});
      }
      const bool is_listed = first != last || change->by_old_code.contains(part.code);
      if (!is_listed && !change->is_complete) before.push_back(part);
    }
    parts = std::move(before);
  }
  return parts;
}

// Whether the last year has communes before and after the change, side by side: then neither map is that of the year.
bool tells_mixture(const Crosswalk& crosswalk, const Panel& panel, Diagnostics& diagnostics) {
  constexpr std::size_t fewest = 3;
  const std::size_t last = panel.years().size() - 1;
  if (last == 0) return false;
  const auto before = by_code(panel, last - 1);
  const auto now = by_code(panel, last);
  std::set<std::string_view> new_codes;
  for (const CrosswalkRow& row : crosswalk.rows()) new_codes.insert(row.new_code);
  std::set<std::string_view> given_up;
  std::set<std::string_view> took_in;
  for (const CrosswalkRow& row : crosswalk.rows()) {
    if (row.old_code == row.new_code || new_codes.contains(row.old_code)) continue;
    if (now.contains(row.old_code)) {
      given_up.insert(row.old_code);
    } else if (before.contains(row.old_code) && now.contains(row.new_code)) {
      took_in.insert(row.new_code);
    }
  }
  if (given_up.size() < fewest || took_in.size() < fewest) return false;
  diagnostics.error({crosswalk.file()},
                    {"in {}, communes from before and after the rearrangement are mixed: {} with codes that were "
                     "abolished, such as {}, and {} that others were merged into",
                     panel.years()[last], count_of(given_up.size()), *given_up.begin(), count_of(took_in.size())},
                    "give the communes of the end of the year, as they were then");
  return true;
}

bool names_units_of(const Crosswalk& crosswalk, const Panel& panel) {
  std::set<std::string_view> codes;
  for (const CrosswalkRow& row : crosswalk.rows()) codes.insert({row.old_code, row.new_code});
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    const Observations units = panel.observations(year);
    const bool any = std::any_of(units.begin(), units.end(),
                                 [&](const Observation& unit) { return codes.contains(code_of(panel, unit)); });
    if (any) return true;
  }
  return false;
}

void tell_unlisted(const std::string& file, const MapChange& first, const MapChange& last, const Panel& panel,
                   std::size_t later, std::size_t earlier, Diagnostics& diagnostics) {
  const auto units_after = by_code(panel, later);
  const auto units_before = by_code(panel, earlier);
  const int year = panel.years()[later];
  const int year_before = panel.years()[earlier];
  // The first of some units, and how many they are.
  const auto tell = [&](const std::vector<std::string>& units, const auto& say) {
    if (!units.empty()) say(count_of(units.size()), units.front());
  };
  std::vector<std::string> unknown_after;
  std::vector<std::string> given_up;
  for (const auto& [code, unit] : units_after) {
    if (last.by_new_code.contains(code)) continue;
    if (last.by_old_code.contains(code)) {
      given_up.push_back(named(panel, unit));
    } else if (last.is_complete) {
      unknown_after.push_back(named(panel, unit));
    }
  }
  std::vector<std::string> unknown_before;
  for (const auto& [code, unit] : units_before) {
    if (first.is_complete && !first.by_old_code.contains(code)) unknown_before.push_back(named(panel, unit));
  }
  tell(unknown_after, [&](Count count, const std::string& example) {
    diagnostics.warning({file},
                        {"{} commune{} of {} not listed as new, such as {}; origin not known", count,
                         plural(count.value), year, example},
                        "add their rows");
  });
  tell(given_up, [&](Count count, const std::string& example) {
    diagnostics.warning({file},
                        {"{} commune{} of {} with codes that were abolished, such as {}; they are not matched", count,
                         plural(count.value), year, example},
                        "check whether they are still the old communes, or since which year the new ones exist");
  });
  tell(unknown_before, [&](Count count, const std::string& example) {
    diagnostics.warning({file},
                        {"{} commune{} of {} not listed as old, such as {}; destination not known", count,
                         plural(count.value), year_before, example},
                        "add their rows");
  });
  // what concerns neither year is that of another province; wards are not counted by the programme
  std::map<std::string, const CrosswalkRow*> without_row;
  for (const auto& [code, row] : last.by_new_code) {
    const bool is_ward = word_key(row->new_name).starts_with("phuong ");
    if (!is_ward && !units_after.contains(code) && units_before.contains(row->old_code)) without_row[code] = row;
  }
  if (!without_row.empty()) {
    const auto count = static_cast<Integer>(without_row.size());
    const auto& [code, row] = *without_row.begin();
    diagnostics.warning(
        {file},
        {"{} new commune{} without a row in {}, such as {}; the old communes they replace count as left", Count{count},
         plural(count), year, row->new_name.empty() ? code : code + ' ' + row->new_name},
        "add their rows, if the programme counts them");
  }
  std::vector<const CrosswalkRow*> nowhere;
  for (const auto& [code, row] : first.by_old_code) {
    if (!units_before.contains(code) && (&first != &last || units_after.contains(row->new_code)))
      nowhere.push_back(row);
  }
  if (nowhere.empty()) return;
  const CrosswalkRow& row = **std::ranges::min_element(nowhere, {}, &CrosswalkRow::line);
  const std::string name = row.old_name.empty() ? row.old_code : row.old_code + ' ' + row.old_name;
  const auto count = static_cast<Integer>(nowhere.size());
  diagnostics.warning(
      {file, row.line, 0},
      {"{} part{} without a row in {}, such as {}; earlier numbers of the communes they went into are incomplete",
       Count{count}, plural(count), year_before, name},
      "add their rows, if the programme counted them");
}

}  // namespace

Crosswalk::Crosswalk(std::string file, std::vector<CrosswalkRow> rows)
    : file_(std::move(file)), rows_(std::move(rows)) {
  for (CrosswalkRow& row : rows_) {
    row.old_code = padded(std::move(row.old_code));
    row.new_code = padded(std::move(row.new_code));
    if (row.year) years_.insert(*row.year);
    names_all_years_ &= row.year.has_value();
  }
}

bool Crosswalk::tells_of(const Reform& reform) const {
  return std::ranges::any_of(rows_, [&](const CrosswalkRow& row) {
    return !row.year || *row.year == reform.year || *row.year == reform.year + 1;
  });
}

Crosswalk Crosswalk::with_years_of(const Panel& panel) const {
  if (names_all_years_) return *this;
  const int first_new = first_year_of_new_units(rows_, panel);
  std::vector<CrosswalkRow> rows = rows_;
  for (CrosswalkRow& row : rows) row.year = row.year.value_or(first_new);
  return {file_, std::move(rows)};
}

bool Crosswalk::lies_between(const Panel& panel, std::size_t later, std::size_t earlier) const {
  const int year = panel.years()[later];
  const int year_before = panel.years()[earlier];
  const auto is_crossed = [&](int of_change) { return year_before < of_change && of_change <= year; };
  if (std::ranges::any_of(years_, is_crossed)) return true;
  const bool may_be = !names_all_years_ && year >= reforms.front().year;
  return may_be && is_crossed(first_year_of_new_units(rows_, panel));
}

Lineage Crosswalk::lineage(const Panel& panel, std::size_t later, std::size_t earlier) const {
  const std::vector<int>& years = panel.years();
  const std::vector<MapChange> all = changes(*this, panel);
  std::vector<const MapChange*> crossed;
  for (auto change = all.rbegin(); change != all.rend(); ++change) {
    if (years[earlier] < change->year && change->year <= years[later]) crossed.push_back(&*change);
  }
  const auto before = by_code(panel, earlier);
  std::set<std::string, std::less<>> used;
  Lineage lineage;
  for (const Observation& now : panel.observations(later)) {
    const std::vector<OldUnit> parts = trace_back(code_of(panel, now), crossed);
    Lineage::Unit unit{now, Origin::irregular, {}, {}, {}, false};
    for (const OldUnit& part : parts) {
      const auto found = before.find(part.code);
      if (found == before.end()) {
        unit.others.emplace_back(part.name.empty() ? part.code : part.name);
        continue;
      }
      unit.parts.push_back(found->second);
      unit.are_whole.push_back(part.is_whole);
      used.insert(part.code);
    }
    unit.is_complete = !parts.empty() && unit.parts.size() == parts.size();
    if (std::ranges::all_of(parts, &OldUnit::is_whole) && !parts.empty()) {
      unit.origin = parts.size() == 1 ? Origin::unchanged : Origin::merged;
    } else if (parts.size() == 1) {
      unit.origin = Origin::split;
    }
    lineage.units.push_back(std::move(unit));
  }
  for (const Observation& unit : panel.observations(earlier)) {
    const std::string code = code_of(panel, unit);
    if (used.contains(code)) continue;
    std::string into;
    // across several changes it may have gone on from there
    if (crossed.size() == 1) {
      if (const auto row = crossed.front()->by_old_code.find(code); row != crossed.front()->by_old_code.end()) {
        into = row->second->new_name.empty() ? row->second->new_code : row->second->new_name;
      }
    }
    lineage.left.push_back({unit, std::move(into)});
  }
  return lineage;
}

void Crosswalk::tell_doubts(const Panel& panel, Diagnostics& diagnostics) const {
  const std::vector<int>& years = panel.years();
  if (empty() || years.empty()) return;
  if (!names_all_years_ && reform_between(years.back(), years.front()) == nullptr) {
    diagnostics.note({file_}, "not used: no known rearrangement of units lies between the years",
                     "if there was one, add a column year with the first year of the new communes");
    return;
  }
  if (!names_units_of(*this, panel)) {
    const Observations units = panel.observations(0);
    const bool has_codes =
        std::any_of(units.begin(), units.end(), [&](const Observation& unit) { return panel.has_code(unit); });
    if (has_codes) {
      diagnostics.error({file_}, "none of its codes is that of a commune that was read",
                        "give files whose communes have the codes of the national list");
    } else {
      diagnostics.error({file_}, "the communes have no codes, and the crosswalk goes by codes",
                        "give files with a column commune_code");
    }
    return;
  }
  const std::vector<MapChange> all = changes(*this, panel);
  bool is_used = false;
  for (std::size_t later = 1; later < years.size(); ++later) {
    std::vector<const MapChange*> crossed;
    for (const MapChange& change : all) {
      if (years[later - 1] < change.year && change.year <= years[later]) crossed.push_back(&change);
    }
    if (crossed.empty()) continue;
    is_used = true;
    tell_unlisted(file_, *crossed.front(), *crossed.back(), panel, later, later - 1, diagnostics);
  }
  if (is_used || tells_mixture(*this, panel, diagnostics)) return;
  diagnostics.note({file_}, "not used: the communes did not change between the years");
}

}  // namespace ntm