#include "read/header_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "read/decrees.hpp"
#include "read/header_words.hpp"
#include "read/statements.hpp"
#include "read/year.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

class HeaderChecks {
 public:
  HeaderChecks(Header& header, const ColumnTable& table, const std::string& file, Diagnostics& diagnostics)
      : header_(header), table_(table), file_(file), diagnostics_(diagnostics) {}

  bool check() {
    settle_marks_of_not_met();
    leave_parts_to_their_whole();
    if (is_of_districts()) return false;
    check_complete();
    check_duplicates();
    check_count();
    check_assessments();
    check_criteria();
    check_indicators();
    check_all_understood();
    check_titles();
    check_decrees();
    find_units();
    return is_good_;
  }

 private:
  void error(std::size_t line, std::size_t column, Message message, Message hint) {
    diagnostics_.error({file_, line, column}, std::move(message), std::move(hint));
    is_good_ = false;
  }
  void column_error(std::size_t column, Message message, Message hint) {
    error(header_.line, column + 1, std::move(message), std::move(hint));
  }

  // Where all marks say what is not met, the table is read inverted. Beside columns of what is met they are others.
  void settle_marks_of_not_met() {
    std::set<std::pair<int, int>> met;
    bool any_not_met = false;
    for (const HeaderColumn& column : header_.columns) {
      const ColumnMeaning& own = column.meaning;
      if (own.criterion > 0 && !own.not_met) met.emplace(own.criterion, own.indicator);
      any_not_met |= own.not_met;
    }
    if (!any_not_met) return;
    header_.is_inverted = met.empty();
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      ColumnMeaning& own = header_.columns[i].meaning;
      if (!own.not_met) continue;
      own.not_met = false;
      if (header_.is_inverted) continue;
      if (!met.contains({own.criterion, own.indicator})) {
        column_error(i, {"column '{}' says what is not met, others what is met", header_.columns[i].title},
                     "write all marks in one way");
      }
      own = {};
    }
  }

  // "Hộ DTTS; Trong đó: hộ nghèo": the poor households are those of the column to the left, which is not read.
  void leave_parts_to_their_whole() {
    constexpr std::string_view part_of = "trong do";
    const HeaderColumn* whole = nullptr;
    for (HeaderColumn& column : header_.columns) {
      if (column.title.empty()) continue;
      if (find_words(words_in(column.title), part_of) != 0) {
        whole = &column;
      } else if (whole != nullptr && whole->meaning.what == Meaning::unknown && is_number_column(column.meaning.what)) {
        column.meaning = {};
        column.is_other = true;
      }
    }
  }

  // A district's numbers are sums, and no column says of which commune they could be; or one says how many it has.
  bool is_of_districts() {
    const auto district = header_.find(Meaning::district);
    if (district && !header_.find(Meaning::commune_code) && !header_.find(Meaning::commune)) {
      column_error(*district, "the rows are districts, not communes", "give a row for each commune");
      return true;
    }
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const HeaderColumn& column = header_.columns[i];
      if (column.meaning.what != Meaning::unknown || !counts_communes(column.title)) continue;
      column_error(i, {"column '{}' counts communes: the rows are districts or groups, not communes", column.title},
                   "give a row for each commune; or delete the column if the rows are communes");
      return true;
    }
    return false;
  }

  void check_complete() {
    const bool has_unit = header_.find(Meaning::commune_code) || header_.find(Meaning::commune);
    const bool has_criteria = header_.has_marks() || header_.is_long() || header_.find(Meaning::criteria_met);
    if (!has_unit) {
      error(header_.line, 0, "no column says which commune a row is about",
            "name one commune_code or commune, or give its header to --columns");
    }
    if (has_criteria) return;
    // a column that is understood says what it is: "Xã điểm" has no points
    const auto is_plan = [&](const HeaderColumn& column) {
      return column.meaning.what == Meaning::unknown && table_.claim_of(column.title) != Claim::result;
    };
    auto plan = std::ranges::find_if(header_.columns, is_plan);
    if (plan == header_.columns.end()) plan = std::ranges::find_if(header_.columns, &HeaderColumn::is_other);
    if (plan == header_.columns.end()) {
      error(header_.line, 0, "no column holds criteria",
            "name them c01, c02, …, or criteria_met for counts, or give their headers to --columns");
    } else {
      column_error(static_cast<std::size_t>(plan - header_.columns.begin()),
                   {"no column holds criteria that are met: '{}' says something else", plan->title},
                   "name the columns of results c01, c02, …, or criteria_met for counts");
    }
  }

  void check_duplicates() {
    std::map<ColumnMeaning, std::vector<std::size_t>> columns;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const ColumnMeaning& meaning = header_.columns[i].meaning;
      if (meaning.what != Meaning::unknown && meaning.what != Meaning::remark) columns[meaning].push_back(i);
    }
    for (const auto& [meaning, same] : columns) {
      if (same.size() == 1 || are_of_years(same)) continue;
      const std::size_t first = same.front();
      for (const std::size_t i : std::span(same).subspan(1)) {
        column_error(i,
                     {"columns {} ('{}') and {} ('{}') both mean {}", first + 1, header_.columns[first].title, i + 1,
                      header_.columns[i].title, name_of(meaning)},
                     "rename the one that means something else");
      }
    }
  }

  // "Tổng số tiêu chí" is how many are met; beside "Đạt" or "Chưa đạt" it is how many there are.
  void check_count() {
    const auto count = header_.find(Meaning::criteria_met);
    if (!count || find_words(words_in(header_.columns[*count].title), "dat") != std::string_view::npos) return;
    const auto counts_some = [](const HeaderColumn& column) {
      std::string words = words_in(column.title);
      for (const std::string_view noun : {"trong do", "tieu chi", "so", "tc"}) erase_words(words, noun);
      constexpr std::array some = std::to_array<std::string_view>(
          {"dat", "da dat", "dat duoc", "dat chuan", "chua dat", "khong dat", "chua", "hoan thanh", "chua hoan thanh"});
      const bool may_count = column.meaning.what == Meaning::unknown || column.meaning.what == Meaning::met;
      return may_count && std::ranges::find(some, words) != some.end();
    };
    const auto other = std::ranges::find_if(header_.columns, counts_some);
    if (other == header_.columns.end()) return;
    column_error(*count,
                 {"column '{}' may be how many criteria there are: '{}' stands beside it",
                  header_.columns[*count].title, other->title},
                 "name the column of criteria met 'criteria_met', and delete the other");
  }

  // "Số tiêu chí đạt; Số tiêu chí đạt sau thẩm định": both are results, and which of them counts is not known.
  void check_assessments() {
    constexpr std::array assessments = std::to_array<std::string_view>(
        {"sau tham dinh", "tham dinh",      "sau ra soat",    "ra soat",    "sau phuc tra",  "phuc tra",
         "sau kiem tra",  "kiem tra",       "sau dieu chinh", "dieu chinh", "theo danh gia", "danh gia",
         "chinh thuc",    "duoc cong nhan", "cong nhan",      "chot",       "cua tinh",      "cua huyen",
         "cap tinh",      "cap huyen",      "doan",           "tinh",       "huyen"});
    std::map<ColumnMeaning, const HeaderColumn*> results;
    for (const HeaderColumn& column : header_.columns) {
      const ColumnMeaning& own = column.meaning;
      if (own.criterion > 0 || is_number_column(own.what) || own.what == Meaning::met) results.emplace(own, &column);
    }
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const HeaderColumn& other = header_.columns[i];
      if (other.meaning.what != Meaning::unknown || other.title.empty()) continue;
      std::string words = words_in(other.title);
      const std::size_t size = words.size();
      for (const std::string_view assessment : assessments) erase_words(words, assessment);
      if (words.size() == size) continue;
      const auto same = results.find(table_.meaning_of(words));
      if (same == results.end()) continue;
      column_error(i, {"columns '{}' and '{}' assess the same thing twice", same->second->title, other.title},
                   "delete the one that does not count");
    }
  }

  // "Số tiêu chí đạt năm 2012", "Số tiêu chí đạt năm 2013": which of them counts, the year of the file says.
  [[nodiscard]] bool are_of_years(const std::vector<std::size_t>& columns) const {
    if (header_.find(Meaning::year)) return false;
    std::set<int> years;
    return std::ranges::all_of(columns, [&](std::size_t column) {
      const auto year = year_in(header_.columns[column].title);
      return year && years.insert(*year).second;
    });
  }

  void check_criteria() {
    const int criteria_count = table_.rules().criteria_count();
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const int criterion = header_.columns[i].meaning.criterion;
      if (criterion <= criteria_count) continue;
      column_error(
          i,
          {"column '{}' is criterion {}, but the rules have {}", header_.columns[i].title, criterion, criteria_count},
          "choose the rules of that year with --rules");
    }
  }

  // A criterion is met when all its indicators are: one that is missing would make it easier.
  void check_indicators() {
    std::map<int, std::map<int, std::size_t>> columns;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const ColumnMeaning& own = header_.columns[i].meaning;
      if (own.indicator > 0) columns[own.criterion].emplace(own.indicator, i);
    }
    for (const auto& [criterion, indicators] : columns) {
      const int last = indicators.rbegin()->first;
      const bool has_own = header_.find({Meaning::criterion, criterion}).has_value();
      const bool has_all = static_cast<std::size_t>(last) == indicators.size();
      if (has_all && (last > 1 || has_own)) continue;
      column_error(indicators.begin()->second,
                   {"some indicators of criterion {} have no column: it is met when all of them are", criterion},
                   {"add them, or a column c{} for the criterion itself", fmt::format("{:02}", criterion)});
    }
  }

  // What bears the number of a criterion, and says something else that is not understood, may hold its results, or not.
  void check_all_understood() {
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const HeaderColumn& column = header_.columns[i];
      if (column.meaning.what != Meaning::unknown || column.title.empty()) continue;
      if (table_.claim_of(column.title) != Claim::result || table_.stands_beside_results(column.title)) continue;
      const int number = table_.number_in(column.title);
      if (number == 0) continue;
      column_error(
          i,
          {"column '{}' belongs to criterion {}, but the rest of its header is not understood", column.title, number},
          {"call it c{} if it holds the results, else delete it", fmt::format("{:02}", number)});
    }
  }

  // Titles speak of the whole table.
  void check_titles() {
    const bool has_marks = header_.has_marks() || header_.is_long();
    bool is_inverted = false;
    for (const Title& title : header_.titles) {
      if (speaks_of_districts(title.text) && !names_communes()) {
        error(title.line, 0, {"the title speaks of districts, but there is no column of communes: '{}'", title.text},
              "give a row for each commune, below a header such as Xã");
      }
      if (announces_plan(title.text, table_)) {
        error(title.line, 0, {"the title announces a plan or an estimate, not results: '{}'", title.text},
              "give the file of results, or correct the title");
      }
      const Legend legend = legend_of_title(title.text);
      const bool is_of_not_met = legend == Legend::not_met && !has_marks && !(counts_say_met() && tells_of_not_met());
      if (legend == Legend::unclear || is_of_not_met) {
        error(title.line, 0, {"it is not clear what the marks or numbers mean: '{}'", title.text},
              "say in the headers whether they are for criteria that are met");
      }
      if (legend != Legend::none) is_inverted = legend == Legend::not_met;
      header_.explains_marks |= legend_in(title.text) != Legend::none;
    }
    if (has_marks) header_.is_inverted |= is_inverted;
  }

  static Message cure_for(const OtherCriteria& other) {
    return {
        "correct the year or the decree; or judge the year by rules of your own: `ntm rules {} -o DIR`, change the "
        "years in DIR/set.csv, and give --rules DIR",
        other.set};
  }

  // A table of the criteria of another decree: of another number, they bear other names.
  void check_decrees() {
    const Rules& own = table_.rules();
    const auto tell = [&](const OtherCriteria& other, const Where& where, const std::string& line) {
      const Message message{"the table names {}, and its year is judged by {}: '{}'", other.decree, own.terms.decree,
                            line};
      const bool is_error = other.criteria != own.criteria_count();
      diagnostics_.add({is_error ? Severity::error : Severity::warning, where, message, cure_for(other)});
      is_good_ &= !is_error;
    };
    for (const Title& title : header_.titles) {
      if (const auto other = other_criteria_in(title.text, own))
        return tell(*other, {file_, title.line, 0}, title.text);
    }
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const HeaderColumn& column = header_.columns[i];
      if (column.meaning.criterion == 0 && column.meaning.what != Meaning::criteria_met) continue;
      if (const auto other = other_criteria_in(column.title, own)) {
        return tell(*other, {file_, header_.line, i + 1}, column.title);
      }
    }
    check_for_next_criteria();
  }

  // The first ten of nineteen, and no others, in the last year before there are ten.
  void check_for_next_criteria() {
    std::set<int> marked;
    for (const HeaderColumn& column : header_.columns) {
      if (column.meaning.criterion > 0) marked.insert(column.meaning.criterion);
    }
    const auto count = static_cast<int>(marked.size());
    if (marked.empty() || *marked.rbegin() != count || count >= table_.rules().criteria_count()) return;
    const auto next = next_criteria(marked.size(), table_.rules());
    if (!next) return;
    diagnostics_.warning({file_, header_.line, 0},
                         {"only criteria 1 to {} have columns: they may be those of {}", count, next->decree},
                         cure_for(*next));
  }

  // A header such as "Đơn vị" may be of any level.
  [[nodiscard]] bool names_communes() const {
    if (header_.find(Meaning::commune_code) || header_.find(Meaning::district)) return true;
    const auto commune = header_.find(Meaning::commune);
    if (!commune) return false;
    const std::string words = words_in(header_.columns[*commune].title);
    constexpr std::array levels = std::to_array<std::string_view>({"xa", "phuong", "commune", "ward", "tenxa"});
    return std::ranges::any_of(levels, [&](std::string_view level) { return words.find(level) != std::string::npos; });
  }

  // Whether a column beside it is of what is not met.
  [[nodiscard]] bool tells_of_not_met() const {
    return std::ranges::any_of(
        header_.columns, [&](const HeaderColumn& column) { return table_.claim_of(column.title) == Claim::not_met; });
  }

  // Whether the header of the count itself says that it is of criteria that are met.
  [[nodiscard]] bool counts_say_met() const {
    const auto count = header_.find(Meaning::criteria_met);
    return !count || find_words(words_in(header_.columns[*count].title), "dat") != std::string_view::npos;
  }

  void find_units() {
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      HeaderColumn& column = header_.columns[i];
      if (!is_number_column(column.meaning.what)) continue;
      const Meaning meaning = column.meaning.what;
      std::optional<Unit> unit = unit_in(meaning, column.unit_below);
      if (!unit) unit = unit_of_header(meaning, column.title);
      if (!unit) unit = unit_of_titles(meaning);
      if (!unit) continue;
      column.unit = *unit;
      if (unit->is_usable()) continue;
      column_error(i,
                   {"column '{}' is in {}, not in {}", column.title, unit->name,
                    meaning == Meaning::income       ? Phrase("million VND per person per year")
                    : meaning == Meaning::population ? Phrase("people")
                                                     : Phrase("households")},
                   "convert the column and its header");
    }
  }

  [[nodiscard]] std::optional<Unit> unit_of_titles(Meaning meaning) const {
    std::optional<Unit> unit;
    for (const Title& title : header_.titles) {
      if (const auto said = unit_of_line(meaning, title.text)) unit = said;
    }
    return unit;
  }

  Header& header_;
  const ColumnTable& table_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  bool is_good_ = true;
};

}  // namespace

std::string name_of(const ColumnMeaning& meaning) {
  if (meaning.criterion == 0) return std::string(name(meaning.what));
  return meaning.indicator == 0 ? fmt::format("c{:02}", meaning.criterion)
                                : fmt::format("c{:02}.{}", meaning.criterion, meaning.indicator);
}

bool check_header(Header& header, const ColumnTable& table, const std::string& file, Diagnostics& diagnostics) {
  return HeaderChecks(header, table, file, diagnostics).check();
}

}  // namespace ntm
