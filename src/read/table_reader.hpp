// Rows under a header -> unit-years. Two walks: one looks over the whole table for what no cell says by itself (does
// a blank mean "not met", is a comma a decimal sign), the other reads.
#pragma once

#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"
#include "ntm/panel_builder.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "read/columns.hpp"
#include "read/header.hpp"

namespace ntm {

// `body` is the text from the header's body offset on. Adds to `builder` and fills in `account`.
void read_table(std::string_view body, const Header& header, const ColumnTable& columns, const Rules& rules,
                const ReadOptions& options, PanelBuilder& builder, FileAccount& account, Diagnostics& diagnostics);

}  // namespace ntm
