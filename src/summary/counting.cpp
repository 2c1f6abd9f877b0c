#include "summary/counting.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

#include "panel/parallel.hpp"
#include "summary/pair_counter.hpp"

namespace ntm {
namespace {

constexpr std::size_t pilot_states = 3;
// Below this many unit-years a second thread takes longer to begin than to help.
constexpr std::size_t fewest_for_threads = 20'000;
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

// Sums over units of one profile in one year. Numbers are summed raw, as a panel stores them.
struct ProfileSums {
  std::int64_t units = 0;
  std::array<std::int64_t, max_criteria + 1> by_criteria_met{};
  std::array<std::int64_t, max_criteria> met{};
  std::array<std::uint64_t, max_criteria / 8> met_bytes{};  // how many units more meet each criterion, as bytes
  std::size_t in_bytes = 0;                                 // units counted in those
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

void add(YearCounts& sums, const ProfileSums& more, const UnitProfile& profile, std::int32_t income_step,
         std::size_t criteria) {
  sums.communes += more.units;
  if (profile.is_left_out) sums.left_out += more.units;
  for (std::size_t i = 0; i <= criteria; ++i) {
    const std::int64_t units = more.by_criteria_met[i];
    sums.by_criteria_met[i] += units;
    sums.counted += units;
    sums.criteria_met += units * static_cast<std::int64_t>(i);
  }
  for (std::size_t i = 0; i < criteria; ++i) {
    sums.met[i] += more.met[i];
    if ((profile.observed >> i & 1) != 0) sums.observed[i] += more.units;
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

// Changes of units of one membership, before they are added to those of its groups.
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
        sums_(task.panel.parts().profiles.size()),
        seen_(task.rules.size()) {}

  // Counts units from `first` on and before `end`.
  void count(UnitKey first, UnitKey end) {
    for (std::size_t year = 0; year < task_.rules.size(); ++year) {
      seen_[year].clear();
      for_each_chunk(task_.panel.observations(year, first, end),
                     [&](const PanelChunk& chunk, std::size_t from, std::size_t to) {
                       for (std::size_t row = from; row < to; row += batch)
                         look_at(chunk, row, std::min(to, row + batch), year);
                     });
      close_sums(year);
    }
    for (std::size_t i = 0; i < task_.comparisons.size(); ++i) {
      if (!task_.comparisons[i].has_lineage) compare(i);
    }
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

  // Adds the sums of units that have one membership to those of its groups.
  void close_sums(std::size_t year) {
    if (membership_ == nullptr) return;
    for (std::size_t profile = 0; profile < sums_.size(); ++profile) {
      ProfileSums& sums = sums_[profile];
      if (sums.units == 0) continue;
      sums.carry();
      const UnitProfile& of_all = task_.panel.parts().profiles[profile];
      add_to_groups(*membership_, of_all.pilot, [&](std::size_t group) {
        add(year_counts_[group * task_.rules.size() + year], sums, of_all, income_step_, criteria_count_);
      });
      sums = {};
    }
    membership_ = nullptr;
  }

  // Rows of a chunk, at most a batch.
  void look_at(const PanelChunk& chunk, std::size_t from, std::size_t to, std::size_t year) {
    std::array<std::array<std::uint64_t, batch>, PanelChunk::column_count> columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      chunk.copy(static_cast<PanelChunk::Column>(column), from, std::span(columns[column]).first(to - from));
    }
    if (chunk.income_step() != income_step_) close_sums(year);
    income_step_ = chunk.income_step();
    for (std::size_t i = 0; i < to - from; ++i) {
      const auto number = [&](PanelChunk::Column column) { return columns[column][i]; };
      const Membership* const membership =
          task_.memberships[task_.panel.parts().place_numbers[number(PanelChunk::place_column)]];
      if (membership != membership_) {
        close_sums(year);
        membership_ = membership;
      }
      const auto profile = static_cast<std::uint32_t>(number(PanelChunk::profile_column));
      const CriteriaSet met = number(PanelChunk::met_column);
      const int criteria_met = task_.panel.parts().profiles[profile].counts_marks
                                   ? count_bits(met)
                                   : static_cast<int>(number(PanelChunk::criteria_met_column)) - 1;
      ProfileSums& sums = sums_[profile];
      ++sums.units;
      if (criteria_met >= 0) ++sums.by_criteria_met[static_cast<std::size_t>(criteria_met)];
      sums.add_marks(met);
      sums.add_numbers(number(PanelChunk::households_column), number(PanelChunk::poor_households_column),
                       number(PanelChunk::population_column), number(PanelChunk::income_column));
      seen_[year].push_back({number(PanelChunk::unit_column), met, membership, profile, criteria_met});
    }
  }

  void compare(std::size_t comparison) {
    const Comparison& years = task_.comparisons[comparison];
    const std::vector<Seen>& later = seen_[years.later];
    const std::vector<Seen>& earlier = seen_[years.earlier];
    const PairCounter pairs(*task_.rules[years.later], years.is_alike);
    const auto marks = [&](const Seen& seen) {
      return Marks{&task_.panel.parts().profiles[seen.profile], seen.met, seen.criteria_met};
    };
    std::array<ChangeRun, pilot_states> runs;
    const auto close = [&](std::size_t pilot) {
      ChangeRun& run = runs[pilot];
      if (run.membership != nullptr) {
        add_to_groups(*run.membership, static_cast<Pilot>(pilot), [&](std::size_t group) {
          add(change_counts_[group * task_.comparisons.size() + comparison], run.counts);
        });
      }
      run = {};
      run.counts.transitions.resize(pairs.bands() * pairs.bands());
    };
    // The counts for units as this one, after closing those of another membership.
    const auto counts_for = [&](const Seen& seen) -> ChangeCounts& {
      const auto pilot = static_cast<std::size_t>(task_.panel.parts().profiles[seen.profile].pilot);
      if (runs[pilot].membership != seen.membership) {
        close(pilot);
        runs[pilot].membership = seen.membership;
      }
      return runs[pilot].counts;
    };
    auto t = later.begin();
    auto s = earlier.begin();
    while (t != later.end() && s != earlier.end()) {
      if (t->unit == s->unit) {
        pairs.add(marks(*t), marks(*s), counts_for(*t));
        ++t;
        ++s;
      } else if (t->unit < s->unit) {
        ++counts_for(*t++).entered;
      } else {
        ++counts_for(*s++).left;
      }
    }
    while (t != later.end()) ++counts_for(*t++).entered;
    while (s != earlier.end()) ++counts_for(*s++).left;
    for (std::size_t pilot = 0; pilot < pilot_states; ++pilot) close(pilot);
  }

  const CountingTask& task_;
  std::vector<YearCounts>& year_counts_;
  std::vector<ChangeCounts>& change_counts_;
  std::mutex& adding_;
  std::size_t criteria_count_;  // of the rules that have most
  // of units of one membership that follow each other, by profile
  std::vector<ProfileSums> sums_;
  const Membership* membership_ = nullptr;
  std::int32_t income_step_ = 1;
  std::vector<std::vector<Seen>> seen_;  // by year
};

}  // namespace

void count_panel(const CountingTask& task, std::size_t threads, std::vector<YearCounts>& year_counts,
                 std::vector<ChangeCounts>& change_counts) {
  std::size_t size = 0;
  for (std::size_t year = 0; year < task.rules.size(); ++year) size += task.panel.size(year);
  const std::vector<UnitKey> bounds = bounds_of_parts(task.panel, unit_years_of_part);
  std::mutex adding;
  Team team(size < fewest_for_threads ? 1 : threads);
  std::vector<std::optional<Counter>> counters(team.size());
  team.for_each_part(bounds.size() - 1, [&](std::size_t worker, std::size_t part) {
    auto& counter = counters[worker];
    if (!counter) counter.emplace(task, year_counts, change_counts, adding);
    counter->count(bounds[part], bounds[part + 1]);
  });
}

}  // namespace ntm
