// The names of units, each stored once, however many years the unit is observed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/panel.hpp"
#include "panel/packed_columns.hpp"

namespace ntm {

struct NamedUnit {
  UnitKey unit = 0;
  std::string_view name;
};

// A copy is cheap and shares the names; adding to one copy does not change the other.
class UnitNames {
 public:
  // Names of units that follow each other. Behind each name, `slack` bytes can be read.
  class Chunk {
   public:
    static constexpr std::size_t slack = 8;

    // `ascending` must not be empty.
    explicit Chunk(std::span<const NamedUnit> ascending);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] UnitKey first() const { return unit(0); }
    [[nodiscard]] UnitKey last() const { return last_; }
    [[nodiscard]] UnitKey unit(std::size_t row) const { return rows_.get(row, 0); }
    [[nodiscard]] std::string_view name(std::size_t row) const {
      const std::size_t begin = row == 0 ? 0 : rows_.get(row - 1, 1);
      return {text_.data() + begin, rows_.get(row, 1) - begin};
    }
    // The first row whose unit is not before `unit`.
    [[nodiscard]] std::size_t lower_bound(UnitKey unit) const { return rows_.lower_bound(0, unit); }

   private:
    UnitKey last_ = 0;
    std::string text_;
    PackedColumns<2> rows_;  // unit; where its name ends in the text
  };

 private:
  // Chunks that ascend and do not overlap.
  using Layer = std::vector<std::shared_ptr<const Chunk>>;

 public:
  // Finds the names of units quickly where most follow the one before. Names stay where they are as long as it lives.
  class Cursor {
   public:
    explicit Cursor(const UnitNames& names) : layers_(names.layers_), places_(layers_.size()) {}

    std::optional<std::string_view> find(UnitKey unit) {
      if (found_in_ != nullptr && found_at_ + 1 < found_in_->size() && found_in_->unit(found_at_ + 1) == unit) {
        return found_in_->name(++found_at_);
      }
      return find_anywhere(unit);
    }

   private:
    struct Place {
      std::size_t chunk = 0;
      std::size_t row = 0;
      UnitKey asked = 0;  // last
    };
    std::optional<std::string_view> find_anywhere(UnitKey unit);
    bool find_in(const Layer& layer, UnitKey unit, Place& place);

    std::vector<std::shared_ptr<const Layer>> layers_;
    std::vector<Place> places_;  // by layer
    std::size_t layer_ = 0;      // where the last name was found
    const Chunk* found_in_ = nullptr;
    std::size_t found_at_ = 0;
  };

  // How many names a chunk holds unless something else ends it.
  static constexpr std::size_t chunk_size = 2048;

  // Adds names of units that have none yet.
  void add(Chunk names);
  void add(std::span<const NamedUnit> ascending);
  [[nodiscard]] std::optional<std::string_view> find(UnitKey unit) const;
  // Whether there may be names of units from `first` to `last`: true may be wrong, false is certain.
  [[nodiscard]] bool may_have(UnitKey first, UnitKey last) const;
  // Whether is_such(name) is true for any name.
  template <typename IsSuch>
  [[nodiscard]] bool any_of(const IsSuch& is_such) const {
    for (const auto& layer : layers_) {
      for (const auto& chunk : *layer) {
        for (std::size_t row = 0; row < chunk->size(); ++row) {
          if (is_such(chunk->name(row))) return true;
        }
      }
    }
    return false;
  }

 private:
  void merge_last_two();

  // Names of units that lie scattered among those of earlier layers have layers of their own.
  std::vector<std::shared_ptr<const Layer>> layers_;
};

}  // namespace ntm
