// The laws by kind. Each adds those that lines of one subject obey; `notes` and `warnings` come with them.
#pragma once

#include <cstddef>
#include <string_view>

#include "reconcile/law.hpp"
#include "reconcile/lines.hpp"

namespace ntm::laws {

// Bands sum to the communes and do not overlap; their changes sum to the change in communes.
void add_band_laws(const Lines& lines, std::size_t subject, std::string_view source, Findings& findings);
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

// Which numbers of communes are possible where none is printed, up to 200 by averages and 12,000 by shares.
void note_possible_numbers(const Lines& lines, std::size_t subject, Findings& findings);

// The whole numbers over `communes` next to a printed average: at or below it, and at or above.
struct Neighbours {
  Integer below = 0;
  Integer above = 0;
};
Neighbours neighbours(const Ratio& printed, Integer communes);

// By which other rounding a value is printed so; says nothing if by none.
Message other_rounding(const Ratio& exact, const PrintedNumber& printed);

// "all communes, 2013", for sentences on a subject: its name if it has one.
Message title_of_subject(const Lines& lines, std::size_t subject);

}  // namespace ntm::laws
