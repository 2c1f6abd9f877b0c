#include "ntm/panel.hpp"

#include <algorithm>
#include <memory>

namespace ntm {
namespace {

// One or two decimals, as nearly every income has, in steps of this many millionths.
constexpr std::int32_t common_income_step = 10'000;

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

PanelChunk::PanelChunk(int year, std::span<Row> ascending) : year_(year) {
  const bool in_steps = std::ranges::all_of(ascending, [](const Row& row) {
    return row[income_column] == 0 || (row[income_column] - 1) % common_income_step == 0;
  });
  if (in_steps) income_step_ = common_income_step;
  for (Row& row : ascending) {
    if (in_steps && row[income_column] > 0) row[income_column] = (row[income_column] - 1) / common_income_step + 1;
  }
  rows_ = PackedRows<column_count>(ascending);
}

PanelChunk::Row PanelChunk::row(std::size_t row) const {
  Row values = rows_[row];
  values[income_column] = raw(income(row));
  return values;
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

std::vector<UnitKey> Panel::cuts(std::size_t parts) const {
  std::vector<UnitKey> cuts;
  if (years_.empty()) return cuts;
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(sizes_) - sizes_.begin());
  const std::vector<PanelChunk>& chunks = *chunks_[largest];
  for (std::size_t i = 1; i < parts; ++i) {
    const UnitKey cut = chunks[chunks.size() * i / parts].first();
    if (cut > chunks.front().first() && (cuts.empty() || cut > cuts.back())) cuts.push_back(cut);
  }
  return cuts;
}

UnitKey packed_code(std::string_view code) {
  UnitKey key = 0;
  for (std::size_t i = 0; i < longest_packed_code; ++i) {
    key = key << 8 | (i < code.size() ? static_cast<unsigned char>(code[i]) : 0U);
  }
  return key;
}

std::string Panel::code(const Observation& observation) const {
  if (!parts_.codes.empty()) return parts_.codes[observation.unit()];
  std::string code;
  for (UnitKey rest = observation.unit(); rest != 0; rest <<= 8) code += static_cast<char>(rest >> 56);
  return code;
}

std::string_view Panel::name(const Observation& observation) const {
  if (!parts_.other_names.empty()) {
    const auto found = parts_.other_names.find({observation.year(), observation.unit()});
    if (found != parts_.other_names.end()) return found->second;
  }
  return parts_.names.find(observation.unit()).value_or(std::string_view());
}

std::size_t Panel::index_of(int year) const {
  const auto found = std::ranges::lower_bound(years_, year);
  return found != years_.end() && *found == year ? static_cast<std::size_t>(found - years_.begin()) : years_.size();
}

}  // namespace ntm
