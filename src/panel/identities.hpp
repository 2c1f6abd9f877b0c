// Which units rows are of, when all rows are known: codes that lost their leading zeros are those of the units that
// kept them, and units without a code are matched by their names.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "panel/dictionary.hpp"
#include "panel/make_panel.hpp"
#include "panel/place_names.hpp"
#include "panel/places.hpp"
#include "panel/unit_key.hpp"
#include "text/text_hash.hpp"

namespace ntm {

class Identities {
 public:
  // What was mended goes to `diagnostics` as notes; units that could be several, as errors. All must outlive this.
  Identities(const Dictionary& dictionary, const std::vector<RowsOfTable>& tables, const Places::InOrder& places,
             const RowsAgain& rows_again, Diagnostics& diagnostics);

  // Whether units in the panel are other keys than those in rows.
  [[nodiscard]] bool changes() const { return !final_.empty(); }
  // The codes of the panel's units, ascending; empty where their keys hold them.
  [[nodiscard]] std::vector<std::string>& codes() { return codes_; }
  // Whether rows give a code for it.
  [[nodiscard]] static bool has_code(UnitKey unit) { return unit < named_unit; }
  // What a unit of rows is called; with all that was mended.
  [[nodiscard]] std::string code_of(UnitKey unit) const;
  // Rows that could be of several units stand for none.
  [[nodiscard]] bool could_be_several(UnitKey unit) const { return could_be_.contains(unit); }
  // How many rows do stand for one.
  [[nodiscard]] std::size_t count_clear_rows(const PanelChunk& chunk) const;

  // ---- where units change: those of rows by their numbers, ascending

  [[nodiscard]] const std::vector<UnitKey>& units() const { return units_; }
  // The number of one that has a code and stands at `from` or behind, or has none.
  [[nodiscard]] std::size_t number_of(UnitKey unit, std::size_t from = 0) const;
  // Its key in the panel.
  [[nodiscard]] UnitKey final_of(std::size_t number) const { return final_[number]; }
  // Whether these keys count from 0 on, each the index of its code.
  [[nodiscard]] bool counts_codes() const { return !dictionary_.numbered_units().empty(); }
  // Calls visit(row, number of its unit) for the rows of a part.
  template <typename Visit>
  void for_each_row_of(const PanelChunk& chunk, Visit visit) const {
    std::size_t number = 0;  // units with codes ascend
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const UnitKey unit = chunk.unit(row);
      if (unit < named_unit) number = number_of(unit, number);
      visit(row, unit < named_unit ? number : number_of(unit));
    }
  }

 private:
  struct Names {
    TypedName province;
    TypedName district;
    TypedName name;
  };
  // The types of province, district and name.
  using Types = std::array<PlaceType, 3>;
  // District, name and province without types, and district and name alone -> of each combination of types the codes of
  // the units that bear them, the two lowest: a unit that could be more than one is told with two.
  using UnitsByName = std::unordered_map<std::string, std::map<Types, std::set<std::string>>, TextHash>;
  using Years = std::bitset<last_year - first_year + 1>;
  // A unit without a code.
  struct Nameless {
    std::uint32_t place = 0;
    std::int64_t rows = 0;
    Years years;
    TypedName name;
  };

  // Calls visit(table, part, row, number of its unit) for all rows.
  template <typename Visit>
  void for_each_row(Visit visit) const {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (const Part& part : tables_[table].parts) {
        for_each_row_of(part.chunk, [&](std::size_t row, std::size_t unit) { visit(table, part, row, unit); });
      }
    }
  }
  void number_units();
  [[nodiscard]] const Dictionary::NumberedUnit& numbered(UnitKey unit) const;
  [[nodiscard]] std::string own_code(UnitKey unit) const;
  [[nodiscard]] UnitKey now(std::size_t number) const { return now_.empty() ? units_[number] : now_[number]; }
  void set_now(std::size_t number, UnitKey unit);

  [[nodiscard]] bool may_have_lost_zeros() const;
  void mend_leading_zeros();
  [[nodiscard]] bool is_mended(std::size_t number) const { return now_[number] != units_[number]; }
  void tell_mended();

  [[nodiscard]] const Place& place_of(const Part& part, std::size_t row) const;
  [[nodiscard]] std::unordered_set<UnitKey> units_twice() const;
  [[nodiscard]] UnitsByName units_by_name() const;
  [[nodiscard]] static std::set<std::string> candidates_for(const UnitsByName& by_name, const Names& own);
  void match_by_name();
  void match_each_other(const Place& place, const std::vector<std::size_t>& units,
                        const std::vector<Nameless>& without_code);
  void tell_could_be();
  void number_codes();

  const Dictionary& dictionary_;
  const std::vector<RowsOfTable>& tables_;
  const Places::InOrder& places_;
  const RowsAgain& rows_again_;
  Diagnostics& diagnostics_;
  // As rows name them; as they stand after what was mended; as the panel has them. Empty where all stand for
  // themselves.
  std::vector<UnitKey> units_;
  std::vector<std::uint32_t> numbers_of_named_;  // by number_of_unit
  std::vector<UnitKey> now_;
  std::vector<UnitKey> final_;
  std::map<UnitKey, std::pair<std::string, std::string>> could_be_;
  std::unordered_map<UnitKey, std::string> own_codes_;  // of units that have none
  std::vector<Respelled> respelled_;                    // of those
  std::vector<UnclearName> unclear_;
  std::vector<std::string> codes_;
};

}  // namespace ntm
