#include <fmt/format.h>

#include <array>

#include "documents/reference.hpp"
#include "documents/roff.hpp"
#include "ntm/reconcile.hpp"
#include "ntm/rule_sets.hpp"
#include "ntm/rulebook.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// "number,name_vi,name_en,group_vi": the first line of a file.
std::string header_of(std::string_view file) { return std::string(file.substr(0, file.find_first_of("\r\n"))); }

std::string file_entry(std::string_view name, std::string_view content, std::string_view text) {
  return entry(bold(name), roff(header_of(content)) + "\n.br\n" + prose(text));
}

// "from 5 to 500", "at most 98"
std::string write_range(const PlausibleRange& range) {
  if (range.low && range.high)
    return fmt::format("from {} to {}", range.low->exact_decimal(), range.high->exact_decimal());
  if (range.low) return "at least " + range.low->exact_decimal();
  return range.high ? "at most " + range.high->exact_decimal() : "any number";
}

// What is checked in the latest year that the built-in rules know of.
std::string ranges_part() {
  const Rulebook rulebook = Rulebook::built_in();
  std::string text;
  for (const PlausibleRange& range : rulebook.plausible_ranges(rulebook.terms().back().from.value())) {
    text +=
        entry(bold(name(range.what)), roff(fmt::format("{}: {}; else {}.", range.words_en, write_range(range),
                                                       range.severity == Severity::error ? "an error" : "a warning")));
  }
  return text;
}

struct VerdictMeaning {
  Verdict verdict;
  std::string_view text;
};

constexpr std::array verdict_meanings = std::to_array<VerdictMeaning>({
    {Verdict::agrees, "The exact figure of the data rounds to it."},
    {Verdict::holds, "There are no data for it, and it fits the other lines."},
    {Verdict::not_tested, "There are no data for it, and no law connects it with another line."},
    {Verdict::cannot_tell, "The data do not give it; the explanation says what is missing."},
    {Verdict::explained,
     "It does not agree, but another reading does: another rounding, the difference of rounded numbers, the communes "
     "present in both years, another base year, another scope or denominator, or percent instead of a share."},
    {Verdict::differs, "It differs from the data, by the amount that is shown."},
    {Verdict::contradicts, "It contradicts other lines: a law is broken."},
});

static_assert([] {
  if (verdict_meanings.size() != static_cast<std::size_t>(Verdict::contradicts) + 1) return false;
  for (std::size_t i = 0; i < verdict_meanings.size(); ++i) {
    if (verdict_meanings[i].verdict != static_cast<Verdict>(i)) return false;
  }
  return true;
}());

}  // namespace

std::string rules_part() {
  const RuleFiles& files = rule_sets().front().files;
  std::string text = ".SH RULES\n";
  text += paragraph(
      "Criteria, bands and targets are data. `ntm rules NAME -o DIR` writes the CSV files of a set out to edit, and "
      "`--rules DIR` uses them; it may be given several times. Each year is judged by the set that applies to it: one "
      "of those given, or else the built-in set of the province in which all communes lie, or else the built-in set "
      "of the country. Years of the same decree are compared. Between years of different decrees numbers of criteria "
      "are not compared: the tables show a line there. Poverty and income do not depend on criteria and are compared "
      "as usual. A year to which no set applies is an error.");
  text += file_entry("criteria.csv", files.criteria,
                     "The criteria, numbered 1, 2, 3 and so on. A column `department` may name the department "
                     "responsible for the criterion.");
  text += file_entry("bands.csv", files.bands, "The bands. Together they cover each number of criteria exactly once.");
  text += file_entry(
      "targets.csv", files.targets,
      "The targets. `scope` is all, pilot, other, province or district; `name` a province or district, or blank for "
      "each of them; `measure` is average for a level or average_change for a rise; `test` is one of >= > <= < =. The "
      "file may hold its header alone.");
  text += file_entry("set.csv", files.set,
                     "One row: the years and the province to which the set applies, and the decree of its criteria. "
                     "Blank cells do not limit it. Without this file the set applies to all years.");
  text += file_entry("checks.csv", files.checks,
                     "Plausible ranges, with bounds that may be blank; `severity` is warning or error. Without this "
                     "file the ranges of the country apply.");
  text += paragraph(
      "Numbers out of a range are reported with their place, and in the report if a printed figure depends on them. A "
      "whole column that only fits another unit, such as incomes in thousands or per month, is refused. The built-in "
      "ranges of the latest rules:");
  return text + ranges_part();
}

std::string crosswalk_part() {
  std::string text = ".SH CROSSWALKS\n";
  text += paragraph(
      "When communes merge, the new one takes the code of one of its parts. A code therefore identifies a commune only "
      "between two changes of the map. Across a change single communes are not compared unless `--crosswalk FILE` says "
      "what became of them. The file is CSV with these columns, or the conversion table of the statistics office as "
      "published.");
  text += entry(bold("old_code") + ", " + bold("new_code"), "The codes of the old and of the new commune.");
  text += entry(bold("part"), prose("`whole` if all of the old commune went into the new one, else `part`."));
  text += entry(bold("year"), prose("Optional: the first year of the new communes. Without it the change is that of "
                                    "1 July 2025."));
  text += entry(bold("old_name") + ", " + bold("new_name"), "Optional: the names.");
  text += paragraph(
      "Unchanged communes are compared one by one. For merged ones `ntm communes` shows the parts, and what all and "
      "any of them met. Levels that change with the map are not called a rise or a fall.");
  return text;
}

std::string published_part() {
  std::string text = ".SH PUBLISHED FIGURES\n";
  text += paragraph(
      "`ntm reconcile` reads a CSV file with the columns `measure`, `scope`, `name`, `item`, `year`, `base_year` and "
      "`value` as in FIGURES, so a report of last year (`-f csv`) can be compared with the data of today. These "
      "columns are optional:");
  text += entry(bold("source") + ", " + bold("place"),
                "Where the figure was published, and about which place. Laws hold within a place, also between its "
                "sources.");
  text += entry(bold("denominator"),
                prose("What a share is a share of: `communes`, `recognised`, `advanced` or a number."));
  text += entry(bold("words"), prose("A word before the number: `about`, `almost`, `over` or `up to`."));
  text += paragraph(
      "A value is written as it was printed, because its trailing zeros count: 5.458 communes are thousands, 50,10 "
      "percent has two decimals, and \"hơn 5.000\" means no less than 5,000. Bands are whatever the place used: 15-19, "
      "9, <5, \"từ 10 trở lên\".");
  text += ".SS Verdicts\n";
  for (const VerdictMeaning& row : verdict_meanings) text += entry(bold(name(row.verdict)), prose(row.text));
  text += ".SS Laws\n";
  constexpr std::array laws = std::to_array<std::string_view>({
      "Bands and their shares sum to the whole and do not overlap; a missing band is implied.",
      "Band changes sum to the change in communes.",
      "A change agrees with its two values, and what several publications imply for one year is the same.",
      "Numbers of the base year are not negative.",
      "An average comes from a whole number of criteria and lies within what the bands allow.",
      "Shares agree with counts of whatever they can be shares of.",
      "Pilot and other communes sum to all; a part is not larger than the whole.",
      "Recognised communes do not become fewer, unless a merger or a withdrawal lies between.",
      "The states of a commune sum to the criteria.",
      "A rank lies within the number ranked.",
  });
  for (const std::string_view law : laws) text += ".IP \\(bu 2\n" + prose(law) + '\n';
  text += paragraph(
      "For broken laws the report names the smallest sets of lines that can be wrong, and which changes of one digit, "
      "of two swapped digits or of one number would correct them. Values very near the edge of what is possible are "
      "warnings. The exit status is 1 if something contradicts, differs or must be explained.");
  return text;
}

}  // namespace ntm
