#include "ntm/notice.hpp"

#include <algorithm>

#include "model/coverage.hpp"
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
  return Message::in_both(digits, digits.size() == 1 ? '0' + digits : in_groups(digits, Language::vietnamese));
}

class NoticeWriter {
 public:
  NoticeWriter(const Summary& summary, std::optional<int> digits)
      : summary_(summary), digits_(digits), figures_(shown_figures(summary)), index_(figures_) {}

  std::vector<Message> write() {
    paragraphs_.push_back({"Results of the programme on new rural development in {}", year()});
    if (const auto& where = summary_.selection().where; !where.empty()) {
      paragraphs_.push_back({"Only: {}.", Message::list(described_conditions(where), "; ")});
    }
    write_average();
    write_bands();
    write_criteria();
    write_indicators();
    write_targets();
    write_ranking();
    return std::move(paragraphs_);
  }

 private:
  [[nodiscard]] int year() const { return summary_.report_year(); }
  [[nodiscard]] std::optional<int> base_year() const {
    return compares_with_base(summary_) ? std::optional(summary_.base_year()) : std::nullopt;
  }
  [[nodiscard]] const Figure* find(Measure measure, int year, std::optional<int> base = {},
                                   std::string_view item = {}) const {
    return index_.find(measure, Scope::all, "", item, year, base);
  }
  [[nodiscard]] Decimal decimal(const Ratio& value, int usual) const {
    return {value.rounded(digits_.value_or(usual))};
  }

  // Whether nothing of a number shows.
  [[nodiscard]] bool shows_nothing(const Ratio& value, int usual) const {
    return decimal(value, usual).text.find_first_of("123456789") == std::string::npos;
  }

  // "3.9 more than in 2011", of an average. What is said must not be contradicted by the digits that are shown.
  [[nodiscard]] Message change_of_average(const Ratio& change, int base) const {
    if (change == Ratio(0)) return {"the same as in {}", base};
    if (shows_nothing(change, change_decimals)) return {"nearly the same as in {}", base};
    const Decimal by = decimal(magnitude(change), change_decimals);
    return change > Ratio(0) ? Message{"{} more than in {}", by, base} : Message{"{} less than in {}", by, base};
  }

  void write_average() {
    const Figure* const average = find(Measure::average, year());
    if (average == nullptr) return;
    write_who_reported();
    const Decimal shown = decimal(average->value(), average_decimals);
    const Figure* const change = base_year() ? find(Measure::average_change, year(), base_year()) : nullptr;
    if (change == nullptr) {
      paragraphs_.push_back({"By {} the communes met {} criteria on average.", year(), shown});
    } else if (has_other_map()) {
      const Decimal before = decimal(find(Measure::average, *base_year())->value(), average_decimals);
      paragraphs_.push_back(
          {"By {} the communes met {} criteria on average; in {}, for the communes before administrative units were "
           "rearranged, {}.",
           year(), shown, *base_year(), before});
    } else {
      paragraphs_.push_back({"By {} the communes met {} criteria on average, {}.", year(), shown,
                             change_of_average(change->value(), *base_year())});
    }
    write_who_is_counted();
    for (Message& sentence : described_breaks(summary_)) paragraphs_.push_back(std::move(sentence));
    for (Message& sentence : described_reforms(summary_)) paragraphs_.push_back(std::move(sentence));
    write_lineage();
  }

  // An average over some communes only must not be taken for that of all.
  void write_who_reported() {
    const Count reported = count_of(*find(Measure::reported, year()));
    const Count communes = count_of(*find(Measure::communes, year()));
    if (reported.value == communes.value) return;
    paragraphs_.push_back({"{} of {} communes reported.", reported, communes});
  }

  // Whether the map changed since the base year: a level that rose or fell may have done so through that alone.
  [[nodiscard]] bool has_other_map() const { return base_year() && has_other_map(*base_year()); }
  [[nodiscard]] bool has_other_map(int base) const {
    const auto comparison = summary_.comparison_with(base);
    return comparison && summary_.comparisons()[*comparison].crosses_reform;
  }

  // "+3.2", "-0.5"
  [[nodiscard]] Decimal with_sign(const Ratio& value) const {
    const std::string digits = decimal(value, change_decimals).text;
    const bool is_more = value > Ratio(0) && !shows_nothing(value, change_decimals);
    return {is_more ? '+' + digits : digits};
  }

  // What communes are made of since the latest year of another map, and what may be said of merged ones.
  void write_lineage() {
    for (std::size_t i = 0; i < summary_.comparisons().size(); ++i) {
      const Comparison& comparison = summary_.comparisons()[i];
      if (comparison.year != year() || !comparison.has_lineage) continue;
      paragraphs_.push_back(*described_lineage(summary_, i));
      const Figure* const change = find(Measure::matched_change, year(), comparison.base_year);
      const Figure* const least = find(Measure::merged_change_least, year(), comparison.base_year);
      const Figure* const most = find(Measure::merged_change_most, year(), comparison.base_year);
      if (change != nullptr) {
        const Count both = count_of(*find(Measure::matched_communes, year(), comparison.base_year));
        paragraphs_.push_back({"In the {} unchanged commune{}, the average is {}.", both, plural(both.value),
                               change_of_average(change->value(), comparison.base_year)});
      }
      if (least != nullptr) {
        paragraphs_.push_back(
            {"Of {} merged commune{} all parts are known: on average {} criteria against those that all parts met, and "
             "{} against those that any part met.",
             Count{summary_.changes(0, i).merged_marked}, plural(summary_.changes(0, i).merged_marked),
             with_sign(most->value()), with_sign(least->value())});
      }
      return;
    }
  }

  // Where other communes are counted than in the base year, their change and that of the same communes differ.
  void write_who_is_counted() {
    if (!base_year() || has_other_map()) return;
    const Figure* const entered = find(Measure::entered, year(), base_year());
    const Figure* const left = find(Measure::left, year(), base_year());
    const Figure* const change = find(Measure::matched_change, year(), base_year());
    if (entered == nullptr || left == nullptr || (entered->value() == Ratio(0) && left->value() == Ratio(0))) return;
    paragraphs_.push_back(
        {"Communes counted: {} in {}, {} in {}; {} entered and {} left.", count_of(*find(Measure::communes, year())),
         year(), count_of(*find(Measure::communes, *base_year())), *base_year(), count_of(*entered), count_of(*left)});
    if (change == nullptr) return;
    const Count both = count_of(*find(Measure::matched_communes, year(), base_year()));
    paragraphs_.push_back({"In the {} commune{} counted in both years, the average is {}.", both, plural(both.value),
                           change_of_average(change->value(), *base_year())});
  }

  [[nodiscard]] Message change_of_band(const Band& band) const {
    const Figure* const change = base_year() ? find(Measure::band_change, year(), base_year(), band.label) : nullptr;
    if (change == nullptr) return {};
    const Ratio by = change->value();
    if (has_other_map()) {
      return {"in {}, for the communes before the rearrangement: {}", *base_year(),
              count_of(*find(Measure::band, *base_year(), {}, band.label))};
    }
    if (by == Ratio(0)) return {"as many as in {}", *base_year()};
    return by > Ratio(0) ? Message{PhraseWith<2>("{} more than in {}", "communes"), compared_count(by), *base_year()}
                         : Message{PhraseWith<2>("{} fewer than in {}", "communes"), compared_count(by), *base_year()};
  }

  void write_bands() {
    for (const Band& band : summary_.rules().bands) {
      const Figure* const communes = find(Measure::band, year(), {}, band.label);
      if (communes == nullptr) continue;
      const Message change = change_of_band(band);
      const Figure* const before = base_year() ? find(Measure::band, *base_year(), {}, band.label) : nullptr;
      if (communes->value() == Ratio(0) && before != nullptr && before->value() > Ratio(0) && !has_other_map()) {
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

  // Criteria that every commune meets, and those that most communes miss: three, or as many as share their numbers.
  void write_criteria() {
    constexpr std::size_t named = 3;
    constexpr std::size_t most_named = 6;
    std::vector<Message> met_by_all;
    std::vector<std::pair<Integer, Message>> missed;
    for (const Criterion& criterion : summary_.rules().criteria) {
      const Figure* const missing = find(Measure::criterion_missing, year(), {}, criterion.id());
      if (missing == nullptr) continue;
      const Message name{PhraseWith<2>("{} {}", "criterion"), criterion.number,
                         Message::in_both(criterion.name_en, criterion.name_vi)};
      const Integer communes = missing->value().numerator();
      if (communes == 0) met_by_all.push_back(name);
      if (communes > 0)
        missed.emplace_back(communes, Message{"{} ({} commune{})", name, Count{communes}, plural(communes)});
    }
    if (!met_by_all.empty()) {
      paragraphs_.push_back({"Criteria that every commune meets: {}.", Message::list(met_by_all, "; ")});
    }
    std::ranges::stable_sort(missed, std::greater<>(), &std::pair<Integer, Message>::first);
    std::vector<Message> most_missed;
    for (std::size_t i = 0; i < missed.size(); ++i) {
      if (i >= named && missed[i].first != missed[i - 1].first) break;
      most_missed.push_back(missed[i].second);
    }
    if (!most_missed.empty() && most_missed.size() <= most_named) {
      paragraphs_.push_back({"Most often missed: {}.", Message::list(most_missed, "; ")});
    }
  }

  // The figure that a rate or an income is compared with: of the year before, or else of the base year.
  [[nodiscard]] const Figure* earlier(Measure measure) const {
    for (const auto base : {year_before(summary_), std::optional(summary_.base_year())}) {
      if (!base || *base == year()) continue;
      if (const Figure* const figure = find(measure, *base)) return figure;
    }
    return nullptr;
  }

  // A rate over some communes only must not be taken for that of all.
  void write_coverage(Measure reporting, const Message& rate, const Figure* before) {
    std::vector<int> years{year()};
    if (before != nullptr) years.push_back(before->year);
    for (const int of : years) {
      const Count some = count_of(*find(reporting, of));
      const Count all = count_of(*find(Measure::communes, of));
      if (is_nearly_all(static_cast<std::int64_t>(some.value), static_cast<std::int64_t>(all.value))) continue;
      paragraphs_.push_back(of == year() ? Message{"{} covers {} of {} communes.", rate, some, all}
                                         : Message{"{} of {} covers {} of {} communes.", rate, of, some, all});
    }
  }

  // "by another poverty standard": then both years are stated, and no rise or fall. Empty where nothing stands against
  // one.
  [[nodiscard]] Message why_not_compared(const Figure* before, Rate rate) const {
    if (before == nullptr) return {};
    const RateDoubts doubts = doubts_of(summary_, *summary_.comparison_with(before->year), rate);
    std::vector<Message> reasons;
    if (doubts.other_map) reasons.push_back("for the communes before administrative units were rearranged");
    if (doubts.other_communes) reasons.push_back("for other communes");
    if (doubts.other_standard) reasons.push_back("by another poverty standard");
    Message why = reasons.empty() ? Message() : reasons.front();
    for (std::size_t i = 1; i < reasons.size(); ++i) why = {"{} and {}", std::move(why), reasons[i]};
    return why;
  }

  void write_indicators() {
    if (const Figure* const now = find(Measure::poverty_rate, year())) {
      const Decimal rate = decimal(now->value(), average_decimals);
      const Figure* const before = earlier(Measure::poverty_rate);
      const Decimal from = before == nullptr ? rate : decimal(before->value(), average_decimals);
      if (const Message why = why_not_compared(before, Rate::poverty); !why.empty()) {
        paragraphs_.push_back(
            {"The rural poverty rate of {} is {}%; in {}, {}, {}%.", year(), rate, before->year, why, from});
      } else if (from.text == rate.text) {
        paragraphs_.push_back({"The rural poverty rate of {} is {}%.", year(), rate});
      } else {
        paragraphs_.push_back(
            now->value() < before->value()
                ? Message{"The rural poverty rate fell from {}% in {} to {}% in {}.", from, before->year, rate, year()}
                : Message{"The rural poverty rate rose from {}% in {} to {}% in {}.", from, before->year, rate,
                          year()});
      }
      write_coverage(Measure::poverty_communes, "The poverty rate", before);
    }
    if (const Figure* const now = find(Measure::income, year())) {
      const Decimal income = decimal(now->value(), income_decimals_shown);
      const Figure* const before = earlier(Measure::income);
      const Ratio change = before == nullptr ? Ratio(0) : now->value() - before->value();
      if (const Message why = why_not_compared(before, Rate::income); !why.empty()) {
        paragraphs_.push_back({"The rural income of {} is {} million VND per person and year; in {}, {}, {}.", year(),
                               income, before->year, why, decimal(before->value(), income_decimals_shown)});
      } else if (shows_nothing(change, income_decimals_shown)) {
        paragraphs_.push_back({"The rural income of {} is {} million VND per person and year.", year(), income});
      } else {
        const Decimal by = decimal(magnitude(change), income_decimals_shown);
        paragraphs_.push_back(
            change > Ratio(0)
                ? Message{"The rural income of {} is {} million VND per person and year, {} million more than in {}.",
                          year(), income, by, before->year}
                : Message{"The rural income of {} is {} million VND per person and year, {} million less than in {}.",
                          year(), income, by, before->year});
      }
      write_coverage(Measure::income_communes, "The income", before);
    }
  }

  // Of a province or district without a name, every one.
  static Message whose(Scope scope, const std::string& name) {
    switch (scope) {
      case Scope::all: return "all communes";
      case Scope::pilot: return "the pilot communes";
      case Scope::other: return "the other communes";
      case Scope::province: return name.empty() ? Message("every province") : Message::verbatim(name);
      case Scope::district: return name.empty() ? Message("every district") : Message::verbatim(name);
      case Scope::commune: break;
    }
    return {};
  }

  static Message goal_of(const Target& target) {
    const Decimal value = value_of(target);
    Message bound;
    switch (target.test) {
      case Test::at_least: bound = {"at least {}", value}; break;
      case Test::above: bound = {"more than {}", value}; break;
      case Test::at_most: bound = {"at most {}", value}; break;
      case Test::below: bound = {"less than {}", value}; break;
      case Test::equal: bound = {"exactly {}", value}; break;
    }
    return target.is_rise() ? Message{"an average that rises by {}", bound} : Message{"an average of {}", bound};
  }

  void write_targets() {
    const auto add = [&](const Target& target, Message whom, Message state) {
      paragraphs_.push_back(
          {"- Target of {} for {}: {}; {}.", target.year, std::move(whom), goal_of(target), std::move(state)});
    };
    for (const auto& [target, why] : unjudged(summary_)) {
      if (!is_past(summary_, *target))
        add(*target, whose(target->scope, target->name), {"not judged, because {}", why});
    }
    for (const Judgement& judgement : judgements(summary_)) {
      const Target& target = *judgement.target;
      if (is_past(summary_, target)) continue;
      const Group& group = summary_.groups()[judgement.group];
      const Figure* const needed =
          index_.find(Measure::needed, group.scope, group.name, target.item, target.year, judgement.year);
      Message state = "not known whether it is met";
      if (judgement.is_met()) {
        state = "met";
      } else if (needed != nullptr && target.year == year()) {
        state = count_of(*needed).value == 1 ? Message("not met, by 1 criterion in all")
                                             : Message{"not met, by {} criteria in all", count_of(*needed)};
      } else if (needed != nullptr) {
        state = count_of(*needed).value == 1 ? Message("1 more criterion needed in all")
                                             : Message{"{} more criteria needed in all", count_of(*needed)};
      } else if (judgement.actual) {
        state = "not met";
      }
      add(target, whose(group.scope, group.name), std::move(state));
    }
  }

  // The best and the worst, unless all are alike.
  void write_ranking() {
    const std::vector<Ranked> ranked = ranked_groups(summary_);
    if (ranked.empty() || ranked.front().average == ranked.back().average) return;
    const bool are_districts = summary_.ranked_scope() == Scope::district;
    if (are_districts && has_former_districts(summary_, summary_.years().size() - 1)) return;
    const auto named = [&](const Ratio& average) {
      std::vector<std::string> names;
      for (const Ranked& row : ranked) {
        if (row.average == average) names.push_back(summary_.groups()[row.group].name);
      }
      return list_of_names(names);
    };
    const Ratio& best = ranked.front().average;
    const Ratio& worst = ranked.back().average;
    const Count count{static_cast<Integer>(ranked.size())};
    paragraphs_.push_back({"Of {} with data, the highest average: {} ({}); the lowest: {} ({}).",
                           are_districts ? Message{"{} districts", count} : Message{"{} provinces", count}, named(best),
                           decimal(best, average_decimals), named(worst), decimal(worst, average_decimals)});
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
