// What goes wrong with exports on their way: cells typed over, rows moved, columns renamed, bytes lost.
#pragma once

#include <string>
#include <vector>

#include "reading/dialects.hpp"
#include "reading/random.hpp"

namespace ntm::reading {

struct SpoiltFile {
  std::string name;
  std::string bytes;
  bool from_folder = false;
};

// The files with one to three things wrong; `others` are of other dialects, to be mixed in.
std::vector<SpoiltFile> spoilt(std::vector<File> files, const std::vector<File>& others, Random& random);

}  // namespace ntm::reading
