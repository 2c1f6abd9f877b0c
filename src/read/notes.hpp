// What was noted while rows of a table were read, block by block, for when the whole is known.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "read/rows.hpp"
#include "read/statements.hpp"
#include "read/survey.hpp"
#include "read/totals.hpp"

namespace ntm {

struct Statement {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string text;
};

struct NotedRemark {
  Statement remark;
  CommuneRemark::Says says = CommuneRemark::Says::nothing;
};

struct Notes {
  Survey survey;
  std::map<RowKind, std::vector<std::size_t>> skipped;  // lines
  std::vector<TotalsEvent> totals;
  std::map<int, std::size_t> rows_by_year;  // communes that were understood
  std::size_t lines = 0;                    // of the text
  bool is_bad = false;                      // something must be told as an error
  bool needs_order = false;                 // what it says depends on the rows above its own
  std::size_t above_heading_line = 0;       // of the first commune above the first heading of a district
  std::vector<Title> remarks;               // below the table
  std::vector<Title> headings_again;        // of districts, below those of others
  // Cells of columns that are not read and say what marks mean, or that numbers are plans; a few at most.
  std::vector<Statement> statements;
  std::vector<NotedRemark> remarks_of_communes;  // the first of each block
  bool ends_unclear = false;                     // a row that says nothing stands below its last commune

  // What was noted of the rows below.
  void add(Notes more) {
    for (auto& [kind, below] : more.skipped) {
      for (const std::size_t line : below) skipped[kind].push_back(line + lines);
    }
    for (Title& remark : more.remarks) remarks.push_back({remark.line + lines, std::move(remark.text)});
    for (Title& heading : more.headings_again) {
      headings_again.push_back({heading.line + lines, std::move(heading.text)});
    }
    for (Statement& statement : more.statements) {
      statements.push_back({statement.line + lines, statement.column, std::move(statement.text)});
    }
    for (NotedRemark& noted : more.remarks_of_communes) {
      noted.remark.line += lines;
      remarks_of_communes.push_back(std::move(noted));
    }
    for (TotalsEvent& event : more.totals) {
      event.line += lines;
      totals.push_back(std::move(event));
    }
    for (const auto& [year, rows] : more.rows_by_year) rows_by_year[year] += rows;
    if (above_heading_line == 0 && more.above_heading_line > 0) above_heading_line = more.above_heading_line + lines;
    is_bad |= more.is_bad || (ends_unclear && more.survey.communes > 0);
    ends_unclear = more.ends_unclear || (ends_unclear && more.survey.communes == 0);
    needs_order |= more.needs_order;
    survey.add(more.survey, lines);
    lines += more.lines;
  }
};

}  // namespace ntm
