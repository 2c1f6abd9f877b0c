// A smaller input that still shows what is wrong: rows, cells and bytes are left out as long as it does.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "reading/spoil.hpp"

namespace ntm::reading {

using Shows = std::function<bool(const std::vector<SpoiltFile>&)>;

std::vector<SpoiltFile> shrunk(std::vector<SpoiltFile> files, const Shows& shows);

// As literals of C++, to be pasted into a test.
std::string literal(const std::vector<SpoiltFile>& files);

}  // namespace ntm::reading
