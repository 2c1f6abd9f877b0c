// Units without a code: those with a code that bear their names, and each other.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "panel/identities.hpp"
#include "panel/tell_names.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::string names_key(const TypedName& district, const TypedName& name) { return district.name + '\n' + name.name; }

std::string names_key(const TypedName& district, const TypedName& name, const TypedName& province) {
  return names_key(district, name) + '\n' + province.name;
}

void add_to_lowest(std::set<std::string>& codes, const std::string& code) {
  codes.insert(code);
  if (codes.size() > 2) codes.erase(std::prev(codes.end()));
}

}  // namespace

const Place& Identities::place_of(const Part& part, std::size_t row) const {
  return places_.places[places_.index[part.chunk.get(row, PanelChunk::place_column)]];
}

// Units that stand twice in a year will be told, and are matched with nothing: what they are called is in doubt.
std::unordered_set<UnitKey> Identities::units_twice() const {
  std::unordered_set<UnitKey> twice;
  std::set<std::pair<int, UnitKey>> seen;
  for_each_row([&](std::size_t, const Part& part, std::size_t, std::size_t unit) {
    if (has_code(units_[unit]) && !seen.emplace(part.chunk.year(), now(unit)).second) twice.insert(now(unit));
  });
  return twice;
}

Identities::UnitsByName Identities::units_by_name() const {
  UnitsByName result;
  if (!has_code(units_.front())) return result;
  const std::unordered_set<UnitKey> twice = units_twice();
  std::set<std::tuple<std::size_t, const Place*, std::string_view>> seen;
  for_each_row([&](std::size_t, const Part& part, std::size_t row, std::size_t unit) {
    if (!has_code(units_[unit]) || twice.contains(now(unit))) return;
    const Place& place = place_of(part, row);
    const std::string_view name = dictionary_.name_of(part.chunk.year(), units_[unit]);
    if (!seen.emplace(unit, &place, name).second) return;
    const Names names{typed_place_name(place.province), typed_place_name(place.district), typed_unit_name(name)};
    const std::string code = own_code(now(unit));
    const Types types{names.province.type, names.district.type, names.name.type};
    add_to_lowest(result[names_key(names.district, names.name, names.province)][types], code);
    add_to_lowest(result[names_key(names.district, names.name)][types], code);
  });
  return result;
}

// Codes of the units that have the names of a unit without one, the two lowest; its province, where both say one, must
// not differ. Those that say the same types come first.
std::set<std::string> Identities::candidates_for(const UnitsByName& by_name, const Names& own) {
  std::set<std::string> exact;
  std::set<std::string> candidates;
  const auto add_those_of = [&](const std::string& key, PlaceType province) {
    const auto found = by_name.find(key);
    if (found == by_name.end()) return;
    for (const auto& [types, codes] : found->second) {
      const auto& [of_province, of_district, of_name] = types;
      if (!may_be_same(of_province, province) || !may_be_same(of_district, own.district.type) ||
          !may_be_same(of_name, own.name.type)) {
        continue;
      }
      const bool is_exact = of_district == own.district.type && of_name == own.name.type;
      for (const std::string& code : codes) {
        add_to_lowest(candidates, code);
        if (is_exact) add_to_lowest(exact, code);
      }
    }
  };
  if (own.province.name.empty()) {
    add_those_of(names_key(own.district, own.name), PlaceType::not_said);
  } else {
    add_those_of(names_key(own.district, own.name, own.province), own.province.type);
    add_those_of(names_key(own.district, own.name, TypedName()), PlaceType::not_said);
  }
  return exact.empty() ? candidates : exact;
}

void Identities::match_by_name() {
  if (units_.empty() || has_code(units_.back())) return;
  const UnitsByName by_name = units_by_name();
  std::vector<Nameless> without_code(units_.size());
  std::map<std::size_t, Integer> count_in_table;
  for_each_row([&](std::size_t table, const Part& part, std::size_t row, std::size_t unit) {
    if (has_code(units_[unit])) return;
    ++count_in_table[table];
    Nameless& found = without_code[unit];
    found.place = places_.index[part.chunk.get(row, PanelChunk::place_column)];
    found.years.set(static_cast<std::size_t>(part.chunk.year() - first_year));
    ++found.rows;
  });
  std::unordered_map<std::string, UnitKey, TextHash> by_code;
  for (std::size_t unit = 0; unit < units_.size() && !by_name.empty(); ++unit) {
    if (has_code(units_[unit])) by_code.emplace(own_code(now(unit)), now(unit));
  }
  std::map<std::uint32_t, std::vector<std::size_t>> by_place;  // units that no unit with a code is
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    if (has_code(units_[unit])) continue;
    Nameless& own = without_code[unit];
    const Place& place = places_.places[own.place];
    own.name = typed_unit_name(numbered(units_[unit]).name);
    std::set<std::string> candidates;
    if (!by_name.empty()) {
      candidates =
          candidates_for(by_name, {typed_place_name(place.province), typed_place_name(place.district), own.name});
    }
    if (candidates.size() > 1) {
      could_be_.emplace(units_[unit], std::pair(*candidates.begin(), *std::next(candidates.begin())));
    } else if (candidates.size() == 1) {
      set_now(unit, by_code.at(*candidates.begin()));
    } else {
      by_place[own.place].push_back(unit);
    }
  }
  for (const auto& [place, units] : by_place) match_each_other(places_.places[place], units, without_code);
  tell_respelled(respelled_, diagnostics_);
  tell_unclear(unclear_, diagnostics_);
  tell_could_be();
  for (const auto& [table, count] : count_in_table) {
    diagnostics_.note({tables_[table].file},
                      {"no code for {} commune{}; matched by province, district and name", Count{count}, plural(count)},
                      "a commune that was renamed or moved counts as one that left and one that entered");
  }
}

// Units of one place: which of them are one.
void Identities::match_each_other(const Place& place, const std::vector<std::size_t>& units,
                                  const std::vector<Nameless>& without_code) {
  std::vector<TypedName> names;
  for (const std::size_t unit : units) names.push_back(without_code[unit].name);
  const SameNames same(names);
  // what is shown of each group, or of some of its units
  const auto settle = [&](const std::vector<std::size_t>& of) {
    std::vector<Spelling> spellings;
    for (const std::size_t unit : of) {
      const Nameless& own = without_code[unit];
      int latest = last_year;
      while (!own.years.test(static_cast<std::size_t>(latest - first_year))) --latest;
      spellings.push_back({numbered(units_[unit]).name, own.rows, latest});
    }
    put_in_order(spellings);
    const Spelling shown = spellings.front();
    for (const std::size_t unit : of) {
      own_codes_.emplace(units_[unit], fmt::format("{} / {} / {}", place.province, place.district, shown.text));
    }
    if (spellings.size() > 1) respelled_.push_back({Respelled::What::commune, std::move(spellings)});
    return shown;
  };
  std::vector<Spelling> shown;
  for (const auto& [begin, end] : same.groups) {
    std::vector<std::size_t> bare;
    std::vector<std::size_t> typed;
    Years bare_years;
    Years typed_years;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t unit = units[same.order[i]];
      const bool is_bare = names[same.order[i]].type == PlaceType::not_said;
      (is_bare ? bare : typed).push_back(unit);
      (is_bare ? bare_years : typed_years) |= without_code[unit].years;
    }
    // those that stand in one year are two
    if ((bare_years & typed_years).any()) {
      const Spelling of_type = settle(typed);
      const Spelling name = settle(bare);
      unclear_.push_back({Respelled::What::commune, name, of_type.text, {}});
      shown.push_back(of_type);
      continue;
    }
    bare.insert(bare.end(), typed.begin(), typed.end());
    shown.push_back(settle(bare));
  }
  for (const auto& [bare, one, other] : same.unclear) {
    unclear_.push_back({Respelled::What::commune, shown[bare], shown[one].text, shown[other].text});
  }
}

void Identities::tell_could_be() {
  if (could_be_.empty()) return;
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    rows_again_({table}, [&](const RowAgain& row) {
      const auto found = could_be_.find(row.unit);
      if (found == could_be_.end()) return true;
      const auto& [one, other] = found->second;
      diagnostics_.error({tables_[table].file, row.line, 0},
                         {"{} has no code, and could be {} or {}", row.name, one, other}, "add a column commune_code");
      return true;
    });
  }
}

}  // namespace ntm
