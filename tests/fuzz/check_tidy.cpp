// An input: four choices (files, rules, names, what blank rows are), and the files.
#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/rules_of.hpp"
#include "fuzz/targets.hpp"
#include "ntm/read.hpp"
#include "ntm/tidy.hpp"

namespace ntm::fuzz {
namespace {

std::string number(Reported reported) {
  return reported.has_value() ? std::to_string(reported.value()) : std::string("-");
}

std::string text_of(const Panel& panel) {
  std::string text;
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    for (const Observation& unit : panel.observations(year)) {
      text += fmt::format(
          "{} {} '{}' '{}' [{}/{}] pilot {}{} met {:b} of {:b} = {} households {} poor {} people {} income {}\n",
          unit.year(), panel.code(unit), panel.name(unit), panel.type(unit), panel.place(unit).province,
          panel.place(unit).district, static_cast<int>(unit.pilot()), unit.is_left_out() ? " left out" : "", unit.met(),
          unit.observed(), number(unit.criteria_met()), number(unit.households()), number(unit.poor_households()),
          number(unit.population()), number(unit.income()));
    }
  }
  return text;
}

std::string text_of(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems.all()) text += to_string(problem, Language::english) + '\n';
  return text;
}

}  // namespace

void check_tidy(std::string_view bytes) {
  Input input(bytes);
  constexpr std::array<std::array<const char*, 2>, 2> file_names{{{"2013.csv", "2012.csv"}, {"a.csv", "b.csv"}}};
  const std::size_t files = 1 + input.below(file_names[0].size());
  const Rules& rules = rules_of(input.below(2));
  const auto& names = input.one_of(file_names);
  ReadOptions options;
  options.not_reported_is_left_out = input.below(2) == 1;
  input.end_of_choices();
  std::vector<Source> sources;
  for (std::string& text : input.texts(files)) sources.push_back(make_source(names[sources.size()], std::move(text)));

  Diagnostics problems;
  const ReadResult read = read_panel(sources, rules, options, problems);
  if (problems.has_errors()) return;
  const std::vector<TidyFile> tidied = tidy(read.panel, rules);
  std::vector<Source> canonical;
  std::string all;
  for (const TidyFile& file : tidied) {
    canonical.push_back(make_source(file.name, file.text));
    all += file.text;
  }
  Diagnostics told;
  const ReadResult again = read_panel(canonical, rules, options, told);
  require(!told.has_errors(), "canonical files are refused:\n" + text_of(told) + all);
  require_same(text_of(again.panel), text_of(read.panel), "the panel of canonical files\n" + all);
  const std::vector<TidyFile> tidied_again = tidy(again.panel, rules);
  require(tidied_again.size() == tidied.size(), "other canonical files from canonical files");
  for (std::size_t i = 0; i < tidied.size(); ++i) {
    require_same(tidied_again[i].text, tidied[i].text, tidied[i].name + " once more");
  }
}

}  // namespace ntm::fuzz
