// Shares: percent of communes, or of something else that the publication does not say.
#include <algorithm>
#include <array>
#include <cstdint>

#include "reconcile/laws.hpp"

namespace ntm::laws {
namespace {

struct SharePair {
  Measure share;
  Measure count;
};

constexpr std::array share_pairs = std::to_array<SharePair>({
    {Measure::band_share, Measure::band},
    {Measure::criterion_share, Measure::criterion_met},
    {Measure::recognised_share, Measure::recognised},
});

const SharePair* find_pair(Measure share) {
  const auto* const found = std::ranges::find(share_pairs, share, &SharePair::share);
  return found == share_pairs.end() ? nullptr : found;
}

// What a share may be a share of.
struct Whole {
  Denominator what = Denominator::communes;
  Total total;
};

// Those that lines or data give; the first is what a reader would take it for.
std::vector<Whole> wholes_of(const Lines& lines, std::size_t subject, std::size_t share, std::string_view source) {
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
bool fits(const Bounds& share, const Bounds& count, const Bounds& whole_bounds) {
  if (!whole_bounds.is_closed()) return true;
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
  std::vector<Message> sentences;
  for (const Whole& of : wholes) {
    const Integer number = whole(of.total.in(values)).value_or(0);
    if (number <= 0) continue;
    if (count) {
      const Ratio exact = lines[*count].number.value * Ratio(100, number);
      sentences.push_back({"{} of {} are {}%, not {}%", lines.text(*count), title_of_whole(of, values),
                           Decimal{exact.rounded(printed.decimals)}, printed.text});
      if (const Message other = other_rounding(exact, printed); !other.empty()) {
        sentences.push_back({"{}/{} would give it {}", lines.text(*count), Count{number}, other});
      }
      continue;
    }
    const auto [below, above] = neighbours(printed.value / Ratio(100), number);
    sentences.push_back({"no number of {} is {}%: {} are {}%, {} are {}%", title_of_whole(of, values), printed.text,
                         Count{below}, Decimal{Ratio(below * 100, number).rounded(printed.decimals)}, Count{above},
                         Decimal{Ratio(above * 100, number).rounded(printed.decimals)}});
    for (const Integer some : {below, above}) {
      if (const Message other = other_rounding(Ratio(some * 100, number), printed); !other.empty()) {
        sentences.push_back({"{}/{} would give it {}", Count{some}, Count{number}, other});
      }
    }
  }
  return Message::list(sentences, "; ");
}

void add_share(const Lines& lines, std::size_t subject, std::size_t share, Measure count_measure,
               std::string_view source, Findings& findings) {
  const Key& key = lines.key(share);
  const std::vector<Whole> wholes = wholes_of(lines, subject, share, source);
  if (wholes.empty()) return;
  const auto count = lines.find(subject, {count_measure, key.item, key.year, {}}, source);
  // of those recognised, whose number no line gives, it could be a share all the same
  const bool may_be_of_others = lines[share].denominator == Denominator::not_said &&
                                key.measure == Measure::recognised_share && key.item != "standard" &&
                                wholes.size() == 1;
  const auto fits_whole = [share, count](const Whole& of, const Values& values) {
    return fits(values[share], count_in(count, values), of.total.in(values));
  };
  const bool fits_first = fits_whole(wholes.front(), lines.values());
  if (!fits_first && may_be_of_others) {
    findings.remarks.emplace_back(
        share, Message{"no share of {}; of communes already recognised it could be one, but no line says how many",
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
  law.name = count ? Phrase("a share agrees with its count") : Phrase("a share is that of a whole number");
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

// ---- numbers of communes that are possible where none is printed

constexpr std::int64_t most_by_averages = 200;
constexpr std::int64_t most_by_shares = 12'000;
constexpr std::size_t most_runs_named = 8;

// A share or an average as whole numbers, for a quick walk over numbers of communes: some k lies within
// low x N and high x N, both over `over`.
struct Grain {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t over = 1;
  std::optional<std::int64_t> count;  // the k that a line gives

  [[nodiscard]] bool allows(std::int64_t communes) const {
    const std::int64_t from = std::max<std::int64_t>((low * communes + over - 1) / over, 0);
    const std::int64_t to = high * communes / over;
    return count ? from <= *count && *count <= to : from <= to;
  }
};

std::optional<Grain> grain_of(const Bounds& bounds, Integer scale) {
  constexpr Integer too_large = Integer{1} << 45;
  if (!bounds.is_closed() || *bounds.low < Ratio(-1) || *bounds.high < Ratio(0)) return std::nullopt;
  const Ratio low = std::max(*bounds.low, Ratio(0)) * Ratio(1, scale);
  const Ratio high = *bounds.high * Ratio(1, scale);
  const Integer over = low.denominator() * high.denominator();
  if (over > too_large || high.numerator() * low.denominator() > too_large) return std::nullopt;
  return Grain{static_cast<std::int64_t>(low.numerator() * high.denominator()),
               static_cast<std::int64_t>(high.numerator() * low.denominator()), static_cast<std::int64_t>(over),
               std::nullopt};
}

// Runs of possible numbers: "12, 24, 36-38, …, 93-200", and whether they are any, or all.
struct Possible {
  std::string text;
  bool any = false;
  bool all = true;
};

// The first runs, and the last.
std::string list_of(const std::vector<std::string>& runs) {
  std::string text;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i >= most_runs_named && i + 1 < runs.size()) continue;
    text.append(text.empty() ? "" : ", ");
    if (i > most_runs_named) text.append("…, ");
    text.append(runs[i]);
  }
  return text;
}

Possible possible_numbers(const std::vector<Grain>& grains, std::int64_t most) {
  const auto allowed = [&](std::int64_t number) {
    return std::ranges::all_of(grains, [&](const Grain& grain) { return grain.allows(number); });
  };
  Possible possible;
  std::vector<std::string> runs;
  for (std::int64_t n = 1; n <= most; ++n) {
    if (!allowed(n)) {
      possible.all = false;
      continue;
    }
    possible.any = true;
    std::int64_t last = n;
    while (last < most && allowed(last + 1)) ++last;
    runs.push_back(last > n ? std::to_string(n) + '-' + std::to_string(last) : std::to_string(n));
    n = last;
  }
  possible.text = list_of(runs);
  return possible;
}

struct SharesOfYear {
  std::vector<Grain> grains;
  std::vector<std::size_t> shares;
  std::vector<std::size_t> with_counts;  // shares and their counts, one after the other
};

void note_possible(const Lines& lines, std::size_t subject, int year, std::string_view what,
                   const std::vector<Grain>& grains, std::int64_t most, bool jointly, bool has_law,
                   Findings& findings) {
  const Possible possible = possible_numbers(grains, most);
  if (possible.all) return;
  const Message about = title_of_subject(lines, subject);
  if (!possible.any) {
    if (has_law) return;  // which says it
    findings.warnings.push_back({"{}, {}: {} is possible with no number of communes up to {}", about, year, what,
                                 Count{static_cast<Integer>(most)}});
  } else if (jointly) {
    findings.notes.push_back({"{}, {}: {} together are possible with these numbers of communes up to {}: {}.", about,
                              year, what, Count{static_cast<Integer>(most)}, possible.text});
  } else {
    findings.notes.push_back({"{}, {}: {} is possible with these numbers of communes up to {}: {}.", about, year, what,
                              Count{static_cast<Integer>(most)}, possible.text});
  }
}

// Shares and their counts of one year leave one number of communes at least.
void add_joint_law(const Lines& lines, std::size_t subject, int year, const SharesOfYear& shares, Findings& findings) {
  if (shares.with_counts.size() < 4) return;
  Law law;
  law.name = "shares and their counts are of one number of communes";
  law.lines = shares.with_counts;
  std::ranges::sort(law.lines);
  const auto needed = [pairs = shares.with_counts](const Values& values) {
    Bounds communes{Ratio(1), std::nullopt};
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      const Bounds& share = values[pairs[i]];
      const Bounds& count = values[pairs[i + 1]];
      if (share.high && *share.high > Ratio(0) && count.low) {
        const Ratio least = *count.low * Ratio(100) / *share.high;
        if (least > *communes.low) communes.low = least;
      }
      if (share.low && *share.low > Ratio(0) && count.high) {
        const Ratio most = *count.high * Ratio(100) / *share.low;
        if (!communes.high || most < *communes.high) communes.high = most;
      }
    }
    return communes;
  };
  law.can_hold = [needed](const Values& values) {
    const Bounds communes = needed(values);
    return !communes.high || communes.low->ceil() <= communes.high->floor();
  };
  law.tell = [&lines, pairs = shares.with_counts, subject, year](const Values& values) {
    std::vector<Message> said;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      const Bounds& share = values[pairs[i]];
      if (!share.low || *share.low <= Ratio(0)) continue;
      const Ratio& count = lines[pairs[i + 1]].number.value;
      said.push_back({"{} at {}% are of {} to {}", lines.text(pairs[i + 1]), lines.text(pairs[i]),
                      Count{(count * Ratio(100) / *share.high).ceil()},
                      Count{(count * Ratio(100) / *share.low).floor()}});
    }
    return Message{"{}, {}: no number of communes fits all: {}", title_of_subject(lines, subject), year,
                   Message::list(said, "; ")};
  };
  findings.laws.push_back(std::move(law));
}

}  // namespace

void add_share_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const SharePair* const pair = find_pair(lines.key(line).measure);
    if (pair != nullptr && lines[line].source == source) add_share(lines, subject, line, pair->count, source, findings);
  }
}

void note_possible_numbers(const Lines& lines, std::size_t subject, Findings& findings) {
  std::map<int, SharesOfYear> by_year;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    const PublishedLine& published = lines[line];
    const SharePair* const pair = find_pair(key.measure);
    if (pair == nullptr && key.measure != Measure::average) continue;
    if (lines.communes(subject, key.year, published.source)) continue;
    if (pair == nullptr) {
      if (const auto grain = grain_of(lines.values()[line], 1)) {
        note_possible(lines, subject, key.year, lines.text(line), {*grain}, most_by_averages, false, false, findings);
      }
      continue;
    }
    const bool is_of_communes = published.denominator == Denominator::communes ||
                                (published.denominator == Denominator::not_said &&
                                 (key.measure != Measure::recognised_share || key.item == "standard"));
    if (!is_of_communes) continue;
    auto grain = grain_of(lines.values()[line], 100);
    if (!grain) continue;
    SharesOfYear& shares = by_year[key.year];
    const auto count = lines.find(subject, {pair->count, key.item, key.year, {}}, published.source);
    const auto number = count ? whole(lines.values()[*count]) : std::nullopt;
    if (number) {
      grain->count = static_cast<std::int64_t>(*number);
      shares.with_counts.push_back(line);
      shares.with_counts.push_back(*count);
    }
    shares.shares.push_back(line);
    shares.grains.push_back(*grain);
  }
  for (const auto& [year, shares] : by_year) {
    constexpr std::size_t most_shares = 24;
    if (shares.shares.size() > most_shares) continue;
    for (std::size_t i = 0; i < shares.shares.size(); ++i) {
      note_possible(lines, subject, year, lines.text(shares.shares[i]) + '%', {shares.grains[i]}, most_by_shares, false,
                    false, findings);
    }
    if (shares.shares.size() > 1) {
      std::string all;
      for (const std::size_t share : shares.shares) all.append(all.empty() ? "" : "; ").append(lines.text(share) + '%');
      note_possible(lines, subject, year, all, shares.grains, most_by_shares, true, shares.with_counts.size() > 2,
                    findings);
    }
    add_joint_law(lines, subject, year, shares, findings);
  }
}

}  // namespace ntm::laws
