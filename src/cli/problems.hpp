// Diagnostics -> rows for scripts.
#pragma once

#include <string>

#include "ntm/diagnostic.hpp"
#include "ntm/language.hpp"

namespace ntm {

enum class ProblemFormat {
  csv,        // severity,file,line,column,message,hint
  json_lines  // an object a line, with these keys
};

// In the order of their places, each by itself; of one kind in a file, the first hundred. What is not known of a place
// is blank, or null. Severities are error, warning and note in every language; messages and hints are in `language`.
std::string problems(const Diagnostics& diagnostics, ProblemFormat format, Language language);

}  // namespace ntm
