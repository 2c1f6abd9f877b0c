// What became of communes when the map changed: which old ones, whole or in part, went into which new one. A code means
// one commune only within one state of the map, for new communes took the codes of their parts.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"

namespace ntm {

struct Reform;

// What a new unit was formed from, classified as in the lookups of the UK's Office for National Statistics.
enum class Origin {
  unchanged,  // one old unit, whole, and nothing else
  merged,     // several old units, each whole
  split,      // a part of one
  irregular   // anything else, such as parts of several units, or of unknown origin
};
inline constexpr std::size_t origins = 4;

// An old unit that went into a new one.
struct CrosswalkRow {
  std::string old_code;
  std::string new_code;
  std::string old_name;  // "" where the table has none
  std::string new_name;  // likewise
  bool is_whole = true;
  std::optional<int> year;  // the first of the new units; nothing where the known reform is meant
  std::size_t line = 0;
};

// Observations of two years, the later of which has other units.
struct Lineage {
  struct Unit {
    Observation now;
    Origin origin = Origin::irregular;
    std::vector<Observation> parts;   // those that were observed in the earlier year
    std::vector<bool> are_whole;      // of each of them, whether all of it went into the unit
    std::vector<std::string> others;  // names of those that were not, or codes of those without a name
    bool is_complete = false;         // all of its parts were

    // The one unit of the earlier year that it is; null if it is merged, split, irregular or has entered.
    [[nodiscard]] const Observation* same() const {
      return origin == Origin::unchanged && is_complete ? parts.data() : nullptr;
    }
  };
  // A unit of the earlier year of which no part was observed in the later.
  struct Left {
    Observation before;
    std::string into;  // name or code of the unit that it went to; "" where the crosswalk does not say it
  };
  std::vector<Unit> units;  // all of the later year, in their order
  std::vector<Left> left;
};

class Crosswalk {
 public:
  Crosswalk() = default;  // of a map that did not change
  Crosswalk(std::string file, std::vector<CrosswalkRow> rows);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  // Their codes have five digits, as those of the national list.
  [[nodiscard]] const std::vector<CrosswalkRow>& rows() const { return rows_; }
  // Whether each row names its year.
  [[nodiscard]] bool names_all_years() const { return names_all_years_; }

  // Whether it has rows for that reform: those of its year or the next, or without a year.
  [[nodiscard]] bool tells_of(const Reform& reform) const;
  // The same, with the years of rows that name none, as the panel shows them: those of a part of the panel are the
  // same.
  [[nodiscard]] Crosswalk with_years_of(const Panel& panel) const;
  // Whether two observed years of the panel, by their indexes, have units of different states of the map. Years of rows
  // that name none are those of the known reform: the first year from 2025 on in which hardly any code stands that was
  // given up. Data of the end of 2025 may still be those of the old communes.
  [[nodiscard]] bool lies_between(const Panel& panel, std::size_t later, std::size_t earlier) const;
  // What the units of the later year are made of.
  [[nodiscard]] Lineage lineage(const Panel& panel, std::size_t later, std::size_t earlier) const;

  // Warns where the crosswalk and the observed years disagree, and notes if the years need no crosswalk.
  void tell_doubts(const Panel& panel, Diagnostics& diagnostics) const;

 private:
  std::string file_;
  std::vector<CrosswalkRow> rows_;
  std::set<int> years_;  // that rows name
  bool names_all_years_ = true;
};

// Reads a crosswalk: a CSV table with the columns old_code, new_code, part (whole or part) and perhaps year, old_name;
// or the conversion table of the statistics office as published, with title rows above the columns Mã Xã cũ, Mã Xã mới
// and Ghi chú ("Nhập toàn bộ", "Nhập một phần", "Giữ nguyên", "Đổi tên"). Nothing, with errors, where a cell is not
// understood, one code stands for two units, or a unit went whole to two places. Of a unit of which only one part
// stands in the table the rest is missing: a warning.
std::optional<Crosswalk> read_crosswalk(std::string_view text, const std::string& file, Diagnostics& diagnostics);

// Whether a text in UTF-8 is such a published table.
bool is_published_crosswalk(std::string_view text);

}  // namespace ntm
