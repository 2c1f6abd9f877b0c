// What a header cell means. The words are data: columns.csv, and an office's own rows in the same form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/rules.hpp"

namespace ntm::oracle {

// The names in the table and in canonical files are those of `name` below.
enum class Meaning {
  unknown,
  year,
  commune_code,
  commune,
  unit_type,
  district,
  province,
  pilot,
  criteria_met,
  households,
  poor_households,
  population,
  income,
  criterion,  // marks of one criterion; without a number, the column of the long layout that holds it
  met,        // the mark of the long layout
  ordinal,    // a running number
  remark,
};
inline constexpr std::size_t meaning_count = static_cast<std::size_t>(Meaning::remark) + 1;

std::string_view name(Meaning meaning);

// Whether a column with this meaning holds numbers.
bool is_number_column(Meaning meaning);

struct ColumnMeaning {
  Meaning meaning = Meaning::unknown;
  int criterion = 0;  // with Meaning::criterion; 0 where the cell names none

  friend bool operator==(const ColumnMeaning&, const ColumnMeaning&) = default;
};

class ColumnTable {
 public:
  // The built-in words and `extra_rows` (CSV text `column,alias`, from the file `extra_name`).
  ColumnTable(const Rules& rules, std::string_view extra_rows, const std::string& extra_name, Diagnostics& diagnostics);

  // Case, tone marks, punctuation, units in brackets and filler words make no difference: "Thu nhập bình quân (triệu
  // đồng/người/năm)" is income, and "TC 01", "Tiêu chí số 1", "c01", "1. Quy hoạch" are criterion 1.
  // In brackets only units may stand: "Dân số (thành thị)" is not the population.
  [[nodiscard]] ColumnMeaning meaning_of(std::string_view header) const;
  // The criterion that bears exactly this name, and the one that a cell names by number or name below a group that
  // speaks of criteria ("Kết quả thực hiện các tiêu chí" above "1" or "Thu nhập"); 0 if there is none.
  [[nodiscard]] int criterion_named(std::string_view header) const;
  [[nodiscard]] int criterion_in_group(std::string_view group, std::string_view header) const;

 private:
  void add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics);
  [[nodiscard]] int criterion_of(const std::string& key) const;
  [[nodiscard]] std::string without(const std::string& key, const std::vector<std::string>& words) const;

  std::unordered_map<std::string, Meaning> aliases_;
  std::vector<std::string> fillers_;  // longest first
  std::vector<std::string> units_;    // likewise
  std::unordered_map<std::string, int> criteria_by_name_;
  std::size_t longest_criterion_alias_ = 0;
};

// What brackets in a header say of the unit, where it is another than the tool's: "thousand VND". Empty if all is well.
Message foreign_unit(Meaning meaning, std::string_view header);

}  // namespace ntm::oracle
