// How far each target is, and the fewest criteria that would reach it.
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/sentences.hpp"
#include "sections/targets.hpp"
#include "sections/writer.hpp"
#include "words/phrases.hpp"

#include <algorithm>
#include <functional>

namespace ntm {
namespace {

// Level targets ask a second question: which communes fail them by themselves.
void compute_each(const YearCounts& counts, const Target& target, int criteria_count, FigureWriter& writer) {
  std::int64_t short_communes = 0;
  std::optional<Integer> needed_each = 0;
  for (int met = 0; met <= criteria_count; ++met) {
    const std::int64_t communes = counts.by_criteria_met[static_cast<std::size_t>(met)];
    if (communes == 0) continue;
    if (!holds(met, target.relation, target.value)) short_communes += communes;
    const auto needed = fewest_needed(met, 1, target.relation, target.value, criteria_count);
    needed_each = needed && needed_each ? std::optional(*needed_each + *needed * communes) : std::nullopt;
  }
  writer.count(Measure::short_communes, short_communes, target.item);
  if (needed_each) writer.count(Measure::needed_each, *needed_each, target.item);
}

void compute_pace(const Summary& summary, const Judgement& judgement, FigureWriter& writer) {
  const Target& target = *judgement.target;
  const int year = judgement.year;
  if (target.year > year && judgement.actual) {
    // a rise is of its year alone
    const Ratio pace = target.is_rise() ? target.value : (target.value - *judgement.actual) / Ratio(target.year - year);
    writer.fraction(Measure::pace_needed, pace, target.item);
  }
  const std::size_t base_year = *summary.index_of(summary.base_year());
  const auto base = summary.counts(judgement.group, base_year).average();
  const auto average = summary.counts(judgement).average();
  const std::size_t judged_year = *summary.index_of(year);
  if (judged_year != base_year && summary.are_comparable(judged_year, base_year) && base && average) {
    writer.fraction(Measure::pace_observed, (*average - *base) / Ratio(year - summary.base_year()), target.item);
  }
}

int criteria_of(const Summary& summary, const Judgement& judgement) {
  return summary.rules(*summary.index_of(judgement.year)).criteria_count();
}

// As many as show that a gap is there.
int shown_decimals(const Figure& gap) {
  constexpr int most = 6;
  int decimals = average_decimals;
  const auto shows_none = [&] { return gap.value().rounded(decimals) == Ratio(0).rounded(decimals); };
  while (gap.value() != Ratio(0) && decimals < most && shows_none()) ++decimals;
  return decimals;
}

// What the target is compared with. Of a rise nothing has happened before its year.
Cell actual_cell(const Figure* gap, const Judgement& judgement) {
  if (gap == nullptr || judgement.is_yet_to_begin()) return Missing{};
  return Number{*judgement.actual, shown_decimals(*gap)};
}

// For a level that is not to be exceeded, a gap that remains is good.
Cell gap_cell(const Figure* gap, const Judgement& judgement) {
  if (gap == nullptr) return Missing{};
  return Number{gap->value(), shown_decimals(*gap), false, judgement.is_met() ? Tone::good : Tone::bad};
}

}  // namespace

void compute_gap(const Summary& summary, FigureSink& figures) {
  for (const Judgement& judgement : summary.judgements()) {
    const Target& target = *judgement.target;
    const YearCounts& counts = summary.counts(judgement);
    FigureWriter writer(figures, summary.groups()[judgement.group], target.year, judgement.year);
    writer.fraction(Measure::target, target.value, target.item);
    if (judgement.actual) {
      writer.fraction(Measure::gap, target.value - *judgement.actual, target.item);
      const auto needed = fewest_needed(counts.criteria_met, counts.counted, target.relation,
                                        target.value + *judgement.start, criteria_of(summary, judgement));
      if (needed) writer.count(Measure::needed, *needed, target.item);
    }
    if (!target.is_rise() && counts.all_counted()) {
      compute_each(counts, target, criteria_of(summary, judgement), writer);
    }
    compute_pace(summary, judgement, writer);
  }
}

namespace {

// How far the average of now is; nothing of what has not begun.
Cell bullet_of(const Figure* gap, const Judgement& judgement, int criteria_count) {
  const Cell actual = actual_cell(gap, judgement);
  const auto* const now = std::get_if<Number>(&actual);
  if (now == nullptr || now->value < Ratio(0) || judgement.target->value < Ratio(0)) return std::string();
  const Ratio top = judgement.target->is_rise() ? std::max(now->value, judgement.target->value) * Ratio(5, 4)
                                                : std::max(Ratio(criteria_count), judgement.target->value);
  return Bullet{now->value, judgement.target->value, top};
}

Table gap_table(const Summary& summary, const FigureIndex& index, bool is_drawn) {
  // what is asked of a group stands together
  std::vector<Judgement> judged = summary.judgements();
  std::ranges::stable_sort(judged, std::less<>(), &Judgement::group);
  Table table{"Gap to the targets",
              {{"Target for\nthe average", ColumnContent::text},
               {"Now"},
               {"Gap"},
               {"Criteria\nneeded"},
               {"Communes\nshort"},
               {"Needed\nfor each"},
               {"Pace\nneeded"},
               {"Pace\nso far"}},
              {},
              {}};
  if (is_drawn)
    table.columns.insert(table.columns.begin() + 1,
                         {"Now and target", ColumnContent::bar, "Bar: now; line: the target."});
  Message heading;
  for (const Judgement& judgement : judged) {
    const Target& target = *judgement.target;
    const Group& group = summary.groups()[judgement.group];
    const GroupFigures figures(index, group);
    Message next_heading =
        is_past(summary, target)
            ? Message{"{}, past target for {}, judged on the data of {}", to_title(group), target.year, judgement.year}
            : Message{"{}, target for {}, judged on the data of {}", to_title(group), target.year, judgement.year};
    if (next_heading != heading) table.add_heading(next_heading);
    heading = std::move(next_heading);
    const auto find = [&](Measure measure) { return figures.find(measure, target.year, judgement.year, target.item); };
    std::vector<Cell> cells{described(target),
                            actual_cell(find(Measure::gap), judgement),
                            gap_cell(find(Measure::gap), judgement),
                            to_cell(find(Measure::needed)),
                            to_cell(find(Measure::short_communes)),
                            to_cell(find(Measure::needed_each)),
                            to_cell(find(Measure::pace_needed), average_decimals),
                            to_cell(find(Measure::pace_observed), average_decimals)};
    if (is_drawn) {
      cells.insert(cells.begin() + 1, bullet_of(find(Measure::gap), judgement, criteria_of(summary, judgement)));
    }
    table.add_row(std::move(cells));
  }
  for (const auto& [target, why] : summary.unjudged()) {
    table.notes.push_back({"{}, target for {}, {}: not judged, because {}.", title_of_scope(*target), target->year,
                           described_average(*target), why});
  }
  if (summary.targets().empty()) {
    const Rules& rules = summary.rules();
    table.notes.push_back(
        {"The rules set no targets ({}).", rules.terms.title_en.empty()
                                               ? Message::verbatim(rules.name)
                                               : Message::in_both(rules.terms.title_en, rules.terms.title_vi)});
  } else if (!judged.empty()) {
    table.notes.push_back(
        "Criteria needed: the smallest number of further criteria, over all communes together, that reaches the "
        "target.");
    table.notes.push_back("Pace: criteria per commune per year.");
  }
  return table;
}

}  // namespace

std::vector<Table> lay_out_gap(const Summary& summary, const FigureIndex& index) {
  return in_list(gap_table(summary, index, false));
}

std::vector<Table> page_of_gap(const Summary& summary, const FigureIndex& index) {
  return in_list(gap_table(summary, index, true));
}

namespace {

// Of a province or district without a name, every one.
Message whose(Scope scope, const std::string& name) {
  switch (scope) {
    case Scope::all: return "all communes";
    case Scope::pilot: return "the pilot communes";
    case Scope::other: return "the other communes";
    case Scope::province: return name.empty() ? Message("every province") : Message::verbatim(name);
    case Scope::district: return name.empty() ? Message("every district") : Message::verbatim(name);
    case Scope::commune: break;
  }
  return {};
}

}  // namespace

void say_gap(Sentences& sentences) {
  const Summary& summary = sentences.summary();
  const auto add = [&](const Target& target, Message whom, Message state) {
    sentences.add(
        {"- Target for {}, {}: {}; {}.", target.year, std::move(whom), described_average(target), std::move(state)});
  };
  for (const auto& [target, why] : summary.unjudged()) {
    if (!is_past(summary, *target)) add(*target, whose(target->scope, target->name), {"not judged, because {}", why});
  }
  for (const Judgement& judgement : summary.judgements()) {
    const Target& target = *judgement.target;
    if (is_past(summary, target)) continue;
    const Group& group = summary.groups()[judgement.group];
    const Figure* const needed = sentences.find_of(group, Measure::needed, target.item, target.year, judgement.year);
    Message state = "not known whether it is met";
    if (judgement.is_met()) {
      state = "met";
    } else if (needed != nullptr && target.year == sentences.year()) {
      state = to_count(*needed).value == 1 ? Message("not met, by 1 criterion in all")
                                           : Message{"missed by {} criteria in all", to_count(*needed)};
    } else if (needed != nullptr) {
      state = to_count(*needed).value == 1 ? Message("1 more criterion needed in all")
                                           : Message{"{} more criteria needed in all", to_count(*needed)};
    } else if (judgement.actual) {
      state = "not met";
    }
    add(target, whose(group.scope, group.name), std::move(state));
  }
}

}  // namespace ntm
