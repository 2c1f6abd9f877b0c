// An input: three choices (files, rules, names), and the files.
//
// Left out, for canonical files do not hold it:
// - panels of which tidy itself tells an error;
// - years in which some units have a district or province and others do not: a blank below a name may be read as a
//   merged cell;
// - incomes with three decimals: "9.875" may be thousands.
#include <fmt/format.h>

#include <array>
#include <optional>
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
          "{} {} '{}' '{}' [{}/{}] pilot {} met {:b} of {:b} = {} households {} poor {} people {} income {}\n",
          unit.year(), panel.code(unit), panel.name(unit), panel.type(unit), panel.place(unit).province,
          panel.place(unit).district, static_cast<int>(unit.pilot()), unit.met(), unit.observed(),
          number(unit.criteria_met()), number(unit.households()), number(unit.poor_households()),
          number(unit.population()), number(unit.income()));
    }
  }
  return text;
}

bool has_three_decimals(Reported income) {
  constexpr std::int64_t thousandth = income_scale / 1000;
  return income.has_value() && income.value() % thousandth == 0 && income.value() % (10 * thousandth) != 0;
}

bool is_held_by_canonical_files(const Panel& panel) {
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    std::optional<std::array<bool, 2>> named;
    for (const Observation& unit : panel.observations(year)) {
      const Place& place = panel.place(unit);
      const std::array names{!place.district.empty(), !place.province.empty()};
      if (named && *named != names) return false;
      named = names;
      if (has_three_decimals(unit.income())) return false;
    }
  }
  return true;
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
  input.end_of_choices();
  std::vector<Source> sources;
  for (std::string& text : input.texts(files)) sources.push_back(source_of(names[sources.size()], std::move(text)));

  Diagnostics problems;
  const ReadResult read = read_panel(sources, rules, {}, problems);
  if (problems.has_errors() || !is_held_by_canonical_files(read.panel)) return;
  const std::vector<TidyFile> tidied = tidy(read.panel, rules, problems);
  if (problems.has_errors()) return;
  std::vector<Source> canonical;
  std::string all;
  for (const TidyFile& file : tidied) {
    canonical.push_back(source_of(file.name, file.text));
    all += file.text;
  }
  Diagnostics told;
  const ReadResult again = read_panel(canonical, rules, {}, told);
  require(!told.has_errors(), "canonical files are refused:\n" + text_of(told) + all);
  require_same(text_of(again.panel), text_of(read.panel), "the panel of canonical files\n" + all);
  Diagnostics once_more;
  const std::vector<TidyFile> tidied_again = tidy(again.panel, rules, once_more);
  require(tidied_again.size() == tidied.size(), "other canonical files from canonical files");
  for (std::size_t i = 0; i < tidied.size(); ++i) {
    require_same(tidied_again[i].text, tidied[i].text, tidied[i].name + " once more");
  }
}

}  // namespace ntm::fuzz
