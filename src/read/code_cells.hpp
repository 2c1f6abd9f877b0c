// Cells of codes that hold none, one that was typed wrong, or one that a program wrapped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ntm {

struct CodeDoubt {
  bool stands_for_none = false;  // "NA", "-", "00000"
  std::string likely;            // what a code with letters among its digits is meant to be: 03403 for O3403
};

// `code` is normalized.
CodeDoubt doubt_of_code(std::string_view code);

// The digits of a code that a program wrapped, as "3403.0", ="03403" or '03403, or put invisible characters into;
// nothing where the cell is no such code. They are views of `storage` or of the cell.
std::optional<std::string_view> unwrapped_code(std::string_view cell, std::string& storage);

}  // namespace ntm
