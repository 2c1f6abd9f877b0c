// Bands: how many communes meet so many criteria.
#include <algorithm>
#include <set>

#include "reconcile/band_tree.hpp"
#include "reconcile/laws.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

std::string label(const CriteriaRange& range) {
  return range.from == range.to ? std::to_string(range.from)
                                : std::to_string(range.from) + '-' + std::to_string(range.to);
}

std::string labels(const std::vector<CriteriaRange>& ranges) {
  std::string text;
  for (const CriteriaRange& range : ranges) text.append(text.empty() ? "" : ", ").append(label(range));
  return text;
}

std::vector<std::size_t> lines_below(const BandNode& node) {
  std::vector<std::size_t> lines;
  for (const BandNode& child : node.children) lines.push_back(*child.line);
  std::ranges::sort(lines);  // as they were published
  return lines;
}

// What a sum is: one number, or from which to which, as "8…" is 8 or more.
Message shown(const Bounds& bounds) {
  if (bounds.is_one_value()) return {"{}", Decimal{bounds.low->exact_decimal()}};
  const auto end = [](const std::optional<Ratio>& value) -> Argument {
    if (!value) return std::string();
    return Decimal{value->is_integer() ? value->exact_decimal() : value->rounded(2)};
  };
  return {"{}…{}", end(bounds.low), end(bounds.high)};
}

// Children of a node sum to it where they are all of it, else to no more.
void add_sum(const Lines& lines, const BandNode& node, std::optional<std::size_t> whole_line, std::vector<Law>& laws) {
  if (whole_line && !node.children.empty()) {
    std::vector<Term> terms{{*whole_line, 1}};
    const std::vector<std::size_t> parts = lines_below(node);
    for (const std::size_t part : parts) terms.push_back({part, -1});
    const bool is_all = node.gaps.empty();
    const std::size_t of = *whole_line;
    const auto tell = [&lines, parts, of, is_all](const Values& values) {
      return tell_parts(lines, parts, of, is_all, values);
    };
    const bool is_of_communes = !node.line.has_value();
    laws.push_back(
        linear_law(is_of_communes ? Phrase("bands sum to the communes") : Phrase("parts of a band sum to it"), terms,
                   is_all ? Sum::zero : Sum::zero_or_more, tell));
  }
  for (const BandNode& child : node.children) add_sum(lines, child, child.line, laws);
}

// "if 10-15 were 10-14, the bands would sum to the 120 communes".
Message premise_of_overlap(const Lines& lines, const std::vector<Lines::BandLine>& bands, std::size_t one,
                           std::size_t other, const std::optional<std::size_t>& communes) {
  if (!communes) return {};
  Bounds sum = Bounds::exactly(Ratio(0));
  for (const auto& band : bands) sum = sum + lines.values()[band.line];
  const auto total = whole(sum);
  if (!total || !(sum.meets(lines.values()[*communes]))) return {};
  const auto lower = std::ranges::find(bands, one, &Lines::BandLine::line);
  const auto upper = std::ranges::find(bands, other, &Lines::BandLine::line);
  if (lower == bands.end() || upper == bands.end()) return {};
  return {"if {} were {}, the bands would sum to the {} communes", lines[one].item,
          label({lower->range.from, upper->range.from - 1}), Count{*total}};
}

void add_overlaps(const Lines& lines, const std::vector<Lines::BandLine>& bands, const BandTree& tree,
                  const std::optional<std::size_t>& communes, std::vector<Law>& laws) {
  for (const auto& [one, other] : tree.overlaps()) {
    Law law;
    law.name = "bands do not overlap";
    law.lines = {std::min(one, other), std::max(one, other)};
    law.can_hold = [one = one, other = other](const Values& values) {
      return !values[one].low || !values[other].low;  // only without one of them
    };
    law.tell = [&lines, one = one, other = other](const Values&) {
      return Message{"{} and {} have numbers of criteria in common", lines[one].item, lines[other].item};
    };
    law.premise = premise_of_overlap(lines, bands, one, other, communes);
    laws.push_back(std::move(law));
  }
}

void note_missing_bands(const Lines& lines, std::size_t subject, const BandTree& tree,
                        const std::optional<Total>& communes, int year, Findings& findings) {
  const BandNode& root = tree.root();
  if (root.gaps.empty() || root.children.empty() || !communes) return;
  Bounds rest = communes->in(lines.values());
  for (const std::size_t line : lines_below(root)) rest = rest - lines.values()[line];
  const auto count = whole(rest);
  if (!count || *count < 0) return;
  findings.notes.push_back({"{}, {}: no line for the band {}; {} commune{} left for it.",
                            title_of_subject(lines, subject), year, labels(root.gaps), Count{*count}, plural(*count)});
}

// Shares of bands are those of whole numbers that sum to the communes.
void add_joint_shares(const Lines& lines, std::size_t subject, int year, const std::vector<std::size_t>& parts,
                      bool is_all, const Total& communes, Findings& findings) {
  Law law;
  law.name = "shares and their counts come from the same number of communes";
  law.lines = parts;
  law.lines.insert(law.lines.end(), communes.lines.begin(), communes.lines.end());
  std::ranges::sort(law.lines);
  law.can_hold = [parts, is_all, communes](const Values& values) {
    const auto count = whole(communes.in(values));
    if (!count || *count <= 0) return true;
    Integer fewest = 0;
    Integer most = 0;
    for (const std::size_t part : parts) {
      const Bounds& share = values[part];
      const Integer from = share.low ? std::max((*share.low * Ratio(*count, 100)).ceil(), Integer{0}) : Integer{0};
      const Integer to = share.high ? (*share.high * Ratio(*count, 100)).floor() : *count;
      if (from > to) return true;  // which a law of its own says
      fewest += from;
      most += to;
    }
    return fewest <= *count && (!is_all || *count <= most);
  };
  law.tell = [&lines, subject, year, parts](const Values& values) {
    std::vector<Message> shares;
    for (const std::size_t part : find_used(parts, lines, values))
      shares.push_back(Message::verbatim(lines.text(part) + '%'));
    return Message{"{}, {}: no number of communes fits all: {}", title_of_subject(lines, subject), year,
                   Message::list(shares, "; ")};
  };
  findings.laws.push_back(std::move(law));
}

// Shares of bands that are the whole sum to 100.
void add_share_sum(const Lines& lines, std::size_t subject, int year, std::string_view source, Findings& findings) {
  const auto bands = lines.bands(subject, Measure::band_share, year, std::nullopt, source);
  if (bands.empty()) return;
  const BandTree tree({0, lines.criteria(subject, year)}, bands);
  add_overlaps(lines, bands, tree, std::nullopt, findings.laws);
  if (!tree.is_clean()) return;
  const std::vector<std::size_t> parts = lines_below(tree.root());
  std::vector<Term> terms;
  for (const std::size_t part : parts) terms.push_back({part, -1});
  const bool is_all = tree.root().gaps.empty();
  const auto tell = [&lines, parts, is_all](const Values& values) {
    return tell_sum(lines, parts, is_all, Message::verbatim("100"), values);
  };
  findings.laws.push_back(linear_law("shares of bands sum to 100", terms, is_all ? Sum::zero : Sum::zero_or_more, tell,
                                     Bounds::exactly(Ratio(100))));
  if (const auto communes = lines.communes(subject, year, source)) {
    add_joint_shares(lines, subject, year, parts, is_all, *communes, findings);
  }
  for (const BandNode& child : tree.root().children) add_sum(lines, child, child.line, findings.laws);
}

// "if 2011 had 103 communes, all 4 band changes hold"; nothing where the average of that year cannot be then.
Message state_premise(const Lines& lines, std::size_t subject, int base_year, std::string_view source, Integer base,
                      std::size_t changes) {
  if (base < 0) return {};
  if (const auto average = lines.find(subject, {Measure::average, "", base_year, {}}, source)) {
    const Bounds bounds = lines.values()[*average] * Ratio(base);
    if (bounds.is_closed() && bounds.low->ceil() > bounds.high->floor()) return {};
  }
  return {"if {} had {} communes, all {} band changes hold", base_year, Count{base},
          Count{static_cast<Integer>(changes)}};
}

void add_change_sum(const Lines& lines, std::size_t subject, int year, int base_year, std::string_view source,
                    Findings& findings) {
  const auto bands = lines.bands(subject, Measure::band_change, year, base_year, source);
  const BandTree tree({0, lines.criteria(subject, year)}, bands);
  add_overlaps(lines, bands, tree, std::nullopt, findings.laws);
  if (!tree.is_clean() || bands.empty()) return;
  for (const BandNode& child : tree.root().children) add_sum(lines, child, child.line, findings.laws);
  if (!tree.root().gaps.empty()) return;
  const std::vector<std::size_t> parts = lines_below(tree.root());
  const auto later = lines.communes(subject, year, source);
  const auto earlier = lines.communes(subject, base_year, source);
  std::vector<Term> terms;
  for (const std::size_t part : parts) terms.push_back({part, 1});
  Bounds sum = Bounds::exactly(Ratio(0));
  for (const std::size_t part : parts) sum = sum + lines.values()[part];
  const Message added{"{} = {}", printed_sum(parts, lines), shown(sum)};
  if (later && earlier) {
    Bounds constant = Bounds::exactly(Ratio(0));
    for (const std::size_t line : later->lines) terms.push_back({line, -1});
    for (const std::size_t line : earlier->lines) terms.push_back({line, 1});
    if (later->in_data) constant = constant - Bounds::exactly(*later->in_data);
    if (earlier->in_data) constant = constant + Bounds::exactly(*earlier->in_data);
    const auto tell = [&lines, added, sum, later = *later, earlier = *earlier, year, base_year](const Values& values) {
      const Bounds before = earlier.in(lines.values());
      const Bounds after = later.in(lines.values());
      // a year that is left out had none to take so many from
      if (!(earlier.in(values) == before)) {
        return Message{"{}, {}: {} would have had {}", added, Message{"{} in {}", shown(after), year}, base_year,
                       shown(after - sum)};
      }
      if (!(later.in(values) == after)) {
        return Message{"{}, {}: {} would have had {}", added, Message{"{} in {}", shown(before), base_year}, year,
                       shown(before + sum)};
      }
      return Message{"{}, but there were {}", added,
                     Message{"{} communes in {}, {} in {}", shown(before), base_year, shown(after), year}};
    };
    findings.laws.push_back(linear_law("band changes sum to the change in communes", terms, Sum::zero, tell, constant));
    return;
  }
  Law law = linear_law("band changes sum to the change in communes", terms, Sum::zero,
                       [added, year, base_year](const Values&) {
                         return Message{"{}, and no line says that {} had a different number of communes than {}",
                                        added, base_year, year};
                       });
  const auto now = later ? whole(later->in(lines.values())) : std::nullopt;
  if (const auto change = whole(sum); now && change) {
    law.premise = state_premise(lines, subject, base_year, source, *now - *change, parts.size());
  } else if (const auto before = earlier ? whole(earlier->in(lines.values())) : std::nullopt; before && change) {
    law.premise = state_premise(lines, subject, year, source, *before + *change, parts.size());
  }
  findings.laws.push_back(std::move(law));
}

}  // namespace

void add_band_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings) {
  std::set<int> years;
  std::set<int> years_of_shares;
  std::set<std::pair<int, int>> changes;
  for (const std::size_t line : lines.subjects()[subject].lines) {
    const Key& key = lines.key(line);
    if (key.measure == Measure::band) years.insert(key.year);
    if (key.measure == Measure::band_share) years_of_shares.insert(key.year);
    if (key.measure == Measure::band_change && key.base_year) changes.emplace(key.year, *key.base_year);
  }
  for (const int year : years) {
    const auto bands = lines.bands(subject, Measure::band, year, std::nullopt, source);
    const BandTree tree({0, lines.criteria(subject, year)}, bands);
    add_overlaps(lines, bands, tree, lines.communes_line(subject, year, source), findings.laws);
    if (!tree.is_clean()) continue;
    add_sum(lines, tree.root(), lines.communes_line(subject, year, source), findings.laws);
    note_missing_bands(lines, subject, tree, lines.communes(subject, year, source), year, findings);
  }
  for (const int year : years_of_shares) add_share_sum(lines, subject, year, source, findings);
  for (const auto& [year, base_year] : changes) add_change_sum(lines, subject, year, base_year, source, findings);
}

}  // namespace ntm::laws
