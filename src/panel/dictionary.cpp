#include "panel/dictionary.hpp"

#include <tuple>

#include "panel/unit_key.hpp"

namespace ntm {

void Dictionary::number_places(std::span<const PlaceInRows> places, std::vector<std::uint32_t>& numbers) {
  numbers.clear();
  const std::lock_guard lock(places_mutex_);
  std::uint32_t next = 0;  // most files have the same places in the same order
  for (const auto& [names, year] : places) {
    numbers.push_back(places_.number_of(names, year, next));
    next = numbers.back() + 1;
  }
}

std::uint32_t Dictionary::number_of(const TypedProfile& typed) {
  const std::lock_guard lock(profiles_mutex_);
  const auto [found, is_new] = profile_numbers_.try_emplace({typed.type, typed.profile, typed.open_pilot},
                                                            static_cast<std::uint32_t>(profiles_.size()));
  if (is_new) profiles_.push_back(typed);
  return found->second;
}

void Dictionary::NumberedUnit::write_identity(std::string& all) const {
  all.clear();
  for (const std::string_view text : {code, district, province, name}) all.append(text).append(1, '\n');
}

Dictionary::KeptUnit Dictionary::keep(const NumberedUnit& unit) {
  std::string all;
  unit.write_identity(all);
  const std::lock_guard lock(units_mutex_);
  const auto found = unit_numbers_.find(all);
  if (found != unit_numbers_.end()) return units_[found->second];
  const std::size_t size = all.size();
  all.append(KeptUnit::slack, '\0');
  KeptUnit own;
  own.key = (unit.code.empty() ? named_unit : numbered_unit) | units_.size();
  own.identity = texts_.keep(all).substr(0, size);
  std::size_t begin = 0;
  const auto view = [&](std::string_view text) {
    const std::string_view result = own.identity.substr(begin, text.size());
    begin += text.size() + 1;
    return result;
  };
  own.unit.code = view(unit.code);
  own.unit.district = view(unit.district);
  own.unit.province = view(unit.province);
  own.unit.name = view(unit.name);
  unit_numbers_.emplace(own.identity, units_.size());
  units_.push_back(own);
  return own;
}

UnitNames Dictionary::known_names() const {
  const std::lock_guard lock(names_mutex_);
  return names_;
}

void Dictionary::add_names(int year, UnitNames::Chunk names) {
  const std::lock_guard lock(names_mutex_);
  if (!names_.may_have(names.first(), names.last())) {
    names_.add(std::move(names));
    return;
  }
  std::vector<NamedUnit> fresh;
  UnitNames::Cursor cursor(names_);
  for (std::size_t row = 0; row < names.size(); ++row) {
    const auto known = cursor.find(names.unit(row));
    if (!known) {
      fresh.push_back({names.unit(row), names.name(row)});
    } else if (*known != names.name(row)) {
      other_names_.try_emplace({year, names.unit(row)}, names.name(row));
    }
  }
  names_.add(fresh);
}

std::string_view Dictionary::name_of(int year, UnitKey unit) const {
  if (unit >= named_unit) return units_[number_of_unit(unit)].unit.name;
  const auto other = other_names_.find({year, unit});
  if (other != other_names_.end()) return other->second;
  return names_.find(unit).value_or(std::string_view());
}

}  // namespace ntm
