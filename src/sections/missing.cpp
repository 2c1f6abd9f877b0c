// Of each criterion the communes that still miss it: for the department that answers for the criterion.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/worklist.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

bool misses(const ListedCommune& commune, const Criterion& criterion) {
  return contains(missed(commune.now), criterion.number);
}

// "17. Environment (Department of Natural Resources): missed by 95 of 96 communes"
Message heading_of(const Criterion& criterion, std::size_t missing, std::size_t known) {
  Message name = Message::in_both(criterion.name_en, criterion.name_vi);
  if (!criterion.department.empty()) name = {"{} ({})", name, criterion.department};
  const auto of = static_cast<Integer>(known);
  return {"{}. {}: missed by {} of {} commune{}", criterion.number, name,
          Count{static_cast<Integer>(missing)},   Count{of},        plural(of)};
}

}  // namespace

void compute_missing(const Summary& summary, FigureSink& figures) {
  const auto communes = listed_communes(summary);
  for (const Criterion& criterion : summary.rules().criteria) {
    for (const ListedCommune& commune : communes) {
      if (!misses(commune, criterion)) continue;
      const Group self = to_group(commune.now, summary);
      FigureWriter(figures, self, summary.report_year()).count(Measure::criterion_missing, 1, criterion.id());
    }
  }
}

std::vector<Table> lay_out_missing(const Summary& summary) {
  const Panel& panel = summary.panel();
  const auto communes = listed_communes(summary);
  // since July 2025 there are none
  const bool names_districts = std::ranges::any_of(
      communes, [&](const ListedCommune& commune) { return !panel.place(commune.now).district.empty(); });
  Table table{{"Communes that miss a criterion in {}", summary.report_year()},
              {{"Not met"}, {Phrase("Communes", "by name"), ColumnContent::text}},
              {},
              {}};
  if (names_districts) table.columns.insert(table.columns.begin(), {"District", ColumnContent::text});
  std::vector<int> unknown;
  for (const Criterion& criterion : summary.rules().criteria) {
    const auto known = static_cast<std::size_t>(std::ranges::count_if(
        communes, [&](const ListedCommune& commune) { return contains(commune.now.observed(), criterion.number); }));
    struct InDistrict {
      std::string district;
      std::size_t count = 0;
      std::string names;
    };
    std::vector<InDistrict> districts;
    std::size_t missing = 0;
    for (const ListedCommune& commune : communes) {
      if (!misses(commune, criterion)) continue;
      ++missing;
      const std::string district = summary.district_name(panel.place(commune.now));
      if (districts.empty() || districts.back().district != district) districts.push_back({district, 0, {}});
      InDistrict& in_district = districts.back();
      in_district.names.append(in_district.count++ == 0 ? "" : ", ").append(panel.name(commune.now));
    }
    if (known == 0) {
      unknown.push_back(criterion.number);
      continue;
    }
    table.add_heading(heading_of(criterion, missing, known));
    for (const InDistrict& in_district : districts) {
      std::vector<Cell> cells{Number{static_cast<Integer>(in_district.count)}, in_district.names};
      if (names_districts) cells.insert(cells.begin(), title_of_district(in_district.district));
      table.add_row(std::move(cells));
    }
  }
  if (!unknown.empty()) {
    table.notes.push_back({"Criteria that no commune reports: {}.", fmt::format("{}", fmt::join(unknown, ", "))});
  }
  return in_list(std::move(table));
}

}  // namespace ntm
