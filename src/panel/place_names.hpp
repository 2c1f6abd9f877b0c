// Names of places and units apart from the words that say what they are: "H. Tam Đường" is the huyện tam đường.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ntm {

enum class PlaceType : std::uint8_t {
  not_said,
  province,        // tỉnh
  city,            // thành phố
  town,            // thị xã
  rural_district,  // huyện
  urban_district,  // quận
  commune,         // xã
  ward,            // phường
  townlet,         // thị trấn
  special_zone     // đặc khu
};

struct TypedName {
  // As name_key, without the type in front and zeros before numbers, with blanks for hyphens: "Phường 01" is 1. A
  // number in front, brackets and marks of footnotes behind say nothing: "1. Xã Tá Bạ (xã điểm)*" is tá bạ.
  std::string name;
  PlaceType type = PlaceType::not_said;

  friend auto operator<=>(const TypedName&, const TypedName&) = default;
};

// Of a province or district: Huyện, H., Thị xã, TX., Thành phố, TP., Quận, Q. and Tỉnh are types.
TypedName typed_place_name(std::string_view text);

// Of a unit in a district: Xã, X., Phường, P., Thị trấn, TT. and Đặc khu are types.
TypedName typed_unit_name(std::string_view text);

// Whether one thing may have both types: a name without a type may be of any.
inline bool may_be_same(PlaceType a, PlaceType b) {
  return a == b || a == PlaceType::not_said || b == PlaceType::not_said;
}
inline bool may_be_same(const TypedName& a, const TypedName& b) {
  return a.name == b.name && may_be_same(a.type, b.type);
}

// Whether two names of units, without types, are the same. Names typed without tone marks lack what would tell them
// apart, and an unknown name is not a different one.
bool is_one_name(std::string_view a, std::string_view b);

// Which of the names in one place are the same. A name without a type belongs to the only type that has this name; if
// there are several types, it stands for itself.
struct SameNames {
  explicit SameNames(std::span<const TypedName> names);

  struct Group {
    std::size_t begin;  // in order
    std::size_t end;
  };
  // A group of names without a type, and two that it could be.
  struct Unclear {
    std::size_t bare;
    std::size_t one;
    std::size_t other;
  };
  std::vector<std::uint32_t> order;  // of all names, by their groups
  std::vector<Group> groups;
  std::vector<Unclear> unclear;
};

}  // namespace ntm
