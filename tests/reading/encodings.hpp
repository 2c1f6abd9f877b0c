// UTF-8 -> the other encodings that offices export. Code of our own, for a machine may lack those of iconv.
#pragma once

#include <string>
#include <string_view>

namespace ntm::reading {

// Without a byte order mark.
std::string utf16le(std::string_view utf8);
std::string utf16be(std::string_view utf8);

// As Windows writes Vietnamese: a letter and behind it its tone. What the encoding lacks becomes "?".
std::string windows1258(std::string_view utf8);

}  // namespace ntm::reading
