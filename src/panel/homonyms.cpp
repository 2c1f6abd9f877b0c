#include "panel/homonyms.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace ntm {
namespace {

constexpr int far_apart = 200;

// Codes of the national list have five digits.
std::optional<int> number_of(const std::string& code) {
  constexpr std::size_t digits = 5;
  const bool is_number =
      code.size() == digits && std::ranges::all_of(code, [](char sign) { return sign >= '0' && sign <= '9'; });
  return is_number ? std::optional(std::stoi(code)) : std::nullopt;
}

class Finder {
 public:
  explicit Finder(const Panel& panel) : panel_(panel), is_open_(panel.places().size()) {
    for (std::size_t i = 0; i < is_open_.size(); ++i) {
      const Place& place = panel.places()[i];
      is_open_[i] = place.province.empty() && !place.district.empty();
    }
  }

  std::vector<Homonym> find() {
    if (std::ranges::find(is_open_, true) == is_open_.end()) return {};
    for (std::size_t year = 0; year < panel_.years().size(); ++year) look_at(year);
    return std::move(found_);
  }

 private:
  using UnitOfPlace = std::vector<std::optional<Observation>>;

  // Codes are looked at twice only where the first and the last of a district are far apart.
  void look_at(std::size_t year) {
    UnitOfPlace first(is_open_.size());
    UnitOfPlace last(is_open_.size());
    visit(year, [&](std::size_t place, const Observation& unit) {
      if (!first[place]) first[place] = unit;
      last[place] = unit;
    });
    std::vector<bool> is_wide(is_open_.size());
    for (std::size_t i = 0; i < is_wide.size(); ++i) is_wide[i] = first[i] && are_far_apart(*first[i], *last[i]);
    if (std::ranges::find(is_wide, true) == is_wide.end()) return;
    UnitOfPlace before(is_open_.size());
    visit(year, [&](std::size_t place, const Observation& unit) {
      if (!is_wide[place]) return;
      if (before[place] && are_far_apart(*before[place], unit)) {
        found_.push_back({*before[place], unit});
        is_open_[place] = is_wide[place] = false;
      }
      before[place] = unit;
    });
  }

  template <typename Visit>
  void visit(std::size_t year, const Visit& visit) const {
    for (const Observation& unit : panel_.observations(year)) {
      const std::size_t place = panel_.place_index(unit);
      if (is_open_[place] && panel_.has_code(unit)) visit(place, unit);
    }
  }

  [[nodiscard]] bool are_far_apart(const Observation& one, const Observation& other) const {
    const auto low = number_of(panel_.code(one));
    const auto high = number_of(panel_.code(other));
    return low && high && *high - *low >= far_apart;
  }

  const Panel& panel_;
  std::vector<bool> is_open_;  // by place: it has no province, and is not found yet
  std::vector<Homonym> found_;
};

}  // namespace

std::vector<Homonym> find_homonyms(const Panel& panel) { return Finder(panel).find(); }

}  // namespace ntm
