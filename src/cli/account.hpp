// Puts into words what the reader took a file for and passed over.
#pragma once

#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"

namespace ntm {

// Sentences without a full stop: "skipped 8 heading rows (lines 3, 6, 20, 34, 56, …)".
std::vector<Message> skipped_in(const FileAccount& file);

// "no column for province; left out: figures of provinces"; empty where no column is missing.
Message left_out_in(const FileAccount& file);

// The reports of one's own among the tables, a line however many there are.
void tell_outputs(const std::vector<PassedOver>& passed_over, Diagnostics& diagnostics);

// All that was passed over in a file, as notes with their places.
void tell(const FileAccount& file, Diagnostics& diagnostics);

}  // namespace ntm
