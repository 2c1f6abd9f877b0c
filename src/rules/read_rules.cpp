// Reads the files of a rule set and checks that they are one: numbers in order, bands without gap or overlap,
// targets that the program can judge.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/rule_sets.hpp"
#include "read/fixed_table.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr auto criteria_columns = std::to_array<std::string_view>({"number", "name_vi", "name_en", "group_vi"});
constexpr auto criteria_more = std::to_array<std::string_view>({"department"});
constexpr auto bands_columns = std::to_array<std::string_view>({"label", "from", "to"});
constexpr auto targets_columns = std::to_array<std::string_view>({"scope", "name", "measure", "test", "value", "year"});
constexpr auto set_columns =
    std::to_array<std::string_view>({"title_en", "title_vi", "from", "to", "province", "criteria"});
constexpr auto checks_columns =
    std::to_array<std::string_view>({"what", "low", "high", "severity", "words_en", "words_vi"});
constexpr TableForm set_form{set_columns};
constexpr TableForm checks_form{checks_columns};
constexpr TableForm criteria_form{criteria_columns, criteria_more};
constexpr TableForm bands_form{bands_columns};
constexpr TableForm targets_form{targets_columns};

// One of the files.
class RuleTable : public FixedTable {
 public:
  using FixedTable::FixedTable;

  [[nodiscard]] std::string text(const Row& row, std::string_view column) const {
    std::string storage;
    return std::string(normalized(cell(row, column), storage));
  }

  // A whole number from `least` to `most`; nothing, with an error, if the cell is none.
  std::optional<int> number(const Row& row, std::string_view column, int least, int most) {
    const std::string number = text(row, column);
    const auto value = Ratio::parse(number, 0);
    if (value && *value >= Ratio(least) && *value <= Ratio(most)) return static_cast<int>(value->numerator());
    error(row, column, {"{} is '{}', not a number from {} to {}", column, number, least, most}, "correct it");
    return std::nullopt;
  }
};

std::vector<Criterion> read_criteria(RuleTable table) {
  std::vector<Criterion> criteria;
  for (const auto& row : table.rows()) {
    const auto number = table.number(row, "number", 1, max_criteria);
    if (!number) continue;
    const int expected = static_cast<int>(criteria.size()) + 1;
    if (*number != expected) {
      table.error(row, "number", {"criterion {} is in the place of criterion {}", *number, expected},
                  "number the criteria 1, 2, 3, … without a gap");
      continue;
    }
    criteria.push_back({*number, table.text(row, "name_vi"), table.text(row, "name_en"), table.text(row, "group_vi"),
                        table.text(row, "department")});
    if (criteria.back().name_vi.empty() || criteria.back().name_en.empty()) {
      table.error(row, criteria.back().name_vi.empty() ? "name_vi" : "name_en", {"criterion {} has no name", *number},
                  "write one");
    }
  }
  if (table.is_empty()) table.error(1, "there is no criterion", "write one row for each");
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
                  {"make the bands cover 0 to {} without a gap", most});
    } else {
      table.error(row_of(*holding[1]), "from",
                  {"{} criteria lie in the bands {} and {}", met, holding[0]->label, holding[1]->label},
                  "put each number in one band only");
    }
    return;
  }
}

// "5-9" with other numbers than 5 and 9, or "14-Oct", which a spreadsheet made of "10-14".
bool says_other_numbers(std::string_view label, int from, int to) {
  const std::size_t dash = label.find('-');
  if (dash == std::string_view::npos || dash == 0) return false;
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view first = label.substr(0, dash);
  const std::string_view second = label.substr(dash + 1);
  if (is_number(first) && is_number(second)) return from <= to && label != fmt::format("{}-{}", from, to);
  constexpr std::array months = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Thg"});
  const auto is_month = [&](std::string_view text) {
    return std::ranges::any_of(months, [&](std::string_view month) { return text.starts_with(month); });
  };
  return (is_number(first) && is_month(second)) || (is_month(first) && is_number(second));
}

std::vector<Band> read_bands(RuleTable table, int criteria_count, bool criteria_known) {
  std::vector<Band> bands;
  bool sound = criteria_known && !table.rows().empty();
  if (table.is_empty()) table.error(1, "there is no band", "write one row for each");
  for (const auto& row : table.rows()) {
    const auto from = table.number(row, "from", 0, max_criteria);
    const auto to = table.number(row, "to", 0, max_criteria);
    const std::string label = table.text(row, "label");
    sound = sound && from && to;
    if (!from || !to) continue;
    if (*from > *to) {
      table.error(row, "from", {"the band begins at {} and ends at {}", *from, *to}, "swap the two");
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
                  label.empty() ? Message("the band has no label") : Message{"the label {} appears twice", label},
                  "give each band a label of its own");
      sound = false;
    }
    if (says_other_numbers(label, *from, *to)) {
      table.error(row, "label", {"the label {} does not fit the range from {} to {}", label, *from, *to},
                  "write it as text: spreadsheets turn such labels into dates");
      sound = false;
      continue;
    }
    bands.push_back({label, *from, *to});
  }
  if (sound) check_cover(table, bands, criteria_count);
  std::ranges::stable_sort(bands, std::greater<>(), &Band::from);  // the best first
  return bands;
}

std::optional<Target> read_target(RuleTable& table, const RuleTable::Row& row) {
  Target target;
  const auto scope = find_scope(table.text(row, "scope"));
  const bool is_group = scope && *scope != Scope::commune;  // of a commune one does not ask an average
  if (!is_group) {
    table.error(row, "scope", {"'{}' is not a scope", table.text(row, "scope")},
                "write all, pilot, other, province or district");
  }
  target.name = table.text(row, "name");
  const bool may_have_name = scope == Scope::province || scope == Scope::district;
  if (is_group && !target.name.empty() && !may_have_name) {
    table.error(row, "name", {"scope {} has no names", name(*scope)}, "leave the name blank");
  }
  const std::string measure_text = table.text(row, "measure");
  const auto measure = find_measure(measure_text);
  const bool is_average = measure == Measure::average || measure == Measure::average_change;
  if (!is_average) {
    table.error(
        row, "measure",
        measure ? Message{"no target can be set for {}", measure_text} : Message{"'{}' is not a measure", measure_text},
        "write average for a level or average_change for a rise");
  }
  const auto relation = find_relation(table.text(row, "test"));
  if (!relation) {
    table.error(row, "test", {"'{}' is not a test", table.text(row, "test")}, "write one of >= > <= < =");
  }
  const std::string value_text = table.text(row, "value");
  const auto value = Ratio::parse(value_text);
  if (!value) {
    table.error(row, "value", {"'{}' is not a number", value_text}, "write a number such as 8.2");
  }
  const auto year = table.number(row, "year", first_year, last_year);
  if (!is_group || !is_average || !relation || !value || !year) return std::nullopt;
  target.scope = *scope;
  target.measure = *measure;
  target.relation = *relation;
  target.value = *value;
  target.year = *year;
  target.item = fmt::format("{}{}{}", measure_text, symbol(*relation), value_text);
  return target;
}

// Where the number of criteria is not known, no target exceeds it.
std::vector<Target> read_targets(RuleTable table, int criteria_count, bool criteria_known) {
  std::vector<Target> targets;
  for (const auto& row : table.rows()) {
    const auto target = read_target(table, row);
    if (!target) continue;
    const bool repeated = std::ranges::any_of(targets, [&](const Target& other) {
      return other.scope == target->scope && other.name == target->name && other.item == target->item &&
             other.year == target->year;
    });
    if (repeated) {
      table.error(row, "measure", {"the target {} appears twice", target->item}, "delete one");
    }
    if (criteria_known && Ratio(criteria_count) < target->value) {
      table.error(row, "value", {"the target {} is of more criteria than there are: {}", target->item, criteria_count},
                  "correct the value");
    }
    targets.push_back(*target);
  }
  return targets;
}

// A bound, which may be blank; nothing, with an error, if the cell is not a number.
std::optional<std::optional<Ratio>> read_bound(RuleTable& table, const RuleTable::Row& row, std::string_view column) {
  const std::string text = table.text(row, column);
  if (text.empty()) return std::optional<Ratio>();
  if (auto bound = Ratio::parse(text)) return bound;
  table.error(row, column, {"'{}' is not a number", text}, "write a number such as 8.2");
  return std::nullopt;
}

std::optional<PlausibleRange> read_check(RuleTable& table, const RuleTable::Row& row) {
  const std::string what = table.text(row, "what");
  const std::string severity = table.text(row, "severity");
  const auto quantity = find_quantity(what);
  const auto low = read_bound(table, row, "low");
  const auto high = read_bound(table, row, "high");
  if (!quantity)
    table.error(row, "what", {"'{}' is not a quantity that is checked", what},
                "`ntm rules NAME -o DIR` writes those that are");
  const bool is_severity = severity == "warning" || severity == "error";
  if (!is_severity) table.error(row, "severity", {"'{}' is not a severity", severity}, "write warning or error");
  if (!quantity || !low || !high || !is_severity) return std::nullopt;
  if (*low && *high && **low > **high) {
    table.error(row, "low", {"the range begins at {} and ends at {}", table.text(row, "low"), table.text(row, "high")},
                "swap the two");
    return std::nullopt;
  }
  return PlausibleRange{*quantity,
                        *low,
                        *high,
                        severity == "error" ? Severity::error : Severity::warning,
                        table.text(row, "words_en"),
                        table.text(row, "words_vi")};
}

std::vector<PlausibleRange> read_checks(RuleTable table) {
  std::vector<PlausibleRange> checks;
  for (const auto& row : table.rows()) {
    auto check = read_check(table, row);
    if (!check) continue;
    if (std::ranges::find(checks, check->what, &PlausibleRange::what) != checks.end()) {
      table.error(row, "what", {"{} is checked twice", name(check->what)}, "delete one");
    }
    for (const std::string_view column : {"words_en", "words_vi"}) {
      if (table.text(row, column).empty()) table.error(row, column, {"{} is blank", column}, "fill it in");
    }
    checks.push_back(std::move(*check));
  }
  return checks;
}

RuleTerms read_set(RuleTable table) {
  RuleTerms terms;
  if (table.rows().size() > 1) table.error(table.rows()[1], "title_en", "a set has one row", "delete the others");
  if (table.is_empty()) table.error(1, "there is no row", "write one, or delete the file");
  if (table.rows().empty()) return terms;
  const RuleTable::Row& row = table.rows().front();
  terms.title_en = table.text(row, "title_en");
  terms.title_vi = table.text(row, "title_vi");
  terms.province = table.text(row, "province");
  terms.decree = table.text(row, "criteria");
  if (!table.text(row, "from").empty()) terms.from = table.number(row, "from", first_year, last_year);
  if (!table.text(row, "to").empty()) terms.to = table.number(row, "to", first_year, last_year);
  if (terms.from && terms.to && *terms.from > *terms.to) {
    table.error(row, "from", {"the set begins in {} and ends in {}", *terms.from, *terms.to}, "swap the two");
  }
  for (const std::string_view column : {"title_en", "title_vi", "criteria"}) {
    if (table.text(row, column).empty()) table.error(row, column, {"{} is blank", column}, "fill it in");
  }
  return terms;
}

std::string path_of(const std::string& folder, const char* file) { return folder.empty() ? file : folder + '/' + file; }

}  // namespace

std::optional<RuleTerms> read_terms(std::string_view set_file, const std::string& folder, Diagnostics& diagnostics) {
  Diagnostics problems;
  RuleTerms terms = read_set({set_file, path_of(folder, "set.csv"), set_form, problems});
  diagnostics.add(problems);
  return problems.has_errors() ? std::nullopt : std::optional(std::move(terms));
}

std::optional<Rules> read_rules(const std::string& name, const RuleFiles& files, const std::string& folder,
                                Diagnostics& diagnostics) {
  Diagnostics problems;
  const auto path = [&](const char* file) { return path_of(folder, file); };
  Rules rules;
  rules.name = name;
  if (!files.set.empty()) rules.terms = read_set({files.set, path("set.csv"), set_form, problems});
  rules.criteria = read_criteria({files.criteria, path("criteria.csv"), criteria_form, problems});
  const bool criteria_known = !problems.has_errors();
  rules.bands =
      read_bands({files.bands, path("bands.csv"), bands_form, problems}, rules.criteria_count(), criteria_known);
  rules.targets = read_targets({files.targets, path("targets.csv"), targets_form, problems}, rules.criteria_count(),
                               criteria_known);
  if (!files.checks.empty()) rules.checks = read_checks({files.checks, path("checks.csv"), checks_form, problems});
  for (const Diagnostic& problem : problems.all()) diagnostics.add(problem);
  if (problems.has_errors()) return std::nullopt;
  return rules;
}

}  // namespace ntm
