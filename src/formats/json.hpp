// Strings as JSON has them.
#pragma once

#include <string>
#include <string_view>

namespace ntm {

// Quoted, in ASCII where signs are invisible or turn the direction of text.
void append_json_string(std::string& line, std::string_view text);

}  // namespace ntm
