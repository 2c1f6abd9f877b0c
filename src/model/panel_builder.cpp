#include "ntm/panel_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// The new index of each old one when `texts` are put in order.
template <typename Text>
std::vector<std::uint32_t> order_of(const std::vector<Text>& texts, auto less) {
  std::vector<std::uint32_t> sorted(texts.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::ranges::sort(sorted, [&](std::uint32_t a, std::uint32_t b) { return less(texts[a], texts[b]); });
  std::vector<std::uint32_t> rank(texts.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  return rank;
}

template <typename Text>
std::vector<Text> reordered(std::vector<Text> texts, const std::vector<std::uint32_t>& rank) {
  std::vector<Text> result(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) result[rank[i]] = std::move(texts[i]);
  return result;
}

// The number of `text`, a new one if it is new.
std::uint32_t intern(std::string_view text, TextNumbers& numbers, std::vector<std::string>& texts) {
  const auto found = numbers.find(text);
  if (found != numbers.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(texts.size());
  numbers.emplace(text, number);
  texts.emplace_back(text);
  return number;
}

}  // namespace

std::uint32_t Spellings::intern(std::string_view text, int year, std::uint32_t owner) {
  const std::string prefix = std::to_string(owner) + ':';
  const std::string spelling = prefix + std::string(text);
  auto spelled = by_spelling_.find(spelling);
  if (spelled == by_spelling_.end()) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [keyed, is_new] = by_key_.try_emplace(prefix + name_key(text), next);
    if (is_new) names_.push_back({std::string(text), year});
    spelled = by_spelling_.emplace(spelling, keyed->second).first;
  }
  Name& name = names_[spelled->second];
  if (year > name.year || (year == name.year && text < name.text)) name = {std::string(text), year};
  return spelled->second;
}

bool is_made_of_names(std::string_view code) { return code.find(" / ") != std::string_view::npos; }

void PanelBuilder::add(const UnitYear& unit_year, std::string_view file, std::size_t line) {
  if (files_.empty() || files_.back() != file) files_.emplace_back(file);
  Observation observation;
  observation.unit = intern_code(unit_year.code);
  observation.name = intern_text(unit_year.name);
  observation.type = intern_text(unit_year.type);
  observation.place = intern_place(unit_year);
  observation.met = unit_year.met;
  observation.observed = unit_year.observed;
  observation.criteria_met = unit_year.criteria_met;
  observation.pilot = unit_year.pilot;
  observation.households = unit_year.households;
  observation.poor_households = unit_year.poor_households;
  observation.population = unit_year.population;
  observation.income = unit_year.income;
  entries_.push_back(
      {observation, unit_year.year, static_cast<std::uint32_t>(files_.size() - 1), static_cast<std::uint32_t>(line)});
}

std::uint32_t PanelBuilder::intern_text(std::string_view text) { return intern(text, text_ids_, texts_); }

std::uint32_t PanelBuilder::intern_code(std::string_view code) { return intern(code, code_ids_, codes_); }

std::uint32_t PanelBuilder::intern_place(const UnitYear& unit_year) {
  const bool as_before =
      unit_year.year == last_year_ && unit_year.district == last_district_ && unit_year.province == last_province_;
  if (as_before) return last_place_;
  const std::uint32_t province = provinces_.intern(unit_year.province, unit_year.year);
  const std::uint32_t district = districts_.intern(unit_year.district, unit_year.year, province);
  if (district == province_of_district_.size()) province_of_district_.push_back(province);
  last_province_ = unit_year.province;
  last_district_ = unit_year.district;
  last_year_ = unit_year.year;
  last_place_ = district;
  return district;
}

void PanelBuilder::mend_leading_zeros(Diagnostics& diagnostics) {
  const auto is_number = [](const std::string& code) {
    return !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  };
  const auto without_zeros = [](std::string_view code) {
    return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
  };
  std::unordered_map<std::string_view, std::uint32_t> longest;
  for (std::uint32_t id = 0; id < codes_.size(); ++id) {
    if (!is_number(codes_[id])) continue;
    const auto found = longest.try_emplace(without_zeros(codes_[id]), id).first;
    if (codes_[id].size() > codes_[found->second].size()) found->second = id;
  }
  struct Mended {
    std::size_t count = 0;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };
  std::map<std::uint32_t, Mended> by_file;
  for (Entry& entry : entries_) {
    const std::uint32_t id = entry.observation.unit;
    if (!is_number(codes_[id])) continue;
    const std::uint32_t full = longest.at(without_zeros(codes_[id]));
    if (full == id) continue;
    Mended& mended = by_file[entry.file];
    if (mended.count++ == 0) mended = {1, id, full};
    entry.observation.unit = full;
  }
  for (const auto& [file, mended] : by_file) {
    const auto count = static_cast<Integer>(mended.count);
    diagnostics.note({files_[file]}, {"leading zeros were lost in {} commune code{}, such as {} for {}; mended",
                                      Count{count}, plural(count), codes_[mended.from], codes_[mended.to]});
  }
}

std::string PanelBuilder::names_key_of(const Entry& entry) const {
  return name_key(districts_[entry.observation.place]) + '\n' + name_key(texts_[entry.observation.name]);
}

std::string PanelBuilder::province_key_of(const Entry& entry) const {
  return name_key(provinces_[province_of_district_[entry.observation.place]]);
}

PanelBuilder::UnitsByName PanelBuilder::units_by_name(std::uint32_t no_code) const {
  UnitsByName units;
  for (const Entry& entry : entries_) {
    if (entry.observation.unit != no_code)
      units[names_key_of(entry)].emplace(entry.observation.unit, province_key_of(entry));
  }
  return units;
}

// The units that have the names of `entry`; its province, where both say one, must not differ.
std::set<std::uint32_t> PanelBuilder::candidates_for(const Entry& entry, const UnitsByName& units) const {
  std::set<std::uint32_t> candidates;
  const auto found = units.find(names_key_of(entry));
  if (found == units.end()) return candidates;
  const std::string own_province = province_key_of(entry);
  for (const auto& [unit, province] : found->second) {
    if (own_province.empty() || province.empty() || province == own_province) candidates.insert(unit);
  }
  return candidates;
}

void PanelBuilder::match_by_name(Diagnostics& diagnostics) {
  const auto found = code_ids_.find("");
  if (found == code_ids_.end()) return;
  const std::uint32_t no_code = found->second;
  const UnitsByName units = units_by_name(no_code);
  Spellings names;  // owned by their place
  for (const Entry& entry : entries_) {
    if (entry.observation.unit == no_code)
      names.intern(texts_[entry.observation.name], entry.year, entry.observation.place);
  }
  std::map<std::uint32_t, std::size_t> count_in_file;
  for (Entry& entry : entries_) {
    if (entry.observation.unit != no_code) continue;
    ++count_in_file[entry.file];
    const std::set<std::uint32_t> candidates = candidates_for(entry, units);
    const std::string& name = texts_[entry.observation.name];
    if (candidates.size() > 1) {
      diagnostics.error({files_[entry.file], entry.line, 0},
                        {"{} has no code, and could be {} or {}", name, codes_[*candidates.begin()],
                         codes_[*std::next(candidates.begin())]},
                        "add a column commune_code");
    } else if (candidates.size() == 1) {
      entry.observation.unit = *candidates.begin();
    } else {
      const std::uint32_t place = entry.observation.place;
      const std::string code = fmt::format("{} / {} / {}", provinces_[province_of_district_[place]], districts_[place],
                                           names[names.intern(name, entry.year, place)]);
      entry.observation.unit = intern_code(code);
    }
  }
  for (const auto& [file, count] : count_in_file) {
    diagnostics.note({files_[file]},
                     {"no code for {} commune{}; matched by province, district and name",
                      Count{static_cast<Integer>(count)}, plural(static_cast<Integer>(count))},
                     "one that was renamed or moved counts as one that left and one that entered");
  }
}

// Entries are in order of year and unit, then of their place in the input.
void PanelBuilder::drop_duplicates(Diagnostics& diagnostics) {
  const auto same = [](const Entry& a, const Entry& b) {
    return a.year == b.year && a.observation.unit == b.observation.unit;
  };
  std::vector<Entry> kept;
  kept.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    if (kept.empty() || !same(kept.back(), entry)) {
      kept.push_back(entry);
      continue;
    }
    const Entry& first = kept.back();
    diagnostics.error({files_[entry.file], entry.line, 0},
                      {"commune {} ({}) stands twice in {}, first at {}:{}", codes_[entry.observation.unit],
                       texts_[entry.observation.name], entry.year, files_[first.file], first.line},
                      "keep the row that is right and delete the other");
  }
  entries_ = std::move(kept);
}

Panel PanelBuilder::build(Diagnostics& diagnostics) && {
  mend_leading_zeros(diagnostics);
  match_by_name(diagnostics);
  const auto code_rank = order_of(codes_, std::less<>());
  std::vector<Place> places(districts_.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = {provinces_[province_of_district_[i]], districts_[i]};
  const auto place_rank = order_of(places, [](const Place& a, const Place& b) {
    return std::tie(a.province, a.district) < std::tie(b.province, b.district);
  });
  codes_ = reordered(std::move(codes_), code_rank);
  for (Entry& entry : entries_) {
    entry.observation.unit = code_rank[entry.observation.unit];
    entry.observation.place = place_rank[entry.observation.place];
  }
  std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) {
    return std::tie(a.year, a.observation.unit) < std::tie(b.year, b.observation.unit);
  });
  drop_duplicates(diagnostics);

  Panel panel;
  panel.codes_ = std::move(codes_);
  panel.texts_ = std::move(texts_);
  panel.places_ = reordered(std::move(places), place_rank);
  for (const Entry& entry : entries_) {
    if (panel.years_.empty() || panel.years_.back() != entry.year) {
      panel.years_.push_back(entry.year);
      panel.observations_.emplace_back();
    }
    panel.observations_.back().push_back(entry.observation);
  }
  return panel;
}

}  // namespace ntm
