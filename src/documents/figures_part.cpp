#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "documents/documents.hpp"
#include "documents/reference.hpp"
#include "documents/roff.hpp"
#include "ntm/figure.hpp"
#include "ntm/formats.hpp"

namespace ntm {
namespace {

struct MeasureMeaning {
  Measure measure;
  std::string_view text;
};

constexpr std::array measure_meanings = std::to_array<MeasureMeaning>({
    {Measure::communes, "All units."},
    {Measure::reported, "Units whose number of criteria met is known."},
    {Measure::criteria_met, "The criteria that the reported units meet; of a single commune, those that it meets."},
    {Measure::average, "`criteria_met` divided by `reported`."},
    {Measure::average_change,
     "The change of the average, in which each year counts its own units: what a notice publishes."},
    {Measure::matched_communes, "Units that are in both years."},
    {Measure::matched_change, "The mean change of these units; of a single commune, its change."},
    {Measure::composition_effect,
     "`average_change` minus `matched_change`: what comes from the communes that are counted."},
    {Measure::entered, "Units in the later year only."},
    {Measure::left, "Units in the earlier year only."},
    {Measure::units_unchanged, "By the crosswalk: units that are one whole old unit."},
    {Measure::units_merged, "By the crosswalk: units formed from several whole old units."},
    {Measure::units_split, "By the crosswalk: units that are a part of one old unit."},
    {Measure::units_irregular, "By the crosswalk: units of any other origin."},
    {Measure::merged_change_least,
     "The mean over merged units of the criteria met minus those that any of their parts met."},
    {Measure::merged_change_most,
     "The mean over merged units of the criteria met minus those that all of their parts met."},
    {Measure::improved, "Matched units that meet more criteria."},
    {Measure::unchanged, "Matched units that meet the same number of criteria."},
    {Measure::declined, "Matched units that meet fewer criteria."},
    {Measure::gained, "Criteria that matched units meet and did not meet before."},
    {Measure::lost, "Criteria that matched units met before and do not meet."},
    {Measure::band, "Units whose number of criteria met lies in the band; the item is its label."},
    {Measure::band_share, "Their share of the communes."},
    {Measure::band_change, "The change of their number."},
    {Measure::transition, "Matched units by their bands in both years; the item is from>to."},
    {Measure::criterion_met, "Units that meet the criterion; the item is c01, c02 and so on."},
    {Measure::criterion_share, "Their share of the communes."},
    {Measure::criterion_change, "The change of their number; of a single commune 1 or -1."},
    {Measure::criterion_missing, "Units that do not meet the criterion; a single commune has a row for each."},
    {Measure::target,
     "The value of the target. The year is that of the target, the base year that in which it is judged."},
    {Measure::gap, "The target minus what there is."},
    {Measure::needed,
     "The fewest further criteria that make the target true; there is no row if no number of them would."},
    {Measure::short_communes, "Units that do not reach the level of the target by themselves."},
    {Measure::needed_each, "The criteria that these units need to reach it."},
    {Measure::pace_needed, "The gap divided by the years left until that of the target."},
    {Measure::pace_observed, "The change since the base year, per year."},
    {Measure::households, "Households of the units that report households and poor households."},
    {Measure::population, "People in the units that report income and population."},
    {Measure::poverty_communes, "Units that report what the poverty rate needs."},
    {Measure::income_communes, "Units that report what the income needs."},
    {Measure::poverty_rate, "Poor households divided by households."},
    {Measure::income, "The mean income, weighted by population."},
    {Measure::poverty_rate_change, "Its change, if both years have a rate."},
    {Measure::income_change, "Its change, if both years have an income."},
    {Measure::territory_poverty_communes,
     "By the crosswalk: units formed from whole old units, where the unit and all its parts report what the poverty "
     "rate needs; their territory is the same in both years."},
    {Measure::territory_poverty_before, "The poverty rate of this territory in the earlier year."},
    {Measure::territory_poverty_after, "The poverty rate of this territory in the later year."},
    {Measure::territory_income_communes, "The same for the income."},
    {Measure::territory_income_before, "The income in this territory in the earlier year."},
    {Measure::territory_income_after, "The income in this territory in the later year."},
    {Measure::rank,
     "The rank by average in the report year. Equal averages share the best rank; the denominator is the number "
     "ranked. Provinces or districts that `--where` chose keep their rank among all provinces, or all districts of "
     "their province."},
    {Measure::next_band, "Of a single commune: the criteria needed for the next better band, which is the item."},
    {Measure::recognised, "Published only: communes recognised as the item says (`standard`, `advanced` or `model`)."},
    {Measure::recognised_share, "Published only: their share."},
    {Measure::recognised_change, "Published only: the change of their number."},
    {Measure::criteria_basically_met, "Published only, of a commune: criteria that are basically met."},
    {Measure::criteria_not_met, "Published only, of a commune: criteria that are not met."},
});

// Every measure has its row, in the order of the enumeration.
static_assert([] {
  if (measure_meanings.size() != static_cast<std::size_t>(Measure::criteria_not_met) + 1) return false;
  for (std::size_t i = 0; i < measure_meanings.size(); ++i) {
    if (measure_meanings[i].measure != static_cast<Measure>(i)) return false;
  }
  return true;
}());

// " It has sentences, tables and charts." Nothing where its summary has said it all.
std::string contents_of(const Format& format) {
  if (!format.shows_sentences) return {};
  const std::string_view tables = format.is_page ? ", tables and charts" : " and tables";
  return fmt::format(" It has the sentences of the notice{}{}.", tables,
                     format.shows_figures ? ", and a list of all figures" : "");
}

}  // namespace

std::string formats_part() {
  std::string text = ".SH FORMATS\n";
  for (const Format& format : formats()) {
    std::string summary(english(format.summary));
    summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
    text +=
        entry(bold(format.name),
              roff(fmt::format("{}.{} In a folder its files end in {}.", summary, contents_of(format), format.ending)));
  }
  text += paragraph(
      "`-o FILE` writes a temporary file beside FILE, syncs it and renames it. `-o DIR/` writes one file per section, "
      "all of them "
      "or none; `html`, `md` and `xlsx` write one file for all sections. On any failure the old files stay as they "
      "were. Files that are read are never overwritten, and reports of ntm in a folder of communes are skipped.");
  text += paragraph(
      "A page (`html`) runs no script and loads nothing from elsewhere. A workbook (`xlsx`) has a sheet per section, "
      "charts of its own and a sheet with all figures; codes stay text. Pages and workbooks also list the communes. "
      "The formats for Excel have a byte order mark, semicolons and decimal commas; what Excel could take for a "
      "formula, a number or a date is written as =\"03403\".");
  return text;
}

std::string figures_part() {
  std::string text = ".SH FIGURES\n";
  text += paragraph("`-f csv` prints one figure per row, the same bytes on every machine, with the columns");
  text += ".PP\n.nf\n" + roff("measure,scope,name,item,year,base_year,value,numerator,denominator,unit") + "\n.fi\n";
  std::vector<std::string_view> scopes;
  for (int scope = 0; scope <= static_cast<int>(Scope::commune); ++scope)
    scopes.push_back(name(static_cast<Scope>(scope)));
  text += entry(bold("scope"), prose(fmt::format("Whom the figure is about: {}.", fmt::join(scopes, ", "))));
  text += entry(
      bold("name"),
      prose(
          "The name of a province or district, written \"province / district\" if the input has several provinces; the "
          "code of a commune, or \"province / district / commune\" if it has none."));
  text += entry(bold("base_year"), prose("The year compared with; empty if there is none."));
  text += entry(
      bold("value"),
      prose("Whole numbers are printed in full, others with 6 decimals, rounded half away from zero from the exact "
            "fraction. If the unit is percent or percentage points, the value is 100 times the fraction."));
  text += entry(bold("numerator") + ", " + bold("denominator"),
                prose("The exact fraction: the raw counts of a ratio, the reduced fraction of a difference."));
  text += paragraph(
      "A figure without data has no row. Each year is compared with the observed year before it, and the report year "
      "with the base year: the first year with the same criteria. A target for a rise is about one year, and is judged "
      "only if the year before was observed.");
  text += paragraph(
      "A unit is matched if its code is in both years. It counts in the district of the later year; a unit that left "
      "counts in the district of the earlier year. A different type (Xã, Thị trấn, Phường) does not make a different "
      "name. If more than half of the matched units, and at least three, have a different name than before, the codes "
      "belong to different communes: then there are no figures of matched, entered and left units, and a warning says "
      "why. Across a crosswalk, the matched units are the unchanged ones; those that entered or left have no part in "
      "the other year.");
  text += paragraph(
      "`ntm communes` and `ntm criteria --missing` print figures of single communes: `criteria_met`, `band`, "
      "`next_band`, `criterion_missing`, the changes since earlier years, and `needed` for the levels that are asked "
      "of them.");
  text += ".SS Measures\n";
  for (const MeasureMeaning& row : measure_meanings) {
    text += entry(bold(name(row.measure)) + " (" + roff(unit(row.measure)) + ')', prose(row.text));
  }
  return text;
}

}  // namespace ntm
