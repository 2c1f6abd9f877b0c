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

struct Section {
  std::string_view name;  // a command of its own
  Phrase summary;         // one line of help
  bool in_report;         // a part of the whole report; else it is too long for that
  // Appends the section's figures, for every listed group, year and comparison, always in the same order.
  void (*compute)(const Summary& summary, Figures& figures);
  // The section as tables. `figures` holds those of every section.
  std::vector<Table> (*lay_out)(const Summary& summary, const FigureIndex& figures);
};

// In the order in which a report prints them.
std::span<const Section> sections();

// What communes of the report year are by a trait, ascending: what a condition on it can ask for.
std::vector<std::string> values_in(const Summary& summary, CommuneTrait trait);

// What is said of each target that is not met, or cannot be judged.
std::vector<Message> unmet_targets(const Summary& summary);

}  // namespace ntm
