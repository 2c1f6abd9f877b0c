#include "ntm/panel_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// The number of `text`, a new one if it is new.
std::uint32_t intern(std::string_view text, TextNumbers& numbers, std::vector<std::string>& texts) {
  const auto found = numbers.find(text);
  if (found != numbers.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(texts.size());
  numbers.emplace(text, number);
  texts.emplace_back(text);
  return number;
}

// Incomes of `rows`, which are in millionths, are put in larger steps where they all allow it.
PanelChunk chunk_of(int year, PanelRows& rows) {
  constexpr std::uint64_t step = PanelChunk::common_income_step;
  const std::span<std::uint64_t> incomes = rows.column(PanelChunk::income_column);
  const bool in_steps =
      std::ranges::all_of(incomes, [](std::uint64_t raw) { return raw == 0 || (raw - 1) % step == 0; });
  for (std::uint64_t& raw : incomes) {
    if (in_steps && raw > 0) raw = (raw - 1) / step + 1;
  }
  return {year, in_steps ? PanelChunk::common_income_step : 1, rows.columns()};
}

}  // namespace

void PanelBuilder::add(const UnitYear& unit_year, std::string_view file, std::size_t line) {
  if (unit_year.year < first_year || unit_year.year > last_year) {
    throw std::out_of_range(fmt::format("{} is no year of a panel", unit_year.year));
  }
  if (files_.empty() || files_.back() != file) files_.emplace_back(file);
  Entry entry{};
  entry.unit = intern_code(unit_year.code);
  entry.name = intern_text(unit_year.name);
  entry.place = intern_place(unit_year);
  entry.year = unit_year.year;
  entry.file = static_cast<std::uint32_t>(files_.size() - 1);
  entry.line = static_cast<std::uint32_t>(line);
  const bool counts_marks = unit_year.criteria_met == Reported(std::popcount(unit_year.met));
  entry.row[PanelChunk::kind_column] =
      intern_kind({intern_text(unit_year.type), unit_year.pilot, counts_marks, unit_year.observed});
  entry.row[PanelChunk::met_column] = unit_year.met;
  entry.row[PanelChunk::criteria_met_column] = counts_marks ? 0 : PanelChunk::raw(unit_year.criteria_met);
  entry.row[PanelChunk::households_column] = PanelChunk::raw(unit_year.households);
  entry.row[PanelChunk::poor_households_column] = PanelChunk::raw(unit_year.poor_households);
  entry.row[PanelChunk::population_column] = PanelChunk::raw(unit_year.population);
  entry.row[PanelChunk::income_column] = PanelChunk::raw(unit_year.income);
  entries_.push_back(entry);
}

std::uint32_t PanelBuilder::intern_kind(const UnitKind& kind) {
  const auto [found, is_new] = kind_ids_.try_emplace(kind, static_cast<std::uint32_t>(kinds_.size()));
  if (is_new) kinds_.push_back(kind);
  return found->second;
}

std::uint32_t PanelBuilder::intern_text(std::string_view text) { return intern(text, text_ids_, texts_); }

std::uint32_t PanelBuilder::intern_code(std::string_view code) { return intern(code, code_ids_, codes_); }

std::uint32_t PanelBuilder::intern_place(const UnitYear& unit_year) {
  const bool as_before =
      unit_year.year == last_year_ && unit_year.district == last_district_ && unit_year.province == last_province_;
  if (as_before) return last_place_;
  const std::uint32_t place =
      places_.number_of(fmt::format("{}\n{}", unit_year.district, unit_year.province), unit_year.year);
  last_province_ = unit_year.province;
  last_district_ = unit_year.district;
  last_year_ = unit_year.year;
  last_place_ = place;
  return place;
}

void PanelBuilder::mend_leading_zeros(Diagnostics& diagnostics) {
  const auto is_number = [](const std::string& code) {
    return !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  };
  const auto without_zeros = [](std::string_view code) {
    return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
  };
  std::unordered_map<std::string_view, std::uint32_t> longest;
  for (std::uint32_t id = 0; id < codes_.size(); ++id) {
    if (!is_number(codes_[id])) continue;
    const auto found = longest.try_emplace(without_zeros(codes_[id]), id).first;
    if (codes_[id].size() > codes_[found->second].size()) found->second = id;
  }
  struct Mended {
    std::size_t count = 0;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };
  std::map<std::uint32_t, Mended> by_file;
  for (Entry& entry : entries_) {
    const std::uint32_t id = entry.unit;
    if (!is_number(codes_[id])) continue;
    const std::uint32_t full = longest.at(without_zeros(codes_[id]));
    if (full == id) continue;
    Mended& mended = by_file[entry.file];
    if (mended.count++ == 0) mended = {1, id, full};
    entry.unit = full;
  }
  for (const auto& [file, mended] : by_file) {
    const auto count = static_cast<Integer>(mended.count);
    diagnostics.note({files_[file]}, {"leading zeros were lost in {} commune code{}, such as {} for {}; mended",
                                      Count{count}, plural(count), codes_[mended.from], codes_[mended.to]});
  }
}

const Place& PanelBuilder::place_of(const Entry& entry) const {
  return known_places_.places[known_places_.index[entry.place]];
}

std::string PanelBuilder::names_key_of(const Entry& entry) const {
  return name_key(place_of(entry).district) + '\n' + name_key(texts_[entry.name]);
}

std::string PanelBuilder::province_key_of(const Entry& entry) const { return name_key(place_of(entry).province); }

PanelBuilder::UnitsByName PanelBuilder::units_by_name(std::uint32_t no_code) const {
  UnitsByName units;
  for (const Entry& entry : entries_) {
    if (entry.unit != no_code) units[names_key_of(entry)].emplace(entry.unit, province_key_of(entry));
  }
  return units;
}

// The units that have the names of `entry`; its province, where both say one, must not differ.
std::set<std::uint32_t> PanelBuilder::candidates_for(const Entry& entry, const UnitsByName& units) const {
  std::set<std::uint32_t> candidates;
  const auto found = units.find(names_key_of(entry));
  if (found == units.end()) return candidates;
  const std::string own_province = province_key_of(entry);
  for (const auto& [unit, province] : found->second) {
    if (own_province.empty() || province.empty() || province == own_province) candidates.insert(unit);
  }
  return candidates;
}

void PanelBuilder::match_by_name(Diagnostics& diagnostics) {
  const auto found = code_ids_.find("");
  if (found == code_ids_.end()) return;
  const std::uint32_t no_code = found->second;
  const UnitsByName units = units_by_name(no_code);
  Spellings names;  // owned by their place
  for (const Entry& entry : entries_) {
    if (entry.unit == no_code) names.intern(texts_[entry.name], entry.year, known_places_.index[entry.place]);
  }
  std::map<std::uint32_t, std::size_t> count_in_file;
  for (Entry& entry : entries_) {
    if (entry.unit != no_code) continue;
    ++count_in_file[entry.file];
    const std::set<std::uint32_t> candidates = candidates_for(entry, units);
    const std::string& name = texts_[entry.name];
    if (candidates.size() > 1) {
      diagnostics.error({files_[entry.file], entry.line, 0},
                        {"{} has no code, and could be {} or {}", name, codes_[*candidates.begin()],
                         codes_[*std::next(candidates.begin())]},
                        "add a column commune_code");
    } else if (candidates.size() == 1) {
      entry.unit = *candidates.begin();
    } else {
      const std::uint32_t owner = known_places_.index[entry.place];
      const std::string code = fmt::format("{} / {} / {}", place_of(entry).province, place_of(entry).district,
                                           names[names.intern(name, entry.year, owner)]);
      entry.unit = intern_code(code);
    }
  }
  // those that could be several have been told, and stand for no unit
  std::erase_if(entries_, [&](const Entry& entry) { return entry.unit == no_code; });
  for (const auto& [file, count] : count_in_file) {
    diagnostics.note({files_[file]},
                     {"no code for {} commune{}; matched by province, district and name",
                      Count{static_cast<Integer>(count)}, plural(static_cast<Integer>(count))},
                     "one that was renamed or moved counts as one that left and one that entered");
  }
}

// Entries are in order of year and unit, then of their place in the input.
void PanelBuilder::drop_duplicates(Diagnostics& diagnostics) {
  const auto same = [](const Entry& a, const Entry& b) { return a.year == b.year && a.unit == b.unit; };
  std::vector<Entry> kept;
  kept.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    if (kept.empty() || !same(kept.back(), entry)) {
      kept.push_back(entry);
      continue;
    }
    const Entry& first = kept.back();
    diagnostics.error({files_[entry.file], entry.line, 0},
                      {"commune {} ({}) stands twice in {}, first at {}:{}", codes_[entry.unit], texts_[entry.name],
                       entry.year, files_[first.file], first.line},
                      "keep the row that is right and delete the other");
  }
  entries_ = std::move(kept);
}

// Units get the numbers that they have in the panel, and entries their order.
void PanelBuilder::put_in_order() {
  std::vector<std::uint32_t> order(codes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t id) -> const std::string& { return codes_[id]; });
  std::vector<std::string> codes;
  std::vector<std::uint32_t> rank(codes_.size());
  for (const std::uint32_t id : order) {
    rank[id] = static_cast<std::uint32_t>(codes.size());
    codes.push_back(std::move(codes_[id]));
  }
  codes_ = std::move(codes);
  for (Entry& entry : entries_) entry.unit = rank[entry.unit];
  std::ranges::stable_sort(
      entries_, [](const Entry& a, const Entry& b) { return std::tie(a.year, a.unit) < std::tie(b.year, b.unit); });
}

// Each unit gets the name that it bore first.
void PanelBuilder::name_units(PanelParts& parts) const {
  std::vector<std::optional<std::uint32_t>> name_of(codes_.size());
  for (const Entry& entry : entries_) {
    if (!name_of[entry.unit]) name_of[entry.unit] = entry.name;
    if (*name_of[entry.unit] != entry.name) parts.other_names.try_emplace({entry.year, entry.unit}, texts_[entry.name]);
  }
  std::vector<NamedUnit> named;
  for (std::uint32_t unit = 0; unit < name_of.size(); ++unit) {
    if (name_of[unit]) named.push_back({unit, texts_[*name_of[unit]]});
  }
  parts.names.add(named);
}

Panel PanelBuilder::build(Diagnostics& diagnostics) && {
  known_places_ = places_.in_order();
  mend_leading_zeros(diagnostics);
  match_by_name(diagnostics);
  PanelParts parts;
  put_in_order();
  drop_duplicates(diagnostics);
  name_units(parts);
  PanelRows rows;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    PanelChunk::Row row = entries_[i].row;
    row[PanelChunk::unit_column] = entries_[i].unit;
    row[PanelChunk::place_column] = entries_[i].place;
    rows.add(row);
    const bool is_last = i + 1 == entries_.size() || entries_[i + 1].year != entries_[i].year;
    if (!is_last && rows.size() < PanelChunk::size_limit) continue;
    parts.years[entries_[i].year].push_back(chunk_of(entries_[i].year, rows));
    rows.clear();
  }
  parts.codes = std::move(codes_);
  parts.place_texts = std::move(known_places_.texts);
  parts.places = std::move(known_places_.places);
  parts.place_numbers = std::move(known_places_.index);
  parts.places_in = std::move(known_places_.in_year);
  parts.kinds = std::move(kinds_);
  parts.types = std::move(texts_);
  return Panel(std::move(parts));
}

}  // namespace ntm
