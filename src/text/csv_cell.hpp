// The one place that escapes CSV on its way out.
#pragma once

#include <string>
#include <string_view>

namespace ntm {

// Appends a cell; in quotes, with quotes doubled, where it holds a quote, the delimiter or a line break (RFC 4180).
void append_csv_cell(std::string& row, std::string_view cell, char delimiter = ',');

}  // namespace ntm
