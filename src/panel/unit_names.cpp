#include "panel/unit_names.hpp"

#include <algorithm>
#include <utility>

namespace ntm {
namespace {

template <typename Layer>
std::size_t count_names(const Layer& layer) {
  std::size_t count = 0;
  for (const auto& chunk : layer) count += chunk->size();
  return count;
}

// The first chunk that does not end before `unit`.
template <typename Layer>
auto first_chunk_for(const Layer& layer, UnitKey unit) {
  return std::ranges::lower_bound(layer, unit, {}, [](const auto& chunk) { return chunk->last(); });
}

template <typename Layer>
bool overlaps(const Layer& layer, UnitKey first, UnitKey last) {
  const auto chunk = first_chunk_for(layer, first);
  return chunk != layer.end() && (*chunk)->first() <= last;
}

}  // namespace

UnitNames::Chunk::Chunk(std::span<const NamedUnit> ascending) : last_(ascending.back().unit) {
  std::size_t length = slack;
  for (const NamedUnit& unit : ascending) length += unit.name.size();
  text_.reserve(length);
  std::vector<std::uint64_t> units;
  std::vector<std::uint64_t> ends;
  units.reserve(ascending.size());
  ends.reserve(ascending.size());
  for (const NamedUnit& unit : ascending) {
    text_ += unit.name;
    units.push_back(unit.unit);
    ends.push_back(text_.size());
  }
  text_.append(slack, '\0');
  rows_ = PackedColumns<2>({units, ends});
}

void UnitNames::add(Chunk names) {
  const auto chunk = std::make_shared<const Chunk>(std::move(names));
  if (!layers_.empty() && overlaps(*layers_.front(), chunk->first(), chunk->last())) {
    layers_.push_back(std::make_shared<const Layer>(Layer{chunk}));
    // Each layer stays twice as large as the next: then there are few, and none is merged often.
    while (layers_.size() > 1 && count_names(*layers_[layers_.size() - 2]) < 2 * count_names(*layers_.back())) {
      merge_last_two();
    }
    return;
  }
  auto layer = layers_.empty() ? std::make_shared<Layer>() : std::make_shared<Layer>(*layers_.front());
  layer->insert(first_chunk_for(*layer, chunk->first()), chunk);
  if (layers_.empty()) layers_.emplace_back();
  layers_.front() = std::move(layer);
}

void UnitNames::add(std::span<const NamedUnit> ascending) {
  while (!ascending.empty()) {
    const std::size_t size = std::min(ascending.size(), chunk_size);
    add(Chunk(ascending.first(size)));
    ascending = ascending.subspan(size);
  }
}

void UnitNames::merge_last_two() {
  std::vector<NamedUnit> names;
  for (std::size_t i = layers_.size() - 2; i < layers_.size(); ++i) {
    for (const auto& chunk : *layers_[i]) {
      for (std::size_t row = 0; row < chunk->size(); ++row) names.push_back({chunk->unit(row), chunk->name(row)});
    }
  }
  std::ranges::sort(names, {}, &NamedUnit::unit);
  Layer merged;
  for (std::size_t done = 0; done < names.size(); done += chunk_size) {
    const std::size_t size = std::min(names.size() - done, chunk_size);
    merged.push_back(std::make_shared<const Chunk>(std::span(names).subspan(done, size)));
  }
  layers_.pop_back();
  layers_.back() = std::make_shared<const Layer>(std::move(merged));
}

std::optional<std::string_view> UnitNames::find(UnitKey unit) const {
  for (const auto& layer : layers_) {
    const auto chunk = first_chunk_for(*layer, unit);
    if (chunk == layer->end()) continue;
    const std::size_t row = (*chunk)->lower_bound(unit);
    if ((*chunk)->unit(row) == unit) return (*chunk)->name(row);
  }
  return std::nullopt;
}

bool UnitNames::may_have(UnitKey first, UnitKey last) const {
  return std::ranges::any_of(layers_, [&](const auto& layer) { return overlaps(*layer, first, last); });
}

std::optional<std::string_view> UnitNames::Cursor::find_anywhere(UnitKey unit) {
  // units that follow each other were mostly named together
  for (std::size_t tried = 0; tried < places_.size(); ++tried) {
    if (find_in(*layers_[layer_], unit, places_[layer_])) return found_in_->name(found_at_);
    layer_ = layer_ + 1 < places_.size() ? layer_ + 1 : 0;
  }
  return std::nullopt;
}

bool UnitNames::Cursor::find_in(const Layer& layer, UnitKey unit, Place& place) {
  auto& [at, row, asked] = place;
  // units that are asked for later lie at this place or beyond it
  const bool ascends = unit >= asked;
  asked = unit;
  if (ascends && at == layer.size()) return false;
  if (!ascends || layer[at]->last() < unit) {
    const bool is_next = ascends && at + 1 < layer.size() && unit <= layer[at + 1]->last();
    at = is_next ? at + 1 : static_cast<std::size_t>(first_chunk_for(layer, unit) - layer.begin());
    row = 0;
    if (at == layer.size()) return false;
  }
  const Chunk& chunk = *layer[at];
  if (found_in_ == &chunk && chunk.unit(found_at_) <= unit) row = std::max(row, found_at_);
  constexpr std::size_t soon = 4;
  for (std::size_t i = 0; i < soon && chunk.unit(row) < unit; ++i) ++row;
  if (chunk.unit(row) < unit) row = chunk.lower_bound(unit);
  if (chunk.unit(row) != unit) return false;
  found_in_ = &chunk;
  found_at_ = row;
  return true;
}

}  // namespace ntm
