// A row of a table -> what it says of its commune, into the rows of a panel. Each cell is read by its column's
// decoder, and what only the whole table decides by what that is believed to show.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "panel/block_rows.hpp"
#include "panel/panel_builder.hpp"
#include "read/cells.hpp"
#include "read/columns.hpp"
#include "read/input_table.hpp"
#include "read/long_units.hpp"
#include "read/notes.hpp"
#include "read/profiles_of_type.hpp"
#include "read/records.hpp"
#include "read/row_words.hpp"
#include "read/rows.hpp"
#include "read/statements.hpp"
#include "read/year_rules.hpp"
#include "text/text_hash.hpp"

namespace ntm {

// What is asked of a reader of rows.
enum class Purpose {
  fill,   // rows of a panel; what is bad is noted, and ends the block
  look,   // notes alone, of good rows and bad ones
  tell,   // rows of a panel, and every problem is told
  again,  // rows once more, for what is told of several
};

// What all readers of rows share.
struct Reading {
  const YearRules& rules;
  const ReadOptions& options;
  Dictionary& dictionary;
};

// One thread uses one.
class RowReader {
 public:
  RowReader(const Reading& reading, BlockRows& rows) : reading_(reading), rows_(rows) {}

  // For the rows of a table. With Purpose::tell problems go to `told`, and `believed` is what the whole table shows.
  void begin(const InputTable& table, const Survey& believed, Purpose purpose, Diagnostics* told);
  void begin_block(Notes& notes, bool is_first);
  // False where a block is to be read no further.
  bool read(const Record& record);
  void end_block() { add_sums(); }
  [[nodiscard]] Purpose purpose() const { return purpose_; }
  // In the long layout: the row that was read last, of which the record was cut from the text at `row`, and the next
  // one if it begins like that: then where the one behind it begins, else null.
  void remember_beginning(const Record& record, const char* row);
  const char* read_repeated(const char* at, const char* end);
  // The row of a commune was read by others.
  void take_commune(std::size_t line) {
    has_communes_ = true;
    if (first_commune_line_ == 0 && table_->in_order) first_commune_line_ = line;
    if (!unclear_.empty()) refuse_unclear();
  }
  // Rows were added by others since.
  void forget_place() { placed_ = {}; }
  // Rows that others read are below the headings that stand above them.
  void place_below_headings();
  // After the last row of a table, before its last block is ended.
  void end_table();

 private:
  struct Ambiguous {
    Where where;
    std::string first;
    std::size_t count = 0;
  };
  // A cell that many rows have in common.
  struct Repeated {
    bool is_set = false;
    bool has_controls = false;
    std::string raw;
    std::string storage;
    std::string_view text;  // of one of these
  };

  [[nodiscard]] std::string_view cell(const Record& record, std::optional<std::size_t> column) const {
    return column && *column < record.cells.size() ? record.cells[*column] : std::string_view();
  }
  [[nodiscard]] bool is_plainly_commune(const Record& record);
  [[nodiscard]] bool is_known_without_code(const Record& record);
  void skip(const Record& record, RowKind kind);
  [[nodiscard]] bool has_right_width(const Record& record);
  [[nodiscard]] bool is_rest_of_header(const Record& record);
  void refuse_unclear();
  void refuse_nameless(const Record& record);
  void refuse_doubtful(const Record& record, RowKind kind);
  [[nodiscard]] bool says_not_reported(const Record& record) const;
  void heed_remark_of_commune(const Record& record, std::size_t column);
  void check_repeated_header(const Record& record);
  void check_numbers_again(const Record& record);
  void refuse_other_part(const Record& record, std::size_t column);
  void heed_remark(const Record& record);
  void read_heading(const Record& record);
  [[nodiscard]] ColumnValues values_of(const Record& record);

  void read_commune(const Record& record);
  void read_cells(const Record& record);
  void read_year(const Record& record, std::size_t column);
  void read_code(const Record& record, std::size_t column);
  void read_mark(const Record& record, std::size_t column, std::uint8_t bit);
  [[nodiscard]] std::optional<bool> read_met(const Record& record, std::size_t column);
  void read_pilot(const Record& record, std::size_t column);
  void read_number_of(const Record& record, std::size_t column, std::uint8_t target);
  void refuse_name(const Record& record, std::size_t column, std::string_view text);
  void look_at_new_name(const Record& record, std::size_t column);
  void look_at_name(const Record& record, std::size_t column, std::uint8_t which);
  std::string_view text_of(const Record& record, std::size_t column, Meaning meaning);
  void note_controls(const Record& record, std::size_t column, std::string_view text);
  void fill_names();
  void check_numbers(const Record& record);
  void read_indicator(const Record& record, std::size_t column, std::uint8_t bit);
  void settle_marks(const Record& record);
  [[nodiscard]] bool has_reported(const Record& record);
  void look_for_damage(const Record& record);
  const Record& as_seen(const Record& record);
  void settle_silent(const Record& record);
  void heed_other_rules(const Record& record, std::size_t column);
  bool lacks_count(std::size_t line);
  void heed_statement(const Record& record, std::size_t column);
  void check_criteria_met(std::size_t line, Reported counted, CriteriaSet met, CriteriaSet observed);
  void add_row(const Record& record, CriteriaSet observed, bool observes_all);
  void set_place(std::size_t which, std::string_view name);
  std::uint32_t profile_number(CriteriaSet observed, bool observes_all);

  void read_long(const Record& record);
  bool repeats_last_unit(const Record& record);
  [[nodiscard]] LongCriterion criterion_of(std::string_view cell);
  [[nodiscard]] LongCriterion criterion_in(const Record& record);
  void add_mark(const Record& record, LongUnit& unit, LongCriterion criterion, bool is_met);
  void add_indicators();
  void add_long_units();

  void add_sums();
  void add_event(TotalsEvent event);
  void tell_ambiguous();
  void error(const Record& record, std::size_t column, Message message, Message hint);

  const Reading& reading_;
  BlockRows& rows_;
  const InputTable* table_ = nullptr;
  const Survey* believed_ = nullptr;
  Purpose purpose_ = Purpose::fill;
  Diagnostics* told_ = nullptr;
  Notes* notes_ = nullptr;

  // of the table
  std::optional<RowSorter> sorter_;
  std::optional<std::size_t> code_;
  std::optional<std::size_t> name_;
  std::optional<std::size_t> ordinal_;
  char decimal_sign_ = '\0';
  bool code_title_is_number_ = false;
  std::string name_title_;
  bool told_year_ = false;
  bool is_first_block_ = true;
  std::size_t first_commune_line_ = 0;
  bool is_in_other_part_ = false;        // below a header of other criteria: what is there is not read
  bool has_communes_ = false;            // above the row that is read; where order does not matter, in its block
  std::array<std::string, 2> headings_;  // district and province
  std::array<std::string, 2> heading_keys_;
  std::set<std::string> headings_above_;
  std::array<std::string, 2> above_;
  std::vector<std::size_t> unclear_;  // lines
  std::map<std::size_t, Ambiguous> ambiguous_;
  std::optional<LongUnits> long_units_;
  std::vector<std::string> last_cells_;  // of the long layout: those of the row before, and the unit that it is of
  std::optional<std::size_t> last_unit_;
  std::string last_prefix_;  // all of that row before its criterion, as it stands in the text

  // of the row
  bool is_bad_ = false;
  bool is_plain_row_ = false;   // its kind needed no words compared
  bool is_complete_ = true;     // every mark says something
  std::optional<UnitKey> key_;  // of a code of digits
  std::optional<std::string_view> known_name_;
  bool is_known_name_ = false;  // that of the row
  int read_year_ = 0;           // of the repeated cell
  UnitYear facts_;
  bool pilot_is_blank_ = false;
  Record seen_;                   // the present row, where some of its cells only look blank
  const Rules* rules_ = nullptr;  // of its year
  bool is_silent_ = false;        // it says nothing of its commune
  bool is_uncounted_ = false;     // or not how many criteria it meets
  CriteriaSet missed_ = 0;        // criteria of which an indicator is not met
  std::array<std::uint64_t, PanelChunk::column_count> numbers_{};  // raw, by columns of panels
  std::size_t summed_rows_ = 0;                                    // of the block

  // kept from row to row
  MarkMemo marks_;
  LabelMemo labels_;
  RemarkMemo remark_memo_;
  std::array<Repeated, meaning_count> repeated_;
  std::array<const char*, 2> placed_{};  // where the texts stand that are the place of the row before
  std::string name_storage_;
  std::string code_storage_;
  std::map<std::string, ProfilesOfType, std::less<>> profiles_;  // by type
  ProfilesOfType* profiles_of_type_ = nullptr;
  std::string type_of_profiles_;
  std::unordered_map<std::string, LongCriterion, TextHash> criteria_;  // of the long layout, by cell
  std::array<int, 110> criteria_of_digits_{};                          // likewise: 0 to 9, then 00 to 99
  std::unordered_map<std::string, bool, TextHash>
      communes_by_name_;  // that no heading or total bears; and whether no more says so
  std::string key_buffer_;
};

}  // namespace ntm
