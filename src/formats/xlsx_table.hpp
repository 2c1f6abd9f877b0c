// A table of a report on a sheet of a workbook.
#pragma once

#include "formats/xlsx_book.hpp"
#include "ntm/table.hpp"

namespace ntm {

// Writes tables one below the other; then the charts of those that have some. A table that is alone on its sheet keeps
// its header and its names where they are, and can be filtered.
void write_sheet(const std::string& name, const std::vector<const Table*>& tables, Book& book);

}  // namespace ntm
