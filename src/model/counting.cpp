#include "model/counting.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

#include "model/parallel.hpp"

namespace ntm {
namespace {

constexpr std::size_t pilot_states = 3;
// Below this many unit-years a second thread takes longer to begin than to help.
constexpr std::size_t fewest_for_threads = 20'000;

// Byte i of entry b is bit i of b: eight criteria of a unit as eight numbers to add at once.
constexpr std::array<std::uint64_t, 256> spread_bits = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::uint64_t byte = 0; byte < table.size(); ++byte) {
    for (std::uint64_t bit = 0; bit < 8; ++bit) table[byte] |= (byte >> bit & 1) << (8 * bit);
  }
  return table;
}();

// Counts of one run of units, before they are added to those of its groups.
struct RunCounts {
  YearCounts sums;                                    // but for `met` and those of `observed` that follow
  std::int64_t fully_observed = 0;                    // units of which every criterion is observed
  std::array<std::uint64_t, max_criteria / 8> met{};  // how many units meet each criterion, as bytes
  std::size_t rows = 0;                               // since those bytes were carried over

  void add_marks(CriteriaSet marks) {
    for (std::size_t i = 0; marks != 0; ++i, marks >>= 8) met[i] += spread_bits[marks & 0xFF];
    if (++rows == std::numeric_limits<std::uint8_t>::max()) carry();
  }

  // Before a byte could overflow.
  void carry() {
    for (std::size_t word = 0; word < met.size(); ++word) {
      if (met[word] == 0) continue;
      for (std::size_t i = 0; i < 8; ++i)
        sums.met[word * 8 + i] += static_cast<std::int64_t>(met[word] >> (8 * i) & 0xFF);
    }
    met = {};
    rows = 0;
  }
};

// The library's own is a call, for not every machine can count bits.
int count_bits(CriteriaSet set) {
  set -= set >> 1 & 0x5555555555555555U;
  set = (set & 0x3333333333333333U) + (set >> 2 & 0x3333333333333333U);
  set = (set + (set >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<int>(set * 0x0101010101010101U >> 56);
}

// As new, where no criterion beyond `criteria` was counted.
void clear(RunCounts& run, std::size_t criteria) {
  YearCounts& sums = run.sums;
  const auto clear_first = [](auto& counts, std::size_t size) { std::fill_n(counts.begin(), size, 0); };
  clear_first(sums.by_criteria_met, criteria + 1);
  clear_first(sums.met, criteria);
  clear_first(sums.observed, criteria);
  sums.communes = sums.counted = sums.criteria_met = 0;
  sums.with_households = sums.households = sums.with_population = sums.population = 0;
  sums.with_poverty = sums.poverty_households = sums.poor_households = 0;
  sums.with_income = sums.income_population = 0;
  sums.weighted_income = 0;
  run.fully_observed = 0;
}

void add(YearCounts& sums, const RunCounts& run, std::size_t criteria) {
  const YearCounts& more = run.sums;
  sums.communes += more.communes;
  sums.counted += more.counted;
  sums.criteria_met += more.criteria_met;
  for (std::size_t i = 0; i <= criteria; ++i) sums.by_criteria_met[i] += more.by_criteria_met[i];
  for (std::size_t i = 0; i < criteria; ++i) sums.met[i] += more.met[i];
  for (std::size_t i = 0; i < criteria; ++i) sums.observed[i] += more.observed[i] + run.fully_observed;
  sums.with_households += more.with_households;
  sums.households += more.households;
  sums.with_population += more.with_population;
  sums.population += more.population;
  sums.with_poverty += more.with_poverty;
  sums.poverty_households += more.poverty_households;
  sums.poor_households += more.poor_households;
  sums.with_income += more.with_income;
  sums.income_population += more.income_population;
  sums.weighted_income += more.weighted_income;
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

// Units of one membership in one year. They mostly follow each other, so they are summed here first.
struct YearRun {
  const Membership* membership = nullptr;
  RunCounts counts;
};

struct ChangeRun {
  const Membership* membership = nullptr;
  ChangeCounts counts;
};

// What comparisons need of a unit in one year.
struct Seen {
  bool present = false;
  Pilot pilot = Pilot::not_reported;
  const Membership* membership = nullptr;
  CriteriaSet met = 0;
  CriteriaSet observed = 0;
  Reported criteria_met;
};

class Counter {
 public:
  Counter(const CountingTask& task, std::vector<YearCounts>& year_counts, std::vector<ChangeCounts>& change_counts,
          std::mutex& adding)
      : task_(task),
        year_counts_(year_counts),
        change_counts_(change_counts),
        adding_(adding),
        all_criteria_(task.rules.all_criteria()),
        criteria_count_(static_cast<std::size_t>(task.rules.criteria_count())),
        bands_(task.rules.bands.size()),
        year_runs_(task.years * pilot_states),
        change_runs_(task.comparisons.size() * pilot_states),
        seen_(task.years) {
    for (int met = 0; met <= task.rules.criteria_count(); ++met) band_of_.push_back(task.rules.band_of(met));
    for (ChangeRun& run : change_runs_) run.counts.transitions.resize(bands_ * bands_);
  }

  // Counts units from `first` on and before `end`.
  void count(UnitKey first, UnitKey end) {
    struct Place {
      Observations::Iterator at;
      Observations::Iterator end;
      UnitKey unit;
    };
    constexpr UnitKey no_unit = std::numeric_limits<UnitKey>::max();
    const auto unit_at = [](const Place& place) { return place.at == place.end ? no_unit : (*place.at).unit(); };
    std::vector<Place> places;
    for (std::size_t year = 0; year < task_.years; ++year) {
      const Observations observations = task_.panel.observations(year, first, end);
      places.push_back({observations.begin(), observations.end(), no_unit});
      places.back().unit = unit_at(places.back());
    }
    while (true) {
      UnitKey unit = no_unit;
      for (const Place& place : places) unit = std::min(unit, place.unit);
      if (unit == no_unit) break;
      for (std::size_t year = 0; year < task_.years; ++year) {
        Place& place = places[year];
        seen_[year].present = place.unit == unit;
        if (place.unit != unit) continue;
        look_at(*place.at, year);
        ++place.at;
        place.unit = unit_at(place);
      }
      for (std::size_t i = 0; i < task_.comparisons.size(); ++i) compare(i);
    }
  }

  void finish() {
    for (std::size_t i = 0; i < year_runs_.size(); ++i) close(year_runs_[i], i);
    for (std::size_t i = 0; i < change_runs_.size(); ++i) close(change_runs_[i], i);
  }

 private:
  // Calls add(group) for each group of units of one run.
  template <typename Add>
  void for_each_group(const Membership& membership, std::size_t pilot, Add add) {
    const std::lock_guard lock(adding_);
    for (std::size_t i = 0; i < membership.count; ++i) add(membership.groups[i]);
    if (!task_.pilot_group || pilot == static_cast<std::size_t>(Pilot::not_reported)) return;
    add(*task_.pilot_group + (pilot == static_cast<std::size_t>(Pilot::yes) ? 0 : 1));
  }

  void close(YearRun& run, std::size_t index) {
    const std::size_t year = index / pilot_states;
    if (run.membership == nullptr) return;
    run.counts.carry();
    for_each_group(*run.membership, index % pilot_states, [&](std::size_t group) {
      add(year_counts_[group * task_.years + year], run.counts, criteria_count_);
    });
    clear(run.counts, criteria_count_);
    run.membership = nullptr;
  }

  void close(ChangeRun& run, std::size_t index) {
    const std::size_t comparison = index / pilot_states;
    if (run.membership == nullptr) return;
    for_each_group(*run.membership, index % pilot_states, [&](std::size_t group) {
      add(change_counts_[group * task_.comparisons.size() + comparison], run.counts);
    });
    run = {};
    run.counts.transitions.resize(bands_ * bands_);
  }

  // The run of units with this membership, after closing that of others.
  template <typename Run>
  Run& run_of(std::vector<Run>& runs, std::size_t index, const Seen& seen) {
    index = index * pilot_states + static_cast<std::size_t>(seen.pilot);
    Run& run = runs[index];
    if (run.membership != seen.membership) {
      close(run, index);
      run.membership = seen.membership;
    }
    return run;
  }

  void look_at(const Observation& observation, std::size_t year) {
    const UnitKind& kind = observation.kind();
    Seen& seen = seen_[year];
    seen.pilot = kind.pilot;
    seen.membership = task_.memberships[observation.place_number()];
    seen.met = observation.met();
    seen.observed = kind.observed;
    seen.criteria_met = kind.counts_marks ? Reported(count_bits(seen.met)) : observation.criteria_met();

    YearRun& run = run_of(year_runs_, year, seen);
    YearCounts& counts = run.counts.sums;
    ++counts.communes;
    if (seen.criteria_met.has_value()) {
      ++counts.counted;
      counts.criteria_met += seen.criteria_met.value();
      ++counts.by_criteria_met[static_cast<std::size_t>(seen.criteria_met.value())];
    }
    run.counts.add_marks(seen.met);
    if (seen.observed == all_criteria_) {
      ++run.counts.fully_observed;
    } else {
      for (std::size_t i = 0; i < criteria_count_; ++i)
        counts.observed[i] += static_cast<std::int64_t>(seen.observed >> i & 1);
    }
    const Reported households = observation.households();
    const Reported poor_households = observation.poor_households();
    const Reported population = observation.population();
    const Reported income = observation.income();
    if (households.has_value()) {
      ++counts.with_households;
      counts.households += households.value();
    }
    if (population.has_value()) {
      ++counts.with_population;
      counts.population += population.value();
    }
    if (households.has_value() && poor_households.has_value()) {
      ++counts.with_poverty;
      counts.poverty_households += households.value();
      counts.poor_households += poor_households.value();
    }
    if (income.has_value() && population.has_value()) {
      ++counts.with_income;
      counts.income_population += population.value();
      counts.weighted_income += Integer{income.value()} * population.value();
    }
  }

  void compare(std::size_t comparison) {
    const Seen& later = seen_[task_.comparisons[comparison].later];
    const Seen& earlier = seen_[task_.comparisons[comparison].earlier];
    if (!later.present && !earlier.present) return;
    ChangeCounts& counts = run_of(change_runs_, comparison, later.present ? later : earlier).counts;
    if (!earlier.present) {
      ++counts.entered;
      return;
    }
    if (!later.present) {
      ++counts.left;
      return;
    }
    ++counts.matched;
    if (later.criteria_met.has_value() && earlier.criteria_met.has_value()) {
      const std::int64_t change = later.criteria_met.value() - earlier.criteria_met.value();
      ++counts.matched_counted;
      counts.change += change;
      counts.improved += change > 0 ? 1 : 0;
      counts.unchanged += change == 0 ? 1 : 0;
      counts.declined += change < 0 ? 1 : 0;
      const std::size_t from = band_of_[static_cast<std::size_t>(earlier.criteria_met.value())];
      const std::size_t to = band_of_[static_cast<std::size_t>(later.criteria_met.value())];
      ++counts.transitions[from * bands_ + to];
    }
    if ((later.observed & earlier.observed) == all_criteria_) {
      ++counts.matched_marked;
      counts.gained += count_bits(later.met & ~earlier.met);
      counts.lost += count_bits(earlier.met & ~later.met);
    }
  }

  const CountingTask& task_;
  std::vector<YearCounts>& year_counts_;
  std::vector<ChangeCounts>& change_counts_;
  std::mutex& adding_;
  CriteriaSet all_criteria_;
  std::size_t criteria_count_;
  std::size_t bands_;
  std::vector<std::size_t> band_of_;  // by number of criteria met
  std::vector<YearRun> year_runs_;
  std::vector<ChangeRun> change_runs_;
  std::vector<Seen> seen_;
};

}  // namespace

void count_panel(const CountingTask& task, std::size_t threads, std::vector<YearCounts>& year_counts,
                 std::vector<ChangeCounts>& change_counts) {
  std::size_t size = 0;
  for (std::size_t year = 0; year < task.years; ++year) size += task.panel.size(year);
  constexpr std::size_t parts_per_thread = 4;
  const bool alone = threads <= 1 || size < fewest_for_threads;
  std::vector<UnitKey> bounds{0};
  if (!alone) {
    for (const UnitKey cut : task.panel.cuts(threads * parts_per_thread)) bounds.push_back(cut);
  }
  bounds.push_back(std::numeric_limits<UnitKey>::max());
  std::mutex adding;
  Team(threads).for_each_part(bounds.size() - 1, [&](std::size_t, std::size_t part) {
    Counter counter(task, year_counts, change_counts, adding);
    counter.count(bounds[part], bounds[part + 1]);
    counter.finish();
  });
}

}  // namespace ntm
