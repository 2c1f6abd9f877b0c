#include "sections/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "words/phrases.hpp"

namespace ntm {

namespace {

// Whether more of it is better, is worse, or neither.
Tone tone_of_more(Measure measure) {
  switch (measure) {
    case Measure::average_change:
    case Measure::matched_change:
    case Measure::criterion_change:
    case Measure::income_change: return Tone::good;
    case Measure::poverty_rate_change: return Tone::bad;
    default: return Tone::plain;
  }
}

bool is_place(const Group& group) { return group.scope == Scope::province || group.scope == Scope::district; }

}  // namespace

Tone tone_of_change(const Ratio& change, Tone more) {
  if (more == Tone::plain || change == Ratio(0)) return Tone::plain;
  return (change > Ratio(0)) == (more == Tone::good) ? Tone::good : Tone::bad;
}

Cell to_cell(const Figure* figure, int decimals, bool with_sign) {
  if (figure == nullptr) return Missing{};
  return Number{figure->value(), decimals, with_sign, tone_of_change(figure->value(), tone_of_more(figure->measure))};
}

Cell to_bar(const Figure* figure) {
  if (figure == nullptr) return Share{0};
  return Share{figure->numerator / Ratio(figure->denominator)};
}

Message to_title(const Group& group) {
  switch (group.scope) {
    case Scope::all: return "All communes";
    case Scope::pilot: return "Pilot communes";
    case Scope::other: return "Other communes";
    case Scope::province:
    case Scope::district:
    case Scope::commune: return Message::verbatim(group.name);
  }
  return {};
}

Message list_of_names(const std::vector<std::string>& names) {
  constexpr std::size_t most_named = 5;
  std::vector<Message> listed;
  for (std::size_t i = 0; i < names.size() && i < most_named; ++i) listed.push_back(Message::verbatim(names[i]));
  if (names.size() <= most_named) return Message::list(listed);
  return {"{}; and {} more", Message::list(listed), Count{static_cast<Integer>(names.size() - most_named)}};
}

std::string list_of_years(const std::vector<int>& years) {
  std::string list;
  for (std::size_t first = 0; first < years.size();) {
    std::size_t last = first;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!list.empty()) list += ", ";
    list += first == last ? std::to_string(years[first]) : fmt::format("{}-{}", years[first], years[last]);
    first = last + 1;
  }
  return list;
}

Message title_of_district(const std::string& name) {
  return name.empty() ? Message("District not known") : Message::verbatim(name);
}

Group to_group(const Observation& commune, const Summary& summary) {
  return {Scope::commune, summary.panel().code(commune), {}, true};
}

Message to_title(const Band& band) {
  const bool begins_at_none = band.from == 0 && band.label == fmt::format("0-{}", band.to);
  return begins_at_none ? Message::in_both(band.label, fmt::format("dưới {}", band.to + 1))
                        : Message::verbatim(band.label);
}

std::vector<std::size_t> former_places(const Summary& summary) {
  const std::size_t last = summary.years().size() - 1;
  const auto is_former = [&](std::size_t group) {
    for (std::size_t year = last; year > 0 && summary.counts(group, year).communes == 0; --year) {
      if (summary.comparisons()[year - 1].crosses_reform) return true;
    }
    return false;
  };
  std::vector<std::size_t> former;
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    const Group& place = summary.groups()[group];
    if (place.listed && is_place(place) && is_former(group)) former.push_back(group);
  }
  return former;
}

std::vector<Group> shown_groups(const Summary& summary, bool with_others) {
  const std::vector<std::size_t> former = former_places(summary);
  std::vector<Group> shown;
  for (std::size_t i = 0; i < summary.groups().size(); ++i) {
    const Group& group = summary.groups()[i];
    if (!group.listed || (group.scope == Scope::other && !with_others)) continue;
    if (!std::ranges::binary_search(former, i)) shown.push_back(group);
  }
  return shown;
}

std::vector<Group> main_groups(const Summary& summary, bool with_others) {
  std::vector<Group> groups = shown_groups(summary, with_others);
  std::erase_if(groups, [](const Group& group) { return is_place(group); });
  return groups;
}

std::vector<Group> places(const Summary& summary) {
  std::vector<Group> groups = shown_groups(summary);
  std::erase_if(groups, [](const Group& group) { return !is_place(group); });
  return groups;
}

Table table_of_groups(Message title, bool of_places) {
  if (of_places) title = {"{}, by place", std::move(title)};
  return {std::move(title), {{of_places ? Message("Place") : Message("Scope"), ColumnContent::text}}, {}, {}};
}

void add_years(std::vector<Column>& columns, const std::vector<int>& years) {
  for (const int year : years) columns.push_back({Message::verbatim(std::to_string(year))});
}

void add_note_on_places(const Summary& summary, Table& table) {
  if (places(summary).empty()) return;
  table.notes.push_back("The list of figures (-f csv) has earlier years and comparisons of provinces and districts.");
}

std::optional<int> year_before(const Summary& summary) {
  const auto& years = summary.years();
  return years.size() > 1 ? std::optional(years[years.size() - 2]) : std::nullopt;
}

bool compares_with_base(const Summary& summary) {
  const bool is_earlier = summary.base_year() != summary.report_year();
  return is_earlier && summary.are_alike(*summary.index_of(summary.base_year()), summary.years().size() - 1);
}

bool compares_numbers_with_base(const Summary& summary) {
  const bool is_earlier = summary.base_year() != summary.report_year();
  return is_earlier && summary.are_comparable(summary.years().size() - 1, *summary.index_of(summary.base_year()));
}

void add_note_on_map(const Summary& summary, std::size_t first, std::size_t last, PhraseWith<2> note, Table& table) {
  for (std::size_t year = first + 1; year <= last; ++year) {
    const Comparison& comparison = summary.comparisons()[year - 1];
    if (comparison.crosses_reform) table.notes.push_back({note, comparison.base_year, comparison.year});
  }
}

void add_note_on_map(const Summary& summary, std::size_t first, std::size_t last, Table& table) {
  add_note_on_map(summary, first, last,
                  "Between {} and {} administrative units were rearranged: averages and numbers of communes before and "
                  "after are not compared.",
                  table);
}

void add_note_on_unchanged(const Summary& summary, Table& table) {
  for (const Comparison& comparison : summary.comparisons()) {
    if (!comparison.has_lineage || !comparison.is_alike) continue;
    table.notes.push_back({"{} from {}: unchanged communes only.", comparison.year, comparison.base_year});
  }
}

Cell GroupFigures::value(Measure measure, int decimals, int year, std::string_view item) const {
  return to_cell(find(measure, year, std::nullopt, item), decimals, false);
}

Cell GroupFigures::bar(Measure measure, int year, std::string_view item) const {
  return to_bar(find(measure, year, std::nullopt, item));
}

Cell GroupFigures::change_since_base(Measure measure, int decimals, int year, const Summary& summary) const {
  const Figure* const figure = find(measure, year, summary.base_year());
  if (figure == nullptr && year != summary.report_year()) return std::string();
  return to_cell(figure, decimals, true);
}

Cell GroupFigures::change_since_last(Measure measure, int decimals, std::size_t year, const Summary& summary) const {
  if (year == 0) return Missing{};
  const int before = summary.years()[year - 1];
  Cell cell = change(measure, decimals, summary.years()[year], before);
  const auto* const number = std::get_if<Number>(&cell);
  if (number == nullptr || summary.years()[year] == before + 1) return cell;
  const std::string digits = number->value.rounded(decimals);
  return Message{"{} since {}", Decimal{digits.starts_with('-') ? digits : '+' + digits}, before};
}

Trend GroupFigures::trend(Measure measure, const std::vector<int>& years) const {
  Trend trend;
  for (const int year : years) {
    const Figure* const figure = find(measure, year);
    trend.push_back(figure == nullptr ? std::nullopt : std::optional(figure->value()));
  }
  const auto values = std::ranges::count_if(trend, [](const auto& value) { return value.has_value(); });
  return values < 2 ? Trend() : trend;
}

Cell GroupFigures::change(Measure measure, int decimals, int year, std::optional<int> base_year,
                          std::string_view item) const {
  return to_cell(base_year ? find(measure, year, base_year, item) : nullptr, decimals, true);
}

ChangeColumns::ChangeColumns(const Summary& summary, ChangeOf what) : year(summary.report_year()) {
  const std::size_t last = summary.years().size() - 1;
  const auto add = [&](std::size_t base) {
    const bool compares =
        what == ChangeOf::numbers ? summary.are_comparable(last, base) : summary.are_alike(last, base);
    const int base_year = summary.years()[base];
    if (base != last && compares && (base_years.empty() || base_years.front() != base_year)) {
      base_years.push_back(base_year);
    }
  };
  if (last > 0) add(last - 1);
  add(*summary.index_of(summary.base_year()));
}

void ChangeColumns::add_to(std::vector<Column>& columns) const {
  for (const int base_year : base_years) columns.push_back({Message{"Since\n{}", base_year}});
}

void ChangeColumns::add_to(std::vector<Cell>& cells, const GroupFigures& figures, Measure measure, int decimals,
                           std::string_view item) const {
  for (const int base_year : base_years) cells.push_back(figures.change(measure, decimals, year, base_year, item));
}

}  // namespace ntm
