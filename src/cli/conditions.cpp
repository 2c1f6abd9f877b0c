#include "cli/conditions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "cli/nearest.hpp"
#include "ntm/sections.hpp"
#include "panel/place_names.hpp"
#include "sections/commune_filter.hpp"
#include "summary/reforms.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

using Typed = TypedName (*)(std::string_view);

Typed typed_by(CommuneTrait trait) {
  if (trait == CommuneTrait::commune) return typed_unit_name;
  if (trait != CommuneTrait::type && trait != CommuneTrait::band) return typed_place_name;
  return [](std::string_view words) { return TypedName{name_key(words)}; };  // which are no name of a place
}

// Something that a condition may mean.
struct Candidate {
  std::string value;                // as Condition
  std::string title;                // likewise
  std::vector<std::string> names;   // that it goes by, codes among them
  std::vector<std::string> keys{};  // of the names (name_key)
};

Message name_of(CommuneTrait trait) {
  switch (trait) {
    case CommuneTrait::province: return "province";
    case CommuneTrait::district: return "district";
    case CommuneTrait::commune: return "commune";
    case CommuneTrait::type: return "unit type";
    case CommuneTrait::band: return "band";
    case CommuneTrait::pilot: break;  // which has no names
  }
  return {};
}

std::string_view column_of(CommuneTrait trait) {
  switch (trait) {
    case CommuneTrait::province: return "province";
    case CommuneTrait::district: return "district";
    case CommuneTrait::commune: return "commune";
    case CommuneTrait::type: return "unit_type";
    case CommuneTrait::pilot: return "pilot";
    case CommuneTrait::band: break;  // which has none
  }
  return {};
}

// From the name as it stands, to the one without its kind, to the one without marks: the first step at which any is
// meant counts.
std::vector<const Candidate*> meant_by(const std::string& wanted, const std::vector<Candidate>& candidates,
                                       Typed typed) {
  const std::string key = name_key(wanted);
  const std::string word = word_key(wanted);
  const TypedName typed_wanted = typed(wanted);
  const auto is_without_type = [&](const std::string& name) { return may_be_same(typed(name), typed_wanted); };
  const auto is_without_marks = [&](const std::string& name) {
    return word_key(name) == word || word_key(typed(name).name) == word_key(typed_wanted.name);
  };
  std::vector<const Candidate*> meant;
  const auto take = [&](auto is_meant) {
    if (!meant.empty()) return;
    for (const Candidate& candidate : candidates) {
      if (std::ranges::any_of(candidate.names, is_meant)) meant.push_back(&candidate);
    }
  };
  for (const Candidate& candidate : candidates) {
    if (std::ranges::find(candidate.keys, key) != candidate.keys.end()) meant.push_back(&candidate);
  }
  take(is_without_type);
  take(is_without_marks);
  return meant;
}

// Years of the panel by their indexes, `end` not among them.
struct YearRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Those up to the report year in which codes are of the same communes as in that year.
YearRange years_of_one_map(const Panel& panel, const Crosswalk& crosswalk, std::optional<int> report_year) {
  const std::size_t years = panel.years().size();
  const std::size_t report = report_year ? panel.index_of(*report_year) : years;
  const std::size_t end = report < years ? report + 1 : years;
  std::size_t begin = end == 0 ? 0 : end - 1;
  while (begin > 0 && have_same_units(panel, begin, begin - 1, crosswalk)) --begin;
  return {begin, end};
}

template <typename Visit>
void for_each_observation(const Panel& panel, YearRange years, Visit visit) {
  for (std::size_t year = years.begin; year < years.end; ++year) {
    for (const Observation& observation : panel.observations(year)) visit(observation);
  }
}

bool is_of(CommuneTrait trait, const Condition& condition) { return condition.trait == trait; }

// What a condition on the trait may mean where the others on places hold already. A commune is one of the report year's
// map: `of_one_map` are its years.
std::vector<Candidate> find_candidates(CommuneTrait trait, const std::vector<Condition>& others, const Panel& panel,
                                       YearRange of_one_map) {
  std::vector<Candidate> candidates;
  std::vector<Condition> within;
  std::ranges::copy_if(others, std::back_inserter(within), [&](const Condition& other) {
    return is_of(CommuneTrait::province, other) || (is_of(CommuneTrait::district, other) && trait != other.trait);
  });
  const bool several_provinces = has_several_provinces(panel);
  std::set<std::string> provinces;
  for (const Condition& condition : within) {
    if (is_of(CommuneTrait::province, condition)) provinces.insert(name_key(condition.value));
  }
  std::set<std::string> seen;
  const auto add = [&](const std::string& value, std::string title, std::vector<std::string> names) {
    if (!value.empty() && seen.insert(name_key(value)).second) {
      candidates.push_back({value, std::move(title), std::move(names)});
    }
  };
  switch (trait) {
    case CommuneTrait::province:
      for (const Place& place : panel.places()) {
        add(std::string(place.province), std::string(place.province), {std::string(place.province)});
      }
      break;
    case CommuneTrait::district:
      for (const Place& place : panel.places()) {
        const bool is_within = provinces.empty() || provinces.contains(name_key(place.province));
        if (!is_within || place.district.empty()) continue;
        const std::string district(place.district);
        const std::string full = full_district_name(place, several_provinces);
        add(full, full, {district, full});
      }
      break;
    case CommuneTrait::commune: {
      std::map<std::string, Candidate> by_code;
      const CommuneFilter filter(within, panel, nullptr);
      for_each_observation(panel, of_one_map, [&](const Observation& commune) {
        if (!filter.has(commune)) return;
        const std::string code = panel.code(commune);
        const std::string name(panel.name(commune));
        Candidate& candidate = by_code[code];
        if (candidate.value.empty()) {
          const std::string district = full_district_name(panel.place(commune), several_provinces);
          const std::string title = panel.has_code(commune) ? fmt::format("{} {}", code, name) : name;
          candidate = {code, district.empty() ? title : fmt::format("{} ({})", title, district), {code}};
        }
        if (std::ranges::find(candidate.names, name) == candidate.names.end()) candidate.names.push_back(name);
      });
      for (auto& [code, candidate] : by_code) candidates.push_back(std::move(candidate));
      break;
    }
    case CommuneTrait::type:
      for_each_observation(panel, {0, panel.years().size()}, [&](const Observation& commune) {
        const std::string& type = panel.type(commune);
        add(type, type, {type});
      });
      break;
    case CommuneTrait::band:
    case CommuneTrait::pilot: break;
  }
  for (Candidate& candidate : candidates) {
    for (const std::string& name : candidate.names) candidate.keys.push_back(name_key(name));
  }
  return candidates;
}

std::string join_titles(const std::vector<const Candidate*>& candidates) {
  constexpr std::size_t most_named = 10;
  std::vector<std::string> titles;
  for (const Candidate* const candidate : candidates) {
    if (titles.size() < most_named) titles.push_back(candidate->title);
  }
  if (candidates.size() > most_named) titles.emplace_back("…");
  return fmt::format("{}", fmt::join(titles, ", "));
}

// Whether it lists several values, one of them at least known: a condition takes one.
bool lists_values(const Condition& condition, const std::vector<Candidate>& candidates) {
  const std::string& values = condition.value;
  if (values.find_first_of(",;") == std::string::npos) return false;
  for (std::size_t begin = 0; begin <= values.size();) {
    const std::size_t end = std::min(values.find_first_of(",;", begin), values.size());
    const std::string value = values.substr(begin, end - begin);
    if (!name_key(value).empty() && !meant_by(value, candidates, typed_by(condition.trait)).empty()) return true;
    begin = end + 1;
  }
  return false;
}

void refuse_unknown(const Condition& condition, const std::vector<Candidate>& candidates, Diagnostics& diagnostics) {
  if (candidates.empty()) {
    diagnostics.error({}, {"--where: the input does not give the {} of any commune", name_of(condition.trait)},
                      {"give files with a column {}", column_of(condition.trait)});
    return;
  }
  std::vector<std::string> values;
  for (const Candidate& candidate : candidates) values.push_back(candidate.names.back());
  // bands stand as the rules have them
  if (condition.trait != CommuneTrait::band) std::ranges::sort(values, {}, collation_key);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const Typed typed = typed_by(condition.trait);
  std::vector<std::string> bare;
  for (const std::string& value : values) bare.push_back(typed(value).name);
  std::string meant = nearest_name(condition.value, values);
  if (const std::string slipped = nearest_name(typed(condition.value).name, bare); meant.empty() && !slipped.empty()) {
    meant = values[static_cast<std::size_t>(std::ranges::find(bare, slipped) - bare.begin())];
  }
  Message hint = meant.empty()
                     ? Message{PhraseWith<1>("choose one of {}", "values"), fmt::format("{}", fmt::join(values, ", "))}
                     : Message{"did you mean {}?", meant};
  if (meant.empty() && condition.trait == CommuneTrait::commune) hint = "`ntm communes` lists them";
  if (lists_values(condition, candidates)) {
    hint = "repeat --where for each value: conditions of the same kind are joined by 'or'";
  }
  diagnostics.error({}, {"--where: there is no {} {}", name_of(condition.trait), condition.value}, std::move(hint));
}

bool settle(Condition& condition, const std::vector<Candidate>& candidates, const Panel& panel,
            Diagnostics& diagnostics) {
  if (condition.trait == CommuneTrait::band) return true;  // the rules of the report year say what bands there are
  if (condition.trait == CommuneTrait::pilot) {
    const bool says_who = panel.says_who_is_pilot();
    if (!says_who) {
      diagnostics.error({}, "--where: the input does not say which communes are pilots",
                        {"give files with a column {}", column_of(condition.trait)});
    }
    return says_who;
  }
  const std::vector<const Candidate*> meant = meant_by(condition.value, candidates, typed_by(condition.trait));
  if (meant.empty()) {
    refuse_unknown(condition, candidates, diagnostics);
  } else if (meant.size() > 1) {
    diagnostics.error(
        {}, {"--where: {} {} may be any of {}", name_of(condition.trait), condition.value, join_titles(meant)},
        "write the one that is meant in full, or add a condition on its province or district");
  } else {
    condition.value = meant.front()->value;
    condition.title = meant.front()->title;
  }
  return meant.size() == 1;
}

// The units of each year that the kept ones of the report year are, or were formed from. Nothing, with an error, where
// that is not known.
std::optional<std::vector<std::set<UnitKey>>> followed(std::set<UnitKey> kept, const Summary& all,
                                                       Diagnostics& diagnostics) {
  std::vector<std::set<UnitKey>> by_year(all.years().size());
  by_year.back() = std::move(kept);
  for (std::size_t year = by_year.size() - 1; year > 0; --year) {
    const auto refuse = [&](PhraseWith<2> what, Phrase cure) {
      diagnostics.error({}, {what, all.years()[year], all.years()[year - 1]}, cure);
      return std::nullopt;
    };
    const Lineage* const made_of = all.lineage(year - 1);
    if (made_of == nullptr) {
      if (!all.comparisons()[year - 1].has_same_units) {
        return refuse("--where: communes of {} cannot be followed to {}, as their codes belong to other communes there",
                      "use --crosswalk to say what became of the communes, or give only files of later years");
      }
      by_year[year - 1] = by_year[year];
      continue;
    }
    for (const Lineage::Unit& unit : made_of->units) {
      if (!by_year[year].contains(unit.now.unit())) continue;
      if (std::ranges::count(unit.are_whole, false) != 0) {
        return refuse("--where: communes of {} cannot be followed to {}, as they were formed from parts of communes",
                      "give files of later years alone");
      }
      for (const Observation& part : unit.parts) by_year[year - 1].insert(part.unit());
    }
  }
  return by_year;
}

// The communes that satisfy conditions in the report year, in all years.
std::optional<Panel> followed_panel(const Panel& panel, const std::vector<Condition>& conditions, const Loaded& loaded,
                                    const Selection& selection, std::size_t threads, Diagnostics& diagnostics) {
  Diagnostics of_all;
  const auto all =
      Summary::make(panel, loaded.rules, selection, of_all, threads, loaded.crosswalk, &loaded.input.panel);
  if (!all) {
    diagnostics.add(of_all);
    return std::nullopt;
  }
  if (!check_bands(conditions, all->rules(), diagnostics)) return std::nullopt;
  std::set<UnitKey> kept;
  const CommuneFilter filter(conditions, panel, &all->rules());
  for (const Observation& commune : panel.observations(all->years().size() - 1)) {
    if (filter.has(commune)) kept.insert(commune.unit());
  }
  const auto by_year = followed(std::move(kept), *all, diagnostics);
  if (!by_year) return std::nullopt;
  return panel.part([&](const Observation& commune) {
    const auto year = all->index_of(commune.year());
    return year && (*by_year)[*year].contains(commune.unit());
  });
}

}  // namespace

bool settle_conditions(std::vector<Condition>& conditions, const Loaded& loaded, std::optional<int> report_year,
                       Diagnostics& diagnostics) {
  const Panel& panel = loaded.input.panel;
  // what is larger first: a name need only be the only one within it, and within what is not known it may be any
  bool are_settled = true;
  bool are_places_settled = true;
  for (const CommuneTrait trait : {CommuneTrait::type, CommuneTrait::pilot, CommuneTrait::province,
                                   CommuneTrait::district, CommuneTrait::commune}) {
    const bool is_within = trait == CommuneTrait::district || trait == CommuneTrait::commune;
    if (is_within && !are_places_settled) break;
    const auto is_own = [&](const Condition& condition) { return is_of(trait, condition); };
    if (std::ranges::none_of(conditions, is_own)) continue;
    YearRange years;
    if (trait == CommuneTrait::commune) years = years_of_one_map(panel, loaded.crosswalk, report_year);
    const std::vector<Candidate> candidates = find_candidates(trait, conditions, panel, years);
    for (Condition& condition : conditions) {
      if (!is_own(condition) || settle(condition, candidates, panel, diagnostics)) continue;
      are_settled = false;
      if (trait == CommuneTrait::province || trait == CommuneTrait::district) are_places_settled = false;
    }
  }
  return are_settled;
}

bool check_bands(const std::vector<Condition>& conditions, const Rules& rules, Diagnostics& diagnostics) {
  for (const Condition& condition : conditions) {
    if (condition.trait != CommuneTrait::band || has_band(rules, condition.value)) continue;
    std::vector<Candidate> bands;
    for (const Band& band : rules.bands)
      bands.push_back({band.label, band.label, {band.label}, {name_key(band.label)}});
    refuse_unknown(condition, bands, diagnostics);
    return false;
  }
  return true;
}

std::optional<Panel> narrowed_panel(const Loaded& loaded, const Selection& selection, std::size_t threads,
                                    Diagnostics& diagnostics) {
  const Panel& whole = loaded.input.panel;
  const auto is_on_commune = [](const Condition& condition) { return is_of(CommuneTrait::commune, condition); };
  // a code is that of one commune only while the map is the same
  const bool follows_communes = std::ranges::any_of(selection.where, is_on_commune) &&
                                years_of_one_map(whole, loaded.crosswalk, selection.year).begin > 0;
  std::vector<Condition> of_each_year;
  std::vector<Condition> of_report_year;
  for (const Condition& condition : selection.where) {
    const bool is_followed = is_of(CommuneTrait::pilot, condition) || is_of(CommuneTrait::band, condition) ||
                             (follows_communes && is_on_commune(condition));
    (is_followed ? of_report_year : of_each_year).push_back(condition);
  }
  const CommuneFilter filter(of_each_year, whole, nullptr);
  std::optional<Panel> panel = whole.part([&](const Observation& commune) { return filter.has(commune); });
  if (!panel->years().empty() && !of_report_year.empty()) {
    panel = followed_panel(*panel, of_report_year, loaded, selection, threads, diagnostics);
  }
  if (panel && panel->years().empty()) {
    diagnostics.error({}, "--where: no commune satisfies all conditions", "leave one of them out");
    return std::nullopt;
  }
  if (panel && !selection.year && panel->years().back() != whole.years().back()) {
    diagnostics.warning({},
                        {"--where: no commune of {} satisfies the conditions; the report is of {}",
                         whole.years().back(), panel->years().back()},
                        "give --year, if this is meant; else change the conditions");
  }
  return panel;
}

}  // namespace ntm
