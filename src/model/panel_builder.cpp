#include "ntm/panel_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
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

std::uint32_t PanelBuilder::intern_text(std::string_view text) {
  const auto [found, is_new] = text_ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return found->second;
}

std::uint32_t PanelBuilder::intern_code(std::string_view code) {
  const auto [found, is_new] = code_ids_.try_emplace(std::string(code), static_cast<std::uint32_t>(codes_.size()));
  if (is_new) codes_.emplace_back(code);
  return found->second;
}

std::uint32_t PanelBuilder::intern_place(const UnitYear& unit_year) {
  const std::uint32_t province = provinces_.intern(unit_year.province, unit_year.year);
  const std::uint32_t district = districts_.intern(unit_year.district, unit_year.year, province);
  if (district == province_of_district_.size()) province_of_district_.push_back(province);
  return district;
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
                      fmt::format("commune {} ({}) stands twice in {}, first at {}:{}", codes_[entry.observation.unit],
                                  texts_[entry.observation.name], entry.year, files_[first.file], first.line),
                      "keep the row that is right and delete the other");
  }
  entries_ = std::move(kept);
}

Panel PanelBuilder::build(Diagnostics& diagnostics) && {
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
