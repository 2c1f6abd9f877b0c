// Rows under a header -> unit-years. Two walks: one looks over the whole table for what no cell says by itself (does
// a blank mean "not met", is a comma a decimal sign), the other reads.
#pragma once

#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "oracle/columns.hpp"
#include "oracle/header.hpp"
#include "oracle/units.hpp"

namespace ntm::oracle {

// `body` is the text from the header's body offset on. Adds to `units` and fills in `account`.
void read_table(std::string_view body, const Header& header, const ColumnTable& columns, const Rules& rules,
                const ReadOptions& options, Units& units, FileAccount& account, Diagnostics& diagnostics);

}  // namespace ntm::oracle
