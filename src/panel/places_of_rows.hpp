// The rows of one year, in the order of their units in the panel.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "panel/identities.hpp"
#include "panel/panel_parts.hpp"

namespace ntm {

// Where the row of a unit stands.
struct PlaceOfRow {
  UnitKey unit = 0;
  std::uint32_t chunk = 0;
  std::uint32_t row = 0;
  auto operator<=>(const PlaceOfRow&) const = default;
};

// Of units that stand twice the first places alone.
inline std::vector<PlaceOfRow> sorted_places(const std::vector<PanelChunk>& chunks) {
  std::vector<PlaceOfRow> places;
  for (std::uint32_t chunk = 0; chunk < chunks.size(); ++chunk) {
    for (std::uint32_t row = 0; row < chunks[chunk].size(); ++row) {
      places.push_back({chunks[chunk].unit(row), chunk, row});
    }
  }
  std::ranges::sort(places);
  const auto same = [](const PlaceOfRow& a, const PlaceOfRow& b) { return a.unit == b.unit; };
  places.erase(std::unique(places.begin(), places.end(), same), places.end());
  return places;
}

// The same where keys of the panel count: those of rows are changed to them.
inline std::vector<PlaceOfRow> counted_places(const std::vector<PanelChunk>& chunks, const Identities& identities,
                                              std::size_t codes) {
  constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
  std::vector<PlaceOfRow> places(codes, {0, nowhere, 0});
  for (std::uint32_t chunk = 0; chunk < chunks.size(); ++chunk) {
    identities.for_each_row_of(chunks[chunk], [&](std::size_t row, std::size_t unit) {
      if (identities.could_be_several(identities.units()[unit])) return;
      PlaceOfRow& place = places[identities.final_of(unit)];
      if (place.chunk == nowhere) place = {identities.final_of(unit), chunk, static_cast<std::uint32_t>(row)};
    });
  }
  std::erase_if(places, [](const PlaceOfRow& place) { return place.chunk == nowhere; });
  return places;
}

// Puts chunks in order if that is all that it takes for their units to ascend.
inline bool ascend(std::vector<PanelChunk>& chunks) {
  const auto repeats = [](const PanelChunk& chunk) {
    for (std::size_t row = 1; row < chunk.size(); ++row) {
      if (chunk.unit(row) == chunk.unit(row - 1)) return true;
    }
    return false;
  };
  if (std::ranges::any_of(chunks, repeats)) return false;
  std::vector<const PanelChunk*> order;
  for (const PanelChunk& chunk : chunks) order.push_back(&chunk);
  std::ranges::sort(order, {}, [](const PanelChunk* chunk) { return chunk->first(); });
  const auto overlap = [](const PanelChunk* a, const PanelChunk* b) { return b->first() <= a->last(); };
  if (std::ranges::adjacent_find(order, overlap) != order.end()) return false;
  std::ranges::sort(chunks, {}, &PanelChunk::first);
  return true;
}

}  // namespace ntm
