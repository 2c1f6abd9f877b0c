// The laws by kind. Each adds those that lines of one subject obey; `notes` and `warnings` come with them.
#pragma once

#include <cstddef>
#include <string_view>

#include "reconcile/band_tree.hpp"
#include "reconcile/law.hpp"
#include "reconcile/lines.hpp"

namespace ntm::laws {

// Bands sum to the communes and do not overlap; their changes sum to the change in communes.
void add_band_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);
// The same of the base year's bands where changes imply them.
void add_implied_band_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);
// An average lies within what the bands allow, and is that of a whole number of criteria.
void add_average_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);
// A share is that of its count, or of some count.
void add_share_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);
// A change agrees with its two values, whoever published them, and leads back to a base that can be.
void add_change_laws(const Lines& lines, std::size_t subject, Findings& findings);
// Parts sum to their whole, or are not larger; states of a commune sum to the criteria; ranks lie within their number;
// recognised communes do not become fewer.
void add_part_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);

// Pilots and others sum to all, and all lie between them.
void add_pilot_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);

// Whether what communes of a part have, those of the whole have, too.
bool is_of_parts(Measure measure);

// A share and what is counted for it; null for other measures.
struct SharePair {
  Measure share;
  Measure count;
};
const SharePair* find_pair(Measure share);

// Shares and their counts are of one number of communes. Which numbers of communes are possible where none is printed,
// up to 200 by averages and 12,000 by shares.
void note_possible_numbers(const Lines& lines, std::size_t subject, Findings& findings);

// The fewest and the most criteria that a commune has on average, by the bands as `values` have the tree's lines.
std::optional<Bounds> average_bounds(const BandTree& tree, const Bounds& communes, const Values& values);
// Warns where a line's average is all but out of those bounds.
void warn_of_edge(const Lines& lines, std::size_t average, const BandTree& tree, const Bounds& communes,
                  const Values& of_bands, Findings& findings);

// The whole numbers over `communes` next to a printed average: at or below it, and at or above.
struct Neighbours {
  Integer below = 0;
  Integer above = 0;
};
Neighbours neighbours(const Ratio& printed, Integer communes);

// The whole numbers k of which k / number lies within bounds.
struct WholeNumbers {
  Integer from = 0;
  Integer to = -1;
  [[nodiscard]] bool any() const { return from <= to; }
};
// `bounds` are closed, and those of a number with so many decimals. A half that no rounding brings down to that number
// does not count.
WholeNumbers whole_numbers_in(const Bounds& bounds, const Ratio& number, int decimals);
// Whether the upper end of bounds is such a half.
bool ends_below(const Bounds& bounds, int decimals);

// By which other rounding a value is printed so; says nothing if by none.
Message other_rounding(const Ratio& exact, const PrintedNumber& printed);

// "not possible by rounding, only if cut off (1040/85)", of scale x part / whole; says nothing where none would do.
Message by_other_roundings(const std::vector<Integer>& parts, Integer whole, Integer scale,
                           const PrintedNumber& printed);

// Parts that should sum to the line `all`, of those that are used.
Message tell_parts(const Lines& lines, const std::vector<std::size_t>& parts, std::size_t all, bool is_all,
                   const Values& values);

// "all communes, 2013", for sentences on a subject: its name if it has one.
Message title_of_subject(const Lines& lines, std::size_t subject);

}  // namespace ntm::laws
