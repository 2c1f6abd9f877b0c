#include "oracle/oracle.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "oracle/columns.hpp"
#include "oracle/header.hpp"
#include "oracle/own_output.hpp"
#include "oracle/table_reader.hpp"
#include "oracle/units.hpp"
#include "read/text.hpp"  // which iconv is the reference of

namespace ntm::oracle {
namespace {

struct Optional {
  Meaning column;
  std::vector<Message> costs;
};

// The columns that a table can do without, and the figures that are then left out.
const std::vector<Optional>& optional_columns() {
  static const std::vector<Optional> list{
      {Meaning::district, {"figures of districts"}},
      {Meaning::province, {"figures of provinces"}},
      {Meaning::pilot, {"figures of pilot and other communes"}},
      {Meaning::households, {"households", "poverty_rate"}},
      {Meaning::poor_households, {"poverty_rate"}},
      {Meaning::population, {"population", "income"}},
      {Meaning::income, {"income"}},
  };
  return list;
}

// Columns of criteria that a table lacks: it may hold counts only, or fewer criteria than the rules.
std::optional<LeftOut> missing_criteria(const Header& header, const Rules& rules) {
  std::vector<std::string> missing;  // runs: "c04-c19"
  std::optional<int> run_begin;
  for (int number = 1; number <= rules.criteria_count() + 1; ++number) {
    const bool lacks = number <= rules.criteria_count() && !header.find({Meaning::criterion, number});
    if (lacks && !run_begin) run_begin = number;
    if (lacks || !run_begin) continue;
    missing.push_back(*run_begin == number - 1 ? fmt::format("c{:02}", *run_begin)
                                               : fmt::format("c{:02}-c{:02}", *run_begin, number - 1));
    run_begin.reset();
  }
  if (missing.empty() || header.is_long()) return std::nullopt;
  const Message which =
      header.has_marks() ? Message::verbatim(fmt::format("{}", fmt::join(missing, ", "))) : Message("the criteria");
  if (header.find(Meaning::criteria_met)) return LeftOut{which, {"criterion_*", "gained", "lost"}};
  return LeftOut{which, {"these criteria", "gained", "lost", "all that needs the number of criteria met"}};
}

std::vector<LeftOut> left_out(const Header& header, bool headings_name_districts, const Rules& rules) {
  std::vector<LeftOut> result;
  if (auto criteria = missing_criteria(header, rules)) result.push_back(std::move(*criteria));
  for (const Optional& optional : optional_columns()) {
    if (header.find(optional.column)) continue;
    if (optional.column == Meaning::district && headings_name_districts) continue;
    result.push_back({Message::verbatim(std::string(name(optional.column))), optional.costs});
  }
  return result;
}

ColumnAccount account_of(const HeaderColumn& column) {
  const ColumnMeaning meaning = column.meaning;
  return {meaning.criterion > 0 ? fmt::format("c{:02}", meaning.criterion) : std::string(name(meaning.meaning)),
          column.title};
}

FileAccount account_of(const Source& source, const Header& header, const std::string& encoding) {
  FileAccount account;
  account.file = source.name;
  account.encoding = encoding;
  account.delimiter = header.delimiter;
  account.header_line = header.line;
  account.header_rows = header.rows;
  for (const HeaderColumn& column : header.columns) account.columns.push_back(account_of(column));
  for (const Title& title : header.titles) account.skipped_lines["title"].push_back(title.line);
  return account;
}

Result read_sources(std::span<const Source> sources, const Rules& rules, const ReadOptions& options,
                    Diagnostics& diagnostics) {
  Result result;
  if (!options.encoding.empty() && !is_known_encoding(options.encoding)) {
    diagnostics.error({}, {"--encoding {}: that encoding is unknown", options.encoding},
                      "`iconv -l` lists those that can be read");
    return result;
  }
  Units units;
  std::optional<Text> extra;
  if (options.has_extra_columns()) {
    extra = decode(options.extra_columns, {}, options.extra_columns_file, diagnostics);
  }
  const ColumnTable columns(rules, extra ? std::string_view(extra->utf8) : std::string_view(),
                            options.extra_columns_file, diagnostics);
  for (const Source& source : sources) {
    const auto text = decode(read_all(source), options.encoding, source.name, diagnostics);
    if (!text) continue;
    if (const auto own = find_own_output(text->utf8)) {
      if (source.from_folder) {
        diagnostics.note({source.name}, {"holds {}; passed over", *own});
        result.passed_over.push_back({source.name, *own});
      } else {
        diagnostics.error({source.name}, {"holds {}", *own}, "name files of communes");
      }
      continue;
    }
    const auto header = find_header(text->utf8, columns, rules.criteria_count(), source.name, diagnostics);
    if (!header) continue;
    FileAccount account = account_of(source, *header, text->encoding);
    read_table(std::string_view(text->utf8).substr(header->body_offset), *header, columns, rules, options, units,
               account, diagnostics);
    account.left_out = left_out(*header, account.skipped_lines.contains("heading"), rules);
    result.files.push_back(std::move(account));
  }
  units.settle(diagnostics, result);
  return result;
}

}  // namespace

Result read(std::span<const Source> sources, const Rules& rules, const ReadOptions& options, Diagnostics& diagnostics) {
  try {
    return read_sources(sources, rules, options, diagnostics);
  } catch (const ReadFailure& failure) {
    diagnostics.error({failure.source()}, failure.why(), "run again when it is complete");
    return {};
  }
}

}  // namespace ntm::oracle
