#include "panel/make_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ntm/unicode.hpp"
#include "panel/unit_key.hpp"

namespace ntm {
namespace {

// Codes of digits without the zeros that they begin with.
std::string_view without_zeros(std::string_view code) {
  return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
}

class Maker {
 public:
  Maker(Dictionary& dictionary, std::vector<RowsOfTable> tables, Team& team, const RowsAgain& rows_again,
        Diagnostics& diagnostics)
      : dictionary_(dictionary),
        tables_(std::move(tables)),
        team_(team),
        rows_again_(rows_again),
        diagnostics_(diagnostics),
        places_(dictionary.places().in_order(team.size())) {}

  Panel make() {
    mend_leading_zeros();
    match_by_name();
    number_codes();
    take_names();
    put_together();
    take_rest();
    return Panel(std::move(parts_));
  }

 private:
  // ---- units

  [[nodiscard]] const Dictionary::NumberedUnit& numbered(UnitKey unit) const {
    return dictionary_.numbered_units()[unit & ~numbered_unit];
  }
  [[nodiscard]] bool has_code(UnitKey unit) const { return unit < numbered_unit || !numbered(unit).code.empty(); }
  [[nodiscard]] std::string code_of(UnitKey unit) const {
    if (unit < numbered_unit) return digits_of_key(unit);
    const auto own = own_codes_.find(unit);
    return own != own_codes_.end() ? own->second : std::string(numbered(unit).code);
  }
  // What stands for a unit in the panel after all that was mended so far.
  [[nodiscard]] UnitKey now(std::size_t unit) const { return now_.empty() ? units_[unit] : now_[unit]; }
  void set_now(std::size_t unit, UnitKey key) {
    if (now_.empty()) now_ = units_;
    now_[unit] = key;
  }

  // The number in units_ of one that stands at `from` or behind.
  [[nodiscard]] std::size_t find_unit(UnitKey unit, std::size_t from = 0) const {
    std::size_t step = 1;
    while (from + step < units_.size() && units_[from + step] < unit) step *= 2;
    const auto first = units_.begin() + static_cast<std::ptrdiff_t>(from + step / 2);
    const auto last = units_.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, units_.size()));
    return static_cast<std::size_t>(std::lower_bound(first, last, unit) - units_.begin());
  }

  // Calls visit(row, number of its unit) for the rows of a part.
  template <typename Visit>
  void for_each_row_of(const Part& part, Visit visit) const {
    std::size_t unit = 0;
    for (std::size_t row = 0; row < part.chunk.size(); ++row) {
      unit = find_unit(part.chunk.unit(row), unit);
      visit(row, unit);
    }
  }

  // Calls visit(table, part, row, number of its unit) for all rows.
  template <typename Visit>
  void for_each_row(Visit visit) const {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (const Part& part : tables_[table].parts) {
        for_each_row_of(part, [&](std::size_t row, std::size_t unit) { visit(table, part, row, unit); });
      }
    }
  }

  // Each unit once. Most are in every year.
  void number_units() {
    std::map<int, std::vector<UnitKey>> of_year;
    for (const RowsOfTable& table : tables_) {
      for (const Part& part : table.parts) {
        std::vector<UnitKey>& units = of_year[part.chunk.year()];
        for (std::size_t row = 0; row < part.chunk.size(); ++row) units.push_back(part.chunk.unit(row));
      }
    }
    for (auto& [year, units] : of_year) {
      if (!std::ranges::is_sorted(units)) std::ranges::sort(units);
      std::vector<UnitKey> all;
      std::ranges::set_union(units_, units, std::back_inserter(all));
      all.erase(std::ranges::unique(all).begin(), all.end());
      units_ = std::move(all);
    }
  }

  // Where codes of digits are of one length, or none begins with a zero, no zeros were lost.
  [[nodiscard]] bool may_have_lost_zeros() const {
    unsigned lengths = 0;
    bool leading_zeros = false;
    for (const RowsOfTable& table : tables_) {
      for (const Part& part : table.parts) {
        lengths |= part.code_lengths;
        leading_zeros |= part.leading_zeros;
      }
    }
    const bool any_numbered = !dictionary_.numbered_units().empty();
    return any_numbered || (leading_zeros && (lengths & (lengths - 1)) != 0);
  }

  void mend_leading_zeros() {
    if (!may_have_lost_zeros()) return;
    number_units();
    std::unordered_map<std::string, std::size_t> longest;
    const auto is_number = [](std::string_view code) { return !code.empty() && std::ranges::all_of(code, is_digit); };
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const std::string code = code_of(units_[unit]);
      if (!is_number(code)) continue;
      const auto [found, is_new] = longest.try_emplace(std::string(without_zeros(code)), unit);
      if (!is_new && code.size() > code_of(units_[found->second]).size()) found->second = unit;
    }
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const std::string code = code_of(units_[unit]);
      if (!is_number(code)) continue;
      const std::size_t full = longest.at(std::string(without_zeros(code)));
      if (full != unit) set_now(unit, units_[full]);
    }
    if (!now_.empty()) tell_mended();
  }

  [[nodiscard]] bool is_mended(std::size_t unit) const { return now_[unit] != units_[unit]; }

  void tell_mended() {
    struct Mended {
      Integer count = 0;
      std::optional<std::size_t> first;
      bool in_order = true;
    };
    std::map<std::size_t, Mended> by_table;
    for_each_row([&](std::size_t table, const Part& part, std::size_t, std::size_t unit) {
      if (!is_mended(unit)) return;
      Mended& mended = by_table[table];
      if (mended.count++ == 0) mended.first = unit;
      mended.in_order &= !part.reordered;
    });
    for (auto& [table, mended] : by_table) {
      std::optional<std::size_t>& first = mended.first;
      if (!mended.in_order) {
        first.reset();
        rows_again_(table, [&](const RowAgain& row) {
          const std::size_t unit = find_unit(row.unit);
          if (is_mended(unit)) first = unit;
          return !first;
        });
      }
      diagnostics_.note({tables_[table].file},
                        {"leading zeros were lost in {} commune code{}, such as {} for {}; mended", Count{mended.count},
                         plural(mended.count), code_of(units_[*first]), code_of(now(*first))});
    }
  }

  // ---- units without a code

  [[nodiscard]] const Place& place_of(const Part& part, std::size_t row) const {
    return places_.places[places_.index[part.chunk.get(row, PanelChunk::place_column)]];
  }

  [[nodiscard]] std::string_view name_of(int year, UnitKey unit) const {
    const auto other = dictionary_.other_names().find({year, unit});
    if (other != dictionary_.other_names().end()) return other->second;
    return dictionary_.names().find(unit).value_or(std::string_view());
  }

  // District and name -> the units with a code that bear them, each with its province.
  using UnitsByName = std::unordered_map<std::string, std::set<std::pair<std::string, std::string>>>;

  static std::string names_key(const Place& place, std::string_view name) {
    return name_key(place.district) + '\n' + name_key(name);
  }

  // Units that stand twice in a year will be told, and are matched with nothing: what they are called is in doubt.
  [[nodiscard]] std::unordered_set<UnitKey> units_twice() const {
    std::unordered_set<UnitKey> twice;
    std::set<std::pair<int, UnitKey>> seen;
    for_each_row([&](std::size_t, const Part& part, std::size_t, std::size_t unit) {
      if (has_code(units_[unit]) && !seen.emplace(part.chunk.year(), now(unit)).second) twice.insert(now(unit));
    });
    return twice;
  }

  [[nodiscard]] UnitsByName units_by_name() const {
    UnitsByName result;
    if (std::ranges::none_of(units_, [&](UnitKey unit) { return has_code(unit); })) return result;
    const std::unordered_set<UnitKey> twice = units_twice();
    std::set<std::tuple<std::size_t, const Place*, std::string_view>> seen;
    for_each_row([&](std::size_t, const Part& part, std::size_t row, std::size_t unit) {
      if (!has_code(units_[unit]) || twice.contains(now(unit))) return;
      const Place& place = place_of(part, row);
      const std::string_view name = name_of(part.chunk.year(), units_[unit]);
      if (!seen.emplace(unit, &place, name).second) return;
      result[names_key(place, name)].emplace(code_of(now(unit)), name_key(place.province));
    });
    return result;
  }

  // Codes of the units that have the names of a unit without one; its province, where both say one, must not differ.
  static std::set<std::string> candidates_for(const UnitsByName& by_name, const Place& place, std::string_view name) {
    std::set<std::string> candidates;
    if (by_name.empty()) return candidates;
    const auto found = by_name.find(names_key(place, name));
    if (found == by_name.end()) return candidates;
    const std::string own = name_key(place.province);
    for (const auto& [code, province] : found->second) {
      if (own.empty() || province.empty() || province == own) candidates.insert(code);
    }
    return candidates;
  }

  void match_by_name() {
    const auto lacks_code = [](const Dictionary::NumberedUnit& unit) { return unit.code.empty(); };
    if (std::ranges::none_of(dictionary_.numbered_units(), lacks_code)) return;
    const UnitsByName by_name = units_by_name();
    struct Nameless {
      std::uint32_t place = 0;
      int latest_year = 0;
    };
    std::vector<Nameless> without_code(units_.size());
    std::map<std::size_t, Integer> count_in_table;
    for_each_row([&](std::size_t table, const Part& part, std::size_t row, std::size_t unit) {
      if (has_code(units_[unit])) return;
      ++count_in_table[table];
      Nameless& found = without_code[unit];
      found.place = places_.index[part.chunk.get(row, PanelChunk::place_column)];
      found.latest_year = std::max(found.latest_year, part.chunk.year());
    });
    Spellings names;  // owned by their place
    std::unordered_map<std::string, UnitKey> by_code;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const auto [place, year] = without_code[unit];
      if (year != 0) names.intern(numbered(units_[unit]).name, year, place);
      if (year == 0 && !by_name.empty()) by_code.emplace(code_of(now(unit)), now(unit));
    }
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const auto [place_number, year] = without_code[unit];
      if (year == 0) continue;
      const Place& place = places_.places[place_number];
      const std::string_view name = numbered(units_[unit]).name;
      const std::set<std::string> candidates = candidates_for(by_name, place, name);
      if (candidates.size() > 1) {
        could_be_.emplace(units_[unit], std::pair(*candidates.begin(), *std::next(candidates.begin())));
      } else if (candidates.size() == 1) {
        set_now(unit, by_code.at(*candidates.begin()));
      } else {
        const std::uint32_t spelling = names.intern(name, year, place_number);
        own_codes_.emplace(units_[unit], fmt::format("{} / {} / {}", place.province, place.district, names[spelling]));
      }
    }
    tell_could_be();
    for (const auto& [table, count] : count_in_table) {
      diagnostics_.note(
          {tables_[table].file},
          {"no code for {} commune{}; matched by province, district and name", Count{count}, plural(count)},
          "one that was renamed or moved counts as one that left and one that entered");
    }
  }

  void tell_could_be() {
    if (could_be_.empty()) return;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      rows_again_(table, [&](const RowAgain& row) {
        const auto found = could_be_.find(row.unit);
        if (found == could_be_.end()) return true;
        const auto& [one, other] = found->second;
        diagnostics_.error({tables_[table].file, row.line, 0},
                           {"{} has no code, and could be {} or {}", row.name, one, other},
                           "add a column commune_code");
        return true;
      });
    }
  }

  // ---- codes that are not all of few digits: units are then numbered in the order of their codes

  void number_codes() {
    const bool all_are_keys = dictionary_.numbered_units().empty();
    if (!all_are_keys) {
      std::vector<std::pair<std::string, std::size_t>> codes;
      for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        if (!could_be_.contains(units_[unit])) codes.emplace_back(code_of(now(unit)), unit);
      }
      std::ranges::sort(codes);
      final_.resize(units_.size());
      for (const auto& [code, unit] : codes) {
        if (parts_.codes.empty() || parts_.codes.back() != code) parts_.codes.push_back(code);
        final_[unit] = parts_.codes.size() - 1;
      }
    } else {
      final_ = now_;
    }
    if (final_.empty()) return;
    std::vector<Part*> parts;
    for (RowsOfTable& table : tables_) {
      for (Part& part : table.parts) parts.push_back(&part);
    }
    move_names(parts);
    team_.for_each_part(parts.size(), [&](std::size_t, std::size_t i) { renumber(*parts[i]); });
  }

  // Names go with their units; of several that became one, the names of all but the first are exceptions.
  void move_names(const std::vector<Part*>& parts) {
    std::vector<std::pair<UnitKey, std::size_t>> order;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (!could_be_.contains(units_[unit])) order.emplace_back(final_[unit], unit);
    }
    std::ranges::sort(order);
    std::vector<NamedUnit> named;
    std::vector<std::string_view> name_now(units_.size());
    std::vector<bool> is_other(units_.size());
    bool any_others = false;
    UnitNames::Cursor known(dictionary_.names());
    for (const auto& [now, unit] : order) {
      const std::string_view name = known.find(units_[unit]).value_or(std::string_view());
      if (named.empty() || named.back().unit != now) named.push_back({now, name});
      name_now[unit] = named.back().name;
      is_other[unit] = named.back().name != name;
      any_others = any_others || is_other[unit];
    }
    for (const auto& [year_and_unit, name] : dictionary_.other_names()) {
      is_other[find_unit(year_and_unit.second)] = true;
      any_others = true;
    }
    for (const Part* const part : parts) {
      if (!any_others) break;
      for_each_row_of(*part, [&](std::size_t, std::size_t unit) {
        if (!is_other[unit] || could_be_.contains(units_[unit])) return;
        const int year = part->chunk.year();
        const std::string_view name = name_of(year, units_[unit]);
        if (name_now[unit] != name) parts_.other_names.try_emplace({year, final_[unit]}, name);
      });
    }
    parts_.names.add(named);
    names_moved_ = true;
  }

  // Rows that could be of several units are told, and stand for none.
  void renumber(Part& part) const {
    std::vector<std::pair<UnitKey, std::size_t>> order;
    order.reserve(part.chunk.size());
    for_each_row_of(part, [&](std::size_t row, std::size_t unit) {
      if (!could_be_.contains(units_[unit])) order.emplace_back(final_[unit], row);
    });
    if (!std::ranges::is_sorted(order)) std::ranges::sort(order);
    PanelRows rows;
    for (const auto& [unit, row] : order) {
      PanelChunk::Row values = part.chunk.row(row);
      values[PanelChunk::unit_column] = unit;
      rows.add(values);
    }
    part.chunk = PanelChunk(part.chunk.year(), part.chunk.income_step(), rows.columns());
  }

  void take_names() {
    if (names_moved_) return;
    parts_.names = std::move(dictionary_.names());
    parts_.other_names = std::move(dictionary_.other_names());
  }

  // ---- chunks

  struct ChunkOfTable {
    PanelChunk chunk;
    std::size_t table;
  };

  void put_together() {
    std::map<int, std::vector<ChunkOfTable>> years;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (Part& part : tables_[table].parts) {
        const int year = part.chunk.year();
        if (part.chunk.size() == 0) continue;
        years[year].push_back({std::move(part.chunk), table});
      }
    }
    std::vector<std::pair<std::vector<ChunkOfTable>*, std::vector<PanelChunk>*>> work;
    for (auto& [year, chunks] : years) work.emplace_back(&chunks, &parts_.years[year]);
    std::atomic<bool> unique = true;
    team_.for_each_part(work.size(), [&](std::size_t, std::size_t i) {
      if (!put_in_order(*work[i].first, *work[i].second)) unique = false;
    });
    if (!unique) tell_twice();
  }

  // False if a unit stands twice. The first one stays.
  static bool put_in_order(std::vector<ChunkOfTable>& chunks, std::vector<PanelChunk>& ordered) {
    const auto out_of_order = [](const ChunkOfTable& a, const ChunkOfTable& b) {
      return b.chunk.first() <= a.chunk.last();
    };
    const auto repeats = [](const ChunkOfTable& of) {
      for (std::size_t row = 1; row < of.chunk.size(); ++row) {
        if (of.chunk.unit(row) == of.chunk.unit(row - 1)) return true;
      }
      return false;
    };
    std::vector<std::size_t> by_first(chunks.size());
    for (std::size_t i = 0; i < by_first.size(); ++i) by_first[i] = i;
    std::ranges::stable_sort(by_first, {}, [&](std::size_t i) { return chunks[i].chunk.first(); });
    bool apart = std::ranges::none_of(chunks, repeats);
    for (std::size_t i = 1; i < by_first.size(); ++i) {
      apart = apart && !out_of_order(chunks[by_first[i - 1]], chunks[by_first[i]]);
    }
    if (apart) {
      for (const std::size_t i : by_first) ordered.push_back(std::move(chunks[i].chunk));
      return true;
    }
    struct PlaceOfRow {
      UnitKey unit;
      std::uint32_t chunk;
      std::uint32_t row;
      auto operator<=>(const PlaceOfRow&) const = default;
    };
    std::vector<PlaceOfRow> places;
    for (std::uint32_t chunk = 0; chunk < chunks.size(); ++chunk) {
      for (std::uint32_t row = 0; row < chunks[chunk].chunk.size(); ++row) {
        places.push_back({chunks[chunk].chunk.unit(row), chunk, row});
      }
    }
    std::ranges::sort(places);
    const auto duplicates = std::ranges::unique(places, {}, &PlaceOfRow::unit);
    const bool unique = duplicates.empty();
    places.erase(duplicates.begin(), duplicates.end());
    const bool one_step = std::ranges::all_of(
        chunks, [&](const ChunkOfTable& of) { return of.chunk.income_step() == chunks.front().chunk.income_step(); });
    const std::int32_t step = one_step ? chunks.front().chunk.income_step() : 1;
    PanelRows rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const PanelChunk& chunk = chunks[places[i].chunk].chunk;
      PanelChunk::Row row = chunk.row(places[i].row);
      std::uint64_t& income = row[PanelChunk::income_column];
      if (income != 0) income = (income - 1) * static_cast<std::uint64_t>(chunk.income_step() / step) + 1;
      rows.add(row);
      if (i + 1 < places.size() && rows.size() < PanelChunk::size_limit) continue;
      ordered.emplace_back(chunk.year(), step, rows.columns());
      rows.clear();
    }
    return unique;
  }

  void tell_twice() {
    struct Seen {
      std::size_t table;
      std::size_t line;
      std::string name;
    };
    struct Twice {
      int year;
      std::string code;
      Seen here;
      Seen first;
    };
    std::map<std::pair<int, UnitKey>, Seen> seen;
    std::vector<Twice> found;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      rows_again_(table, [&](const RowAgain& row) {
        if (could_be_.contains(row.unit)) return true;
        const std::size_t number = final_.empty() ? 0 : find_unit(row.unit);
        const UnitKey unit = final_.empty() ? row.unit : final_[number];
        const Seen here{table, row.line, std::string(row.name)};
        const auto [first, is_new] = seen.try_emplace({row.year, unit}, here);
        if (is_new) return true;
        // which name was added first is chance
        parts_.other_names.insert_or_assign({row.year, unit}, first->second.name);
        found.push_back({row.year, code_of(final_.empty() ? row.unit : now(number)), here, first->second});
        return true;
      });
    }
    std::ranges::stable_sort(found, {}, [](const Twice& twice) { return std::tie(twice.year, twice.code); });
    for (const Twice& twice : found) {
      diagnostics_.error({tables_[twice.here.table].file, twice.here.line, 0},
                         {"commune {} ({}) stands twice in {}, first at {}:{}", twice.code, twice.here.name, twice.year,
                          tables_[twice.first.table].file, twice.first.line},
                         "keep the row that is right and delete the other");
    }
  }

  void take_rest() {
    parts_.place_texts = std::move(places_.texts);
    parts_.places = std::move(places_.places);
    parts_.place_numbers = std::move(places_.index);
    parts_.places_in = std::move(places_.in_year);
    for (const Dictionary::Kind& kind : dictionary_.kinds()) {
      const auto type = std::ranges::find(parts_.types, kind.type);
      parts_.kinds.push_back(kind.kind);
      parts_.kinds.back().type = static_cast<std::uint32_t>(type - parts_.types.begin());
      if (kind.open_pilot) parts_.kinds.back().pilot = tables_[*kind.open_pilot].open_pilot;
      if (type == parts_.types.end()) parts_.types.push_back(kind.type);
    }
  }

  Dictionary& dictionary_;
  std::vector<RowsOfTable> tables_;
  Team& team_;
  const RowsAgain& rows_again_;
  Diagnostics& diagnostics_;
  Places::InOrder places_;
  // Units by their numbers: as rows name them, ascending; as they stand after what was mended; as the panel has them.
  // Empty where all stand for themselves.
  std::vector<UnitKey> units_;
  std::vector<UnitKey> now_;
  std::vector<UnitKey> final_;
  std::map<UnitKey, std::pair<std::string, std::string>> could_be_;
  std::unordered_map<UnitKey, std::string> own_codes_;  // of units that have none
  bool names_moved_ = false;
  PanelParts parts_;
};

}  // namespace

Panel make_panel(Dictionary& dictionary, std::vector<RowsOfTable> tables, Team& team, const RowsAgain& rows_again,
                 Diagnostics& diagnostics) {
  return Maker(dictionary, std::move(tables), team, rows_again, diagnostics).make();
}

}  // namespace ntm
