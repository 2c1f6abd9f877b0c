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

std::optional<std::uint32_t> Places::locate(std::string_view names, std::uint32_t guess) const {
  if (guess < names_.size() && names_[guess].both == names) return guess;
  const auto found = numbers_.find(names);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> Places::find(std::string_view names, int year, std::uint32_t guess) const {
  const auto number = locate(names, guess);
  return number && names_[*number].years.test(index_of(year)) ? number : std::nullopt;
}

std::uint32_t Places::number_of(std::string_view names, int year, std::uint32_t guess) {
  auto number = locate(names, guess);
  if (!number) {
    number = static_cast<std::uint32_t>(names_.size());
    names_.push_back({std::string(names), {}});
    numbers_.emplace(names_.back().both, *number);
  }
  names_[*number].years.set(index_of(year));
  return *number;
}

std::string_view Places::district(std::size_t number) const {
  const std::string_view both = names_[number].both;
  return both.substr(0, both.find('\n'));
}

Places::InOrder Places::in_order(std::span<const std::string> district_keys) {
  // A place of one or several spellings. It stands for a number of places that may be large, so it only refers to its
  // names.
  struct Group {
    std::uint32_t province;
    int year;  // of this spelling
    std::string_view district;
    const std::string* key;
  };
  numbers_ = {};
  Spellings provinces;
  std::vector<Group> groups;
  std::unordered_multimap<std::size_t, std::uint32_t> group_by_hash;
  group_by_hash.reserve(names_.size());
  InOrder result;
  result.index.reserve(names_.size());
  std::string_view last_province;
  std::uint32_t province_number = 0;
  int last_latest = 0;
  for (const Names& names : names_) {
    const std::string_view both = names.both;
    const std::size_t line = both.find('\n');
    const std::string_view province = both.substr(line + 1);
    const std::string_view district = both.substr(0, line);
    std::size_t latest = names.years.size() - 1;
    while (!names.years.test(latest)) --latest;
    const int year = first_year + static_cast<int>(latest);
    if (result.index.empty() || province != last_province || year != last_latest) {
      province_number = provinces.intern(province, year);
      last_province = province;
      last_latest = year;
    }
    const std::string& key = district_keys[result.index.size()];
    const std::size_t hash = std::hash<std::string>()(key) + province_number;
    const auto [first, last] = group_by_hash.equal_range(hash);
    const auto found = std::find_if(first, last, [&](const auto& entry) {
      const Group& group = groups[entry.second];
      return group.province == province_number && *group.key == key;
    });
    if (found == last) {
      result.index.push_back(static_cast<std::uint32_t>(groups.size()));
      group_by_hash.emplace(hash, result.index.back());
      groups.push_back({province_number, year, district, &key});
      continue;
    }
    result.index.push_back(found->second);
    Group& group = groups[found->second];
    if (year > group.year || (year == group.year && district < group.district))
      group = {province_number, year, district, group.key};
  }

  const std::vector<std::uint32_t> province_order =
      order_of(provinces.size(), [&](std::uint32_t i) { return std::string_view(provinces[i]); });
  std::vector<std::uint32_t> province_rank(provinces.size());
  for (std::uint32_t i = 0; i < province_order.size(); ++i) province_rank[province_order[i]] = i;
  const std::vector<std::uint32_t> sorted = order_of(
      groups.size(), [&](std::uint32_t i) { return std::pair(province_rank[groups[i].province], groups[i].district); });
  std::vector<std::uint32_t> rank(sorted.size());
  result.places.reserve(sorted.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) {
    const Group& group = groups[sorted[i]];
    rank[sorted[i]] = i;
    result.places.push_back({provinces[group.province], std::string(group.district)});
  }
  std::bitset<last_year - first_year + 1> years;
  for (const Names& names : names_) years |= names.years;
  for (std::size_t year = 0; year < years.size(); ++year) {
    if (years.test(year)) result.in_year[first_year + static_cast<int>(year)].resize(result.places.size());
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    result.index[i] = rank[result.index[i]];
    for (auto& [year, has_units] : result.in_year) {
      if (names_[i].years.test(index_of(year))) has_units[result.index[i]] = true;
    }
  }
  return result;
}

}  // namespace ntm
