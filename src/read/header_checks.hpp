// What a header that was found says as a whole, with the titles above it: whether its columns contradict each other,
// what its marks mean, the units of its numbers.
#pragma once

#include <string>

#include "ntm/diagnostic.hpp"
#include "read/columns.hpp"
#include "read/header.hpp"

namespace ntm {

// Completes `header`. False, with errors, where it cannot be read.
bool check_header(Header& header, const ColumnTable& table, const std::string& file, Diagnostics& diagnostics);

// "c05", "c05.1", "households".
std::string name_of(const ColumnMeaning& meaning);

}  // namespace ntm
