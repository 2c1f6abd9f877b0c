#include "ntm/notice.hpp"

#include <algorithm>

#include "ntm/sections.hpp"
#include "sections/all.hpp"
#include "sections/layout.hpp"
#include "sections/targets.hpp"

namespace ntm {
namespace {

// As notices print them: an average of 6.67, which rose by 3.9; an income of 8.5.
constexpr int change_decimals = 1;
constexpr int income_decimals_shown = 1;

Count count_of(const Figure& figure) { return {figure.value().numerator()}; }

Ratio magnitude(const Ratio& value) { return value < Ratio(0) ? Ratio(0) - value : value; }

// Small numbers of communes that a Vietnamese notice compares have two digits: "tăng 01 xã".
Message compared_count(const Ratio& value) {
  const std::string digits = magnitude(value).rounded(0);
  return Message::in_both(digits, (digits.size() == 1 ? "0" : "") + digits);
}

class NoticeWriter {
 public:
  NoticeWriter(const Summary& summary, std::optional<int> digits)
      : summary_(summary), digits_(digits), figures_(figures_of(summary)), index_(figures_) {}

  std::vector<Message> write() {
    paragraphs_.push_back({"Results of the programme on new rural development in {}", year()});
    write_average();
    write_bands();
    write_criteria();
    write_indicators();
    write_targets();
    write_ranking();
    return std::move(paragraphs_);
  }

 private:
  static Figures figures_of(const Summary& summary) {
    Figures figures;
    for (const Section& section : sections()) {
      if (section.in_report) section.compute(summary, figures);
    }
    return figures;
  }

  [[nodiscard]] int year() const { return summary_.report_year(); }
  [[nodiscard]] std::optional<int> base_year() const {
    return summary_.base_year() < year() ? std::optional(summary_.base_year()) : std::nullopt;
  }
  [[nodiscard]] const Figure* find(Measure measure, int year, std::optional<int> base = {},
                                   const std::string& item = {}) const {
    return index_.find(measure, Scope::all, "", item, year, base);
  }
  [[nodiscard]] Decimal decimal(const Ratio& value, int usual) const {
    return {value.rounded(digits_.value_or(usual))};
  }

  // "3.9 more than in 2011", for a number of criteria.
  [[nodiscard]] Message change_of_average(const Ratio& change, int base) const {
    const Decimal by = decimal(magnitude(change), change_decimals);
    if (change == Ratio(0)) return {"as many as in {}", base};
    return change > Ratio(0) ? Message{"{} more than in {}", by, base} : Message{"{} fewer than in {}", by, base};
  }

  void write_average() {
    const Figure* const average = find(Measure::average, year());
    if (average == nullptr) return;
    const Decimal shown = decimal(average->value(), average_decimals);
    const Figure* const change = base_year() ? find(Measure::average_change, year(), base_year()) : nullptr;
    paragraphs_.push_back(change == nullptr ? Message{"By {} the communes met {} criteria on average.", year(), shown}
                                            : Message{"By {} the communes met {} criteria on average, {}.", year(),
                                                      shown, change_of_average(change->value(), *base_year())});
    write_who_is_counted();
  }

  // Where other communes are counted than in the base year, their change and that of the same communes differ.
  void write_who_is_counted() {
    if (!base_year()) return;
    const Figure* const entered = find(Measure::entered, year(), base_year());
    const Figure* const left = find(Measure::left, year(), base_year());
    const Figure* const change = find(Measure::matched_change, year(), base_year());
    if (entered == nullptr || left == nullptr || (entered->value() == Ratio(0) && left->value() == Ratio(0))) return;
    paragraphs_.push_back(
        {"{} communes are counted in {}, {} in {}: {} entered and {} left.", count_of(*find(Measure::communes, year())),
         year(), count_of(*find(Measure::communes, *base_year())), *base_year(), count_of(*entered), count_of(*left)});
    if (change == nullptr) return;
    paragraphs_.push_back({"The {} communes that are counted in both years meet {}.",
                           count_of(*find(Measure::matched_communes, year(), base_year())),
                           change_of_average(change->value(), *base_year())});
  }

  [[nodiscard]] Message change_of_band(const Band& band) const {
    const Figure* const change = base_year() ? find(Measure::band_change, year(), base_year(), band.label) : nullptr;
    if (change == nullptr) return {};
    const Ratio by = change->value();
    if (by == Ratio(0)) return {PhraseWith<1>("as many as in {}", "communes"), *base_year()};
    return by > Ratio(0) ? Message{PhraseWith<2>("{} more than in {}", "communes"), compared_count(by), *base_year()}
                         : Message{PhraseWith<2>("{} fewer than in {}", "communes"), compared_count(by), *base_year()};
  }

  void write_bands() {
    for (const Band& band : summary_.rules().bands) {
      const Figure* const communes = find(Measure::band, year(), {}, band.label);
      if (communes == nullptr) continue;
      const Message change = change_of_band(band);
      const Figure* const before = base_year() ? find(Measure::band, *base_year(), {}, band.label) : nullptr;
      if (communes->value() == Ratio(0) && before != nullptr && before->value() > Ratio(0)) {
        paragraphs_.push_back({"- {} criteria: no commune any more ({}).", title_of(band), change});
        continue;
      }
      const Integer count = communes->value().numerator();
      paragraphs_.push_back(
          change.empty()
              ? Message{"- {} criteria: {} commune{}.", title_of(band), Count{count}, plural(count)}
              : Message{"- {} criteria: {} commune{} ({}).", title_of(band), Count{count}, plural(count), change});
    }
  }

  void write_criteria() {
    constexpr std::size_t most_named = 3;
    std::vector<Message> met_by_all;
    std::vector<std::pair<Ratio, Message>> missed;
    for (const Criterion& criterion : summary_.rules().criteria) {
      const Figure* const missing = find(Measure::criterion_missing, year(), {}, criterion.id());
      if (missing == nullptr) continue;
      const Message name{PhraseWith<2>("{} {}", "criterion"), criterion.number,
                         Message::in_both(criterion.name_en, criterion.name_vi)};
      if (missing->value() == Ratio(0)) met_by_all.push_back(name);
      if (missing->value() > Ratio(0)) {
        missed.emplace_back(missing->value(), Message{"{} ({} communes)", name, count_of(*missing)});
      }
    }
    if (!met_by_all.empty()) {
      paragraphs_.push_back({"Criteria that every commune meets: {}.", Message::list(met_by_all, "; ")});
    }
    std::ranges::stable_sort(missed, std::greater<>(), &std::pair<Ratio, Message>::first);
    std::vector<Message> named;
    for (std::size_t i = 0; i < missed.size() && i < most_named; ++i) named.push_back(missed[i].second);
    if (!named.empty()) {
      paragraphs_.push_back({"Criteria that most communes still miss: {}.", Message::list(named, "; ")});
    }
  }

  // The figure that a rate or an income is compared with: of the year before, or else of the base year.
  [[nodiscard]] const Figure* earlier(Measure measure) const {
    for (const int base : ChangeColumns(summary_).base_years) {
      if (const Figure* const figure = find(measure, base)) return figure;
    }
    return nullptr;
  }

  void write_indicators() {
    if (const Figure* const now = find(Measure::poverty_rate, year())) {
      const Decimal rate = decimal(now->value(), average_decimals);
      const Figure* const before = earlier(Measure::poverty_rate);
      if (before == nullptr || before->value() == now->value()) {
        paragraphs_.push_back({"The rural poverty rate of {} is {} %.", year(), rate});
      } else {
        const Decimal from = decimal(before->value(), average_decimals);
        paragraphs_.push_back(now->value() < before->value()
                                  ? Message{"The rural poverty rate fell from {} % in {} to {} % in {}.", from,
                                            before->year, rate, year()}
                                  : Message{"The rural poverty rate rose from {} % in {} to {} % in {}.", from,
                                            before->year, rate, year()});
      }
    }
    if (const Figure* const now = find(Measure::income, year())) {
      const Decimal income = decimal(now->value(), income_decimals_shown);
      const Figure* const before = earlier(Measure::income);
      if (before == nullptr || before->value() == now->value()) {
        paragraphs_.push_back({"The rural income of {} is {} million VND per person and year.", year(), income});
      } else {
        const Ratio change = now->value() - before->value();
        const Decimal by = decimal(magnitude(change), income_decimals_shown);
        paragraphs_.push_back(
            change > Ratio(0)
                ? Message{"The rural income of {} is {} million VND per person and year, {} million more than in {}.",
                          year(), income, by, before->year}
                : Message{"The rural income of {} is {} million VND per person and year, {} million less than in {}.",
                          year(), income, by, before->year});
      }
    }
  }

  static Message whose(const Group& group) {
    switch (group.scope) {
      case Scope::all: return "all communes";
      case Scope::pilot: return "the pilot communes";
      case Scope::other: return "the other communes";
      default: return Message::verbatim(group.name);
    }
  }

  static Message goal_of(const Target& target) {
    const Decimal value = value_of(target);
    Message criteria;
    switch (target.test) {
      case Test::at_least: criteria = {"{} criteria or more", value}; break;
      case Test::above: criteria = {"more than {} criteria", value}; break;
      case Test::at_most: criteria = {"{} criteria or fewer", value}; break;
      case Test::below: criteria = {"fewer than {} criteria", value}; break;
      case Test::equal: criteria = {"exactly {} criteria", value}; break;
    }
    return target.is_rise() ? Message{"an average that rises by {}", criteria} : Message{"an average of {}", criteria};
  }

  void write_targets() {
    for (const Judgement& judgement : judgements(summary_)) {
      const Target& target = *judgement.target;
      const Group& group = summary_.groups()[judgement.group];
      const Figure* const needed =
          index_.find(Measure::needed, group.scope, group.name, target.item, target.year, judgement.year);
      Message state = "not known whether it is met";
      if (judgement.is_met()) {
        state = "met";
      } else if (needed != nullptr) {
        state = {"{} criteria are still missing", count_of(*needed)};
      } else if (judgement.actual) {
        state = "not met";
      }
      paragraphs_.push_back({"- Target of {} for {}: {}; {}.", target.year, whose(group), goal_of(target), state});
    }
  }

  void write_ranking() {
    const std::vector<Ranked> ranked = ranked_groups(summary_);
    if (ranked.size() < 2) return;
    const auto name = [&](const Ranked& row) { return summary_.groups()[row.group].name; };
    const Ranked& best = ranked.front();
    const Ranked& worst = ranked.back();
    paragraphs_.push_back({"Of {}, {} has the highest average ({}) and {} the lowest ({}).",
                           summary_.ranked_scope() == Scope::province
                               ? Message{"{} provinces", Count{static_cast<Integer>(ranked.size())}}
                               : Message{"{} districts", Count{static_cast<Integer>(ranked.size())}},
                           name(best), decimal(best.average, average_decimals), name(worst),
                           decimal(worst.average, average_decimals)});
  }

  const Summary& summary_;
  std::optional<int> digits_;
  Figures figures_;
  FigureIndex index_;
  std::vector<Message> paragraphs_;
};

}  // namespace

std::vector<Message> write_notice(const Summary& summary, std::optional<int> digits) {
  return NoticeWriter(summary, digits).write();
}

}  // namespace ntm
