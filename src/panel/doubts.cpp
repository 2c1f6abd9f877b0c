#include "panel/doubts.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "panel/homonyms.hpp"
#include "panel/likely_same.hpp"
#include "panel/place_names.hpp"
#include "summary/reforms.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::size_t most_examples = 3;
// One unit in more than so many may be an accident.
constexpr std::size_t noticeable_part = 20;
constexpr bool is_noticeable(std::size_t units, std::size_t of) { return units * noticeable_part > of; }

UnitOfYear unit_of_year(const Observation& unit) { return {unit.year(), unit.unit()}; }

class Doubts {
 public:
  Doubts(const Panel& panel, const Crosswalk& crosswalk, const FindUnits& find_units, Diagnostics& diagnostics)
      : panel_(panel), crosswalk_(crosswalk), find_units_(find_units), diagnostics_(diagnostics) {}

  std::vector<bool> tell(Team& team) {
    const std::size_t years = panel_.years().size();
    std::vector<std::size_t> in_both(years);  // with the year before
    team.for_each_part(years - std::min<std::size_t>(years, 1), [&](std::size_t, std::size_t part) {
      in_both[part + 1] = codes_in_both(panel_, part + 1, part);
    });
    std::vector<bool> same_units(years);
    for (std::size_t year = 1; year < years; ++year) same_units[year] = compare(year, year - 1, in_both[year]);
    doubt_spellings();
    for (const Homonym& homonym : find_homonyms(panel_)) doubt_district(homonym);
    add_to_diagnostics();
    return same_units;
  }

 private:
  // What is to be told when it is known where `units` stand; the first of them is its place.
  struct Doubt {
    Severity severity;
    Message message;
    Message hint;
    std::vector<UnitOfYear> units;
    // two units that have exchanged their names, of which the message names four places
    std::optional<std::pair<UnitInYears, UnitInYears>> exchanged;
  };

  // Whether the communes of both years are the same.
  bool compare(std::size_t later, std::size_t earlier, std::size_t in_both) {
    if (crosswalk_.lies_between(panel_, later, earlier)) return false;
    if (const Reform* const reform = reform_crossed(panel_, later, earlier, crosswalk_)) {
      tell_reform(*reform, panel_.years()[later], panel_.years()[earlier], diagnostics_);
      return false;
    }
    const std::vector<UnitInYears> renamed = panel_.renamed(later, earlier);
    if (are_others(renamed.size(), in_both)) {
      doubt_codes(later, earlier, renamed, in_both);
      return false;
    }
    doubt_some(renamed, in_both);
    doubt_names(later, earlier);
    const std::size_t all = std::min(panel_.size(later), panel_.size(earlier));
    if (is_noticeable(all - in_both, all)) doubt_other_codes(later, earlier, all);
    return true;
  }

  // ---- codes that are those of other units

  void doubt_codes(std::size_t later, std::size_t earlier, const std::vector<UnitInYears>& renamed,
                   std::size_t in_both) {
    const bool are_numbers = are_running_numbers(later) && are_running_numbers(earlier);
    const bool is_error = are_numbers && would_match_by_name(later, earlier);
    doubts_.push_back(
        {is_error ? Severity::error : Severity::warning,
         {"in {} {} of {} communes have a different name than in {}, such as {}; communes of these years are not "
          "matched",
          panel_.years()[later], count(renamed.size()), count(in_both), panel_.years()[earlier], examples(renamed)},
         cure(later, earlier),
         {unit_of_year(renamed.front().later)},
         {}});
  }

  [[nodiscard]] Message cure(std::size_t later, std::size_t earlier) const {
    if (are_running_numbers(later) || are_running_numbers(earlier)) {
      return "the column of codes holds running numbers: call it STT (ordinal)";
    }
    if (reform_between(panel_.years()[later], panel_.years()[earlier]) != nullptr) {
      return "if communes were merged between these years, use --crosswalk to say what became of them";
    }
    return "use codes of one list in all years, or leave the column of codes out so that communes are matched by name";
  }

  // Whether the codes of a year are 1, 2, 3 and so on, but for a few rows that were left out. No list of communes has
  // such codes.
  [[nodiscard]] bool are_running_numbers(std::size_t year) const {
    const std::size_t size = panel_.size(year);
    const std::size_t most = size + size / noticeable_part;
    const Observations units = panel_.observations(year);
    return std::all_of(units.begin(), units.end(), [&](const Observation& unit) {
      const std::string code = panel_.code(unit);
      const char* const end = code.data() + code.size();
      std::size_t number = 0;
      const auto read = std::from_chars(code.data(), end, number);
      return read.ec == std::errc() && read.ptr == end && number >= 1 && number <= most;
    });
  }

  [[nodiscard]] bool would_match_by_name(std::size_t later, std::size_t earlier) const {
    const auto names_in = [&](std::size_t year) {
      std::vector<std::string> names;
      for (const Observation& unit : panel_.observations(year)) {
        names.push_back(typed_unit_name(panel_.name(unit)).name);
      }
      std::ranges::sort(names);
      return names;
    };
    std::vector<std::string> in_both;
    std::ranges::set_intersection(names_in(later), names_in(earlier), std::back_inserter(in_both));
    return 2 * in_both.size() > std::min(panel_.size(later), panel_.size(earlier));
  }

  // Names that went from code to code, and what else was renamed.
  void doubt_some(const std::vector<UnitInYears>& renamed, std::size_t in_both) {
    if (renamed.empty()) return;
    std::multimap<std::string, std::size_t> by_earlier_name;
    const auto key = [&](const Observation& unit) { return typed_unit_name(panel_.name(unit)).name; };
    for (std::size_t i = 0; i < renamed.size(); ++i) by_earlier_name.emplace(key(renamed[i].earlier), i);
    std::vector<bool> has_other_code(renamed.size());
    std::vector<bool> is_exchanged(renamed.size());
    std::vector<std::pair<std::size_t, std::size_t>> exchanged;
    for (std::size_t i = 0; i < renamed.size(); ++i) {
      const auto [begin, end] = by_earlier_name.equal_range(key(renamed[i].later));
      has_other_code[i] = begin != end;
      const auto other = std::find_if(begin, end, [&](const auto& name_and_unit) {
        const std::size_t unit = name_and_unit.second;
        return !is_exchanged[unit] && key(renamed[unit].later) == key(renamed[i].earlier);
      });
      if (is_exchanged[i] || other == end) continue;
      is_exchanged[i] = is_exchanged[other->second] = true;
      exchanged.emplace_back(i, other->second);
    }
    const bool told_singly = exchanged.size() <= most_examples;
    std::vector<UnitInYears> moved;
    std::vector<UnitInYears> others;
    for (std::size_t i = 0; i < renamed.size(); ++i) {
      if (told_singly && is_exchanged[i]) continue;
      (has_other_code[i] ? moved : others).push_back(renamed[i]);
    }
    for (const auto& [one, other] : exchanged) {
      if (told_singly) doubt_exchanged(renamed[one], renamed[other]);
    }
    doubt_moved_names(moved);
    if (!is_noticeable(others.size(), in_both)) return;
    doubts_.push_back(
        {Severity::warning,
         {"in {} {} of {} communes have a different name than in {}, such as {}", others.front().later.year(),
          count(others.size()), count(in_both), others.front().earlier.year(), examples(others)},
         "correct the codes of those that are different communes",
         {unit_of_year(others.front().later)},
         {}});
  }

  void doubt_exchanged(const UnitInYears& one, const UnitInYears& other) {
    doubts_.push_back(
        {Severity::warning,
         {},
         "correct the codes of the year that is wrong",
         {unit_of_year(one.later), unit_of_year(other.later), unit_of_year(one.earlier), unit_of_year(other.earlier)},
         std::pair(one, other)});
  }

  void doubt_moved_names(const std::vector<UnitInYears>& moved) {
    if (moved.empty()) return;
    doubts_.push_back({Severity::warning,
                       {"in {} {} code{} bear{} names that other codes have in {}, such as {}",
                        moved.front().later.year(), count(moved.size()), plural(static_cast<Integer>(moved.size())),
                        std::string_view(moved.size() == 1 ? "s" : ""), moved.front().earlier.year(), examples(moved)},
                       "correct the codes of the year that is wrong",
                       {unit_of_year(moved.front().later)},
                       {}});
  }

  // ---- units without codes that find no other of their name

  void doubt_names(std::size_t later, std::size_t earlier) {
    if (panel_.has_only_codes()) return;
    std::size_t matched = 0;
    std::vector<Observation> entered;
    std::vector<Observation> left;
    const auto add_to = [&](std::vector<Observation>& units) {
      return [&](const Observation& unit) {
        if (!panel_.has_code(unit)) units.push_back(unit);
      };
    };
    match(
        panel_.observations(later), panel_.observations(earlier),
        [&](const Observation& unit, const Observation&) { matched += panel_.has_code(unit) ? 0 : 1; }, add_to(entered),
        add_to(left));
    const std::size_t unmatched = std::min(entered.size(), left.size());
    if (unmatched < most_examples || !is_noticeable(unmatched, matched + unmatched)) return;
    std::vector<Message> shown;
    for (const Observation& unit : entered) {
      if (shown.size() < most_examples) shown.push_back(Message::verbatim(std::string(panel_.name(unit))));
    }
    doubts_.push_back({Severity::warning,
                       {"{} communes of {} without a code have names that no commune of {} has, such as {}",
                        count(entered.size()), panel_.years()[later], panel_.years()[earlier], Message::list(shown)},
                       "write names and districts as in the other year, or add a column of codes",
                       {unit_of_year(entered.front())},
                       {}});
  }

  // ---- units whose codes are others

  void doubt_other_codes(std::size_t later, std::size_t earlier, std::size_t all) {
    std::vector<Observation> entered;
    std::vector<Observation> left;
    const auto add_to = [&](std::vector<Observation>& units) {
      return [&](const Observation& unit) {
        if (panel_.has_code(unit)) units.push_back(unit);
      };
    };
    match(
        panel_.observations(later), panel_.observations(earlier), [](const Observation&, const Observation&) {},
        add_to(entered), add_to(left));
    const std::vector<UnitInYears> same = take_same_names(panel_, entered, left);
    if (same.size() < 3 || !is_noticeable(same.size(), all)) return;
    std::vector<Message> shown;
    for (const auto& [now, before] : same) {
      if (shown.size() == most_examples) break;
      shown.push_back({"{} ({}, then {})", panel_.name(now), panel_.code(before), panel_.code(now)});
    }
    doubts_.push_back({Severity::warning,
                       {"in {} {} of {} communes have a different code than in {}, such as {}", panel_.years()[later],
                        count(same.size()), count(all), panel_.years()[earlier], Message::list(shown, "; ")},
                       cure(later, earlier),
                       {unit_of_year(same.front().later)},
                       {}});
  }

  // Places that differ in marks alone are hardly two; which of them is right is not known.
  void doubt_spellings() {
    std::map<std::string, const Place*> known;
    for (const Place& place : panel_.places()) {
      const std::string key = word_key(place.province) + '\n' + word_key(place.district);
      const auto [found, is_new] = known.try_emplace(key, &place);
      if (is_new) continue;
      const bool is_district = found->second->district != place.district;
      const std::string_view one = is_district ? found->second->district : found->second->province;
      const std::string_view other = is_district ? place.district : place.province;
      diagnostics_.warning({}, {"'{}' and '{}' differ only in their accents; treated as two places", one, other},
                           "write it in the same way in all rows");
    }
  }

  void doubt_district(const Homonym& homonym) {
    const auto& [before, after] = homonym;
    doubts_.push_back(
        {Severity::warning,
         {"'{}' has communes with codes far apart, {} ({}) and {} ({}); it may be two districts of the same name",
          panel_.place(after).district, panel_.code(before), panel_.name(before), panel_.code(after),
          panel_.name(after)},
         "add a column of provinces",
         {unit_of_year(after)},
         {}});
  }

  // ---- in words

  static Count count(std::size_t number) { return {static_cast<Integer>(number)}; }

  // 03403: Xã Nậm Loỏng, then Xã San Thàng
  [[nodiscard]] Message examples(const std::vector<UnitInYears>& renamed) const {
    std::vector<Message> shown;
    for (const auto& [later, earlier] : renamed) {
      if (shown.size() == most_examples) break;
      shown.push_back({"{}: {}, then {}", panel_.code(later), panel_.name(earlier), panel_.name(later)});
    }
    return Message::list(shown, "; ");
  }

  // All places are looked for at once.
  void add_to_diagnostics() {
    std::vector<UnitOfYear> units;
    for (const Doubt& doubt : doubts_) units.insert(units.end(), doubt.units.begin(), doubt.units.end());
    if (units.empty()) return;
    const std::vector<Where> places = find_units_(units);
    const Where* place = places.data();
    for (Doubt& doubt : doubts_) {
      if (doubt.exchanged) doubt.message = exchange(*doubt.exchanged, {place, 4});
      diagnostics_.add({doubt.severity, *place, std::move(doubt.message), std::move(doubt.hint)});
      place += doubt.units.size();
    }
  }

  [[nodiscard]] Message exchange(const std::pair<UnitInYears, UnitInYears>& units,
                                 std::span<const Where> places) const {
    const auto& [one, other] = units;
    const auto placed = [&](const Observation& unit, const Where& where) {
      if (where.file.empty()) return Message::verbatim(std::string(panel_.name(unit)));
      return Message{"{} ({}:{})", panel_.name(unit), where.file, where.line};
    };
    return {"codes {} and {} have exchanged their names: in {} they are {} and {}, in {} {} and {}",
            panel_.code(one.later),
            panel_.code(other.later),
            one.earlier.year(),
            placed(one.earlier, places[2]),
            placed(other.earlier, places[3]),
            one.later.year(),
            placed(one.later, places[0]),
            placed(other.later, places[1])};
  }

  const Panel& panel_;
  const Crosswalk& crosswalk_;
  const FindUnits& find_units_;
  Diagnostics& diagnostics_;
  std::vector<Doubt> doubts_;
};

}  // namespace

std::vector<bool> tell_doubts(const Panel& panel, const Crosswalk& crosswalk, Team& team, const FindUnits& find_units,
                              Diagnostics& diagnostics) {
  return Doubts(panel, crosswalk, find_units, diagnostics).tell(team);
}

}  // namespace ntm
