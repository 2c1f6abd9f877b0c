// Rows as they come, of one block and on one thread -> chunks of a panel.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "panel/dictionary.hpp"
#include "panel/panel_builder.hpp"
#include "panel/panel_rows.hpp"
#include "panel/unit_key.hpp"
#include "text/text_hash.hpp"
#include "text/texts.hpp"

namespace ntm {

// Rows that follow each other and are of one place.
struct RunOfPlace {
  std::uint32_t place = 0;
  UnitKey first = 0;  // unit
  std::size_t rows = 0;
};

// What the rows of a block say of one year.
struct Part {
  PanelChunk chunk;
  bool reordered = false;     // rows with codes did not ascend
  unsigned code_lengths = 0;  // bit n: some code of digits has n fewer than a key can hold
  bool leading_zeros = false;
  std::vector<RunOfPlace> runs{};      // in the order of the table; where units have no codes
  std::optional<std::size_t> block{};  // of its table, where that can be read alone
};

// A row as it was given, for messages.
struct RowAgain {
  int year = 0;
  UnitKey unit = 0;
  std::string_view name;
  std::size_t line = 0;
  CriteriaSet observed = 0;
};
using VisitRowAgain = std::function<bool(const RowAgain&)>;  // false where no more is wanted

// What rows add up to that no column of a panel keeps.
struct SumsOfRows {
  std::int64_t criteria_met = 0;  // as their column says
  std::int64_t pilots = 0;
};

class BlockRows {
 public:
  explicit BlockRows(Dictionary& dictionary) : dictionary_(dictionary) {}

  // For rows of another table: columns that it does not set hold nothing.
  void begin_table();
  // For a new block. With `again`, rows are to be told again: all names are kept, and known to nobody.
  void begin(bool again = false);
  // Moves what was added to `parts`, and names to the dictionary.
  void finish(std::vector<Part>& parts);
  // In place of that, with `again`: the rows of the block as they were given.
  // False where `visit` wants no more.
  bool visit_again(const VisitRowAgain& visit) const;

  // ---- a row: it is added, its columns are set, and it is ended or taken back

  std::size_t add() { return row_ = rows_.add(); }
  void take_back() { rows_.take_back(); }
  [[nodiscard]] std::uint64_t& at(std::size_t column) { return rows_.at(row_, column); }
  [[nodiscard]] std::uint64_t at(std::size_t row, std::size_t column) { return rows_.at(row, column); }
  [[nodiscard]] std::span<const std::uint64_t> column(PanelChunk::Column column) { return rows_.column(column); }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  // The name that a unit has already, where rows ascend so far: else names are compared at the end.
  std::optional<std::string_view> known_name(UnitKey unit) {
    return in_order_ && !again_ ? known_names_->find(unit) : std::nullopt;
  }
  // Whether a row of the unit need not say its name again.
  bool has_name(UnitKey unit, std::string_view name) {
    return (unit >= named_unit && !again_) || known_name(unit) == name;
  }
  // Where most rows are as the one before, what is the same need not be said again. 0 is the district, 1 the province.
  void set_place(std::size_t which, std::string_view name) {
    names_of_places_[which] = name;
    same_place_ = false;
  }
  // For the next row: which of the places named before its place may well be. Is set to the one that it is.
  void guess_place(std::uint32_t& guess) { place_guess_ = &guess; }
  [[nodiscard]] const std::string& place(std::size_t which) const { return names_of_places_[which]; }
  // Incomes of the block in steps of millionths: common ones as long as all allow it. `raw` is in millionths.
  void set_income(std::uint64_t raw);
  void set_common_income(std::uint64_t raw) {
    at(PanelChunk::income_column) = raw == 0 || income_step_ == PanelChunk::common_income_step
                                        ? raw
                                        : (raw - 1) * PanelChunk::common_income_step + 1;
  }
  // A `name` without data is the one that the unit has already.
  void end(int year, UnitKey unit, std::uint32_t profile, CriteriaSet met, std::string_view name,
           std::size_t line = 0) {
    if (year != year_) {
      year_ = year;
      same_place_ = false;
    }
    if (!same_place_) add_place();
    if (!years_.empty() && in_order_) {
      in_order_ = std::pair(years_.back(), rows_.at(row_ - 1, PanelChunk::unit_column)) < std::pair(year, unit);
    }
    any_codes_ = any_codes_ || unit < named_unit;
    if (name.data() != nullptr) names_.push_back({name, row_});
    at(PanelChunk::unit_column) = unit;
    at(PanelChunk::profile_column) = profile;
    at(PanelChunk::place_column) = place_;  // its number, once the block is finished
    at(PanelChunk::met_column) = met;
    years_.push_back(year);
    if (again_) lines_.push_back(line);
  }
  // All of a row at once. Its texts need not outlive the call.
  void add(const UnitYear& unit_year, std::optional<Dictionary::OpenPilot> open_pilot, std::size_t line);
  // What stands for a unit, whose code may be empty.
  UnitKey key_of(const UnitYear& unit_year);
  // What stands for a unit without a code.
  UnitKey key_of_names(std::string_view district, std::string_view province, std::string_view name) {
    return key_of(Dictionary::NumberedUnit{{}, district, province, name});
  }
  // The numbered unit that rows will be of next, if they follow each other as they did before; or null.
  [[nodiscard]] const Dictionary::KeptUnit* expected_unit() const {
    return expected_ < units_.size() ? &units_[expected_] : nullptr;
  }
  // Of the rows since they were last set back.
  [[nodiscard]] SumsOfRows& sums() { return sums_; }
  // A copy that lasts until the block is finished.
  std::string_view keep(std::string_view text) { return texts_->keep(text); }

 private:
  UnitKey key_of(const Dictionary::NumberedUnit& unit);
  void add_place();
  void number_places();
  [[nodiscard]] std::map<int, std::vector<RunOfPlace>> runs_of_places();
  void put_in_order();
  void cut(std::vector<Part>& parts);

  Dictionary& dictionary_;
  // Numbered units in the order in which they were asked for first, lest threads wait for each other.
  std::vector<Dictionary::KeptUnit> units_;
  std::unordered_map<std::string_view, std::size_t, TextHash> unit_indexes_;  // by identity
  std::size_t expected_ = 0;
  std::string identity_;
  PanelRows rows_;
  std::size_t row_ = 0;
  std::vector<int> years_;
  std::vector<std::size_t> lines_;
  SumsOfRows sums_;
  int year_ = 0;
  std::int32_t income_step_ = PanelChunk::common_income_step;
  std::array<std::string, 2> names_of_places_;
  bool same_place_ = false;
  bool in_order_ = true;
  bool any_codes_ = false;
  bool again_ = false;
  std::optional<UnitNames::Cursor> known_names_;
  struct NameInRow {
    std::string_view name;
    std::size_t row;
  };
  std::vector<NameInRow> names_;
  std::optional<Texts> texts_;
  // Places that rows named, of this block and those before.
  struct KnownPlace {
    std::string names;  // as Dictionary::PlaceInRows has them
    int year = 0;       // the last one in which rows named it
    std::uint32_t number = 0;

    [[nodiscard]] bool is(const std::array<std::string, 2>& district_and_province) const;
  };
  struct PlaceOfYear {
    std::uint32_t place;  // index into known_places_
    int year;
  };
  std::vector<KnownPlace> known_places_;
  std::vector<PlaceOfYear> new_places_;  // of this block: the dictionary may not know of them
  std::uint32_t place_ = 0;              // of the last row
  std::uint32_t* place_guess_ = nullptr;
  std::vector<Dictionary::PlaceInRows> places_in_rows_;
  std::vector<std::uint32_t> place_numbers_;
};

}  // namespace ntm
