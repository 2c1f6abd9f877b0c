#include "panel/panel_builder.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "panel/make_panel.hpp"

namespace ntm {

void PanelBuilder::add(const UnitYear& unit_year, std::string_view file, std::size_t line) {
  if (unit_year.year < first_year || unit_year.year > last_year) {
    throw std::out_of_range(fmt::format("{} is no year of a panel", unit_year.year));
  }
  Stored stored{unit_year, texts_.keep(file), line};
  UnitYear& own = stored.unit_year;
  for (std::string_view* const text : {&own.code, &own.name, &own.type, &own.district, &own.province}) {
    *text = texts_.keep(*text);
  }
  stored_.push_back(stored);
}

Panel PanelBuilder::build(Diagnostics& diagnostics) && {
  Dictionary dictionary;
  BlockRows rows(dictionary);
  std::vector<RowsOfTable> tables;
  std::vector<std::pair<std::size_t, std::size_t>> stored_of;  // by table
  const auto add = [&](std::size_t begin, std::size_t end, bool again) {
    rows.begin(again);
    for (std::size_t i = begin; i < end; ++i) rows.add(stored_[i].unit_year, std::nullopt, stored_[i].line);
  };
  for (std::size_t begin = 0, end = 0; begin < stored_.size(); begin = end) {
    while (end < stored_.size() && stored_[end].file == stored_[begin].file) ++end;
    add(begin, end, false);
    tables.push_back({std::string(stored_[begin].file), {}, {}});
    rows.finish(tables.back().parts);
    stored_of.emplace_back(begin, end);
  }
  const RowsAgain rows_again = [&](const RowsWanted& wanted, const VisitRowAgain& visit) {
    const auto& [first, last] = stored_of[wanted.table];
    add(first, last, true);
    rows.visit_again(visit);
  };
  Team team(1);
  return make_panel(dictionary, std::move(tables), team, rows_again, diagnostics).panel;
}

}  // namespace ntm
