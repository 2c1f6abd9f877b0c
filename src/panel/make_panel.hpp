// Parts of all tables -> a panel. What only all rows together show is settled here: codes that lost their zeros, units
// without a code, units that stand twice, codes that are those of others.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/plausibility.hpp"
#include "ntm/rulebook.hpp"
#include "panel/block_rows.hpp"
#include "panel/dictionary.hpp"
#include "panel/parallel.hpp"

namespace ntm {

struct RowsOfTable {
  std::string file;
  std::vector<Part> parts;             // in the order of the table
  std::map<int, Pilot> open_pilots{};  // by year
  bool has_districts = false;          // in a column
};

// Those of a table, or of one of its blocks.
struct RowsWanted {
  std::size_t table = 0;
  std::optional<std::size_t> block{};
};

// Calls visit for rows, in the order of their table, until that returns false. Only what must be told needs it.
using RowsAgain = std::function<void(const RowsWanted& wanted, const VisitRowAgain& visit)>;

// What the rows are held against. What is null says nothing.
struct HeldAgainst {
  const Crosswalk* crosswalk = nullptr;
  const Rulebook* rules = nullptr;
};

struct PanelMade {
  Panel panel;
  std::vector<Implausible> implausible;
};

// What was mended goes to `diagnostics` as notes; units that stand twice, or could be several, as
// errors; codes that are doubted, as either of errors and warnings, but for years between which the crosswalk lies;
// and numbers that the rules do not hold for plausible, as these have it.
PanelMade make_panel(Dictionary& dictionary, std::vector<RowsOfTable> tables, Team& team, const RowsAgain& rows_again,
                     Diagnostics& diagnostics, const HeldAgainst& held_against = {});

}  // namespace ntm
