// Makes a Panel from unit-years that come in any order, from a file or from a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/places.hpp"

namespace ntm {

// One unit in one year as an input states it: what PanelBuilder is given.
struct UnitYear {
  int year = 0;
  std::string_view code;
  std::string_view name;
  std::string_view type;
  std::string_view district;
  std::string_view province;
  Pilot pilot = Pilot::not_reported;
  CriteriaSet met = 0;
  CriteriaSet observed = 0;
  Reported criteria_met;
  Reported households;
  Reported poor_households;
  Reported population;
  Reported income;

  friend bool operator==(const UnitYear&, const UnitYear&) = default;
};

// Texts to numbers, looked up without making a string of a view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using TextNumbers = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

// Texts are given normalized (NFC), years from first_year to last_year (std::out_of_range else), and of criteria only
// such as the rules have that the panel is to be summed up by: `met` are some of `observed`, `criteria_met` is not more
// than there are. Income is in millionths of a million VND. Two things are mended when all units are known, and told as
// notes:
//  - codes of digits that lost their leading zeros in some files and kept them in others (3403 is 03403);
//  - units without a code (an empty one), which are matched by province, district and name, and get these as their code
//    where no unit with a code matches.
class PanelBuilder {
 public:
  // `file` and `line` are for messages only.
  void add(const UnitYear& unit_year, std::string_view file = {}, std::size_t line = 0);

  // The panel of all that was added. Errors in `diagnostics`: a unit given twice in a year, whose later place is left
  // out; a unit without a code that could be several.
  Panel build(Diagnostics& diagnostics) &&;

 private:
  struct Entry {
    PanelChunk::Row row;  // all but its unit and place
    std::uint32_t unit;   // index into codes_
    std::uint32_t name;   // index into texts_
    std::uint32_t place;  // a number of places_
    int year;
    std::uint32_t file;
    std::uint32_t line;
  };
  std::uint32_t intern_text(std::string_view text);
  std::uint32_t intern_code(std::string_view code);
  std::uint32_t intern_place(const UnitYear& unit_year);
  std::uint32_t intern_kind(const UnitKind& kind);
  void mend_leading_zeros(Diagnostics& diagnostics);
  // District and name -> the units with a code that bear them, each with its province.
  using UnitsByName = std::unordered_map<std::string, std::set<std::pair<std::uint32_t, std::string>>>;
  [[nodiscard]] const Place& place_of(const Entry& entry) const;
  [[nodiscard]] std::string names_key_of(const Entry& entry) const;
  [[nodiscard]] std::string province_key_of(const Entry& entry) const;
  [[nodiscard]] UnitsByName units_by_name(std::uint32_t no_code) const;
  [[nodiscard]] std::set<std::uint32_t> candidates_for(const Entry& entry, const UnitsByName& units) const;
  void match_by_name(Diagnostics& diagnostics);
  void drop_duplicates(Diagnostics& diagnostics);
  void put_in_order();
  void name_units(PanelParts& parts) const;

  std::vector<Entry> entries_;
  std::vector<std::string> files_;
  std::vector<std::string> codes_;
  std::vector<std::string> texts_;
  TextNumbers code_ids_;
  TextNumbers text_ids_;
  Places places_;
  Places::InOrder known_places_;  // when all are added
  std::vector<UnitKind> kinds_;   // their types are indexes into texts_
  std::map<UnitKind, std::uint32_t> kind_ids_;
  // the place of the row before, which most often is that of the next
  std::string last_province_;
  std::string last_district_;
  int last_year_ = 0;
  std::uint32_t last_place_ = 0;
};

}  // namespace ntm
