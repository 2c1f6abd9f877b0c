#include "panel/make_panel.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "panel/districts_again.hpp"
#include "panel/doubts.hpp"
#include "panel/identities.hpp"
#include "panel/odd_rows.hpp"
#include "panel/other_units.hpp"
#include "panel/places_of_rows.hpp"
#include "panel/plausibility.hpp"
#include "panel/tell_names.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class Maker {
 public:
  Maker(Dictionary& dictionary, std::vector<RowsOfTable> tables, Team& team, const RowsAgain& rows_again,
        Diagnostics& diagnostics, const HeldAgainst& held_against)
      : dictionary_(dictionary),
        tables_(std::move(tables)),
        team_(team),
        rows_again_(rows_again),
        diagnostics_(diagnostics),
        held_against_(held_against),
        places_(dictionary.places().in_order(team.size(), [this] { return count_rows_of_places(); })),
        identities_(dictionary, tables_, places_, rows_again, diagnostics) {}

  PanelMade make() {
    tell_districts_again(tables_, dictionary_, rows_again_, diagnostics_);
    tell_odd_rows(tables_, team_, rows_again_, diagnostics_);
    if (held_against_.rules != nullptr) tell_other_units(tables_, *held_against_.rules, team_, diagnostics_);
    tell_respelled(places_.respelled, diagnostics_);
    tell_unclear(places_.unclear, diagnostics_);
    if (identities_.changes()) change_units();
    take_names();
    put_together();
    take_rest();
    PanelMade made{Panel(std::move(parts_)), {}};
    const Crosswalk none;
    const FindUnits find = [this](std::span<const UnitOfYear> units) { return find_units(units); };
    const Crosswalk& crosswalk = held_against_.crosswalk == nullptr ? none : *held_against_.crosswalk;
    const std::vector<bool> same_units = tell_doubts(made.panel, crosswalk, team_, find, diagnostics_);
    if (held_against_.rules != nullptr && !diagnostics_.has_errors()) {
      made.implausible =
          tell_implausible(made.panel, *held_against_.rules, crosswalk, same_units, team_, find, diagnostics_);
    }
    return made;
  }

 private:
  [[nodiscard]] std::vector<std::int64_t> count_rows_of_places() const {
    std::vector<std::int64_t> rows;
    for (const RowsOfTable& table : tables_) {
      for (const Part& part : table.parts) {
        for (std::size_t row = 0; row < part.chunk.size(); ++row) {
          const std::size_t place = part.chunk.get(row, PanelChunk::place_column);
          if (place >= rows.size()) rows.resize(place + 1);
          ++rows[place];
        }
      }
    }
    return rows;
  }

  // ---- where units are other keys than those in rows

  void change_units() {
    std::vector<Part*> parts;
    for (RowsOfTable& table : tables_) {
      for (Part& part : table.parts) parts.push_back(&part);
    }
    move_names(parts);
    // else units are changed where chunks are put together
    if (!identities_.counts_codes()) {
      team_.for_each_part(parts.size(), [&](std::size_t, std::size_t i) { renumber(*parts[i]); });
    }
    parts_.codes = std::move(identities_.codes());
  }

  // Names go with their units; of several that became one, the names of all but the first are exceptions.
  void move_names(const std::vector<Part*>& parts) {
    const std::vector<UnitKey>& units = identities_.units();
    std::vector<std::pair<UnitKey, std::size_t>> order;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      if (!identities_.could_be_several(units[unit])) order.emplace_back(identities_.final_of(unit), unit);
    }
    std::ranges::sort(order);
    std::vector<NamedUnit> named;
    std::vector<std::string_view> name_now(units.size());
    std::vector<bool> is_other(units.size());
    bool any_others = false;
    UnitNames::Cursor known(dictionary_.names());
    for (const auto& [now, unit] : order) {
      const std::string_view name = Identities::has_code(units[unit])
                                        ? known.find(units[unit]).value_or(std::string_view())
                                        : dictionary_.name_of(first_year, units[unit]);
      if (named.empty() || named.back().unit != now) named.push_back({now, name});
      name_now[unit] = named.back().name;
      is_other[unit] = named.back().name != name;
      any_others = any_others || is_other[unit];
    }
    for (const auto& [year_and_unit, name] : dictionary_.other_names()) {
      is_other[identities_.number_of(year_and_unit.second)] = true;
      any_others = true;
    }
    for (const Part* const part : parts) {
      if (!any_others) break;
      identities_.for_each_row_of(part->chunk, [&](std::size_t, std::size_t unit) {
        if (!is_other[unit] || identities_.could_be_several(units[unit])) return;
        const int year = part->chunk.year();
        const std::string_view name = dictionary_.name_of(year, units[unit]);
        if (name_now[unit] != name) parts_.other_names.try_emplace({year, identities_.final_of(unit)}, name);
      });
    }
    parts_.names.add(named);
  }

  void renumber(Part& part) const {
    std::vector<std::pair<UnitKey, std::size_t>> order;
    order.reserve(part.chunk.size());
    identities_.for_each_row_of(
        part.chunk, [&](std::size_t row, std::size_t unit) { order.emplace_back(identities_.final_of(unit), row); });
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
    if (identities_.changes()) return;
    parts_.names = std::move(dictionary_.names());
    parts_.other_names = std::move(dictionary_.other_names());
  }

  // ---- chunks

  using Chunks = std::vector<PanelChunk>;

  void put_together() {
    std::map<int, Chunks> years;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (Part& part : tables_[table].parts) {
        const std::size_t rows = identities_.count_clear_rows(part.chunk);
        if (rows == 0) continue;
        const bool is_final = !identities_.counts_codes();
        parts_read_.push_back({{table, part.block},
                               part.chunk.year(),
                               rows,
                               is_final ? part.chunk.first() : 0,
                               is_final ? part.chunk.last() : std::numeric_limits<UnitKey>::max()});
        years[part.chunk.year()].push_back(std::move(part.chunk));
      }
    }
    std::vector<std::pair<Chunks*, Chunks*>> work;
    for (auto& [year, chunks] : years) work.emplace_back(&chunks, &parts_.years[year]);
    std::atomic<bool> unique = true;
    team_.for_each_part(work.size(), [&](std::size_t, std::size_t i) {
      auto& [chunks, ordered] = work[i];
      if (!identities_.counts_codes() && ascend(*chunks)) {
        *ordered = std::move(*chunks);
      } else if (!merge(*chunks, *ordered)) {
        unique = false;
      }
    });
    if (!unique) tell_twice();
  }

  // False if a unit stands twice. The first one stays.
  bool merge(const Chunks& chunks, Chunks& ordered) const {
    const std::vector<PlaceOfRow> places =
        identities_.counts_codes() ? counted_places(chunks, identities_, parts_.codes.size()) : sorted_places(chunks);
    std::size_t rows_of_chunks = 0;
    for (const PanelChunk& chunk : chunks) rows_of_chunks += identities_.count_clear_rows(chunk);
    const std::int32_t first_step = chunks.front().income_step();
    const bool one_step =
        std::ranges::all_of(chunks, [&](const PanelChunk& chunk) { return chunk.income_step() == first_step; });
    const std::int32_t step = one_step ? first_step : 1;
    PanelRows rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const PanelChunk& chunk = chunks[places[i].chunk];
      PanelChunk::Row row = chunk.row(places[i].row);
      row[PanelChunk::unit_column] = places[i].unit;
      std::uint64_t& income = row[PanelChunk::income_column];
      if (income != 0) income = (income - 1) * static_cast<std::uint64_t>(chunk.income_step() / step) + 1;
      rows.add(row);
      if (i + 1 < places.size() && rows.size() < PanelChunk::size_limit) continue;
      ordered.emplace_back(chunk.year(), step, rows.columns());
      rows.clear();
    }
    return places.size() == rows_of_chunks;
  }

  struct Seen {
    std::size_t table;
    std::size_t line;
    std::string name;
    CriteriaSet observed;
  };
  struct Twice {
    int year;
    std::string code;
    bool has_code;
    Seen here;
    Seen first;
  };

  // Two files that hold the same communes of a year, as copies do: one is too many. Tells each pair once, and returns
  // them.
  std::set<std::tuple<std::size_t, std::size_t, int>> tell_tables_twice(const std::vector<Twice>& found) {
    constexpr std::size_t fewest = 5;
    std::map<std::tuple<std::size_t, std::size_t, int>, std::size_t> counts;
    for (const Twice& twice : found) {
      const bool are_parts = twice.here.observed != 0 && (twice.here.observed & twice.first.observed) == 0;
      if (twice.first.table != twice.here.table && !are_parts)
        ++counts[{twice.first.table, twice.here.table, twice.year}];
    }
    std::set<std::tuple<std::size_t, std::size_t, int>> told;
    for (const auto& [pair, count] : counts) {
      const auto& [first, second, year] = pair;
      if (count < fewest || 2 * count < std::min(rows_of(first, year), rows_of(second, year))) continue;
      told.insert(pair);
      diagnostics_.error(
          {tables_[second].file},
          {"has {} communes of {} that {} has too", Count{static_cast<Integer>(count)}, year, tables_[first].file},
          "leave one of the two files out");
    }
    return told;
  }

  // As many as were read; put_together() took their chunks.
  [[nodiscard]] std::size_t rows_of(std::size_t table, int year) const {
    std::size_t rows = 0;
    for (const PartRead& part : parts_read_) {
      if (part.where.table == table && part.year == year) rows += part.rows;
    }
    return rows;
  }

  void tell_twice() {
    std::map<std::pair<int, UnitKey>, Seen> seen;
    std::vector<Twice> found;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      rows_again_({table}, [&](const RowAgain& row) {
        if (identities_.could_be_several(row.unit)) return true;
        const UnitKey unit = key_in_panel(row.unit);
        const Seen here{table, row.line, std::string(row.name), row.observed};
        const auto [first, is_new] = seen.try_emplace({row.year, unit}, here);
        if (is_new) return true;
        // which name was added first is chance
        parts_.other_names.insert_or_assign({row.year, unit}, first->second.name);
        found.push_back({row.year, identities_.code_of(row.unit), identities_.has_code(row.unit), here, first->second});
        return true;
      });
    }
    const auto told = tell_tables_twice(found);
    std::erase_if(found, [&](const Twice& twice) {
      return told.contains({twice.first.table, twice.here.table, twice.year});
    });
    std::ranges::stable_sort(found, {}, [](const Twice& twice) { return std::tie(twice.year, twice.code); });
    std::map<std::tuple<std::size_t, int, std::string>, std::size_t> rows_of_unit;  // beyond the first
    for (const Twice& twice : found) {
      if (twice.here.table == twice.first.table) ++rows_of_unit[{twice.here.table, twice.year, twice.code}];
    }
    for (const Twice& twice : found) {
      const auto& [year, code, has_code, here, first] = twice;
      const std::string& file = tables_[first.table].file;
      const Where where{tables_[here.table].file, here.line, 0};
      if (!is_one_name(typed_unit_name(here.name).name, typed_unit_name(first.name).name)) {
        diagnostics_.error(
            where, {"code {} belongs to '{}' and, at {}:{}, to '{}'", code, here.name, file, first.line, first.name},
            "correct the code that is wrong; if these are running numbers, call the column STT (ordinal)");
        continue;
      }
      // of a place only what is known
      const std::string_view shown = std::string_view(code).substr(std::min(code.find_first_not_of(" /"), code.size()));
      const Message unit =
          has_code && !here.name.empty() ? Message{"{} ({})", code, here.name} : Message::verbatim(std::string(shown));
      const bool are_parts = here.observed != 0 && first.observed != 0 && (here.observed & first.observed) == 0;
      if (are_parts) {
        diagnostics_.error(
            where, {"some criteria of commune {} in {} are here, others at {}:{}", unit, year, file, first.line},
            "put the parts side by side: one row for each commune, with all its columns");
        continue;
      }
      constexpr std::size_t often = 3;
      const bool is_list = rows_of_unit[{here.table, year, code}] >= often;
      const Phrase cure = is_list
                              ? Phrase(
                                    "give each commune one row, with a column for each criterion; or a row for each "
                                    "criterion, with a column that says whether it is met")
                          : has_code ? Phrase("keep the row that is right and delete the other")
                                     : Phrase(
                                           "delete one of the rows; if they are two communes, add a column that tells "
                                           "their places apart");
      diagnostics_.error(where, {"commune {} appears twice in {}, first at {}:{}", unit, year, file, first.line}, cure);
    }
  }

  [[nodiscard]] UnitKey key_in_panel(UnitKey unit) const {
    return identities_.changes() ? identities_.final_of(identities_.number_of(unit)) : unit;
  }

  // The first row of each, or no place where it has none.
  [[nodiscard]] std::vector<Where> find_units(std::span<const UnitOfYear> units) const {
    std::map<UnitOfYear, std::optional<Where>> found;
    for (const UnitOfYear& unit : units) found.try_emplace(unit);
    std::size_t missing = found.size();
    std::optional<std::size_t> whole;  // the last table that was read so
    for (const PartRead& part : parts_read_) {
      const auto [table, block] = part.where;
      const bool holds_any =
          std::any_of(found.lower_bound({part.year, part.first}), found.upper_bound({part.year, part.last}),
                      [](const auto& unit) { return !unit.second; });
      if (missing == 0 || !holds_any || (!block && whole == table)) continue;
      if (!block) whole = table;
      const std::string& file = tables_[table].file;
      rows_again_(part.where, [&](const RowAgain& row) {
        if (identities_.could_be_several(row.unit)) return true;
        const auto unit = found.find({row.year, key_in_panel(row.unit)});
        if (unit == found.end() || unit->second) return true;
        unit->second = Where{file, row.line, 0};
        return --missing > 0;
      });
    }
    std::vector<Where> places;
    for (const UnitOfYear& unit : units) places.push_back(found.at(unit).value_or(Where()));
    return places;
  }

  void take_rest() {
    parts_.place_texts = std::move(places_.texts);
    parts_.places = std::move(places_.places);
    parts_.place_numbers = std::move(places_.index);
    parts_.places_in = std::move(places_.in_year);
    for (const Dictionary::TypedProfile& typed : dictionary_.profiles()) {
      const auto type = std::ranges::find(parts_.types, typed.type);
      parts_.profiles.push_back(typed.profile);
      parts_.profiles.back().type = static_cast<std::uint32_t>(type - parts_.types.begin());
      if (typed.open_pilot) {
        const auto& pilots = tables_[typed.open_pilot->table].open_pilots;
        const auto found = pilots.find(typed.open_pilot->year);  // rows that were refused have none
        if (found != pilots.end()) parts_.profiles.back().pilot = found->second;
      }
      if (type == parts_.types.end()) parts_.types.push_back(typed.type);
    }
  }

  Dictionary& dictionary_;
  std::vector<RowsOfTable> tables_;
  Team& team_;
  const RowsAgain& rows_again_;
  Diagnostics& diagnostics_;
  const HeldAgainst& held_against_;
  // What was read of a table and a year, and between which keys of the panel its units lie; in the order of tables.
  struct PartRead {
    RowsWanted where;
    int year;
    std::size_t rows;
    UnitKey first;
    UnitKey last;
  };
  std::vector<PartRead> parts_read_;
  Places::InOrder places_;
  Identities identities_;
  PanelParts parts_;
};

}  // namespace

PanelMade make_panel(Dictionary& dictionary, std::vector<RowsOfTable> tables, Team& team, const RowsAgain& rows_again,
                     Diagnostics& diagnostics, const HeldAgainst& held_against) {
  return Maker(dictionary, std::move(tables), team, rows_again, diagnostics, held_against).make();
}

}  // namespace ntm
