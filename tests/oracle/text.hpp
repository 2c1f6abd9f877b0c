// Bytes -> text: recognises the encoding of a file and brings it to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"

namespace ntm::oracle {

// Whether the system can convert from an encoding of that name.
bool is_known_encoding(const std::string& name);

struct Text {
  std::string utf8;      // valid, without a byte order mark or NUL; not yet composed
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1258", …
};

// `forced` names an encoding for iconv; empty to recognise UTF-8, UTF-16 and Windows-1258. A guess other than UTF-8
// is told as a note. Nothing, with an error at the first bad byte, for a file that is none of these, or no text.
std::optional<Text> decode(std::string_view bytes, const std::string& forced, const std::string& file,
                           Diagnostics& diagnostics);

}  // namespace ntm::oracle
