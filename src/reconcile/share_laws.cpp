// Shares: percent of communes, or of something else that the publication does not say.
#include <algorithm>
#include <array>
#include <set>

#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

// What a share may be a share of.
struct Whole {
  Denominator what = Denominator::communes;
  Total total;
};

// Those that lines or data give; the first is what a reader would take it for.
std::vector<Whole> find_wholes(const Lines& lines, std::size_t subject, std::size_t share, std::string_view source) {
  const PublishedLine& line = lines[share];
  const Key& key = lines.key(share);
  std::vector<Whole> wholes;
  const auto add_communes = [&] {
    if (auto communes = lines.communes(subject, key.year, source)) wholes.push_back({Denominator::communes, *communes});
  };
  const auto add_recognised = [&](Denominator what, std::string_view item) {
    const auto found = lines.find(subject, {Measure::recognised, std::string(item), key.year, {}}, source);
    if (found) wholes.push_back({what, Total{{*found}, {}}});
  };
  switch (line.denominator) {
    case Denominator::number: wholes.push_back({line.denominator, Total{{}, Ratio(line.denominator_number)}}); break;
    case Denominator::communes: add_communes(); break;
    case Denominator::standard: add_recognised(Denominator::standard, "standard"); break;
    case Denominator::advanced: add_recognised(Denominator::advanced, "advanced"); break;
    case Denominator::not_said:
      add_communes();
      if (key.measure == Measure::recognised_share && key.item != "standard") {
        add_recognised(Denominator::standard, "standard");
        if (key.item == "model") add_recognised(Denominator::advanced, "advanced");
      }
      break;
  }
  return wholes;
}

Message title_of_whole(const Whole& whole_of, const Values& values) {
  const auto number = whole(whole_of.total.in(values));
  const Count count{number.value_or(0)};
  switch (whole_of.what) {
    case Denominator::standard: return {"the {} communes recognised as meeting the standard", count};
    case Denominator::advanced: return {"the {} communes recognised as advanced", count};
    default: return {"all {} communes", count};
  }
}

// Whether some count within `count`, or any whole number where that is open, is such a share of `whole`.
bool fits(const Bounds& share, int decimals, const Bounds& count, const Bounds& whole_bounds) {
  if (!whole_bounds.is_closed()) return true;
  if (const auto number = whole(whole_bounds); number && *number > 0 && share.is_closed()) {
    WholeNumbers parts = whole_numbers_in(share, Ratio(*number, 100), decimals);
    parts.from = std::max({parts.from, count.low ? count.low->ceil() : Integer{0}, Integer{0}});
    parts.to = std::min({parts.to, count.high ? count.high->floor() : *number, *number});
    return parts.any();
  }
  const Ratio least = share.low ? std::max(*share.low * *whole_bounds.low / Ratio(100), Ratio(0)) : Ratio(0);
  const Ratio most = share.high ? *share.high * *whole_bounds.high / Ratio(100) : *whole_bounds.high;
  const Integer from = std::max(least.ceil(), count.low ? count.low->ceil() : Integer{0});
  const Integer to = count.high ? std::min(most.floor(), count.high->floor()) : most.floor();
  return from <= to && Ratio(from) <= *whole_bounds.high;
}

Bounds count_in(const std::optional<std::size_t>& count, const Values& values) {
  return count ? values[*count] : Bounds{Ratio(0), std::nullopt};
}

Message tell_share(const Lines& lines, std::size_t share, const std::optional<std::size_t>& count,
                   const std::vector<Whole>& wholes, const Values& values) {
  const PrintedNumber& printed = lines[share].number;
  if (printed.value > Ratio(100)) return {"{} is more than {}", lines.text(share), Count{100}};
  std::vector<Message> sentences;
  std::set<Integer> told;    // numbers of which no part is such a share
  bool is_possible = false;  // by cutting off or rounding up
  for (const Whole& of : wholes) {
    const Integer number = whole(of.total.in(values)).value_or(0);
    if (number <= 0) continue;
    if (count && !lines.is_used(values, share)) {
      sentences.push_back({"{} is more than {}", lines.text(*count), Count{number}});
      continue;
    }
    if (count && lines.is_used(values, *count)) {
      const Ratio exact = lines[*count].number.value * Ratio(100, number);
      sentences.push_back({"{} of {} are {}%, not {}%", lines.text(*count), title_of_whole(of, values),
                           Decimal{exact.rounded(printed.decimals)}, printed.text});
      const auto given = whole(values[*count]);
      if (Message other = given ? by_other_roundings({*given}, number, 100, printed) : Message(); !other.empty()) {
        sentences.push_back(std::move(other));
      }
      continue;
    }
    if (!told.insert(number).second) continue;
    const auto [below, above] = neighbours(printed.value / Ratio(100), number);
    sentences.push_back({"no number of {} is {}%: {} are {}%, {} are {}%", title_of_whole(of, values), printed.text,
                         Count{below}, Decimal{Ratio(below * 100, number).rounded(printed.decimals)}, Count{above},
                         Decimal{Ratio(above * 100, number).rounded(printed.decimals)}});
    Message other = by_other_roundings({below, above}, number, 100, printed);
    is_possible = is_possible || !other.empty();
    if (!other.empty()) sentences.push_back(std::move(other));
  }
  if (!told.empty() && !is_possible) sentences.push_back("nor if cut off or rounded up");
  if (!told.empty() && count) {
    // whatever the count, but it is there
    const Integer number = whole(wholes.front().total.in(values)).value_or(0);
    if (number > 0) {
      sentences.push_back({"{} of {} are {}%, not {}%", lines.text(*count), title_of_whole(wholes.front(), values),
                           Decimal{(lines[*count].number.value * Ratio(100, number)).rounded(printed.decimals)},
                           printed.text});
    }
  }
  return Message::list(sentences, "; ");
}

void add_share(const Lines& lines, std::size_t subject, std::size_t share, Measure count_measure,
               std::string_view source, Findings& findings) {
  const Key& key = lines.key(share);
  const std::vector<Whole> wholes = find_wholes(lines, subject, share, source);
  if (wholes.empty()) return;
  const auto count = lines.find(subject, {count_measure, key.item, key.year, {}}, source);
  // of those recognised, whose number no line gives, it could be a share all the same
  const bool may_be_of_others = lines[share].denominator == Denominator::not_said &&
                                key.measure == Measure::recognised_share && key.item != "standard" &&
                                wholes.size() == 1;
  const auto fits_whole = [share, count, decimals = lines[share].number.decimals](const Whole& of,
                                                                                  const Values& values) {
    return fits(values[share], decimals, count_in(count, values), of.total.in(values));
  };
  const bool fits_first = fits_whole(wholes.front(), lines.values());
  if (!fits_first && may_be_of_others) {
    findings.remarks.emplace_back(
        share,
        Message{"not a share of {}; it could be one of the communes already recognised, but no line says how many",
                title_of_whole(wholes.front(), lines.values())});
    return;
  }
  if (lines[share].denominator == Denominator::not_said && wholes.size() + (count ? 1 : 0) > 1) {
    const auto fitting = std::ranges::find_if(wholes, [&](const Whole& of) { return fits_whole(of, lines.values()); });
    if (fitting != wholes.end() && count && (fitting != wholes.begin() || wholes.size() > 1)) {
      findings.remarks.emplace_back(share, Message{"a share of {}", title_of_whole(*fitting, lines.values())});
    }
  }
  Law law;
  law.name = count ? Phrase("a share agrees with its count") : Phrase("a share comes from a whole number");
  law.lines = {share};
  if (count) law.lines.push_back(*count);
  for (const Whole& of : wholes) law.lines.insert(law.lines.end(), of.total.lines.begin(), of.total.lines.end());
  std::ranges::sort(law.lines);
  law.lines.erase(std::unique(law.lines.begin(), law.lines.end()), law.lines.end());
  law.can_hold = [wholes, fits_whole](const Values& values) {
    return std::ranges::any_of(wholes, [&](const Whole& of) { return fits_whole(of, values); });
  };
  law.tell = [&lines, share, count, wholes](const Values& values) {
    return tell_share(lines, share, count, wholes, values);
  };
  law.would_do = [&lines, share, count, of = wholes.front()](const Values& values,
                                                             std::size_t line) -> std::vector<Ratio> {
    const auto number = whole(of.total.in(values));
    const Ratio& percent = lines[share].number.value;
    if (!number || *number <= 0) return {};
    if (line == share) {
      if (count) return {lines[*count].number.value * Ratio(100, *number)};
      const auto [below, above] = neighbours(percent / Ratio(100), *number);
      return {Ratio(below * 100, *number), Ratio(above * 100, *number)};
    }
    if (count && line == *count) return {percent * Ratio(*number, 100)};
    if (count && of.total.lines == std::vector{line} && percent > Ratio(0)) {
      return {lines[*count].number.value * Ratio(100) / percent};
    }
    return {};
  };
  findings.laws.push_back(std::move(law));
}

}  // namespace

const SharePair* find_pair(Measure share) {
  static constexpr std::array pairs = std::to_array<SharePair>({
      {Measure::band_share, Measure::band},
      {Measure::criterion_share, Measure::criterion_met},
      {Measure::recognised_share, Measure::recognised},
  });
  const auto* const found = std::ranges::find(pairs, share, &SharePair::share);
  return found == pairs.end() ? nullptr : found;
}

void add_share_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const SharePair* const pair = find_pair(lines.key(line).measure);
    if (pair != nullptr && lines[line].source == source) add_share(lines, subject, line, pair->count, source, findings);
  }
}

}  // namespace ntm::laws
