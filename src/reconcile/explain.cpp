// Numbers that are not what they say, and what they are.
#include <algorithm>
#include <array>

#include "reconcile/against_data.hpp"
#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

struct ChangeOf {
  Measure change;
  Measure value;
};

constexpr std::array changes_of = std::to_array<ChangeOf>({
    {Measure::average_change, Measure::average},
    {Measure::band_change, Measure::band},
    {Measure::criterion_change, Measure::criterion_met},
    {Measure::poverty_rate_change, Measure::poverty_rate},
    {Measure::income_change, Measure::income},
});

struct CountOf {
  Measure ratio;
  Measure count;
  int scale;
};

constexpr std::array counts_of = std::to_array<CountOf>({
    {Measure::average, Measure::criteria_met, 1},
    {Measure::band_share, Measure::band, 100},
    {Measure::criterion_share, Measure::criterion_met, 100},
});

Ratio as_rounded(const Ratio& value, int decimals) { return *Ratio::parse(value.rounded(decimals), decimals); }

std::optional<Measure> value_behind(Measure change) {
  const auto* const found = std::ranges::find(changes_of, change, &ChangeOf::change);
  return found == changes_of.end() ? std::nullopt : std::optional(found->value);
}

// The same of one year.
std::optional<Ratio> value_in(PublishedLine line, Measure measure, int year, AgainstData& data) {
  line.measure = measure;
  line.year = year;
  line.base_year.reset();
  return data.value_of(line).value;
}

// The difference of two values that were rounded before, as finely as the change or less finely. The change is no whole
// number.
Message by_rounded_parts(const PublishedLine& line, AgainstData& data) {
  const auto value = value_behind(line.measure);
  if (!value || !line.base_year) return {};
  const auto later = value_in(line, *value, line.year, data);
  const auto earlier = value_in(line, *value, *line.base_year, data);
  if (!later || !earlier) return {};
  for (int of_part = line.number.decimals; of_part >= 0; --of_part) {
    if (as_rounded(*later, of_part) - as_rounded(*earlier, of_part) == line.number.value) {
      return {"the difference of rounded numbers, {} - {}", Decimal{later->rounded(of_part)},
              Decimal{earlier->rounded(of_part)}};
    }
  }
  return {};
}

Message by_rounding_twice(const PublishedLine& line, const Ratio& exact) {
  constexpr int most_decimals = 6;
  const int decimals = line.number.decimals;
  for (int of_part = decimals + 1; of_part <= std::min(decimals + 2, most_decimals); ++of_part) {
    if (is_printed_as(as_rounded(exact, of_part), line.number)) {
      return {"rounded twice: {}, then {}", Decimal{exact.rounded(of_part)}, line.number.text};
    }
  }
  return {};
}

// A number that was rounded twice, or from rounded parts, is often what another rounding would give, too: then both are
// said.
Message by_rounding(const PublishedLine& line, const Ratio& exact, AgainstData& data) {
  if (line.number.is_whole) return {};
  std::vector<Message> said;
  if (const Message other = other_rounding(exact, line.number); !other.empty()) {
    said.push_back({"{} {}", Decimal{exact.rounded(line.number.decimals + 2)}, other});
  }
  if (Message twice = by_rounding_twice(line, exact); !twice.empty()) said.push_back(std::move(twice));
  if (Message parts = by_rounded_parts(line, data); !parts.empty()) said.push_back(std::move(parts));
  return Message::list(said, "; ");
}

Message by_matched_communes(PublishedLine line, AgainstData& data) {
  std::optional<Ratio> value;
  if (line.measure == Measure::average_change) {
    line.measure = Measure::matched_change;
    value = data.value_of(line).value;
  } else {
    value = data.matched_change(line);
  }
  if (!value || !is_printed_as(*value, line.number)) return {};
  return {"the change of the communes present in both years, {}",
          Decimal{value->rounded(line.number.is_whole ? 0 : line.number.decimals + 1)}};
}

Message by_other_year(const PublishedLine& line, AgainstData& data) {
  for (const int year : data.years()) {
    PublishedLine other = line;
    if (line.base_year) {
      if (year == *line.base_year || year >= line.year) continue;
      other.base_year = year;
    } else {
      if (year == line.year) continue;
      other.year = year;
    }
    // zeros and hundreds are the same in many years
    if (line.number.value == Ratio(0)) continue;
    const auto value = data.value_of(other).value;
    if (!value || !is_printed_as(*value, line.number)) continue;
    const bool is_change = line.base_year && !is_of_target(line.measure);
    return is_change ? Message{"the change since {}", year} : Message{"the number of {}", year};
  }
  return {};
}

Message title_of_scope(Scope scope) {
  switch (scope) {
    case Scope::pilot: return "Pilot communes";
    case Scope::other: return "Other communes";
    default: return "All communes";
  }
}

Message by_other_scope(const PublishedLine& line, AgainstData& data) {
  if (line.number.value == Ratio(0)) return {};
  for (const Scope scope : {Scope::all, Scope::pilot, Scope::other}) {
    if (scope == line.scope || line.scope == Scope::commune) continue;
    PublishedLine other = line;
    other.scope = scope;
    other.name.clear();
    const auto value = data.value_of(other).value;
    if (value && is_printed_as(*value, line.number)) return {"the number of: {}", title_of_scope(scope)};
  }
  return {};
}

Message by_other_denominator(const PublishedLine& line, AgainstData& data) {
  const auto* const of = std::ranges::find(counts_of, line.measure, &CountOf::ratio);
  if (of == counts_of.end()) return {};
  const auto count = value_in(line, of->count, line.year, data);
  if (!count) return {};
  PublishedLine plain = line;
  plain.item.clear();
  for (const int year : data.years()) {
    const auto communes = value_in(plain, Measure::communes, year, data);
    if (!communes || *communes <= Ratio(0)) continue;
    if (is_printed_as(*count * Ratio(of->scale) / *communes, line.number)) {
      return {"over the {} communes of {}", Count{communes->floor()}, year};
    }
  }
  if (line.scope != Scope::all) {
    plain.scope = Scope::all;
    plain.name.clear();
    const auto communes = value_in(plain, Measure::communes, line.year, data);
    if (communes && *communes > Ratio(0) && is_printed_as(*count * Ratio(of->scale) / *communes, line.number)) {
      return {"over all {} communes", Count{communes->floor()}};
    }
  }
  return {};
}

Message by_percent(const PublishedLine& line, const Ratio& exact, AgainstData& data) {
  const std::string_view of = unit(line.measure);
  const bool in_percent = of == unit(Measure::band_share) || of == unit(Measure::poverty_rate_change);
  if (in_percent && exact != Ratio(0) && is_printed_as(exact / Ratio(100), line.number)) {
    return "a fraction of one, not a percentage";
  }
  const auto value = value_behind(line.measure);
  if (value && line.base_year) {
    const auto later = value_in(line, *value, line.year, data);
    const auto earlier = value_in(line, *value, *line.base_year, data);
    if (later && earlier && *earlier != Ratio(0)) {
      const Ratio percent = (*later - *earlier) * Ratio(100) / *earlier;
      if (is_printed_as(percent, line.number)) {
        if (!in_percent) return {"the change in percent of {}", Decimal{earlier->rounded(2)}};
        return {"the change in percent of {}, not in percentage points",
                Decimal{earlier->rounded(line.number.decimals + 1)}};
      }
    }
  }
  // a count of communes in place of their share, and the other way round
  for (const CountOf& of_communes : counts_of) {
    if (of_communes.scale == 1) continue;
    const bool is_ratio = line.measure == of_communes.ratio;
    if (!is_ratio && line.measure != of_communes.count) continue;
    const Measure other_measure = is_ratio ? of_communes.count : of_communes.ratio;
    const auto other = value_in(line, other_measure, line.year, data);
    if (!other || !is_printed_as(*other, line.number) || line.number.value == Ratio(0)) continue;
    if (is_ratio) return {"the number of communes, not their share"};
    return {"the share in percent, not the number of communes"};
  }
  return {};
}

}  // namespace

Message explain(const PublishedLine& line, const Ratio& exact, AgainstData& data) {
  if (Message said = by_rounding(line, exact, data); !said.empty()) return said;
  if (Message said = by_matched_communes(line, data); !said.empty()) return said;
  if (Message said = by_other_year(line, data); !said.empty()) return said;
  if (Message said = by_other_scope(line, data); !said.empty()) return said;
  if (Message said = by_other_denominator(line, data); !said.empty()) return said;
  return by_percent(line, exact, data);
}

}  // namespace ntm::laws
