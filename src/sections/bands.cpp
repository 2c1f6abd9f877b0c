// How many communes meet so many criteria, and how they moved from band to band.
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

#include <algorithm>

namespace ntm {
namespace {

constexpr std::size_t most_years_shown = 5;

std::int64_t in_band(const YearCounts& counts, const Band& band) {
  std::int64_t communes = 0;
  for (int i = band.from; i <= band.to; ++i) communes += counts.by_criteria_met[static_cast<std::size_t>(i)];
  return communes;
}

// The items of transitions: "0-4>5-9", by the band before and the band after.
std::vector<std::string> transition_items(const std::vector<Band>& bands) {
  std::vector<std::string> items;
  for (const Band& from : bands) {
    for (const Band& to : bands) items.push_back(from.label + '>' + to.label);
  }
  return items;
}

void compute_changes(const Summary& summary, std::size_t group, std::size_t comparison_index, FigureSink& figures) {
  const Comparison& comparison = summary.comparisons()[comparison_index];
  if (!comparison.is_alike) return;
  const YearCounts& later = summary.counts(group, comparison.later);
  const YearCounts& earlier = summary.counts(group, comparison.earlier);
  const ChangeCounts& changes = summary.changes(group, comparison_index);
  const auto& bands = summary.rules(comparison.later).bands;
  FigureWriter writer(figures, summary.groups()[group], comparison.year, comparison.base_year);
  if (later.all_counted() && earlier.all_counted() && summary.has_same_territory(group, comparison_index)) {
    for (const Band& band : bands) {
      writer.count(Measure::band_change, in_band(later, band) - in_band(earlier, band), band.label);
    }
  }
  const bool observed = later.communes > 0 || earlier.communes > 0;
  if (!observed || !comparison.has_same_units || !summary.knows_numbers(group, comparison_index)) return;
  const std::vector<std::string> transitions = transition_items(bands);
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    writer.count(Measure::transition, changes.transitions[i], transitions[i]);
  }
}

// Years that have bands of one kind and may be compared. The last run is that of the report year.
std::vector<std::vector<std::size_t>> years_by_bands(const Summary& summary) {
  return runs_of_years(summary, [&](std::size_t year, std::size_t other) {
    return summary.are_alike(year, other) && summary.rules(year).bands == summary.rules(other).bands;
  });
}

// The base year, where it is among them, and the latest ones: as many as fit a page.
std::vector<int> years_shown(const Summary& summary, const std::vector<std::size_t>& run) {
  std::vector<int> years;
  for (const std::size_t year : run) years.push_back(summary.years()[year]);
  if (years.size() <= most_years_shown) return years;
  std::vector<int> shown(years.end() - most_years_shown, years.end());
  if (summary.base_year() < shown.front() && summary.base_year() >= years.front()) shown.front() = summary.base_year();
  return shown;
}

// A reader of the table cannot see that there are more.
void tell_years_left_out(const Summary& summary, const std::vector<std::size_t>& run, const std::vector<int>& shown,
                         Table& table) {
  std::vector<int> others;
  for (const std::size_t index : run) {
    const int year = summary.years()[index];
    if (std::ranges::find(shown, year) == shown.end()) others.push_back(year);
  }
  if (others.empty()) return;
  table.notes.push_back({"Years that do not fit the table: {}; -f csv has all.", list_of_years(others)});
}

// Of years before the report year, which have bands of their own.
Table earlier_band_table(const Summary& summary, const FigureIndex& index, const std::vector<std::size_t>& run) {
  const Rules& rules = summary.rules(run.front());
  Table table{
      {"Communes by number of criteria met, under {}", rules.terms.decree.empty() ? rules.name : rules.terms.decree},
      {{"Criteria", ColumnContent::text}},
      {},
      {}};
  const auto years = years_shown(summary, run);
  for (const int shown : years) table.columns.push_back({Message::verbatim(std::to_string(shown))});
  for (const Group& group : shown_groups(summary)) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Band& band : rules.bands) {
      std::vector<Cell> cells{to_title(band)};
      for (const int shown : years) cells.push_back(figures.value(Measure::band, 0, shown, band.label));
      table.add_row(std::move(cells));
    }
  }
  tell_years_left_out(summary, run, years, table);
  add_note_on_map(summary, run.front(), run.back(), table);
  return table;
}

Table band_table(const Summary& summary, const FigureIndex& index, const std::vector<std::size_t>& run) {
  const int year = summary.report_year();
  const ChangeColumns changes(summary);
  const auto years = years_shown(summary, run);
  Table table{"Communes by number of criteria met", {{"Criteria", ColumnContent::text}}, {}, {}};
  for (const int shown : years) table.columns.push_back({Message::verbatim(std::to_string(shown))});
  table.columns.push_back({Message{"Share %\n{}", year}});
  changes.add_to(table.columns);
  table.columns.push_back({Message(), ColumnContent::bar});
  for (const Group& group : shown_groups(summary)) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Band& band : summary.rules().bands) {
      std::vector<Cell> cells{to_title(band)};
      for (const int shown : years) cells.push_back(figures.value(Measure::band, 0, shown, band.label));
      cells.push_back(figures.value(Measure::band_share, share_decimals, year, band.label));
      changes.add_to(cells, figures, Measure::band_change, 0, band.label);
      cells.push_back(figures.bar(Measure::band_share, year, band.label));
      table.add_row(std::move(cells));
    }
  }
  tell_years_left_out(summary, run, years, table);
  add_note_on_map(summary, run.front(), run.back(), table);
  return table;
}

Table transition_table(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups,
                       const std::vector<Band>& bands) {
  const int year = summary.report_year();
  const int base_year = summary.base_year();
  Table table{{"Movement between bands, {} to {}", base_year, year},
              {{{"Criteria\nin {}", base_year}, ColumnContent::text}},
              {},
              {}};
  const auto comparison = summary.comparison_with(base_year);
  table.notes.push_back(comparison && summary.comparisons()[*comparison].has_lineage
                            ? Message("Unchanged communes only.")
                            : Message("Communes present in both years only."));
  for (const Band& band : bands) table.columns.push_back({Message{"{}\nin {}", to_title(band), year}});
  for (const Group& group : groups) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const Band& from : bands) {
      std::vector<Cell> cells{to_title(from)};
      for (const Band& to : bands) {
        cells.push_back(to_cell(figures.find(Measure::transition, year, base_year, from.label + '>' + to.label)));
      }
      table.add_row(std::move(cells));
    }
  }
  return table;
}

// ---- on a page: bands as columns, the lowest first, and years or places as rows

Message title_of_bands(const Summary& summary, const std::vector<std::size_t>& run) {
  const Rules& rules = summary.rules(run.front());
  if (run.back() + 1 == summary.years().size()) return "Communes by number of criteria met";
  return {"Communes by number of criteria met, under {}", rules.terms.decree.empty() ? rules.name : rules.terms.decree};
}

void add_band_columns(const std::vector<Band>& bands, Table& table) {
  table.columns.push_back({"Communes", ColumnContent::bar});
  for (std::size_t i = 0; i < bands.size(); ++i) {
    table.columns.push_back({to_title(bands[bands.size() - 1 - i]), ColumnContent::number, {}, i});
  }
}

// The cells of a measure, the lowest band first, behind a drawing if it is one of shares of a year.
void add_band_cells(const std::vector<Band>& bands, const GroupFigures& figures, int year, std::vector<Cell>& cells) {
  Stack stack;
  std::vector<Cell> counts;
  for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
    counts.push_back(figures.value(Measure::band, 0, year, band->label));
    const Figure* const share = figures.find(Measure::band_share, year, {}, band->label);
    if (share != nullptr) stack.parts.push_back(share->numerator / Ratio(share->denominator));
  }
  cells.push_back(stack.parts.size() == bands.size() ? Cell(std::move(stack)) : Cell(std::string()));
  cells.insert(cells.end(), counts.begin(), counts.end());
}

Table bands_by_year(const Summary& summary, const FigureIndex& index, const std::vector<std::size_t>& run) {
  const auto& bands = summary.rules(run.front()).bands;
  const bool is_last = run.back() + 1 == summary.years().size();
  const ChangeColumns changes(summary);
  Table table{title_of_bands(summary, run), {{"Year", ColumnContent::text}}, {}, {}};
  add_band_columns(bands, table);
  for (const Group& group : main_groups(summary)) {
    table.add_heading(to_title(group));
    const GroupFigures figures(index, group);
    for (const std::size_t year : run) {
      std::vector<Cell> cells{std::to_string(summary.years()[year])};
      add_band_cells(bands, figures, summary.years()[year], cells);
      table.add_row(std::move(cells));
      table.rows.back().is_apart = year != run.front() && !summary.are_comparable(year, year - 1);
    }
    if (!is_last) continue;
    std::vector<Cell> shares{Message{"Share % in {}", changes.year}, std::string()};
    for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
      shares.push_back(figures.value(Measure::band_share, share_decimals, changes.year, band->label));
    }
    table.add_row(std::move(shares));
    for (const int base_year : changes.base_years) {
      std::vector<Cell> cells{Message{"Change since {}", base_year}, std::string()};
      for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
        cells.push_back(figures.change(Measure::band_change, 0, changes.year, base_year, band->label));
      }
      table.add_row(std::move(cells));
    }
  }
  add_note_on_map(summary, run.front(), run.back(), table);
  return table;
}

Table bands_by_place(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups) {
  const int year = summary.report_year();
  const auto& bands = summary.rules().bands;
  Table table{{"Communes by number of criteria met in {}, by place", year}, {{"Place", ColumnContent::text}}, {}, {}};
  add_band_columns(bands, table);
  for (const Group& group : groups) {
    const GroupFigures figures(index, group);
    if (figures.find(Measure::communes, year) == nullptr) continue;
    std::vector<Cell> cells{to_title(group)};
    add_band_cells(bands, figures, year, cells);
    table.add_row(std::move(cells));
  }
  add_note_on_places(summary, table);
  return table;
}

}  // namespace

void compute_bands(const Summary& summary, FigureSink& figures) {
  for_each_listed(summary, [&](std::size_t group) {
    for (std::size_t year = 0; year < summary.years().size(); ++year) {
      const YearCounts& counts = summary.counts(group, year);
      if (!counts.all_counted()) continue;
      FigureWriter writer(figures, summary.groups()[group], summary.years()[year]);
      const auto& bands = summary.rules(year).bands;
      for (const Band& band : bands) writer.count(Measure::band, in_band(counts, band), band.label);
      for (const Band& band : bands) {
        writer.ratio(Measure::band_share, in_band(counts, band), counts.counted, band.label);
      }
    }
    for (std::size_t i = 0; i < summary.comparisons().size(); ++i) compute_changes(summary, group, i, figures);
  });
}

std::vector<Table> lay_out_bands(const Summary& summary, const FigureIndex& index) {
  const auto runs = years_by_bands(summary);
  std::vector<Table> tables;
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) tables.push_back(earlier_band_table(summary, index, runs[i]));
  tables.push_back(band_table(summary, index, runs.back()));
  const auto& bands = summary.rules().bands;
  if (compares_with_base(summary)) tables.push_back(transition_table(summary, index, shown_groups(summary), bands));
  return tables;
}

std::vector<Table> page_of_bands(const Summary& summary, const FigureIndex& index) {
  std::vector<Table> tables;
  for (const auto& run : years_by_bands(summary)) tables.push_back(bands_by_year(summary, index, run));
  // that of the report year first
  std::ranges::reverse(tables);
  if (const auto groups = places(summary); !groups.empty()) tables.push_back(bands_by_place(summary, index, groups));
  std::vector<Band> bands = summary.rules().bands;
  std::ranges::reverse(bands);
  if (compares_with_base(summary)) tables.push_back(transition_table(summary, index, main_groups(summary), bands));
  return tables;
}

namespace {

// Small numbers of communes that a Vietnamese notice compares have two digits: "tăng 01 xã".
Message compared_count(const Ratio& value) {
  const std::string digits = magnitude(value).rounded(0);
  return Message::in_both(digits, digits.size() == 1 ? '0' + digits : in_groups(digits, Language::vietnamese));
}

Message change_of_band(const Band& band, const Sentences& sentences) {
  const Figure* const change =
      sentences.base_year() ? sentences.find(Measure::band_change, sentences.year(), sentences.base_year(), band.label)
                            : nullptr;
  if (change == nullptr) return {};
  const Ratio by = change->value();
  if (sentences.has_other_map()) {
    return {"in {}, for the communes before the rearrangement: {}", *sentences.base_year(),
            to_count(*sentences.find(Measure::band, *sentences.base_year(), {}, band.label))};
  }
  if (by == Ratio(0)) return {"as many as in {}", *sentences.base_year()};
  return by > Ratio(0)
             ? Message{PhraseWith<2>("{} more than in {}", "communes"), compared_count(by), *sentences.base_year()}
             : Message{PhraseWith<2>("{} fewer than in {}", "communes"), compared_count(by), *sentences.base_year()};
}

}  // namespace

void say_bands(Sentences& sentences) {
  const Summary& summary = sentences.summary();
  for (const Band& band : summary.rules().bands) {
    const Figure* const communes = sentences.find(Measure::band, sentences.year(), {}, band.label);
    if (communes == nullptr) continue;
    const Message change = change_of_band(band, sentences);
    const Figure* const before =
        sentences.base_year() ? sentences.find(Measure::band, *sentences.base_year(), {}, band.label) : nullptr;
    if (communes->value() == Ratio(0) && before != nullptr && before->value() > Ratio(0) &&
        !sentences.has_other_map()) {
      sentences.add({"- {} criteria: no longer any commune ({}).", to_title(band), change});
      continue;
    }
    const Integer count = communes->value().numerator();
    sentences.add(change.empty() ? Message{"- {} criteria: {} commune{}.", to_title(band), Count{count}, plural(count)}
                                 : Message{"- {} criteria: {} commune{} ({}).", to_title(band), Count{count},
                                           plural(count), change});
  }
}

}  // namespace ntm
