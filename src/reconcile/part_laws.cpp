// Parts and wholes: pilots and others, recognised communes, states of a commune, ranks.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "reconcile/laws.hpp"
#include "summary/reforms.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

Message more_than(const Lines& lines, std::size_t part, std::size_t of) {
  return {"{} is more than {}", lines.text(part), lines.text(of)};
}

void add_at_most(const Lines& lines, Phrase name, std::size_t part, std::size_t of, Findings& findings) {
  findings.laws.push_back(linear_law(name, {{of, 1}, {part, -1}}, Sum::zero_or_more,
                                     [&lines, part, of](const Values&) { return more_than(lines, part, of); }));
}

// A district or the pilots have no more than all.
void add_parts_of_place(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  const auto all = lines.subjects()[subject].all;
  if (!all || lines.subjects()[subject].scope == Scope::commune) return;
  for (const std::size_t part : lines.subjects()[subject].lines) {
    if (lines[part].source != source || !is_of_parts(lines.key(part).measure)) continue;
    if (const auto of = lines.find(*all, lines.key(part), source)) {
      add_at_most(lines, "a part is not larger than the whole", part, *of, findings);
    }
  }
}

// Counts of communes are not more than the communes; recognised ones are ordered.
void add_parts_of_communes(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t part : lines.subjects()[subject].lines) {
    if (lines[part].source != source) continue;
    const Key& key = lines.key(part);
    const auto standard = [&] { return lines.find(subject, {Measure::recognised, "standard", key.year, {}}, source); };
    if (key.measure == Measure::band || key.measure == Measure::criterion_met ||
        key.measure == Measure::criterion_missing || key.measure == Measure::recognised) {
      // bands have a law of their own, where they are cut cleanly
      const auto communes = lines.find(subject, {Measure::communes, "", key.year, {}}, source);
      if (communes && key.measure != Measure::band) {
        add_at_most(lines, "a part is not larger than the whole", part, *communes, findings);
      }
    }
    if (key.measure == Measure::recognised && key.item != "standard") {
      if (const auto of = standard()) add_at_most(lines, "a part is not larger than the whole", part, *of, findings);
      const auto advanced = lines.find(subject, {Measure::recognised, "advanced", key.year, {}}, source);
      const auto& values = lines.values();
      if (key.item == "model" && advanced && values[part].low && values[*advanced].high &&
          *values[part].low > *values[*advanced].high) {
        findings.warnings.push_back({"line {}: {} model communes are more than the {} advanced ones", lines[part].line,
                                     lines.text(part), lines.text(*advanced)});
      }
    }
    if (key.measure == Measure::criterion_met) {
      const auto missing = lines.find(subject, {Measure::criterion_missing, key.item, key.year, {}}, source);
      const auto communes = lines.find(subject, {Measure::communes, "", key.year, {}}, source);
      if (missing && communes && !lines.find(subject, {Measure::reported, "", key.year, {}}, source)) {
        findings.laws.push_back(
            linear_law("met and missing sum to the communes", {{*communes, 1}, {part, -1}, {*missing, -1}}, Sum::zero,
                       [&lines, part, missing = *missing, communes = *communes](const Values& values) {
                         return tell_parts(lines, {part, missing}, communes, true, values);
                       }));
      }
    }
  }
}

// What a number by itself cannot be.
void add_limits(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    if (lines[line].source != source) continue;
    const Key& key = lines.key(line);
    Bounds limits;
    switch (key.measure) {
      case Measure::average: limits = {Ratio(0), Ratio(lines.criteria(subject, key.year))}; break;
      case Measure::band_share:
      case Measure::criterion_share:
      case Measure::recognised_share:
      case Measure::poverty_rate: limits = {Ratio(0), Ratio(100)}; break;
      case Measure::criteria_basically_met:
      case Measure::criteria_not_met:
      case Measure::income: limits = {Ratio(0), std::nullopt}; break;
      default:
        if (!is_of_parts(key.measure)) continue;
        limits = {Ratio(0), std::nullopt};
    }
    Law law;
    law.name = "a number is possible";
    law.lines = {line};
    law.can_hold = [line, limits](const Values& values) { return values[line].meets(limits); };
    law.tell = [&lines, line, limits](const Values&) {
      const bool is_less = lines[line].number.value < Ratio(0);
      return is_less ? Message{"{} is less than 0", lines.text(line)}
                     : Message{"{} is more than {}", lines.text(line), Decimal{limits.high->exact_decimal()}};
    };
    findings.laws.push_back(std::move(law));
  }
}

// Met, basically met and not met are all criteria of a commune.
void add_states(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  if (lines.subjects()[subject].scope != Scope::commune) return;
  constexpr std::array states{Measure::criteria_met, Measure::criteria_basically_met, Measure::criteria_not_met};
  std::set<int> years;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    if (std::ranges::find(states, lines.key(line).measure) != states.end()) years.insert(lines.key(line).year);
  }
  for (const int year : years) {
    std::vector<Term> terms;
    std::vector<std::size_t> parts;
    for (const Measure state : states) {
      if (const auto line = lines.find(subject, {state, "", year, {}}, source)) {
        terms.push_back({*line, -1});
        parts.push_back(*line);
      }
    }
    const int all = lines.criteria(subject, year);
    const bool is_all = parts.size() == states.size();
    findings.laws.push_back(linear_law(
        "the states of a commune sum to the criteria", terms, is_all ? Sum::zero : Sum::zero_or_more,
        [&lines, parts, all, is_all, subject](const Values& values) {
          const std::vector<std::size_t> used = find_used(parts, lines, values);
          const Message about = title_of_subject(lines, subject);
          Message not_all{"{}: {}, not {} criteria", about, shown_sum(parts, lines), all};
          if (is_all && used.size() == parts.size()) return not_all;
          const Message more{"{}: {}, more than {} criteria", about, shown_sum(used, lines), all};
          return is_all ? Message::list({more, not_all}, "; ") : more;
        },
        Bounds::exactly(Ratio(all))));
  }
}

// From 1 July 2025 on there are 34 provinces, before there were 63, and 64 until 2008.
int provinces_in(int year) {
  constexpr int merged_in = 2025;
  constexpr int provinces_before = 63;
  constexpr int provinces_since = 34;
  constexpr int many_until = 2008;
  // a year-end summary of 2025 may still go by the old ones
  if (year > merged_in) return provinces_since;
  return year <= many_until ? provinces_before + 1 : provinces_before;
}

void add_ranks(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    if (lines.key(line).measure != Measure::rank || lines[line].source != source) continue;
    const PublishedLine& published = lines[line];
    std::optional<Integer> most;
    if (published.denominator == Denominator::number) most = published.denominator_number;
    if (!most && published.scope == Scope::province) most = provinces_in(published.year);
    Law law;
    law.name = "a rank lies within their number";
    law.lines = {line};
    const Bounds limits{Ratio(1), most ? std::optional(Ratio(*most)) : std::nullopt};
    law.can_hold = [line, limits](const Values& values) { return values[line].meets(limits); };
    law.tell = [&lines, line, most](const Values&) {
      return most ? Message{"{} is not a rank among {}", lines.text(line), Count{*most}}
                  : Message{"{} is not a rank", lines.text(line)};
    };
    findings.laws.push_back(std::move(law));
  }
}

// The number of communes, or what recognised ones and their share say of it.
Bounds communes_or_so(const Lines& lines, std::size_t subject, int year, std::string_view source) {
  if (const auto communes = lines.communes(subject, year, source)) return communes->in(lines.values());
  const auto count = lines.find(subject, {Measure::recognised, "standard", year, {}}, source);
  const auto share = lines.find(subject, {Measure::recognised_share, "standard", year, {}}, source);
  if (!count || !share) return {};
  const Bounds& of_count = lines.values()[*count];
  const Bounds& of_share = lines.values()[*share];
  if (!of_count.is_closed() || !of_share.is_closed() || *of_share.low <= Ratio(0)) return {};
  return {*of_count.low * Ratio(100) / *of_share.high, *of_count.high * Ratio(100) / *of_share.low};
}

// Whether a merger or a withdrawal may stand between: what the lines say, or a known reform.
bool may_have_fallen(const Lines& lines, std::size_t subject, const Key& earlier, const Key& later,
                     std::string_view source) {
  if (reform_between(later.year, earlier.year) != nullptr) return true;
  const bool is_known = lines.communes(subject, earlier.year, source) && lines.communes(subject, later.year, source);
  const Bounds left =
      communes_or_so(lines, subject, earlier.year, source) - communes_or_so(lines, subject, later.year, source);
  // where it is only implied, it must be certain
  if (is_known ? !left.high || *left.high > Ratio(0) : left.low && *left.low > Ratio(0)) return true;
  const auto& own = lines.subjects()[subject].lines;
  return std::ranges::any_of(own, [&](std::size_t line) {
    const Key& key = lines.key(line);
    const bool is_between = key.year > earlier.year && key.year <= later.year;
    const bool has_left = key.measure == Measure::left && lines[line].number.value > Ratio(0);
    const bool was_withdrawn = key.measure == Measure::recognised_change && lines[line].number.value < Ratio(0);
    return is_between && (has_left || was_withdrawn);
  });
}

void add_rising(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  std::map<std::string, std::map<int, std::size_t>> by_item;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    if (key.measure == Measure::recognised) by_item[key.item][key.year] = *lines.find(subject, key, source);
  }
  for (const auto& [item, by_year] : by_item) {
    for (auto at = by_year.begin(); at != by_year.end() && std::next(at) != by_year.end(); ++at) {
      const auto& [year, earlier] = *at;
      const auto& [next_year, later] = *std::next(at);
      if (may_have_fallen(lines, subject, lines.key(earlier), lines.key(later), source)) continue;
      findings.laws.push_back(linear_law("recognised communes do not become fewer", {{later, 1}, {earlier, -1}},
                                         Sum::zero_or_more, [&lines, one = earlier, two = later](const Values&) {
                                           return Message{
                                               "{} in {}, {} in {}, and no line tells of a merger or a withdrawal",
                                               lines.text(one), lines[one].year, lines.text(two), lines[two].year};
                                         }));
    }
  }
}

// Parts that sum to a whole by what they are.
struct Identity {
  Measure whole;
  std::array<Measure, 3> parts;
  std::size_t count;
  Phrase name;
};

constexpr std::array identities = std::to_array<Identity>({
    {Measure::matched_communes,
     {Measure::improved, Measure::unchanged, Measure::declined},
     3,
     "improved, unchanged and declined sum to the communes in both years"},
    {Measure::average_change,
     {Measure::matched_change, Measure::composition_effect, {}},
     2,
     "progress and who is counted sum to the change"},
});

void add_sum_of_parts(const Lines& lines, std::size_t all, const std::vector<std::size_t>& parts, Phrase name,
                      Findings& findings) {
  std::vector<Term> terms{{all, 1}};
  for (const std::size_t part : parts) terms.push_back({part, -1});
  findings.laws.push_back(linear_law(name, terms, Sum::zero, [&lines, parts, all](const Values& values) {
    return tell_parts(lines, parts, all, true, values);
  }));
}

void add_identities(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    if (lines[line].source != source) continue;
    const Key& key = lines.key(line);
    for (const Identity& identity : identities) {
      if (identity.whole != key.measure) continue;
      std::vector<std::size_t> parts;
      for (std::size_t i = 0; i < identity.count; ++i) {
        if (const auto part = lines.find(subject, {identity.parts[i], "", key.year, key.base_year}, source)) {
          parts.push_back(*part);
        }
      }
      if (parts.size() == identity.count) add_sum_of_parts(lines, line, parts, identity.name, findings);
    }
    // where every criterion is there
    if (key.measure != Measure::criteria_met || lines.subjects()[subject].scope == Scope::commune) continue;
    const int criteria = lines.criteria(subject, key.year);
    std::vector<std::size_t> met;
    for (int number = 1; number <= criteria; ++number) {
      const auto part =
          lines.find(subject, {Measure::criterion_met, Criterion{number, {}, {}, {}}.id(), key.year, {}}, source);
      if (!part) break;
      met.push_back(*part);
    }
    if (met.size() == static_cast<std::size_t>(criteria)) {
      add_sum_of_parts(lines, line, met, "single criteria sum to the criteria met", findings);
    }
  }
}

}  // namespace

bool is_of_parts(Measure measure) {
  constexpr std::array of_parts{
      Measure::communes,      Measure::reported,          Measure::criteria_met,   Measure::band,
      Measure::criterion_met, Measure::criterion_missing, Measure::recognised,     Measure::households,
      Measure::population,    Measure::poverty_communes,  Measure::income_communes};
  return std::ranges::find(of_parts, measure) != of_parts.end();
}

Message tell_parts(const Lines& lines, const std::vector<std::size_t>& parts, std::size_t all, bool is_all,
                   const Values& values) {
  const Message of = lines.is_used(values, all) ? Message::verbatim(lines.text(all)) : Message();
  return tell_sum(lines, parts, is_all, of, values);
}

Message title_of_subject(const Lines& lines, std::size_t subject) {
  const Subject& about = lines.subjects()[subject];
  const PublishedLine& line = lines[about.lines.front()];
  if (about.scope == Scope::all) return line.place.empty() ? Message("All communes") : Message::verbatim(line.place);
  if (about.scope == Scope::pilot) return "Pilot communes";
  if (about.scope == Scope::other) return "Other communes";
  return Message::verbatim(line.name);
}

void add_part_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  add_limits(lines, subject, source, findings);
  add_states(lines, subject, source, findings);
  add_parts_of_communes(lines, subject, source, findings);
  add_parts_of_place(lines, subject, source, findings);
  add_ranks(lines, subject, source, findings);
  add_identities(lines, subject, source, findings);
  add_rising(lines, subject, source, findings);
}

}  // namespace ntm::laws
