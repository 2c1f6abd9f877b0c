#include "panel/identities.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "panel/unit_key.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Codes of digits without the zeros that they begin with.
std::string_view without_zeros(std::string_view code) {
  return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
}

}  // namespace

Identities::Identities(const Dictionary& dictionary, const std::vector<RowsOfTable>& tables,
                       const Places::InOrder& places, const RowsAgain& rows_again, Diagnostics& diagnostics)
    : dictionary_(dictionary), tables_(tables), places_(places), rows_again_(rows_again), diagnostics_(diagnostics) {
  mend_leading_zeros();
  match_by_name();
  number_codes();
}

std::string Identities::code_of(UnitKey unit) const { return own_code(changes() ? now(number_of(unit)) : unit); }

void Identities::set_now(std::size_t number, UnitKey unit) {
  if (now_.empty()) now_ = units_;
  now_[number] = unit;
}

const Dictionary::NumberedUnit& Identities::numbered(UnitKey unit) const {
  return dictionary_.numbered_units()[number_of_unit(unit)].unit;
}

std::string Identities::own_code(UnitKey unit) const {
  if (unit < numbered_unit) return digits_of_key(unit);
  const auto own = own_codes_.find(unit);
  return own != own_codes_.end() ? own->second : std::string(numbered(unit).code);
}

std::size_t Identities::number_of(UnitKey unit, std::size_t from) const {
  if (unit >= named_unit) return numbers_of_named_[number_of_unit(unit)];
  std::size_t step = 1;
  while (from + step < units_.size() && units_[from + step] < unit) step *= 2;
  const std::size_t first = from + step / 2;
  const auto there = std::span(units_).first(std::min(from + step + 1, units_.size())).subspan(first);
  return first + static_cast<std::size_t>(std::ranges::lower_bound(there, unit) - there.begin());
}

std::size_t Identities::count_clear_rows(const PanelChunk& chunk) const {
  std::size_t rows = chunk.size();
  for (std::size_t row = 0; row < chunk.size() && !could_be_.empty(); ++row) {
    if (could_be_several(chunk.unit(row))) --rows;
  }
  return rows;
}

// Each unit once. Most are in every year.
void Identities::number_units() {
  std::map<int, std::vector<UnitKey>> of_year;
  std::vector<bool> is_there(dictionary_.numbered_units().size());
  for (const RowsOfTable& table : tables_) {
    for (const Part& part : table.parts) {
      std::vector<UnitKey>& units = of_year[part.chunk.year()];
      for (std::size_t row = 0; row < part.chunk.size(); ++row) {
        const UnitKey unit = part.chunk.unit(row);
        if (unit < named_unit) {
          units.push_back(unit);
        } else {
          is_there[number_of_unit(unit)] = true;
        }
      }
    }
  }
  for (auto& [year, units] : of_year) {
    if (!std::ranges::is_sorted(units)) std::ranges::sort(units);
    std::vector<UnitKey> all;
    std::ranges::set_union(units_, units, std::back_inserter(all));
    all.erase(std::unique(all.begin(), all.end()), all.end());
    units_ = std::move(all);
  }
  numbers_of_named_.resize(is_there.size());
  for (std::size_t i = 0; i < is_there.size(); ++i) {
    if (!is_there[i]) continue;
    numbers_of_named_[i] = static_cast<std::uint32_t>(units_.size());
    units_.push_back(named_unit | i);
  }
}

// Where codes of digits are of one length, or none begins with a zero, no zeros were lost.
bool Identities::may_have_lost_zeros() const {
  unsigned lengths = 0;
  bool leading_zeros = false;
  for (const RowsOfTable& table : tables_) {
    for (const Part& part : table.parts) {
      lengths |= part.code_lengths;
      leading_zeros |= part.leading_zeros;
    }
  }
  return counts_codes() || (leading_zeros && (lengths & (lengths - 1)) != 0);
}

void Identities::mend_leading_zeros() {
  if (!may_have_lost_zeros()) return;
  number_units();
  std::unordered_map<std::string, std::size_t, TextHash> longest;
  const auto is_number = [](std::string_view code) { return !code.empty() && std::ranges::all_of(code, is_digit); };
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    const std::string code = own_code(units_[unit]);
    if (!is_number(code)) continue;
    const auto [found, is_new] = longest.try_emplace(std::string(without_zeros(code)), unit);
    if (!is_new && code.size() > own_code(units_[found->second]).size()) found->second = unit;
  }
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    const std::string code = own_code(units_[unit]);
    if (!is_number(code)) continue;
    const std::size_t full = longest.at(std::string(without_zeros(code)));
    if (full != unit) set_now(unit, units_[full]);
  }
  if (!now_.empty()) tell_mended();
}

void Identities::tell_mended() {
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
      rows_again_({table}, [&](const RowAgain& row) {
        const std::size_t unit = number_of(row.unit);
        if (is_mended(unit)) first = unit;
        return !first;
      });
    }
    diagnostics_.note({tables_[table].file},
                      {"leading zeros were lost in {} commune code{}, such as {} for {}; restored", Count{mended.count},
                       plural(mended.count), own_code(units_[*first]), own_code(now(*first))});
  }
}

// Where codes are not all of few digits, units are numbered in the order of their codes.
void Identities::number_codes() {
  if (counts_codes()) {
    std::vector<std::pair<std::string, std::size_t>> codes;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (!could_be_.contains(units_[unit])) codes.emplace_back(own_code(now(unit)), unit);
    }
    std::ranges::sort(codes);
    final_.resize(units_.size());
    for (const auto& [code, unit] : codes) {
      if (codes_.empty() || codes_.back() != code) codes_.push_back(code);
      final_[unit] = codes_.size() - 1;
    }
  } else {
    final_ = now_;
  }
}

}  // namespace ntm
