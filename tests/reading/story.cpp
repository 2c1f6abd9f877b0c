#include "reading/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string_view>

namespace ntm::reading {
namespace {

std::string number(Reported reported) {
  return reported.has_value() ? std::to_string(reported.value()) : std::string("-");
}

std::string line_of(const Panel& panel, const Observation& unit) {
  const Place& place = panel.place(unit);
  return fmt::format(
      "{} {} '{}' '{}' [{}/{}] pilot {} met {:b} of {:b} = {} households {} poor {} people {} income {}\n", unit.year(),
      panel.code(unit), panel.name(unit), panel.type(unit), place.province, place.district,
      static_cast<int>(unit.pilot()), unit.met(), unit.observed(), number(unit.criteria_met()),
      number(unit.households()), number(unit.poor_households()), number(unit.population()), number(unit.income()));
}

std::string line_of_place(const Panel& panel, std::size_t place) {
  std::string line = fmt::format("[{}/{}] in", panel.places()[place].province, panel.places()[place].district);
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    if (panel.has_units(place, year)) line += fmt::format(" {}", panel.years()[year]);
  }
  return line + '\n';
}

std::string in_both(const Message& message) {
  return fmt::format("{} | {}", message.in(Language::english), message.in(Language::vietnamese));
}

std::string lines_of(const FileAccount& file) {
  std::string text = fmt::format("file {} in {} with '{}', header on line {} of {} rows\n", file.file, file.encoding,
                                 file.delimiter, file.header_line, file.header_rows);
  for (const ColumnAccount& column : file.columns) text += fmt::format("  {} is '{}'\n", column.meaning, column.title);
  for (const auto& [year, rows] : file.rows_by_year) text += fmt::format("  {} rows of {}\n", rows, year);
  for (const auto& [why, lines] : file.skipped_lines) {
    text += fmt::format("  skipped as {}:", in_both(why));
    for (const std::size_t line : lines) text += fmt::format(" {}", line);
    text += '\n';
  }
  for (const LeftOut& left_out : file.left_out) {
    text += fmt::format("  without {}:", in_both(left_out.columns));
    for (const Message& figures : left_out.figures) text += fmt::format(" {};", in_both(figures));
    text += '\n';
  }
  return text;
}

std::string story_of(const ReadResult& result, const Diagnostics& diagnostics) {
  std::string text;
  const Panel& panel = result.panel;
  const auto for_each_unit = [&](auto visit) {
    for (std::size_t year = 0; year < panel.years().size(); ++year) {
      for (const Observation& unit : panel.observations(year)) visit(unit);
    }
  };
  // Units are matched and told by `check` whatever is wrong, but where one stands twice in a year; the rest matters to
  // reports alone.
  const auto stands_twice = [](const Diagnostic& diagnostic) {
    return to_string(diagnostic, Language::english).find(" stands twice in ") != std::string::npos;
  };
  if (std::ranges::any_of(diagnostics.all(), stands_twice)) {
    text += "units stand twice\n";
  } else if (diagnostics.has_errors()) {
    for_each_unit([&](const Observation& unit) {
      text += fmt::format("{} {} {}\n", unit.year(), panel.code(unit), panel.name(unit));
    });
  } else {
    for_each_unit([&](const Observation& unit) { text += line_of(panel, unit); });
    for (std::size_t place = 0; place < panel.places().size(); ++place) text += line_of_place(panel, place);
  }
  for (const FileAccount& file : result.files) text += lines_of(file);
  for (const PassedOver& passed : result.passed_over)
    text += fmt::format("over {}: {}\n", passed.file, in_both(passed.why));
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    text += to_string(diagnostic, Language::english) + '\n' + to_string(diagnostic, Language::vietnamese) + '\n';
  }
  return text;
}

}  // namespace

// What is thrown is part of the story.
std::string story(const std::vector<Source>& sources, const Rules& rules, const ReadOptions& options) {
  try {
    Diagnostics diagnostics;
    const ReadResult result = read_panel(sources, rules, options, diagnostics);
    return story_of(result, diagnostics);
  } catch (const std::exception& thrown) {
    return fmt::format("thrown: {}\n", thrown.what());
  }
}

std::string exact_story(const std::vector<Source>& sources, const Rules& rules, ReadOptions options) {
  options.exactly = true;
  return story(sources, rules, options);
}

std::string first_difference(const std::string& ours, const std::string& expected) {
  if (ours == expected) return "";
  std::string_view mine = ours;
  std::string_view other = expected;
  const auto first_line = [](std::string_view text) {
    return text.empty() ? std::string_view("(nothing more)") : text.substr(0, text.find('\n'));
  };
  const auto without_first_line = [](std::string_view text) {
    return text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
  };
  while (!mine.empty() && !other.empty() && first_line(mine) == first_line(other)) {
    mine = without_first_line(mine);
    other = without_first_line(other);
  }
  return fmt::format("the reader: {}\nexactly:    {}\n", first_line(mine), first_line(other));
}

}  // namespace ntm::reading
