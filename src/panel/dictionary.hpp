// What the rows of all blocks have in common, each once: places, profiles of units, names, units without a code of
// digits. Several threads add to it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "panel/panel_parts.hpp"
#include "panel/places.hpp"
#include "panel/unit_names.hpp"
#include "text/text_hash.hpp"
#include "text/texts.hpp"

namespace ntm {

class Dictionary {
 public:
  // A place as rows name it: district and province, a line feed between them.
  struct PlaceInRows {
    std::string_view names;
    int year;
  };
  // Who is pilot may stand open until all tables were seen: then they say it for all of a table and a year.
  struct OpenPilot {
    std::size_t table = 0;
    int year = 0;

    friend auto operator<=>(const OpenPilot&, const OpenPilot&) = default;
  };
  struct TypedProfile {
    std::string type;
    UnitProfile profile;  // but for its type
    std::optional<OpenPilot> open_pilot;
  };
  // A unit that is not known by a code of digits: by another code, or by its names alone.
  struct NumberedUnit {
    std::string_view code;  // empty where there is none
    std::string_view district;
    std::string_view province;
    std::string_view name;
    // All of that, in this order, a line feed behind each.
    void write_identity(std::string& all) const;

    friend bool operator==(const NumberedUnit&, const NumberedUnit&) = default;
  };
  // Lasts as long as the dictionary does. `slack` bytes behind its texts can be read.
  struct KeptUnit {
    static constexpr std::size_t slack = 8;

    UnitKey key = 0;
    NumberedUnit unit;
    std::string_view identity;
  };
  using OtherNames = std::map<std::pair<int, UnitKey>, std::string>;

  // The number of each place, for a whole block at once, lest threads wait for each other.
  void number_places(std::span<const PlaceInRows> places, std::vector<std::uint32_t>& numbers);
  std::uint32_t number_of(const TypedProfile& typed);
  KeptUnit keep(const NumberedUnit& unit);

  // The names that units have so far, but for those that are known by them.
  [[nodiscard]] UnitNames known_names() const;
  // Names of one year that were not known when its block was begun, or are others than those known then. The first one
  // that is added stands for its unit; units that bear another in some year are exceptions.
  void add_names(int year, UnitNames::Chunk names);

  // For when all threads are done.
  // Whether the name of a unit, of its type or of its place, in any year, is such that is_such(name).
  template <typename IsSuch>
  [[nodiscard]] bool any_name(const IsSuch& is_such) const {
    return names_.any_of(is_such) || places_.any_of(is_such) ||
           std::ranges::any_of(profiles_, is_such, &TypedProfile::type) ||
           std::ranges::any_of(other_names_, is_such, &OtherNames::value_type::second) ||
           std::ranges::any_of(units_, is_such, [](const KeptUnit& kept) { return kept.unit.name; });
  }
  [[nodiscard]] Places& places() { return places_; }
  [[nodiscard]] const std::vector<TypedProfile>& profiles() const { return profiles_; }  // by number
  [[nodiscard]] const std::vector<KeptUnit>& numbered_units() const { return units_; }   // by number_of_unit
  [[nodiscard]] std::string_view name_of(int year, UnitKey unit) const;
  [[nodiscard]] UnitNames& names() { return names_; }
  [[nodiscard]] OtherNames& other_names() { return other_names_; }

 private:
  mutable std::mutex places_mutex_;
  mutable std::mutex profiles_mutex_;
  mutable std::mutex units_mutex_;
  mutable std::mutex names_mutex_;
  Places places_;
  std::vector<TypedProfile> profiles_;
  std::map<std::tuple<std::string, UnitProfile, std::optional<OpenPilot>>, std::uint32_t> profile_numbers_;
  Texts texts_;
  std::vector<KeptUnit> units_;
  std::unordered_map<std::string_view, std::size_t, TextHash> unit_numbers_;  // by identity
  UnitNames names_;
  OtherNames other_names_;
};

}  // namespace ntm
