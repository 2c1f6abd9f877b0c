#include "reconcile/lines.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "reconcile/band_tree.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm::laws {
namespace {

constexpr int usual_criteria = 19;

bool is_band(Measure measure) {
  return measure == Measure::band || measure == Measure::band_share || measure == Measure::band_change;
}

bool is_recognition(Measure measure) {
  return measure == Measure::recognised || measure == Measure::recognised_share ||
         measure == Measure::recognised_change;
}

std::string item_key(const PublishedLine& line) {
  if (is_band(line.measure)) {
    if (const auto range = read_band(line.item)) {
      return range->to == std::numeric_limits<int>::max()
                 ? std::to_string(range->from) + '+'
                 : std::to_string(range->from) + '-' + std::to_string(range->to);
    }
  }
  if (is_recognition(line.measure)) {
    if (const auto recognition = find_recognition(line.item)) {
      return *recognition == Recognition::standard   ? "standard"
             : *recognition == Recognition::advanced ? "advanced"
                                                     : "model";
    }
  }
  return line.item;
}

}  // namespace

Bounds Total::in(const Values& values) const {
  if (in_data) return Bounds::exactly(*in_data);
  Bounds sum = Bounds::exactly(Ratio(0));
  for (const std::size_t line : lines) sum = sum + values[line];
  return sum;
}

Lines::Lines(const std::vector<PublishedLine>& lines, const Rulebook& rules, CommunesInData communes_in_data)
    : lines_(lines), rules_(rules), communes_in_data_(std::move(communes_in_data)) {
  std::map<std::tuple<std::string, Scope, std::string>, std::size_t> known;
  std::set<std::pair<std::size_t, std::string_view>> sources;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PublishedLine& line = lines[i];
    values_.push_back(to_bounds(line.number));
    keys_.push_back({line.measure, item_key(line), line.year, line.base_year});
    // the name of the whole place says no more than the place
    const std::string name = line.scope == Scope::all ? "" : name_key(line.name);
    const auto [at, is_new] = known.try_emplace({name_key(line.place), line.scope, name}, subjects_.size());
    if (is_new) {
      subjects_.push_back({name_key(line.place), line.scope, name, {}, {}, {}});
      by_key_.emplace_back();
    }
    Subject& subject = subjects_[at->second];
    subject.lines.push_back(i);
    if (sources.emplace(at->second, line.source).second) subject.sources.push_back(line.source);
    const auto range = is_band(line.measure) ? read_band(line.item) : std::nullopt;
    if (range) {
      int& criteria = criteria_.try_emplace({at->second, line.year}, criteria_by_rules(line.year)).first->second;
      if (range->to != std::numeric_limits<int>::max()) criteria = std::max(criteria, range->to);
    }
    by_key_[at->second][keys_.back()].push_back(i);
  }
  for (Subject& subject : subjects_) {
    if (subject.scope == Scope::all) continue;
    const auto all = known.find({subject.place, Scope::all, ""});
    if (all != known.end()) subject.all = all->second;
  }
}

std::vector<std::size_t> Lines::find_all(std::size_t subject, const Key& key) const {
  const auto found = by_key_[subject].find(key);
  return found == by_key_[subject].end() ? std::vector<std::size_t>{} : found->second;
}

std::optional<std::size_t> Lines::find(std::size_t subject, const Key& key, std::string_view source) const {
  const auto found = by_key_[subject].find(key);
  if (found == by_key_[subject].end()) return std::nullopt;
  const auto own = std::ranges::find_if(found->second, [&](std::size_t line) { return lines_[line].source == source; });
  return own == found->second.end() ? found->second.front() : *own;
}

std::vector<Lines::BandLine> Lines::bands(std::size_t subject, Measure measure, int year, std::optional<int> base_year,
                                          std::string_view source) const {
  const auto& keys = by_key_[subject];
  std::map<CriteriaRange, std::size_t> chosen;
  bool any_own = false;
  for (auto at = keys.lower_bound({measure, "", std::numeric_limits<int>::min(), {}});
       at != keys.end() && at->first.measure == measure; ++at) {
    if (at->first.year != year || at->first.base_year != base_year) continue;
    const std::size_t line = *find(subject, at->first, source);
    any_own = any_own || lines_[line].source == source;
    if (const auto range = read_band(lines_[line].item)) {
      CriteriaRange closed = *range;
      if (closed.to == std::numeric_limits<int>::max()) closed.to = std::max(closed.from, criteria(subject, year));
      chosen.try_emplace(closed, line);
    }
  }
  std::vector<BandLine> bands;
  for (const auto& [range, line] : chosen) {
    // bands of one source are a whole, which those of another, cut elsewhere, do not complete
    if (!any_own || lines_[line].source == source) bands.push_back({range, line});
  }
  std::ranges::stable_sort(bands, [](const BandLine& a, const BandLine& b) {
    return a.range.from != b.range.from ? a.range.from < b.range.from : a.range.to > b.range.to;
  });
  return bands;
}

int Lines::criteria(std::size_t subject, int year) const {
  const auto known = criteria_.find({subject, year});
  return known == criteria_.end() ? criteria_by_rules(year) : known->second;
}

int Lines::criteria_by_rules(int year) const {
  const Rules* const rules = rules_.find(year, std::nullopt);
  return rules != nullptr ? rules->criteria_count() : usual_criteria;
}

std::optional<std::size_t> Lines::communes_line(std::size_t subject, int year, std::string_view source) const {
  if (auto line = find(subject, {Measure::reported, "", year, {}}, source)) return line;
  return find(subject, {Measure::communes, "", year, {}}, source);
}

std::optional<Total> Lines::communes(std::size_t subject, int year, std::string_view source) const {
  if (const auto line = communes_line(subject, year, source)) return Total{{*line}, {}};
  const std::vector<BandLine> own = bands(subject, Measure::band, year, std::nullopt, source);
  const BandTree tree({0, criteria(subject, year)}, own);
  if (!own.empty() && tree.is_clean() && tree.root().gaps.empty()) {
    Total total;
    for (const BandNode& child : tree.root().children) total.lines.push_back(*child.line);
    return total;
  }
  if (communes_in_data_) {
    if (const auto count = communes_in_data_(lines_[subjects_[subject].lines.front()], year)) return Total{{}, count};
  }
  return std::nullopt;
}

std::string line_numbers(const std::vector<std::size_t>& lines, const std::vector<PublishedLine>& published) {
  std::string text;
  for (const std::size_t line : lines)
    text.append(text.empty() ? "" : ", ").append(std::to_string(published[line].line));
  return text;
}

std::string printed_sum(const std::vector<std::size_t>& lines, const Lines& published) {
  std::string text;
  for (const std::size_t line : lines) {
    const std::string& number = published.text(line);
    const bool is_negative = published[line].number.value < Ratio(0);
    if (text.empty()) {
      text = number;
    } else if (is_negative && number.starts_with('-')) {
      text.append(" - ").append(number, 1);
    } else {
      text.append(" + ").append(number.starts_with('+') ? number.substr(1) : number);
    }
  }
  return text;
}

std::vector<std::size_t> find_used(const std::vector<std::size_t>& parts, const Lines& lines, const Values& values) {
  std::vector<std::size_t> used;
  std::ranges::copy_if(parts, std::back_inserter(used), [&](std::size_t part) { return lines.is_used(values, part); });
  return used;
}

Message shown_sum(const std::vector<std::size_t>& parts, const Lines& published) {
  if (parts.size() == 1) return Message::verbatim(published.text(parts.front()));
  Ratio sum;
  for (const std::size_t part : parts) sum = sum + published[part].number.value;
  return {"{} = {}", printed_sum(parts, published), Decimal{sum.exact_decimal()}};
}

Message tell_sum(const Lines& lines, const std::vector<std::size_t>& parts, bool is_all, const Message& whole,
                 const Values& values) {
  const std::vector<std::size_t> used = find_used(parts, lines, values);
  const Message sum = shown_sum(used, lines);
  if (whole.empty()) return {"{} is less than 0", sum};
  if (is_all && used.size() == parts.size()) return {"{}, not {}", sum, whole};
  Message more = used.size() == 1 ? Message{"{} is more than {}", sum, whole} : Message{"{}, more than {}", sum, whole};
  if (!is_all) return more;
  return Message::list({more, {"{}, not {}", shown_sum(parts, lines), whole}}, "; ");
}

std::optional<Integer> whole(const Bounds& bounds) {
  return bounds.is_one_value() && bounds.low->is_integer() ? std::optional(bounds.low->numerator()) : std::nullopt;
}

}  // namespace ntm::laws
