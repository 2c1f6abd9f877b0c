// Names of files in a sentence.
#pragma once

#include <vector>

#include "ntm/message.hpp"

namespace ntm {

// The names of files, the first of many.
Message list_of_files(std::vector<Message> files);

}  // namespace ntm
