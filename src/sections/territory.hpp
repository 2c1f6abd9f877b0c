// Poverty and income across another map, over communes of which a crosswalk says that their territory is the same.
#pragma once

#include <vector>

#include "ntm/figure.hpp"
#include "ntm/summary.hpp"
#include "ntm/table.hpp"
#include "sections/sentences.hpp"
#include "sections/writer.hpp"

namespace ntm {

void compute_territory(const ChangeCounts& changes, FigureWriter& writer);

// Both rates, where there are any.
void add_territory_tables(const Summary& summary, const FigureIndex& index, const std::vector<Group>& groups,
                          std::vector<Table>& tables);

void say_territory_poverty(Sentences& sentences);
void say_territory_income(Sentences& sentences);

}  // namespace ntm
