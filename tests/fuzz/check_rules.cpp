// An input: criteria.csv, bands.csv and targets.csv.
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/targets.hpp"
#include "ntm/panel.hpp"
#include "ntm/rule_sets.hpp"
#include "text/unicode.hpp"

namespace ntm::fuzz {
namespace {

void check_sound(const Rules& rules) {
  const int count = rules.criteria_count();
  require(count >= 1 && count <= max_criteria, "so many criteria: " + std::to_string(count));
  for (int i = 0; i < count; ++i) {
    const Criterion& criterion = rules.criteria[static_cast<std::size_t>(i)];
    require(criterion.number == i + 1, "criteria are not numbered");
    require(!criterion.name_vi.empty() && !criterion.name_en.empty(), "a criterion has no name");
  }
  for (int met = 0; met <= count; ++met) {
    int bands = 0;
    for (const Band& band : rules.bands) bands += band.from <= met && met <= band.to ? 1 : 0;
    require(bands == 1, std::to_string(met) + " criteria lie in " + std::to_string(bands) + " bands");
    const Band& band = rules.bands[rules.band_of(met)];
    require(band.from <= met && met <= band.to, "the band of " + std::to_string(met) + " criteria does not hold them");
  }
  for (const ntm::Target& target : rules.targets) {
    require(target.year >= first_year && target.year <= last_year, "the year of a target");
    require(target.scope != Scope::commune && !target.item.empty(), "a target that cannot be judged");
  }
}

std::string text_of(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems.all()) {
    text += to_string(problem, Language::english) + '\n' + to_string(problem, Language::vietnamese) + '\n';
  }
  return text;
}

}  // namespace

void check_rules(std::string_view bytes) {
  const std::vector<std::string> texts = Input(bytes).texts(3);
  const RuleFiles files{texts[0], texts[1], texts[2]};
  Diagnostics problems;
  const auto rules = read_rules("own", files, "folder", problems);
  require(rules.has_value() != problems.has_errors(), "rules with errors, or none without:\n" + text_of(problems));
  for (const Diagnostic& problem : problems.all()) {
    const std::string text = to_string(problem, Language::english);
    require(problem.where.file.starts_with("folder/"), "no file: " + text);
    require(!problem.message.empty() && (problem.severity == Severity::note || !problem.hint.empty()),
            "no cure: " + text);
    require(find_invalid_utf8(text) == std::string_view::npos, "a message is not UTF-8: " + text);
  }
  if (rules) check_sound(*rules);
  Diagnostics again;
  const auto rules_again = read_rules("own", files, "folder", again);
  require_same(text_of(again), text_of(problems), "told once more");
}

}  // namespace ntm::fuzz
