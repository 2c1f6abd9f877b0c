// What stands at the head and the foot of a page.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "ntm/sections.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "summary/coverage.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class HeadlineMaker {
 public:
  HeadlineMaker(const Summary& summary, const FigureIndex& index) : summary_(summary), index_(index) {}

  // The figure of the report year, and how it changed since the first of these years for which that is known.
  void add(Message name, Scope scope, Measure measure, Message unit, Measure change,
           const std::vector<std::optional<int>>& base_years, Tone more) {
    const int year = summary_.report_year();
    const Figure* const figure = index_.find(measure, scope, "", "", year);
    if (figure == nullptr) return;
    Headline headline{std::move(name), Number{figure->value(), average_decimals}, std::move(unit)};
    for (const auto base : base_years) {
      const Figure* const by = base ? index_.find(change, scope, "", "", year, base) : nullptr;
      if (by == nullptr) continue;
      headline.change = Number{by->value(), average_decimals, true, tone_of_change(by->value(), more)};
      headline.since = {"since {}", *base};
      break;
    }
    headlines_.push_back(std::move(headline));
  }

  std::vector<Headline> take() { return std::move(headlines_); }

 private:
  const Summary& summary_;
  const FigureIndex& index_;
  std::vector<Headline> headlines_;
};

const YearCounts& counts_of(const Summary& summary, std::size_t group) {
  return summary.counts(group, summary.years().size() - 1);
}

}  // namespace

std::vector<Headline> make_headlines(const Summary& summary, const FigureIndex& index) {
  HeadlineMaker maker(summary, index);
  const std::vector<std::optional<int>> base{compares_numbers_with_base(summary) ? std::optional(summary.base_year())
                                                                                 : std::nullopt};
  // a change that is not of the same thing stands in its table, with what is to be known of it
  const auto comparable = [&](Rate rate) {
    std::vector<std::optional<int>> years{year_before(summary), summary.base_year()};
    std::erase_if(years, [&](const std::optional<int>& year) {
      const auto comparison = year ? summary.comparison_with(*year) : std::nullopt;
      return !comparison || find_doubts(summary, *comparison, rate).any();
    });
    return years;
  };
  maker.add("Average, all communes", Scope::all, Measure::average, "criteria per commune", Measure::average_change,
            base, Tone::good);
  maker.add("Average, pilot communes", Scope::pilot, Measure::average, "criteria per commune", Measure::average_change,
            base, Tone::good);
  maker.add("Poverty rate", Scope::all, Measure::poverty_rate, Message::verbatim("%"), Measure::poverty_rate_change,
            comparable(Rate::poverty), Tone::bad);
  maker.add("Income per person", Scope::all, Measure::income, "million VND a year", Measure::income_change,
            comparable(Rate::income), Tone::good);
  return maker.take();
}

Message described_extent(const Summary& summary) {
  std::vector<Message> parts;
  std::set<std::string_view> provinces;
  for (const Place& place : summary.panel().places()) provinces.insert(place.province);
  provinces.erase("");
  if (provinces.size() == 1) parts.push_back(Message::verbatim(std::string(*provinces.begin())));
  parts.push_back({"{} communes", Count{counts_of(summary, 0).communes}});
  for (std::size_t group = 0; group < summary.groups().size(); ++group) {
    if (summary.groups()[group].scope != Scope::pilot) continue;
    parts.push_back({"{} pilot communes", Count{counts_of(summary, group).communes}});
  }
  if (summary.base_year() != summary.report_year()) parts.push_back({"compared with {}", summary.base_year()});
  parts.push_back(described_criteria(summary.rules()));
  return Message::list(parts, " · ");
}

std::vector<Message> make_definitions(const Summary& summary) {
  std::vector<Message> sentences{
      "Average: criteria met by all communes together, divided by the number of communes.",
      "Change in the average: each year over its own communes, as a notice publishes it; in the same communes: over "
      "those present in both years.",
      "Poverty rate: poor households divided by households, over communes that report both.",
      "Income: the mean over communes, weighted by population.",
  };
  std::vector<Message> criteria;
  for (const Criterion& criterion : summary.rules().criteria) {
    criteria.push_back({"{}. {}", criterion.number, Message::in_both(criterion.name_en, criterion.name_vi)});
  }
  sentences.push_back({"Criteria ({}): {}.", decree_of(summary.rules()), Message::list(criteria, "; ")});
  return sentences;
}

}  // namespace ntm
