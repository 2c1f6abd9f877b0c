// The plainest rows, read in one go: codes of digits or a place beside the name, every mark 0 or 1, all cells in quotes
// or none, nothing to be guessed, mended or refused. That is what programs and `ntm tidy` write. A row that is not so
// is left to the row reader, which says the same of every row that is read here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "panel/block_rows.hpp"
#include "read/input_table.hpp"
#include "read/profiles_of_type.hpp"
#include "read/statements.hpp"
#include "read/straight_plan.hpp"
#include "read/survey.hpp"

namespace ntm::straight {

// One thread uses one.
class Reader {
 public:
  Reader(Dictionary& dictionary, BlockRows& rows) : dictionary_(dictionary), rows_(rows) {}

  // For the rows that follow; the table must have a straight plan.
  void begin(const InputTable& table);
  // For rows of this text. What is read of them may refer to it, and to the reader, until the next block.
  void begin_block(std::string_view rows);
  // Reads the row that begins there and adds it; returns where the next one begins. Null where the row is not
  // straight: then nothing was added.
  const char* read(const char* at);
  // What the rows since the last time showed. To be called before a row below them is read by others.
  void note(Survey& survey);

 private:
  // Each takes what begins there and returns where the next begins; null where it is not straight.
  const char* read_cells(const char* at);
  const char* read_quoted(const char* at);
  const char* read_year(const char* at, char end);
  const char* read_code(const char* at, char end);
  const char* read_name(const char* at, char end);
  [[nodiscard]] bool has_expected_name(const char* at, char end);
  const char* read_type(const char* at, char end);
  const char* read_places(const char* at, const Step& step);
  PlaceText* learn_places(const char* at, const Step& step);
  const char* read_marks(const char* at, const Step& step);
  const char* read_marks_by_words(const char* at, const Step& step);
  const char* read_remark(const char* at, char end);
  const char* read_numbers(const char* at, const Step& step);
  const char* read_income(const char* at, char end);
  const char* read_text(const char* at, char end, std::string_view& text) const {
    return read_words(at, plan_->delimiter, end, text);
  }

  [[nodiscard]] bool numbers_agree();
  [[nodiscard]] bool find_unit();
  [[nodiscard]] bool repeats_header() const;
  std::uint32_t profile_of_row();

  Dictionary& dictionary_;
  BlockRows& rows_;
  const InputTable* table_ = nullptr;
  const Plan* plan_ = nullptr;

  // of the row that is read, or of the one before it
  std::string name_title_;  // as names are compared
  int year_ = 0;
  UnitKey unit_ = 0;
  CriteriaSet met_ = 0;
  Pilot pilot_ = Pilot::not_reported;
  bool pilot_is_blank_ = false;
  bool has_decimals_ = false;
  std::size_t remarks_ = 0;
  CriteriaSet digits_ = 0;  // criteria whose marks are 0 or 1
  MarkSet marks_;
  MarkSet pilots_;
  std::uint64_t counted_ = 0;  // raw: how many criteria are met, where a column says it
  RepeatedText year_text_;
  // As they stand in the row, by the first of them: those of the row before, null where there is none.
  std::array<PlaceText*, 2> places_{};
  std::array<PlaceTexts, 2> place_texts_;
  // Of this row, where they are not those of the one before.
  PlaceText* new_place_ = nullptr;
  std::array<std::string_view, 2> new_places_;
  std::string_view name_;  // without data where it is the one that is known
  std::optional<std::string_view> known_name_;
  std::vector<bool> plain_units_;  // without codes, by number: no row of theirs is anything else

  // Types of units that the table's rows have.
  struct Type {
    RepeatedText text;
    ProfilesOfType profiles;
  };
  std::vector<Type> types_;
  std::size_t type_ = 0;
  MarkWords words_;
  RemarkMemo remark_memo_;

  // of the block
  std::string_view block_;
  std::string buffer_;  // rows that stand in quotes, without them
  char* unquoted_ = nullptr;

  // since the last note
  std::size_t rows_read_ = 0;
  std::size_t remarks_in_rows_ = 0;
  MarkSet marks_in_rows_;
  MarkSet pilots_in_rows_;
  bool decimals_in_rows_ = false;
};

}  // namespace ntm::straight
