// What a header cell means. The words are data: columns.csv, and an office's own rows in the same form.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/rules.hpp"
#include "read/criterion_names.hpp"
#include "text/text_hash.hpp"

namespace ntm {

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
  Meaning what = Meaning::unknown;
  int criterion = 0;     // with Meaning::criterion; 0 where the cell names none
  int indicator = 0;     // of the criterion, "5.1"; 0 for the criterion itself
  bool not_met = false;  // its marks say what is not met

  friend auto operator<=>(const ColumnMeaning&, const ColumnMeaning&) = default;
};

// What words say beside what they name.
enum class Claim {
  result,   // nothing else
  not_met,  // of marks: what is not met
  other,    // a plan, an estimate, last year, a share: another column than the one that is named
};

// What it has understood it remembers, so that the files of a run, whose headers are much alike, share the work: one
// thread at a time may ask a table.
class ColumnTable {
 public:
  // The built-in words and `extra_rows` (CSV text `column,alias`, from the file `extra_name`).
  ColumnTable(const Rules& rules, std::string_view extra_rows, const std::string& extra_name, Diagnostics& diagnostics);

  // Case, tone marks, punctuation, units in brackets and filler words make no difference: "Thu nhập bình quân (triệu
  // đồng/người/năm)" is income, and "TC 01", "Tiêu chí số 1", "c01", "1. Quy hoạch" are criterion 1.
  // In brackets only units may stand: "Dân số (thành thị)" is not the population.
  [[nodiscard]] ColumnMeaning meaning_of(std::string_view header) const { return understood(header).meaning; }
  // The criterion that bears exactly this name.
  [[nodiscard]] int criterion_named(std::string_view header) const { return understood(header).criterion_named; }
  // The same by the names of all built-in rules that have as many criteria; it takes longer.
  [[nodiscard]] int criterion_named_by_any(std::string_view header) const;
  [[nodiscard]] const Rules& rules() const { return rules_; }
  // What the words of a group, a title or a remark say of all that they are about.
  [[nodiscard]] Claim claim_of(std::string_view text) const;
  // Whether it is such words and no others, but years: "Kế hoạch năm 2014".
  [[nodiscard]] bool is_claim(std::string_view text) const;
  // Whether a group says nothing of the columns below it: all its words are known to be of that kind.
  [[nodiscard]] bool is_silent_group(std::string_view group) const;
  // Where in `words` (of words_in) another claim than that of a result begins first; or npos.
  [[nodiscard]] std::size_t find_other(std::string_view words) const;
  // Whether all words of a group of criteria are known: it says that they are criteria, met or not, and no more.
  [[nodiscard]] bool is_known_group_of_criteria(std::string_view group) const;
  // Whether a cell below or beside a number says no more of a criterion than its name.
  [[nodiscard]] bool is_name_of_criterion(std::string_view text) const;
  // Whether a cell names a unit, and nothing else.
  [[nodiscard]] bool is_unit(std::string_view text) const;

  // All that a cell may mean: by itself, and by number or name below a group that speaks of criteria ("Kết quả thực
  // hiện các tiêu chí" above "1", "5.1" or "Thu nhập").
  struct Understood {
    ColumnMeaning meaning;
    int criterion_named = 0;
    ColumnMeaning in_group;
  };
  [[nodiscard]] Understood understood(std::string_view header) const;
  [[nodiscard]] bool speaks_of_criteria(std::string_view group) const;
  // The criterion whose number a header bears, whatever else it says: "TC1 (huyện)", "Tiêu chí huyện thẩm tra 1"; 0 if
  // none.
  [[nodiscard]] int number_in(std::string_view header) const;
  // Whether a cell says that its column is another one than that of the results beside it: a plan, a norm, a share, a
  // part of them.
  [[nodiscard]] bool stands_beside_results(std::string_view cell) const;
  // Whether it says that its column is the whole, where others beside it are parts.
  [[nodiscard]] bool is_of_all(std::string_view cell) const;

  // Whether texts of these characters alone, such as numbers and the mark x, joined or not, mean nothing in a header,
  // neither by themselves nor as a group. All other characters may.
  [[nodiscard]] bool numbers_say_nothing() const { return numbers_say_nothing_; }
  static bool is_number_or_mark(std::string_view text);

 private:
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  void add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics);
  void remember_words(std::string_view key);
  [[nodiscard]] bool has_known_words(std::string_view key) const;
  // A criterion by number or name, with what of the key stands behind it.
  struct Named {
    int criterion = 0;
    std::string_view rest = {};
  };
  [[nodiscard]] Named criterion_of(std::string_view key) const;
  [[nodiscard]] ColumnMeaning indicator_in(std::string_view header, bool in_group) const;
  [[nodiscard]] ColumnMeaning mark_of(const Named& named, std::string_view inside) const;
  [[nodiscard]] Claim claim_of_key(const std::string& key) const;
  [[nodiscard]] Claim claim_of_indicator(std::string_view name) const;
  [[nodiscard]] const CriterionNames& names() const;
  [[nodiscard]] int criterion_by_name(std::string_view key) const;
  [[nodiscard]] ColumnMeaning meaning_of(std::string_view header, const std::string& whole_key) const;
  [[nodiscard]] Understood understand(std::string_view header) const;

  ByText<Meaning> aliases_;
  std::vector<std::string> fillers_;            // longest first
  std::vector<std::string> units_;              // likewise
  std::vector<std::string> criterion_aliases_;  // likewise
  std::vector<std::string> not_met_;            // likewise
  std::vector<std::string> others_;             // likewise
  std::vector<std::string> groups_;             // likewise
  std::vector<std::string> criteria_groups_;    // likewise
  std::vector<std::string> beside_;             // likewise
  std::vector<std::string> units_of_marks_;     // likewise
  std::vector<std::string> met_aliases_;        // likewise
  Rules rules_;
  mutable std::mutex names_mutex_;
  mutable std::optional<CriterionNames> names_;  // made when a header says more than a number
  ByText<int> criteria_by_name_;
  ByText<int> criteria_by_alias_;  // of an office's own rows
  bool numbers_say_nothing_ = true;
  std::bitset<4096> words_;  // of aliases, fillers and names of criteria, each by its hash
  mutable std::mutex memory_mutex_;
  mutable ByText<Understood> memory_;
};

}  // namespace ntm
