#include "ntm/reconcile.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "reconcile/against_data.hpp"
#include "reconcile/laws.hpp"
#include "reconcile/search.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

using laws::Findings;
using laws::Law;
using laws::Lines;

constexpr std::size_t most_sources = 20;  // of one subject, whose numbers are completed by those of others
constexpr std::size_t most_broken_laws = 200;

// Every law that the lines should obey, each once.
Findings find_laws(const Lines& lines) {
  Findings findings;
  for (std::size_t subject = 0; subject < lines.subjects().size(); ++subject) {
    const std::vector<std::string>& sources = lines.subjects()[subject].sources;
    const std::size_t used = std::min(sources.size(), most_sources);
    if (used < sources.size()) {
      findings.notes.push_back({"{}: of {} sources only {} were fully compared with the others.",
                                laws::title_of_subject(lines, subject), Count{static_cast<Integer>(sources.size())},
                                Count{most_sources}});
    }
    for (std::size_t i = 0; i < used; ++i) {
      laws::add_band_laws(lines, subject, sources[i], findings);
      laws::add_implied_band_laws(lines, subject, sources[i], findings);
      laws::add_average_laws(lines, subject, sources[i], findings);
      laws::add_share_laws(lines, subject, sources[i], findings);
      laws::add_part_laws(lines, subject, sources[i], findings);
      laws::add_pilot_laws(lines, subject, sources[i], findings);
    }
    laws::add_change_laws(lines, subject, findings);
    laws::note_possible_numbers(lines, subject, findings);
  }
  std::set<std::pair<std::string_view, std::vector<std::size_t>>> known;
  std::erase_if(findings.laws,
                [&](const Law& law) { return !known.emplace(law.name.in(Language::english), law.lines).second; });
  return findings;
}

// Each once, in the order in which they come: sources that share lines say the same.
void keep_first(std::vector<Message>& messages) {
  std::set<std::string> known;
  std::erase_if(messages, [&](const Message& message) { return !known.insert(message.in(Language::english)).second; });
}

}  // namespace

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::agrees: return "agrees";
    case Verdict::holds: return "holds";
    case Verdict::not_tested: return "not tested";
    case Verdict::cannot_tell: return "cannot tell";
    case Verdict::explained: return "explained";
    case Verdict::differs: return "differs";
    case Verdict::contradicts: return "contradicts";
  }
  return {};
}

Phrase title(Verdict verdict) {
  switch (verdict) {
    case Verdict::agrees: return "agrees";
    case Verdict::holds: return "holds";
    case Verdict::not_tested: return "not tested";
    case Verdict::cannot_tell: return "cannot tell";
    case Verdict::explained: return "explained";
    case Verdict::differs: return "differs";
    case Verdict::contradicts: return "contradicts";
  }
  return {};
}

bool Reconciliation::contradicts() const {
  return !broken.empty() || std::ranges::any_of(lines, [](const LineVerdict& line) {
    return line.verdict == Verdict::explained || line.verdict == Verdict::differs ||
           line.verdict == Verdict::contradicts;
  });
}

Reconciliation reconcile(const std::vector<PublishedLine>& lines, const Rulebook& rules, const ReconcileData* data) {
  Reconciliation result;
  std::unique_ptr<laws::AgainstData> held;
  if (data != nullptr) held = std::make_unique<laws::AgainstData>(*data, rules, lines);
  laws::CommunesInData communes_in_data;
  if (held != nullptr) {
    communes_in_data = [&](const PublishedLine& like, int year) { return held->communes(like, year); };
  }
  const Lines published(lines, rules, communes_in_data);
  Findings findings = find_laws(published);
  keep_first(findings.warnings);
  keep_first(findings.notes);
  result.warnings = std::move(findings.warnings);
  result.notes = std::move(findings.notes);
  result.laws = findings.laws.size();

  std::vector<LineVerdict> judged(lines.size());
  if (held != nullptr)
    std::ranges::transform(lines, judged.begin(), [&](const auto& line) { return held->judge(line); });
  const auto agrees = [&](std::size_t line) { return judged[line].verdict == Verdict::agrees; };

  // in the order of their first lines
  std::ranges::stable_sort(findings.laws, {}, [](const Law& law) { return law.lines.front(); });
  std::vector<std::size_t> broken;
  std::vector<std::vector<std::size_t>> sets;
  std::vector<bool> is_tested(lines.size());
  std::vector<bool> is_in_broken(lines.size());
  std::size_t not_shown = 0;
  for (std::size_t i = 0; i < findings.laws.size(); ++i) {
    const Law& law = findings.laws[i];
    if (law.lines.size() > 1) {
      for (const std::size_t line : law.lines) is_tested[line] = true;
    }
    if (law.can_hold(published.values())) continue;
    std::vector<std::size_t> set = laws::smallest_set(law, published);
    // what the data say is so can be, as where it is not known of every commune whether it is a pilot
    if (std::ranges::all_of(set, agrees)) continue;
    for (const std::size_t line : set) is_in_broken[line] = true;
    if (broken.size() == most_broken_laws) {
      ++not_shown;
      continue;
    }
    result.broken.push_back({law.name, set, law.tell(laws::values_of_set(law, set, published))});
    broken.push_back(i);
    std::erase_if(set, agrees);  // the wrong one is among the others
    sets.push_back(std::move(set));
  }
  if (not_shown > 0) {
    result.notes.push_back({"{} more laws are broken and are not shown.", Count{static_cast<Integer>(not_shown)}});
  }
  result.problems = laws::find_problems(findings.laws, broken, sets, published);

  std::map<std::size_t, std::vector<Message>> remarks;
  for (auto& [line, remark] : findings.remarks) remarks[line].push_back(std::move(remark));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineVerdict verdict = std::move(judged[i]);
    if (held == nullptr) verdict.verdict = is_tested[i] ? Verdict::holds : Verdict::not_tested;
    std::vector<Message> said;
    // a line that the data bear out is not the wrong one
    const bool was_settled = verdict.verdict == Verdict::agrees || verdict.verdict == Verdict::differs ||
                             verdict.verdict == Verdict::explained;
    if (is_in_broken[i] && !was_settled) verdict.verdict = Verdict::contradicts;
    if (!verdict.explanation.empty()) said.push_back(verdict.explanation);
    keep_first(remarks[i]);
    for (const Message& remark : remarks[i]) said.push_back(remark);
    verdict.explanation = Message::list(said, "; ");
    result.lines.push_back(std::move(verdict));
  }
  return result;
}

}  // namespace ntm
