#include "ntm/panel.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <utility>

#include "panel/panel_parts.hpp"
#include "panel/panel_rows.hpp"
#include "panel/place_names.hpp"
#include "panel/unit_key.hpp"

namespace ntm {
namespace {

Observations::Iterator first_row(const std::vector<PanelChunk>& chunks, const std::vector<UnitProfile>& profiles) {
  return {chunks.data(), 0, profiles.data()};
}

Observations::Iterator row_behind_last(const std::vector<PanelChunk>& chunks,
                                       const std::vector<UnitProfile>& profiles) {
  return {chunks.data() + chunks.size(), 0, profiles.data()};
}

Observations::Iterator first_row_from(UnitKey unit, const std::vector<PanelChunk>& chunks,
                                      const std::vector<UnitProfile>& profiles) {
  const auto chunk = std::ranges::lower_bound(chunks, unit, {}, &PanelChunk::last);
  if (chunk == chunks.end()) return row_behind_last(chunks, profiles);
  return {std::to_address(chunk), chunk->lower_bound(unit), profiles.data()};
}

}  // namespace

// ---- a unit in a year

const UnitProfile& profile(const Observation& observation) {
  return observation.profiles_[observation.chunk_->get(observation.row_, PanelChunk::profile_column)];
}

UnitKey Observation::unit() const { return chunk_->unit(row_); }

int Observation::year() const { return chunk_->year(); }

Pilot Observation::pilot() const { return profile(*this).pilot; }

bool Observation::is_left_out() const { return profile(*this).is_left_out; }

CriteriaSet Observation::met() const { return chunk_->get(row_, PanelChunk::met_column); }

CriteriaSet Observation::observed() const { return profile(*this).observed; }

Reported Observation::criteria_met() const {
  return profile(*this).counts_marks ? Reported(std::popcount(met()))
                                     : chunk_->number(row_, PanelChunk::criteria_met_column);
}

Reported Observation::households() const { return chunk_->number(row_, PanelChunk::households_column); }

Reported Observation::poor_households() const { return chunk_->number(row_, PanelChunk::poor_households_column); }

Reported Observation::population() const { return chunk_->number(row_, PanelChunk::population_column); }

Reported Observation::income() const { return chunk_->income(row_); }

Observations::Iterator& Observations::Iterator::operator++() {
  if (++row_ == chunk_->size()) {
    ++chunk_;
    row_ = 0;
  }
  return *this;
}

// ---- all of them

Panel::Panel() : Panel(PanelParts()) {}

Panel::Panel(PanelParts parts) : parts_(std::make_shared<const PanelParts>(std::move(parts))) {
  for (const auto& [year, chunks] : parts_->years) {
    years_.push_back(year);
    chunks_.push_back(&chunks);
    places_in_.push_back(&parts_->places_in.at(year));
    std::size_t size = 0;
    for (const PanelChunk& chunk : chunks) size += chunk.size();
    sizes_.push_back(size);
  }
}

Observations Panel::observations(std::size_t year_index) const {
  const std::vector<PanelChunk>& chunks = *chunks_[year_index];
  return {first_row(chunks, parts_->profiles), row_behind_last(chunks, parts_->profiles)};
}

Observations Panel::observations(std::size_t year_index, UnitKey first, UnitKey end) const {
  const std::vector<PanelChunk>& chunks = *chunks_[year_index];
  return {first_row_from(first, chunks, parts_->profiles), first_row_from(end, chunks, parts_->profiles)};
}

const std::vector<Place>& Panel::places() const { return parts_->places; }

bool Panel::has_only_codes() const { return parts_->codes.empty(); }

const std::string& Panel::type(const Observation& observation) const {
  return parts_->types[profile(observation).type];
}

const Place& Panel::place(const Observation& observation) const { return parts_->places[place_index(observation)]; }

std::size_t Panel::place_index(const Observation& observation) const {
  return parts_->place_numbers[observation.chunk_->get(observation.row_, PanelChunk::place_column)];
}

bool Panel::says_who_is_pilot() const {
  return std::ranges::any_of(parts_->profiles,
                             [](const UnitProfile& profile) { return profile.pilot != Pilot::not_reported; });
}

bool Panel::has_code(const Observation& observation) const {
  return has_only_codes() || parts_->codes[observation.unit()].find(" / ") == std::string::npos;
}

std::string Panel::code(const Observation& observation) const {
  if (!parts_->codes.empty()) return parts_->codes[observation.unit()];
  return digits_of_key(observation.unit());
}

std::string_view Panel::name(const Observation& observation) const {
  return find_name(*parts_, observation, parts_->names);
}

std::vector<UnitInYears> Panel::renamed(std::size_t later, std::size_t earlier) const {
  std::vector<UnitInYears> result;
  const auto& others = parts_->other_names;
  const auto begin_of_year = [&](int year) { return others.lower_bound({year, 0}); };
  auto now = begin_of_year(years_[later]);
  auto before = begin_of_year(years_[earlier]);
  const auto now_end = begin_of_year(years_[later] + 1);
  const auto before_end = begin_of_year(years_[earlier] + 1);
  UnitNames::Cursor known(parts_->names);
  while (now != now_end || before != before_end) {
    const bool is_first = before == before_end || (now != now_end && now->first.second <= before->first.second);
    const UnitKey unit = is_first ? now->first.second : before->first.second;
    const std::string_view name = known.find(unit).value_or(std::string_view());
    const auto name_in = [&](auto& at, const auto& end) {
      return at != end && at->first.second == unit ? std::string_view((at++)->second) : name;
    };
    const std::string_view name_now = name_in(now, now_end);
    const std::string_view name_before = name_in(before, before_end);
    if (name_now == name_before) continue;
    if (is_one_name(typed_unit_name(name_now).name, typed_unit_name(name_before).name)) continue;
    const Observations in_later = observations(later, unit, unit + 1);
    const Observations in_earlier = observations(earlier, unit, unit + 1);
    if (!in_later.empty() && !in_earlier.empty()) result.push_back({*in_later.begin(), *in_earlier.begin()});
  }
  return result;
}

Panel Panel::part(const std::function<bool(const Observation&)>& is_kept) const {
  PanelParts made;
  made.profiles = parts_->profiles;
  made.types = parts_->types;
  made.codes = parts_->codes;
  made.names = parts_->names;
  made.other_names = parts_->other_names;
  std::map<int, std::vector<bool>> places_in;  // by the indexes of this panel
  std::vector<bool> has_any(parts_->places.size());
  PanelRows rows;
  for (std::size_t year = 0; year < years_.size(); ++year) {
    std::vector<PanelChunk> chunks;
    std::vector<bool> has_units(parts_->places.size());
    for (const PanelChunk& chunk : *chunks_[year]) {
      rows.clear();
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const Observation observation(chunk, row, parts_->profiles.data());
        if (!is_kept(observation)) continue;
        rows.add(chunk.row(row));
        const std::size_t place = place_index(observation);
        has_units[place] = true;
        has_any[place] = true;
      }
      if (rows.size() > 0) chunks.emplace_back(chunk.year(), chunk.income_step(), rows.columns());
    }
    if (chunks.empty()) continue;
    made.years.emplace(years_[year], std::move(chunks));
    places_in.emplace(years_[year], std::move(has_units));
  }
  std::vector<std::uint32_t> index_of(parts_->places.size());
  for (std::size_t place = 0; place < has_any.size(); ++place) {
    if (!has_any[place]) continue;
    index_of[place] = static_cast<std::uint32_t>(made.places.size());
    made.places.push_back(
        {made.place_texts.keep(parts_->places[place].province), made.place_texts.keep(parts_->places[place].district)});
  }
  // numbers of places without units stand in no row
  for (const std::uint32_t place : parts_->place_numbers) made.place_numbers.push_back(index_of[place]);
  if (made.places.empty()) made.place_numbers.clear();
  for (const auto& [year, has_units] : places_in) {
    std::vector<bool>& kept = made.places_in[year];
    for (std::size_t place = 0; place < has_any.size(); ++place) {
      if (has_any[place]) kept.push_back(has_units[place]);
    }
  }
  return Panel(std::move(made));
}

std::size_t Panel::index_of(int year) const {
  const auto found = std::ranges::lower_bound(years_, year);
  return found != years_.end() && *found == year ? static_cast<std::size_t>(found - years_.begin()) : years_.size();
}

std::vector<UnitKey> bounds_of_parts(const Panel& panel, std::size_t unit_years) {
  std::vector<UnitKey> bounds{0};
  std::size_t all = 0;
  std::size_t largest = 0;
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    all += panel.size(year);
    if (panel.size(year) > panel.size(largest)) largest = year;
  }
  const std::size_t parts = all / unit_years + 1;
  if (parts > 1) {
    const std::vector<PanelChunk>& chunks = panel.parts().years.at(panel.years()[largest]);
    const std::size_t size = panel.size(largest);
    std::size_t part = 1;
    std::size_t before = 0;  // unit-years of the chunks before
    for (const PanelChunk& chunk : chunks) {
      for (; part < parts && size * part / parts < before + chunk.size(); ++part) {
        const UnitKey cut = chunk.unit(size * part / parts - before);
        if (cut > (bounds.size() == 1 ? chunks.front().first() : bounds.back())) bounds.push_back(cut);
      }
      before += chunk.size();
    }
  }
  bounds.push_back(std::numeric_limits<UnitKey>::max());
  return bounds;
}

}  // namespace ntm
