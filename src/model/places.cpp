#include "ntm/places.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// The numbers below `size`, ascending by their keys.
template <typename Key>
std::vector<std::uint32_t> order_of(std::size_t size, Key key) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, key);
  return order;
}

std::size_t index_of(int year) { return static_cast<std::size_t>(year - first_year); }

}  // namespace

std::uint32_t Spellings::intern(std::string_view text, int year, std::uint32_t owner) {
  const auto [keyed, is_new] =
      by_key_.try_emplace(std::to_string(owner) + ':' + name_key(text), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.push_back({std::string(text), year});
  Name& name = names_[keyed->second];
  if (year > name.year || (year == name.year && text < name.text)) name = {std::string(text), year};
  return keyed->second;
}

std::optional<std::uint32_t> Places::find(std::string_view names, int year, std::uint32_t guess) const {
  if (guess >= names_.size() || names_[guess].both != names) {
    const auto found = numbers_.find(names);
    if (found == numbers_.end()) return std::nullopt;
    guess = found->second;
  }
  return names_[guess].years.test(index_of(year)) ? std::optional(guess) : std::nullopt;
}

std::uint32_t Places::number_of(std::string_view names, int year, std::uint32_t guess) {
  if (const auto found = find(names, year, guess)) return *found;
  const auto next = static_cast<std::uint32_t>(names_.size());
  auto found = numbers_.find(names);
  if (found == numbers_.end()) {
    names_.push_back({std::string(names), {}});
    found = numbers_.emplace(names_.back().both, next).first;
  }
  names_[found->second].years.set(index_of(year));
  return found->second;
}

Places::InOrder Places::in_order() const {
  Spellings provinces;
  Spellings districts;  // owned by their province
  std::vector<std::uint32_t> province_of;
  InOrder result;
  std::string_view last_province;
  std::uint32_t province_number = 0;
  int last_latest = 0;
  for (const Names& names : names_) {
    const std::string_view both = names.both;
    const std::size_t line = both.find('\n');
    const std::string_view province = both.substr(line + 1);
    std::size_t latest = names.years.size() - 1;
    while (!names.years.test(latest)) --latest;
    const int year = first_year + static_cast<int>(latest);
    if (result.index.empty() || province != last_province || year != last_latest) {
      province_number = provinces.intern(province, year);
      last_province = province;
      last_latest = year;
    }
    result.index.push_back(districts.intern(both.substr(0, line), year, province_number));
    if (result.index.back() == province_of.size()) province_of.push_back(province_number);
  }

  const std::vector<std::uint32_t> province_order =
      order_of(provinces.size(), [&](std::uint32_t i) { return std::string_view(provinces[i]); });
  std::vector<std::uint32_t> province_rank(provinces.size());
  for (std::uint32_t i = 0; i < province_order.size(); ++i) province_rank[province_order[i]] = i;
  const std::vector<std::uint32_t> sorted = order_of(districts.size(), [&](std::uint32_t i) {
    return std::pair(province_rank[province_of[i]], std::string_view(districts[i]));
  });
  std::vector<std::uint32_t> rank(sorted.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) {
    rank[sorted[i]] = i;
    result.places.push_back({provinces[province_of[sorted[i]]], districts[sorted[i]]});
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    result.index[i] = rank[result.index[i]];
    for (std::size_t year = 0; year < names_[i].years.size(); ++year) {
      if (!names_[i].years.test(year)) continue;
      std::vector<bool>& has_units = result.in_year[first_year + static_cast<int>(year)];
      has_units.resize(result.places.size());
      has_units[result.index[i]] = true;
    }
  }
  return result;
}

}  // namespace ntm
