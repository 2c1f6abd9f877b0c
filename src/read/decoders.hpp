// Encodings of one byte for a letter, for Decoder: each function as Decoder::decode().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "read/encodings.hpp"

namespace ntm {

// Bytes of a file that are decoded into a buffer before they go to the text.
inline constexpr std::size_t decoded_at_a_time = 4096;

Decoder::Result decode_windows1258(std::string_view bytes, std::string& text, bool last);
Decoder::Result decode_windows1252(std::string_view bytes, std::string& text, bool last);
// TCVN 5712:1993 in its third form.
Decoder::Result decode_tcvn3(std::string_view bytes, std::string& text, bool last);

}  // namespace ntm
