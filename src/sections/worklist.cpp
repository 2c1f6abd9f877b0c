#include "sections/worklist.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "ntm/sections.hpp"
#include "ntm/unicode.hpp"
#include "sections/layout.hpp"

namespace ntm {
namespace {

const Band* band_of(const Observation& commune, const Rules& rules) {
  const Reported met = commune.criteria_met();
  return met.has_value() ? &rules.bands[rules.band_of(static_cast<int>(met.value()))] : nullptr;
}

// What a commune is by this trait, in the ways in which people may call it; nothing where that is not known.
std::vector<std::string> values_of(CommuneTrait trait, const Observation& commune, const Summary& summary) {
  const Place& place = summary.panel().place(commune);
  std::vector<std::string> values;
  switch (trait) {
    case CommuneTrait::province: values = {std::string(place.province)}; break;
    case CommuneTrait::district: values = {std::string(place.district), summary.district_name(place)}; break;
    case CommuneTrait::band:
      if (const Band* const band = band_of(commune, summary.rules())) values = {band->label};
      break;
    case CommuneTrait::pilot:
      if (commune.pilot() != Pilot::not_reported) values = {commune.pilot() == Pilot::yes ? "yes" : "no"};
      break;
  }
  std::erase(values, std::string());
  return values;
}

bool is_so(const Condition& condition, const Observation& commune, const Summary& summary) {
  const std::string wanted = name_key(condition.value);
  return std::ranges::any_of(values_of(condition.trait, commune, summary),
                             [&](const std::string& value) { return name_key(value) == wanted; });
}

bool is_chosen(const Observation& commune, const Summary& summary) {
  const CommuneChoice& choice = summary.selection().communes;
  if (choice.missing && (missed(commune) >> (*choice.missing - 1) & 1) == 0) return false;
  return std::ranges::all_of(choice.where, [&](const Condition& condition) {
    return std::ranges::any_of(choice.where, [&](const Condition& other) {
      return other.trait == condition.trait && is_so(other, commune, summary);
    });
  });
}

// Puts communes of which what they are sorted by is not known last. They come in the order of codes, which stands
// where nothing else decides.
void put_in_order(std::vector<ListedCommune>& communes, const Summary& summary) {
  constexpr int last = std::numeric_limits<int>::max();
  const Panel& panel = summary.panel();
  const auto by = [&](auto key) { std::ranges::stable_sort(communes, {}, key); };
  const auto met = [](const ListedCommune& commune) { return commune.now.criteria_met(); };
  switch (summary.selection().communes.order) {
    case CommuneOrder::district: by([&](const ListedCommune& commune) { return panel.place(commune.now); }); break;
    case CommuneOrder::code: break;
    case CommuneOrder::name: by([&](const ListedCommune& commune) { return name_key(panel.name(commune.now)); }); break;
    case CommuneOrder::most:
      by([&](const ListedCommune& commune) {
        return met(commune).has_value() ? -static_cast<int>(met(commune).value()) : last;
      });
      break;
    case CommuneOrder::fewest:
      by([&](const ListedCommune& commune) {
        return met(commune).has_value() ? static_cast<int>(met(commune).value()) : last;
      });
      break;
    case CommuneOrder::change:
      by([&](const ListedCommune& commune) {
        const auto change = commune.earlier.empty() ? std::nullopt : change_since(commune.earlier.back(), commune.now);
        return change ? -*change : last;
      });
      break;
    case CommuneOrder::next:
      by([&](const ListedCommune& commune) {
        const auto next = next_band(commune.now, summary.rules());
        return next ? next->needed : last;
      });
      break;
  }
}

}  // namespace

CriteriaSet missed(const Observation& commune) { return commune.observed() & ~commune.met(); }

std::vector<int> numbers_of(CriteriaSet set) {
  std::vector<int> numbers;
  for (int number = 1; set != 0; ++number, set >>= 1) {
    if ((set & 1) != 0) numbers.push_back(number);
  }
  return numbers;
}

std::optional<int> change_since(const std::optional<Observation>& earlier, const Observation& now) {
  if (!earlier || !earlier->criteria_met().has_value() || !now.criteria_met().has_value()) return std::nullopt;
  return static_cast<int>(now.criteria_met().value() - earlier->criteria_met().value());
}

std::optional<NextBand> next_band(const Observation& commune, const Rules& rules) {
  const Band* const band = band_of(commune, rules);
  if (band == nullptr || band == rules.bands.data()) return std::nullopt;
  const Band& next = band[-1];  // bands stand with the best first
  return NextBand{&next, next.from - static_cast<int>(commune.criteria_met().value())};
}

std::vector<ListedCommune> listed_communes(const Summary& summary) {
  const Panel& panel = summary.panel();
  const std::size_t report = summary.years().size() - 1;
  std::vector<ListedCommune> communes;
  for (const Observation& now : panel.observations(report)) communes.push_back({now, {}});
  for (const int base_year : ChangeColumns(summary).base_years) {
    auto commune = communes.begin();
    match(
        panel.observations(report), panel.observations(*summary.index_of(base_year)),
        [&](const Observation&, const Observation& earlier) { (commune++)->earlier.emplace_back(earlier); },
        [&](const Observation&) { (commune++)->earlier.emplace_back(); }, [](const Observation&) {});
  }
  std::erase_if(communes, [&](const ListedCommune& commune) { return !is_chosen(commune.now, summary); });
  put_in_order(communes, summary);
  const auto top = summary.selection().communes.top;
  if (top && communes.size() > *top)
    communes.erase(communes.begin() + static_cast<std::ptrdiff_t>(*top), communes.end());
  return communes;
}

std::vector<std::string> values_in(const Summary& summary, CommuneTrait trait) {
  std::vector<std::string> values;
  for (const Observation& commune : summary.panel().observations(summary.years().size() - 1)) {
    for (std::string& value : values_of(trait, commune, summary)) {
      if (values.empty() || values.back() != value) values.push_back(std::move(value));
    }
  }
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  return values;
}

}  // namespace ntm
