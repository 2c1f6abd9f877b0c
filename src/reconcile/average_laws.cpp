// Averages: criteria met per commune.
#include <algorithm>
#include <set>

#include "reconcile/band_tree.hpp"
#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

// An edge is nearer than this part of the room between the bounds.
const Ratio& edge() {
  static const Ratio part(1, 20);
  return part;
}

std::string rounded(const Ratio& value, int decimals) { return value.rounded(std::max(decimals, 2)); }

void collect_lines(const BandNode& node, std::vector<std::size_t>& lines) {
  for (const BandNode& child : node.children) {
    lines.push_back(*child.line);
    collect_lines(child, lines);
  }
}

const BandNode* largest_band(const BandNode& root, const Values& values) {
  const BandNode* largest = nullptr;
  for (const BandNode& child : root.children) {
    if (!values[*child.line].high) continue;
    if (largest == nullptr || *values[*child.line].high > *values[*largest->line].high) largest = &child;
  }
  return largest;
}

// What an average near an edge would mean: so many communes with hardly more than their band begins with.
Message what_low_means(const BandTree& tree, const Ratio& spare, const Values& values) {
  for (const BandNode& child : tree.root().children) {  // the lowest first
    const auto count = whole(values[*child.line]);
    if (!count || *count == 0 || spare >= Ratio(*count) || child.range.from == child.range.to) continue;
    return child.range.from == 0
               ? Message{"that would be {} communes with fewer than one criterion each", Count{*count}}
               : Message{"that would be {} communes with fewer than {} criteria each", Count{*count},
                         child.range.from + 1};
  }
  return {"all communes together could have {} criteria more than the fewest that their bands allow",
          Count{spare.floor()}};
}

Message what_high_means(const BandTree& tree, const Ratio& spare, const Values& values) {
  const BandNode* const largest = largest_band(tree.root(), values);
  const auto count = largest == nullptr ? std::nullopt : whole(values[*largest->line]);
  if (count && spare < Ratio(*count) && largest->range.from < largest->range.to) {
    return {"that would be {} communes with more than {} criteria each", Count{*count}, largest->range.to - 1};
  }
  return {"all communes together could have {} criteria fewer than the most that their bands allow",
          Count{spare.floor()}};
}

// By their counts, or else by their shares of 100.
void add_bounds(const Lines& lines, std::size_t subject, int year, std::size_t average, bool is_sum,
                std::string_view source, Findings& findings) {
  auto bands = lines.bands(subject, Measure::band, year, std::nullopt, source);
  const bool by_shares = bands.empty() && !is_sum;
  if (by_shares) bands = lines.bands(subject, Measure::band_share, year, std::nullopt, source);
  const BandTree tree({0, lines.criteria(subject, year)}, bands);
  const auto communes = by_shares ? std::optional(Total{{}, Ratio(100)}) : lines.communes(subject, year, source);
  if (bands.empty() || !tree.is_clean() || !communes) return;
  Law law;
  law.name = "the average lies within what the bands allow";
  std::set<std::size_t> used(communes->lines.begin(), communes->lines.end());
  std::vector<std::size_t> of_bands;
  collect_lines(tree.root(), of_bands);
  used.insert(of_bands.begin(), of_bands.end());
  used.insert(average);
  law.lines.assign(used.begin(), used.end());
  const auto allowed = [tree, total = *communes, is_sum](const Values& values) -> std::optional<Bounds> {
    const auto by_commune = average_bounds(tree, total.in(values), values);
    if (!by_commune || !is_sum) return by_commune;
    const Bounds count = total.in(values);
    return Bounds{*by_commune->low * *count.high, *by_commune->high * *count.low};
  };
  law.can_hold = [allowed, average](const Values& values) {
    const auto bounds = allowed(values);
    return !bounds || bounds->meets(values[average]);
  };
  law.tell = [&lines, allowed, average](const Values& values) {
    const auto bounds = allowed(values);
    const int decimals = lines[average].number.decimals;
    return Message{"{} is not within {} to {}, which the bands allow", lines.text(average),
                   Decimal{rounded(bounds->low.value(), decimals)}, Decimal{rounded(bounds->high.value(), decimals)}};
  };
  law.would_do = [allowed, average](const Values& values, std::size_t line) -> std::vector<Ratio> {
    const auto bounds = allowed(values);
    if (line != average || !bounds) return {};
    return {*bounds->low, *bounds->high};
  };
  findings.laws.push_back(std::move(law));
  if (!is_sum && !by_shares) warn_of_edge(lines, average, tree, communes->in(lines.values()), lines.values(), findings);
}

// Granularity: some whole number of criteria over the communes is printed so.
void add_granularity(const Lines& lines, std::size_t average, const Total& communes, Findings& findings) {
  Law law;
  law.name = "the average comes from a whole number of criteria";
  law.lines = communes.lines;
  law.lines.push_back(average);
  std::ranges::sort(law.lines);
  law.can_hold = [communes, average, decimals = lines[average].number.decimals](const Values& values) {
    const auto count = whole(communes.in(values));
    const Bounds& own = values[average];
    if (!count || *count <= 0 || !own.is_closed()) return true;
    return whole_numbers_in(own, Ratio(*count), decimals).any();
  };
  law.tell = [&lines, communes, average](const Values& values) -> Message {
    const PrintedNumber& printed = lines[average].number;
    const Integer count = whole(communes.in(values)).value_or(1);
    const auto [below, above] = neighbours(printed.value, count);
    const auto shown = [&](Integer criteria) {
      return Decimal{Ratio(criteria, count).rounded(std::max(printed.decimals, 1))};
    };
    Message what{"no whole number of criteria over {} communes gives {}: {} give {}, {} give {}",
                 Count{count},
                 printed.text,
                 Count{below},
                 shown(below),
                 Count{above},
                 shown(above)};
    const Message other = by_other_roundings({below, above}, count, 1, printed);
    return Message::list({std::move(what), other.empty() ? Message("nor if cut off or rounded up") : other}, "; ");
  };
  law.would_do = [&lines, communes, average](const Values& values, std::size_t line) -> std::vector<Ratio> {
    const auto count = whole(communes.in(values));
    if (line != average || !count || *count <= 0) return {};
    const auto [below, above] = neighbours(lines[average].number.value, *count);
    return {Ratio(below, *count), Ratio(above, *count)};
  };
  findings.laws.push_back(std::move(law));
}

// criteria_met / communes is the average.
void add_quotient(const Lines& lines, std::size_t average, std::size_t criteria, const Total& communes,
                  Findings& findings) {
  Law law;
  law.name = "the average is the criteria met over the communes";
  law.lines = communes.lines;
  law.lines.push_back(average);
  law.lines.push_back(criteria);
  std::ranges::sort(law.lines);
  law.can_hold = [communes, average, criteria](const Values& values) {
    const Bounds count = communes.in(values);
    if (!count.is_closed() || *count.low <= Ratio(0)) return true;
    const Bounds& own = values[average];
    const Bounds needed{own.low ? std::optional(*own.low * *count.low) : std::nullopt,
                        own.high ? std::optional(*own.high * *count.high) : std::nullopt};
    return needed.meets(values[criteria]);
  };
  law.tell = [&lines, communes, average, criteria](const Values& values) {
    const Ratio count = communes.in(values).low.value_or(Ratio(1));
    const Ratio exact = lines[criteria].number.value / count;
    return Message{"{} criteria over {} communes are {}, not {}", lines.text(criteria), Count{count.floor()},
                   Decimal{exact.rounded(lines[average].number.decimals)}, lines.text(average)};
  };
  law.would_do = [&lines, communes, average, criteria](const Values& values, std::size_t line) -> std::vector<Ratio> {
    const Ratio& printed = lines[average].number.value;
    const Ratio& met = lines[criteria].number.value;
    const auto count = whole(communes.in(values));
    if (count && *count > 0) {
      if (line == average) return {met / Ratio(*count)};
      if (line == criteria) return {printed * Ratio(*count)};
    }
    if (communes.lines == std::vector{line} && printed > Ratio(0)) return {met / printed};
    return {};
  };
  findings.laws.push_back(std::move(law));
}

}  // namespace

std::optional<Bounds> average_bounds(const BandTree& tree, const Bounds& communes, const Values& values) {
  if (!communes.is_closed() || *communes.low <= Ratio(0)) return std::nullopt;
  const Bounds together = criteria_together(tree.root(), communes, values);
  if (!together.is_closed()) return std::nullopt;
  return Bounds{*together.low / *communes.high, *together.high / *communes.low};
}

void warn_of_edge(const Lines& lines, std::size_t average, const BandTree& tree, const Bounds& communes,
                  const Values& of_bands, Findings& findings) {
  const auto bounds = average_bounds(tree, communes, of_bands);
  const auto count = whole(communes);
  const Bounds& own = lines.values()[average];
  if (!bounds || !count || !own.is_closed() || !bounds->meets(own)) return;
  const Ratio room = (*bounds->high - *bounds->low) * edge();
  if (room <= Ratio(0)) return;
  const int decimals = lines[average].number.decimals;
  const bool is_low = *own.low - *bounds->low <= room;
  const bool is_high = *bounds->high - *own.high <= room;
  if (is_low == is_high) return;
  const Ratio spare = is_low ? (*own.high - *bounds->low) * Ratio(*count) : (*bounds->high - *own.low) * Ratio(*count);
  findings.warnings.push_back(
      {"line {}: the average {} of {} is at the very edge of what the bands allow, {} to {}: {}", lines[average].line,
       lines.text(average), lines[average].year, Decimal{rounded(*bounds->low, decimals)},
       Decimal{rounded(*bounds->high, decimals)},
       is_low ? what_low_means(tree, spare, of_bands) : what_high_means(tree, spare, of_bands)});
}

Neighbours neighbours(const Ratio& printed, Integer communes) {
  const Ratio exact = printed * Ratio(communes);
  const Integer below = exact.floor();
  return {below, exact.is_integer() ? below : below + 1};
}

bool ends_below(const Bounds& bounds, int decimals) {
  const Ratio unit = half_unit(decimals) * Ratio(2);
  if (!bounds.is_closed() || *bounds.high - *bounds.low != unit || *bounds.high <= Ratio(0)) return false;
  const Integer last_digit = ((*bounds.low + *bounds.high) / (unit * Ratio(2))).floor();
  return last_digit % 2 != 0;
}

WholeNumbers whole_numbers_in(const Bounds& bounds, const Ratio& number, int decimals) {
  const Ratio most = *bounds.high * number;
  const bool is_without_most = most.is_integer() && ends_below(bounds, decimals);
  return {(*bounds.low * number).ceil(), is_without_most ? most.floor() - 1 : most.floor()};
}

Message other_rounding(const Ratio& exact, const PrintedNumber& printed) {
  const Ratio unit = half_unit(printed.decimals) * Ratio(2);
  const Ratio steps = exact / unit;
  const auto is_printed = [&](Integer whole_steps) { return Ratio(whole_steps) * unit == printed.value; };
  const Integer below = steps.floor();
  const Integer above = steps.ceil();
  // halves to the even neighbour
  if (steps - Ratio(below) == Ratio(1, 2) && is_printed(below % 2 == 0 ? below : above)) {
    return "rounded half to even";
  }
  const bool is_negative = exact < Ratio(0);
  if (is_printed(is_negative ? above : below)) return "if cut off";
  if (is_printed(is_negative ? below : above)) return "if rounded up";
  return {};
}

Message by_other_roundings(const std::vector<Integer>& parts, Integer whole, Integer scale,
                           const PrintedNumber& printed) {
  std::vector<Message> ways;
  for (const Integer part : parts) {
    const Message other = other_rounding(Ratio(part * scale, whole), printed);
    if (!other.empty()) ways.push_back({"{} ({}/{})", other, Count{part}, Count{whole}});
  }
  if (ways.empty()) return {};
  return {"not possible by rounding, only {}", ways.size() == 1 ? ways[0] : Message{"{} or {}", ways[0], ways[1]}};
}

void add_average_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    const bool is_average = key.measure == Measure::average;
    const bool is_sum = key.measure == Measure::criteria_met && lines.subjects()[subject].scope != Scope::commune;
    if ((!is_average && !is_sum) || lines[line].source != source) continue;
    add_bounds(lines, subject, key.year, line, is_sum, source, findings);
    if (!is_average) continue;
    const auto communes = lines.communes(subject, key.year, source);
    if (!communes) continue;
    const auto criteria = lines.find(subject, {Measure::criteria_met, "", key.year, {}}, source);
    if (criteria) {
      add_quotient(lines, line, *criteria, *communes, findings);
    } else {
      add_granularity(lines, line, *communes, findings);
    }
  }
}

}  // namespace ntm::laws
