// What the sections' tables share: whom they show, how a figure becomes a cell, how a change is headed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/summary.hpp"
#include "ntm/table.hpp"

namespace ntm {

inline constexpr int average_decimals = 2;  // as notices print them: 6.67 criteria, 33.11 %
inline constexpr int share_decimals = 1;

// "All communes", "Pilot communes", or the name of a district.
Message to_title(const Group& group);

// Names, and of many the first and how many there are more.
Message list_of_names(const std::vector<std::string>& names);

// Years in rising order, those that follow each other as one range: "2011-2013, 2015".
std::string list_of_years(const std::vector<int>& years);

// The name of a district, or that it is not known.
Message title_of_district(const std::string& name);

// A commune as a group of its own, for its figures.
Group to_group(const Observation& commune, const Summary& summary);

// What the rows of a band are called: its label, and in Vietnamese "dưới 5" for 0-4, as notices write it.
Message to_title(const Band& band);

// The listed places that have no communes in the report year because the map changed: a report of that year names them
// once, and shows nothing of them.
std::vector<std::size_t> former_places(const Summary& summary);

// The other listed groups, which a text shows in every section. Those who are not pilot appear in the averages only:
// their other figures are in the CSV.
std::vector<Group> shown_groups(const Summary& summary, bool with_others = false);

// Of those, all and pilot communes (and the others), which a page shows first; and provinces and districts.
std::vector<Group> main_groups(const Summary& summary, bool with_others = false);
std::vector<Group> places(const Summary& summary);

// A table of a page: a column of names, to which columns of years and changes are added.
Table table_of_groups(Message title, bool of_places);
// A column a year, of all observed years or some.
void add_years(std::vector<Column>& columns, const std::vector<int>& years);

// Says that of places a page shows less than there is.
void add_note_on_places(const Summary& summary, Table& table);

// Tables in a list, moved: one in braces would copy them all.
template <typename... Tables>
std::vector<Table> in_list(Tables... tables) {
  std::vector<Table> list;
  list.reserve(sizeof...(tables));
  (list.push_back(std::move(tables)), ...);
  return list;
}

// The observed year before the report year, where there is one.
std::optional<int> year_before(const Summary& summary);

// The observed years, by their indexes, in runs of years that follow each other and belong together.
template <typename BelongTogether>
std::vector<std::vector<std::size_t>> runs_of_years(const Summary& summary, BelongTogether belong_together) {
  std::vector<std::vector<std::size_t>> runs;
  for (std::size_t year = 0; year < summary.years().size(); ++year) {
    if (year == 0 || !belong_together(year, year - 1)) runs.emplace_back();
    runs.back().push_back(year);
  }
  return runs;
}

// Whether a rate over `some` of `all` communes may be said to be that of all: at least 95 in 100.
constexpr bool is_nearly_all(std::int64_t some, std::int64_t all) { return 20 * some >= 19 * all; }

// Whether numbers of criteria of the report year are compared with those of an earlier base year, and whether its
// averages and numbers of communes are, too: not where the map changed.
bool compares_with_base(const Summary& summary);
bool compares_numbers_with_base(const Summary& summary);

// Says below a table of averages or of numbers of communes of these years, by their indexes, between which of them the
// map changed.
void add_note_on_map(const Summary& summary, std::size_t first, std::size_t last, Table& table);
// The same in other words, which take both years.
void add_note_on_map(const Summary& summary, std::size_t first, std::size_t last, PhraseWith<2> note, Table& table);

// Says below a table of communes that are in both years whom it is of across another map.
void add_note_on_unchanged(const Summary& summary, Table& table);

// The tone of a change, where more has this tone: that of less is the other, and none is plain.
Tone tone_of_change(const Ratio& change, Tone more);

// A figure's value; Missing where there is no figure. A change for the better has another tone than one for the worse.
Cell to_cell(const Figure* figure, int decimals = 0, bool with_sign = false);

// A figure that is a part of a whole, to be drawn.
Cell to_bar(const Figure* figure);

// Looks up the figures of one group.
class GroupFigures {
 public:
  GroupFigures(const FigureIndex& figures, const Group& group) : figures_(figures.of(group.scope, group.name)) {}

  [[nodiscard]] const Figure* find(Measure measure, int year, std::optional<int> base_year = std::nullopt,
                                   std::string_view item = {}) const {
    return figures_.find(measure, item, year, base_year);
  }
  // A cell of a value, with 0 decimals for counts; Missing where there is no figure.
  [[nodiscard]] Cell value(Measure measure, int decimals, int year, std::string_view item = {}) const;
  [[nodiscard]] Cell bar(Measure measure, int year, std::string_view item) const;
  // A change of `year` since the base year: compared are the report year and the one that follows the base year, and of
  // others there is nothing to say.
  [[nodiscard]] Cell change_since_base(Measure measure, int decimals, int year, const Summary& summary) const;
  // A change since the observed year before, by the index of its year. Where that is not the year before, it is named.
  [[nodiscard]] Cell change_since_last(Measure measure, int decimals, std::size_t year, const Summary& summary) const;
  // The values of a measure in all these years; empty where fewer than two have one, which is no trend.
  [[nodiscard]] Trend trend(Measure measure, const std::vector<int>& years) const;
  // A cell with a sign; Missing also where there is no base year.
  [[nodiscard]] Cell change(Measure measure, int decimals, int year, std::optional<int> base_year,
                            std::string_view item = {}) const;

 private:
  FigureIndex::OfGroup figures_;
};

// What changes: averages and numbers of communes, or the criteria of single communes, which are compared across another
// map, too, where a commune is unchanged.
enum class ChangeOf {
  numbers,
  communes
};

// The columns of a change since the observed year before the report year and since the base year. Where these are one
// year, there is one column; where there is none, or none that may be compared, no column.
struct ChangeColumns {
  explicit ChangeColumns(const Summary& summary, ChangeOf what = ChangeOf::numbers);
  void add_to(std::vector<Column>& columns) const;
  void add_to(std::vector<Cell>& cells, const GroupFigures& figures, Measure measure, int decimals,
              std::string_view item = {}) const;

  int year;
  std::vector<int> base_years;
};

}  // namespace ntm
