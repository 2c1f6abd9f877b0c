#include "panel/likely_same.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "panel/place_names.hpp"
#include "text/code_points.hpp"
#include "text/text_hash.hpp"

namespace ntm {
namespace {

// The keys of units' places, of as much as is known of all of them.
class PlaceKeys {
 public:
  PlaceKeys(const Panel& panel, const std::vector<Observation>& some, const std::vector<Observation>& others)
      : panel_(panel) {
    for (const auto* const units : {&some, &others}) {
      for (const Observation& unit : *units) {
        has_provinces_ = has_provinces_ && !panel.place(unit).province.empty();
        has_districts_ = has_districts_ && !panel.place(unit).district.empty();
      }
    }
  }

  [[nodiscard]] std::string of(const Observation& unit) const {
    std::string key;
    if (has_provinces_) key += typed_place_name(panel_.place(unit).province).name;
    key += '\n';
    if (has_districts_) key += typed_place_name(panel_.place(unit).district).name;
    return key += '\n';
  }

 private:
  const Panel& panel_;
  bool has_provinces_ = true;
  bool has_districts_ = true;
};

// Of a key, the units that it may stand for; more than one is none.
class UnitsByKey {
 public:
  void add(std::string key, std::size_t unit) {
    const auto [found, is_new] = units_.try_emplace(std::move(key), unit);
    if (!is_new && found->second != unit) found->second = std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const {
    const auto found = units_.find(key);
    return found != units_.end() ? found->second : std::nullopt;
  }

 private:
  std::unordered_map<std::string, std::optional<std::size_t>, TextHash> units_;
};

// In shorter names one letter is too much to be a slip.
constexpr std::ptrdiff_t fewest_letters = 4;

// The name, and it without each of its letters: names one letter apart share one of these.
std::vector<std::string> with_one_less(const std::string& name) {
  std::vector<std::string> result{name};
  const auto begins_letter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  if (std::ranges::count_if(name, begins_letter) < fewest_letters) return result;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t size = first_code_point(std::string_view(name).substr(at)).size;
    const bool is_digit = name[at] >= '0' && name[at] <= '9';
    if (!is_digit) result.push_back(std::string(name).erase(at, size));
    at += size;
  }
  return result;
}

// Whether one letter in its place was changed, added or left out. Two names may share what is left when each lost
// another letter.
bool are_near(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& text) { text.remove_prefix(first_code_point(text).size); };
  while (!a.empty() && !b.empty() && a.substr(0, first_code_point(a).size) == b.substr(0, first_code_point(b).size)) {
    next(a);
    next(b);
  }
  const auto without_first = [&](std::string_view text) {
    if (!text.empty()) next(text);
    return text;
  };
  return without_first(a) == without_first(b) || without_first(a) == b || a == without_first(b);
}

// Takes the pairs out of the lists that the numbers are of.
std::vector<UnitInYears> take(const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                              std::vector<Observation>& entered, std::vector<Observation>& left) {
  std::vector<UnitInYears> result;
  std::vector<bool> of_entered(entered.size());
  std::vector<bool> of_left(left.size());
  for (const auto& [later, earlier] : pairs) {
    if (of_left[earlier]) continue;
    of_entered[later] = true;
    of_left[earlier] = true;
    result.push_back({entered[later], left[earlier]});
  }
  const auto erase = [](std::vector<Observation>& units, const std::vector<bool>& taken) {
    std::vector<Observation> rest;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!taken[i]) rest.push_back(units[i]);
    }
    units = std::move(rest);
  };
  erase(entered, of_entered);
  erase(left, of_left);
  return result;
}

}  // namespace

std::vector<UnitInYears> take_same_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left) {
  if (entered.empty() || left.empty()) return {};
  const PlaceKeys places(panel, entered, left);
  const auto by_key = [&](const std::vector<Observation>& units) {
    UnitsByKey result;
    for (std::size_t i = 0; i < units.size(); ++i) {
      result.add(places.of(units[i]) + typed_unit_name(panel.name(units[i])).name, i);
    }
    return result;
  };
  const UnitsByKey of_entered = by_key(entered);
  const UnitsByKey of_left = by_key(left);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < entered.size(); ++i) {
    const std::string key = places.of(entered[i]) + typed_unit_name(panel.name(entered[i])).name;
    const auto earlier = of_left.find(key);
    if (earlier && of_entered.find(key)) pairs.emplace_back(i, *earlier);
  }
  return take(pairs, entered, left);
}

std::vector<UnitInYears> take_near_names(const Panel& panel, std::vector<Observation>& entered,
                                         std::vector<Observation>& left) {
  if (entered.empty() || left.empty()) return {};
  const PlaceKeys places(panel, entered, left);
  UnitsByKey of_left;
  std::vector<std::string> left_names;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const std::string place = places.of(left[i]);
    left_names.push_back(typed_unit_name(panel.name(left[i])).name);
    for (const std::string& name : with_one_less(left_names.back())) of_left.add(place + name, i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < entered.size(); ++i) {
    const std::string place = places.of(entered[i]);
    const std::string own = typed_unit_name(panel.name(entered[i])).name;
    for (const std::string& name : with_one_less(own)) {
      const auto earlier = of_left.find(place + name);
      if (!earlier || !are_near(own, left_names[*earlier])) continue;
      pairs.emplace_back(i, *earlier);
      break;
    }
  }
  return take(pairs, entered, left);
}

}  // namespace ntm
