#include "ntm/tidy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <tuple>

#include "panel/panel_parts.hpp"
#include "text/csv_cell.hpp"

namespace ntm {
namespace {

struct TidyColumn {
  std::string name;
  std::function<std::string(const Observation&)> write;  // empty for what was not reported
  bool is_of_each_file = false;                          // a file has it or not, whatever others have
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

// Where communes have no codes, running numbers say that each row is one.
constexpr std::string_view running_number = "ordinal";

std::vector<TidyColumn> choose_columns(const Panel& panel, const Rulebook& rules) {
  std::vector<TidyColumn> columns{
      {"commune_code", [&](const Observation& unit) { return panel.has_code(unit) ? panel.code(unit) : std::string(); },
       true},
      {"commune", [&](const Observation& unit) { return std::string(panel.name(unit)); }},
      {"unit_type", [&](const Observation& unit) { return panel.type(unit); }},
      {"district", [&](const Observation& unit) { return std::string(panel.place(unit).district); }},
      {"province", [&](const Observation& unit) { return std::string(panel.place(unit).province); }},
      {"pilot", [](const Observation& unit) { return written(unit.pilot()); }, true},
  };
  CriteriaSet observed = 0;
  for (const UnitProfile& profile : panel.parts().profiles) observed |= profile.observed;
  for (int number = 1; number <= static_cast<int>(std::bit_width(observed)); ++number) {
    columns.push_back(
        {fmt::format("c{:02}", number), [number](const Observation& unit) { return mark(unit, number); }, true});
  }
  columns.push_back({"criteria_met",
                     [&](const Observation& unit) {
                       const Rules* const of_year = rules.find(unit.year(), std::nullopt);
                       const Rules& judging = of_year != nullptr ? *of_year : rules.first();
                       return unit.observed() == judging.all_criteria() ? std::string() : written(unit.criteria_met());
                     },
                     true});
  columns.push_back({"households", [](const Observation& unit) { return written(unit.households()); }});
  columns.push_back({"poor_households", [](const Observation& unit) { return written(unit.poor_households()); }});
  columns.push_back({"population", [](const Observation& unit) { return written(unit.population()); }});
  columns.push_back({"income", [](const Observation& unit) {
                       return unit.income().has_value() ? Ratio(unit.income().value(), income_scale).exact_decimal()
                                                        : std::string();
                     }});
  return columns;
}

// Marks, pilots and codes of which a blank would say something: a file has them for all its communes, or for none.
using Reports = std::tuple<bool, bool, CriteriaSet>;

// The communes of one year that report the same.
struct PartOfYear {
  int year = 0;
  std::size_t number = 1;  // among those of the year
  Reports reports;
  std::vector<Observation> units{};
  std::vector<bool> filled{};  // by column, whether some unit has something in it
};

// The parts of a year in the order of their first communes. Who has not reported says nothing, and stands in the first
// whose codes are like his.
void add_parts(std::vector<PartOfYear>& parts, const Panel& panel, std::size_t year) {
  const std::size_t begin = parts.size();
  std::vector<Observation> silent;
  const auto part_of = [&](const Reports& reports, bool by_code_only) -> PartOfYear& {
    const auto found =
        std::find_if(parts.begin() + static_cast<std::ptrdiff_t>(begin), parts.end(), [&](const PartOfYear& p) {
          return by_code_only ? std::get<0>(p.reports) == std::get<0>(reports) : p.reports == reports;
        });
    if (found != parts.end()) return *found;
    parts.push_back({panel.years()[year], parts.size() - begin + 1, reports});
    return parts.back();
  };
  for (const Observation& unit : panel.observations(year)) {
    const Reports reports{panel.has_code(unit), unit.pilot() != Pilot::not_reported, unit.observed()};
    if (unit.is_left_out()) {
      silent.push_back(unit);
    } else {
      part_of(reports, false).units.push_back(unit);
    }
  }
  for (const Observation& unit : silent) part_of({panel.has_code(unit), false, 0}, true).units.push_back(unit);
  for (std::size_t i = begin; i < parts.size(); ++i) {
    std::ranges::sort(parts[i].units, std::less{}, &Observation::unit);
  }
}

TidyFile make_file(const PartOfYear& part, const std::vector<TidyColumn>& columns,
                   const std::vector<bool>& is_written) {
  const std::string number = part.number == 1 ? std::string() : fmt::format("-{}", part.number);
  TidyFile file{fmt::format("communes-{}{}.csv", part.year, number), "year"};
  const bool has_codes = std::get<0>(part.reports);
  if (!has_codes) file.text.append(1, ',').append(running_number);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_written[i]) file.text.append(1, ',').append(columns[i].name);
  }
  file.text += '\n';
  std::size_t row = 0;
  for (const Observation& unit : part.units) {
    file.text += std::to_string(part.year);
    ++row;
    if (!has_codes) fmt::format_to(std::back_inserter(file.text), ",{}", row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!is_written[i]) continue;
      file.text += ',';
      append_csv_cell(file.text, columns[i].write(unit));
    }
    file.text += '\n';
  }
  return file;
}

}  // namespace

std::vector<TidyFile> tidy(const Panel& panel, const Rulebook& rules) {
  const auto columns = choose_columns(panel, rules);
  std::vector<PartOfYear> parts;
  for (std::size_t year = 0; year < panel.years().size(); ++year) add_parts(parts, panel, year);
  std::vector<bool> filled_anywhere(columns.size());
  for (PartOfYear& part : parts) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      part.filled.push_back(
          std::ranges::any_of(part.units, [&](const Observation& unit) { return !columns[i].write(unit).empty(); }));
      if (part.filled[i]) filled_anywhere[i] = true;
    }
  }
  std::vector<TidyFile> files;
  for (const PartOfYear& part : parts) {
    std::vector<bool> is_written = filled_anywhere;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].is_of_each_file) is_written[i] = part.filled[i];
      // a table names the criteria, or how many are met
      if (columns[i].name == "criteria_met" && std::get<CriteriaSet>(part.reports) == 0) is_written[i] = true;
    }
    files.push_back(make_file(part, columns, is_written));
  }
  return files;
}

}  // namespace ntm
