#include "read/account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/header_checks.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

struct Optional {
  Meaning column;
  Phrase name;
  std::vector<Message> costs;
};

// The columns that a table can do without, and the figures that are then left out.
const std::vector<Optional>& optional_columns() {
  static const std::vector<Optional> list{
      {Meaning::district, Phrase("district", "column"), {"figures of districts"}},
      {Meaning::province, Phrase("province", "column"), {"figures of provinces"}},
      {Meaning::pilot, Phrase("pilot", "column"), {"figures of pilot and other communes"}},
      {Meaning::households, Phrase("households", "column"), {"households", "poverty rate"}},
      {Meaning::poor_households, Phrase("poor_households", "column"), {"poverty rate"}},
      {Meaning::population, Phrase("population", "column"), {"population", "income"}},
      {Meaning::income, Phrase("income", "column"), {"income"}},
  };
  return list;
}

// Columns of criteria that a table lacks: it may hold counts only, or fewer criteria than the rules.
std::optional<LeftOut> missing_criteria(const Header& header, const Rules& rules) {
  std::vector<std::string> missing;  // runs: "c04-c19"
  std::optional<int> run_begin;
  for (int number = 1; number <= rules.criteria_count() + 1; ++number) {
    const bool lacks = number <= rules.criteria_count() && !header.marks(number);
    if (lacks && !run_begin) run_begin = number;
    if (lacks || !run_begin) continue;
    missing.push_back(*run_begin == number - 1 ? fmt::format("c{:02}", *run_begin)
                                               : fmt::format("c{:02}-c{:02}", *run_begin, number - 1));
    run_begin.reset();
  }
  if (missing.empty() || header.is_long()) return std::nullopt;
  const Message which =
      header.has_marks() ? Message::verbatim(fmt::format("{}", fmt::join(missing, ", "))) : Message("the criteria");
  if (header.find(Meaning::criteria_met))
    return LeftOut{which, {"figures of single criteria", "criteria gained", "criteria lost"}};
  return LeftOut{
      which,
      {"these criteria", "criteria gained", "criteria lost", "everything that needs the number of criteria met"}};
}

std::vector<LeftOut> left_out(const Header& header, bool headings_name_districts, const Rules& rules) {
  std::vector<LeftOut> result;
  if (auto criteria = missing_criteria(header, rules)) result.push_back(std::move(*criteria));
  for (const Optional& optional : optional_columns()) {
    if (header.find(optional.column)) continue;
    if (optional.column == Meaning::district && headings_name_districts) continue;
    result.push_back({optional.name, optional.costs});
  }
  return result;
}

ColumnAccount make_account(const Header& header, const HeaderColumn& column) {
  ColumnAccount account{name_of(column.meaning), column.title, {}};
  const bool is_mark = column.meaning.criterion > 0 || column.meaning.what == Meaning::met;
  if (column.is_other) account.remark = "not a result of the year";
  if (header.is_inverted && is_mark) account.remark = "read inverted";
  if (!column.unit.is_own()) account.remark = {"converted from {}", column.unit.name};
  return account;
}

}  // namespace

FileAccount make_account(const InputTable& table, const Notes& notes) {
  const Header& header = table.header;
  FileAccount account;
  account.file = table.file();
  account.encoding = table.encoding;
  account.delimiter = header.delimiter;
  account.header_line = header.line;
  account.header_rows = header.rows;
  for (const HeaderColumn& column : header.columns) account.columns.push_back(make_account(header, column));
  for (const Title& title : header.titles) account.skipped_lines["title"].push_back(title.line);
  for (const auto& [kind, lines] : notes.skipped) {
    std::vector<std::size_t>& all = account.skipped_lines[name(kind)];
    all.insert(all.end(), lines.begin(), lines.end());
  }
  // several kinds may bear one name
  for (auto& [kind, lines] : account.skipped_lines) std::ranges::sort(lines);
  account.rows_by_year = notes.rows_by_year;
  account.left_out = left_out(header, notes.skipped.contains(RowKind::heading), *table.rules);
  return account;
}

}  // namespace ntm
