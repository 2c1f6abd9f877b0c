#include "ntm/unit_names.hpp"

#include <algorithm>

namespace ntm {

UnitNames::Chunk::Chunk(std::span<const NamedUnit> ascending) : last_(ascending.back().unit) {
  std::vector<PackedRows<2>::Row> rows;
  rows.reserve(ascending.size());
  std::size_t length = 0;
  for (const NamedUnit& unit : ascending) length += unit.name.size();
  text_.reserve(length);
  for (const NamedUnit& unit : ascending) {
    text_ += unit.name;
    rows.push_back({unit.unit, text_.size()});
  }
  rows_ = PackedRows<2>(rows);
}

void UnitNames::add(std::vector<Chunk> chunks, bool scattered) {
  if (chunks.empty()) return;
  layers_.push_back(std::move(chunks));
  const auto names_in = [](const std::vector<Chunk>& layer) {
    std::size_t count = 0;
    for (const Chunk& chunk : layer) count += chunk.size();
    return count;
  };
  // Each of them stays twice as large as the next: then there are few, and none is merged often.
  while (scattered && layers_.size() > 1 && names_in(layers_[layers_.size() - 2]) < 2 * names_in(layers_.back())) {
    merge_last_two();
  }
}

void UnitNames::merge_last_two() {
  std::vector<NamedUnit> names;
  for (std::size_t i = layers_.size() - 2; i < layers_.size(); ++i) {
    for (const Chunk& chunk : layers_[i]) {
      for (std::size_t row = 0; row < chunk.size(); ++row) names.push_back({chunk.unit(row), chunk.name(row)});
    }
  }
  std::ranges::sort(names, {}, &NamedUnit::unit);
  std::vector<Chunk> merged = chunks_of(names);
  layers_.pop_back();
  layers_.back() = std::move(merged);
}

std::optional<std::string_view> UnitNames::find(UnitKey unit) const { return Cursor(*this).find(unit); }

std::optional<std::string_view> UnitNames::Cursor::find(UnitKey unit) {
  // units that follow each other were mostly named together
  for (std::size_t tried = 0; tried < places_.size(); ++tried) {
    if (const auto name = find(unit, names_.layers_[layer_], places_[layer_])) return name;
    layer_ = layer_ + 1 < places_.size() ? layer_ + 1 : 0;
  }
  return std::nullopt;
}

std::optional<std::string_view> UnitNames::Cursor::find(UnitKey unit, const std::vector<Chunk>& chunks, Place& place) {
  auto& [at, row, asked] = place;
  // units that are asked for later lie at this place or beyond it
  const bool ascends = unit >= asked;
  asked = unit;
  if (ascends && at == chunks.size()) return std::nullopt;
  if (!ascends || chunks[at].last() < unit) {
    const bool is_next = ascends && at + 1 < chunks.size() && unit <= chunks[at + 1].last();
    at = is_next ? at + 1
                 : static_cast<std::size_t>(std::ranges::lower_bound(chunks, unit, {}, &Chunk::last) - chunks.begin());
    row = 0;
    if (at == chunks.size()) return std::nullopt;
  }
  const Chunk& chunk = chunks[at];
  constexpr std::size_t soon = 4;
  for (std::size_t i = 0; i < soon && chunk.unit(row) < unit; ++i) ++row;
  if (chunk.unit(row) < unit) row = chunk.lower_bound(unit);
  if (chunk.unit(row) != unit) return std::nullopt;
  return chunk.name(row);
}

std::vector<UnitNames::Chunk> chunks_of(std::span<const NamedUnit> ascending) {
  std::vector<UnitNames::Chunk> chunks;
  while (!ascending.empty()) {
    const std::size_t size = std::min(ascending.size(), UnitNames::chunk_size);
    chunks.emplace_back(ascending.first(size));
    ascending = ascending.subspan(size);
  }
  return chunks;
}

}  // namespace ntm
