#include "ntm/figure.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/text_hash.hpp"
#include "text/texts.hpp"

namespace ntm {
namespace {

struct MeasureRow {
  Measure measure;
  std::string_view name;
  std::string_view unit;
};

constexpr std::string_view communes_unit = "communes";
constexpr std::string_view criteria_unit = "criteria";
constexpr std::string_view average_unit = "criteria/commune";
constexpr std::string_view pace_unit = "criteria/commune/year";
constexpr std::string_view percent_unit = "percent";
constexpr std::string_view points_unit = "percentage points";
constexpr std::string_view households_unit = "households";
constexpr std::string_view people_unit = "people";
constexpr std::string_view rank_unit = "rank";
constexpr std::string_view income_unit = "million VND/person/year";

constexpr std::array measures = std::to_array<MeasureRow>({
    {Measure::communes, "communes", communes_unit},
    {Measure::reported, "reported", communes_unit},
    {Measure::criteria_met, "criteria_met", criteria_unit},
    {Measure::average, "average", average_unit},
    {Measure::average_change, "average_change", average_unit},
    {Measure::matched_communes, "matched_communes", communes_unit},
    {Measure::matched_change, "matched_change", average_unit},
    {Measure::composition_effect, "composition_effect", average_unit},
    {Measure::entered, "entered", communes_unit},
    {Measure::left, "left", communes_unit},
    {Measure::units_unchanged, "units_unchanged", communes_unit},
    {Measure::units_merged, "units_merged", communes_unit},
    {Measure::units_split, "units_split", communes_unit},
    {Measure::units_irregular, "units_irregular", communes_unit},
    {Measure::merged_change_least, "merged_change_least", average_unit},
    {Measure::merged_change_most, "merged_change_most", average_unit},
    {Measure::improved, "improved", communes_unit},
    {Measure::unchanged, "unchanged", communes_unit},
    {Measure::declined, "declined", communes_unit},
    {Measure::gained, "gained", criteria_unit},
    {Measure::lost, "lost", criteria_unit},
    {Measure::band, "band", communes_unit},
    {Measure::band_share, "band_share", percent_unit},
    {Measure::band_change, "band_change", communes_unit},
    {Measure::transition, "transition", communes_unit},
    {Measure::criterion_met, "criterion_met", communes_unit},
    {Measure::criterion_share, "criterion_share", percent_unit},
    {Measure::criterion_change, "criterion_change", communes_unit},
    {Measure::criterion_missing, "criterion_missing", communes_unit},
    {Measure::target, "target", average_unit},
    {Measure::gap, "gap", average_unit},
    {Measure::needed, "needed", criteria_unit},
    {Measure::short_communes, "short_communes", communes_unit},
    {Measure::needed_each, "needed_each", criteria_unit},
    {Measure::pace_needed, "pace_needed", pace_unit},
    {Measure::pace_observed, "pace_observed", pace_unit},
    {Measure::households, "households", households_unit},
    {Measure::population, "population", people_unit},
    {Measure::poverty_communes, "poverty_communes", communes_unit},
    {Measure::income_communes, "income_communes", communes_unit},
    {Measure::poverty_rate, "poverty_rate", percent_unit},
    {Measure::income, "income", income_unit},
    {Measure::poverty_rate_change, "poverty_rate_change", points_unit},
    {Measure::income_change, "income_change", income_unit},
    {Measure::territory_poverty_communes, "territory_poverty_communes", communes_unit},
    {Measure::territory_poverty_before, "territory_poverty_before", percent_unit},
    {Measure::territory_poverty_after, "territory_poverty_after", percent_unit},
    {Measure::territory_income_communes, "territory_income_communes", communes_unit},
    {Measure::territory_income_before, "territory_income_before", income_unit},
    {Measure::territory_income_after, "territory_income_after", income_unit},
    {Measure::rank, "rank", rank_unit},
    {Measure::next_band, "next_band", criteria_unit},
    {Measure::recognised, "recognised", communes_unit},
    {Measure::recognised_share, "recognised_share", percent_unit},
    {Measure::recognised_change, "recognised_change", communes_unit},
    {Measure::criteria_basically_met, "criteria_basically_met", criteria_unit},
    {Measure::criteria_not_met, "criteria_not_met", criteria_unit},
});

constexpr std::array scopes =
    std::to_array<std::string_view>({"all", "pilot", "other", "province", "district", "commune"});

// The table above stands in the order of the enumeration, so that a measure is its row.
static_assert([] {
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i].measure != static_cast<Measure>(i)) return false;
  }
  return true;
}());

const MeasureRow& row(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

}  // namespace

std::string_view name(Measure measure) { return row(measure).name; }
std::string_view unit(Measure measure) { return row(measure).unit; }

bool is_whole(Measure measure) {
  constexpr std::array whole{communes_unit, criteria_unit, households_unit, people_unit, rank_unit};
  return std::ranges::find(whole, unit(measure)) != whole.end();
}

std::optional<Measure> find_measure(std::string_view name) {
  const auto* const found = std::ranges::find(measures, name, &MeasureRow::name);
  return found == measures.end() ? std::nullopt : std::optional(found->measure);
}

std::string_view name(Scope scope) { return scopes[static_cast<std::size_t>(scope)]; }

std::optional<Scope> find_scope(std::string_view name) {
  const auto* const found = std::ranges::find(scopes, name);
  return found == scopes.end() ? std::nullopt : std::optional(static_cast<Scope>(found - scopes.begin()));
}

Ratio Figure::value() const {
  if (measure == Measure::rank) return numerator;
  const bool in_percent = unit(measure) == percent_unit || unit(measure) == points_unit;
  if (denominator == 1) return in_percent ? numerator * Ratio(100) : numerator;
  return numerator * Ratio(in_percent ? 100 : 1, denominator);
}

// Each text once.
class Figures::Kept {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    const auto found = known_.find(text);
    return found != known_.end() ? *found : *known_.insert(texts_.keep(text)).first;
  }

 private:
  Texts texts_;
  std::unordered_set<std::string_view, TextHash> known_;
};

Figures::Figures() = default;

Figures::Figures(std::initializer_list<Figure> figures) {
  for (const Figure& figure : figures) add(figure);
}

Figures::~Figures() = default;

Figures::Figures(Figures&& other) = default;  // NOLINT: see the header

Figures& Figures::operator=(Figures&& other) noexcept = default;

void Figures::add(const Figure& figure) {
  if (!texts_) texts_ = std::make_unique<Kept>();
  const std::string_view name =
      !figures_.empty() && figures_.back().name == figure.name ? figures_.back().name : texts_->keep(figure.name);
  figures_.push_back(figure);
  figures_.back().name = name;
  figures_.back().item = texts_->keep(figure.item);
}

FigureSource::FigureSource(Figures figures)
    : give_([kept = std::make_shared<const Figures>(std::move(figures))](FigureSink& sink) {
        for (const Figure& figure : *kept) sink.add(figure);
      }) {}

FigureSource::FigureSource(std::initializer_list<Figure> figures) : FigureSource(Figures(figures)) {}

namespace {

std::size_t mixed(std::size_t hash, std::size_t more) { return (hash ^ more) * 0x9E3779B97F4A7C15U; }

// Of what a figure is about within its group.
std::size_t hash_of(Measure measure, std::string_view item, int year, std::optional<int> base_year) {
  std::size_t hash = mixed(static_cast<std::size_t>(measure), static_cast<std::size_t>(year));
  hash = mixed(hash, static_cast<std::size_t>(base_year.value_or(0)));
  if (!item.empty()) hash = mixed(hash, TextHash()(item));
  return hash ^ hash >> 32;
}

}  // namespace

// Where the figures of each group stand, each at its hash or behind it. Tables look up one group after the other, whose
// slots stay in the processor's cache.
class FigureIndex::Groups {
 public:
  explicit Groups(const Figures& figures) {
    // those of a group stand together, mostly
    Part* part = nullptr;
    Key last;
    const auto part_of = [&](const Figure& figure) {
      const Key group{figure.scope, figure.name};
      if (part == nullptr || group != last) part = &parts_[group];
      last = group;
      return part;
    };
    for (const Figure& figure : figures) ++part_of(figure)->size;
    std::size_t size = 0;
    for (auto& [group, its_part] : parts_) {
      its_part.begin = size;
      its_part.size = std::bit_ceil(its_part.size + its_part.size / 2 + 1);  // with one that is free
      size += its_part.size;
    }
    slots_.resize(size);
    for (const Figure& figure : figures) {
      const Part& its_part = *part_of(figure);
      std::size_t at = hash_of(figure.measure, figure.item, figure.year, figure.base_year);
      while (slots_[its_part.begin + (at & (its_part.size - 1))] != nullptr) ++at;
      slots_[its_part.begin + (at & (its_part.size - 1))] = &figure;
    }
  }

  // A power of two of them, or none.
  [[nodiscard]] std::span<const Figure* const> slots(Scope scope, std::string_view name) const {
    const auto found = parts_.find({scope, name});
    if (found == parts_.end()) return {};
    return std::span(slots_).subspan(found->second.begin, found->second.size);
  }

 private:
  using Key = std::pair<Scope, std::string_view>;
  struct HashOfKey {
    std::size_t operator()(const Key& group) const {
      return mixed(TextHash()(group.second), static_cast<std::size_t>(group.first));
    }
  };
  struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  std::unordered_map<Key, Part, HashOfKey> parts_;
  std::vector<const Figure*> slots_;
};

FigureIndex::FigureIndex(const Figures& figures) : groups_(std::make_shared<const Groups>(figures)) {}

FigureIndex::OfGroup FigureIndex::of(Scope scope, std::string_view name) const {
  OfGroup group;
  group.slots_ = groups_->slots(scope, name);
  return group;
}

const Figure* FigureIndex::OfGroup::find(Measure measure, std::string_view item, int year,
                                         std::optional<int> base_year) const {
  if (slots_.empty()) return nullptr;
  for (std::size_t at = hash_of(measure, item, year, base_year);; ++at) {
    const Figure* const figure = slots_[at & (slots_.size() - 1)];
    if (figure == nullptr) return nullptr;
    const bool is_wanted =
        figure->measure == measure && figure->year == year && figure->base_year == base_year && figure->item == item;
    if (is_wanted) return figure;
  }
}

}  // namespace ntm
