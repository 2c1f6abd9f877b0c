// All that a reader has to say of an input, as lines: units, places, the accounts of files, messages in both languages.
#pragma once

#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "ntm/source.hpp"

namespace ntm::reading {

std::string story(const std::vector<Source>& sources, const Rules& rules, const ReadOptions& options);
// The same, where every row is read by the rules alone.
std::string exact_story(const std::vector<Source>& sources, const Rules& rules, ReadOptions options);

// The first line in which two stories differ, of each; empty for equal ones.
std::string first_difference(const std::string& ours, const std::string& expected);

}  // namespace ntm::reading
