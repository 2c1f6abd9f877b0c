// The names of units, each stored once, however many years the unit is observed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/packed_rows.hpp"

namespace ntm {

// Stands for a unit's code, and orders units as their codes do. Only the panel that holds it knows the code.
using UnitKey = std::uint64_t;

struct NamedUnit {
  UnitKey unit = 0;
  std::string_view name;
};

class UnitNames {
 public:
  // Names of units that follow each other.
  class Chunk {
   public:
    explicit Chunk(std::span<const NamedUnit> ascending);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] UnitKey first() const { return unit(0); }
    [[nodiscard]] UnitKey last() const { return last_; }
    [[nodiscard]] UnitKey unit(std::size_t row) const { return rows_.get(row, 0); }
    [[nodiscard]] std::string_view name(std::size_t row) const {
      const std::uint64_t begin = row == 0 ? 0 : rows_.get(row - 1, 1);
      return std::string_view(text_).substr(begin, rows_.get(row, 1) - begin);
    }
    // The first row whose unit is not before `unit`.
    [[nodiscard]] std::size_t lower_bound(UnitKey unit) const { return rows_.lower_bound(0, unit); }

   private:
    UnitKey last_ = 0;
    std::string text_;
    PackedRows<2> rows_;  // unit; where its name ends in the text
  };

  // How many names a chunk holds where nothing else cuts them.
  static constexpr std::size_t chunk_size = 2048;

  // Adds names of units that have none yet. The chunks ascend. Where their units lie `scattered` among earlier ones, it
  // is worth the time to bring them together.
  void add(std::vector<Chunk> chunks, bool scattered = false);
  [[nodiscard]] std::optional<std::string_view> find(UnitKey unit) const;

  // Finds the names of units quickly where most follow the one before.
  class Cursor {
   public:
    explicit Cursor(const UnitNames& names) : names_(names), places_(names.layers_.size()) {}
    std::optional<std::string_view> find(UnitKey unit);

   private:
    struct Place {
      std::size_t chunk = 0;
      std::size_t row = 0;
      UnitKey asked = 0;  // last
    };
    static std::optional<std::string_view> find(UnitKey unit, const std::vector<Chunk>& chunks, Place& place);

    const UnitNames& names_;
    std::vector<Place> places_;  // by layer
    std::size_t layer_ = 0;      // where the last name was found
  };

 private:
  void merge_last_two();

  // Each ascends; later names that do not follow the earlier ones lie beside them.
  std::vector<std::vector<Chunk>> layers_;
};

// Cuts ascending names into chunks.
std::vector<UnitNames::Chunk> chunks_of(std::span<const NamedUnit> ascending);

}  // namespace ntm
