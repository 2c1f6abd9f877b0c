// The long layout: a row for each commune and criterion. The rows of a commune may stand anywhere in the table.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "panel/panel_builder.hpp"
#include "text/text_hash.hpp"
#include "text/texts.hpp"

namespace ntm {

struct LongCriterion {
  int number = 0;
  int indicator = 0;  // of it; 0 for the criterion itself
  auto operator<=>(const LongCriterion&) const = default;
};

struct LongUnit {
  UnitYear facts;                              // its criteria are those of the rows so far
  std::map<LongCriterion, bool> indicators{};  // and those of them: whether they are met
  bool pilot_is_blank = false;
  std::size_t line = 0;  // of its first row
};

class LongUnits {
 public:
  // The unit of a row that says `facts`; a new one where there is none of its year and code, or names. Its facts may be
  // others than those of the row.
  LongUnit& unit_of(const UnitYear& facts, bool pilot_is_blank, std::size_t line);
  [[nodiscard]] std::size_t number_of(const LongUnit& unit) const {
    return static_cast<std::size_t>(&unit - units_.data());
  }
  // In the order of their first rows.
  [[nodiscard]] std::vector<LongUnit>& units() { return units_; }

 private:
  std::string_view kept(std::string_view text, std::string_view before);

  Texts texts_;
  std::string identity_;
  std::unordered_map<std::string_view, std::string_view, TextHash> kept_;
  std::unordered_map<std::string_view, std::size_t, TextHash> index_;
  std::vector<LongUnit> units_;
};

}  // namespace ntm
