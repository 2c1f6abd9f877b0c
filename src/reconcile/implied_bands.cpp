// Bands of a year less their changes are the bands of the base year: they sum to its communes and bound its average.
#include <algorithm>
#include <set>

#include "reconcile/band_tree.hpp"
#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

// The bands of a base year that no line gives.
class ImpliedBands {
 public:
  ImpliedBands(const Lines& lines, std::size_t subject, int year, int base_year, std::string_view source)
      : year_(year) {
    // the same bands mean the same only among as many criteria; and what is published is not implied
    const int criteria = lines.criteria(subject, year);
    if (criteria != lines.criteria(subject, base_year)) return;
    if (!lines.bands(subject, Measure::band, base_year, std::nullopt, source).empty()) return;
    std::vector<Lines::BandLine> own;
    const auto changes = lines.bands(subject, Measure::band_change, year, base_year, source);
    for (const auto& [range, line] : lines.bands(subject, Measure::band, year, std::nullopt, source)) {
      const auto change = std::ranges::find(changes, range, &Lines::BandLine::range);
      if (change == changes.end()) continue;
      own.push_back({range, pairs_.size()});
      pairs_.push_back({line, change->line});
    }
    tree_ = BandTree({0, criteria}, own);
  }

  [[nodiscard]] bool any() const { return !pairs_.empty() && tree_.is_clean(); }
  [[nodiscard]] bool is_all() const { return tree_.root().gaps.empty(); }
  [[nodiscard]] const BandTree& tree() const { return tree_; }

  // By the indexes of the tree's lines.
  [[nodiscard]] Values in(const Values& values) const {
    Values implied;
    for (const auto& [band, change] : pairs_) implied.push_back(values[band] - values[change]);
    return implied;
  }
  // Of those that are not parts of others.
  [[nodiscard]] Bounds sum(const Values& values) const {
    Bounds total = Bounds::exactly(Ratio(0));
    for (const BandNode& child : tree_.root().children) {
      total = total + (values[pairs_[*child.line].band] - values[pairs_[*child.line].change]);
    }
    return total;
  }
  [[nodiscard]] std::vector<Term> terms() const {
    std::vector<Term> terms;
    for (const BandNode& child : tree_.root().children) {
      terms.push_back({pairs_[*child.line].band, -1});
      terms.push_back({pairs_[*child.line].change, 1});
    }
    return terms;
  }
  void add_lines(std::set<std::size_t>& lines) const {
    for (const auto& [band, change] : pairs_) lines.insert({band, change});
  }

  // "15-19: 0, 10-14: 11", as published, of those that are used.
  [[nodiscard]] std::string text(const Lines& lines, const Values& values) const {
    std::string text;
    for (const Pair& pair : used(lines, values)) {
      text.append(text.empty() ? "" : ", ").append(lines[pair.band].item).append(": ");
      text.append(base(lines, pair).exact_decimal());
    }
    return text;
  }
  [[nodiscard]] Ratio printed_sum(const Lines& lines, const Values& values) const {
    Ratio sum;
    for (const Pair& pair : used(lines, values)) sum = sum + base(lines, pair);
    return sum;
  }
  [[nodiscard]] bool uses_all(const Lines& lines, const Values& values) const {
    return used(lines, values).size() == tree_.root().children.size();
  }

  [[nodiscard]] int year() const { return year_; }

 private:
  struct Pair {
    std::size_t band = 0;
    std::size_t change = 0;
  };

  static Ratio base(const Lines& lines, const Pair& pair) {
    return lines[pair.band].number.value - lines[pair.change].number.value;
  }
  [[nodiscard]] std::vector<Pair> used(const Lines& lines, const Values& values) const {
    std::vector<Pair> used;
    for (const BandNode& child : tree_.root().children) {
      const Pair& pair = pairs_[*child.line];
      if (lines.is_used(values, pair.band) && lines.is_used(values, pair.change)) used.push_back(pair);
    }
    std::ranges::sort(used, {}, &Pair::band);
    return used;
  }

  int year_;
  std::vector<Pair> pairs_;
  BandTree tree_{{}, {}};
};

void add_implied_sum(const Lines& lines, const ImpliedBands& implied, const Total& communes, Findings& findings) {
  std::vector<Term> terms = implied.terms();
  for (const std::size_t line : communes.lines) terms.push_back({line, 1});
  const Bounds constant = communes.in_data ? Bounds::exactly(*communes.in_data) : Bounds::exactly(Ratio(0));
  const auto tell = [&lines, implied, communes](const Values& values) -> Message {
    const std::string bands = implied.text(lines, values);
    const Decimal sum{implied.printed_sum(lines, values).exact_decimal()};
    const auto count = whole(communes.in(values));
    if (!count) return {"{} is less than 0", sum};
    return implied.is_all() && implied.uses_all(lines, values)
               ? Message{"the bands of {} minus their changes are {}, together {}, not {}", implied.year(), bands, sum,
                         Count{*count}}
               : Message{"the bands of {} minus their changes are {}, together {}, more than {}", implied.year(), bands,
                         sum, Count{*count}};
  };
  findings.laws.push_back(linear_law("bands minus their changes sum to the communes of the base year", terms,
                                     implied.is_all() ? Sum::zero : Sum::zero_or_more, tell, constant));
}

void add_implied_average(const Lines& lines, const ImpliedBands& implied, const std::optional<Total>& communes,
                         std::size_t average, Findings& findings) {
  if (!communes && !implied.is_all()) return;
  const auto count_in = [implied, communes](const Values& values) {
    return communes ? communes->in(values) : implied.sum(values);
  };
  const auto allowed = [implied, count_in](const Values& values) -> std::optional<Bounds> {
    const Values bands = implied.in(values);
    // which a law of its own says
    const auto is_less = [](const Bounds& band) { return band.high && *band.high < Ratio(0); };
    if (std::ranges::any_of(bands, is_less)) return std::nullopt;
    return average_bounds(implied.tree(), count_in(values), bands);
  };
  Law law;
  law.name = "the average of the base year lies within what bands and changes allow";
  std::set<std::size_t> used{average};
  implied.add_lines(used);
  if (communes) used.insert(communes->lines.begin(), communes->lines.end());
  law.lines.assign(used.begin(), used.end());
  law.can_hold = [allowed, average](const Values& values) {
    const auto bounds = allowed(values);
    return !bounds || bounds->meets(values[average]);
  };
  law.tell = [&lines, implied, allowed, average](const Values& values) {
    const Bounds bounds = allowed(values).value_or(Bounds::exactly(Ratio(0)));
    const int decimals = std::max(lines[average].number.decimals, 2);
    return Message{"{} in {} is not within {} to {}: the bands of {} minus their changes are {}",
                   lines.text(average),
                   lines[average].year,
                   Decimal{bounds.low->rounded(decimals)},
                   Decimal{bounds.high->rounded(decimals)},
                   implied.year(),
                   implied.text(lines, values)};
  };
  law.would_do = [allowed, average](const Values& values, std::size_t line) -> std::vector<Ratio> {
    const auto bounds = allowed(values);
    if (line != average || !bounds) return {};
    return {*bounds->low, *bounds->high};
  };
  if (allowed(lines.values())) {
    warn_of_edge(lines, average, implied.tree(), count_in(lines.values()), implied.in(lines.values()), findings);
  }
  findings.laws.push_back(std::move(law));
}

void note_implied(const Lines& lines, std::size_t subject, const ImpliedBands& implied, int base_year,
                  Findings& findings) {
  const Values bands = implied.in(lines.values());
  const auto is_count = [](const Bounds& band) { return whole(band).value_or(-1) >= 0; };
  if (!implied.is_all() || !std::ranges::all_of(bands, is_count)) return;
  findings.notes.push_back({"{}, {}: the bands of {} minus their changes are {}; together {}.",
                            title_of_subject(lines, subject), base_year, implied.year(),
                            implied.text(lines, lines.values()),
                            Decimal{implied.printed_sum(lines, lines.values()).exact_decimal()}});
}

}  // namespace

void add_implied_band_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  std::set<std::pair<int, int>> changes;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    if (key.measure == Measure::band_change && key.base_year) changes.emplace(key.year, *key.base_year);
  }
  for (const auto& [year, base_year] : changes) {
    const ImpliedBands implied(lines, subject, year, base_year, source);
    if (!implied.any()) continue;
    const auto communes = lines.communes(subject, base_year, source);
    if (communes) add_implied_sum(lines, implied, *communes, findings);
    if (const auto average = lines.find(subject, {Measure::average, "", base_year, {}}, source)) {
      add_implied_average(lines, implied, communes, *average, findings);
    }
    note_implied(lines, subject, implied, base_year, findings);
  }
}

}  // namespace ntm::laws
