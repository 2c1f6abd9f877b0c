#include "read/plain_layout.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <utility>

#include "read/year.hpp"

namespace ntm::plain {
namespace {

struct NamedCell {
  Meaning meaning;
  Cell cell;
  std::uint8_t target = 0;
};

// The canonical columns, apart from criteria.
constexpr std::array named_cells = std::to_array<NamedCell>({
    {Meaning::year, Cell::year},
    {Meaning::commune_code, Cell::code},
    {Meaning::commune, Cell::name},
    {Meaning::unit_type, Cell::type},
    {Meaning::district, Cell::place, district},
    {Meaning::province, Cell::place, province},
    {Meaning::pilot, Cell::marks},
    {Meaning::criteria_met, Cell::number, PanelChunk::criteria_met_column},
    {Meaning::households, Cell::number, PanelChunk::households_column},
    {Meaning::poor_households, Cell::number, PanelChunk::poor_households_column},
    {Meaning::population, Cell::number, PanelChunk::population_column},
    {Meaning::income, Cell::income, PanelChunk::income_column},
});

// The criterion whose column is called `title`; null if there is none.
const Criterion* find_criterion(std::string_view title, const Rules& rules) {
  std::size_t number = 0;
  if (!title.starts_with('c')) return nullptr;
  std::from_chars(title.data() + 1, title.data() + title.size(), number);
  if (number == 0 || number > rules.criteria.size()) return nullptr;
  const Criterion& criterion = rules.criteria[number - 1];
  return criterion.id() == title ? &criterion : nullptr;
}

// A cell of each column, in the order of the file; nothing where a column is not canonical, or stands twice.
std::optional<std::vector<Step>> cells_of(std::string_view line, const Rules& rules, Layout& layout) {
  std::vector<Step> cells;
  for (bool more = true; more;) {
    const std::size_t comma = line.find(',');
    const std::string_view title = line.substr(0, comma);
    more = comma != std::string_view::npos;
    if (more) line.remove_prefix(comma + 1);

    ColumnMeaning meaning;
    const auto* const named =
        std::ranges::find(named_cells, title, [](const NamedCell& cell) { return name(cell.meaning); });
    const Criterion* const criterion = find_criterion(title, rules);
    if (named != named_cells.end()) {
      meaning = {named->meaning, 0};
      cells.push_back({named->cell, named->target});
      cells.back().of_pilot = named->meaning == Meaning::pilot;
    } else if (criterion != nullptr) {
      meaning = {Meaning::criterion, criterion->number};
      cells.push_back({Cell::marks, static_cast<std::uint8_t>(criterion->number - 1)});
      layout.observed |= CriteriaSet{1} << cells.back().target;
    } else {
      return std::nullopt;
    }
    if (layout.header.find(meaning)) return std::nullopt;
    layout.header.columns.push_back({std::string(title), meaning});
  }
  cells.back().end = layout.has_carriage_returns ? '\r' : '\n';
  return cells;
}

// Whether `next` can be read in one step with what stands before it.
bool follows(const Step& step, const Step& next) {
  if (step.cell != next.cell || next.of_pilot) return false;
  switch (next.cell) {
    case Cell::place: return true;  // there are only two
    case Cell::marks: {
      const int bits = step.count - (step.of_pilot ? 1 : 0);
      return bits == 0 || (step.target + bits == next.target && step.count < max_criteria);
    }
    case Cell::number: return step.target + step.count == next.target;
    default: return false;
  }
}

std::vector<Step> steps_of(const std::vector<Step>& cells) {
  std::vector<Step> steps;
  for (const Step& cell : cells) {
    if (steps.empty() || !follows(steps.back(), cell)) {
      steps.push_back(cell);
      continue;
    }
    Step& step = steps.back();
    if (step.of_pilot && step.count == 1) step.target = cell.target;
    ++step.count;
    step.end = cell.end;
  }
  for (Step& step : steps) step.marks = Marks(step.count, step.end);
  return steps;
}

}  // namespace

std::optional<Layout> find_layout(std::string_view head, const std::string& file, const Rules& rules,
                                  const ReadOptions& options) {
  const bool asks_for_more = !options.encoding.empty() || options.decimal == ',' || options.has_extra_columns();
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const std::size_t end = head.find('\n');
  if (asks_for_more || end == std::string_view::npos) return std::nullopt;
  std::string_view line = head.substr(0, end);
  if (line.starts_with(mark)) line.remove_prefix(mark.size());
  Layout layout;
  layout.body_offset = end + 1;
  layout.has_carriage_returns = line.ends_with('\r');
  if (layout.has_carriage_returns) line.remove_suffix(1);
  const auto cells = cells_of(line, rules, layout);
  if (!cells) return std::nullopt;
  layout.steps = steps_of(*cells);
  layout.header.line = 1;
  layout.year = year_in_name(file);
  layout.unmarked = static_cast<std::uint64_t>(rules.criteria_count() - std::popcount(layout.observed));
  layout.counts_marks = layout.observed == rules.all_criteria();
  const auto place_of = [&](Cell cell) { return std::ranges::find(*cells, cell, &Step::cell); };
  layout.name_before_code = place_of(Cell::name) < place_of(Cell::code);
  const auto has = [&](Cell cell) { return place_of(cell) != cells->end(); };
  const bool has_year = has(Cell::year) || layout.year;
  const bool has_criteria = layout.observed != 0 || layout.header.find(Meaning::criteria_met);
  if (!has(Cell::code) || !has(Cell::name) || !has_year || !has_criteria) return std::nullopt;
  return layout;
}

}  // namespace ntm::plain
