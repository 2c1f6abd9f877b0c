#include "ntm/panel.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "panel/place_names.hpp"
#include "panel/unit_key.hpp"

namespace ntm {
namespace {

Observations::Iterator begin_of(const std::vector<PanelChunk>& chunks, const std::vector<UnitKind>& kinds) {
  return {chunks.data(), 0, kinds.data()};
}

Observations::Iterator end_of(const std::vector<PanelChunk>& chunks, const std::vector<UnitKind>& kinds) {
  return {chunks.data() + chunks.size(), 0, kinds.data()};
}

Observations::Iterator place_of(UnitKey unit, const std::vector<PanelChunk>& chunks,
                                const std::vector<UnitKind>& kinds) {
  const auto chunk = std::ranges::lower_bound(chunks, unit, {}, &PanelChunk::last);
  if (chunk == chunks.end()) return end_of(chunks, kinds);
  return {std::to_address(chunk), chunk->lower_bound(unit), kinds.data()};
}

}  // namespace

PanelChunk::Columns PanelRows::columns() const {
  PanelChunk::Columns columns;
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = std::span(numbers_).subspan(i * capacity_, size_);
  return columns;
}

void PanelRows::grow() {
  constexpr std::size_t fewest = 64;  // heads that are looked at have few rows
  const std::size_t capacity = std::max(fewest, 2 * capacity_);
  std::vector<std::uint64_t> numbers(PanelChunk::column_count * capacity);
  const PanelChunk::Columns before = columns();
  for (std::size_t i = 0; i < before.size(); ++i) {
    std::ranges::copy(before[i], numbers.begin() + static_cast<std::ptrdiff_t>(i * capacity));
  }
  numbers_ = std::move(numbers);
  capacity_ = capacity;
}

Panel::Panel(PanelParts parts) : parts_(std::move(parts)) {
  for (const auto& [year, chunks] : parts_.years) {
    years_.push_back(year);
    chunks_.push_back(&chunks);
    places_in_.push_back(&parts_.places_in.at(year));
    std::size_t size = 0;
    for (const PanelChunk& chunk : chunks) size += chunk.size();
    sizes_.push_back(size);
  }
}

Observations Panel::observations(std::size_t year_index) const {
  const std::vector<PanelChunk>& chunks = *chunks_[year_index];
  return {begin_of(chunks, parts_.kinds), end_of(chunks, parts_.kinds)};
}

Observations Panel::observations(std::size_t year_index, UnitKey first, UnitKey end) const {
  const std::vector<PanelChunk>& chunks = *chunks_[year_index];
  return {place_of(first, chunks, parts_.kinds), place_of(end, chunks, parts_.kinds)};
}

std::vector<UnitKey> Panel::bounds_of_parts(std::size_t unit_years) const {
  std::vector<UnitKey> bounds{0};
  const std::size_t parts = std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0}) / unit_years + 1;
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(sizes_) - sizes_.begin());
  std::size_t part = 1;
  std::size_t before = 0;  // unit-years of the chunks before
  for (std::size_t i = 0; parts > 1 && i < chunks_[largest]->size(); ++i) {
    const PanelChunk& chunk = (*chunks_[largest])[i];
    for (; part < parts && sizes_[largest] * part / parts < before + chunk.size(); ++part) {
      const UnitKey cut = chunk.unit(sizes_[largest] * part / parts - before);
      if (cut > (bounds.size() == 1 ? chunks_[largest]->front().first() : bounds.back())) bounds.push_back(cut);
    }
    before += chunk.size();
  }
  bounds.push_back(std::numeric_limits<UnitKey>::max());
  return bounds;
}

bool Panel::has_code(const Observation& observation) const {
  return has_only_codes() || parts_.codes[observation.unit()].find(" / ") == std::string::npos;
}

std::string Panel::code(const Observation& observation) const {
  if (!parts_.codes.empty()) return parts_.codes[observation.unit()];
  return digits_of_key(observation.unit());
}

std::string_view Panel::name(const Observation& observation) const {
  if (!parts_.other_names.empty()) {
    const auto found = parts_.other_names.find({observation.year(), observation.unit()});
    if (found != parts_.other_names.end()) return found->second;
  }
  return parts_.names.find(observation.unit()).value_or(std::string_view());
}

std::vector<UnitInYears> Panel::renamed(std::size_t later, std::size_t earlier) const {
  std::vector<UnitInYears> result;
  const auto& others = parts_.other_names;
  const auto begin_of_year = [&](int year) { return others.lower_bound({year, 0}); };
  auto now = begin_of_year(years_[later]);
  auto before = begin_of_year(years_[earlier]);
  const auto now_end = begin_of_year(years_[later] + 1);
  const auto before_end = begin_of_year(years_[earlier] + 1);
  UnitNames::Cursor known(parts_.names);
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
  made.kinds = parts_.kinds;
  made.types = parts_.types;
  made.codes = parts_.codes;
  made.names = parts_.names;
  made.other_names = parts_.other_names;
  std::map<int, std::vector<bool>> places_in;  // by the indexes of this panel
  std::vector<bool> has_any(parts_.places.size());
  PanelRows rows;
  for (std::size_t year = 0; year < years_.size(); ++year) {
    std::vector<PanelChunk> chunks;
    std::vector<bool> has_units(parts_.places.size());
    for (const PanelChunk& chunk : *chunks_[year]) {
      rows.clear();
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const Observation observation(chunk, row, parts_.kinds.data());
        if (!is_kept(observation)) continue;
        rows.add(chunk.row(row));
        const std::size_t place = parts_.place_numbers[observation.place_number()];
        has_units[place] = true;
        has_any[place] = true;
      }
      if (rows.size() > 0) chunks.emplace_back(chunk.year(), chunk.income_step(), rows.columns());
    }
    if (chunks.empty()) continue;
    made.years.emplace(years_[year], std::move(chunks));
    places_in.emplace(years_[year], std::move(has_units));
  }
  std::vector<std::uint32_t> index_of(parts_.places.size());
  for (std::size_t place = 0; place < has_any.size(); ++place) {
    if (!has_any[place]) continue;
    index_of[place] = static_cast<std::uint32_t>(made.places.size());
    made.places.push_back(
        {made.place_texts.keep(parts_.places[place].province), made.place_texts.keep(parts_.places[place].district)});
  }
  // numbers of places without units stand in no row
  for (const std::uint32_t place : parts_.place_numbers) made.place_numbers.push_back(index_of[place]);
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

}  // namespace ntm
