#include "cli/reconcile_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "reconcile/words.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

struct MeasureTitle {
  Measure measure;
  Phrase title;
};

// In the order of the enumeration.
constexpr std::array measure_titles = std::to_array<MeasureTitle>({
    {Measure::communes, "number of communes"},
    {Measure::reported, "communes that reported"},
    {Measure::criteria_met, "criteria met"},
    {Measure::average, "average"},
    {Measure::average_change, "change in the average"},
    {Measure::matched_communes, "matched communes"},
    {Measure::matched_change, "change in matched communes"},
    {Measure::composition_effect, "effect of the communes counted"},
    {Measure::entered, "communes that entered"},
    {Measure::left, "communes that left"},
    {Measure::units_unchanged, "unchanged units"},
    {Measure::units_merged, "merged units"},
    {Measure::units_split, "split units"},
    {Measure::units_irregular, "other units"},
    {Measure::merged_change_least, "change of merged communes, at least"},
    {Measure::merged_change_most, "change of merged communes, at most"},
    {Measure::improved, "communes that improved"},
    {Measure::unchanged, "communes with no change"},
    {Measure::declined, "communes that declined"},
    {Measure::gained, "criteria gained"},
    {Measure::lost, "criteria lost"},
    {Measure::band, "communes in band"},
    {Measure::band_share, "share in band"},
    {Measure::band_change, "change in band"},
    {Measure::transition, "communes that moved"},
    {Measure::criterion_met, "communes that meet"},
    {Measure::criterion_share, "share that meets"},
    {Measure::criterion_change, "change in communes that meet"},
    {Measure::criterion_missing, "communes that do not meet"},
    {Measure::target, "target"},
    {Measure::gap, "gap to the target"},
    {Measure::needed, "criteria needed"},
    {Measure::short_communes, "communes short of the target"},
    {Measure::needed_each, "criteria needed for each commune"},
    {Measure::pace_needed, "pace needed"},
    {Measure::pace_observed, "pace so far"},
    {Measure::households, "households"},
    {Measure::population, "population"},
    {Measure::poverty_communes, "communes with data on poverty"},
    {Measure::income_communes, "communes with data on income"},
    {Measure::poverty_rate, "poverty rate"},
    {Measure::income, "income"},
    {Measure::poverty_rate_change, "change in the poverty rate"},
    {Measure::income_change, "change in income"},
    {Measure::territory_poverty_communes, "communes on the same territory, poverty"},
    {Measure::territory_poverty_before, "earlier poverty rate on the same territory"},
    {Measure::territory_poverty_after, "later poverty rate on the same territory"},
    {Measure::territory_income_communes, "communes on the same territory, income"},
    {Measure::territory_income_before, "earlier income on the same territory"},
    {Measure::territory_income_after, "later income on the same territory"},
    {Measure::rank, "rank"},
    {Measure::next_band, "criteria to the next band"},
    {Measure::recognised, "recognised communes"},
    {Measure::recognised_share, "share recognised"},
    {Measure::recognised_change, "change in recognised communes"},
    {Measure::criteria_basically_met, "criteria basically met"},
    {Measure::criteria_not_met, "criteria not met"},
});

constexpr bool are_in_order = [] {
  for (std::size_t i = 0; i < measure_titles.size(); ++i) {
    if (measure_titles[i].measure != static_cast<Measure>(i)) return false;
  }
  return true;
}();
static_assert(are_in_order);
static_assert(measure_titles.back().measure == Measure::criteria_not_met);

Message to_title(Measure measure) { return measure_titles.at(static_cast<std::size_t>(measure)).title; }

// What communes are recognised as is said in the reader's language.
Message title_of_item(const PublishedLine& line) {
  if (line.measure == Measure::recognised || line.measure == Measure::recognised_share ||
      line.measure == Measure::recognised_change) {
    if (const auto recognition = find_recognition(line.item)) {
      return *recognition == Recognition::standard   ? Message("standard")
             : *recognition == Recognition::advanced ? Message("advanced")
                                                     : Message("model");
    }
  }
  return Message::verbatim(line.item);
}

// "change in band 15-19, Pilot communes, 2013 from 2011"
Message about(const PublishedLine& line) {
  Message what = to_title(line.measure);
  if (!line.item.empty()) what = {"{} {}", what, title_of_item(line)};
  std::vector<Message> parts{what};
  if (line.scope == Scope::pilot) parts.push_back("Pilot communes");
  if (line.scope == Scope::other) parts.push_back("Other communes");
  for (const std::string& said : {line.name, line.place}) {
    if (!said.empty()) parts.push_back(Message::verbatim(said));
  }
  parts.push_back(line.base_year ? Message{"{} from {}", line.year, *line.base_year}
                                 : Message::verbatim(std::to_string(line.year)));
  if (!line.source.empty()) parts.push_back(Message::verbatim(line.source));
  return Message::list(parts);
}

std::string file_lines(const std::vector<std::size_t>& lines, const std::vector<PublishedLine>& published) {
  std::string text;
  for (const std::size_t line : lines)
    text.append(text.empty() ? "" : ", ").append(std::to_string(published[line].line));
  return text;
}

// The broken laws that a line is in, by their indexes; of a line that the data bear out none is told.
std::vector<std::size_t> find_laws(std::size_t line, const LineVerdict& verdict, const Reconciliation& found) {
  std::vector<std::size_t> laws;
  if (verdict.verdict == Verdict::agrees) return laws;
  for (std::size_t law = 0; law < found.broken.size(); ++law) {
    if (std::ranges::find(found.broken[law].lines, line) != found.broken[law].lines.end()) laws.push_back(law);
  }
  return laws;
}

Cell computed_cell(const LineVerdict& verdict) {
  if (!verdict.computed) return Missing{};
  return Number{*verdict.computed, verdict.decimals};
}

Cell line_cell(const PublishedLine& line) { return Number{Ratio(static_cast<Integer>(line.line))}; }

Table verdict_table(const std::vector<PublishedLine>& lines, const Reconciliation& found, bool has_data) {
  Table table{
      "Published lines", {{"Line"}, {"Figure", ColumnContent::text}, {"Published", ColumnContent::text}}, {}, {}};
  if (has_data) table.columns.push_back({"Computed"});
  table.columns.push_back({"Verdict", ColumnContent::text});
  table.columns.push_back({"Explanation", ColumnContent::text});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineVerdict& verdict = found.lines[i];
    std::vector<Message> explanation;
    for (const std::size_t law : find_laws(i, verdict, found)) {
      constexpr std::size_t most_named = 2;
      if (explanation.size() < most_named)
        explanation.push_back({"law {}: {}", law + 1, Message(found.broken[law].law)});
    }
    if (!verdict.explanation.empty()) explanation.push_back(verdict.explanation);
    std::vector<Cell> cells{line_cell(lines[i]), about(lines[i]), lines[i].number.text};
    if (has_data) cells.push_back(computed_cell(verdict));
    cells.emplace_back(Message(title(verdict.verdict)));
    cells.emplace_back(Message::list(explanation, "; "));
    table.add_row(std::move(cells));
  }
  return table;
}

Table law_table(const std::vector<PublishedLine>& lines, const Reconciliation& found) {
  Table table{"Broken laws",
              {{"Law"},
               {"What it asks", ColumnContent::text},
               {"Lines", ColumnContent::text},
               {"What they say", ColumnContent::text}},
              {},
              {}};
  for (std::size_t i = 0; i < found.broken.size(); ++i) {
    const BrokenLaw& law = found.broken[i];
    table.add_row(
        {Number{Ratio(static_cast<Integer>(i + 1))}, Message(law.law), file_lines(law.lines, lines), law.what});
  }
  if (found.broken.empty()) table.notes.push_back("None.");
  return table;
}

Message to_title(Repair::Kind kind) {
  switch (kind) {
    case Repair::Kind::digit: return "one digit";
    case Repair::Kind::swap: return "two digits swapped";
    case Repair::Kind::number: return "another number";
    case Repair::Kind::premise: return "what no line says";
  }
  return {};
}

std::string law_numbers(const std::vector<std::size_t>& laws) {
  std::string text;
  for (const std::size_t law : laws) text.append(text.empty() ? "" : ", ").append(std::to_string(law + 1));
  return text;
}

// "3", or "3 and 4" of lines that only together would do.
Message list_suspects(const Problem& problem, const std::vector<PublishedLine>& lines) {
  std::vector<Message> sets;
  for (const std::vector<std::size_t>& set : problem.suspects) {
    std::vector<Message> numbers;
    for (const std::size_t line : set) numbers.push_back(Message::verbatim(std::to_string(lines[line].line)));
    sets.push_back(Message::list(numbers, " + "));
  }
  return Message::list(sets);
}

Table repair_table(const std::vector<PublishedLine>& lines, const Reconciliation& found) {
  Table table{"What would correct them",
              {{"Laws", ColumnContent::text}, {"Line"}, {"Change", ColumnContent::text}, {"Kind", ColumnContent::text}},
              {},
              {}};
  for (const Problem& problem : found.problems) {
    for (const Repair& repair : problem.repairs) {
      table.add_row({law_numbers(repair.mends), repair.line ? line_cell(lines[*repair.line]) : Cell(Missing{}),
                     repair.text, to_title(repair.kind)});
    }
  }
  for (const Problem& problem : found.problems) {
    const Message laws = problem.laws.size() == 1 ? Message{"Law {}", law_numbers(problem.laws)}
                                                  : Message{"Laws {}", law_numbers(problem.laws)};
    if (!problem.suspects.empty()) {
      const std::size_t wrong = problem.suspects.front().size();
      const Message suspects = list_suspects(problem, lines);
      if (wrong > 1) {
        table.notes.push_back({"{}: at least {} lines are wrong; they could be any of {}.", laws, wrong, suspects});
      } else if (problem.suspects.size() > 1) {
        table.notes.push_back({"{}: at least one line is wrong; it could be any of {}.", laws, suspects});
      } else {
        table.notes.push_back({"{}: at least line {} is wrong.", laws, suspects});
      }
    }
    if (problem.repairs.empty()) table.notes.push_back({"{}: changing one number is not enough.", laws});
    for (const Message& cut_off : problem.cut_off) table.notes.push_back({"{}: {}", laws, cut_off});
  }
  return table;
}

Table table_of_sentences(Message title, const std::vector<Message>& sentences) {
  return Table{std::move(title), {}, {}, sentences};
}

std::string_view name_of(Denominator denominator) {
  switch (denominator) {
    case Denominator::communes: return "communes";
    case Denominator::standard: return "recognised";
    case Denominator::advanced: return "advanced";
    default: return "";
  }
}

// Names of columns and verdicts are the same in every language: scripts depend on them.
Table make_line_table(const std::vector<PublishedLine>& lines, const Reconciliation& found) {
  Table table;
  for (const std::string_view column :
       {"line", "source", "place", "measure", "scope", "name", "item", "year", "base_year", "denominator", "published",
        "computed", "verdict", "explanation"}) {
    table.columns.push_back({Message::verbatim(std::string(column)), ColumnContent::text});
  }
  constexpr int exact_decimals = 6;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PublishedLine& line = lines[i];
    const LineVerdict& verdict = found.lines[i];
    Cell computed = Missing{};
    if (verdict.computed) computed = Number{*verdict.computed, verdict.computed->is_integer() ? 0 : exact_decimals};
    const std::string denominator = line.denominator == Denominator::number ? to_string(line.denominator_number)
                                                                            : std::string(name_of(line.denominator));
    std::vector<Message> explanation;
    if (!verdict.explanation.empty()) explanation.push_back(verdict.explanation);
    for (const std::size_t law : find_laws(i, verdict, found)) {
      explanation.push_back({"{}: {}", Message(found.broken[law].law), found.broken[law].what});
    }
    table.add_row({line_cell(line), line.source, line.place, std::string(name(line.measure)),
                   std::string(name(line.scope)), line.name, line.item, Number{Ratio(line.year)},
                   line.base_year ? Cell(Number{Ratio(*line.base_year)}) : Cell(Missing{}), denominator,
                   line.number.text, computed, std::string(name(verdict.verdict)), Message::list(explanation, "; ")});
  }
  return table;
}

// "9 agree, 1 cannot tell"
std::vector<Message> counted(const Reconciliation& found) {
  std::map<Verdict, Integer> counts;
  for (const LineVerdict& line : found.lines) ++counts[line.verdict];
  std::vector<Message> parts;
  for (const auto& [verdict, count] : counts) parts.push_back({"{}: {}", Message(title(verdict)), Count{count}});
  return parts;
}

}  // namespace

Report make_report(const std::string& file, const std::vector<PublishedLine>& lines, const Reconciliation& found,
                   bool has_data) {
  Report report;
  report.title = {"Published figures: {}", file.substr(file.rfind('/') + 1)};
  const auto broken = static_cast<Integer>(found.broken.size());
  report.notes.push_back({"Lines: {}. Laws that they must obey: {}, of which broken: {}.",
                          Count{static_cast<Integer>(lines.size())}, Count{static_cast<Integer>(found.laws)},
                          Count{broken}});
  report.notes.push_back({"Verdicts: {}.", Message::list(counted(found), "; ")});
  std::vector<Table> tables{verdict_table(lines, found, has_data), law_table(lines, found)};
  if (!found.broken.empty()) tables.push_back(repair_table(lines, found));
  if (!found.warnings.empty()) tables.push_back(table_of_sentences("Warnings", found.warnings));
  if (!found.notes.empty()) tables.push_back(table_of_sentences("What follows from the numbers", found.notes));
  report.tables = std::move(tables);
  report.rows = make_line_table(lines, found);
  return report;
}

}  // namespace ntm
