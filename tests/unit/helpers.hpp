// What several test files need: panels built in memory, figures and messages as text.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/figure.hpp"
#include "ntm/rules.hpp"
#include "ntm/sections.hpp"
#include "ntm/summary.hpp"
#include "panel/panel_builder.hpp"
#include "words/phrases.hpp"

namespace ntm::test {

// Rules of `criteria` criteria with the bands high (half or more) and low.
inline Rules simple_rules(int criteria = 4) {
  Rules rules;
  rules.name = "simple";
  for (int i = 1; i <= criteria; ++i) rules.criteria.push_back({i, "Tiêu chí", "Criterion", ""});
  const int half = criteria / 2;
  rules.bands = {{"high", half, criteria}, {"low", 0, half - 1}};
  return rules;
}

// A unit of which all criteria of `simple_rules(4)` are observed; bit 0 of `met` is criterion 1.
inline UnitYear unit(int year, std::string_view code, CriteriaSet met, std::string_view district = "D") {
  UnitYear made;
  made.year = year;
  made.code = code;
  made.name = code;
  made.district = district;
  made.province = "P";
  made.met = met;
  made.observed = 0b1111;
  made.criteria_met = __builtin_popcountll(met);
  return made;
}

inline std::string messages(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) text += to_string(diagnostic, Language::english) + '\n';
  return text;
}

inline Panel panel_of(const std::vector<UnitYear>& units) {
  PanelBuilder builder;
  for (const UnitYear& unit_year : units) builder.add(unit_year);
  Diagnostics diagnostics;
  Panel panel = std::move(builder).build(diagnostics);
  REQUIRE(messages(diagnostics) == "");
  return panel;
}

inline Summary summary_of(const Panel& panel, const Rules& rules, const Selection& selection = {}) {
  Diagnostics diagnostics;
  auto summary = Summary::make(panel, rules, selection, diagnostics);
  CAPTURE(messages(diagnostics));
  REQUIRE(!diagnostics.has_errors());  // years that are not covered are warnings
  return *summary;
}

// "average all 2013 = 8/3", "gained pilot 2013/2011 = 4/1", "band district:D [high] 2013 = 1/1"
inline std::string to_text(const Figure& figure) {
  std::string text = std::string(name(figure.measure)) + ' ' + std::string(name(figure.scope));
  if (!figure.name.empty()) text.append(1, ':').append(figure.name);
  if (!figure.item.empty()) text.append(" [").append(figure.item).append(1, ']');
  text += ' ' + std::to_string(figure.year);
  if (figure.base_year) text += '/' + std::to_string(*figure.base_year);
  return text + " = " + figure.numerator.exact_decimal() + '/' + to_string(figure.denominator);
}

// The figures of one section, one a line.
inline std::string figures_of(std::string_view section_name, const Summary& summary) {
  Figures figures;
  for (const Section& section : sections()) {
    if (section.name == section_name) section.compute(summary, figures);
  }
  std::string text;
  for (const Figure& figure : figures) text += to_text(figure) + '\n';
  return text;
}

}  // namespace ntm::test
