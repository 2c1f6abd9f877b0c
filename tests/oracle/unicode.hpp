// Text as the reader holds it: UTF-8 in composed form (NFC). All that is done to it, through utf8proc. Of text that is
// not UTF-8, normalized() and the keys throw std::invalid_argument.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ntm::oracle {

// The composed form (NFC) of valid UTF-8, without blanks at its ends (a no-break space counts as one) and with
// runs of blanks and line breaks inside made one space: "Xã  Nậm\nCha " is "Xã Nậm Cha".
std::string normalized(std::string_view text);

// The same without a copy where `text` is normalized already, as nearly all text is: returns `text` itself, or else a
// view of `storage`, which then holds the result.
std::string_view normalized(std::string_view text, std::string& storage);

// The key by which names are compared: normalized and case-folded, tone marks kept, for 03526 Nậm Cha and
// 03473 Nậm Chà are two communes.
std::string name_key(std::string_view text);

// The key by which words of a form are recognised (headers, marks): name_key without marks, and đ as d.
std::string word_key(std::string_view text);

// Whether all characters are of ASCII.
bool is_ascii(std::string_view text);

// Where the first byte that is not valid UTF-8 stands; npos if there is none.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace ntm::oracle
