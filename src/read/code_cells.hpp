// Cells of codes that hold none, or one that was typed wrong.
#pragma once

#include <string>
#include <string_view>

namespace ntm {

struct CodeDoubt {
  bool stands_for_none = false;  // "NA", "-", "00000"
  std::string likely;            // what a code with letters among its digits is meant to be: 03403 for O3403
};

// `code` is normalized.
CodeDoubt doubt_of_code(std::string_view code);

}  // namespace ntm
