// Text as the tool holds it: UTF-8 in composed form (NFC), and all that is done to it, through utf8proc. For text that
// is not UTF-8, normalized() and the keys throw std::invalid_argument.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ntm {

// The composed form (NFC) of valid UTF-8, without blanks at its ends (a no-break space counts as one) and with
// runs of blanks and line breaks inside made one space: "Xã  Nậm\nCha " is "Xã Nậm Cha". What is not visible (soft
// hyphens, joiners, marks of byte order and of direction, selectors of glyphs) is left out.
std::string normalized(std::string_view text);

// The same without a copy where `text` is normalized already, as nearly all text is: returns `text` itself, or else a
// view of `storage`, which then holds the result.
std::string_view normalized(std::string_view text, std::string& storage);

// The key by which names are compared: normalized and case-folded, tone marks kept, because 03526 Nậm Cha
// and 03473 Nậm Chà are two communes; but it does not matter which vowel has the tone mark: Hòa is Hoà. Ð (eth) and Ɖ,
// which look like Đ, are Đ.
std::string name_key(std::string_view text);

// The key by which words of a form are recognised (headers, marks): name_key without marks, and đ as d.
std::string word_key(std::string_view text);

// The key by which names are put in order: by the letters of the Vietnamese alphabet (a ă â … d đ … o ô ơ), then by
// tones, whatever their case. Different names have different keys.
std::string collation_key(std::string_view text);

// The columns that `text` takes in a terminal.
std::size_t display_width(std::string_view text);

// Whether no line ends behind this text: "QĐ" stays beside the number of the decree.
bool holds_next_word(std::string_view text);

// Broken at blanks into lines of at most `width` columns; a longer word stands in a line of its own. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// The text with control characters and bytes that are not UTF-8 shown as "?", fit for a terminal.
std::string printable(std::string_view text);

// Whether the text has control characters that are not blanks: normalized() reads them as such.
bool has_controls(std::string_view text);

// Whether all characters are of ASCII.
bool is_ascii(std::string_view text);

// Where the first byte that is not valid UTF-8 stands; npos if there is none.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace ntm
