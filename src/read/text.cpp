#include "read/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/decoders.hpp"
#include "read/encodings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

struct Binary {
  std::string_view bytes;
  Phrase what;
};

// What people rename to .csv, by its first bytes.
constexpr std::array binaries = std::to_array<Binary>({
    {"PK\x03\x04"sv, "a spreadsheet (xlsx, ods) or a zip archive"},
    {"\xD0\xCF\x11\xE0"sv, "a spreadsheet (xls)"},
    {"%PDF"sv, "a PDF document"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"\x89PNG"sv, "a picture"},
});

// Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array byte_order_marks = std::to_array<Signature>({
    {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
    {"\xEF\xBB\xBF"sv, "UTF-8"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
});

constexpr std::string_view utf8 = "UTF-8";
constexpr std::string_view windows1258 = "windows-1258";
constexpr std::string_view tcvn3 = "TCVN3";
constexpr Phrase save_as_csv = "open it and save it as CSV UTF-8";
constexpr Phrase save_as_utf8 = "save the file as CSV UTF-8, or name its encoding with --encoding";

template <typename Known, std::size_t Size>
const Known* find_signature(const std::array<Known, Size>& signatures, std::string_view bytes) {
  const auto* const found =
      std::ranges::find_if(signatures, [&](const Known& signature) { return bytes.starts_with(signature.bytes); });
  return found == signatures.end() ? nullptr : found;
}

// The line and, in bytes, the column at which `text` ends.
Where find_end(std::string_view text, const std::string& file) {
  Where where{file, 1, 1};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !pair)) {
      ++where.line;
      where.column = 1;
    } else {
      ++where.column;
    }
  }
  return where;
}

// Plain letters stand in UTF-16 as bytes of which every second is zero. Vietnamese letters beyond them do not, but
// no table is without digits and delimiters.
std::string_view guess_utf16(std::string_view bytes, bool is_whole) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t half = head.size() / 2;
  if ((is_whole && bytes.size() % 2 != 0) || half == 0) return {};
  // a combining grave accent, U+0300, has its zero on the other side
  if (zeros[0] * 8 < zeros[1] && zeros[1] * 2 > half) return "UTF-16LE";
  if (zeros[1] * 8 < zeros[0] && zeros[0] * 2 > half) return "UTF-16BE";
  return {};
}

// Whether bytes are TCVN3, not Windows-1258, in which some words that a file of communes has near its top can have no
// meaning, nor can a capital or a sign stand behind a small letter. VISCII has signs there too, but letters that TCVN3
// has not.
bool is_tcvn3(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  constexpr std::size_t enough = 3;
  constexpr std::string_view tone_marks = "\xCC\xD2\xDE";  // of Windows-1258
  constexpr std::array words = std::to_array<std::string_view>(
      {"X\xB7 ", "x\xB7 ", "x\xB7,", "x\xB7;", "x\xB7\t", "uy\xD6n", "T\xD8nh", "t\xD8nh", "Th\xB5nh", "th\xB5nh"});
  bytes = bytes.substr(0, looked_at);
  const auto stands = [&](std::string_view word) { return bytes.find(word) != std::string_view::npos; };
  if (std::ranges::any_of(words, stands)) return true;
  std::size_t found = 0;
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    const bool is_capital_or_sign =
        bytes[i] >= '\xA1' && bytes[i] < '\xDF' && tone_marks.find(bytes[i]) == std::string_view::npos;
    if (is_capital_or_sign && bytes[i - 1] >= 'a' && bytes[i - 1] <= 'z') ++found;
  }
  std::string ignored;
  return found >= enough && decode_tcvn3(bytes, ignored, true).valid;
}

std::string code_of(char byte) { return fmt::format("0x{:02X}", static_cast<unsigned char>(byte)); }

// All of `bytes` in UTF-8.
std::optional<std::string> decode_all(std::string_view bytes, const std::string& encoding, const std::string& file,
                                      Diagnostics& diagnostics) {
  std::size_t bad = std::string_view::npos;
  std::string text;
  if (encoding == utf8) {
    bad = find_invalid_utf8(bytes);
    text = bytes.substr(0, bad);
  } else {
    auto decoder = Decoder::named(encoding);
    if (!decoder) {
      refuse_encoding(encoding, file, diagnostics);
      return std::nullopt;
    }
    text.reserve(bytes.size() / decoder->unit());
    const auto [taken, valid] = decoder->decode(bytes, text, true);
    if (!valid) bad = taken;
  }
  if (bad == std::string_view::npos) return text;
  refuse_byte(find_end(text, file), bytes[std::min(bad, bytes.size() - 1)], bad, encoding, diagnostics);
  return std::nullopt;
}

}  // namespace

bool is_known_encoding(const std::string& name) { return Decoder::named(name).has_value(); }

Encoding find_encoding(std::string_view beginning, bool is_whole, const std::string& forced) {
  Encoding encoding;
  const Signature* mark = find_signature(byte_order_marks, beginning);
  if (mark != nullptr && (forced.empty() || mark->what == utf8)) encoding.order_mark = mark->bytes.size();
  encoding.name = !forced.empty() ? forced : mark != nullptr ? mark->what : guess_utf16(beginning, is_whole);
  if (encoding.name.empty()) {
    if (!is_whole) beginning.remove_suffix(cut_utf8(beginning));
    const bool is_utf8 = find_invalid_utf8(beginning) == std::string_view::npos || Utf8Letters(beginning).are_utf8();
    encoding.name = is_utf8 ? utf8 : is_tcvn3(beginning) ? tcvn3 : windows1258;
    encoding.settled = is_whole;
  }
  encoding.guessed = mark == nullptr && forced.empty() && encoding.name != utf8;
  return encoding;
}

std::optional<Phrase> find_binary(std::string_view bytes) {
  const Binary* binary = find_signature(binaries, bytes);
  return binary == nullptr ? std::nullopt : std::optional(binary->what);
}

// Tables that portals give out as .xls are web pages or XML, and some save them as .csv.
std::optional<Phrase> find_markup(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with("<?xml")) return Phrase("an XML document");
  const auto is_letter = [](char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); };
  const bool is_tag = text.size() > 1 && text[0] == '<' && (text[1] == '!' || is_letter(text[1]));
  return is_tag ? std::optional(Phrase("a web page")) : std::nullopt;
}

void refuse_empty(const std::string& file, Diagnostics& diagnostics) {
  diagnostics.error({file}, "the file is empty", "export it again, or leave it out");
}

void refuse_format(const Phrase& format, const std::string& file, Diagnostics& diagnostics) {
  diagnostics.error({file}, {"this is {}, not CSV", format}, save_as_csv);
}

void refuse_encoding(const std::string& name, const std::string& file, Diagnostics& diagnostics) {
  diagnostics.error({file}, {"the file is {}, which this system cannot convert", name}, save_as_csv);
}

void refuse_byte(const Where& where, char byte, std::size_t offset, const std::string& encoding,
                 Diagnostics& diagnostics) {
  if (encoding == utf8) {
    diagnostics.error(where, {"byte {} of the line ({}) is not UTF-8", where.column, code_of(byte)}, save_as_utf8);
  } else {
    diagnostics.error(where, {"the bytes from {} on ({}) are not {}", offset, code_of(byte), encoding}, save_as_utf8);
  }
}

void refuse_nul(const Where& where, Diagnostics& diagnostics) {
  diagnostics.error(where, "a NUL byte: the file is damaged, or is not text", save_as_csv);
}

void tell_guess(const Encoding& encoding, const std::string& file, Diagnostics& diagnostics) {
  constexpr Phrase cure = "if names look wrong, name the encoding with --encoding";
  const Message guess{"read as {}, a guess", encoding.name};
  // what fonts of the last century wrote is seldom met: someone ought to look at the names
  encoding.name == tcvn3 ? diagnostics.warning({file}, guess, cure) : diagnostics.note({file}, guess, cure);
}

std::optional<DecodedText> decode(std::string_view bytes, const std::string& forced, const std::string& file,
                                  Diagnostics& diagnostics) {
  if (bytes.empty()) {
    refuse_empty(file, diagnostics);
    return std::nullopt;
  }
  if (const auto binary = find_binary(bytes)) {
    refuse_format(*binary, file, diagnostics);
    return std::nullopt;
  }
  const Encoding encoding = find_encoding(bytes, true, forced);
  auto text = decode_all(bytes.substr(encoding.order_mark), encoding.name, file, diagnostics);
  if (!text) return std::nullopt;
  if (encoding.guessed) tell_guess(encoding, file, diagnostics);
  if (const auto markup = find_markup(*text)) {
    refuse_format(*markup, file, diagnostics);
    return std::nullopt;
  }
  // the end of a file as DOS programs mark it
  if (text->ends_with('\x1A')) text->pop_back();
  const std::size_t zero = text->find('\0');
  if (zero != std::string::npos) {
    refuse_nul(find_end(std::string_view(*text).substr(0, zero), file), diagnostics);
    return std::nullopt;
  }
  return DecodedText{std::move(*text), encoding.name};
}

}  // namespace ntm
