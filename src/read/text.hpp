// Bytes -> text: recognises the encoding of a file and brings it to UTF-8. decode() does all of it for a file that is
// held whole; its parts, for who decodes block by block, stand below, and Decoder in encodings.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ntm/diagnostic.hpp"

namespace ntm {

// Whether there is a Decoder of that name.
bool is_known_encoding(const std::string& name);

struct DecodedText {
  std::string utf8;      // valid, without a byte order mark or NUL; not yet composed
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1258", …
};

// `forced` names an encoding for Decoder; empty to recognise UTF-8, UTF-16 and Windows-1258. A guess other than UTF-8
// is told as a note. Nothing, with an error at the first bad byte, for a file that is none of these, or no text.
std::optional<DecodedText> decode(std::string_view bytes, const std::string& forced, const std::string& file,
                                  Diagnostics& diagnostics);

// ---- its parts

// The encoding of a file, by its beginning.
struct Encoding {
  std::string name;            // "UTF-8" if it is that; otherwise one for Decoder, which may not know a forced one
  std::size_t order_mark = 0;  // bytes in front of the file to skip; a mark in a forced encoding the Decoder leaves out
  bool guessed = false;        // not UTF-8, and neither forced nor told by a byte order mark
  bool settled = true;         // otherwise more of the file may change all of the above
};

// `beginning` is all of a file, or its first bytes: 4096 or more, for UTF-16 to be recognised as it is in a whole
// file. What is not UTF-16 and has no mark is settled only by the whole: plain ASCII and valid UTF-8 are "UTF-8" so
// far; what is not valid is Windows-1258, or damaged UTF-8 and "UTF-8" too, whichever most of the letters say.
Encoding find_encoding(std::string_view beginning, bool is_whole, const std::string& forced);

// What people rename to .csv ("a PDF document"): by the first bytes of a file, and by the beginning of its text, which
// may be a web page or XML. Nothing for what may be CSV.
std::optional<Phrase> find_binary(std::string_view bytes);
std::optional<Phrase> find_markup(std::string_view text);

// What decode() says. A `where` is the line, and the column in bytes of UTF-8.
void refuse_empty(const std::string& file, Diagnostics& diagnostics);
void refuse_format(const Phrase& format, const std::string& file, Diagnostics& diagnostics);
void refuse_encoding(const std::string& name, const std::string& file, Diagnostics& diagnostics);
// `byte` stands at `offset`, counted from behind the byte order mark.
void refuse_byte(const Where& where, char byte, std::size_t offset, const std::string& encoding,
                 Diagnostics& diagnostics);
void refuse_nul(const Where& where, Diagnostics& diagnostics);
void tell_guess(const Encoding& encoding, const std::string& file, Diagnostics& diagnostics);

}  // namespace ntm
