// A row of a table -> what it says of its commune: each cell read by its column's meaning and the survey of the whole.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "oracle/header.hpp"
#include "oracle/records.hpp"
#include "oracle/survey.hpp"
#include "oracle/totals.hpp"
#include "oracle/units.hpp"

namespace ntm::oracle {

class RowReader {
 public:
  // `file_year` is the year of all rows where there is no year column. All references must outlive the reader.
  RowReader(const Header& header, const Survey& survey, const Rules& rules, const ReadOptions& options,
            const std::string& file, int file_year, Diagnostics& diagnostics);

  // What a row says of its commune, apart from marks. All problems are told, not the first alone; false if there were
  // any. Numbers also go to `values`, by column. District and province stay empty where they have no column. The texts
  // are views of the record or of this reader, valid until the next record.
  bool read_facts(const Record& record, UnitYear& facts, ColumnValues& values);

  // Whether the mark in `column` says that a criterion is met; nothing, with an error, where it does not say.
  std::optional<bool> read_met(const Record& record, std::size_t column);

  // Tells the cells that can be thousands or decimals: one message a column, for what is ambiguous in one cell mostly
  // is in all. To be called after the last row.
  void tell_ambiguous();

  [[nodiscard]] std::optional<std::size_t> column(Meaning meaning) const {
    return index_[static_cast<std::size_t>(meaning)];
  }
  // A column's header, for messages.
  [[nodiscard]] const std::string& title(std::size_t column) const { return header_.columns[column].title; }
  void error(const Record& record, std::size_t column, Message message, Message hint);

 private:
  struct Ambiguous {
    Where where;
    std::string first;
    std::size_t count = 0;
  };

  bool read_year(const Record& record, int& year);
  bool read_code(const Record& record, std::string_view& code);
  bool read_pilot(const Record& record, Pilot& pilot);
  bool read_number_of(const Record& record, Meaning meaning, Reported& value, ColumnValues& values);
  std::string_view text_of(const Record& record, Meaning meaning);

  const Header& header_;
  const Survey& survey_;
  const Rules& rules_;
  const ReadOptions& options_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::array<std::optional<std::size_t>, meaning_count> index_{};
  int file_year_;
  std::optional<int> named_year_;
  std::optional<int> titled_year_;
  bool told_year_ = false;
  std::map<std::size_t, Ambiguous> ambiguous_;
  std::array<std::string, meaning_count> storage_;  // of texts that had to be normalized
};

}  // namespace ntm::oracle
