#include "ntm/places.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "model/parallel.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

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
    names_.push_back({texts_.keep(names), {}, year});
    numbers_.emplace(names_.back().both, *number);
  }
  Names& known = names_[*number];
  known.years.set(index_of(year));
  known.latest = std::max(known.latest, year);
  return *number;
}

std::string_view Places::district(std::uint32_t number) const {
  const std::string_view both = names_[number].both;
  return both.substr(0, both.find('\n'));
}

std::string_view Places::province(std::uint32_t number) const {
  const std::string_view both = names_[number].both;
  return both.substr(both.find('\n') + 1);
}

// The districts of a province, ascending. Puts `numbers` in an order in which those of a district follow each other.
std::vector<Places::Group> Places::groups_of(std::vector<std::uint32_t>& numbers) const {
  std::vector<std::pair<std::string, std::uint32_t>> keyed;
  keyed.reserve(numbers.size());
  for (const std::uint32_t number : numbers) keyed.emplace_back(name_key(district(number)), number);
  std::ranges::sort(keyed);
  std::vector<Group> groups;
  groups.reserve(keyed.size());
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    numbers[i] = keyed[i].second;
    const std::string_view text = district(numbers[i]);
    const int year = names_[numbers[i]].latest;
    if (i == 0 || keyed[i].first != keyed[i - 1].first) groups.push_back({text, year, i, i});
    Group& group = groups.back();
    group.end = i + 1;
    if (year < group.year || (year == group.year && text >= group.district)) continue;
    group.district = text;
    group.year = year;
  }
  std::ranges::sort(groups, {}, &Group::district);
  return groups;
}

Places::InOrder Places::in_order(std::size_t threads) {
  Spellings provinces;
  std::vector<std::vector<std::uint32_t>> numbers_in;  // by province
  std::uint32_t in = 0;                                // the province of the number before
  for (std::uint32_t number = 0; number < names_.size(); ++number) {
    const int year = names_[number].latest;
    const bool as_before = number > 0 && province(number) == province(number - 1) && year == names_[number - 1].latest;
    if (!as_before) in = provinces.intern(province(number), year);
    if (in == numbers_in.size()) numbers_in.emplace_back();
    numbers_in[in].push_back(number);
  }
  std::vector<std::vector<Group>> groups_in(provinces.size());
  // below this many a second thread takes longer to begin than to help
  constexpr std::size_t fewest_for_threads = 5000;
  Team team(names_.size() < fewest_for_threads ? 1 : threads);
  team.for_each_part(provinces.size(), [&](std::size_t, std::size_t i) { groups_in[i] = groups_of(numbers_in[i]); });

  std::vector<std::uint32_t> order(provinces.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return provinces[i]; });
  InOrder result{std::move(texts_), {}, {}, {}};
  result.index.resize(names_.size());
  for (const std::uint32_t i : order) {
    const std::string_view name = result.texts.keep(provinces[i]);
    for (const Group& group : groups_in[i]) {
      for (std::size_t member = group.begin; member < group.end; ++member) {
        result.index[numbers_in[i][member]] = static_cast<std::uint32_t>(result.places.size());
      }
      result.places.push_back({name, group.district});
    }
  }
  Years years;
  for (const Names& names : names_) years |= names.years;
  for (int year = first_year; year <= last_year; ++year) {
    if (!years.test(index_of(year))) continue;
    std::vector<bool>& has_units = result.in_year[year];
    has_units.resize(result.places.size());
    for (std::size_t number = 0; number < names_.size(); ++number) {
      if (names_[number].years.test(index_of(year))) has_units[result.index[number]] = true;
    }
  }
  return result;
}

}  // namespace ntm
