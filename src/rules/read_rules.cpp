// Reads the three files of a rule set and checks that they are one: numbers in order, bands without gap or overlap,
// targets that the program can judge.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/rule_sets.hpp"
#include "ntm/unicode.hpp"
#include "read/records.hpp"

namespace ntm {
namespace {

constexpr std::string_view department = "department";

// The rows of a small CSV file whose columns have fixed names, in any order.
class RuleTable {
 public:
  // A column that the file need not have is `optional`.
  RuleTable(std::string_view text, std::string file, const std::vector<std::string>& columns, Diagnostics& diagnostics,
            std::string_view optional = {})
      : file_(std::move(file)), optional_(optional), diagnostics_(diagnostics) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t bad = find_invalid_utf8(text);
    if (bad != std::string_view::npos) {
      const auto line = 1 + std::ranges::count(text.substr(0, bad), '\n');
      diagnostics_.error({file_, static_cast<std::size_t>(line), 0}, "the line is not UTF-8",
                         "save the file as CSV UTF-8");
      return;
    }
    const std::string_view first_line = text.substr(0, text.find_first_of("\r\n"));
    const char delimiter = first_line.find(';') != std::string_view::npos ? ';' : ',';
    RecordReader reader(text, delimiter, file_, diagnostics_);
    Record record;
    if (!reader.next(record)) {
      diagnostics_.error({file_}, "the file is empty",
                         {"begin it with {}", fmt::format("{}", fmt::join(columns, ","))});
      return;
    }
    if (!read_header(record, columns)) return;
    while (reader.next(record)) {
      if (record.cells.size() != width_) {
        error(record.line, 0, {"the row has {} cells, the header {}", record.cells.size(), width_},
              "put a cell that holds a delimiter in quotes");
        continue;
      }
      rows_.push_back({record.line, {}});
      for (const std::string_view cell : record.cells) rows_.back().cells.push_back(normalized(cell));
    }
  }

  struct Row {
    std::size_t line;
    std::vector<std::string> cells;
  };

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  // The header was right, and no row follows it.
  [[nodiscard]] bool is_empty() const { return complete_ && rows_.empty(); }
  [[nodiscard]] const std::string& cell(const Row& row, const std::string& column) const {
    return row.cells[index_.at(column)];
  }
  // Of the column that the file need not have.
  [[nodiscard]] std::string optional_cell(const Row& row) const {
    return index_.contains(optional_) ? row.cells[index_.find(optional_)->second] : std::string();
  }

  // A problem with one cell: "criterion number 'x' is …".
  void error(const Row& row, const std::string& column, Message message, Message hint) {
    error(row.line, index_.at(column) + 1, std::move(message), std::move(hint));
  }
  void error(std::size_t line, std::size_t column, Message message, Message hint) {
    diagnostics_.error({file_, line, column}, std::move(message), std::move(hint));
  }

  // A whole number from `least` to `most`; nothing, with an error, if the cell is none.
  std::optional<int> number(const Row& row, const std::string& column, int least, int most) {
    const std::string& text = cell(row, column);
    const auto value = Ratio::parse(text, 0);
    if (value && *value >= Ratio(least) && *value <= Ratio(most)) return static_cast<int>(value->numerator());
    error(row, column, {"{} is '{}', not a number from {} to {}", column, text, least, most}, "correct it");
    return std::nullopt;
  }

 private:
  bool read_header(const Record& record, const std::vector<std::string>& columns) {
    width_ = record.cells.size();
    for (std::size_t i = 0; i < width_; ++i) index_.emplace(record.cells[i], i);
    complete_ = true;
    for (std::size_t i = 0; i < width_; ++i) {
      const std::string_view title = record.cells[i];
      if (std::ranges::find(columns, title) != columns.end() || title == optional_) continue;
      diagnostics_.note({file_, record.line, i + 1}, {"column '{}' is not known; ignored", title});
    }
    for (const std::string& column : columns) {
      if (index_.contains(column)) continue;
      error(record.line, 0, {"no column {}", column}, {"the header is {}", fmt::format("{}", fmt::join(columns, ","))});
      complete_ = false;
    }
    return complete_;
  }

  std::string file_;
  std::string_view optional_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::size_t width_ = 0;
  bool complete_ = false;
  std::vector<Row> rows_;
};

std::vector<Criterion> read_criteria(RuleTable table) {
  std::vector<Criterion> criteria;
  for (const auto& row : table.rows()) {
    const auto number = table.number(row, "number", 1, max_criteria);
    if (!number) continue;
    const int expected = static_cast<int>(criteria.size()) + 1;
    if (*number != expected) {
      table.error(row, "number", {"criterion {} stands where {} should", *number, expected},
                  "number the criteria 1, 2, 3, … without a gap");
      continue;
    }
    criteria.push_back({*number, table.cell(row, "name_vi"), table.cell(row, "name_en"), table.cell(row, "group_vi"),
                        table.optional_cell(row)});
    if (criteria.back().name_vi.empty() || criteria.back().name_en.empty()) {
      table.error(row, criteria.back().name_vi.empty() ? "name_vi" : "name_en", {"criterion {} has no name", *number},
                  "write one");
    }
  }
  if (table.is_empty()) table.error(1, 0, "there is no criterion", "write one row for each");
  return criteria;
}

// Every number of criteria from 0 to `most` must lie in exactly one band. `bands` stand in the order of the rows.
void check_cover(RuleTable& table, const std::vector<Band>& bands, int most) {
  const auto row_of = [&](const Band& band) -> const RuleTable::Row& {
    return table.rows()[static_cast<std::size_t>(&band - bands.data())];
  };
  for (int met = 0; met <= most; ++met) {
    std::vector<const Band*> holding;
    const Band* next = nullptr;  // the band that begins soonest after `met`
    for (const Band& band : bands) {
      if (band.from <= met && met <= band.to) holding.push_back(&band);
      if (band.from > met && (next == nullptr || band.from < next->from)) next = &band;
    }
    if (holding.size() == 1) continue;
    if (holding.empty()) {
      const Band& nearest = next != nullptr ? *next : *std::ranges::max_element(bands, {}, &Band::to);
      table.error(row_of(nearest), next != nullptr ? "from" : "to", {"no band holds {} criteria", met},
                  {"let the bands cover 0 to {} without a gap", most});
    } else {
      table.error(row_of(*holding[1]), "from",
                  {"{} criteria lie in the bands {} and {}", met, holding[0]->label, holding[1]->label},
                  "let each number lie in one band only");
    }
    return;
  }
}

std::vector<Band> read_bands(RuleTable table, int criteria_count, bool criteria_known) {
  std::vector<Band> bands;
  bool sound = criteria_known && !table.rows().empty();
  if (table.is_empty()) table.error(1, 0, "there is no band", "write one row for each");
  for (const auto& row : table.rows()) {
    const auto from = table.number(row, "from", 0, max_criteria);
    const auto to = table.number(row, "to", 0, max_criteria);
    const std::string& label = table.cell(row, "label");
    sound = sound && from && to;
    if (!from || !to) continue;
    if (*from > *to) {
      table.error(row, "from", {"the band begins at {} and ends at {}", *from, *to}, "exchange the two");
      sound = false;
    }
    if (criteria_known && *to > criteria_count) {
      table.error(row, "to", {"the band ends at {}, but there are {} criteria", *to, criteria_count},
                  "end it at the number of criteria");
      sound = false;
    }
    const bool repeated = std::ranges::find(bands, label, &Band::label) != bands.end();
    if (label.empty() || repeated) {
      table.error(row, "label",
                  label.empty() ? Message("the band has no label") : Message{"the label {} stands twice", label},
                  "give each band a label of its own");
      sound = false;
    }
    bands.push_back({label, *from, *to});
  }
  if (sound) check_cover(table, bands, criteria_count);
  std::ranges::stable_sort(bands, std::greater<>(), &Band::from);  // the best first
  return bands;
}

std::optional<Target> read_target(RuleTable& table, const RuleTable::Row& row) {
  Target target;
  const auto scope = find_scope(table.cell(row, "scope"));
  const bool is_group = scope && *scope != Scope::commune;  // of a commune one does not ask an average
  if (!is_group) {
    table.error(row, "scope", {"'{}' is not a scope", table.cell(row, "scope")},
                "write all, pilot, other, province or district");
  }
  target.name = table.cell(row, "name");
  const bool may_have_name = scope == Scope::province || scope == Scope::district;
  if (is_group && !target.name.empty() && !may_have_name) {
    table.error(row, "name", {"scope {} has no names", name(*scope)}, "leave the name blank");
  }
  const std::string& measure_text = table.cell(row, "measure");
  const auto measure = find_measure(measure_text);
  const bool is_average = measure == Measure::average || measure == Measure::average_change;
  if (!is_average) {
    table.error(
        row, "measure",
        measure ? Message{"no target can be set for {}", measure_text} : Message{"'{}' is not a measure", measure_text},
        "write average for a level or average_change for a rise");
  }
  const auto test = find_test(table.cell(row, "test"));
  if (!test) {
    table.error(row, "test", {"'{}' is not a test", table.cell(row, "test")}, "write one of >= > <= < =");
  }
  const std::string& value_text = table.cell(row, "value");
  const auto value = Ratio::parse(value_text);
  if (!value) {
    table.error(row, "value", {"'{}' is not a number", value_text}, "write a number such as 8.2");
  }
  const auto year = table.number(row, "year", first_year, last_year);
  if (!is_group || !is_average || !test || !value || !year) return std::nullopt;
  target.scope = *scope;
  target.measure = *measure;
  target.test = *test;
  target.value = *value;
  target.year = *year;
  target.item = fmt::format("{}{}{}", measure_text, symbol(*test), value_text);
  return target;
}

std::vector<Target> read_targets(RuleTable table) {
  std::vector<Target> targets;
  for (const auto& row : table.rows()) {
    const auto target = read_target(table, row);
    if (!target) continue;
    const bool repeated = std::ranges::any_of(targets, [&](const Target& other) {
      return other.scope == target->scope && other.name == target->name && other.item == target->item &&
             other.year == target->year;
    });
    if (repeated) {
      table.error(row, "measure", {"the target {} stands twice", target->item}, "delete one");
    }
    targets.push_back(*target);
  }
  return targets;
}

}  // namespace

std::optional<Rules> read_rules(const std::string& name, const RuleFiles& files, const std::string& folder,
                                Diagnostics& diagnostics) {
  Diagnostics problems;
  const auto path = [&](const std::string& file) { return folder.empty() ? file : folder + '/' + file; };
  Rules rules;
  rules.name = name;
  rules.criteria = read_criteria(RuleTable(files.criteria, path("criteria.csv"),
                                           {"number", "name_vi", "name_en", "group_vi"}, problems, department));
  rules.bands = read_bands(RuleTable(files.bands, path("bands.csv"), {"label", "from", "to"}, problems),
                           rules.criteria_count(), !problems.has_errors());
  rules.targets = read_targets(
      RuleTable(files.targets, path("targets.csv"), {"scope", "name", "measure", "test", "value", "year"}, problems));
  for (const Diagnostic& problem : problems.all()) diagnostics.add(problem);
  if (problems.has_errors()) return std::nullopt;
  return rules;
}

}  // namespace ntm
