#include "oracle/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "oracle/unicode.hpp"

namespace ntm::oracle {
namespace {

// Several spellings of one name, differing in letter case only: the latest year's stands, within a year the first by
// bytes, so that the order of rows and files decides nothing.
struct Spelling {
  std::string text;
  int year = 0;

  void see(const std::string& other, int other_year) {
    if (year != 0 && (other_year < year || (other_year == year && other >= text))) return;
    text = other;
    year = other_year;
  }
};

using PlaceKey = std::pair<std::string, std::string>;  // of province and district

PlaceKey place_key(const Observed& unit) { return {name_key(unit.province), name_key(unit.district)}; }

bool is_number(const std::string& code) {
  return !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
}

std::string without_zeros(const std::string& code) {
  return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
}

}  // namespace

void Units::add(const UnitYear& unit_year, const std::string& file, std::size_t line) {
  if (files_.empty() || files_.back() != file) files_.push_back(file);
  Observed unit{unit_year.year,
                std::string(unit_year.code),
                std::string(unit_year.name),
                std::string(unit_year.type),
                std::string(unit_year.district),
                std::string(unit_year.province),
                unit_year.pilot,
                unit_year.met,
                unit_year.observed,
                unit_year.criteria_met,
                unit_year.households,
                unit_year.poor_households,
                unit_year.population,
                unit_year.income};
  entries_.push_back({std::move(unit), files_.size() - 1, line});
}

// Brings the names of each place to one spelling, and lists the places.
void Units::spell_places(Result& result) {
  std::map<std::string, Spelling> provinces;
  std::map<PlaceKey, Spelling> districts;
  std::map<PlaceKey, std::set<int>> years;
  for (const auto& [unit, file, line] : entries_) {
    const PlaceKey key = place_key(unit);
    provinces[key.first].see(unit.province, unit.year);
    districts[key].see(unit.district, unit.year);
    years[key].insert(unit.year);
  }
  for (auto& [unit, file, line] : entries_) {
    const PlaceKey key = place_key(unit);
    unit.province = provinces.at(key.first).text;
    unit.district = districts.at(key).text;
  }
  for (const auto& [key, in] : years) {
    result.places.push_back({provinces.at(key.first).text, districts.at(key).text, in});
  }
  std::ranges::sort(result.places, {},
                    [](const ObservedPlace& place) { return std::tie(place.province, place.district); });
}

// Codes of digits that lost their leading zeros in some rows and kept them in others: 3403 is 03403.
void Units::mend_leading_zeros(Diagnostics& diagnostics) {
  std::map<std::string, std::string> longest;
  for (const auto& [unit, file, line] : entries_) {
    if (!is_number(unit.code)) continue;
    std::string& full = longest[without_zeros(unit.code)];
    if (unit.code.size() > full.size()) full = unit.code;
  }
  struct Mended {
    std::size_t count = 0;
    std::string from;
    std::string to;
  };
  std::map<std::size_t, Mended> by_file;
  for (auto& [unit, file, line] : entries_) {
    if (!is_number(unit.code)) continue;
    const std::string& full = longest.at(without_zeros(unit.code));
    if (full == unit.code) continue;
    Mended& mended = by_file[file];
    if (mended.count++ == 0) mended = {1, unit.code, full};
    unit.code = full;
  }
  for (const auto& [file, mended] : by_file) {
    const auto count = static_cast<Integer>(mended.count);
    diagnostics.note({files_[file]}, {"leading zeros were lost in {} commune code{}, such as {} for {}; mended",
                                      Count{count}, plural(count), mended.from, mended.to});
  }
}

// Units without a code are matched by province, district and name with those that have one, and get these as their
// code where none matches.
void Units::match_by_name(Diagnostics& diagnostics) {
  const auto key_of = [](const Observed& unit) { return std::pair(name_key(unit.district), name_key(unit.name)); };
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::string, std::string>>> coded;
  std::map<std::pair<PlaceKey, std::string>, Spelling> names;
  std::map<std::pair<int, std::string>, int> rows_of;
  std::set<std::string> twice;  // which are told, and matched with nothing
  for (const auto& [unit, file, line] : entries_) {
    if (!unit.code.empty() && ++rows_of[{unit.year, unit.code}] > 1) twice.insert(unit.code);
  }
  for (const auto& [unit, file, line] : entries_) {
    if (twice.contains(unit.code)) continue;
    if (unit.code.empty()) {
      names[{place_key(unit), name_key(unit.name)}].see(unit.name, unit.year);
    } else {
      coded[key_of(unit)].emplace_back(unit.code, name_key(unit.province));
    }
  }
  std::map<std::size_t, std::size_t> count_in_file;
  for (auto& [unit, file, line] : entries_) {
    if (!unit.code.empty()) continue;
    ++count_in_file[file];
    std::set<std::string> candidates;
    const std::string own_province = name_key(unit.province);
    for (const auto& [code, province] : coded[key_of(unit)]) {
      if (own_province.empty() || province.empty() || province == own_province) candidates.insert(code);
    }
    if (candidates.size() > 1) {
      diagnostics.error(
          {files_[file], line, 0},
          {"{} has no code, and could be {} or {}", unit.name, *candidates.begin(), *std::next(candidates.begin())},
          "add a column commune_code");
    } else if (candidates.size() == 1) {
      unit.code = *candidates.begin();
    } else {
      unit.code = fmt::format("{} / {} / {}", unit.province, unit.district,
                              names.at({place_key(unit), name_key(unit.name)}).text);
    }
  }
  // those that could be several have been told, and stand for no unit
  std::erase_if(entries_, [](const Entry& entry) { return entry.unit.code.empty(); });
  for (const auto& [file, count] : count_in_file) {
    diagnostics.note({files_[file]},
                     {"no code for {} commune{}; matched by province, district and name",
                      Count{static_cast<Integer>(count)}, plural(static_cast<Integer>(count))},
                     "one that was renamed or moved counts as one that left and one that entered");
  }
}

void Units::drop_duplicates(Diagnostics& diagnostics) {
  std::ranges::stable_sort(entries_, {}, [](const Entry& entry) { return std::tie(entry.unit.year, entry.unit.code); });
  std::vector<Entry> kept;
  for (Entry& entry : entries_) {
    const bool stands_twice =
        !kept.empty() && kept.back().unit.year == entry.unit.year && kept.back().unit.code == entry.unit.code;
    if (!stands_twice) {
      kept.push_back(std::move(entry));
      continue;
    }
    const Entry& first = kept.back();
    diagnostics.error({files_[entry.file], entry.line, 0},
                      {"commune {} ({}) stands twice in {}, first at {}:{}", entry.unit.code, entry.unit.name,
                       entry.unit.year, files_[first.file], first.line},
                      "keep the row that is right and delete the other");
  }
  entries_ = std::move(kept);
}

void Units::settle(Diagnostics& diagnostics, Result& result) {
  spell_places(result);
  mend_leading_zeros(diagnostics);
  match_by_name(diagnostics);
  drop_duplicates(diagnostics);
  for (Entry& entry : entries_) result.units.push_back(std::move(entry.unit));
}

}  // namespace ntm::oracle
