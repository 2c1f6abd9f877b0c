#include "summary/counting.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

#include "summary/pair_counter.hpp"

namespace ntm {
namespace {

constexpr std::size_t pilot_states = 3;
// Unit-years of all years together that are looked at before others: as many as stay in the caches of a processor.
constexpr std::size_t unit_years_of_part = 8192;

// Byte i of entry b is bit i of b: eight criteria of a unit as eight numbers to add at once.
constexpr std::array<std::uint64_t, 256> spread_bits = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::uint64_t byte = 0; byte < table.size(); ++byte) {
    for (std::uint64_t bit = 0; bit < 8; ++bit) table[byte] |= (byte >> bit & 1) << (8 * bit);
  }
  return table;
}();

// Sums over units of one membership, and all pilots or none, in one year. Numbers are summed raw, as a panel stores
// them.
struct UnitSums {
  std::int64_t units = 0;
  std::int64_t left_out = 0;
  std::array<std::int64_t, max_criteria + 1> by_criteria_met{};
  std::array<std::int64_t, max_criteria> met{};
  std::array<std::uint64_t, max_criteria / 8> met_bytes{};  // how many units more meet each criterion, as bytes
  std::size_t in_bytes = 0;                                 // units counted in those
  std::array<std::int64_t, max_criteria> observed{};
  CriteriaSet last_observed = 0;     // of the units that were added last,
  std::int64_t units_like_last = 0;  // which are so many and not in `observed` yet
  std::int64_t with_households = 0;
  std::int64_t households = 0;
  std::int64_t with_population = 0;
  std::int64_t population = 0;
  std::int64_t with_poverty = 0;
  std::int64_t poverty_households = 0;
  std::int64_t poor_households = 0;
  std::int64_t with_income = 0;
  std::int64_t income_population = 0;
  Integer weighted_income = 0;  // in steps of the chunk

  void add_units(const UnitProfile& profile, std::int64_t count) {
    units += count;
    if (profile.is_left_out) left_out += count;
    if (profile.observed != last_observed) {
      count_observed();
      last_observed = profile.observed;
    }
    units_like_last += count;
  }

  void count_observed() {
    CriteriaSet set = last_observed;
    for (std::size_t i = 0; set != 0; ++i, set >>= 1) observed[i] += (set & 1) != 0 ? units_like_last : 0;
    units_like_last = 0;
  }

  void add_marks(CriteriaSet marks) {
    for (std::size_t i = 0; marks != 0; ++i, marks >>= 8) met_bytes[i] += spread_bits[marks & 0xFF];
    if (++in_bytes == std::numeric_limits<std::uint8_t>::max()) carry();
  }

  // Before a byte could overflow.
  void carry() {
    for (std::size_t word = 0; word < met_bytes.size(); ++word) {
      if (met_bytes[word] == 0) continue;
      for (std::size_t i = 0; i < 8; ++i)
        met[word * 8 + i] += static_cast<std::int64_t>(met_bytes[word] >> (8 * i) & 0xFF);
    }
    met_bytes = {};
    in_bytes = 0;
  }

  void add_numbers(std::uint64_t raw_households, std::uint64_t raw_poor_households, std::uint64_t raw_population,
                   std::uint64_t raw_income) {
    const auto if_both = [](std::uint64_t number, std::uint64_t other) {
      return static_cast<std::int64_t>(other == 0 ? 0 : number);
    };
    with_households += raw_households != 0 ? 1 : 0;
    households += static_cast<std::int64_t>(raw_households);
    with_population += raw_population != 0 ? 1 : 0;
    population += static_cast<std::int64_t>(raw_population);
    with_poverty += raw_households != 0 && raw_poor_households != 0 ? 1 : 0;
    poverty_households += if_both(raw_households, raw_poor_households);
    poor_households += if_both(raw_poor_households, raw_households);
    if (raw_income == 0 || raw_population == 0) return;
    ++with_income;
    income_population += static_cast<std::int64_t>(raw_population);
    weighted_income +=
        Integer{static_cast<std::int64_t>(raw_income - 1)} * static_cast<std::int64_t>(raw_population - 1);
  }
};

void add(YearCounts& sums, const UnitSums& more, std::int32_t income_step, std::size_t criteria) {
  sums.communes += more.units;
  sums.left_out += more.left_out;
  for (std::size_t i = 0; i <= criteria; ++i) {
    const std::int64_t units = more.by_criteria_met[i];
    sums.by_criteria_met[i] += units;
    sums.counted += units;
    sums.criteria_met += units * static_cast<std::int64_t>(i);
  }
  for (std::size_t i = 0; i < criteria; ++i) {
    sums.met[i] += more.met[i];
    sums.observed[i] += more.observed[i];
  }
  // a raw number is one more
  sums.with_households += more.with_households;
  sums.households += more.households - more.with_households;
  sums.with_population += more.with_population;
  sums.population += more.population - more.with_population;
  sums.with_poverty += more.with_poverty;
  sums.poverty_households += more.poverty_households - more.with_poverty;
  sums.poor_households += more.poor_households - more.with_poverty;
  sums.with_income += more.with_income;
  sums.income_population += more.income_population - more.with_income;
  sums.weighted_income += more.weighted_income * income_step;
}

void add(ChangeCounts& sums, const ChangeCounts& more) {
  sums.matched += more.matched;
  sums.matched_counted += more.matched_counted;
  sums.change += more.change;
  sums.improved += more.improved;
  sums.unchanged += more.unchanged;
  sums.declined += more.declined;
  sums.matched_marked += more.matched_marked;
  sums.gained += more.gained;
  sums.lost += more.lost;
  sums.entered += more.entered;
  sums.left += more.left;
  for (std::size_t i = 0; i < sums.transitions.size(); ++i) sums.transitions[i] += more.transitions[i];
}

// What comparisons need of a unit in one year.
struct Seen {
  UnitKey unit;
  CriteriaSet met;
  const Membership* membership;
  std::uint32_t profile;
  std::int32_t criteria_met;  // or less than 0
};

// Sums of units that have one membership, until they are added to those of its groups.
struct YearRun {
  const Membership* membership = nullptr;  // null where there are none
  std::int32_t income_step = 1;
  UnitSums sums;
};

struct ChangeRun {
  const Membership* membership = nullptr;
  ChangeCounts counts;
};

std::size_t most_criteria(const CountingTask& task) {
  int most = 0;
  for (const Rules* const rules : task.rules) most = std::max(most, rules->criteria_count());
  return static_cast<std::size_t>(most);
}

class Counter {
 public:
  Counter(const CountingTask& task, std::vector<YearCounts>& year_counts, std::vector<ChangeCounts>& change_counts,
          std::mutex& adding)
      : task_(task),
        year_counts_(year_counts),
        change_counts_(change_counts),
        adding_(adding),
        criteria_count_(most_criteria(task)),
        year_runs_(task.rules.size() * pilot_states),
        change_runs_(task.comparisons.size() * pilot_states),
        seen_(task.rules.size()) {
    for (const Comparison& comparison : task.comparisons) {
      pair_counters_.emplace_back(*task.rules[comparison.later], comparison.is_alike);
    }
  }

  // Counts units from `first` on and before `end`.
  void count(UnitKey first, UnitKey end) {
    for (std::size_t year = 0; year < task_.rules.size(); ++year) {
      seen_[year].clear();
      for_each_chunk(task_.panel.observations(year, first, end),
                     [&](const PanelChunk& chunk, std::size_t from, std::size_t to) {
                       for (std::size_t row = from; row < to; row += batch)
                         look_at(chunk, row, std::min(to, row + batch), year);
                     });
    }
    for (std::size_t i = 0; i < task_.comparisons.size(); ++i) {
      if (!task_.comparisons[i].has_lineage) compare(i);
    }
  }

  // Adds what is not added yet, after the last units.
  void finish() {
    for (std::size_t run = 0; run < year_runs_.size(); ++run) close_year_run(run);
    for (std::size_t run = 0; run < change_runs_.size(); ++run) close_change_run(run);
  }

 private:
  static constexpr std::size_t batch = 256;

  // Calls add(group) for each group of units of one run, one thread at a time.
  template <typename Add>
  void add_to_groups(const Membership& membership, Pilot pilot, Add add) {
    const std::lock_guard lock(adding_);
    for (std::size_t i = 0; i < membership.count; ++i) add(membership.groups[i]);
    if (!task_.pilot_group || pilot == Pilot::not_reported) return;
    add(*task_.pilot_group + (pilot == Pilot::yes ? 0 : 1));
  }

  // Runs are numbered by year or comparison x states of being pilot + state.
  static Pilot pilot_of_run(std::size_t run) { return static_cast<Pilot>(run % pilot_states); }

  void close_year_run(std::size_t number) {
    YearRun& run = year_runs_[number];
    if (run.membership == nullptr) return;
    run.sums.carry();
    run.sums.count_observed();
    add_to_groups(*run.membership, pilot_of_run(number), [&](std::size_t group) {
      add(year_counts_[group * task_.rules.size() + number / pilot_states], run.sums, run.income_step, criteria_count_);
    });
    run = {};
  }

  void close_change_run(std::size_t number) {
    ChangeRun& run = change_runs_[number];
    if (run.membership == nullptr) return;
    add_to_groups(*run.membership, pilot_of_run(number), [&](std::size_t group) {
      add(change_counts_[group * task_.comparisons.size() + number / pilot_states], run.counts);
    });
    run = {};
  }

  // The sums for units as this one, after those of another membership are closed.
  UnitSums& sums_for(std::size_t year, const UnitProfile& profile, const Membership& membership,
                     std::int32_t income_step) {
    const std::size_t number = year * pilot_states + static_cast<std::size_t>(profile.pilot);
    YearRun& run = year_runs_[number];
    if (run.membership != &membership || run.income_step != income_step) {
      close_year_run(number);
      run.membership = &membership;
      run.income_step = income_step;
    }
    return run.sums;
  }

  ChangeCounts& counts_for(std::size_t comparison, const Seen& seen) {
    const auto pilot = static_cast<std::size_t>(task_.panel.parts().profiles[seen.profile].pilot);
    const std::size_t number = comparison * pilot_states + pilot;
    ChangeRun& run = change_runs_[number];
    if (run.membership != seen.membership) {
      close_change_run(number);
      const std::size_t bands = pair_counters_[comparison].bands();
      run.membership = seen.membership;
      run.counts.transitions.resize(bands * bands);
    }
    return run.counts;
  }

  // Rows of a chunk, at most a batch.
  void look_at(const PanelChunk& chunk, std::size_t from, std::size_t to, std::size_t year) {
    std::array<std::array<std::uint64_t, batch>, PanelChunk::column_count> columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      chunk.copy(static_cast<PanelChunk::Column>(column), from, std::span(columns[column]).first(to - from));
    }
    const PanelParts& parts = task_.panel.parts();
    // units that follow each other are mostly of one profile and place
    const UnitProfile* profile = nullptr;
    std::uint64_t place = 0;
    const Membership* membership = nullptr;
    UnitSums* sums = nullptr;
    std::int64_t units = 0;
    for (std::size_t i = 0; i < to - from; ++i) {
      const auto number = [&](PanelChunk::Column column) { return columns[column][i]; };
      const UnitProfile& own_profile = parts.profiles[number(PanelChunk::profile_column)];
      if (&own_profile != profile || number(PanelChunk::place_column) != place) {
        if (units > 0) sums->add_units(*profile, units);
        units = 0;
        profile = &own_profile;
        place = number(PanelChunk::place_column);
        membership = task_.memberships[parts.place_numbers[place]];
        sums = &sums_for(year, own_profile, *membership, chunk.income_step());
      }
      ++units;
      const CriteriaSet met = number(PanelChunk::met_column);
      const int criteria_met =
          profile->counts_marks ? count_bits(met) : static_cast<int>(number(PanelChunk::criteria_met_column)) - 1;
      if (criteria_met >= 0) ++sums->by_criteria_met[static_cast<std::size_t>(criteria_met)];
      sums->add_marks(met);
      sums->add_numbers(number(PanelChunk::households_column), number(PanelChunk::poor_households_column),
                        number(PanelChunk::population_column), number(PanelChunk::income_column));
      seen_[year].push_back({number(PanelChunk::unit_column), met, membership,
                             static_cast<std::uint32_t>(number(PanelChunk::profile_column)), criteria_met});
    }
    if (units > 0) sums->add_units(*profile, units);
  }

  void compare(std::size_t comparison) {
    const Comparison& years = task_.comparisons[comparison];
    const std::vector<Seen>& later = seen_[years.later];
    const std::vector<Seen>& earlier = seen_[years.earlier];
    const PairCounter& pairs = pair_counters_[comparison];
    const auto marks = [&](const Seen& seen) {
      return Marks{&task_.panel.parts().profiles[seen.profile], seen.met, seen.criteria_met};
    };
    auto t = later.begin();
    auto s = earlier.begin();
    while (t != later.end() && s != earlier.end()) {
      if (t->unit == s->unit) {
        pairs.add(marks(*t), marks(*s), counts_for(comparison, *t));
        ++t;
        ++s;
      } else if (t->unit < s->unit) {
        ++counts_for(comparison, *t++).entered;
      } else {
        ++counts_for(comparison, *s++).left;
      }
    }
    while (t != later.end()) ++counts_for(comparison, *t++).entered;
    while (s != earlier.end()) ++counts_for(comparison, *s++).left;
  }

  const CountingTask& task_;
  std::vector<YearCounts>& year_counts_;
  std::vector<ChangeCounts>& change_counts_;
  std::mutex& adding_;
  std::size_t criteria_count_;              // of the rules that have most
  std::vector<PairCounter> pair_counters_;  // by comparison
  std::vector<YearRun> year_runs_;
  std::vector<ChangeRun> change_runs_;
  std::vector<std::vector<Seen>> seen_;  // by year
};

}  // namespace

void count_panel(const CountingTask& task, Team& team, std::vector<YearCounts>& year_counts,
                 std::vector<ChangeCounts>& change_counts) {
  const std::vector<UnitKey> bounds = bounds_of_parts(task.panel, unit_years_of_part);
  std::mutex adding;
  std::vector<std::optional<Counter>> counters(team.size());
  team.for_each_part(bounds.size() - 1, [&](std::size_t worker, std::size_t part) {
    auto& counter = counters[worker];
    if (!counter) counter.emplace(task, year_counts, change_counts, adding);
    counter->count(bounds[part], bounds[part + 1]);
  });
  for (auto& counter : counters) {
    if (counter) counter->finish();
  }
}

}  // namespace ntm
