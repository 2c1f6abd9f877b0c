// A figure: one exact number with its name, whom it is about, and when. All that the tool computes is a list
// of figures; the CSV is that list, the text tables are layouts of it.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "ntm/ratio.hpp"

namespace ntm {

// The names are a public contract (ntm(1), FIGURES): added to, never renamed.
enum class Measure {
  communes,
  reported,
  criteria_met,
  average,
  average_change,
  matched_communes,
  matched_change,
  composition_effect,
  entered,
  left,
  units_unchanged,
  units_merged,
  units_split,
  units_irregular,
  merged_change_least,
  merged_change_most,
  improved,
  unchanged,
  declined,
  gained,
  lost,
  band,
  band_share,
  band_change,
  transition,
  criterion_met,
  criterion_share,
  criterion_change,
  criterion_missing,
  target,
  gap,
  needed,
  short_communes,
  needed_each,
  pace_needed,
  pace_observed,
  households,
  population,
  poverty_communes,
  income_communes,
  poverty_rate,
  income,
  poverty_rate_change,
  income_change,
  territory_poverty_communes,
  territory_poverty_before,
  territory_poverty_after,
  territory_income_communes,
  territory_income_before,
  territory_income_after,
  rank,
  next_band,
  // of published summaries only: the data do not have them
  recognised,
  recognised_share,
  recognised_change,
  criteria_basically_met,
  criteria_not_met,
};

std::string_view name(Measure measure);
std::string_view unit(Measure measure);
// Whether it counts something or is a rank: then it is whole.
bool is_whole(Measure measure);
std::optional<Measure> find_measure(std::string_view name);  // nothing for any other text

enum class Scope {
  all,
  pilot,
  other,
  province,
  district,
  commune
};

std::string_view name(Scope scope);
std::optional<Scope> find_scope(std::string_view name);  // likewise

// Its texts belong to whoever made it, or to the list that keeps it.
struct Figure {
  Measure measure{};
  Scope scope = Scope::all;
  std::string_view name;  // of the province or district; the code of a commune; else empty
  std::string_view item;  // band, "from>to", criterion or rule; else empty
  int year = 0;
  std::optional<int> base_year;

  // The raw counts behind a ratio (640, 96), the reduced fraction of a difference, denominator 1 for a count.
  // Only an income, weighted by population, has a numerator with decimals.
  Ratio numerator;
  Integer denominator = 1;

  // In the measure's unit: numerator / denominator, x 100 for percent and percentage points. A rank is its
  // numerator, out of its denominator.
  [[nodiscard]] Ratio value() const;
};

// Takes figures as they are made, one after the other: for a country by district there are a million.
class FigureSink {
 public:
  virtual ~FigureSink() = default;
  // The figure's texts may be gone after the call.
  virtual void add(const Figure& figure) = 0;

 protected:
  FigureSink() = default;
  FigureSink(const FigureSink&) = default;
  FigureSink(FigureSink&&) = default;
  FigureSink& operator=(const FigureSink&) = default;
  FigureSink& operator=(FigureSink&&) = default;
};

// A list of figures that keeps their texts, for those who need to see all at once.
class Figures final : public FigureSink {
 public:
  Figures();
  Figures(std::initializer_list<Figure> figures);
  ~Figures() override;
  Figures(Figures&& other);  // NOLINT: that of a deque asks for memory
  Figures& operator=(Figures&& other) noexcept;

  void add(const Figure& figure) override;

  [[nodiscard]] bool empty() const { return figures_.empty(); }
  [[nodiscard]] std::size_t size() const { return figures_.size(); }
  [[nodiscard]] const Figure& operator[](std::size_t index) const { return figures_[index]; }
  [[nodiscard]] std::deque<Figure>::const_iterator begin() const { return figures_.begin(); }
  [[nodiscard]] std::deque<Figure>::const_iterator end() const { return figures_.end(); }

 private:
  class Kept;

  std::deque<Figure> figures_;  // which never needs room for two lists, as a vector that grows
  std::unique_ptr<Kept> texts_;
};

// Gives figures as often as it is asked, the same each time: those of a list, or figures made while they are given,
// which may be more than anyone wants to keep.
class FigureSource {
 public:
  using Give = std::function<void(FigureSink&)>;

  FigureSource() = default;
  FigureSource(Figures figures);                        // NOLINT: a list gives what it holds
  FigureSource(std::initializer_list<Figure> figures);  // likewise
  explicit FigureSource(Give give) : give_(std::move(give)) {}

  void give(FigureSink& sink) const {
    if (give_) give_(sink);
  }

 private:
  Give give_;
};

// Finds figures by what they are about, for those who lay them out.
// Holds pointers into the list it was made from.
class FigureIndex {
 public:
  explicit FigureIndex(const Figures& figures);

  // The figures of one group.
  class OfGroup {
   public:
    // The figure, or null where there is none: missing is not zero.
    [[nodiscard]] const Figure* find(Measure measure, std::string_view item, int year,
                                     std::optional<int> base_year = std::nullopt) const;

   private:
    friend class FigureIndex;
    std::span<const Figure* const> slots_;  // a power of two of them, or none
  };

  [[nodiscard]] OfGroup of(Scope scope, std::string_view name) const;
  [[nodiscard]] const Figure* find(Measure measure, Scope scope, std::string_view name, std::string_view item, int year,
                                   std::optional<int> base_year = std::nullopt) const {
    return of(scope, name).find(measure, item, year, base_year);
  }

 private:
  class Groups;

  std::shared_ptr<const Groups> groups_;
};

}  // namespace ntm
