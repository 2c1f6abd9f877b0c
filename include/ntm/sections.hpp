// The sections of the year-end summary: each turns counts into figures, and figures into tables.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/summary.hpp"
#include "ntm/table.hpp"

namespace ntm {

class Sentences;

struct Section {
  std::string_view name;  // a command of its own
  Phrase summary;         // one line of help
  bool in_report;         // a part of the whole report; false if it is too long for that
  // Makes the section's figures, always in the same order: for every listed group, year and comparison; of a section
  // of communes, for each that is listed; of the gap and the ranking, for the groups that have targets or are ranked.
  void (*compute)(const Summary& summary, FigureSink& figures);
  // The section as tables. `figures` holds those of every section of the whole report; of single criteria and of moves
  // between bands those of the report year are enough.
  std::vector<Table> (*lay_out)(const Summary& summary, const FigureIndex& figures);
  // The same for a page that is as wide as it needs to be and draws charts: one row per group or commune, years as
  // columns.
  std::vector<Table> (*lay_out_page)(const Summary& summary, const FigureIndex& figures);
  // The same in the sentences of a notice; null where there are none.
  void (*say)(Sentences& sentences);
  bool looks_ahead;  // speaks of what is still to be done: a notice ends with that
  Phrase title;      // two words at most
  int place;         // on a page: there, what is asked first comes first
};

// In the order in which a report prints them.
std::span<const Section> sections();

// The figures of every section of the whole report.
Figures report_figures(const Summary& summary);

// The rules by which the years are judged: one sentence for each run of years under the same rules.
std::vector<Message> described_rules(const Summary& summary);
// By how many criteria, of which decree, the years are judged.
Message described_criteria(const Summary& summary);
// What may not be compared: one sentence for each observed year whose criteria differ from those of the year before.
std::vector<Message> described_breaks(const Summary& summary);

// Between which years the map changed, and that this changed the numbers of communes; nothing if it did not change.
std::vector<Message> described_reforms(const Summary& summary);
// Numbers of the report year that are not plausible and move a figure of all communes by more than its last digit.
std::vector<Message> described_outliers(const Summary& summary, std::span<const Implausible> implausible);
// How many communes of a comparison are unchanged, merged, split; nothing where no crosswalk says it.
std::optional<Message> described_lineage(const Summary& summary, std::size_t comparison);

// What is said of each target that is not met, or cannot be judged.
std::vector<Message> unmet_targets(const Summary& summary);

}  // namespace ntm
