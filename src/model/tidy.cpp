#include "ntm/tidy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "ntm/csv_cell.hpp"

namespace ntm {
namespace {

struct TidyColumn {
  std::string name;
  std::function<std::string(const Observation&)> write;  // empty for what was not reported
};

std::string written(Reported number) { return number.has_value() ? std::to_string(number.value()) : std::string(); }

std::string written(Pilot pilot) {
  switch (pilot) {
    case Pilot::yes: return "1";
    case Pilot::no: return "0";
    case Pilot::not_reported: break;
  }
  return {};
}

std::string mark(const Observation& unit, int criterion) {
  const CriteriaSet bit = CriteriaSet{1} << (criterion - 1);
  if ((unit.observed() & bit) == 0) return {};
  return (unit.met() & bit) != 0 ? "1" : "0";
}

std::vector<TidyColumn> columns_of(const Panel& panel, const Rules& rules) {
  std::vector<TidyColumn> columns{
      {"commune_code",
       [&](const Observation& unit) { return panel.has_code(unit) ? panel.code(unit) : std::string(); }},
      {"commune", [&](const Observation& unit) { return std::string(panel.name(unit)); }},
      {"unit_type", [&](const Observation& unit) { return panel.type(unit); }},
      {"district", [&](const Observation& unit) { return std::string(panel.place(unit).district); }},
      {"province", [&](const Observation& unit) { return std::string(panel.place(unit).province); }},
      {"pilot", [](const Observation& unit) { return written(unit.pilot()); }},
  };
  for (const Criterion& criterion : rules.criteria) {
    columns.push_back(
        {criterion.id(), [number = criterion.number](const Observation& unit) { return mark(unit, number); }});
  }
  columns.push_back({"criteria_met", [all = rules.all_criteria()](const Observation& unit) {
                       return unit.observed() == all ? std::string() : written(unit.criteria_met());
                     }});
  columns.push_back({"households", [](const Observation& unit) { return written(unit.households()); }});
  columns.push_back({"poor_households", [](const Observation& unit) { return written(unit.poor_households()); }});
  columns.push_back({"population", [](const Observation& unit) { return written(unit.population()); }});
  columns.push_back({"income", [](const Observation& unit) {
                       return unit.income().has_value() ? Ratio(unit.income().value(), income_scale).exact_decimal()
                                                        : std::string();
                     }});
  return columns;
}

bool is_mark_column(const std::string& name, const Rules& rules) {
  return name == "pilot" || name == "commune_code" ||
         std::ranges::find(rules.criteria, name, &Criterion::id) != rules.criteria.end();
}

}  // namespace

std::vector<TidyFile> tidy(const Panel& panel, const Rules& rules, Diagnostics& diagnostics) {
  const auto columns = columns_of(panel, rules);
  const auto filled = [&](const TidyColumn& column, std::size_t year) {
    return std::ranges::count_if(panel.observations(year),
                                 [&](const Observation& unit) { return !column.write(unit).empty(); });
  };
  std::vector<TidyFile> files;
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    std::vector<const TidyColumn*> written_columns;
    for (const TidyColumn& column : columns) {
      const auto count = filled(column, year);
      const bool is_mark = is_mark_column(column.name, rules);
      if (is_mark && count > 0 && count < static_cast<std::ptrdiff_t>(panel.size(year))) {
        diagnostics.error({},
                          {"{}: {} of {} communes say something of {}", panel.years()[year], Count{count},
                           Count{static_cast<Integer>(panel.size(year))}, column.name},
                          "tidy the files that do and those that do not apart");
      }
      bool anywhere = count > 0;
      // the same columns in all years, but for marks and counts, of which a year has the one or the other
      for (std::size_t other = 0; !is_mark && column.name != "criteria_met" && other < panel.years().size(); ++other) {
        anywhere = anywhere || filled(column, other) > 0;
      }
      if (anywhere) written_columns.push_back(&column);
    }
    TidyFile file{fmt::format("communes-{}.csv", panel.years()[year]), "year"};
    for (const TidyColumn* column : written_columns) file.text.append(1, ',').append(column->name);
    file.text += '\n';
    for (const Observation& unit : panel.observations(year)) {
      file.text += std::to_string(panel.years()[year]);
      for (const TidyColumn* column : written_columns) {
        file.text += ',';
        append_csv_cell(file.text, column->write(unit));
      }
      file.text += '\n';
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace ntm
