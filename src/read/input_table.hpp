// A table as its head shows it: what is known before its rows are read, and what each column is read by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "ntm/source.hpp"
#include "read/columns.hpp"
#include "read/header.hpp"
#include "read/straight_plan.hpp"
#include "read/survey.hpp"

namespace ntm {

// How the cells of a column are read.
enum class CellContent : std::uint8_t {
  nothing,
  untitled,  // nothing, but whether it holds something is told
  remark,    // nothing, but numbers are doubted: they may be what an unquoted delimiter has moved
  year,
  code,
  name,
  type,
  place,  // target: 0 district, 1 province
  pilot,
  mark,       // target: a bit
  indicator,  // of the criterion of that bit
  number,     // target: a column of panels
  criterion,  // of the long layout
  met,        // likewise
};

struct ColumnPlan {
  CellContent content = CellContent::nothing;
  std::uint8_t target = 0;
};

struct InputTable {
  // ---- from the head
  const Source* source = nullptr;
  std::size_t number = 0;  // among all tables
  std::string encoding;
  std::uint64_t size = 0;        // bytes
  std::uint64_t text_begin = 0;  // bytes: behind a byte order mark
  bool is_guessed = false;       // the encoding
  Header header;
  const Rules* rules = nullptr;  // by which its marks are read
  const ColumnTable* words = nullptr;
  int first_alike = first_year;  // years of which marks may stand in it
  int last_alike = last_year;
  std::optional<int> file_year;   // of all rows, where there is no year column
  Diagnostics year_told;          // why there is none, or what is doubtful about it
  std::optional<int> named_year;  // that rows must not contradict
  std::optional<int> titled_year;
  std::vector<ColumnPlan> columns;
  std::array<std::optional<std::size_t>, meaning_count> index{};  // of columns that are no criteria
  CriteriaSet observed = 0;                                       // criteria that have columns
  CriteriaSet marked = 0;                                         // of those: of their own
  CriteriaSet indicated = 0;                                      // and columns of their indicators
  bool observes_all = false;
  bool is_long = false;
  bool is_canonical = false;
  std::optional<straight::Plan> straight;
  // Where the first row below the header begins; nothing where lines do not end in line feeds.
  std::optional<std::uint64_t> body_begin;
  std::size_t body_line = 1;

  // ---- believed until the whole was read
  Survey believed;
  bool in_order = false;  // blocks must be read one after the other

  [[nodiscard]] std::optional<std::size_t> column(Meaning meaning) const {
    return index[static_cast<std::size_t>(meaning)];
  }
  // Whether each row has a year, of its own or that of the file.
  [[nodiscard]] bool has_year() const { return column(Meaning::year) || file_year; }
  // Whether blank names are those above them. In canonical tables nothing is guessed: they are blank.
  [[nodiscard]] bool is_merged(const NameStyle& style) const { return !is_canonical && style.is_merged(); }
  [[nodiscard]] bool may_be_merged(const Survey& survey) const {
    return !is_canonical && (survey.district.may_be_merged() || survey.province.may_be_merged());
  }
  // Whether rows may be read by its straight plan. What stands above them may then be no more than headings.
  [[nodiscard]] bool may_be_straight() const {
    const bool names_places = column(Meaning::district) || column(Meaning::province);
    return straight && (!in_order || (straight->has_codes && !names_places));
  }
  [[nodiscard]] const std::string& file() const { return source->name; }
  [[nodiscard]] const std::string& title(std::size_t column) const { return header.columns[column].title; }
};

}  // namespace ntm
