#include "panel/places.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "panel/parallel.hpp"

namespace ntm {
namespace {

std::size_t index_of(int year) { return static_cast<std::size_t>(year - first_year); }

}  // namespace

void put_in_order(std::vector<Spelling>& spellings) {
  std::ranges::sort(spellings, {}, &Spelling::text);
  std::vector<Spelling> merged;
  for (const Spelling& spelling : spellings) {
    if (merged.empty() || merged.back().text != spelling.text) {
      merged.push_back(spelling);
      continue;
    }
    merged.back().rows += spelling.rows;
    merged.back().year = std::max(merged.back().year, spelling.year);
  }
  std::ranges::sort(merged, {}, [](const Spelling& s) { return std::tuple(-s.rows, -s.year, s.text); });
  spellings = std::move(merged);
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

std::vector<Places::Province> Places::provinces(std::vector<SameNames::Unclear>& unclear) const {
  std::unordered_map<std::string_view, std::size_t, TextHash> by_text;
  std::vector<std::vector<std::uint32_t>> numbers;
  std::vector<TypedName> names;
  std::size_t of = 0;  // the number before
  for (std::uint32_t number = 0; number < names_.size(); ++number) {
    if (number == 0 || province(number) != province(number - 1)) {
      of = by_text.try_emplace(province(number), names.size()).first->second;
      if (of == names.size()) names.push_back(typed_place_name(province(number)));
    }
    numbers.resize(names.size());
    numbers[of].push_back(number);
  }
  const SameNames same(names);
  std::vector<Province> result(same.groups.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (std::size_t member = same.groups[i].begin; member < same.groups[i].end; ++member) {
      std::ranges::copy(numbers[same.order[member]], std::back_inserter(result[i].numbers));
    }
    result[i].name = province(result[i].numbers.front());
  }
  unclear = same.unclear;
  return result;
}

void Places::find_districts(Province& of) const {
  std::vector<TypedName> names;
  names.reserve(of.numbers.size());
  for (const std::uint32_t number : of.numbers) names.push_back(typed_place_name(district(number)));
  SameNames same(names);
  of.districts.reserve(same.groups.size());
  for (const auto& [begin, end] : same.groups) {
    District& found = of.districts.emplace_back();
    for (std::size_t member = begin; member < end; ++member) {
      found.numbers.push_back(of.numbers[same.order[member]]);
    }
    found.name = district(found.numbers.front());
  }
  of.unclear = std::move(same.unclear);
}

template <typename TextOf>
std::vector<Spelling> Places::spellings_of(const std::vector<std::uint32_t>& numbers, TextOf text_of) const {
  std::vector<Spelling> spellings;
  for (const std::uint32_t number : numbers) {
    spellings.push_back({text_of(number), rows_.empty() ? 0 : rows_[number], names_[number].latest});
  }
  put_in_order(spellings);
  return spellings;
}

// Of names in several spellings, the one that is shown; and what is told of it.
void Places::choose_names(std::vector<Province>& provinces, const std::vector<SameNames::Unclear>& unclear,
                          InOrder& result) const {
  const auto in_district = [&](std::uint32_t number) { return district(number); };
  const auto in_province = [&](std::uint32_t number) { return province(number); };
  const auto choose = [&](auto& named, auto text_of, Respelled::What what) {
    if (named.numbers.size() == 1) return;
    std::vector<Spelling> spellings = spellings_of(named.numbers, text_of);
    named.name = spellings.front().text;
    if (spellings.size() > 1) result.respelled.push_back({what, std::move(spellings)});
  };
  const auto tell = [&](const SameNames::Unclear& names, const auto& all, auto text_of, Respelled::What what) {
    const Spelling name = spellings_of(all[names.bare].numbers, text_of).front();
    result.unclear.push_back({what, name, all[names.one].name, all[names.other].name});
  };
  for (Province& of : provinces) {
    choose(of, in_province, Respelled::What::province);
    for (District& found : of.districts) choose(found, in_district, Respelled::What::district);
    for (const auto& names : of.unclear) tell(names, of.districts, in_district, Respelled::What::district);
  }
  for (const auto& names : unclear) tell(names, provinces, in_province, Respelled::What::province);
}

Places::InOrder Places::in_order(std::size_t threads, const CountRows& count_rows) {
  std::vector<SameNames::Unclear> unclear;
  std::vector<Province> provinces = this->provinces(unclear);
  // below this many a second thread takes longer to begin than to help
  constexpr std::size_t fewest_for_threads = 5000;
  Team team(names_.size() < fewest_for_threads ? 1 : threads);
  team.for_each_part(provinces.size(), [&](std::size_t, std::size_t i) { find_districts(provinces[i]); });

  InOrder result;
  const auto is_respelled = [&](const Province& of) {
    const auto is_new = [&](std::uint32_t number) { return province(number) != of.name; };
    const auto has_several = [](const District& found) { return found.numbers.size() > 1; };
    return !of.unclear.empty() || std::ranges::any_of(of.numbers, is_new) ||
           std::ranges::any_of(of.districts, has_several);
  };
  if (!unclear.empty() || std::ranges::any_of(provinces, is_respelled)) {
    rows_ = count_rows();
    choose_names(provinces, unclear, result);
  }
  result.texts = std::move(texts_);
  result.index.resize(names_.size());
  std::ranges::sort(provinces, {}, &Province::name);
  for (Province& of : provinces) {
    std::ranges::sort(of.districts, {}, &District::name);
    for (const District& found : of.districts) {
      for (const std::uint32_t number : found.numbers) {
        result.index[number] = static_cast<std::uint32_t>(result.places.size());
      }
      result.places.push_back({of.name, found.name});
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
