#include "read/straight_plan.hpp"

#include <algorithm>
#include <bit>

#include "read/input_table.hpp"

namespace ntm::straight {
namespace {

std::optional<Step> plan_step(const ColumnPlan& column, Meaning meaning) {
  switch (column.content) {
    case CellContent::nothing: return Step{meaning == Meaning::ordinal ? Cell::ordinal : Cell::skipped};
    case CellContent::remark: return Step{Cell::remark};
    case CellContent::year: return Step{Cell::year};
    case CellContent::code: return Step{Cell::code};
    case CellContent::name: return Step{Cell::name};
    case CellContent::type: return Step{Cell::type};
    case CellContent::place: return Step{Cell::place, column.target};
    case CellContent::mark: return Step{Cell::marks, column.target};
    case CellContent::pilot: {
      Step step{Cell::marks};
      step.of_pilot = true;
      return step;
    }
    case CellContent::number:
      return Step{column.target == PanelChunk::income_column ? Cell::income : Cell::number, column.target};
    case CellContent::untitled:
    case CellContent::indicator:
    case CellContent::criterion:
    case CellContent::met: break;
  }
  return std::nullopt;
}

// Whether `next` can be read in one step with what stands before it.
bool follows(const Step& step, const Step& next) {
  if (step.cell != next.cell || next.of_pilot) return false;
  switch (next.cell) {
    case Cell::place: return true;  // there are only two
    case Cell::marks: return step.count < max_criteria;
    case Cell::number: return step.target + step.count == next.target;
    default: return false;
  }
}

void finish_marks(Step& step, char delimiter) {
  step.marks = Marks(step.count, delimiter, step.end);
  if (step.of_pilot && step.count > 1) step.marks_behind_pilot = Marks(step.count - 1U, delimiter, step.end);
  for (const std::uint8_t bit : step.bits) step.criteria |= CriteriaSet{1} << bit;
  const auto breaks = std::ranges::adjacent_find(step.bits, [](int bit, int next) { return bit + 1 != next; });
  if (breaks != step.bits.end()) return;
  step.target = step.bits.empty() ? std::uint8_t{0} : step.bits.front();
  step.bits.clear();
}

std::vector<Step> joined(const std::vector<Step>& cells, char delimiter) {
  std::vector<Step> steps;
  for (const Step& cell : cells) {
    if (steps.empty() || !follows(steps.back(), cell)) {
      steps.push_back(cell);
      if (cell.cell == Cell::marks && !cell.of_pilot) steps.back().bits = {cell.target};
      continue;
    }
    Step& step = steps.back();
    if (cell.cell == Cell::marks) step.bits.push_back(cell.target);
    ++step.count;
    step.end = cell.end;
  }
  for (Step& step : steps) {
    if (step.cell == Cell::marks) finish_marks(step, delimiter);
  }
  return steps;
}

}  // namespace

std::optional<Plan> make_plan(const InputTable& table, bool has_carriage_returns, char decimal_sign) {
  Plan plan;
  plan.delimiter = table.header.delimiter;
  plan.decimal_sign = decimal_sign == '\0' ? '.' : decimal_sign;
  plan.has_carriage_returns = has_carriage_returns;
  plan.first_year = table.first_alike;
  plan.last_year = table.last_alike;
  plan.unmarked = static_cast<std::uint64_t>(table.rules->criteria_count() - std::popcount(table.observed));
  std::vector<Step> cells;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    auto step = plan_step(table.columns[i], table.header.columns[i].meaning.what);
    if (!step) return std::nullopt;
    step->end = plan.delimiter;
    cells.push_back(*step);
  }
  if (cells.empty()) return std::nullopt;
  cells.back().end = has_carriage_returns ? '\r' : '\n';
  plan.steps = joined(cells, plan.delimiter);

  const auto place_of = [&](Cell cell) { return std::ranges::find(cells, cell, &Step::cell); };
  plan.name_before_code = place_of(Cell::name) < place_of(Cell::code);
  plan.has_codes = table.column(Meaning::commune_code).has_value();
  // without codes, what a row is, its marks and its place say
  const bool has_place = table.observed != 0 && (table.column(Meaning::district) || table.column(Meaning::unit_type));
  const bool has_unit = table.column(Meaning::commune) && (plan.has_codes || has_place);
  const bool years_differ = table.named_year && table.titled_year && *table.named_year != *table.titled_year;
  plan.year = table.column(Meaning::year) ? table.named_year ? table.named_year : table.titled_year : table.file_year;
  if (!has_unit || table.is_long || (table.column(Meaning::year) && years_differ)) return std::nullopt;
  return plan;
}

}  // namespace ntm::straight
