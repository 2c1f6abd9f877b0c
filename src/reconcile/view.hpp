// The data as lines ask for them: one report year and base year.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "ntm/sections.hpp"
#include "reconcile/against_data.hpp"

namespace ntm::laws {

// One report year and base year, with all figures.
struct AgainstData::View {
  View(Summary made, bool with_communes) : summary(std::move(made)), figures(report_figures(summary)) {
    if (with_communes) {
      for (const Section& section : sections()) {
        if (section.name == "communes") section.compute(summary, figures);
      }
    }
    index.emplace(figures);
    for (std::size_t group = 0; group < summary.groups().size(); ++group) {
      const Group& of = summary.groups()[group];
      groups.try_emplace({of.scope, of.name}, group);
    }
  }

  Summary summary;
  Figures figures;
  std::optional<FigureIndex> index;
  std::map<std::pair<Scope, std::string>, std::size_t> groups;
  std::map<std::pair<Scope, std::string>, std::pair<std::string, Message>> translated;
};

}  // namespace ntm::laws
