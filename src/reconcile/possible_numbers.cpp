// Numbers of communes that are possible where none is printed: an average or a share is one of a whole number of
// things, so not every number of communes gives it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

constexpr std::int64_t most_by_averages = 200;
constexpr std::int64_t most_by_shares = 12'000;
constexpr std::size_t most_runs_named = 8;
constexpr Integer most_numbers_tried = 200;  // for one law

// How a number was made shorter.
enum class Rounding {
  half,  // to the nearest, halves away from zero or to the even neighbour
  cut_off,
  up
};
constexpr std::array roundings{Rounding::half, Rounding::cut_off, Rounding::up};

// A share or an average as whole numbers, for a quick walk over numbers of communes: some k lies within
// low x N and high x N, both over `over`; an end that is left out is no k.
struct Grain {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t over = 1;
  bool without_low = false;
  bool without_high = false;
  std::optional<std::int64_t> count{};  // the k that a line gives
};

// Multiples of a fraction, one after the other.
class Multiples {
 public:
  Multiples(std::int64_t numerator, std::int64_t over)
      : whole_step_(numerator / over), rest_step_(numerator % over), over_(over) {}

  void next() {
    floor_ += whole_step_;
    rest_ += rest_step_;
    if (rest_ < over_) return;
    rest_ -= over_;
    ++floor_;
  }
  [[nodiscard]] std::int64_t first_from(bool without) const { return without || rest_ > 0 ? floor_ + 1 : floor_; }
  [[nodiscard]] std::int64_t last_to(bool without) const { return without && rest_ == 0 ? floor_ - 1 : floor_; }

 private:
  std::int64_t whole_step_;
  std::int64_t rest_step_;
  std::int64_t over_;
  std::int64_t floor_ = 0;
  std::int64_t rest_ = 0;
};

std::optional<Grain> find_grain(const PrintedNumber& number, Rounding rounding, Integer scale) {
  constexpr Integer too_large = Integer{1} << 45;
  const Ratio unit = half_unit(number.decimals) * Ratio(2);
  Bounds bounds = to_bounds(number);
  Grain grain;
  if (number.hedge == Hedge::none) {
    if (rounding == Rounding::cut_off) bounds = {number.value, number.value + unit};
    if (rounding == Rounding::up) bounds = {number.value - unit, number.value};
    grain.without_high =
        rounding == Rounding::cut_off || (rounding == Rounding::half && ends_below(bounds, number.decimals));
    grain.without_low = rounding == Rounding::up && *bounds.low >= Ratio(0);
  }
  if (!bounds.is_closed() || *bounds.low < Ratio(-1) || *bounds.high < Ratio(0)) return std::nullopt;
  const Ratio low = std::max(*bounds.low, Ratio(0)) * Ratio(1, scale);
  const Ratio high = *bounds.high * Ratio(1, scale);
  const Integer over = low.denominator() * high.denominator();
  if (over > too_large || high.numerator() * low.denominator() > too_large) return std::nullopt;
  grain.low = static_cast<std::int64_t>(low.numerator() * high.denominator());
  grain.high = static_cast<std::int64_t>(high.numerator() * low.denominator());
  grain.over = static_cast<std::int64_t>(over);
  return grain;
}

// One by each rounding.
using Grains = std::array<Grain, roundings.size()>;

std::optional<Grains> find_grains(const PrintedNumber& number, Integer scale) {
  Grains grains;
  for (std::size_t i = 0; i < roundings.size(); ++i) {
    const auto grain = find_grain(number, roundings[i], scale);
    if (!grain) return std::nullopt;
    grains[i] = *grain;
  }
  return grains;
}

// The possible numbers, and whether they are any, or all.
struct Possible {
  Message runs;
  bool any = false;
  bool all = true;
};

// "12, 24, 36-38, …, 93-200": the first runs, and the last.
Message list_runs(const std::vector<std::pair<std::int64_t, std::int64_t>>& runs) {
  std::vector<Message> named;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i >= most_runs_named && i + 1 < runs.size()) continue;
    if (i > most_runs_named) named.push_back(Message::verbatim("…"));
    const auto& [first, last] = runs[i];
    named.push_back(first == last ? Message{"{}", Count{first}} : Message{"{}-{}", Count{first}, Count{last}});
  }
  return Message::list(named);
}

Possible possible_numbers(const std::vector<Grains>& all, std::size_t rounding, std::int64_t most) {
  struct Walk {
    const Grain* grain;
    Multiples low;
    Multiples high;
  };
  std::vector<Walk> walks;
  for (const Grains& grains : all) {
    const Grain& grain = grains[rounding];
    walks.push_back({&grain, {grain.low, grain.over}, {grain.high, grain.over}});
  }
  Possible possible;
  std::vector<std::pair<std::int64_t, std::int64_t>> runs;
  std::int64_t first = 0;  // of the run that goes on
  for (std::int64_t n = 1; n <= most + 1; ++n) {
    bool is_allowed = n <= most;
    for (Walk& walk : walks) {
      walk.low.next();
      walk.high.next();
      const std::int64_t from = walk.low.first_from(walk.grain->without_low);
      const std::int64_t to = walk.high.last_to(walk.grain->without_high);
      const auto& count = walk.grain->count;
      is_allowed = is_allowed && (count ? from <= *count && *count <= to : from <= to);
    }
    if (is_allowed) {
      possible.any = true;
      if (first == 0) first = n;
      continue;
    }
    if (n <= most) possible.all = false;
    if (first == 0) continue;
    runs.emplace_back(first, n - 1);
    first = 0;
  }
  possible.runs = list_runs(runs);
  return possible;
}

Message shown(const Possible& possible) {
  if (possible.all) return "every number";
  return possible.any ? possible.runs : Message("no number");
}

struct SharesOfYear {
  std::vector<Grains> grains;
  std::vector<std::size_t> shares;
  std::vector<std::size_t> with_counts;  // shares and their counts, one after the other
  std::vector<std::size_t> without_counts;
};

void note_possible(const Lines& lines, std::size_t subject, int year, std::string_view what,
                   const std::vector<Grains>& grains, std::int64_t most, bool jointly, bool has_law,
                   Findings& findings) {
  const Possible possible = possible_numbers(grains, 0, most);
  if (possible.all || (!possible.any && has_law)) return;  // the law says it
  const Message about = title_of_subject(lines, subject);
  const Count last{static_cast<Integer>(most)};
  Message said;
  if (!possible.any) {
    said = {"{}, {}: {} is possible with no number of communes up to {}.", about, year, what, last};
  } else if (jointly) {
    said = {"{}, {}: {} together are possible with these numbers of communes up to {}: {}.",
            about,
            year,
            what,
            last,
            possible.runs};
  } else {
    said = {
        "{}, {}: {} is possible with these numbers of communes up to {}: {}.", about, year, what, last, possible.runs};
  }
  const Possible cut_off = possible_numbers(grains, 1, most);
  const Possible up = possible_numbers(grains, 2, most);
  if (cut_off.runs != possible.runs || up.runs != possible.runs) {
    said = {"{} If cut off: {}; if rounded up: {}.", said, shown(cut_off), shown(up)};
  }
  (possible.any ? findings.notes : findings.warnings).push_back(std::move(said));
}

// Shares and their counts of one year leave one number of communes at least, of which other shares can be, too.
Law joint_law(const Lines& lines, std::size_t subject, int year, const SharesOfYear& shares) {
  Law law;
  law.name = "shares and their counts come from the same number of communes";
  law.lines = shares.with_counts;
  law.lines.insert(law.lines.end(), shares.without_counts.begin(), shares.without_counts.end());
  std::ranges::sort(law.lines);
  const auto are_shares_of = [&lines, others = shares.without_counts](const Values& values, Integer communes) {
    return std::ranges::all_of(others, [&](std::size_t share) {
      const Bounds& own = values[share];
      return !own.is_closed() || whole_numbers_in(own, Ratio(communes, 100), lines[share].number.decimals).any();
    });
  };
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
  law.can_hold = [needed, are_shares_of](const Values& values) {
    const Bounds communes = needed(values);
    if (!communes.high) return true;
    const Integer last = communes.high->floor();
    Integer number = communes.low->ceil();
    if (last - number > most_numbers_tried) return true;
    while (number <= last && !are_shares_of(values, number)) ++number;
    return number <= last;
  };
  law.tell = [&lines, pairs = shares.with_counts, others = shares.without_counts, subject, year](const Values& values) {
    std::vector<Message> said;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      const Bounds& share = values[pairs[i]];
      if (!share.low || *share.low <= Ratio(0) || !lines.is_used(values, pairs[i + 1])) continue;
      const Ratio& count = lines[pairs[i + 1]].number.value;
      const Integer least = (count * Ratio(100) / *share.high).ceil();
      const Integer most = (count * Ratio(100) / *share.low).floor();
      said.push_back(least > most
                         ? Message{"{} at {}% mean no whole total", lines.text(pairs[i + 1]), lines.text(pairs[i])}
                         : Message{"{} at {}% mean a total of {} to {}", lines.text(pairs[i + 1]), lines.text(pairs[i]),
                                   Count{least}, Count{most}});
    }
    for (const std::size_t share : find_used(others, lines, values)) {
      said.push_back(Message::verbatim(lines.text(share) + '%'));
    }
    if (said.size() == 1) return said.front();
    return Message{"{}, {}: no number of communes fits all: {}", title_of_subject(lines, subject), year,
                   Message::list(said, "; ")};
  };
  return law;
}

// Of each share by itself where that is wrong, else of all together. Whether it is broken.
bool add_joint_laws(const Lines& lines, std::size_t subject, int year, const SharesOfYear& shares, Findings& findings) {
  bool is_broken = false;
  for (std::size_t i = 0; i + 1 < shares.with_counts.size(); i += 2) {
    SharesOfYear alone;
    alone.with_counts = {shares.with_counts[i], shares.with_counts[i + 1]};
    Law law = joint_law(lines, subject, year, alone);
    if (law.can_hold(lines.values())) continue;
    is_broken = true;
    findings.laws.push_back(std::move(law));
  }
  if (is_broken || shares.with_counts.empty()) return is_broken;
  findings.laws.push_back(joint_law(lines, subject, year, shares));
  return !findings.laws.back().can_hold(lines.values());
}

}  // namespace

void note_possible_numbers(const Lines& lines, std::size_t subject, Findings& findings) {
  std::map<int, SharesOfYear> by_year;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    const PublishedLine& published = lines[line];
    const SharePair* const pair = find_pair(key.measure);
    if (pair == nullptr && key.measure != Measure::average) continue;
    const bool is_known = lines.communes(subject, key.year, published.source).has_value();
    if (pair == nullptr) {
      if (is_known) continue;
      if (const auto grains = find_grains(published.number, 1)) {
        note_possible(lines, subject, key.year, lines.text(line), {*grains}, most_by_averages, false, false, findings);
      }
      continue;
    }
    const bool is_of_communes = published.denominator == Denominator::communes ||
                                (published.denominator == Denominator::not_said &&
                                 (key.measure != Measure::recognised_share || key.item == "standard"));
    if (!is_of_communes) continue;
    auto grains = find_grains(published.number, 100);
    if (!grains) continue;
    SharesOfYear& shares = by_year[key.year];
    const auto count = lines.find(subject, {pair->count, key.item, key.year, {}}, published.source);
    const auto number = count ? whole(lines.values()[*count]) : std::nullopt;
    if (number) {
      for (Grain& grain : *grains) grain.count = static_cast<std::int64_t>(*number);
      shares.with_counts.push_back(line);
      shares.with_counts.push_back(*count);
    }
    if (is_known) continue;  // its shares and counts are held against each other all the same
    if (!number) shares.without_counts.push_back(line);
    shares.shares.push_back(line);
    shares.grains.push_back(*grains);
  }
  for (const auto& [year, shares] : by_year) {
    const bool is_broken = add_joint_laws(lines, subject, year, shares, findings);
    constexpr std::size_t most_shares = 24;
    if (shares.shares.size() > most_shares) continue;
    for (std::size_t i = 0; i < shares.shares.size(); ++i) {
      note_possible(lines, subject, year, lines.text(shares.shares[i]) + '%', {shares.grains[i]}, most_by_shares, false,
                    is_broken, findings);
    }
    if (shares.shares.size() > 1) {
      std::string all;
      for (const std::size_t share : shares.shares) all.append(all.empty() ? "" : "; ").append(lines.text(share) + '%');
      note_possible(lines, subject, year, all, shares.grains, most_by_shares, true, is_broken, findings);
    }
  }
}

}  // namespace ntm::laws
